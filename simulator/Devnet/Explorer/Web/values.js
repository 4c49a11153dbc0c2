// Stack items as a person reads them, by the type and the name that an ABI gives them.

import { fromBase64, toHash, toHex, toInteger, toText } from "./bytes.js";
import { isContract, isSuite, isToken, nameOf, tasks, tiers, who } from "./chain.js";
import { h, link } from "./dom.js";
import { count, duration, moment, short, units } from "./format.js";

const mostBytes = 48;
const mostItems = 64;
const mostBrief = 4;
const hashBytes = 20;
const earliestMs = 1_000_000_000_000n;

/** Names of numbers in 1e-8 AGPU in the suite's events and methods. */
const amounts = new Set([
    "amount",
    "fee",
    "tip",
    "excess",
    "bond",
    "refund",
    "burned",
    "paid",
    "auditors",
    "oracles",
    "maintenance",
    "slashed",
    "toChallenger",
    "toClient",
    "locked",
    "deposit",
    "pay",
    "pricePerUnit",
    "baseFee",
    "toAuditors",
    "toOracles",
    "toProvider",
    "toPools",
    "minted",
    "agpu",
    "burnFee",
    "maxPricePerUnit",
    "taken",
]);

/** The number that the item is; null where it is none. */
export function integerOf(item) {
    if (!item) return null;
    if (item.type === "Integer") return BigInt(item.value);
    if (item.type === "ByteString" || item.type === "Buffer") {
        const bytes = fromBase64(item.value ?? "");
        return bytes.length <= 32 ? toInteger(bytes) : null;
    }
    return null;
}

/** The account that the item is; null where it is none. */
export function hashIn(item) {
    const bytes = bytesIn(item);
    return bytes?.length === hashBytes ? toHash(bytes) : null;
}

export function bytesIn(item) {
    return item && (item.type === "ByteString" || item.type === "Buffer") ? fromBase64(item.value ?? "") : null;
}

export function textIn(item) {
    const bytes = bytesIn(item);
    return bytes ? (toText(bytes) ?? "0x" + toHex(bytes)) : null;
}

/** @param shape { name, type } of the ABI, or nothing; @param contract whose event or method it is */
export function show(item, shape, contract) {
    if (!item || item.type === "Any" || item.value === null) return quiet("null");
    if (typeof item === "string") return quiet(item);
    const type = shape?.type ?? item.type;
    switch (item.type) {
        case "Boolean":
            return String(item.value);
        case "Integer":
            return number(BigInt(item.value), shape, contract);
        case "ByteString":
        case "Buffer":
            return bytes(item, type, shape, contract);
        case "Array":
        case "Struct":
            return list(item.value);
        case "Map":
            return h(
                "dl",
                { class: "map" },
                item.value.map(({ key, value }) => [h("dt", {}, show(key)), h("dd", {}, show(value))]),
            );
        default:
            return quiet(item.type);
    }
}

/** In one line, for arguments in a tree: long bytes by their beginning and length, long lists by their beginning. */
export function brief(item, shape, contract) {
    if (item?.type === "Array" || item?.type === "Struct") {
        const rest = item.value.length - mostBrief;
        const shown = item.value.slice(0, mostBrief).map((inner, i) => [i > 0 && ", ", brief(inner)]);
        return ["[", shown, rest > 0 && `, ${rest} more`, "]"];
    }
    const content = bytesIn(item);
    if (!content || content.length <= hashBytes || (shape?.type ?? "ByteArray") !== "ByteArray") {
        return show(item, shape, contract);
    }
    const readable = content.length <= mostBytes ? toText(content) : null;
    return readable ? text(readable) : h("code", {}, `0x${toHex(content.slice(0, 6))}…(${content.length} B)`);
}

function bytes(item, type, shape, contract) {
    const content = fromBase64(item.value);
    if (type === "Integer") return number(toInteger(content), shape, contract);
    if (type === "Boolean") return String(content.some((byte) => byte));
    if (type === "String") return text(toText(content) ?? "0x" + toHex(content));
    if (
        content.length === hashBytes &&
        (type === "Hash160" || nameOf(toHash(content)) || isContract(toHash(content)))
    ) {
        return who(toHash(content));
    }
    if (type === "Hash160" && content.length === 0) return quiet("null");
    if (type === "Hash256" && content.length === 32) return mono(toHash(content));
    const readable = content.length ? toText(content) : null;
    return readable !== null && type !== "ByteArray" && type !== "PublicKey"
        ? text(readable)
        : mono("0x" + toHex(content));
}

function number(value, shape, contract) {
    const name = shape?.name ?? "";
    if (isSuite(contract)) {
        if (name === "jobId") return link("job/" + value, "job " + value);
        if (name === "task" && tasks[value]) return tasks[value];
        if (name === "tier" && tiers[value]) return tiers[value];
        if (amounts.has(name)) return amount(value, "AGPU");
        if (name.endsWith("Ms")) return titled(value >= earliestMs ? moment(value) : duration(value), `${value} ms`);
        if (name.endsWith("Bps")) return titled(`${Number(value) / 100}%`, `${value} / 10,000`);
    }
    if (name === "amount" && isToken(contract) && nameOf(contract) === "GasToken") return amount(value, "GAS");
    return h("span", { class: "number" }, count(value));
}

export function amount(value, unit) {
    return h("span", { class: "number", title: `${value} of 1e-8 ${unit}` }, units(value), " ", unit);
}

function list(items) {
    if (items.length === 0) return quiet("[ ]");
    const shown = items.slice(0, mostItems).map((item) => h("li", {}, show(item)));
    const rest = items.length - mostItems;
    return h("ol", { class: "items", start: "0" }, shown, rest > 0 && h("li", {}, quiet(`${rest} more`)));
}

function text(value) {
    return h("span", { class: "text" }, value.length > 400 ? value.slice(0, 400) + "…" : value);
}

function mono(value) {
    if (value.length <= 2 * mostBytes + 2) return h("code", { title: value }, value.length > 44 ? short(value) : value);
    return h(
        "details",
        { class: "bytes" },
        h("summary", {}, h("code", {}, value.slice(0, 26) + "…"), ` ${(value.length - 2) / 2} bytes`),
        h("code", {}, value),
    );
}

function quiet(value) {
    return h("span", { class: "quiet" }, value);
}

function titled(value, title) {
    return h("span", { class: "number", title }, value);
}
