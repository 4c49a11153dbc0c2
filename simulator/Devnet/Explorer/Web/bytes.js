// Bytes to text and back.

export function fromBase64(text) {
    return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

export function toBase64(bytes) {
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
}

export function toHex(bytes) {
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function fromHex(text) {
    const digits = text.startsWith("0x") ? text.slice(2) : text;
    if (digits.length % 2 || !/^[0-9a-f]*$/i.test(digits))
        throw new Error(`'${text}' is no hexadecimal number of bytes`);
    return Uint8Array.from({ length: digits.length / 2 }, (_, i) => parseInt(digits.slice(2 * i, 2 * i + 2), 16));
}

export function concat(...parts) {
    const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
        all.set(part, at);
        at += part.length;
    }
    return all;
}

/** As hashes are written: last byte first. */
export function toHash(bytes) {
    return "0x" + toHex(Uint8Array.from(bytes).reverse());
}

export function fromHash(text) {
    return fromHex(text).reverse();
}

/** A signed little-endian number, as the VM keeps integers. */
export function toInteger(bytes) {
    let value = 0n;
    for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]);
    return bytes.length && bytes.at(-1) & 0x80 ? value - (1n << BigInt(8 * bytes.length)) : value;
}

/** The text that the bytes are; null where they are none that a person could read. */
export function toText(bytes) {
    try {
        const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        return /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\n\t]+$/u.test(text) ? text : null;
    } catch {
        return null;
    }
}
