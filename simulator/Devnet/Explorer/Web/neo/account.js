// Script hashes, addresses and keys.

import { concat, fromHash, toHash } from "../bytes.js";
import { decodeChecked, encodeChecked } from "./base58.js";
import { ripemd160 } from "./ripemd160.js";
import { sha256 } from "./sha256.js";

const addressVersion = 0x35;
const wifVersion = 0x80;

/** PKCS #8 of a P-256 private key without its public half: browsers compute that. */
const pkcs8Head = Uint8Array.of(
    0x30,
    0x41,
    0x02,
    0x01,
    0x00,
    0x30,
    0x13,
    0x06,
    0x07,
    0x2a,
    0x86,
    0x48,
    0xce,
    0x3d,
    0x02,
    0x01,
    0x06,
    0x08,
    0x2a,
    0x86,
    0x48,
    0xce,
    0x3d,
    0x03,
    0x01,
    0x07,
    0x04,
    0x27,
    0x30,
    0x25,
    0x02,
    0x01,
    0x01,
    0x04,
    0x20,
);

const curve = { name: "ECDSA", namedCurve: "P-256" };

/** PUSHDATA1 33 key, SYSCALL System.Crypto.CheckSig. */
const checkSig = Uint8Array.of(0x41, 0x56, 0xe7, 0xb3, 0x27);

export function addressOf(hash) {
    return encodeChecked(concat(Uint8Array.of(addressVersion), fromHash(hash)));
}

/** Null where the text is no address. */
export function hashOf(address) {
    const bytes = decodeChecked(address);
    return bytes?.length === 21 && bytes[0] === addressVersion ? toHash(bytes.slice(1)) : null;
}

/** An account that signs; its key is the browser's and cannot be read back out of it. */
export async function accountOf(wif) {
    const bytes = decodeChecked(wif.trim());
    if (bytes?.length !== 34 || bytes[0] !== wifVersion || bytes[33] !== 1) throw new Error("this is no WIF key");
    if (!crypto.subtle) {
        throw new Error("browsers sign only on pages that come from this machine (127.0.0.1) or by https");
    }
    const pkcs8 = concat(pkcs8Head, bytes.slice(1, 33));
    const { x, y } = await crypto.subtle.exportKey(
        "jwk",
        await crypto.subtle.importKey("pkcs8", pkcs8, curve, true, ["sign"]),
    );
    const key = await crypto.subtle.importKey("pkcs8", pkcs8, curve, false, ["sign"]);
    const isOdd = fromBase64Url(y)[31] & 1;
    const publicKey = concat(Uint8Array.of(2 + isOdd), fromBase64Url(x));
    const script = concat(Uint8Array.of(0x0c, 33), publicKey, checkSig);
    return {
        hash: toHash(ripemd160(sha256(script))),
        script,
        sign: async (message) =>
            new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, message)),
    };
}

function fromBase64Url(text) {
    return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
}
