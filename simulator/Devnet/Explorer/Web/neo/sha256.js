// SHA-256 (FIPS 180-4), at once: the browser's own waits, and is missing where a page did not come from this machine.

const size = 64;

const primes = firstPrimes(64);
const k = Uint32Array.from(primes, (p) => fraction(Math.cbrt(p)));
const start = Uint32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p)));

export function sha256(bytes) {
    const data = padded(bytes);
    const state = Uint32Array.from(start);
    const w = new Uint32Array(64);
    for (let at = 0; at < data.byteLength; at += size) {
        schedule(w, data, at);
        compress(state, w);
    }
    const out = new DataView(new ArrayBuffer(32));
    state.forEach((word, i) => out.setUint32(4 * i, word));
    return new Uint8Array(out.buffer);
}

function padded(bytes) {
    const length = Math.ceil((bytes.length + 9) / size) * size;
    const data = new Uint8Array(length);
    data.set(bytes);
    data[bytes.length] = 0x80;
    const view = new DataView(data.buffer);
    view.setBigUint64(length - 8, BigInt(bytes.length) * 8n);
    return view;
}

function schedule(w, data, at) {
    for (let i = 0; i < 16; i++) w[i] = data.getUint32(at + 4 * i);
    for (let i = 16; i < 64; i++) {
        const a = w[i - 15],
            b = w[i - 2];
        const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
        const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
}

function compress(state, w) {
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
        const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
        const t1 = (h + s1 + ((e & f) ^ (~e & g)) + k[i] + w[i]) | 0;
        const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
        const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] += word));
}

function turn(word, by) {
    return (word >>> by) | (word << (32 - by));
}

/** The first 32 bits behind the point. */
function fraction(root) {
    return Math.floor((root - Math.floor(root)) * 2 ** 32);
}

function firstPrimes(count) {
    const found = [];
    for (let n = 2; found.length < count; n++) if (found.every((p) => n % p)) found.push(n);
    return found;
}
