// Fills in the example page and waits until it has swapped its last AGPU.
// usage: node dapp.mjs CHROMIUM PAGE-URL WIF
import { chromium } from "playwright-core";

const [executablePath, url, wif] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 900, height: 1000 } });
const complaints = [];
page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
});
page.on("pageerror", (error) => complaints.push(error.message));

await page.goto(url);
await page.fill("input[name=wif]", wif);
await page.click("button");
await page.waitForSelector("li:text-matches('sold|refused|failed')", { timeout: 60_000 });
const report = {
    said: await page.$$eval("li", (all) => all.map((one) => one.textContent)),
    colours: await page.$eval("canvas", (canvas) => {
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size;
    }),
};
if (process.env.STARMINER_SCREENSHOTS)
    await page.screenshot({ path: `${process.env.STARMINER_SCREENSHOTS}/dapp.png`, fullPage: true });
await browser.close();
console.log(JSON.stringify({ ...report, complaints }));
