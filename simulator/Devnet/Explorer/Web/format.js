// Numbers and times for people.

export const decimalsOfGas = 8;

/** A number of smallest units as a decimal number, thousands apart, exactly. */
export function units(amount, decimals = decimalsOfGas) {
    const value = BigInt(amount);
    const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
    const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",");
    const part = digits.slice(digits.length - decimals).replace(/0+$/, "");
    return (value < 0n ? "−" : "") + whole + (part ? "." + part : "");
}

/** The same with at most so many digits behind the point, rounded down: for tiles and axes. */
export function shortUnits(amount, decimals = decimalsOfGas, shown = 2) {
    const cut = 10n ** BigInt(Math.max(0, decimals - shown));
    return units((BigInt(amount) / cut) * cut, decimals);
}

export function count(number) {
    return units(number, 0);
}

const scales = [
    [1e12, "T"],
    [1e9, "G"],
    [1e6, "M"],
    [1e3, "k"],
];

/** Three digits and a letter: for axes. */
export function brief(number) {
    for (const [scale, letter] of scales) {
        if (Math.abs(number) >= scale) return trim((number / scale).toPrecision(3)) + letter;
    }
    return number === 0 ? "0" : trim(number.toPrecision(3));
}

function trim(text) {
    return text.includes(".") && !text.includes("e") ? text.replace(/\.?0+$/, "") : text;
}

export function short(hash) {
    return hash.length > 16 ? hash.slice(0, 8) + "…" + hash.slice(-6) : hash;
}

export function clock(ms) {
    return new Date(Number(ms)).toLocaleTimeString(undefined, { hour12: false });
}

export function moment(ms) {
    const time = new Date(Number(ms));
    return Number.isNaN(time.getTime())
        ? String(ms)
        : `${time.toLocaleDateString()} ${time.toLocaleTimeString(undefined, { hour12: false })}`;
}

const steps = [
    [86_400_000, "d"],
    [3_600_000, "h"],
    [60_000, "min"],
    [1_000, "s"],
];

export function duration(ms) {
    const value = Number(ms);
    for (const [size, unit] of steps) {
        if (value >= size) return `${Math.round((value / size) * 10) / 10} ${unit}`;
    }
    return `${value} ms`;
}

export function age(ms, now = Date.now()) {
    const passed = now - Number(ms);
    if (passed < 0) return "in " + duration(-passed);
    return passed < 1_000 ? "now" : duration(1_000 * Math.floor(passed / 1_000)) + " ago";
}

export function percent(part, whole) {
    return whole === 0n ? "0%" : `${Number((1000n * part) / whole) / 10}%`;
}
