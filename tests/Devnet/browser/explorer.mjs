// Looks at a devnet's explorer as people do, in headless Chromium: each step prints what it saw, as one line of JSON.
// usage: node explorer.mjs CHROMIUM SETTINGS-JSON   settings: url, pages, wif, token, hostile, screenshots
import { chromium } from "playwright-core";
import { contrastFaults, overflowing, unnamedControls } from "./checks.mjs";

const [executablePath, json] = process.argv.slice(2);
const settings = JSON.parse(json);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const complaints = [];

async function open(options = {}) {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    page.setDefaultTimeout(15_000);
    page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("dialog", (dialog) => complaints.push(`dialog: ${dialog.message()}`));
    return page;
}

async function go(page, name) {
    await page.goto(`${settings.url}#/${name}`);
    await shown(page, name);
}

const shown = (page, name) => page.waitForSelector(`main[data-shown="#/${name}"]`);

/** All pages load, fit a phone, can be read in both colours, and name their controls. */
async function look() {
    const found = {};
    for (const [width, colorScheme] of [
        [1280, "light"],
        [360, "dark"],
    ]) {
        const page = await open({ viewport: { width, height: 900 }, colorScheme });
        for (const name of settings.pages) {
            await go(page, name);
            const state = (found[name] ??= { title: await page.textContent("h1"), alerts: [], faults: [] });
            state.alerts.push(...(await page.$$eval("main [role=alert]", (all) => all.map((one) => one.textContent))));
            state.faults.push(
                ...(await page.evaluate(contrastFaults)),
                ...(await page.evaluate(unnamedControls)),
                ...(await page.evaluate(overflowing)),
            );
            if (settings.screenshots) {
                const file = `${name.replace(/\W+/g, "-").slice(0, 24) || "home"}-${width}.png`;
                await page.screenshot({ path: `${settings.screenshots}/${file}`, fullPage: true });
            }
        }
        await page.close();
    }
    return found;
}

/** The forms of a contract: read, rehearse, send as an impersonated account, send with a key. */
async function invoke() {
    const page = await open();
    await go(page, "contract/" + settings.token);
    const form = (name) => page.locator("details.method").filter({ has: page.locator(`summary b:text-is("${name}")`) });
    const answer = async (method) => {
        await method.locator("output .chip").waitFor();
        return method.locator("output").textContent();
    };
    const supply = form("totalSupply");
    await supply.locator("summary").click();
    const said = { supply: await answer(supply) };

    const transfer = form("transfer");
    await transfer.locator("summary").click();
    for (const [label, text] of [
        ["from", "alice"],
        ["to", "bob"],
        ["amount", "12.5 AGPU"],
    ]) {
        await transfer.getByLabel(label, { exact: false }).first().fill(text);
    }
    await transfer.getByRole("button", { name: "Rehearse" }).click();
    said.rehearsed = await answer(transfer);
    const send = async () => {
        await transfer.getByRole("button", { name: "Send" }).click();
        await transfer.locator("output a").waitFor();
        return transfer.locator("output a").textContent();
    };
    said.impersonated = await send();
    await page.getByLabel("or WIF key").fill(settings.wif);
    await transfer.getByRole("button", { name: "Rehearse" }).click(); // the answer goes, so that the next is awaited
    await transfer.locator("output", { hasText: "answers" }).waitFor();
    said.signed = await send();
    await transfer.locator("output a").click();
    await shown(page, "transaction/" + said.signed);
    said.calls = await page.textContent(".calls");
    said.events = await page.textContent("section:has(h2:text-is('Events')) tbody");
    await transferFails(page, form, said);
    await page.close();
    return said;
}

async function transferFails(page, form, said) {
    await go(page, "contract/" + settings.token);
    const burn = form("burn");
    await burn.locator("summary").click();
    await burn.getByLabel("from").fill("bob");
    await burn.getByLabel("amount").fill("0.1 AGPU");
    await burn.getByRole("button", { name: "Rehearse" }).click();
    await burn.locator("output .chip").waitFor();
    said.refused = await burn.locator("output").textContent();
}

/** From the address bar by Tab alone: the skip link, the sections, a block; and focus survives new blocks. */
async function keyboard() {
    const page = await open();
    await go(page, "");
    const steps = [];
    for (let i = 0; i < 16; i++) {
        await page.keyboard.press("Tab");
        steps.push(await page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.id));
    }
    await page.focus("#nav a[href='#/blocks']");
    await page.keyboard.press("Enter");
    await shown(page, "blocks");
    const heading = await page.evaluate(() => document.activeElement.textContent);
    const first = page.locator("tbody a").first();
    await first.focus();
    const before = await first.getAttribute("href");
    const top = Number(before.split("/").at(-1));
    await page.evaluate(() =>
        fetch("/", {
            method: "POST",
            body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "dev_mine", params: [1] }),
        }),
    );
    await page.waitForSelector(`tbody a[href="#/block/${top + 1}"]`);
    const after = await page.evaluate(() => document.activeElement.getAttribute("href"));
    await page.close();
    return { steps, heading, before, after };
}

/** Names and messages that are markup are text here. */
async function hostile() {
    const page = await open();
    const seen = [];
    for (const name of settings.hostile) {
        await go(page, name);
        seen.push({
            text: (await page.textContent("main")).includes("<script>"),
            ran: await page.evaluate(() => window.ran ?? null),
            elements: await page.$$eval("main script, main img, main iframe", (all) => all.length),
        });
    }
    await page.close();
    return seen;
}

async function find() {
    const page = await open();
    await go(page, "");
    const ends = [];
    for (const text of settings.searches) {
        await page.fill("#query", text);
        await page.press("#query", "Enter");
        await page.waitForFunction(() => document.getElementById("query").value === "");
        ends.push(await page.evaluate(() => location.hash));
    }
    await page.close();
    return ends;
}

const report = {
    look: await look(),
    invoke: await invoke(),
    keyboard: await keyboard(),
    hostile: await hostile(),
    find: await find(),
};
await browser.close();
console.log(JSON.stringify({ ...report, complaints }));
