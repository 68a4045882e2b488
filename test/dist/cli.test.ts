import { spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildOnce, runNode } from "./built.ts";

let dist: string;
let cli: string;
let folder: string;

beforeAll(async () => {
  dist = await buildOnce();
  cli = join(dist, "cli.js");
  folder = await mkdtemp(join(tmpdir(), "slipway-cli-"));
});

afterAll(async () => {
  await rm(dist, { recursive: true });
  await rm(folder, { recursive: true });
});

describe("the built command line", () => {
  test("runs by itself and tells its version", () => {
    const { stdout, status } = spawnSync(cli, ["--version"], { encoding: "utf8" });
    expect({ stdout, status }).toEqual({ stdout: expect.stringMatching(/^slipway \d+\.\d+\.\d+\n$/), status: 0 });
  });

  test("keeps results on standard output and everything else on standard error", async () => {
    const page = await runNode(cli, ["explain", "SW0101", "--json"]);
    expect(page).toMatchObject({ exitCode: 0, error: "" });
    expect(JSON.parse(page.output).errors[0].code).toBe("SW0101");
    const unknown = await runNode(cli, ["explian"]);
    expect(unknown).toMatchObject({ exitCode: 2, output: "" });
    expect(unknown.error).toContain("Did you mean slipway explain?");
  });

  test("works in the folder that -C names", async () => {
    const { exitCode, error } = await runNode(cli, ["-C", join(folder, "nowhere"), "schema"]);
    expect(exitCode).toBe(2);
    expect(error).toContain("SW0105");
    expect((await runNode(cli, ["-C", folder, "schema"])).exitCode).toBe(0);
  });

  test("ends quietly when nobody reads any more", async () => {
    const script = `"${process.execPath}" "${cli}" explain --format markdown | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = spawnSync("bash", ["-c", script], { encoding: "utf8" });
    expect(stdout).toBe("# Rules\n0\n");
    expect(stderr).toBe("");
  });

  test("writes all of a long result into a slow pipe", async () => {
    const script = `"${process.execPath}" "${cli}" explain --format markdown | (sleep 0.5; cat)`;
    const piped = spawnSync("bash", ["-c", script], { encoding: "utf8" }).stdout;
    expect(piped).toBe((await runNode(cli, ["explain", "--format", "markdown"])).output);
  });

  test("does without standard streams", async () => {
    const script = `"${process.execPath}" "${cli}" explain >&- 2>&- <&-; echo $?`;
    expect(spawnSync("bash", ["-c", script], { encoding: "utf8" }).stdout).toBe("0\n");
  });

  test("says one clear line on a Node that is too old, and loads nothing", async () => {
    const preload = join(folder, "old.cjs");
    await writeFile(
      preload,
      `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "22.12.0" } });
       process.on("exit", () => process.stdout.write(Object.keys(require.cache).filter((path) => path.includes("chunks")).join()));`,
    );
    expect(await runNode(cli, ["--version"], { node: ["--require", preload] })).toMatchObject({
      exitCode: 2,
      output: "",
      error: "slipway needs Node 22.13 or newer, and this is Node 22.12.0.\n",
    });
  });
});

describe("the compile cache", () => {
  const run = (cache: string) =>
    runNode(cli, ["--version"], { environment: { XDG_CACHE_HOME: cache, NODE_DISABLE_COMPILE_CACHE: undefined } });

  test("lies in the user's own cache folder, closed to others", async () => {
    const cache = join(folder, "cache");
    expect((await run(cache)).exitCode).toBe(0);
    const own = await stat(join(cache, "slipway", "compiled"));
    expect(own.mode & 0o777).toBe(0o700);
    expect(await readdir(join(cache, "slipway", "compiled"))).not.toEqual([]);
  });

  test("is left alone where others could write", async () => {
    const cache = join(folder, "open");
    const compiled = join(cache, "slipway", "compiled");
    await mkdir(compiled, { recursive: true });
    await chmod(compiled, 0o777);
    expect((await run(cache)).exitCode).toBe(0);
    expect(await readdir(compiled)).toEqual([]);
  });

  test("follows no link", async () => {
    const cache = join(folder, "linked");
    const target = join(folder, "target");
    await mkdir(target, { mode: 0o700 });
    await mkdir(join(cache, "slipway"), { recursive: true });
    await symlink(target, join(cache, "slipway", "compiled"));
    expect((await run(cache)).exitCode).toBe(0);
    expect(await readdir(target)).toEqual([]);
  });

  test("is no reason to fail where there is no place for it", async () => {
    await writeFile(join(folder, "file"), "");
    expect((await run(join(folder, "file"))).exitCode).toBe(0);
    const homeless = await runNode(cli, ["--version"], { environment: { NODE_DISABLE_COMPILE_CACHE: undefined } });
    expect(homeless.exitCode).toBe(0);
  });
});
