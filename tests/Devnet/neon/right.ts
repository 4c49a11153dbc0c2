import { wallet } from "@cityofzion/neon-js";
import {
  Chain, ContractError, Exchange, JobMarket, JobMarketErrors, Suite, Task, Tier, units, type Job, type JobMarketEvents,
} from "./clients/index.js";

export async function work(chain: Chain, account: InstanceType<typeof wallet.Account>): Promise<bigint> {
  const market = new JobMarket(chain, "0x0000000000000000000000000000000000000001");
  const count: bigint = await market.jobCount();
  const receipt = await market.claim(count, account.address).send(account, { scope: "CalledByEntry" });
  const nothing: null = receipt.result;
  const claimed: JobMarketEvents["JobClaimed"] = market.event(receipt, "JobClaimed").args;
  for (const found of market.events(receipt)) {
    if (found.name === "JobOpened") console.log(found.args.inputRoots.length);
  }
  for await (const { args, block } of market.watch("JobSettled", { from: receipt.block })) {
    if (args.burned > units("1")) return BigInt(block) + claimed.bond;
  }
  return nothing ?? 0n;
}

export async function suite(devnet: { rpc: string; contracts: Record<string, string> }): Promise<Job> {
  const all = await Suite.ofDevnet(devnet);
  const pair: Exchange = all.stableExchange;
  const [price]: unknown[] = await pair.averagePrice();
  try {
    await all.quote(Task.Rendering, Tier.Spot, 7);
    throw new JobMarketErrors.NotOpen("JobMarket/not-open", null);
  } catch (error) {
    if (error instanceof JobMarketErrors.NotOpen || error instanceof ContractError) console.log(error.code, price);
  }
  return all.job(1n);
}
