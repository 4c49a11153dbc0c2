// A contract's methods as forms: read, rehearse, send.

import { accountFrom, knownNames, site } from "./chain.js";
import { chip, h, link, replace } from "./dom.js";
import { units } from "./format.js";
import { fromBase64, fromHex, toBase64 } from "./bytes.js";
import { accountOf } from "./neo/account.js";
import { rehearse, send } from "./neo/transaction.js";
import { call } from "./rpc.js";
import { show } from "./values.js";

const scale = 100_000_000n;
let lastId = 0;

/** @param picker of who sends; null for methods that only read */
export function methodForms(contract, methods, picker) {
    if (methods.length === 0) return h("p", { class: "quiet" }, "None.");
    return [
        nameList(),
        h(
            "div",
            { class: "methods" },
            methods.map((method) => methodForm(contract, method, picker)),
        ),
    ];
}

function methodForm(contract, method, picker) {
    const output = h("output", { class: "answer" });
    const fields = method.parameters.map((parameter) => field(parameter));
    const run = async (event) => {
        event.preventDefault();
        const isSending = event.submitter?.value === "send";
        replace(output, h("span", { class: "quiet" }, "…"));
        try {
            const args = fields.map(({ read }) => read());
            replace(
                output,
                picker
                    ? await act(contract, method, args, await picker.account(), isSending)
                    : answerOf(await rehearse(contract, method.name, args, null), method, contract),
            );
        } catch (failure) {
            replace(output, chip("bad", "no"), " ", failure.message);
        }
    };
    const signature = method.parameters.map((p) => p.name).join(", ");
    // What needs no arguments and changes nothing is read as soon as somebody looks.
    const look = (event) => event.target.open && !picker && fields.length === 0 && run(event);
    return h(
        "details",
        { class: "method", ontoggle: look },
        h(
            "summary",
            {},
            h("b", {}, method.name),
            h("span", { class: "quiet" }, `(${signature}) → ${method.returntype}`),
        ),
        h(
            "form",
            { onsubmit: run },
            fields.map(({ element }) => element),
            h(
                "div",
                { class: "buttons" },
                picker
                    ? [
                          h("button", { value: "try", class: "second" }, "Rehearse"),
                          h("button", { value: "send" }, "Send"),
                      ]
                    : h("button", {}, "Read"),
            ),
            output,
        ),
    );
}

async function act(contract, method, args, account, isSending) {
    const rehearsal = await rehearse(contract, method.name, args, account.hash);
    if (!isSending || rehearsal.state !== "HALT") return answerOf(rehearsal, method, contract);
    const hash = await (account.sign ? send(rehearsal, account, site.network) : sendImpersonated(rehearsal, account));
    return [chip("good", "sent"), " ", link("transaction/" + hash, hash)];
}

/** Speaks for the account during this one transaction, unless somebody had that on before. */
async function sendImpersonated(rehearsal, account) {
    const before = (await call("dev_status")).impersonated;
    if (before.includes(account.hash)) return send(rehearsal, account, site.network);
    await call("dev_impersonate", account.hash, true);
    try {
        return await send(rehearsal, account, site.network);
    } finally {
        await call("dev_impersonate", account.hash, false);
    }
}

function answerOf({ state, exception, stack, gasconsumed }, method, contract) {
    const cost = h("span", { class: "gas" }, units(gasconsumed), " GAS");
    if (state !== "HALT") return [chip("bad", "would fail"), " ", exception, cost];
    const value =
        method.returntype === "Void"
            ? h("span", { class: "quiet" }, "nothing")
            : stack.map((item) => show(item, { type: method.returntype, name: "" }, contract));
    return [chip("good", "answers"), " ", value, cost];
}

