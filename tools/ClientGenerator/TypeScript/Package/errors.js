const known = new Map();

/** The chain could not be reached, or refused a transaction before running it. */
export class ChainError extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** A contract refused. `code` is its named error, such as JobMarket/not-open, or the VM's own words. */
export class ContractError extends ChainError {
  constructor(code, transaction = null) {
    super(code);
    this.code = code;
    this.transaction = transaction;
  }
}

/** A class for each named error of a contract, { NotOpen: "JobMarket/not-open", ... }; faults are thrown as these. */
export function namedErrors(codes) {
  const classes = {};
  for (const [name, code] of Object.entries(codes)) {
    classes[name] = { [name]: class extends ContractError {} }[name];
    known.set(code, classes[name]);
  }
  return Object.freeze(classes);
}

/** The error of a fault, by what the node says of it. */
export function faultOf(exception, transaction = null) {
  const code = String(exception ?? "the VM faulted").replace(/^An unhandled exception was thrown\.\s*/, "");
  return new (known.get(code) ?? ContractError)(code, transaction);
}
