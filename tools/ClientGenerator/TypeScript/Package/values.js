import { sc, u, wallet } from "./neon.js";

const { ContractParam } = sc;

/** Hexadecimal digits without 0x, of a hash that is written as explorers do, or of an account's address. */
export function scriptHash(text) {
  if (wallet.isAddress(text)) return wallet.getScriptHashFromAddress(text);
  const digits = text.replace(/^0x/, "");
  if (!/^[0-9a-fA-F]{40}$/.test(digits)) throw new TypeError(`'${text}' is neither an address nor a script hash`);
  return digits.toLowerCase();
}

export function address(hash) {
  return wallet.getAddressFromScriptHash(scriptHash(hash));
}

export const hash160 = (text) => ContractParam.hash160(scriptHash(text));
export const hash256 = (text) => ContractParam.hash256(text.replace(/^0x/, ""));

const toHex = (bytes) => Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");

function bytesOf(value) {
  if (value instanceof Uint8Array) return value;
  const digits = String(value).replace(/^0x/, "");
  if (!/^([0-9a-fA-F]{2})*$/.test(digits)) throw new TypeError(`'${value}' is no hexadecimal text`);
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

// neon-js keeps byte arrays as they are pushed: little endian means "in the order of the bytes" there.
const byteArray = (value) => ContractParam.byteArray(u.HexString.fromHex(toHex(bytesOf(value)), true));

function integer(value) {
  if (typeof value === "bigint" || Number.isSafeInteger(value)) return ContractParam.integer(value.toString());
  throw new TypeError(`'${value}' is no whole number`);
}

const byType = {
  Boolean: (value) => ContractParam.boolean(value),
  Integer: integer,
  ByteArray: byteArray,
  Signature: byteArray,
  String: (value) => ContractParam.string(value),
  Hash160: hash160,
  Hash256: hash256,
  PublicKey: (value) => ContractParam.publicKey(value),
};

/** An argument as neon-js takes it; the ABI's type says how a text is meant. */
export function argument(type, value) {
  if (value === null || value === undefined) return ContractParam.any(null);
  if (value instanceof ContractParam) return value;
  if (Array.isArray(value)) return ContractParam.array(...value.map((item) => argument("Any", item)));
  if (byType[type]) return byType[type](value);
  if (typeof value === "boolean") return ContractParam.boolean(value);
  if (typeof value === "string") return ContractParam.string(value);
  return value instanceof Uint8Array ? byteArray(value) : integer(value);
}

const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Two's complement, little endian, as the VM keeps numbers. */
function number(bytes) {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]);
  return BigInt.asIntN(bytes.length * 8, value);
}

/** A stack item of the node's JSON as a value of its own: bigint, boolean, Uint8Array, array, Map or null. */
function plain(item) {
  switch (item.type) {
    case "Integer":
      return BigInt(item.value);
    case "Boolean":
      return item.value === true || item.value === "true";
    case "ByteString":
    case "Buffer":
      return fromBase64(item.value ?? "");
    case "Array":
    case "Struct":
      return item.value.map(plain);
    case "Map":
      return new Map(item.value.map(({ key, value }) => [plain(key), plain(value)]));
    case "Any":
      return null;
    default:
      return item;
  }
}

const hashText = (bytes) => "0x" + toHex(Uint8Array.from(bytes).reverse());

/** A stack item as the ABI's type promises it. */
export function decode(type, item) {
  const value = plain(item);
  if (value === null || type === "Void") return null;
  const bytes = value instanceof Uint8Array;
  switch (type) {
    case "Integer":
      return bytes ? number(value) : BigInt(value);
    case "Boolean":
      return bytes ? value.some((one) => one !== 0) : Boolean(value);
    case "String":
      return bytes ? new TextDecoder().decode(value) : String(value);
    case "Hash160":
    case "Hash256":
      return bytes ? hashText(value) : value;
    case "PublicKey":
      return bytes ? toHex(value) : value;
    default:
      return value;
  }
}

/** "12.5" with 8 decimals is 1250000000n. */
export function units(text, decimals = 8) {
  const [, sign, whole, part = ""] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  if (whole === undefined || part.length > decimals)
    throw new TypeError(`'${text}' is no amount with at most ${decimals} decimals`);
  const value = BigInt(whole + part.padEnd(decimals, "0"));
  return sign ? -value : value;
}

/** 1250000000n with 8 decimals is "12.5". */
export function amount(value, decimals = 8) {
  const digits = (value < 0n ? -value : value).toString().padStart(decimals + 1, "0");
  const part = digits.slice(digits.length - decimals).replace(/0+$/, "");
  return (value < 0n ? "-" : "") + digits.slice(0, digits.length - decimals) + (part && decimals ? "." + part : "");
}

export { toHex, bytesOf };
