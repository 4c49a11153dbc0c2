import { site } from "../chain.js";
import { h, section } from "../dom.js";

export function about() {
    return { title: "How this page works", live: false, body: [reading(), sending(), decoding()] };
}

function reading() {
    return section(
        "What is read",
        text(
            "Blocks, logs, balances and contracts come from the devnet's JSON-RPC, as any client gets them;",
            "a WebSocket tells of each new block. Lists that a node does not keep (all transactions, a contract's",
            "events, a job's life) come from the devnet's own explorer_ methods, which any program may call as well.",
        ),
        text(
            "The tree of a transaction's calls is made when you ask for it: its block is run again on the state",
            "before it. That state is kept for the newest 1,000 blocks with transactions.",
        ),
    );
}

function sending() {
    const control = site.control ? "it does, it was started with --control" : "not now: start it with --control";
    return section(
        "What is sent",
        text(
            "A form first rehearses the call and shows what it would do. It sends in one of two ways: as an account",
            `that the devnet lets you speak for (${control}), or signed in this page with a WIF key that you paste.`,
            "The key is kept in the page's memory until you leave it, goes nowhere, and is not stored. Use keys of",
            "local chains only.",
        ),
    );
}

function decoding() {
    return section(
        "What is decoded",
        text(
            "Arguments, results and events are shown by the types that the contract's manifest gives them. Amounts",
            "of the AGPU suite are in AGPU; hold the pointer over one for the smallest units. Names of contracts are",
            "their own claims.",
        ),
    );
}

function text(...lines) {
    return h("p", {}, lines.join(" "));
}
