// What contracts said, decoded by their manifests.

import { eventShape, who } from "./chain.js";
import { h, link, table } from "./dom.js";
import { age } from "./format.js";
import { show } from "./values.js";

/** Values of an event with the names of the ABI. */
export function valuesOf({ contract, eventname, state }) {
    const shape = eventShape(contract, eventname);
    const items = Array.isArray(state?.value) ? state.value : [];
    const names = shape?.parameters.length === items.length ? shape.parameters : [];
    return h(
        "dl",
        { class: "values" },
        items.map((item, i) =>
            h("div", {}, h("dt", {}, names[i]?.name ?? String(i)), h("dd", {}, show(item, names[i], contract))),
        ),
    );
}

export function eventTable(caption, events, none) {
    return table(
        caption,
        ["Contract", "Event", { text: "Values", class: "wide" }],
        events.map((sent) => [who(sent.contract), h("strong", {}, sent.eventname), valuesOf(sent)]),
        none,
    );
}

/** With when and where each happened. */
export function eventHistory(caption, events, none) {
    return table(
        caption,
        ["When", "Event", { text: "Values", class: "wide" }],
        events.map((sent) => [
            link("transaction/" + sent.transaction, age(sent.time)),
            h("strong", {}, sent.eventname),
            valuesOf(sent),
        ]),
        none,
    );
}
