import { AgpuToken } from "./agpu-token.js";
import { AuditorCommittee } from "./auditor-committee.js";
import { Chain } from "./chain.js";
import { Council } from "./council.js";
import { ChainError } from "./errors.js";
import { Exchange } from "./exchange.js";
import { JobMarket } from "./job-market.js";
import { rpc } from "./neon.js";
import { PricingEngine } from "./pricing-engine.js";
import { Referee } from "./referee.js";
import { ReputationOracle } from "./reputation-oracle.js";
import { RewardController } from "./reward-controller.js";
import { StakingVaults } from "./staking-vaults.js";
import { TestStable } from "./test-stable.js";
import { bytesOf, hash160 } from "./values.js";
import { WrappedAgpu } from "./wrapped-agpu.js";

export const Task = Object.freeze({ Training: 0, Inference: 1, Rendering: 2, DataProcessing: 3 });
export const Tier = Object.freeze({ Spot: 0, Standard: 1, Priority: 2, Reserved: 3 });
export const JobStatus = Object.freeze(
  ["", "Open", "Claimed", "Committed", "Audited", "Settled", "Cancelled", "Expired", "Slashed"],
);

const minuteMs = 60_000;

/** The fields of JobMarket.job, in their order: contracts/README.md. */
const jobFields = [
  "status", "client", "provider", "kernel", "params", "inputRoots", "units", "cells", "fee", "tip", "bond",
  "deadlineMs", "claimWindowMs", "workWindowMs", "outputRoot", "commitBlock", "answeredMask", "task", "tier",
  "auditBps", "disputeEndBlock",
];
const hashFields = new Set(["client", "provider", "kernel"]);

/** The AGPU contracts on one chain. */
export class Suite {
  constructor(chain, contracts) {
    const at = (name) => contracts[name] ?? fail(`where is ${name} deployed?`);
    this.chain = chain;
    this.contracts = contracts;
    this.council = new Council(chain, at("Council"));
    this.token = new AgpuToken(chain, at("AgpuToken"));
    this.prices = new PricingEngine(chain, at("PricingEngine"));
    this.vaults = new StakingVaults(chain, at("StakingVaults"));
    this.reputation = new ReputationOracle(chain, at("ReputationOracle"));
    this.market = new JobMarket(chain, at("JobMarket"));
    this.referee = new Referee(chain, at("Referee"));
    this.rewards = new RewardController(chain, at("RewardController"));
    this.committee = new AuditorCommittee(chain, at("AuditorCommittee"));
    this.stable = new TestStable(chain, at("TestStable"));
    this.wrapped = new WrappedAgpu(chain, at("WrappedAgpu"));
    this.stableExchange = new Exchange(chain, at("Exchange"));
    this.wrappedExchange = new Exchange(chain, at("ExchangeOfWrappedAgpu"));
  }

  /** The suite of a devnet: what `starminer devnet --suite --json` printed, or the address of its JSON-RPC. */
  static async ofDevnet(devnet, options) {
    const chain = await Chain.connect(devnet.rpc ?? devnet, options);
    if (devnet.contracts) return new Suite(chain, devnet.contracts);
    const site = await chain.rpc.execute(new rpc.Query({ method: "explorer_site", params: [] }));
    return new Suite(chain, site.suite);
  }

  /** What units of work cost now, fee without tip [1e-8 AGPU]. */
  quote(task, tier, units) {
    return this.prices.quote(task, tier, units);
  }

  /** Opens a job; what the payment has above fee and tip becomes claimable. */
  async openJob(signer, order, payment) {
    const roots = (order.inputRoots ?? []).flatMap((root) => Array.from(bytesOf(root)));
    const receipt = await this.#pay(signer, this.token, payment, this.market.hash, [
      "open", hash160(order.kernel), bytesOf(order.params), Uint8Array.from(roots), order.tier ?? Tier.Standard,
      order.maxPricePerUnit, order.tip ?? 0, order.claimWindowMs ?? 10 * minuteMs, order.workWindowMs ?? 10 * minuteMs,
    ]);
    return { jobId: this.market.event(receipt, "JobOpened").args.jobId, receipt };
  }

  /** A job with its fields by their names. */
  async job(jobId) {
    const values = await this.market.job(jobId);
    const job = Object.fromEntries(jobFields.map((name, i) => [name, hashFields.has(name) ? hash(values[i]) : values[i]]));
    return { ...job, id: BigInt(jobId), state: JobStatus[Number(job.status)] };
  }

  /** Stake of a provider for a task. */
  stake(signer, task, amount) {
    return this.#pay(signer, this.token, amount, this.vaults.hash, ["stake", task]);
  }

  /** Swaps one token of a pair for the other; refused where that is less than the minimum. */
  async swap(signer, exchange, tokenIn, amountIn, minOut, deadlineMs = Date.now() + 10 * minuteMs) {
    const receipt = await this.#pay(signer, tokenIn, amountIn, exchange.hash, ["swap", minOut, deadlineMs]);
    return { amountOut: exchange.event(receipt, "Swapped").args.amountOut, receipt };
  }

  async #pay(signer, token, amount, to, data) {
    const from = (signer.account ?? signer).address;
    const receipt = await token.transfer(from, to, amount, data).send(signer);
    return receipt.result ? receipt : fail(`${from} has less than it was to pay`);
  }
}

function hash(bytes) {
  return bytes && "0x" + Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).reverse().join("");
}

function fail(message) {
  throw new ChainError(message);
}
