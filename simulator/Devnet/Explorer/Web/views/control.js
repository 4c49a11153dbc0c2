// The devnet's own levers: blocks, time, moments.

import { chip, facts, h, link, replace, section } from "../dom.js";
import { age, count, duration, moment } from "../format.js";
import { call } from "../rpc.js";
import { who } from "../chain.js";

export async function controlView() {
    const state = h("div", {});
    const answer = h("output", { class: "answer" });
    const write = (status) => replace(state, statusOf(status));
    write(await call("dev_status"));
    const act = async (method, ...params) => {
        try {
            write(await call(method, ...params));
            replace(answer, chip("good", "done"), " ", method);
        } catch (failure) {
            replace(answer, chip("bad", "no"), " ", failure.message);
        }
    };
    return {
        title: "Control",
        live: false,
        body: [
            section("Now", state, answer),
            section(
                "Blocks",
                form("Make blocks", "blocks", "1", "Mine", (text) => act("dev_mine", Number(text))),
                form(
                    "When blocks are made",
                    "mining",
                    "instant",
                    "Set",
                    (text) => act("dev_setMining", text),
                    "instant, manual, interval:MS or mixed:MS",
                ),
            ),
            section(
                "Time",
                form("Let time pass [s]", "advance", "60", "Advance", (text) =>
                    act("dev_advance", 1000 * Number(text)),
                ),
            ),
            section(
                "Moments",
                form("Keep this moment as", "snapshot", "before", "Keep", (text) => act("dev_snapshot", text)),
                form("Go to the moment", "restore", "before", "Go", (text) => act("dev_restore", text)),
                h("p", {}, h("button", { class: "second", onclick: () => act("dev_reset") }, "Back to the start")),
            ),
            section("GAS", balanceForm(act)),
        ],
    };
}

function statusOf(status) {
    return facts(
        [
            "Newest block",
            link("block/" + status.height, "#" + status.height),
            `, ${moment(status.time)} (${age(status.time)})`,
        ],
        ["Mining", status.mining],
        ["Waiting", `${count(status.waiting)} transactions`],
        [
            "Clock",
            status.clockoffset === 0
                ? "as the wall's"
                : `${duration(Math.abs(status.clockoffset))} ${status.clockoffset > 0 ? "ahead" : "behind"}`,
        ],
        ["Moments kept", status.snapshots.join(", ") || "none"],
        ["Spoken for", status.impersonated.length ? status.impersonated.map((hash) => [who(hash), " "]) : "nobody"],
    );
}

function form(label, id, value, button, act, hint) {
    const input = h("input", { id: "control-" + id, value, autocomplete: "off" });
    const submit = (event) => {
        event.preventDefault();
        act(input.value);
    };
    return h(
        "form",
        { class: "line", onsubmit: submit },
        h(
            "div",
            { class: "field" },
            h("label", { for: "control-" + id }, label, hint && h("span", { class: "quiet" }, " ", hint)),
            input,
        ),
        h("button", {}, button),
    );
}

function balanceForm(act) {
    const account = h("input", { id: "control-account", placeholder: "address", autocomplete: "off" });
    const gas = h("input", { id: "control-gas", value: "1000", inputmode: "decimal", autocomplete: "off" });
    const submit = (event) => {
        event.preventDefault();
        act("dev_setBalance", account.value.trim(), String(Math.round(Number(gas.value) * 1e8)));
    };
    return h(
        "form",
        { class: "line", onsubmit: submit },
        h("div", { class: "field" }, h("label", { for: "control-account" }, "Account"), account),
        h("div", { class: "field" }, h("label", { for: "control-gas" }, "has this GAS"), gas),
        h("button", {}, "Set"),
    );
}
