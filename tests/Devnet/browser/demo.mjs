// Looks at the StarMiner view over a market at work: it follows by itself, and its numbers are the RPC's.
// usage: node demo.mjs CHROMIUM SETTINGS-JSON   settings: url, settled, slashed (jobs), screenshots
import { chromium } from "playwright-core";

const [executablePath, json] = process.argv.slice(2);
const settings = JSON.parse(json);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
const complaints = [];
page.setDefaultTimeout(15_000);
page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
});
page.on("pageerror", (error) => complaints.push(error.message));

async function go(name) {
    await page.goto(`${settings.url}#/${name}`);
    await page.waitForSelector(`main[data-shown="#/${name}"]`);
}

async function picture(name) {
    if (settings.screenshots)
        await page.screenshot({ path: `${settings.screenshots}/demo-${name}.png`, fullPage: true });
}

async function rpc(method, ...params) {
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
    const answer = await (await fetch(new URL("/", settings.url), { method: "POST", body })).json();
    if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
    return answer.result;
}

async function read(contract, method, ...args) {
    const list = args.map((value) => ({ type: "Integer", value: String(value) }));
    return (await rpc("invokefunction", contract, method, list)).stack[0].value;
}

/** 1e-8 units with so many digits, written without the page's own code. */
function decimal(amount, digits = 8) {
    const text = String(amount).padStart(9, "0");
    const part = text.slice(-8, text.length - 8 + digits).replace(/0+$/, "");
    return Number(text.slice(0, -8)).toLocaleString("en-US") + (part && "." + part);
}

/** While a page is looked at: a new block changes it. */
async function follow() {
    const jobs = () => page.textContent(".tile:has(.name:text-is('Jobs')) strong");
    const before = Number(await jobs());
    await page.waitForFunction(
        (known) =>
            [...document.querySelectorAll(".tile")].some(
                (tile) => tile.children[0].textContent === "Jobs" && Number(tile.children[1].textContent) > known,
            ),
        before,
    );
}

/** With the chain at rest, what is shown beside what the contracts say. */
async function numbers() {
    const { suite } = await rpc("explorer_site");
    const pairs = [];
    const tile = (name) => page.textContent(`.tile:has(.name:text-is('${name}')) strong`);
    const add = (what, shown, expected) => pairs.push({ what, shown, expected });
    add("supply", await tile("AGPU supply"), decimal(await read(suite.AgpuToken, "totalSupply"), 2));
    add("burned", await tile("AGPU burned"), decimal(await read(suite.AgpuToken, "totalBurned"), 4));
    const count = await read(suite.JobMarket, "jobCount");
    add("jobs", await tile("Jobs"), count);
    const prices = await page.$$eval("section:has(h2:text-is('Prices')) td .number", (all) =>
        all.map((cell) => cell.textContent),
    );
    for (let i = 0; i < prices.length; i++) {
        const price = await read(suite.PricingEngine, "priceOf", Math.floor(i / 4), i % 4);
        add(`price ${i}`, prices[i], decimal(price));
    }
    const rows = await page.$$eval("section:has(h2:text-is('Jobs')) tbody tr", (all) =>
        all.map((row) => [...row.cells].map((cell) => cell.textContent.trim())),
    );
    const states = ["", "Open", "Claimed", "Committed", "Audited", "Settled", "Cancelled", "Expired", "Slashed"];
    for (const [id, status, , , , , units] of rows) {
        const job = await read(suite.JobMarket, "job", id.slice(1));
        add(`status of job ${id}`, status, states[Number(job[0].value)]);
        add(`units of job ${id}`, units, job[6].value);
    }
    return pairs;
}

async function stations(job) {
    await go("job/" + job);
    await picture("job-" + job);
    return (await page.$$eval(".path li", (all) => all.map((one) => one.textContent))).join(" ");
}

/** A job's roots, as its page has them and as the contract does. */
async function roots(id) {
    const { suite } = await rpc("explorer_site");
    const job = await read(suite.JobMarket, "job", id);
    await go("job/" + id);
    const hex = (item) => Buffer.from(item.value ?? "", "base64").toString("hex");
    const fact = (name) => `dt:text-is('${name}') + dd`;
    const inputs = await page.$$eval(`${fact("Input roots")} code`, (all) => all.map((one) => one.title.slice(2)));
    return [
        { what: "output root", shown: await page.textContent(fact("Output root")), expected: "0x" + hex(job[14]) },
        { what: "input roots", shown: inputs.join(""), expected: hex(job[5]) },
    ];
}

await go("starminer");
await follow();
await rpc("dev_setMining", "manual");
await go("about");
await go("starminer");
await picture("starminer");
const report = {
    numbers: await numbers(),
    curves: await page.$$eval("path.curve", (all) => all.filter((one) => one.getAttribute("d").length > 20).length),
    settled: await stations(settings.settled),
    slashed: await stations(settings.slashed),
};
report.numbers.push(...(await roots(settings.settled)));
await browser.close();
console.log(JSON.stringify({ ...report, complaints }));
