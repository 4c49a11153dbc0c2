import type { Account, ContractParam, RPCClient, Transaction, TransactionSigner } from "./neon.js";
import type { Hash160, Hash256 } from "./values.js";

/** A key, or an account whose transactions something else signs (a browser's wallet, a ledger). */
export type Signer =
  | Account
  | { readonly account: Account; sign(transaction: Transaction, network: number): void | Promise<void> };

export interface SendOptions {
  /** How far the signature reaches. */
  scope?: "None" | "CalledByEntry" | "Global";
}

export interface ContractCall {
  readonly contract: Hash160;
  readonly method: string;
  readonly args: ContractParam[];
}

export interface Notification {
  readonly contract: Hash160;
  readonly eventname: string;
  readonly state: { type: string; value?: unknown };
}

/** What became of a transaction that a block holds. */
export interface Receipt {
  readonly transaction: Hash256;
  readonly block: number;
  /** What the VM took [1e-8 GAS]. */
  readonly gas: bigint;
  readonly stack: readonly { type: string; value?: unknown }[];
  readonly notifications: readonly Notification[];
}

export interface Rehearsal {
  readonly script: string;
  readonly gas: bigint;
  readonly stack: readonly { type: string; value?: unknown }[];
}

/** A Neo N3 node over JSON-RPC, seen through neon-js. */
export declare class Chain {
  private constructor();
  /** @param options pollMs: how often to ask for a block that is awaited, default 500. */
  static connect(url: string, options?: { pollMs?: number }): Promise<Chain>;
  readonly rpc: RPCClient;
  readonly network: number;
  readonly pollMs: number;
  /** Index of the newest block. */
  height(): Promise<number>;
  /** Runs calls without a transaction. @throws ContractError */
  rehearse(calls: readonly ContractCall[], signers?: TransactionSigner[]): Promise<Rehearsal>;
  /** One transaction of all the calls: rehearsed, priced, signed, sent, awaited. @throws ContractError, ChainError */
  send(calls: readonly ContractCall[], signer: Signer, options?: SendOptions): Promise<Receipt>;
  /** As send, without waiting for a block. */
  post(
    calls: readonly ContractCall[], signer: Signer, options?: SendOptions,
  ): Promise<{ hash: Hash256; validUntilBlock: number }>;
  wait(transaction: Hash256, validUntilBlock?: number): Promise<Receipt>;
  receipt(transaction: Hash256): Promise<Receipt | null>;
  notifications(options?: { from?: number; signal?: AbortSignal }): AsyncGenerator<
    Notification & { readonly block: number; readonly transaction: Hash256 | null }
  >;
}

export declare function signersOf(account: Account, scope: NonNullable<SendOptions["scope"]>): TransactionSigner[];
