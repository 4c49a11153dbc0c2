// The devnet's JSON-RPC, at the address that this page came from.

const endpoint = new URL("/", location.href);
const mostInBatch = 100;
let lastId = 0;

export class RpcError extends Error {
    constructor({ code, message, data }) {
        super(data ? `${message}: ${data}` : message);
        this.code = code;
    }
}

export async function call(method, ...params) {
    const [answer] = await settle([[method, ...params]]);
    if (answer instanceof Error) throw answer;
    return answer;
}

/** Results in the order of the requests; the first error is thrown. */
export async function batch(requests) {
    const answers = await settle(requests);
    const failed = answers.find((answer) => answer instanceof Error);
    if (failed) throw failed;
    return answers;
}

/** As batch, but an error stands in its request's place. */
export async function settle(requests) {
    const answers = [];
    for (let i = 0; i < requests.length; i += mostInBatch) {
        answers.push(...(await post(requests.slice(i, i + mostInBatch))));
    }
    return answers;
}

async function post(requests) {
    const body = requests.map(([method, ...params]) => ({ jsonrpc: "2.0", id: ++lastId, method, params }));
    let response;
    try {
        response = await fetch(endpoint, {
            method: "POST",
            headers: { "Content-Type": "application/json" },
            body: JSON.stringify(body),
        });
    } catch {
        throw new Error("The devnet does not answer. Is it still running?");
    }
    if (!response.ok) throw new Error(`The devnet answered with HTTP ${response.status}.`);
    const answers = new Map((await response.json()).map((answer) => [answer.id, answer]));
    return body.map(({ id }) => {
        const answer = answers.get(id);
        return answer.error ? new RpcError(answer.error) : answer.result;
    });
}

/** What a safe method says: its first stack item. */
export function valueOf(invocation) {
    if (invocation.state !== "HALT") throw new Error(invocation.exception ?? "the call faulted");
    return invocation.stack[0];
}

export async function read(contract, method, ...args) {
    return valueOf(await call("invokefunction", contract, method, args));
}

/** Many reads at once: [contract, method, ...args] each. A fault stands as null in its place. */
export async function readAll(reads) {
    const answers = await batch(reads.map(([contract, method, ...args]) => ["invokefunction", contract, method, args]));
    return answers.map((answer) => (answer.state === "HALT" ? answer.stack[0] : null));
}

export const integer = (value) => ({ type: "Integer", value: String(value) });
export const hash160 = (value) => ({ type: "Hash160", value });
