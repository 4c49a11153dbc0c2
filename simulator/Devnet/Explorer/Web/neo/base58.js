// Base58 with a checksum: addresses and WIF keys.

import { concat } from "../bytes.js";
import { sha256 } from "./sha256.js";

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const checksumBytes = 4;

export function encodeChecked(bytes) {
    const all = concat(bytes, checksum(bytes));
    let number = all.reduce((value, byte) => value * 256n + BigInt(byte), 0n);
    let text = "";
    for (; number > 0n; number /= 58n) text = alphabet[Number(number % 58n)] + text;
    for (const byte of all) {
        if (byte !== 0) break;
        text = "1" + text;
    }
    return text;
}

/** Null where it is no such text. */
export function decodeChecked(text) {
    let number = 0n;
    for (const letter of text) {
        const digit = alphabet.indexOf(letter);
        if (digit < 0) return null;
        number = number * 58n + BigInt(digit);
    }
    const bytes = [];
    for (; number > 0n; number >>= 8n) bytes.unshift(Number(number & 255n));
    for (const letter of text) {
        if (letter !== "1") break;
        bytes.unshift(0);
    }
    if (bytes.length < checksumBytes) return null;
    const content = Uint8Array.from(bytes.slice(0, -checksumBytes));
    return checksum(content).every((byte, i) => byte === bytes[content.length + i]) ? content : null;
}

function checksum(bytes) {
    return sha256(sha256(bytes)).slice(0, checksumBytes);
}
