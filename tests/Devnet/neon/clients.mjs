// What a dApp does with the package that `starminer bindgen --lang ts --suite` wrote, against a devnet with a store and a worker.
// usage: node clients.mjs DEVNET-JSON STORE-URL   The answer is one line of JSON.
import { writeFileSync } from "node:fs";
import neon from "@cityofzion/neon-js";
import {
  amount, ChainError, ContractError, ExchangeErrors, hash160, JobMarketErrors, Suite, Task, Tier, toHex, units,
} from "./clients/index.js";
import { parameters, rootOf, scene } from "./render.js";

const [report, store] = process.argv.slice(2);
const devnet = JSON.parse(report);
const [bob, provider] = ["bob", "provider"].map(
  (name) => new neon.wallet.Account(devnet.accounts.find((account) => account.name === name).wif),
);
const suite = await Suite.ofDevnet(devnet, { pollMs: 50 });
const said = {};

// Prices.
said.prices = [];
for (const task of Object.values(Task)) said.prices.push(amount(await suite.prices.priceOf(task, Tier.Standard)));

// AGPU for a stablecoin.
const before = await suite.token.balanceOf(bob.address);
const bought = await suite.swap(bob, suite.stableExchange, suite.stable, units("20", 6), 1n);
said.bought = (await suite.token.balanceOf(bob.address)) - before === bought.amountOut && bought.amountOut > units("19");

// A provider needs a stake.
await suite.stake(provider, Task.Rendering, units("5000"));

// A job.
const operand = scene();
const root = await rootOf(operand);
await fetch(`${store}/blobs/${toHex(root)}`, { method: "PUT", body: operand });
const order = {
  kernel: suite.contracts.RenderingKernel,
  params: parameters(64, 48),
  inputRoots: [toHex(root)],
  maxPricePerUnit: units("10"),
  tip: units("0.25"),
};
const { jobId, receipt } = await suite.openJob(bob, order, units("20"));
const opened = suite.market.event(receipt, "JobOpened").args;
said.opened = [opened.client === "0x" + neon.wallet.getScriptHashFromAddress(bob.address), opened.tip.toString()];

// Its events, until it is paid; then its result.
said.events = [];
for await (const { name, args } of suite.market.watch(undefined, { from: receipt.block })) {
  if (args.jobId !== jobId) continue;
  said.events.push(name);
  if (name === "JobSettled") break;
}
const job = await suite.job(jobId);
const pixels = new Uint8Array(await (await fetch(`${store}/blobs/${toHex(job.outputRoot)}`)).arrayBuffer());
said.job = { state: job.state, bytes: pixels.length, colours: new Set(new Uint32Array(pixels.buffer)).size };

// Back into the stablecoin.
const sold = await suite.swap(bob, suite.stableExchange, suite.token, units("5"), 1n);
said.sold = sold.amountOut > units("4", 6);

// What is refused has a name.
async function refusal(act) {
  try {
    await act();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was refused");
}
const tooDear = await refusal(() => suite.swap(bob, suite.stableExchange, suite.token, units("5"), units("1000", 6)));
const cancelled = await refusal(() => suite.market.cancel(jobId).test(bob));
const poor = await refusal(() => suite.stake(bob, Task.Rendering, units("900000000")));
said.refusals = [
  tooDear instanceof ExchangeErrors.BelowMinimum && tooDear.code,
  cancelled instanceof JobMarketErrors.NotOpen && cancelled instanceof ContractError && cancelled.code,
  poor instanceof ChainError && !(poor instanceof ContractError) && poor.message.split(" ").slice(1).join(" "),
];

// Calls of several contracts as one transaction, an argument of unknown type, and a test run that changes nothing.
const deposits = [
  suite.token.transfer(bob.address, suite.stableExchange.hash, units("1"), ["deposit"]),
  suite.stable.transfer(bob.address, suite.stableExchange.hash, units("1", 6), ["deposit"]),
];
const both = await suite.chain.send(deposits, bob);
said.deposited = suite.stableExchange.events(both, "Deposited").map(({ args }) => args.amount.toString());
said.test = (await suite.token.transfer(bob.address, hash160(provider.address), 1n, null).test(bob)).result;

if (process.env.PIXELS) writeFileSync(process.env.PIXELS, pixels);
console.log(JSON.stringify(said));