/** Who sends: an account that the devnet lets one speak for, or a key. */
export function senderPicker() {
    const id = `sender-${++lastId}`;
    const known = site.accounts.map((account) => account.name);
    const who = h("input", {
        id,
        list: "known-names",
        autocomplete: "off",
        spellcheck: "false",
        value: site.control ? known[0] : undefined,
        placeholder: "name or address",
        disabled: !site.control,
    });
    const key = h("input", { id: id + "-key", type: "password", autocomplete: "off", placeholder: "K… or L…" });
    const note = site.control
        ? "An account here needs no key: the devnet was started with --control. A pasted key comes first, and stays here."
        : "Paste an account's WIF key: it stays in this page. With --control you may speak for accounts without one.";
    return {
        element: h(
            "fieldset",
            { class: "sender" },
            h("legend", {}, "Send as"),
            site.control && h("div", { class: "field" }, h("label", { for: id }, "Account"), who),
            h("div", { class: "field" }, h("label", { for: id + "-key" }, "or WIF key"), key),
            h("p", { class: "quiet" }, note),
        ),
        account: async () => {
            if (key.value.trim()) return accountOf(key.value);
            const hash = site.control ? accountFrom(who.value) : null;
            if (!hash) throw new Error(site.control ? `'${who.value}' is no account` : "paste a WIF key first");
            return { hash };
        },
    };
}

function field(parameter) {
    const id = `field-${++lastId}`;
    const input =
        parameter.type === "Boolean"
            ? h("select", { id }, h("option", { value: "true" }, "true"), h("option", { value: "false" }, "false"))
            : h("input", {
                  id,
                  autocomplete: "off",
                  spellcheck: "false",
                  placeholder: hints[parameter.type] ?? "",
                  list: parameter.type === "Hash160" ? "known-names" : undefined,
              });
    return {
        element: h(
            "div",
            { class: "field" },
            h("label", { for: id }, parameter.name, " ", h("span", { class: "quiet" }, parameter.type)),
            input,
        ),
        read: () => argument(parameter, input.value),
    };
}

const hints = {
    Hash160: "name, address or 0x…",
    Hash256: "0x…",
    Integer: "5, or 1.5 AGPU",
    String: "text",
    ByteArray: "0x… or base64",
    PublicKey: "02… or 03…",
    Signature: "0x…",
    Any: "empty for null, or JSON",
    Array: 'JSON: [{"type": …, "value": …}]',
    Map: "JSON",
    InteropInterface: "cannot be given",
};

/** What was typed, as the RPC takes it. */
export function argument({ name, type }, text) {
    const value = text.trim();
    const wrong = (what) => new Error(`${name}: '${value}' is no ${what}`);
    switch (type) {
        case "Integer":
            return { type, value: integerFrom(value, wrong) };
        case "Boolean":
            return { type, value: value === "true" };
        case "Hash160": {
            const hash = accountFrom(value);
            if (!hash) throw wrong("account, contract or hash");
            return { type, value: hash };
        }
        case "Hash256":
            if (!/^(0x)?[0-9a-f]{64}$/i.test(value)) throw wrong("hash of 32 bytes");
            return { type, value };
        case "ByteArray":
        case "Signature":
            return { type, value: toBase64(bytesFrom(value, wrong)) };
        case "Any":
            return value ? jsonFrom(value, wrong) : { type };
        case "Array":
        case "Map":
            return { type, value: jsonFrom(value || "[]", wrong) };
        default:
            return { type, value: text };
    }
}

function integerFrom(value, wrong) {
    if (/^-?\d+$/.test(value)) return value;
    const parts = /^(-?)(\d+)(?:\.(\d{1,8}))?\s*(AGPU|GAS)$/i.exec(value);
    if (!parts) throw wrong("whole number, nor an amount like 1.5 AGPU");
    const amount = BigInt(parts[2]) * scale + BigInt((parts[3] ?? "").padEnd(8, "0"));
    return (parts[1] ? -amount : amount).toString();
}

function bytesFrom(value, wrong) {
    try {
        return value.startsWith("0x") ? fromHex(value) : fromBase64(value);
    } catch {
        throw wrong("bytes as 0x… or base64");
    }
}

function jsonFrom(value, wrong) {
    try {
        return JSON.parse(value);
    } catch {
        throw wrong("JSON");
    }
}

function nameList() {
    return h(
        "datalist",
        { id: "known-names" },
        knownNames().map(({ name }) => h("option", { value: name })),
    );
}
