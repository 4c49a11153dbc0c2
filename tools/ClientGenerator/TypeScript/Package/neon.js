// neon-js, wherever this runs: Node gives a CommonJS module as `default`, bundlers give its members, and a page that has
// loaded neon-js's browser.js with a <script> has it as `Neon`.
import * as imported from "@cityofzion/neon-js";

const { rpc, sc, tx, u, wallet } = imported.rpc ? imported : (imported.default ?? globalThis.Neon);
export { rpc, sc, tx, u, wallet };
