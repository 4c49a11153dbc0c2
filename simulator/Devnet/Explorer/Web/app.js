// The page's frame: which view is shown, what follows new blocks, search, colours.

import { accountFrom, isContract, loadSite, site } from "./chain.js";
import { chip, h, link, replace } from "./dom.js";
import { Live } from "./live.js";
import { addressOf } from "./neo/account.js";
import { call, settle } from "./rpc.js";
import { about } from "./views/about.js";
import { addressView, accountsView } from "./views/address.js";
import { blocksView, blockView } from "./views/blocks.js";
import { contractsView, contractView } from "./views/contracts.js";
import { controlView } from "./views/control.js";
import { homeView } from "./views/home.js";
import { jobsView, jobView } from "./views/jobs.js";
import { starMinerView } from "./views/starminer.js";
import { transactionsView, transactionView } from "./views/transactions.js";

const refreshMs = 700;
const themes = ["auto", "light", "dark"];

const views = {
    "": homeView,
    about,
    block: blockView,
    blocks: blocksView,
    transaction: transactionView,
    transactions: transactionsView,
    address: addressView,
    accounts: accountsView,
    contract: contractView,
    contracts: contractsView,
    starminer: starMinerView,
    jobs: jobsView,
    job: jobView,
    control: controlView,
};

const main = document.getElementById("main");
const live = new Live();
let shown = 0;
let refreshing = false;
let stale = false;
let isFollowing = true;
let current = { live: false };

async function navigate() {
    const turn = ++shown;
    await show(turn);
    if (turn !== shown) return;
    window.scrollTo(0, 0);
    main.querySelector("h1")?.focus({ preventScroll: true });
}

/** @param isAgain whether the page is there already: the keyboard and what is open stay where they are then */
async function show(turn, isAgain = false) {
    const [name, ...rest] = location.hash.slice(2).split("/").map(decodeURIComponent);
    const view = views[name];
    let page;
    try {
        page = view ? await view(...rest) : missing("There is no such page.");
    } catch (failure) {
        page = missing(failure.message);
    }
    if (turn !== shown) return;
    const where = isAgain && placeOf(document.activeElement);
    current = page;
    document.title = `${page.title} · StarMiner explorer`;
    replace(main, h("h1", { tabindex: "-1" }, page.title, page.badge && [" ", page.badge]), page.body);
    markSection(name);
    if (where) where();
    main.dataset.shown = location.hash;
}

function missing(message) {
    return { title: "Not found", live: false, body: [h("p", { role: "alert" }, message)] };
}

/** Where the keyboard is, so that it is there again when the list was written anew. */
function placeOf(element) {
    const isInside = main.contains(element) && element !== main;
    const href = element?.getAttribute("href"),
        id = element?.id;
    const details = [...main.querySelectorAll("details")].map((one) => one.open);
    return () => {
        main.querySelectorAll("details").forEach((one, i) => (one.open = details[i] ?? one.open));
        if (!isInside) return;
        const again = id ? document.getElementById(id) : href && main.querySelector(`[href="${CSS.escape(href)}"]`);
        (again ?? main.querySelector("h1"))?.focus({ preventScroll: true });
    };
}

async function refresh() {
    stale = true;
    if (refreshing || !isFollowing || !current.live) return;
    refreshing = true;
    while (stale && isFollowing && current.live) {
        stale = false;
        await show(shown, true);
        await new Promise((done) => setTimeout(done, refreshMs));
    }
    refreshing = false;
}

function hear({ detail: block }) {
    if (block) showHeight(block.index);
    refresh();
}

function showHeight(index) {
    document.getElementById("height").textContent = `#${index}`;
}

function markSection(name) {
    const section = {
        block: "blocks",
        transaction: "transactions",
        contract: "contracts",
        job: "jobs",
        address: "accounts",
    };
    for (const anchor of document.querySelectorAll("#nav a")) {
        const isHere = anchor.getAttribute("href") === "#/" + (section[name] ?? name);
        if (isHere) anchor.setAttribute("aria-current", "page");
        else anchor.removeAttribute("aria-current");
    }
}

function writeNavigation() {
    const sections = [
        ["", "Overview"],
        site.suite && ["starminer", "StarMiner"],
        site.suite && ["jobs", "Jobs"],
        ["blocks", "Blocks"],
        ["transactions", "Transactions"],
        ["contracts", "Contracts"],
        ["accounts", "Accounts"],
        site.control && ["control", "Control"],
    ];
    replace(
        document.getElementById("nav"),
        sections.filter(Boolean).map(([page, text]) => link(page, text)),
    );
}

async function search(event) {
    event.preventDefault();
    const field = document.getElementById("query");
    const page = await pageOf(field.value.trim());
    if (page) {
        field.value = "";
        field.setCustomValidity("");
        location.hash = "#/" + page;
    } else {
        field.setCustomValidity("No block, transaction, contract, account or job is known by that.");
        field.reportValidity();
    }
}

async function pageOf(text) {
    if (/^\d+$/.test(text)) return "block/" + text;
    const job = /^job\s*#?(\d+)$/i.exec(text);
    if (job) return "job/" + job[1];
    if (/^(0x)?[0-9a-f]{64}$/i.test(text)) {
        const hash = text.startsWith("0x") ? text : "0x" + text;
        const [transaction, block] = await settle([
            ["getrawtransaction", hash, true],
            ["getblock", hash, true],
        ]);
        return transaction instanceof Error ? (block instanceof Error ? null : "block/" + hash) : "transaction/" + hash;
    }
    const account = text && accountFrom(text);
    if (!account) return null;
    return isContract(account) ? "contract/" + account : "address/" + addressOf(account);
}

function follow(isOn) {
    isFollowing = isOn;
    showConnection();
    if (isOn) refresh();
}

function showConnection() {
    const button = document.getElementById("live");
    button.setAttribute("aria-pressed", String(isFollowing));
    button.textContent = !isFollowing ? "Paused" : live.isConnected ? "Live" : "Waiting…";
    button.dataset.state = !isFollowing ? "paused" : live.isConnected ? "live" : "waiting";
}

function setTheme(theme) {
    document.documentElement.dataset.theme = theme;
    document.getElementById("theme").textContent = theme[0].toUpperCase() + theme.slice(1);
    localStorage.setItem("theme", theme);
}

function wire() {
    setTheme(themes.includes(localStorage.getItem("theme")) ? localStorage.getItem("theme") : "auto");
    on("theme", "click", () => {
        setTheme(themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length]);
    });
    on("live", "click", () => follow(!isFollowing));
    on("search", "submit", search);
    on("query", "input", (event) => event.target.setCustomValidity(""));
    on("skip", "click", (event) => {
        event.preventDefault();
        main.focus();
    });
    live.addEventListener("block", hear);
    live.addEventListener("connection", showConnection);
    window.addEventListener("hashchange", navigate);
}

function on(id, event, handler) {
    document.getElementById(id).addEventListener(event, handler);
}

async function start() {
    try {
        await loadSite();
        showHeight((await call("getblockcount")) - 1);
    } catch (failure) {
        replace(main, h("p", { role: "alert" }, chip("bad", "no answer"), " ", failure.message));
        setTimeout(start, 2_000);
        return;
    }
    writeNavigation();
    live.connect();
    await show(++shown);
}

wire();
start();
