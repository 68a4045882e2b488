/** `slipway bundle`: what a release would deliver. */
import { resolve } from "node:path";
import { type BundleFile, manifestFormat } from "../bundles/manifest.ts";
import { defineCommand } from "../platform/command.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint } from "../platform/paint.ts";
import { visibleLine } from "../platform/visible.ts";
import { counted, sizeInWords } from "../platform/words.ts";
import { findProject } from "../project/load.ts";
import { projectBundle } from "./project-bundle.ts";
import { allowSecretsInput, refuseSecrets } from "./published-secrets.ts";

export const command = defineCommand({
  name: "bundle",
  summary: "Build the bundle that a release would deliver",
  description:
    "Checks the project and builds its bundle: the sources of the prompts, the compiled prompts, the renderings of their cases and the media that they show, with the manifest whose SHA-256 names the bundle. The same tree gives the same digest on every machine. With `--out` the files are written into a folder with their `manifest.json`, as a whole or not at all.",
  examples: [
    { line: "slipway bundle", explains: "the digest and what it covers" },
    { line: "slipway bundle --out build/bundle", explains: "writes the files" },
    { line: "slipway bundle --json | jq -r .digest", explains: "the digest alone, for a script" },
  ],
  inputs: {
    environment: {
      type: "string",
      description: "Environment that it is for: the answers that it holds are in that one's store",
      placeholder: "ENV",
    },
    out: {
      type: "string",
      description: "Folder to write the bundle into: a new, empty or earlier one",
      placeholder: "DIR",
    },
    "allow-secrets": allowSecretsInput,
  },
  outputs: {
    digest: { description: "The bundle's digest, sha256:…" },
    files: { description: "Number of files" },
  },
  formats: ["text", "json"],
  permissions: { contents: "read" },
  action: true,
  async run({ environment, out, "allow-secrets": allowSecrets }, context) {
    const loaded = await findProject(context.cwd);
    const { bundle } = await projectBundle(loaded, { environment, mayAsk: false }, context);
    await refuseSecrets(bundle, loaded.project, allowSecrets, context);
    const folder = out === undefined ? undefined : resolve(context.cwd, out);
    if (folder !== undefined) {
      const { listIn, textIn, writeOutputFolder } = await import("./output-folder.ts");
      await writeOutputFolder({
        folder,
        marker: {
          file: "manifest.json",
          format: manifestFormat,
          pathsIn: (manifest) => listIn(manifest, "files").map((file) => textIn(file, "path")),
        },
        files: [
          ...bundle.manifest.files.map((file) => ({ path: file.path, bytes: () => bundle.read(file) })),
          { path: "manifest.json", bytes: async () => bundle.bytes },
        ],
      });
    }
    const { files } = bundle.manifest;
    return {
      exitCode: 0,
      outputs: { digest: bundle.digest, files: String(files.length) },
      render(format) {
        if (format === "json")
          return jsonDocument({ format: manifestFormat, digest: bundle.digest, files, counts: bundle.counts });
        const paint = createPaint(context.terminal.color);
        const { prompts, renderings, completions, media, bytes } = bundle.counts;
        const rows = [
          `${paint("bold", bundle.digest)}`,
          `${counted(files.length, "file")}, ${sizeInWords(bytes)}: ${counted(prompts, "prompt")}, ${counted(renderings, "rendering")}${completions === 0 ? "" : `, ${counted(completions, "answer")}`}${media === 0 ? "" : `, ${counted(media, "media file")}`}`,
          ...foldersOf(files).map(
            ([name, count]) => `  ${paint("cyan", visibleLine(name).padEnd(14))} ${counted(count, "file")}`,
          ),
        ];
        if (folder !== undefined) rows.push(`${paint("green", "✓")} Written to ${visibleLine(folder)}`);
        return `${rows.join("\n")}\n`;
      },
    };
  },
});

function foldersOf(files: readonly BundleFile[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { path } of files) {
    const name = `${path.split("/")[0] ?? ""}/`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts];
}
