// Blocks: the list, and one.

import { learn, who } from "../chain.js";
import { chip, facts, h, link, section, table } from "../dom.js";
import { age, count, moment, short, units } from "../format.js";
import { hashOf } from "../neo/account.js";
import { batch, call, settle } from "../rpc.js";
import { eventTable } from "../events.js";

const rows = 25;

export async function blocksView(from) {
    const height = (await call("getblockcount")) - 1;
    const top = from === undefined ? height : Math.min(Number(from), height);
    const blocks = await blocksBelow(top, rows);
    return {
        title: "Blocks",
        live: from === undefined,
        body: [section(`${count(height + 1)} blocks`, blockTable(blocks), pager(top, height))],
    };
}

export async function blocksBelow(top, many) {
    const numbers = Array.from({ length: Math.min(many, top + 1) }, (_, i) => top - i);
    return batch(numbers.map((number) => ["getblock", number, true]));
}

export function blockTable(blocks) {
    return table(
        "Blocks, newest first",
        ["Block", "When", { text: "Transactions", class: "number" }, { text: "Bytes", class: "number" }, "Hash"],
        blocks.map((block) => [
            link("block/" + block.index, "#" + block.index),
            h("time", { title: moment(block.time) }, age(block.time)),
            block.tx.length ? count(block.tx.length) : h("span", { class: "quiet" }, "–"),
            count(block.size),
            h("code", { title: block.hash }, short(block.hash)),
        ]),
    );
}

function pager(top, height) {
    const older = top - rows;
    return h(
        "nav",
        { class: "pager", "aria-label": "Pages" },
        top < height && link(top + rows >= height ? "blocks" : "blocks/" + (top + rows), "← Newer"),
        older >= 0 && link("blocks/" + older, "Older →"),
    );
}

export async function blockView(id) {
    const block = await call("getblock", /^\d+$/.test(id) ? Number(id) : id, true);
    const [own, ...logs] = await settle([
        ["getapplicationlog", block.hash],
        ...block.tx.map((tx) => ["getapplicationlog", tx.hash]),
    ]);
    const executions = own instanceof Error ? [] : own.executions;
    const events = executions.flatMap((execution) => execution.notifications);
    await learn(events.map((sent) => sent.contract));
    return {
        title: `Block ${block.index}`,
        live: false,
        body: [
            section(
                "Header",
                facts(
                    ["Hash", h("code", {}, block.hash)],
                    ["Time", moment(block.time), " (", age(block.time), ")"],
                    [
                        "Before",
                        block.index > 0
                            ? link("block/" + (block.index - 1), "#" + (block.index - 1))
                            : "nothing: the genesis",
                    ],
                    block.confirmations > 1 && ["After", link("block/" + (block.index + 1), "#" + (block.index + 1))],
                    ["Size", count(block.size), " bytes"],
                    ["Merkle root", h("code", {}, block.merkleroot)],
                    ["Nonce", h("code", {}, block.nonce)],
                    ["Primary", String(block.primary)],
                    ["Next consensus", who(hashOf(block.nextconsensus))],
                ),
            ),
            section("Transactions", transactionsOf(block, logs)),
            section("What the block itself did", eventTable("Events of the block's own scripts", events, "No events.")),
        ],
    };
}

function transactionsOf(block, logs) {
    return table(
        "Transactions of the block",
        ["Transaction", "Sender", { text: "Fees [GAS]", class: "number" }, "Outcome"],
        block.tx.map((tx, i) => [
            link("transaction/" + tx.hash, short(tx.hash)),
            who(hashOf(tx.sender)),
            units(BigInt(tx.sysfee) + BigInt(tx.netfee)),
            logs[i] instanceof Error ? "" : outcome(logs[i].executions[0].vmstate),
        ]),
        "None.",
    );
}

export function outcome(state) {
    return state === "HALT" ? chip("good", "done") : chip("bad", "failed");
}
