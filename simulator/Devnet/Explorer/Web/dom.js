// Elements from data. There is no way from a string to markup in here: what comes from the chain becomes text nodes.

const svgSpace = "http://www.w3.org/2000/svg";

export function h(tag, attributes, ...children) {
    return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes, ...children) {
    return fill(document.createElementNS(svgSpace, tag), attributes, children);
}

export function link(href, ...children) {
    return h("a", { href: "#/" + href }, ...children);
}

export function replace(element, ...children) {
    element.replaceChildren();
    append(element, children);
    return element;
}

/** A table; rows are arrays of cells. Narrow screens show each row as a list with the head's words. */
export function table(caption, head, rows, none = "Nothing yet.") {
    if (rows.length === 0) return h("p", { class: "quiet" }, none);
    const titles = head.map((cell) => (typeof cell === "string" ? { text: cell } : cell));
    return h(
        "table",
        { class: "list" },
        h("caption", { class: "hidden" }, caption),
        h(
            "thead",
            {},
            h(
                "tr",
                {},
                titles.map((cell) => h("th", { scope: "col", class: cell.class }, cell.text)),
            ),
        ),
        h(
            "tbody",
            {},
            rows.map((cells) => row(titles, cells)),
        ),
    );
}

function row(titles, cells) {
    return h(
        "tr",
        {},
        cells.map((cell, i) => h("td", { class: titles[i].class, "data-label": titles[i].text }, h("div", {}, cell))),
    );
}

/** Name and value pairs. */
export function facts(...pairs) {
    return h(
        "dl",
        { class: "facts" },
        pairs.filter(Boolean).map(([name, ...value]) => h("div", {}, h("dt", {}, name), h("dd", {}, value))),
    );
}

export function section(title, ...children) {
    return h("section", { class: "card" }, h("h2", {}, title), children);
}

export function chip(kind, text) {
    return h("span", { class: "chip " + kind }, text);
}

function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes ?? {})) {
        if (value === undefined || value === null || value === false) continue;
        if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
        else if (name === "href" && !value.startsWith("#/")) throw new Error("a link leads to this page only");
        else element.setAttribute(name, value === true ? "" : value);
    }
    append(element, children);
    return element;
}

function append(element, children) {
    for (const child of children.flat(Infinity)) {
        if (child === undefined || child === null || child === false) continue;
        element.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
}
