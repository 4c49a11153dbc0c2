import { signersOf } from "./chain.js";
import { ChainError } from "./errors.js";
import { argument, decode, scriptHash } from "./values.js";

/** A call that a transaction can hold: try it, send it, or send several of them as one. */
export class Call {
  #chain;
  #type;

  constructor(chain, contract, method, args, type) {
    this.#chain = chain;
    this.#type = type;
    this.contract = contract;
    this.method = method;
    this.args = args;
  }

  /** Runs it without a transaction, with the witness of an account where one is given. */
  async test(account, { scope = "CalledByEntry" } = {}) {
    const signers = account ? signersOf(account.account ?? account, scope) : [];
    const { stack, gas } = await this.#chain.rehearse([this], signers);
    return { result: decode(this.#type, stack.at(-1) ?? { type: "Any" }), gas };
  }

  /** Rehearses, signs, sends, and waits for the block. */
  async send(signer, options) {
    const receipt = await this.#chain.send([this], signer, options);
    return { ...receipt, result: decode(this.#type, receipt.stack.at(-1) ?? { type: "Any" }) };
  }
}

/** A deployed contract; the classes of this package derive from it. */
export class Contract {
  #abi;

  constructor(chain, hash, abi) {
    this.chain = chain;
    this.hash = "0x" + scriptHash(hash);
    this.#abi = abi;
  }

  /** The call of a method, by its name and the number of its arguments. */
  call(name, ...args) {
    const method = this.#abi.methods.find((one) => one.name === name && one.parameters.length === args.length);
    if (!method) throw new TypeError(`${this.#abi.name} has no method '${name}' that takes ${args.length} arguments`);
    const written = args.map((value, i) => argument(method.parameters[i], value));
    return new Call(this.chain, this.hash, name, written, method.result);
  }

  /** What a method answers; nothing is sent. */
  async read(name, ...args) {
    return (await this.call(name, ...args).test()).result;
  }

  /** This contract's events in a receipt, decoded; those of one name where one is given. */
  events(receipt, name) {
    return receipt.notifications
      .map((notification) => this.#event(notification, name))
      .filter((found) => found !== null);
  }

  /** The one event of that name in a receipt. */
  event(receipt, name) {
    const found = this.events(receipt, name);
    if (found.length !== 1) throw new ChainError(`${found.length} events ${name} where one is expected`);
    return found[0];
  }

  /** This contract's events as blocks come, until the signal aborts. */
  async *watch(name, { from, signal } = {}) {
    for await (const notification of this.chain.notifications({ from, signal })) {
      const found = this.#event(notification, name);
      if (found) yield { ...found, block: notification.block, transaction: notification.transaction };
    }
  }

  #event({ contract, eventname, state }, wanted) {
    if (contract.toLowerCase() !== this.hash || (wanted && wanted !== eventname)) return null;
    const fields = this.#abi.events[eventname];
    if (!fields || fields.length !== state.value.length) return null;
    const values = fields.map(([name, type], i) => [name, decode(type, state.value[i])]);
    return { name: eventname, args: Object.fromEntries(values) };
  }
}
