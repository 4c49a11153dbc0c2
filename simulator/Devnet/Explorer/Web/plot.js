// Plots as SVG: values that hold until the next point, over time.

import { h, svg } from "./dom.js";
import { brief, clock } from "./format.js";

const width = 640;
const height = 220;
const inset = { left: 52, right: 12, top: 12, bottom: 26 };
const ticks = 4;

/**
 * @param series [{ name, points: [{ time, value }] }], values as numbers
 * @param options { title, unit, until, fromZero }
 */
export function plot(series, { title, unit, until, fromZero = false }) {
    const points = series.flatMap((line) => line.points);
    if (points.length === 0) return h("p", { class: "quiet" }, "Nothing has happened yet.");
    const scale = scaleOf(points, until, fromZero);
    const picture = svg(
        "svg",
        {
            viewBox: `0 0 ${width} ${height}`,
            role: "img",
            "aria-label": `${title}: ${summary(series, unit)}`,
            class: "plot",
        },
        grid(scale),
        series.map((line, i) => svg("path", { class: `curve curve-${i}`, d: path(line.points, scale) })),
    );
    return h(
        "figure",
        {},
        h("figcaption", {}, h("strong", {}, title), " ", h("span", { class: "quiet" }, unit), legend(series)),
        picture,
        h("details", { class: "numbers" }, h("summary", {}, "Numbers"), numbers(series, unit)),
    );
}

/** A line without axes, for a cell of a table. */
export function sparkline(points, label) {
    if (points.length === 0) return null;
    const [w, hgt] = [96, 22];
    const values = points.map((point) => point.value);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const [first, last] = [points[0].time, Math.max(points.at(-1).time, points[0].time + 1)];
    const x = (time) => 1 + ((time - first) / (last - first)) * (w - 2);
    const y = (value) => (high === low ? hgt / 2 : hgt - 2 - ((value - low) / (high - low)) * (hgt - 4));
    let d = `M${x(first).toFixed(1)} ${y(values[0]).toFixed(1)}`;
    for (const { time, value } of points.slice(1)) d += `H${x(time).toFixed(1)}V${y(value).toFixed(1)}`;
    d += `H${w - 1}`;
    return svg(
        "svg",
        { viewBox: `0 0 ${w} ${hgt}`, class: "spark", role: "img", "aria-label": label },
        svg("path", { class: "curve curve-0", d }),
    );
}

function scaleOf(points, until, fromZero) {
    const times = points.map((point) => point.time);
    const values = points.map((point) => point.value);
    const first = Math.min(...times);
    const last = Math.max(until ?? 0, ...times, first + 1);
    let low = fromZero ? 0 : Math.min(...values);
    let high = Math.max(...values);
    const space = (high - low || Math.abs(high) || 1) * 0.08;
    high += space;
    if (!fromZero) low -= space;
    return {
        first,
        last,
        low,
        high,
        x: (time) => inset.left + ((time - first) / (last - first)) * (width - inset.left - inset.right),
        y: (value) => height - inset.bottom - ((value - low) / (high - low)) * (height - inset.top - inset.bottom),
    };
}

function path(points, { x, y, last }) {
    if (points.length === 0) return "";
    let d = `M${x(points[0].time).toFixed(1)} ${y(points[0].value).toFixed(1)}`;
    for (const { time, value } of points.slice(1)) d += `H${x(time).toFixed(1)}V${y(value).toFixed(1)}`;
    return d + `H${x(last).toFixed(1)}`;
}

function grid({ first, last, low, high, x, y }) {
    const lines = [];
    const digits = Math.max(0, Math.min(8, 2 - Math.floor(Math.log10((high - low) / ticks))));
    for (let i = 0; i <= ticks; i++) {
        const value = low + ((high - low) * i) / ticks;
        // Where the line hardly moves, three digits would say the same at every line of the grid.
        const text = Math.abs(high) > 100 * (high - low) ? value.toFixed(digits) : brief(value);
        lines.push(
            svg("line", { class: "grid", x1: inset.left, x2: width - inset.right, y1: y(value), y2: y(value) }),
            svg("text", { class: "tick end", x: inset.left - 6, y: y(value) + 4 }, text),
        );
    }
    for (let i = 0; i <= ticks; i++) {
        const time = first + ((last - first) * i) / ticks;
        const where = i === 0 ? "" : i === ticks ? " end" : " middle";
        lines.push(svg("text", { class: "tick" + where, x: x(time), y: height - 8 }, clock(time)));
    }
    return lines;
}

function legend(series) {
    if (series.length < 2) return null;
    return h(
        "ul",
        { class: "legend" },
        series.map((line, i) => h("li", { class: `key-${i}` }, line.name)),
    );
}

function summary(series, unit) {
    return series
        .filter((line) => line.points.length)
        .map((line) => `${line.name} from ${brief(line.points[0].value)} to ${brief(line.points.at(-1).value)} ${unit}`)
        .join(", ");
}

function numbers(series, unit) {
    const rows = series.flatMap((line) => line.points.slice(-12).map((point) => [line.name, point]));
    return h(
        "table",
        {},
        h(
            "thead",
            {},
            h(
                "tr",
                {},
                ["Line", "Time", unit].map((text) => h("th", { scope: "col" }, text)),
            ),
        ),
        h(
            "tbody",
            {},
            rows.map(([name, point]) =>
                h(
                    "tr",
                    {},
                    h("td", {}, name),
                    h("td", {}, clock(point.time)),
                    h("td", { class: "number" }, String(point.value)),
                ),
            ),
        ),
    );
}
