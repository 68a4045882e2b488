/**
 * What runs in the process of a script, as text because it must be no file that a script could replace.
 *
 * The script gets a realm of its own (`node:vm`) that has JavaScript and nothing of Node's: no `process`, no `require`,
 * no modules of Node's, no timers. No object of the realm outside enters it, for each would lead to that realm's
 * `Function` and on: data comes as JSON text and is parsed inside, and what the script throws is read inside.
 * `import(…)` gives promises of the realm outside, so its text is refused before anything runs; the keyword knows no
 * escapes, and `eval` and `Function` are off. Around the realm stands a process that may read no file, makes no code
 * from text, and has lost what signals, loads or reports.
 */
import { importableName, mostImportableNames } from "./script-imports.ts";

/** Runs in the realm before the script. `say` never leaves it: it is a function from outside. */
const inside = `"use strict";
((say) => {
  const { parse, stringify } = JSON;
  delete globalThis.WebAssembly;
  // Node formats stacks by a function outside, whose own overflow of the stack would be an error of that realm.
  Object.defineProperty(Error, "prepareStackTrace", { value: undefined });
  Object.defineProperty(Error, "stackTraceLimit", { value: undefined, writable: false, configurable: false });
  // Outside waits for promises of this realm; a \`then\` of the script's own would get functions from there.
  Object.freeze(Promise.prototype);
  Object.freeze(Promise);
  const quiet = () => undefined;
  globalThis.console = { log: quiet, info: quiet, warn: quiet, error: quiet, debug: quiet };
  const describe = (thrown) => {
    try {
      const words = thrown?.message ?? thrown;
      return typeof words === "string" ? words : \`\${words}\`;
    } catch {
      return "It threw something that has no text.";
    }
  };
  const complain = (thrown) => say("problem", describe(thrown));
  const judge = async (module, text) => {
    try {
      if (typeof module.default !== "function") return void say("problem", "Its default export is no function.");
      const { answer, about } = parse(text);
      say("result", stringify((await module.default(answer, about)) ?? null) ?? "null");
    } catch (error) {
      complain(error);
    }
  };
  return { complain, judge };
})`;

/** How the process and ours speak: a line of JSON each. */
const talking = `let rest = Buffer.alloc(0);
function readLine() {
  for (;;) {
    const end = rest.indexOf(10);
    if (end >= 0) {
      const line = rest.toString("utf8", 0, end);
      rest = rest.subarray(end + 1);
      return line;
    }
    const chunk = Buffer.alloc(65536);
    let size = 0;
    try {
      size = readSync(0, chunk);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
      continue;
    }
    if (size === 0) exit(1);
    rest = Buffer.concat([rest, chunk.subarray(0, size)]);
  }
}
function write(message) {
  const bytes = Buffer.from(JSON.stringify(message) + "\\n");
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(3, bytes, at);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1);
    }
  }
}
`;

/** How the files of a script become modules: read by us, one after the other, and compiled there, in a `realm`. */
const loading = `const dynamic = /(?<![\\p{ID_Continue}$\\u200c\\u200d])import\\s*[(./]/u;
const modules = new Map();
const importable = new Map();
function load(path) {
  const known = modules.get(path);
  if (known !== undefined) return known;
  write({ load: path });
  const { text, problem } = JSON.parse(readLine());
  if (problem !== undefined) throw new Error(problem);
  const isJson = path.endsWith(".json");
  if (!isJson && dynamic.test(text)) {
    throw new Error(path + " has import(…), import.meta or a comment after the word import: write static imports of files of the project");
  }
  try {
    if (isJson) JSON.parse(text);
  const names = new Set(isJson ? [] : Array.from(text.matchAll(${String(importableName)}), ([, , name]) => name));
  if (names.size > ${mostImportableNames}) {
    throw new Error(path + " has more than ${mostImportableNames} texts that look like names of files (./…): move lists of them into a JSON file");
  }
  importable.set(path, names);
  } catch (error) {
    throw new Error(path + ": " + error.message);
  }
  const source = isJson ? "export default JSON.parse(" + JSON.stringify(text) + ")" : text;
  try {
    const made = new SourceTextModule(source, { context: realm, identifier: path });
    modules.set(path, made);
    return made;
  } catch (error) {
    throw new Error(path + ": " + error.message);
  }
}
function resolve(specifier, from) {
  if (/^\\.\\.?\\//.test(specifier)) {
    if (importable.get(from).has(specifier)) return join(dirname(from), specifier);
    throw new Error(from + " imports " + JSON.stringify(specifier.slice(0, 80)) + " in other characters than these, or in more than 300: write the import plainly, as \\"./words.mjs\\"");
  }
  throw new Error("Scripts of expectations cannot import " + specifier.slice(0, 80) + ": they have JavaScript and files of the project (./words.mjs), and no modules of Node or of packages");
}
`;

