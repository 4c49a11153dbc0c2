import type { Chain, ContractCall, Receipt, SendOptions, Signer } from "./chain.js";
import type { AbiType, Argument, Hash160, Hash256, Value } from "./values.js";
import type { ContractParam } from "./neon.js";

/** A call that a transaction can hold: try it, send it, or send several of them as one with `chain.send`. */
export declare class Call<Result> implements ContractCall {
  private constructor();
  readonly contract: Hash160;
  readonly method: string;
  readonly args: ContractParam[];
  /** Runs it without a transaction, with the witness of an account where one is given. @throws ContractError */
  test(account?: Signer, options?: SendOptions): Promise<{ result: Result; gas: bigint }>;
  /** Rehearses, signs, sends, and waits for the block. @throws ContractError, ChainError */
  send(signer: Signer, options?: SendOptions): Promise<Receipt & { readonly result: Result }>;
}

export interface ContractAbi {
  readonly name: string;
  readonly methods: readonly { name: string; parameters: readonly AbiType[]; result: AbiType }[];
  readonly events: Readonly<Record<string, readonly (readonly [name: string, type: AbiType])[]>>;
}

/** An event with its name and fields. */
export type EventOf<Events, Name extends keyof Events = keyof Events> = {
  [Key in Name]: { readonly name: Key; readonly args: Readonly<Events[Key]> };
}[Name];

/** Where an event was seen; a block's own events have no transaction. */
export interface Place {
  readonly block: number;
  readonly transaction: Hash256 | null;
}

/** A deployed contract; the classes of this package derive from it. */
export declare class Contract<Events = Record<string, Record<string, Value>>> {
  constructor(chain: Chain, hash: Hash160, abi: ContractAbi);
  readonly chain: Chain;
  readonly hash: Hash160;
  /** A method by name, where the ABI is not known beforehand. */
  call(name: string, ...args: Argument[]): Call<Value | string>;
  read(name: string, ...args: Argument[]): Promise<Value | string>;
  /** This contract's events in a receipt, decoded. */
  events(receipt: Receipt): EventOf<Events>[];
  events<Name extends keyof Events>(receipt: Receipt, name: Name): EventOf<Events, Name>[];
  /** The one event of that name. @throws ChainError */
  event<Name extends keyof Events>(receipt: Receipt, name: Name): EventOf<Events, Name>;
  /** This contract's events as blocks come, from a block on, until the signal aborts. */
  watch(name?: undefined, options?: { from?: number; signal?: AbortSignal }): AsyncGenerator<EventOf<Events> & Place>;
  watch<Name extends keyof Events>(
    name: Name, options?: { from?: number; signal?: AbortSignal },
  ): AsyncGenerator<EventOf<Events, Name> & Place>;
}
