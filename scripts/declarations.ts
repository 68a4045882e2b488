/** The types of what applications import, as declaration files below dist/types/. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { promisify } from "node:util";

const importPattern = /(from\s+")(\.{1,2}\/[^"]+)\.ts(")/g;

/** Declaration files that an entry needs, by path below dist/, made by the compiler. */
export async function declarationFiles(root: string, entry: string): Promise<ReadonlyMap<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), "slipway-types-"));
  try {
    const configuration = join(folder, "tsconfig.json");
    await writeFile(
      configuration,
      JSON.stringify({
        extends: join(root, "tsconfig.json"),
        compilerOptions: {
          noEmit: false,
          declaration: true,
          emitDeclarationOnly: true,
          outDir: join(folder, "out"),
          rootDir: join(root, "src"),
          typeRoots: [join(root, "node_modules", "@types")],
        },
        include: [],
        files: [join(root, "src", `${entry}.ts`)],
      }),
    );
    const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
    await promisify(execFile)(process.execPath, [compiler, "-p", configuration], { cwd: root });
    const files = new Map<string, string>();
    const wanted = [`${entry}.d.ts`];
    for (let path = wanted.pop(); path !== undefined; path = wanted.pop()) {
      if (files.has(`types/${path}`)) continue;
      const text = await readFile(join(folder, "out", path), "utf8");
      for (const match of text.matchAll(importPattern))
        wanted.push(posix.join(posix.dirname(path), `${match[2]}.d.ts`));
      files.set(`types/${path}`, text.replaceAll(importPattern, "$1$2.js$3"));
    }
    return files;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
