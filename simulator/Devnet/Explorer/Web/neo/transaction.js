// A transaction of one signer, from its rehearsal to its block.

import { concat, fromBase64, fromHash, toBase64 } from "../bytes.js";
import { call, read } from "../rpc.js";
import { sha256 } from "./sha256.js";

const policy = "0xcc5e4edd9f5f8dba8bb65734541df7a1c081c67b";
const calledByEntry = 1;
const livesBlocks = 100;

/** The state may move between rehearsal and block; what is too much is burned with the rest [1e-8 GAS]. */
const reserve = 5_000_000n;

/** Runs the call and forgets it, signed by the account or by nobody. */
export function rehearse(contract, method, args, signer) {
    const signers = signer ? [{ account: signer, scopes: "CalledByEntry" }] : [];
    return call("invokefunction", contract, method, args, signers);
}

/**
 * Sends what was rehearsed.
 * @param account of neo/account.js, or { hash } alone for one that is impersonated
 * @returns the transaction's hash
 */
export async function send(rehearsal, account, network) {
    const height = await call("getblockcount");
    const draft = {
        nonce: crypto.getRandomValues(new Uint32Array(1))[0],
        systemFee: BigInt(rehearsal.gasconsumed) + reserve,
        networkFee: 0n,
        validUntil: height + livesBlocks,
        signer: fromHash(account.hash),
        script: fromBase64(rehearsal.script),
    };
    draft.networkFee = await networkFee(withWitness(draft, [], account.script ?? []), account);
    const invocation = account.sign ? await signature(draft, account, network) : [];
    const transaction = withWitness(draft, invocation, account.script ?? []);
    const { hash } = await call("sendrawtransaction", toBase64(transaction));
    return hash;
}

/** A node prices witnesses that it knows; who is impersonated has none and pays for the bytes alone. */
async function networkFee(transaction, { script }) {
    if (script) return BigInt((await call("calculatenetworkfee", toBase64(transaction))).networkfee);
    return BigInt(transaction.length) * BigInt((await read(policy, "getFeePerByte")).value);
}

/** PUSHDATA1 64 signature. What is signed is the network's number and the transaction's hash. */
async function signature(draft, account, network) {
    const message = concat(little(BigInt(network), 4), sha256(unsigned(draft)));
    return concat(Uint8Array.of(0x0c, 64), await account.sign(message));
}

function withWitness(draft, invocation, verification) {
    return concat(unsigned(draft), Uint8Array.of(1), variable(invocation), variable(verification));
}

function unsigned({ nonce, systemFee, networkFee, validUntil, signer, script }) {
    return concat(
        Uint8Array.of(0),
        little(BigInt(nonce), 4),
        little(systemFee, 8),
        little(networkFee, 8),
        little(BigInt(validUntil), 4),
        Uint8Array.of(1),
        signer,
        Uint8Array.of(calledByEntry),
        Uint8Array.of(0),
        variable(script),
    );
}

function variable(bytes) {
    const length = bytes.length;
    const head = length < 0xfd ? Uint8Array.of(length) : concat(Uint8Array.of(0xfd), little(BigInt(length), 2));
    return concat(head, Uint8Array.from(bytes));
}

function little(value, bytes) {
    return Uint8Array.from({ length: bytes }, (_, i) => Number((value >> BigInt(8 * i)) & 255n));
}
