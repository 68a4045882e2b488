/**
 * Builds the bundle of a project: the sources of its prompts, the compiled prompts, the renderings of their cases, the
 * media that those show, and answers of models (docs/store-format.md). The same tree gives the same bytes on every machine: nothing here
 * depends on a clock, a locale, the order of files on a disk, or their line ends.
 */
import { mediaTypeOf } from "../platform/media-types.ts";
import { folderOf, joinPath, nameOf } from "../project/paths.ts";
import { fileLimitsOf, type Project } from "../project/project.ts";
import type { FoundFile } from "../project/project-files.ts";
import type { CheckedPrompt } from "../prompts/checked.ts";
import { compiledBytes, compilePrompt } from "../prompts/compile.ts";
import { promptsErrors } from "../prompts/errors.ts";
import type { Rendering } from "../prompts/prompt.ts";
import type { TemplateTree } from "../prompts/tree.ts";
import { canonicalBytes } from "./canonical-json.ts";
import { type Sha256, sha256Of } from "./digest.ts";
import { bundlesErrors } from "./errors.ts";
import { type Bundle, type BundleFile, bundleLimits, createManifest } from "./manifest.ts";

/** A bundle and how much of what it holds. */
export interface BuiltBundle extends Bundle {
  readonly counts: {
    readonly prompts: number;
    readonly renderings: number;
    /** Answers of models. */
    readonly completions: number;
    readonly media: number;
    readonly files: number;
    /** Of all files. */
    readonly bytes: number;
  };
}

/** Where the bytes of a file come from when they are asked for. */
type Content = { readonly bytes: Uint8Array } | { readonly file: FoundFile; readonly sha256: Sha256 };

/** Takes checked prompts one by one; `finish` gives the bundle. */
export class BundleBuilder {
  private readonly project: Project;
  private readonly include: ReadonlySet<string>;
  private readonly contents = new Map<string, Content>();
  private readonly files = new Map<string, BundleFile>();
  private readonly counts = { prompts: 0, renderings: 0, completions: 0, media: 0, bytes: 0 };

  constructor(project: Project) {
    this.project = project;
    this.include = new Set<string>(project.config.bundle?.include ?? ["prompts", "renderings"]);
  }

  /**
   * Adds a prompt that was checked and has no errors.
   *
   * @throws SW0313 for a template that does not parse, SW0405 where two files would have one path, SW0404 where there
   * is too much, SW0406 for media that cannot be read.
   */
  async add(checked: CheckedPrompt, partials: ReadonlyMap<string, TemplateTree>): Promise<void> {
    const { prompt, tree, renderings, media } = checked;
    if (prompt === undefined) return;
    if (tree === undefined) {
      // Rules can be switched off, but a template that does not parse cannot be compiled.
      throw promptsErrors.create("SW0313", {
        message: `The template of ${prompt.name} cannot be compiled.`,
        next: "Run `slipway check`, and repair the template.",
        place: { file: prompt.template.source.file },
      });
    }
    this.counts.prompts++;
    const compiled = compilePrompt(prompt, tree, partials, {
      compat: this.project.compat,
      mediaAllowed: this.project.config.media?.allow ?? [],
    });
    this.put(`compiled/${prompt.name}.json`, compiledBytes(compiled));
    if (this.include.has("prompts")) this.addSources(checked, tree, partials);
    if (this.include.has("renderings")) {
      for (const rendering of renderings) {
        this.counts.renderings++;
        this.put(`renderings/${rendering.prompt}/${rendering.case}.json`, renderingBytes(rendering));
      }
    }
    for (const file of media) await this.addMedia(file);
  }

  /**
   * Adds a file that an answer gave: a completion, or what is published of it.
   *
   * @throws SW0405 where two files would have one path, SW0404 where there is too much.
   */
  addAnswer(path: string, bytes: Uint8Array): void {
    if (path.startsWith("completions/")) this.counts.completions++;
    this.put(path, bytes);
  }

  /**
   * The bundle of all that was added.
   *
   * @throws SW0404 where there are too many files, SW0405 for a path that cannot stand in a bundle.
   */
  finish(): BuiltBundle {
    const limits = fileLimitsOf(this.project);
    const sealed = createManifest(this.files.values(), {
      ...bundleLimits,
      files: Math.min(limits.bundleFiles, bundleLimits.files),
    });
    return {
      ...sealed,
      counts: { ...this.counts, files: this.files.size },
      read: (file) => this.read(file),
    };
  }

