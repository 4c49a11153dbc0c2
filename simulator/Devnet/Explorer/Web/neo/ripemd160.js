// RIPEMD-160 (Dobbertin, Bosselaers, Preneel 1996): the second half of a script hash. No browser has it.

const size = 64;

/** Order of the words: a permutation and its turns, for the left line; the right line begins at 5 + 9i. */
const rho = [7, 4, 13, 1, 10, 6, 15, 3, 12, 0, 9, 5, 2, 14, 11, 8];
const identity = rho.map((_, i) => i);
const left = rounds(identity);
const right = rounds(identity.map((i) => (9 * i + 5) % 16));

const shifts = [
    [11, 14, 15, 12, 5, 8, 7, 9, 11, 13, 14, 15, 6, 7, 9, 8],
    [12, 13, 11, 15, 6, 9, 9, 7, 12, 15, 11, 13, 7, 8, 7, 7],
    [13, 15, 14, 11, 7, 7, 6, 8, 13, 14, 13, 12, 5, 5, 6, 9],
    [14, 11, 12, 14, 8, 6, 5, 5, 15, 12, 15, 14, 9, 9, 8, 6],
    [15, 12, 13, 13, 9, 5, 8, 6, 14, 11, 12, 11, 8, 6, 5, 5],
];

const leftAdds = [0, 0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xa953fd4e];
const rightAdds = [0x50a28be6, 0x5c4dd124, 0x6d703ef3, 0x7a6d76e9, 0];

const mixes = [
    (x, y, z) => x ^ y ^ z,
    (x, y, z) => (x & y) | (~x & z),
    (x, y, z) => (x | ~y) ^ z,
    (x, y, z) => (x & z) | (y & ~z),
    (x, y, z) => x ^ (y | ~z),
];

export function ripemd160(bytes) {
    const data = padded(bytes);
    const state = Int32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0);
    for (let at = 0; at < data.byteLength; at += size) {
        const words = Array.from({ length: 16 }, (_, i) => data.getInt32(at + 4 * i, true));
        const a = line(state, words, left, leftAdds, (round) => mixes[round]);
        const b = line(state, words, right, rightAdds, (round) => mixes[4 - round]);
        const [s0, s1, s2, s3, s4] = state;
        state[0] = s1 + a[2] + b[3];
        state[1] = s2 + a[3] + b[4];
        state[2] = s3 + a[4] + b[0];
        state[3] = s4 + a[0] + b[1];
        state[4] = s0 + a[1] + b[2];
    }
    const out = new DataView(new ArrayBuffer(20));
    state.forEach((word, i) => out.setInt32(4 * i, word, true));
    return new Uint8Array(out.buffer);
}

function line(state, words, order, adds, mixOf) {
    let [a, b, c, d, e] = state;
    for (let round = 0; round < 5; round++) {
        const mix = mixOf(round);
        for (let i = 0; i < 16; i++) {
            const word = order[round][i];
            const t = (turn((a + mix(b, c, d) + words[word] + adds[round]) | 0, shifts[round][word]) + e) | 0;
            [a, e, d, c, b] = [e, d, turn(c, 10), b, t];
        }
    }
    return [a, b, c, d, e];
}

function rounds(first) {
    const all = [first];
    while (all.length < 5) all.push(all.at(-1).map((i) => rho[i]));
    return all;
}

function padded(bytes) {
    const length = Math.ceil((bytes.length + 9) / size) * size;
    const data = new Uint8Array(length);
    data.set(bytes);
    data[bytes.length] = 0x80;
    const view = new DataView(data.buffer);
    view.setBigUint64(length - 8, BigInt(bytes.length) * 8n, true);
    return view;
}

function turn(word, by) {
    return (word << by) | (word >>> (32 - by));
}
