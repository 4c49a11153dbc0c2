// Jobs of the market: the list, and one with its life.

import { learn, nameOf, site, tasks, tiers, who } from "../chain.js";
import { chip, facts, h, link, section, table } from "../dom.js";
import { valuesOf } from "../events.js";
import { age, count, duration, moment, short } from "../format.js";
import { fromBase64, toHex } from "../bytes.js";
import { call, integer, read, readAll } from "../rpc.js";
import { amount, bytesIn, hashIn, integerOf } from "../values.js";

const rows = 25;
const hashBytes = 32;
const mostValuesShown = 8;

const states = {
    1: ["Open", "wait"],
    2: ["Claimed", "busy"],
    3: ["Committed", "busy"],
    4: ["Audited", "busy"],
    5: ["Settled", "good"],
    6: ["Cancelled", "plain"],
    7: ["Expired", "plain"],
    8: ["Slashed", "bad"],
};

export async function jobCount() {
    return Number(integerOf(await read(site.suite.JobMarket, "jobCount")));
}

/** Jobs by number, as the market says them; null for one that is not there. */
export async function readJobs(ids) {
    const items = await readAll(ids.map((id) => [site.suite.JobMarket, "job", integer(id)]));
    return items.map((item, i) => item && jobFrom(ids[i], item.value));
}

function jobFrom(id, v) {
    return {
        id,
        status: Number(integerOf(v[0])),
        client: hashIn(v[1]),
        provider: hashIn(v[2]),
        kernel: hashIn(v[3]),
        params: bytesIn(v[4]) ?? new Uint8Array(),
        inputRoots: bytesIn(v[5]) ?? new Uint8Array(),
        units: integerOf(v[6]),
        cells: integerOf(v[7]),
        fee: integerOf(v[8]),
        tip: integerOf(v[9]),
        bond: integerOf(v[10]) ?? 0n,
        deadlineMs: integerOf(v[11]),
        claimWindowMs: integerOf(v[12]),
        workWindowMs: integerOf(v[13]),
        outputRoot: bytesIn(v[14]),
        commitBlock: integerOf(v[15]) ?? 0n,
        answered: integerOf(v[16]) ?? 0n,
        task: Number(integerOf(v[17])),
        tier: Number(integerOf(v[18])),
        auditBps: integerOf(v[19]),
        disputeEndBlock: integerOf(v[20]),
    };
}

export function statusChip(status) {
    const [text, kind] = states[status] ?? [`status ${status}`, "plain"];
    return chip(kind, text);
}

export async function jobsView(from) {
    const total = await jobCount();
    const top = from === undefined ? total : Math.min(Number(from), total);
    const jobs = await readJobs(Array.from({ length: Math.min(rows, top) }, (_, i) => top - i));
    return {
        title: "Jobs",
        live: from === undefined,
        body: [
            section(
                `${count(total)} jobs`,
                jobTable(jobs),
                h(
                    "nav",
                    { class: "pager", "aria-label": "Pages" },
                    top < total && link(top + rows >= total ? "jobs" : "jobs/" + (top + rows), "← Newer"),
                    top > rows && link("jobs/" + (top - rows), "Older →"),
                ),
            ),
        ],
    };
}

export function jobTable(jobs) {
    return table(
        "Jobs, newest first",
        [
            "Job",
            "Status",
            "Task",
            "Tier",
            "Client",
            "Provider",
            { text: "Units", class: "number" },
            { text: "Fee [AGPU]", class: "number" },
            { text: "Tip", class: "number" },
        ],
        jobs
            .filter(Boolean)
            .map((job) => [
                link("job/" + job.id, "#" + job.id),
                statusChip(job.status),
                tasks[job.task],
                tiers[job.tier],
                who(job.client),
                who(job.provider),
                count(job.units),
                job.fee === 0n ? h("span", { class: "quiet" }, "public work") : amount(job.fee, ""),
                amount(job.tip, ""),
            ]),
        "None yet. starminer devnet --suite --demo shows a market at work.",
    );
}

