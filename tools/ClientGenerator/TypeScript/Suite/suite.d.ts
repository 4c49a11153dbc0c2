import type { AgpuToken } from "./agpu-token.js";
import type { AuditorCommittee } from "./auditor-committee.js";
import type { Chain, Receipt, Signer } from "./chain.js";
import type { Council } from "./council.js";
import type { Exchange } from "./exchange.js";
import type { JobMarket } from "./job-market.js";
import type { PricingEngine } from "./pricing-engine.js";
import type { Referee } from "./referee.js";
import type { ReputationOracle } from "./reputation-oracle.js";
import type { RewardController } from "./reward-controller.js";
import type { StakingVaults } from "./staking-vaults.js";
import type { TestStable } from "./test-stable.js";
import type { BytesArgument, Hash160, IntegerArgument } from "./values.js";
import type { WrappedAgpu } from "./wrapped-agpu.js";

export declare const Task: Readonly<{ Training: 0; Inference: 1; Rendering: 2; DataProcessing: 3 }>;
export declare const Tier: Readonly<{ Spot: 0; Standard: 1; Priority: 2; Reserved: 3 }>;
export type Task = (typeof Task)[keyof typeof Task];
export type Tier = (typeof Tier)[keyof typeof Tier];

/** Names of a job's states by their numbers. */
export declare const JobStatus: readonly JobState[];
export type JobState =
  | "" | "Open" | "Claimed" | "Committed" | "Audited" | "Settled" | "Cancelled" | "Expired" | "Slashed";

/** What a client asks for. Amounts in [1e-8 AGPU]. */
export interface JobOrder {
  readonly kernel: Hash160;
  readonly params: BytesArgument;
  /** Merkle roots of the operands, 32 bytes each. */
  readonly inputRoots?: readonly BytesArgument[];
  readonly tier?: Tier;
  readonly maxPricePerUnit: IntegerArgument;
  readonly tip?: IntegerArgument;
  readonly claimWindowMs?: IntegerArgument;
  readonly workWindowMs?: IntegerArgument;
}

/** A job as the market keeps it. Amounts in [1e-8 AGPU], times in [ms since 1970]. */
export interface Job {
  readonly id: bigint;
  readonly state: JobState;
  readonly status: bigint;
  readonly client: Hash160;
  readonly provider: Hash160 | null;
  readonly kernel: Hash160;
  readonly params: Uint8Array;
  readonly inputRoots: Uint8Array;
  readonly units: bigint;
  readonly cells: bigint;
  readonly fee: bigint;
  readonly tip: bigint;
  readonly bond: bigint;
  readonly deadlineMs: bigint;
  readonly claimWindowMs: bigint;
  readonly workWindowMs: bigint;
  /** Root of the committed result, by which a store has it; null before. */
  readonly outputRoot: Uint8Array | null;
  readonly commitBlock: bigint;
  readonly answeredMask: bigint;
  readonly task: bigint;
  readonly tier: bigint;
  readonly auditBps: bigint;
  readonly disputeEndBlock: bigint;
}

/** Addresses by names: `contracts` of `starminer devnet --suite --json`, or of a deployment journal. */
export type SuiteContracts = Readonly<Record<string, Hash160>>;

/** The AGPU contracts on one chain. */
export declare class Suite {
  constructor(chain: Chain, contracts: SuiteContracts);
  /** The suite of a devnet: what `starminer devnet --suite --json` printed, or the address of its JSON-RPC. */
  static ofDevnet(
    devnet: string | { readonly rpc: string; readonly contracts?: SuiteContracts }, options?: { pollMs?: number },
  ): Promise<Suite>;
  readonly chain: Chain;
  readonly contracts: SuiteContracts;
  readonly council: Council;
  readonly token: AgpuToken;
  readonly prices: PricingEngine;
  readonly vaults: StakingVaults;
  readonly reputation: ReputationOracle;
  readonly market: JobMarket;
  readonly referee: Referee;
  readonly rewards: RewardController;
  readonly committee: AuditorCommittee;
  readonly stable: TestStable;
  readonly wrapped: WrappedAgpu;
  /** AGPU and TestStable. */
  readonly stableExchange: Exchange;
  /** AGPU and WrappedAgpu. */
  readonly wrappedExchange: Exchange;
  /** What units of work cost now, fee without tip [1e-8 AGPU]. */
  quote(task: Task, tier: Tier, units: IntegerArgument): Promise<bigint>;
  /** Opens a job; what the payment has above fee and tip becomes claimable. @throws ContractError */
  openJob(signer: Signer, order: JobOrder, payment: IntegerArgument): Promise<{ jobId: bigint; receipt: Receipt }>;
  /** A job with its fields by their names. */
  job(jobId: IntegerArgument): Promise<Job>;
  /** Stake of a provider for a task [1e-8 AGPU]. */
  stake(signer: Signer, task: Task, amount: IntegerArgument): Promise<Receipt>;
  /** Swaps one token of a pair for the other; refused where that is less than the minimum. @throws ContractError */
  swap(
    signer: Signer, exchange: Exchange, tokenIn: AgpuToken | TestStable | WrappedAgpu, amountIn: IntegerArgument,
    minOut: IntegerArgument, deadlineMs?: IntegerArgument,
  ): Promise<{ amountOut: bigint; receipt: Receipt }>;
}
