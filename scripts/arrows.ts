/** Who may import whom: looks at every import under src/ and names those that go the wrong way. */
import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";

export interface ArrowProblem {
  /** Path from the root, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly problem: string;
}

/**
 * The rooms and what each may import besides itself. Arrows follow the way of the data: checking knows nothing of
 * stores, stores nothing of prompts, gates nothing of stores, and only the edge knows of GitHub.
 */
export const rooms: Readonly<Record<string, readonly string[]>> = {
  platform: [],
  project: ["platform"],
  prompts: ["platform", "project"],
  changes: ["platform", "project", "prompts"],
  secrets: ["platform"],
  // Of bundles the canonical JSON alone: a request is named by its bytes.
  models: ["platform", "prompts", "aws", "bundles"],
  evaluation: ["platform", "prompts", "models", "bundles"],
  bundles: ["platform", "project", "prompts"],
  aws: ["platform"],
  stores: ["platform", "aws"],
  gates: ["platform", "project", "bundles"],
  provenance: ["platform", "bundles"],
  releases: ["platform", "bundles", "stores", "provenance"],
  reports: ["platform", "project", "prompts", "changes", "evaluation"],
  github: ["platform"],
  reader: ["platform", "bundles", "releases", "prompts", "provenance"],
};

/** Rooms of the edge: they may import every room. Nothing but the edge imports them. */
const edges = ["commands", "edge", "cli", "cli.ts", "action.ts", "root-action.ts", "actions", "reader.ts"];
/** What an edge may import of the edge. */
const edgeArrows: Readonly<Record<string, readonly string[]>> = {
  commands: ["commands"],
  edge: [],
  cli: ["edge", "commands"],
  "cli.ts": ["cli"],
  "action.ts": ["actions", "commands"],
  "root-action.ts": ["actions", "commands"],
  actions: ["edge", "commands"],
  "reader.ts": ["reader"],
};

/** What domain code never does, and why. The pattern is looked for outside comments. */
const forbidden: readonly { readonly pattern: RegExp; readonly problem: string }[] = [
  { pattern: /["']@actions\//, problem: "imports @actions/*: only the edge knows of GitHub's toolkit" },
  { pattern: /\bprocess\.env\b/, problem: "reads process.env: environment variables come in as arguments" },
  {
    pattern: /\bconsole\.\w+\(|\bprocess\.(?:stdout|stderr)\b/,
    problem: "prints: values are returned, the edge prints",
  },
  {
    pattern: /\bprocess\.(?:cwd|chdir|exit)\b/,
    problem: "asks the process: folders come in as arguments, the edge ends it",
  },
];

/** Every import and habit that breaks the rules, in the order of the files. */
export async function arrowProblems(root: string): Promise<readonly ArrowProblem[]> {
  const source = join(root, "src");
  const names = (await readdir(source, { recursive: true })).filter((name) => name.endsWith(".ts")).sort();
  const problems: ArrowProblem[] = [];
  for (const name of names) {
    const file = join(source, name);
    const text = withoutComments(await readFile(file, "utf8"));
    const room = roomOf(source, file);
    if (!isEdge(room) && rooms[room] === undefined) {
      problems.push({
        file: pathFrom(root, file),
        line: 1,
        problem: `stands in a room that scripts/arrows.ts does not know`,
      });
    }
    for (const [index, line] of text.split("\n").entries()) {
      for (const problem of problemsOfLine(source, file, room, line)) {
        problems.push({ file: pathFrom(root, file), line: index + 1, problem });
      }
    }
  }
  return problems;
}

function pathFrom(root: string, file: string): string {
  return relative(root, file).split(sep).join("/");
}

function problemsOfLine(source: string, file: string, room: string, line: string): readonly string[] {
  const problems = isEdge(room)
    ? []
    : forbidden.filter(({ pattern }) => pattern.test(line)).map(({ problem }) => problem);
  for (const [, target = ""] of line.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']/g)) {
    const other = roomOf(source, resolve(dirname(file), target));
    if (!mayImport(room, other)) problems.push(`imports ${target}: ${room} must know nothing of ${other}`);
  }
  return problems;
}

function mayImport(room: string, other: string): boolean {
  if (isEdge(room)) return !isEdge(other) || room === other || (edgeArrows[room] ?? []).includes(other);
  return room === other || (rooms[room] ?? []).includes(other);
}

function isEdge(room: string): boolean {
  return edges.includes(room);
}

/** The first name below src/: a room, or a file that stands alone. What lies outside src/ is the edge's business. */
function roomOf(source: string, file: string): string {
  const [first = ""] = relative(source, file).split(sep);
  return first === ".." ? "the outside" : first;
}

/** Comments may speak of anything. Line feeds stay, so that lines keep their numbers. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, (comment) => comment.replaceAll(/[^\n]/g, " "));
}
