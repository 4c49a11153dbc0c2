/** The chain could not be reached, or refused a transaction before running it. */
export declare class ChainError extends Error {}

/** A contract refused. Named errors have classes of their own, for example `JobMarketErrors.NotOpen`. */
export declare class ContractError extends ChainError {
  /** The contract's named error, such as `JobMarket/not-open`, or the VM's own words. */
  readonly code: string;
  /** The faulted transaction; null where the rehearsal faulted and nothing was sent. */
  readonly transaction: string | null;
  constructor(code: string, transaction?: string | null);
}

export declare function namedErrors<Name extends string>(
  codes: Readonly<Record<Name, string>>,
): Readonly<Record<Name, typeof ContractError>>;

export declare function faultOf(exception: string | null | undefined, transaction?: string | null): ContractError;
