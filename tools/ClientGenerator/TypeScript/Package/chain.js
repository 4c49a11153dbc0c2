import { ChainError, faultOf } from "./errors.js";
import { rpc, sc, tx, u } from "./neon.js";
import { scriptHash } from "./values.js";

/** Others may move the state before the block comes; Neo gives nothing back [1e-8 GAS]. */
const marginDatoshi = 5_000_000n;

/** How long a transaction may wait for a block [blocks]. */
const validBlocks = 20;

const unknownTransaction = /unknown (transaction|block)|-10[0-9]/i;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A Neo N3 node over JSON-RPC, seen through neon-js. */
export class Chain {
  constructor(client, network, pollMs) {
    this.rpc = client;
    this.network = network;
    this.pollMs = pollMs;
  }

  static async connect(url, { pollMs = 500 } = {}) {
    const client = new rpc.RPCClient(url);
    const version = await client.getVersion();
    return new Chain(client, version.protocol.network, pollMs);
  }

  async height() {
    return (await this.rpc.getBlockCount()) - 1;
  }

  /** Runs calls, { contract, method, args }, without a transaction; the node's answer, a fault as an error. */
  async rehearse(calls, signers = []) {
    const script = sc.createScript(
      ...calls.map(({ contract, method, args }) => ({ scriptHash: scriptHash(contract), operation: method, args })),
    );
    const answer = await this.rpc.invokeScript(u.HexString.fromHex(script), signers);
    if (answer.state !== "HALT") throw faultOf(answer.exception);
    return { script, gas: BigInt(answer.gasconsumed), stack: answer.stack };
  }

  /** Rehearses, prices, signs and sends; the receipt once a block holds it. */
  async send(calls, signer, options = {}) {
    const { hash, validUntilBlock } = await this.post(calls, signer, options);
    return this.wait(hash, validUntilBlock);
  }

  /** As send, without waiting for a block. */
  async post(calls, signer, { scope = "CalledByEntry" } = {}) {
    const account = signer.account ?? signer;
    const signers = signersOf(account, scope);
    const { script, gas } = await this.rehearse(calls, signers);
    const validUntilBlock = (await this.rpc.getBlockCount()) + validBlocks;
    const transaction = new tx.Transaction({
      signers,
      script,
      validUntilBlock,
      systemFee: u.BigInteger.fromNumber((gas + marginDatoshi).toString()),
    });
    transaction.addWitness(
      new tx.Witness({
        invocationScript: "",
        verificationScript: u.HexString.fromBase64(account.contract.script).toString(),
      }),
    );
    transaction.networkFee = u.BigInteger.fromNumber(await this.rpc.calculateNetworkFee(transaction));
    transaction.witnesses = [];
    if (signer.sign && signer.account) await signer.sign(transaction, this.network);
    else transaction.sign(account, this.network);
    try {
      return { hash: await this.rpc.sendRawTransaction(transaction), validUntilBlock };
    } catch (refusal) {
      throw new ChainError(`the node refused the transaction: ${refusal.message}`, { cause: refusal });
    }
  }

  /** The receipt, once a block holds the transaction; a fault as an error. */
  async wait(hash, validUntilBlock = Infinity) {
    for (;;) {
      const tooLate = (await this.height()) > validUntilBlock;
      const receipt = await this.receipt(hash);
      if (receipt) return receipt;
      if (tooLate) throw new ChainError(`no block up to ${validUntilBlock} holds transaction ${hash}`);
      await pause(this.pollMs);
    }
  }

  /** The receipt, or null where no block holds the transaction yet. */
  async receipt(hash) {
    let log;
    try {
      log = await this.rpc.getApplicationLog(hash);
    } catch (failure) {
      if (unknownTransaction.test(`${failure.code} ${failure.message}`)) return null;
      throw failure;
    }
    const [execution] = log.executions;
    if (execution.vmstate !== "HALT") throw faultOf(execution.exception, hash);
    return {
      transaction: hash,
      block: await this.rpc.getTransactionHeight(hash),
      gas: BigInt(execution.gasconsumed),
      stack: execution.stack,
      notifications: execution.notifications,
    };
  }

  /** The notifications of each new block, in their order, from a block on until the signal aborts. */
  async *notifications({ from, signal } = {}) {
    let next = from ?? (await this.height()) + 1;
    while (!signal?.aborted) {
      if ((await this.height()) < next) {
        await pause(this.pollMs);
        continue;
      }
      const block = await this.rpc.getBlock(next, 1);
      for (const id of [...block.tx.map((one) => one.hash), block.hash]) yield* this.#notificationsOf(id, next);
      next++;
    }
  }

  async *#notificationsOf(id, block) {
    const log = await this.rpc.getApplicationLog(id);
    for (const execution of log.executions) {
      if (execution.vmstate !== "HALT") continue;
      for (const { contract, eventname, state } of execution.notifications)
        yield { contract, eventname, state, block, transaction: log.txid ?? null };
    }
  }
}

export function signersOf(account, scope) {
  return [new tx.Signer({ account: scriptHash(account.address), scopes: tx.WitnessScope[scope] })];
}