/** The program for \`node --eval\`. */
export const scriptRealm = `
import { readSync, writeSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { constants, createContext, runInContext, SourceTextModule } from "node:vm";

const exit = process.reallyExit.bind(process);
const on = process.on.bind(process);
${talking}function say(kind, text) {
  if (typeof text !== "string") write({ problem: "Its result is no JSON." });
  else if (kind === "problem") write({ problem: text.slice(0, 1000) });
  else if (text.length > 16384) write({ problem: "Its result is longer than 16,384 characters of JSON." });
  else write({ result: text });
  exit(0);
}

// Node would show what nobody caught by functions that the script may put into it.
on("unhandledRejection", () => say("problem", "A promise of the script was rejected, and nobody waits for it."));
on("uncaughtException", () => say("problem", "The script threw an error outside of its function."));

const { file, data } = JSON.parse(readLine());
const realm = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
const { complain, judge } = runInContext(${JSON.stringify(inside)}, realm)(say);

${loading}// Closed behind us, in case something of this realm should ever reach the script's.
for (const name of Reflect.ownKeys(process)) {
  if (typeof process[name] !== "function" || ["emit", "nextTick", "emitWarning", "reallyExit"].includes(name)) continue;
  try {
    process[name] = undefined;
  } catch {}
}
for (const name of ["process", "fetch", "WebSocket", "EventSource", "Worker", "BroadcastChannel", "WebAssembly"]) {
  delete globalThis[name];
}
for (const type of [Function, Array, Promise, Map, Uint8Array, String]) {
  Object.freeze(type.prototype);
  Object.freeze(type);
}
// Node's own errors write \`name\` of theirs, which frozen prototypes would forbid.
for (const type of [Object, Error, RangeError, TypeError, SyntaxError]) Object.preventExtensions(type.prototype);
Object.freeze(Error);

let entry;
try {
  entry = load(file);
  await entry.link((specifier, { identifier }) => load(resolve(specifier, identifier)));
} catch (error) {
  // No code of the script has run yet: the error is ours or the compiler's.
  say("problem", error.message);
}
try {
  await entry.evaluate();
} catch (error) {
  complain(error);
}
judge(entry.namespace, data);
`;

/** The program that compiles and links scripts, and runs none: it reads their names, one after the other. */
export const scriptLinker = `
import { readSync, writeSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { constants, createContext, SourceTextModule } from "node:vm";

const exit = process.reallyExit.bind(process);
${talking}
const realm = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
${loading}
for (;;) {
  const { file } = JSON.parse(readLine());
  modules.clear();
  try {
    const entry = load(file);
    await entry.link((specifier, { identifier }) => load(resolve(specifier, identifier)));
    write(Reflect.has(entry.namespace, "default") ? {} : { problem: "It has no default export, which judges the answer" });
  } catch (error) {
    write({ problem: String(error.message).slice(0, 1000) });
  }
}
`;
