// What the page knows of this chain: names of accounts and contracts, manifests.

import { h, link } from "./dom.js";
import { short } from "./format.js";
import { addressOf, hashOf } from "./neo/account.js";
import { call } from "./rpc.js";

export const tasks = ["Training", "Inference", "Rendering", "Data processing"];
export const tiers = ["Spot", "Standard", "Priority", "Reserved"];

export const site = { network: 0, control: false, accounts: [], suite: null };

const contracts = new Map();
const names = new Map();
const manifests = new Map();

export async function loadSite() {
    Object.assign(site, await call("explorer_site"));
    for (const account of site.accounts) names.set(account.hash, account.name);
    await loadContracts();
}

/** The list anew: contracts come and are updated. */
export async function loadContracts() {
    const rows = await call("explorer_contracts");
    contracts.clear();
    const counts = new Map();
    for (const row of rows) {
        contracts.set(row.hash, row);
        counts.set(row.name, (counts.get(row.name) ?? 0) + 1);
    }
    for (const [name, hash] of Object.entries(site.suite ?? {})) names.set(hash, name);
    for (const row of rows) {
        // Two contracts may say the same name; a name that could be either's is no name.
        const isTaken = counts.get(row.name) > 1 && !Object.values(site.suite ?? {}).includes(row.hash);
        if (!names.has(row.hash)) names.set(row.hash, isTaken ? `${row.name} ${short(row.hash)}` : row.name);
    }
    return rows;
}

export async function contractOf(hash) {
    if (!contracts.has(hash)) await loadContracts();
    return contracts.get(hash) ?? null;
}

/** The contract's state with its manifest; null where there is none. */
export async function stateOf(hash) {
    const row = await contractOf(hash);
    if (!row) return null;
    const key = `${hash} ${row.updates}`;
    if (!manifests.has(key)) manifests.set(key, await call("getcontractstate", hash));
    return manifests.get(key);
}

/** Before events are shown: their contracts' manifests. */
export async function learn(hashes) {
    for (const hash of new Set(hashes)) await stateOf(hash);
}

export function eventShape(hash, name) {
    const row = contracts.get(hash);
    const state = row && manifests.get(`${hash} ${row.updates}`);
    return state?.manifest.abi.events.find((event) => event.name === name) ?? null;
}

export function methodShape(hash, name, count) {
    const row = contracts.get(hash);
    const state = row && manifests.get(`${hash} ${row.updates}`);
    return state?.manifest.abi.methods.find((m) => m.name === name && m.parameters.length === count) ?? null;
}

/** The contract with this number in storage keys; null where there is none. */
export function contractWithId(id) {
    return [...contracts.values()].find((row) => row.id === id)?.hash ?? null;
}

export function isContract(hash) {
    return contracts.has(hash);
}

export function isSuite(hash) {
    return Object.values(site.suite ?? {}).includes(hash);
}

export function isToken(hash) {
    return contracts.get(hash)?.standards.includes("NEP-17") ?? false;
}

export function nameOf(hash) {
    return names.get(hash) ?? null;
}

/** All that a person may type for an account or contract. */
export function knownNames() {
    return [...names].map(([hash, name]) => ({ hash, name }));
}

/** A link with the name that people know, else the short address. */
export function who(hash) {
    if (!hash) return h("span", { class: "quiet" }, "nobody");
    const name = names.get(hash);
    const page = contracts.has(hash) ? "contract/" + hash : "address/" + addressOf(hash);
    const text = name ?? short(contracts.has(hash) ? hash : addressOf(hash));
    const anchor = link(page, text);
    anchor.title = contracts.has(hash) ? hash : addressOf(hash);
    if (!name) anchor.classList.add("mono");
    return anchor;
}

/** A script hash from an address, a hash or a name; null where it is none of them. */
export function accountFrom(text) {
    const trimmed = text.trim();
    const plain = trimmed.replace(/^0x/, "").toLowerCase();
    if (/^[0-9a-f]{40}$/.test(plain)) return "0x" + plain;
    const found = [...names].find(([, name]) => name.toLowerCase() === trimmed.toLowerCase());
    return found ? found[0] : hashOf(trimmed);
}
