// The first page: where the chain is, what happened last.

import { knownNames, site } from "../chain.js";
import { h, link, section } from "../dom.js";
import { age, count } from "../format.js";
import { call } from "../rpc.js";
import { blocksBelow, blockTable } from "./blocks.js";
import { suiteTiles } from "./starminer.js";
import { transactionTable } from "./transactions.js";

export async function homeView() {
    const height = (await call("getblockcount")) - 1;
    const [blocks, transactions, version] = await Promise.all([
        blocksBelow(height, 8),
        call("explorer_transactions", 0, 10),
        call("getversion"),
    ]);
    return {
        title: "Overview",
        live: true,
        body: [
            h(
                "div",
                { class: "tiles" },
                tile("Height", count(height), `newest block ${age(blocks[0].time)}`),
                tile(
                    "Transactions",
                    count(transactions.total),
                    `${count(blocks.reduce((sum, b) => sum + b.tx.length, 0))} in the last ${blocks.length} blocks`,
                ),
                tile("Network", String(version.protocol.network), version.useragent),
                site.suite
                    ? await suiteTiles()
                    : tile("Contracts", count(knownNames().length - site.accounts.length), "natives included"),
            ),
            section(
                "Newest transactions",
                transactionTable(transactions.rows),
                h("p", { class: "pager" }, link("transactions", "All transactions →")),
            ),
            section("Newest blocks", blockTable(blocks), h("p", { class: "pager" }, link("blocks", "All blocks →"))),
        ],
    };
}

export function tile(name, value, note) {
    return h(
        "div",
        { class: "tile" },
        h("span", { class: "name" }, name),
        h("strong", {}, value),
        h("span", { class: "quiet" }, note),
    );
}
