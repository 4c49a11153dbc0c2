// The network at a glance: supply, prices, jobs, vaults.

import { site, tasks, tiers, who } from "../chain.js";
import { h, link, section, table } from "../dom.js";
import { count, shortUnits, units } from "../format.js";
import { plot, sparkline } from "../plot.js";
import { batch, call, hash160, integer, readAll } from "../rpc.js";
import { amount, integerOf } from "../values.js";
import { jobCount, jobTable, readJobs } from "./jobs.js";
import { tile } from "./home.js";

const unit = 1e8;
const newestJobs = 12;

export async function starMinerView() {
    if (!site.suite) throw new Error("This devnet has no AGPU suite: start it with --suite.");
    const [supply, moves, jobs, prices, vaults, [head]] = await Promise.all([
        call("explorer_supply"),
        call("explorer_prices"),
        newest(),
        readPrices(),
        readVaults(),
        newestHeader(),
    ]);
    return {
        title: "StarMiner",
        live: true,
        body: [
            h("div", { class: "tiles" }, await suiteTiles()),
            h(
                "div",
                { class: "columns" },
                section(
                    "Supply",
                    plot([line("Supply", supply, "supply")], {
                        title: "In existence",
                        unit: "AGPU",
                        until: head.time,
                    }),
                ),
                section(
                    "Minted and burned",
                    plot([line("Burned", supply, "burned"), line("Minted for jobs", supply, "mintedforjobs")], {
                        title: "Since the start",
                        unit: "AGPU",
                        until: head.time,
                        fromZero: true,
                    }),
                ),
            ),
            section(
                "Prices",
                h(
                    "p",
                    { class: "quiet" },
                    "AGPU a unit of work now, and the base fee's moves. A claim moves it toward the target load.",
                ),
                priceTable(prices, moves),
            ),
            section("Jobs", jobTable(jobs), h("p", { class: "pager" }, link("jobs", "All jobs →"))),
            section("Vaults", vaultTable(vaults)),
        ],
    };
}

export async function suiteTiles() {
    const token = site.suite.AgpuToken;
    const [supply, burned, forJobs, forWork, jobs] = (
        await readAll([
            [token, "totalSupply"],
            [token, "totalBurned"],
            [token, "mintedForJobs"],
            [token, "mintedForPublicWork"],
            [site.suite.JobMarket, "jobCount"],
        ])
    ).map((item) => integerOf(item) ?? 0n);
    return [
        tile("AGPU supply", shortUnits(supply), `${shortUnits(forWork)} minted for public work`),
        tile("AGPU burned", shortUnits(burned, 8, 4), `${shortUnits(forJobs, 8, 4)} minted for jobs`),
        tile("Jobs", count(jobs), "opened so far"),
    ];
}

function line(name, points, key) {
    return { name, points: points.map((point) => ({ time: point.time, value: Number(BigInt(point[key])) / unit })) };
}

async function newestHeader() {
    const height = await call("getblockcount");
    return batch([["getblockheader", height - 1, true]]);
}

async function newest() {
    const total = await jobCount();
    return readJobs(Array.from({ length: Math.min(newestJobs, total) }, (_, i) => total - i));
}

async function readPrices() {
    const pairs = tasks.flatMap((_, task) => tiers.map((__, tier) => [task, tier]));
    const items = await readAll(
        pairs.map(([task, tier]) => [site.suite.PricingEngine, "priceOf", integer(task), integer(tier)]),
    );
    return tasks.map((_, task) => tiers.map((__, tier) => integerOf(items[task * tiers.length + tier])));
}

function priceTable(prices, moves) {
    const seriesOf = (task, tier) => moves.find((series) => series.task === task && series.tier === tier)?.moves ?? [];
    return table(
        "Price of a unit by task and tier",
        ["Task", ...tiers.map((text) => ({ text, class: "number" }))],
        prices.map((row, task) => [
            h("strong", {}, tasks[task]),
            ...row.map((price, tier) => [
                h("span", { class: "number" }, price === null ? "–" : units(price)),
                sparkline(
                    seriesOf(task, tier).map((move) => ({
                        time: move.time,
                        value: Number(BigInt(move.basefee)) / unit,
                    })),
                    `Base fee of ${tasks[task]}, ${tiers[tier]}, over time`,
                ),
            ]),
        ]),
    );
}

async function readVaults() {
    const { rows } = await call("explorer_vaults", 0, 50);
    const items = await readAll(
        rows.map((row) => [site.suite.StakingVaults, "vaultOf", hash160(row.provider), integer(row.task)]),
    );
    const scores = await readAll(
        rows.map((row) => [site.suite.ReputationOracle, "scoreOf", hash160(row.provider), integer(row.task)]),
    );
    return rows.map((row, i) => ({ ...row, parts: items[i].value.map(integerOf), score: integerOf(scores[i]) }));
}

function vaultTable(vaults) {
    return table(
        "Stakes and reputation of providers",
        [
            "Provider",
            "Task",
            ...["Free", "Locked", "Unbonding", "Reputation"].map((text) => ({ text, class: "number" })),
        ],
        vaults.map(({ provider, task, parts: [free, locked, unbonding], score }) => [
            who(provider),
            tasks[task],
            amount(free, "AGPU"),
            amount(locked, "AGPU"),
            amount(unbonding, "AGPU"),
            score === null ? "–" : `${count(score)} / 10,000`,
        ]),
        "Nobody has staked yet.",
    );
}
