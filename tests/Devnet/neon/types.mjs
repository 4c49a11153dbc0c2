// Checks programs against the types of ./clients: per file, the lines that the TypeScript compiler refuses.
import ts from "typescript";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = dirname(fileURLToPath(import.meta.url));
const files = ["right.ts", "wrong.ts"];
const program = ts.createProgram(files.map((file) => join(folder, file)), {
  strict: true,
  noEmit: true,
  noUnusedLocals: false,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
});
const said = Object.fromEntries(files.map((file) => [file, []]));
for (const { file, start, messageText } of ts.getPreEmitDiagnostics(program)) {
  // What neon-js's own types lack is not ours.
  if (!file || file.fileName.includes("/@cityofzion/")) continue;
  const name = file.fileName.split("/").pop();
  const line = file.getLineAndCharacterOfPosition(start).line + 1;
  if (name === "wrong.ts") said[name].push(line);
  else said["right.ts"].push(`${name}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}
console.log(JSON.stringify(said));
