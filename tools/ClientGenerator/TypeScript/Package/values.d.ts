import type { ContractParam } from "./neon.js";

/** A script hash as explorers write it, 0x and 40 hexadecimal digits, or an address. Results are always the former. */
export type Hash160 = string;

/** 0x and 64 hexadecimal digits, as explorers write it. */
export type Hash256 = string;

/** 66 hexadecimal digits. */
export type PublicKey = string;

/** What a contract answers where its ABI promises nothing more. */
export type Value = null | boolean | bigint | Uint8Array | Value[] | Map<Value, Value>;

export type IntegerArgument = bigint | number;

/** Bytes, or their hexadecimal digits. */
export type BytesArgument = Uint8Array | string;

/** Where the ABI does not tell: a string is a text. Hashes are said to be some with `hash160` and `hash256`. */
export type Argument = null | boolean | bigint | number | string | Uint8Array | ContractParam | readonly Argument[];

export type AbiType =
  | "Any" | "Boolean" | "Integer" | "ByteArray" | "String" | "Hash160" | "Hash256" | "PublicKey" | "Signature"
  | "Array" | "Map" | "InteropInterface" | "Void";

export declare function hash160(text: Hash160): ContractParam;
export declare function hash256(text: Hash256): ContractParam;

/** The 40 digits, without 0x, of a script hash or address. */
export declare function scriptHash(text: Hash160): string;
export declare function address(hash: Hash160): string;

/** `units("12.5")` is 1250000000n: an amount in a token's smallest unit. */
export declare function units(text: string, decimals?: number): bigint;

/** `amount(1250000000n)` is "12.5". */
export declare function amount(value: bigint, decimals?: number): string;

export declare function argument(type: AbiType, value: Argument | undefined): ContractParam;
export declare function decode(type: AbiType, item: { type: string; value?: unknown }): Value | string;
export declare function toHex(bytes: Uint8Array): string;
export declare function bytesOf(value: BytesArgument): Uint8Array;
