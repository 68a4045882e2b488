import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleFiles } from "../../scripts/bundle.ts";
import { root } from "./built.ts";

const run = promisify(execFile);

describe("the reader that applications import", () => {
  let files: ReadonlyMap<string, string>;
  let application: string;

  beforeAll(async () => {
    files = await bundleFiles(root);
    application = await mkdtemp(join(tmpdir(), "slipway-application-"));
    await writeFile(join(application, "reader.js"), files.get("reader.js") ?? "");
    await writeFile(join(application, "package.json"), "{}");
  });

  afterAll(async () => {
    await rm(application, { recursive: true, force: true });
  });

  test("is one file without dependencies, and small", () => {
    expect((files.get("reader.js") ?? "").match(/\brequire\("(?!node:)/g)).toBe(null);
    // What an application carries: Handlebars, YAML and schemas stay out of it.
    expect(Buffer.byteLength(files.get("reader.js") ?? "")).toBeLessThan(200_000);
  });

  test("is imported by name and renders what is live in the store of the test vectors", async () => {
    const store = join(root, "test", "vectors", "store");
    await writeFile(
      join(application, "main.mjs"),
      `import { openStore } from "./reader.js";
       const release = await (await openStore(process.argv[2])).current();
       console.log(JSON.stringify([release.environment, release.version, release.paths.length > 0]));`,
    );
    const { stdout } = await run(process.execPath, [join(application, "main.mjs"), store]);
    expect(JSON.parse(stdout)).toEqual(["beta", expect.any(String), true]);
  });

  test("has types that a strict application compiles with, and that refuse a wrong use", async () => {
    for (const [path, content] of files) {
      if (!path.startsWith("types/")) continue;
      await mkdir(dirname(join(application, path)), { recursive: true });
      await writeFile(join(application, path), content);
    }
    const use = (argument: string) =>
      `import { openStore } from "./types/reader.js";
       const reader = await openStore("folder", { pollMilliseconds: ${argument} });
       export const text: readonly { role: string }[] = await (await reader.current()).render("a", { input: { b: 1 } });`;
    const compile = async (name: string, argument: string): Promise<string> => {
      await writeFile(join(application, name), use(argument));
      const parameters = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2024", "--types", "node"];
      const types = ["--typeRoots", join(root, "node_modules", "@types")];
      const compiler = join(root, "node_modules", "typescript", "bin", "tsc");
      return run(process.execPath, [compiler, ...parameters, ...types, name], { cwd: application }).then(
        () => "compiles",
        (error: { readonly stdout?: string }) => error.stdout ?? "",
      );
    };
    expect(await compile("right.mts", "1000")).toBe("compiles");
    expect(await compile("wrong.mts", '"soon"')).toContain("TS2322");
  });
});