export async function jobView(id) {
    const [[job], steps, height] = await Promise.all([
        readJobs([id]),
        call("explorer_job", Number(id)),
        call("getblockcount"),
    ]);
    if (!job) throw new Error(`There is no job ${id}.`);
    await learn(steps.map((step) => step.contract));
    return {
        title: `Job ${id}`,
        badge: statusChip(job.status),
        live: true,
        body: [
            section("Life", path(job), timeline(steps)),
            section("Terms", terms(job)),
            job.status >= 2 && job.provider && section("Work", work(job, height - 1)),
        ],
    };
}

/** The stations that a job goes through, and where this one is. */
function path(job) {
    const way =
        job.status <= 5 ? [1, 2, 3, 4, 5] : [1, job.provider && 2, job.commitBlock && 3, job.status].filter(Boolean);
    return h(
        "ol",
        { class: "path", "aria-label": "Stations" },
        way.map((status) =>
            h(
                "li",
                {
                    class: status === job.status ? "here" : status < job.status ? "past" : "",
                    "aria-current": status === job.status && "step",
                },
                states[status][0],
            ),
        ),
    );
}

function timeline(steps) {
    if (steps.length === 0) return h("p", { class: "quiet" }, "No event names this job.");
    return h(
        "ol",
        { class: "timeline" },
        steps.map((step) =>
            h(
                "li",
                {},
                h(
                    "div",
                    { class: "what" },
                    h("strong", {}, step.eventname),
                    h("span", { class: "quiet" }, " of ", who(step.contract)),
                ),
                h(
                    "div",
                    { class: "when" },
                    link("transaction/" + step.transaction, h("time", { title: moment(step.time) }, age(step.time))),
                    ` in block `,
                    link("block/" + step.block, "#" + step.block),
                ),
                said(step),
            ),
        ),
    );
}

function said(step) {
    if (step.state.value.length <= mostValuesShown) return valuesOf(step);
    return h("details", {}, h("summary", {}, `${step.state.value.length} values`), valuesOf(step));
}

function terms(job) {
    return facts(
        ["Client", who(job.client)],
        ["Kernel", who(job.kernel)],
        ["Task and tier", `${tasks[job.task]}, ${tiers[job.tier]}`],
        ["Units", count(job.units), ` (${count(job.cells)} cells)`],
        [
            "Fee",
            job.fee === 0n ? "none: public work" : amount(job.fee, "AGPU"),
            job.fee > 0n && h("span", { class: "quiet" }, " (", amount(job.fee / job.units, "AGPU"), " a unit)"),
        ],
        ["Tip", amount(job.tip, "AGPU")],
        ["Windows", `${duration(job.claimWindowMs)} to claim, ${duration(job.workWindowMs)} to work`],
        job.deadlineMs > 0n && ["Deadline", moment(job.deadlineMs)],
        ["Params", h("code", {}, "0x" + toHex(job.params))],
        ["Input roots", rootsOf(job.inputRoots)],
    );
}

/** As events and stores write it: its bytes in their order. */
function root(bytes) {
    return "0x" + toHex(bytes);
}

function rootsOf(bytes) {
    const roots = [];
    for (let at = 0; at < bytes.length; at += hashBytes) roots.push(root(bytes.slice(at, at + hashBytes)));
    return roots.length
        ? h(
              "ul",
              { class: "plain" },
              roots.map((whole) => h("li", {}, h("code", { title: whole }, short(whole)))),
          )
        : "none: made from the params";
}

function work(job, height) {
    const answered = job.answered.toString(2).replace(/0/g, "").length;
    const isInDispute = job.status === 3 || job.status === 4;
    return facts(
        ["Provider", who(job.provider)],
        ["Bond", amount(job.bond, "AGPU")],
        ["Audit", `drawn with probability ${Number(job.auditBps) / 100}%, ${answered} cells answered`],
        job.outputRoot && ["Output root", h("code", {}, root(job.outputRoot))],
        job.commitBlock > 0n && ["Committed in", link("block/" + job.commitBlock, "#" + job.commitBlock)],
        isInDispute && [
            "Dispute window",
            `to block ${job.disputeEndBlock}, ${Math.max(0, Number(job.disputeEndBlock) - height)} blocks to go`,
        ],
    );
}
