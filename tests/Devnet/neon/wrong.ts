import { wallet } from "@cityofzion/neon-js";
import { Chain, JobMarket, Suite, Task, Tier } from "./clients/index.js";

declare const chain: Chain, account: InstanceType<typeof wallet.Account>, suite: Suite;
const market = new JobMarket(chain, "0x0000000000000000000000000000000000000001");

export const a: number = await market.jobCount();
export const b = market.claim("one", account.address);
export const c = market.claim(1n);
export const d = market.settel(1n);
export const e = await market.jobCount().send(account);
export const f = await suite.quote(7, Tier.Spot, 1n);
export const g = (await market.settle(1n).send(account, { scope: "Everything" })).result;
export const h = Task;
