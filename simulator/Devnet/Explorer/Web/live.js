// New blocks by WebSocket, in neo-go's protocol. A connection that ends is made again, with growing waits.

const shortestMs = 500;
const longestMs = 10_000;

export class Live extends EventTarget {
    #waitMs = shortestMs;
    isConnected = false;

    connect() {
        const url = new URL("/ws", location.href);
        url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
        const socket = new WebSocket(url);
        socket.addEventListener("open", () => {
            this.#waitMs = shortestMs;
            this.#tell(true);
            socket.send(JSON.stringify({ jsonrpc: "2.0", id: 1, method: "subscribe", params: ["block_added"] }));
        });
        socket.addEventListener("message", (message) => this.#hear(JSON.parse(message.data)));
        socket.addEventListener("close", () => {
            this.#tell(false);
            setTimeout(() => this.connect(), this.#waitMs);
            this.#waitMs = Math.min(2 * this.#waitMs, longestMs);
        });
    }

    #hear({ method, params }) {
        if (method === "block_added") this.dispatchEvent(new CustomEvent("block", { detail: params[0] }));
        else if (method === "missed_event") this.dispatchEvent(new CustomEvent("block", { detail: null }));
    }

    #tell(isConnected) {
        this.isConnected = isConnected;
        this.dispatchEvent(new Event("connection"));
    }
}
