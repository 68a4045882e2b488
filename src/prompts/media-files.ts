/** Which files of the project the media of prompts are. */
import { isJsonObject, type Json } from "../platform/json.ts";
import { readPath } from "../project/paths.ts";
import type { FoundFile, ProjectFiles } from "../project/project-files.ts";
import type { Case, Message } from "./prompt.ts";
import type { Expression, TemplateNode, TemplateTree } from "./tree.ts";

/** Longer texts are no paths. */
const longestPath = 1024;
/** Texts of the cases of one prompt that are looked up. */
const mostCandidates = 10_000;

/** Media files of a project by address. Looked up once each, before a check that cannot wait asks for them. */
export class MediaFiles {
  private readonly files: ProjectFiles;
  private readonly known = new Map<string, FoundFile | undefined>();

  constructor(files: ProjectFiles) {
    this.files = files;
  }

  /** True for an address that was looked up and is a file. */
  has(address: string): boolean {
    return this.known.get(address) !== undefined;
  }

  /** The file at an address; undefined for other addresses (`data:`, `s3:`) and for files that are not there. */
  async find(address: string): Promise<FoundFile | undefined> {
    if (this.known.has(address)) return this.known.get(address);
    const file = await this.lookUp(address);
    this.known.set(address, file);
    return file;
  }

  /**
   * Looks up every text that may become an address: media in histories, literals of the template, texts in the inputs
   * of cases.
   */
  async prepare(
    tree: TemplateTree,
    partials: ReadonlyMap<string, TemplateTree>,
    cases: readonly Case[],
  ): Promise<void> {
    for (const { history } of cases) {
      for (const address of mediaAddresses(history)) await this.find(address);
    }
    const trees = reachable(tree, partials);
    if (!trees.some((one) => mentionsMedia(one.nodes))) return;
    const candidates = new Set<string>();
    for (const one of trees) literalsIn(one.nodes, candidates);
    for (const { input } of cases) textsIn(input, candidates);
    for (const candidate of candidates) await this.find(candidate);
  }

  private async lookUp(address: string): Promise<FoundFile | undefined> {
    if (address === "" || address.length > longestPath || /^[A-Za-z][A-Za-z0-9+.-]*:|\n/.test(address))
      return undefined;
    const read = readPath(address);
    // The address that readers see has to be the path itself.
    if (!read.ok || read.path !== address) return undefined;
    const found = await this.files.find(read.path);
    return found.outcome === "file" ? found.file : undefined;
  }
}

/** Addresses of media in messages, each once. */
export function mediaAddresses(messages: readonly Message[]): ReadonlySet<string> {
  const addresses = new Set<string>();
  for (const { content } of messages) {
    for (const part of content) if ("media" in part) addresses.add(part.media.url);
  }
  return addresses;
}

function reachable(tree: TemplateTree, partials: ReadonlyMap<string, TemplateTree>): readonly TemplateTree[] {
  const trees = new Set([tree]);
  for (const one of trees) {
    for (const name of one.partials) {
      const partial = partials.get(name);
      if (partial !== undefined) trees.add(partial);
    }
  }
  return [...trees];
}

function mentionsMedia(nodes: readonly TemplateNode[]): boolean {
  return nodes.some((node) => node.type === "media" || branchesOf(node).some(mentionsMedia));
}

function literalsIn(nodes: readonly TemplateNode[], into: Set<string>): void {
  const add = (expression: Expression): void => {
    if (expression.type === "literal" && typeof expression.value === "string") into.add(expression.value);
  };
  for (const node of nodes) {
    if (node.type === "media") add(node.url);
    if (node.type === "partial") for (const value of Object.values(node.options)) add(value);
    for (const branch of branchesOf(node)) literalsIn(branch, into);
  }
}

function branchesOf(node: TemplateNode): readonly (readonly TemplateNode[])[] {
  if ("body" in node) return [node.body, node.otherwise];
  return node.type === "partial" && node.fallback !== undefined ? [node.fallback] : [];
}

function textsIn(value: Json, into: Set<string>): void {
  if (into.size >= mostCandidates) return;
  if (typeof value === "string") {
    if (value.length <= longestPath) into.add(value);
  } else if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) textsIn(item, into);
  } else if (isJsonObject(value)) {
    for (const entry of Object.values(value)) textsIn(entry, into);
  }
}
