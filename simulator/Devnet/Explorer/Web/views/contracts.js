// Contracts: the list, and one with its methods as forms.

import { loadContracts, nameOf, stateOf, learn, who } from "../chain.js";
import { chip, facts, h, link, section, table } from "../dom.js";
import { eventHistory } from "../events.js";
import { count, short } from "../format.js";
import { fromBase64 } from "../bytes.js";
import { call } from "../rpc.js";
import { methodForms, senderPicker } from "../forms.js";

export async function contractsView() {
    const all = await loadContracts();
    const [own, natives] = [all.filter((c) => c.id > 0), all.filter((c) => c.id <= 0)];
    return {
        title: "Contracts",
        live: true,
        body: [section("Deployed", contractTable(own)), section("Native", contractTable(natives))],
    };
}

function contractTable(rows) {
    return table(
        "Contracts",
        [
            { text: "Id", class: "number" },
            "Name",
            "Hash",
            "Standards",
            { text: "Methods", class: "number" },
            { text: "Bytes", class: "number" },
            { text: "Updates", class: "number" },
        ],
        rows.map((row) => [
            String(row.id),
            link("contract/" + row.hash, nameOf(row.hash) ?? row.name),
            h("code", { title: row.hash }, short(row.hash)),
            row.standards.map((name) => chip("plain", name)),
            count(row.methods),
            count(row.bytes),
            count(row.updates),
        ]),
        "None. Deploy one, or start the devnet with --suite.",
    );
}

export async function contractView(hash) {
    const state = await stateOf(hash);
    if (!state) throw new Error(`There is no contract ${hash}.`);
    const events = await call("explorer_events", hash, 0, 25);
    await learn([hash]);
    const { abi, permissions, supportedstandards, extra } = state.manifest;
    const shown = abi.methods.filter((method) => !method.name.startsWith("_"));
    return {
        title: nameOf(hash) ?? state.manifest.name,
        live: false,
        body: [
            section(
                "Contract",
                facts(
                    ["Hash", h("code", {}, hash)],
                    ["Name", state.manifest.name],
                    ["Id", String(state.id)],
                    [
                        "Code",
                        `${count(fromBase64(state.nef.script).length)} bytes by ${compilerOf(state)}`,
                        `, checksum ${state.nef.checksum}`,
                    ],
                    state.updatecounter > 0 && ["Updated", `${state.updatecounter} times`],
                    supportedstandards.length > 0 && ["Standards", supportedstandards.join(", ")],
                    ["May call", permissionsOf(permissions)],
                    extra && ["Extra", h("code", {}, JSON.stringify(extra))],
                    ["Account", link("address/" + hash, "balances and transfers")],
                ),
            ),
            section(
                "Read",
                methodForms(
                    hash,
                    shown.filter((method) => method.safe),
                    null,
                ),
            ),
            section(
                "Invoke",
                ...invocation(
                    hash,
                    shown.filter((method) => !method.safe),
                ),
            ),
            section(
                "Events",
                h("p", { class: "quiet" }, `${count(events.total)} so far; the newest:`),
                eventHistory("Events, newest first", events.rows, "None yet."),
            ),
        ],
    };
}

function invocation(hash, methods) {
    if (methods.length === 0) return [h("p", { class: "quiet" }, "It has no methods that change anything.")];
    const picker = senderPicker();
    return [picker.element, methodForms(hash, methods, picker)];
}

function permissionsOf(permissions) {
    if (permissions.length === 0) return h("span", { class: "quiet" }, "nobody");
    return h(
        "ul",
        { class: "plain" },
        permissions.map(({ contract, methods }) =>
            h(
                "li",
                {},
                contract === "*" ? "any contract" : /^0x/.test(contract) ? who(contract) : h("code", {}, contract),
                ": ",
                methods === "*" ? "any method" : methods.join(", "),
            ),
        ),
    );
}

function compilerOf({ nef }) {
    return nef.compiler.replace(/\0/g, "").trim();
}
