// Accounts: the named ones, and any.

import { accountFrom, isContract, nameOf, site, tasks, who } from "../chain.js";
import { facts, h, link, section, table } from "../dom.js";
import { age, count, moment, short, units } from "../format.js";
import { addressOf, hashOf } from "../neo/account.js";
import { batch, call, hash160, integer, readAll } from "../rpc.js";
import { amount, integerOf } from "../values.js";
import { transactionTable } from "./transactions.js";

const mostTransfers = 50;

export async function accountsView() {
    const balances = await batch(site.accounts.map((account) => ["getnep17balances", account.address]));
    const symbols = [...new Set(balances.flatMap(({ balance }) => balance.map((token) => token.symbol)))];
    return {
        title: "Accounts",
        live: true,
        body: [
            section(
                "Accounts with a known key",
                table(
                    "Named accounts and what they have",
                    ["Name", "Address", ...symbols.map((text) => ({ text, class: "number" }))],
                    site.accounts.map((account, i) => [
                        link("address/" + account.address, account.name),
                        h("code", {}, account.address),
                        ...symbols.map((symbol) => balanceOf(balances[i].balance, symbol)),
                    ]),
                    "This devnet was started without accounts.",
                ),
            ),
        ],
    };
}

function balanceOf(balances, symbol) {
    const found = balances.find((token) => token.symbol === symbol);
    return found ? units(found.amount, Number(found.decimals)) : h("span", { class: "quiet" }, "–");
}

export async function addressView(text) {
    const hash = accountFrom(text);
    if (!hash) throw new Error(`'${text}' is no address.`);
    const address = addressOf(hash);
    const [balances, transfers, sent] = await batch([
        ["getnep17balances", address],
        ["getnep17transfers", address, 0],
        ["explorer_transactions", 0, 25, address],
    ]);
    const vaults = site.suite ? await vaultsOf(hash) : [];
    return {
        title: nameOf(hash) ?? "Account",
        live: true,
        body: [
            section(
                "Account",
                facts(
                    ["Address", h("code", {}, address)],
                    ["Script hash", h("code", {}, hash)],
                    isContract(hash) && ["Contract", who(hash)],
                ),
            ),
            section(
                "Balances",
                table(
                    "Balances",
                    ["Token", { text: "Amount", class: "number" }, "Last moved"],
                    balances.balance.map((token) => [
                        who(token.assethash),
                        [units(token.amount, Number(token.decimals)), " ", token.symbol],
                        token.lastupdatedblock > 0
                            ? link("block/" + token.lastupdatedblock, "#" + token.lastupdatedblock)
                            : "at the start",
                    ]),
                    "Nothing.",
                ),
            ),
            vaults.length > 0 && section("Vaults", vaultTable(vaults)),
            section("Transfers", transferTable(transfers, balances.balance)),
            section("Sent transactions", transactionTable(sent.rows, "None.")),
        ],
    };
}

async function vaultsOf(provider) {
    const vaults = await readAll(
        tasks.map((_, task) => [site.suite.StakingVaults, "vaultOf", hash160(provider), integer(task)]),
    );
    return vaults
        .map((vault, task) => ({ task, parts: vault ? vault.value.map(integerOf) : [] }))
        .filter(({ parts }) => parts.some((part) => part > 0n));
}

function vaultTable(vaults) {
    return table(
        "Stakes by task",
        ["Task", ...["Free", "Locked", "Unbonding"].map((text) => ({ text, class: "number" }))],
        vaults.map(({ task, parts: [free, locked, unbonding] }) => [
            tasks[task],
            ...[free, locked, unbonding].map((part) => amount(part, "AGPU")),
        ]),
    );
}

function transferTable({ sent, received }, balances) {
    const decimals = new Map(balances.map((token) => [token.assethash, Number(token.decimals)]));
    const all = [...sent.map((t) => ({ ...t, way: "out" })), ...received.map((t) => ({ ...t, way: "in" }))].sort(
        (a, b) => b.timestamp - a.timestamp || b.blockindex - a.blockindex,
    );
    const rest = all.length - mostTransfers;
    return [
        table(
            "Transfers, newest first",
            ["When", "", "With", "Token", { text: "Amount", class: "number" }, "Transaction"],
            all
                .slice(0, mostTransfers)
                .map((t) => [
                    h("time", { title: moment(t.timestamp) }, age(t.timestamp)),
                    t.way === "in" ? "received from" : "sent to",
                    partner(t),
                    who(t.assethash),
                    (t.way === "in" ? "+" : "−") +
                        (decimals.has(t.assethash) ? units(t.amount, decimals.get(t.assethash)) : count(t.amount)),
                    link("transaction/" + t.txhash, short(t.txhash)),
                ]),
            "None.",
        ),
        rest > 0 && h("p", { class: "quiet" }, `${count(rest)} older ones are left out.`),
    ];
}

const nobody = "0x" + "0".repeat(40);

function partner({ transferaddress, way }) {
    const hash = hashOf(transferaddress) ?? transferaddress;
    if (!hash || hash === nobody)
        return h("span", { class: "quiet" }, way === "in" ? "nobody: minted" : "nobody: burned");
    return who(hash);
}