  private addSources(
    { file, prompt }: CheckedPrompt,
    tree: TemplateTree,
    partials: ReadonlyMap<string, TemplateTree>,
  ): void {
    if (prompt === undefined) return;
    const extension = file.form === "classic" ? "json" : "prompt";
    this.putText(`prompts/${prompt.name}.${extension}`, prompt.settings.text);
    const { source } = prompt.template;
    if (source.file !== prompt.settings.file) this.putText(`prompts/${source.file}`, source.text);
    for (const partial of reachable(tree, partials)) {
      const { source: partialSource } = partial;
      if (partialSource !== undefined) this.putText(partialPath(partial, partials), partialSource.text);
    }
  }

  private async addMedia(file: FoundFile): Promise<void> {
    if (this.files.has(file.path)) return;
    const read = await this.project.files.readBytes(file, fileLimitsOf(this.project).mediaBytes);
    if (!read.ok) {
      throw bundlesErrors.create("SW0406", {
        message: `${file.path} cannot be delivered. ${read.message}`,
        next: read.help,
        place: { file: file.path },
      });
    }
    this.counts.media++;
    const sha256 = sha256Of(read.bytes);
    this.note(file.path, sha256, read.bytes.byteLength, { file, sha256 });
  }

  private putText(path: string, text: string): void {
    this.put(path, Buffer.from(text, "utf8"));
  }

  private put(path: string, bytes: Uint8Array): void {
    this.note(path, sha256Of(bytes), bytes.byteLength, { bytes });
  }

  private note(path: string, sha256: Sha256, size: number, content: Content): void {
    const known = this.files.get(path);
    if (known !== undefined) {
      if (known.sha256 === sha256) return;
      throw bundlesErrors.create("SW0405", {
        message: `Two different files would have the path ${path} in the bundle.`,
        next: "Rename one of the files of the project that have this name.",
      });
    }
    this.counts.bytes += size;
    const most = fileLimitsOf(this.project).bundleBytes;
    if (this.counts.bytes > most) {
      throw bundlesErrors.create("SW0404", {
        message: `The files of the bundle hold more than ${most} bytes.`,
        next: "Deliver less (`bundle.include` in slipway.yaml), or raise `limits.bundleBytes`.",
      });
    }
    this.files.set(path, { path, sha256, size, mediaType: mediaTypeOf(path) });
    this.contents.set(path, content);
  }

  private async read({ path }: BundleFile): Promise<Uint8Array> {
    const content = this.contents.get(path);
    if (content === undefined) throw new Error(`The bundle has no file ${path}`);
    if ("bytes" in content) return content.bytes;
    const read = await this.project.files.readBytes(content.file, fileLimitsOf(this.project).mediaBytes);
    if (read.ok && sha256Of(read.bytes) === content.sha256) return read.bytes;
    throw bundlesErrors.create("SW0406", {
      message: `${path} changed while the bundle was built. ${read.ok ? "Its bytes are others now." : read.message}`,
      next: "Run the command again when nothing writes to the project.",
      place: { file: path },
    });
  }
}

/** The bytes of `renderings/<prompt>/<case>.json`: a document of `render --format json` with one rendering. */
export function renderingBytes(rendering: Rendering): Uint8Array {
  return canonicalBytes({ format: "slipway/renderings/v1", renderings: [rendering] });
}

/** Every partial that is called from a template, directly or through others. */
function reachable(tree: TemplateTree, partials: ReadonlyMap<string, TemplateTree>): ReadonlySet<TemplateTree> {
  const found = new Set<TemplateTree>();
  const stack = [...tree.partials];
  for (let name = stack.pop(); name !== undefined; name = stack.pop()) {
    const partial = partials.get(name);
    if (partial === undefined || found.has(partial)) continue;
    found.add(partial);
    stack.push(...partial.partials);
  }
  return found;
}

/** `prompts/support/_customer.prompt`, wherever in the project the partial stands. */
function partialPath(partial: TemplateTree, partials: ReadonlyMap<string, TemplateTree>): string {
  // The full name is the first and longest one; the other is its last part.
  let name = "";
  for (const [candidate, tree] of partials) if (tree === partial && candidate.length > name.length) name = candidate;
  const extension = /\.[a-z]+$/.exec(partial.source?.file ?? "")?.[0] ?? ".prompt";
  return `prompts/${joinPath(folderOf(name), `_${nameOf(name)}${extension}`)}`;
}
