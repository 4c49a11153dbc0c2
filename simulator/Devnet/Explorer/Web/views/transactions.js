// Transactions: the list, and one with its calls, events and changes.

import { contractWithId, learn, methodShape, nameOf, who } from "../chain.js";
import { chip, facts, h, link, section, table } from "../dom.js";
import { eventTable } from "../events.js";
import { age, count, moment, short, units } from "../format.js";
import { fromBase64, toHex, toText } from "../bytes.js";
import { hashOf } from "../neo/account.js";
import { call, settle } from "../rpc.js";
import { brief, show } from "../values.js";
import { outcome } from "./blocks.js";

const rows = 25;

export async function transactionsView(from) {
    const start = Number(from ?? 0);
    const list = await call("explorer_transactions", start, rows);
    return {
        title: "Transactions",
        live: from === undefined,
        body: [
            section(
                `${count(list.total)} transactions`,
                transactionTable(list.rows),
                h(
                    "nav",
                    { class: "pager", "aria-label": "Pages" },
                    start > 0 && link(start > rows ? "transactions/" + (start - rows) : "transactions", "← Newer"),
                    start + rows < list.total && link("transactions/" + (start + rows), "Older →"),
                ),
            ),
        ],
    };
}

export function transactionTable(
    list,
    none = "None yet. Send one with neon-js, starminer, or a contract's form here.",
) {
    return table(
        "Transactions, newest first",
        ["Transaction", "When", "Block", "Sender", "Calls", { text: "GAS", class: "number" }, "Outcome"],
        list.map((row) => [
            link("transaction/" + row.hash, short(row.hash)),
            h("time", { title: moment(row.time) }, age(row.time)),
            link("block/" + row.block, "#" + row.block),
            who(row.sender),
            callsOf(row),
            units(row.gas),
            outcome(row.state),
        ]),
        none,
    );
}

function callsOf({ contract, method, calls }) {
    if (!contract) return h("span", { class: "quiet" }, "a script");
    return [
        who(contract),
        ".",
        h("b", {}, method),
        calls > 1 && h("span", { class: "quiet" }, ` and ${calls - 1} more`),
    ];
}

export async function transactionView(hash) {
    const transaction = await call("getrawtransaction", hash, true);
    const [log, trace] = await settle([
        ["getapplicationlog", hash],
        ["explorer_calls", hash],
    ]);
    const execution = log instanceof Error ? null : log.executions[0];
    const events = execution?.notifications ?? [];
    await learn([...events.map((sent) => sent.contract), ...(trace instanceof Error ? [] : contractsIn(trace.calls))]);
    const block = transaction.blockhash ? await call("getblockheader", transaction.blockhash, true) : null;
    return {
        title: "Transaction",
        badge: execution ? outcome(execution.vmstate) : chip("wait", "waits for a block"),
        live: !execution,
        body: [
            execution?.exception && h("p", { class: "fault", role: "alert" }, execution.exception),
            section("Summary", summary(transaction, block, execution)),
            trace instanceof Error
                ? execution &&
                  section(
                      "Calls",
                      h("p", { class: "quiet" }, "The tree is not kept for this block: ", trace.message, "."),
                  )
                : section("Calls", callTree(trace)),
            execution && section("Events", eventTable("Events, in order", events, "None.")),
            execution?.logs?.length > 0 &&
                section(
                    "Log",
                    table(
                        "Lines that contracts logged",
                        ["Contract", { text: "Line", class: "wide" }],
                        execution.logs.map((line) => [who(line.contract), line.message]),
                    ),
                ),
            !(trace instanceof Error) && section("Storage", storage(trace)),
            section(
                "Script",
                h(
                    "details",
                    { class: "bytes" },
                    h("summary", {}, `${fromBase64(transaction.script).length} bytes`),
                    h("code", {}, toHex(fromBase64(transaction.script))),
                ),
            ),
        ],
    };
}

function summary(transaction, block, execution) {
    return facts(
        ["Hash", h("code", {}, transaction.hash)],
        block && [
            "Block",
            link("block/" + block.index, "#" + block.index),
            `, ${moment(block.time)} (${age(block.time)})`,
        ],
        ["Sender", who(hashOf(transaction.sender))],
        [
            "Signers",
            transaction.signers.map((signer, i) => [i > 0 && ", ", who(signer.account), ` (${signer.scopes})`]),
        ],
        execution && ["GAS used", units(execution.gasconsumed)],
        ["Fees", units(transaction.sysfee), " GAS to run, ", units(transaction.netfee), " GAS to the network"],
        execution?.stack?.length > 0 && ["Result", execution.stack.map((item) => show(item))],
        ["Valid until", `block ${transaction.validuntilblock}`],
        ["Size", count(transaction.size), " bytes"],
    );
}

function contractsIn(node) {
    return [node.contract, ...node.calls.flatMap(contractsIn)].filter((hash) => nameOf(hash));
}

function callTree({ calls, truncated, refused, fault }) {
    return [
        h("ul", { class: "calls" }, callNode(calls, 0)),
        truncated && h("p", { class: "quiet" }, "The rest is left out: there is too much of it."),
        refused.length > 0 &&
            h(
                "div",
                {},
                h("h3", {}, "Witnesses refused"),
                h(
                    "ul",
                    {},
                    refused.map((text) => h("li", {}, text)),
                ),
            ),
        fault.length > 0 &&
            h(
                "div",
                {},
                h("h3", {}, "Where it failed"),
                h(
                    "ol",
                    { class: "frames" },
                    fault.map((text) => h("li", {}, text)),
                ),
            ),
    ];
}

function callNode(node, depth) {
    const head = [
        node.name ? [who(node.contract), ".", h("b", {}, node.method ?? "?")] : h("b", {}, "script"),
        node.name && argumentsOf(node),
        h("span", { class: "gas" }, units(node.own), node.calls.length > 0 && ` of ${units(node.gas)}`, " GAS"),
        !node.returned && chip("bad", "left by a fault"),
        node.events.map((name) => h("span", { class: "sent" }, name)),
    ];
    if (node.calls.length === 0) return h("li", {}, head);
    return h(
        "li",
        {},
        h(
            "details",
            { open: depth < 6 },
            h("summary", {}, head),
            h(
                "ul",
                {},
                node.calls.map((inner) => callNode(inner, depth + 1)),
            ),
        ),
    );
}

function argumentsOf({ contract, method, arguments: values }) {
    const shape = methodShape(contract, method, values.length);
    return h(
        "span",
        { class: "arguments" },
        "(",
        values.map((item, i) => {
            const parameter = shape?.parameters[i];
            return [i > 0 && ", ", parameter && h("i", {}, parameter.name + " "), brief(item, parameter, contract)];
        }),
        ")",
    );
}

function storage({ storage: changes }) {
    return table(
        "What the transaction left changed",
        ["Contract", "Key", "Before", "After"],
        changes.map((change) => [
            ownerOf(change.contract),
            bytes(change.key),
            bytes(change.before),
            bytes(change.after),
        ]),
        "Nothing changed.",
    );
}

function ownerOf(id) {
    const contract = contractWithId(id);
    return contract ? who(contract) : String(id);
}

function bytes(text) {
    if (text === null) return h("span", { class: "quiet" }, "nothing");
    const content = fromBase64(text);
    const readable = content.length > 3 ? toText(content) : null;
    const hex = toHex(content);
    const shown = hex.length > 40 ? hex.slice(0, 40) + "…" : hex || "empty";
    return h("code", { title: readable ? `${hex} (${readable})` : hex }, shown);
}
