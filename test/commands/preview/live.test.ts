import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { pollFolder, settled, watchFolder } from "../../../src/commands/preview/watch.ts";
import { createRedaction } from "../../../src/platform/redaction.ts";
import { makeFolder, writeFiles } from "../../project/folder.ts";
import { launchBrowser, openWatched } from "../../support/browser.ts";
import { startPreview } from "./previewing.ts";

/** A busy machine takes its time. */
const eventually = <T>(look: () => T) => expect.poll(look, { timeout: 20_000 });

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const template = (text: string) => `---\ninput: { schema: { name: string } }\n---\n${text}\n`;

describe("slipway preview in a browser", () => {
  it("follows every save, also of broken files, and comes back where the reader was", async () => {
    const prompts = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        [`prompts/p${index}.prompt`, template(`Number ${index} for {{name}}.\n${"More words.\n".repeat(10)}`)],
        [`prompts/p${index}.cases.yaml`, "cases: { one: { input: { name: Anna } } }\n"],
      ]).flat(),
    );
    const folder = makeFolder({ "slipway.yaml": "slipway: 1\n", ...prompts });
    const { address } = await startPreview(folder);
    const { page, complaints, requests } = await openWatched(await browser.newContext(), address);
    const text = () => page.locator("main").textContent();
    await eventually(() => page.locator(".live").textContent()).toBe("Live");
    await page.locator("#search").fill("for anna");

    // As editors save: a new file in place of the old one.
    const file = join(folder, "prompts/p7.prompt");
    writeFileSync(`${file}.tmp`, template("Something new for {{name}}."));
    renameSync(`${file}.tmp`, file);
    await eventually(text).toContain("Something new for Anna.");
    expect(await page.locator("#search").inputValue()).toBe("for anna");

    writeFileSync(file, template("Broken for {{nmae}}."));
    await eventually(text).toContain("did you mean name");
    expect(await page.locator("h1").textContent()).toMatch(/^Fails/);

    writeFileSync(join(folder, "slipway.yaml"), "slipway: 1\npromts: [x]\n");
    await eventually(text).toContain("promts");

    rmSync(file);
    writeFiles(folder, { "slipway.yaml": "slipway: 1\n", "prompts/new/fresh.prompt": "In a new folder" });
    await eventually(text).toContain("new/fresh");
    // A change in a folder that came after the start.
    writeFiles(folder, { "prompts/new/fresh.cases.yaml": "cases: { first: {} }\n" });
    await eventually(text).toContain("In a new folder");
    expect(complaints).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(address))).toEqual([]);
  });

  it("goes on after a page that could not be made, and says so", async () => {
    const folder = makeFolder({
      "slipway.yaml": "slipway: 1\n",
      "prompts/a.prompt": "One",
      "prompts/a.cases.yaml": "cases: { c: {} }\n",
    });
    const redaction = createRedaction();
    let broken = false;
    const redact = (text: string) => {
      if (broken) throw new Error("out of order");
      return redaction.redact(text);
    };
    const { notes, end } = await startPreview(folder, { redaction: { ...redaction, redact } });
    broken = true;
    writeFileSync(join(folder, "prompts/a.prompt"), "Two");
    await eventually(() => notes.join("\n")).toContain("The page could not be made again: out of order");
    broken = false;
    writeFileSync(join(folder, "prompts/a.prompt"), "Three");
    await eventually(() => notes.filter((note) => /^\d\d:\d\d:\d\d /.test(note)).length).toBe(1);
    expect((await end()).document.versions).toBe(2);
  });

  it("says in the page when it has ended", async () => {
    const folder = makeFolder({ "slipway.yaml": "slipway: 1\n", "prompts/a.prompt": "Hi" });
    const { address, end } = await startPreview(folder);
    const { page } = await openWatched(await browser.newContext(), address);
    await eventually(() => page.locator(".live").textContent()).toBe("Live");
    await end();
    await eventually(() => page.locator(".live").textContent()).toBe("The preview has ended");
  });
});

describe("watching", () => {
  it("makes one call of many events", async () => {
    const changed = vi.fn<() => void>();
    const { note, close } = settled(changed);
    for (let event = 0; event < 50; event++) note();
    await eventually(() => changed.mock.calls.length).toBe(1);
    close();
  });

  it("hears nothing of hidden folders and dependencies, and goes on when folders come and go", async () => {
    const folder = makeFolder({ "prompts/a.prompt": "1", "node_modules/x/y.js": "1", ".git/HEAD": "1" });
    const changed = vi.fn<() => void>();
    const changes = settled(() => {
      watch.follow();
      changed();
    });
    const watch = watchFolder(folder, changes.note);
    expect(watch.follow()).toBe("");
    writeFiles(folder, { "node_modules/x/y.js": "2", ".git/HEAD": "2" });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(changed).not.toHaveBeenCalled();
    rmSync(join(folder, "prompts"), { recursive: true });
    await eventually(() => changed.mock.calls.length).toBeGreaterThan(0);
    writeFiles(folder, { "prompts/deep/er/b.prompt": "1" });
    await new Promise((resolve) => setTimeout(resolve, 300));
    changed.mockClear();
    writeFiles(folder, { "prompts/deep/er/b.prompt": "2" });
    await eventually(() => changed.mock.calls.length).toBeGreaterThan(0);
    changes.close();
    watch.close();
  });

  it("walks through the folders when it is told to, not for every event", async () => {
    const folder = makeFolder({ "a.prompt": "1" });
    const changed = vi.fn<() => void>();
    const watch = watchFolder(folder, changed);
    watch.follow();
    writeFiles(folder, { "new/b.prompt": "1" });
    await eventually(() => changed.mock.calls.length).toBeGreaterThan(0);
    changed.mockClear();
    writeFiles(folder, { "new/b.prompt": "22" });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(changed).not.toHaveBeenCalled();
    watch.follow();
    writeFiles(folder, { "new/b.prompt": "333" });
    await eventually(() => changed.mock.calls.length).toBeGreaterThan(0);
    watch.close();
  });

  it("says once where there are more folders than it watches, and leaves out the deepest", async () => {
    const folder = makeFolder({ "a/deep/er/a.prompt": "1", "b/b.prompt": "1" });
    const changed = vi.fn<() => void>();
    const watch = watchFolder(folder, changed, 3);
    expect(watch.follow()).toMatch(/^There are more than 3 folders here\. /);
    expect(watch.follow()).toBe("");
    writeFiles(folder, { "b/b.prompt": "22" });
    await eventually(() => changed.mock.calls.length).toBeGreaterThan(0);
    watch.close();
  });

  it("looks again and again where the system cannot tell", async () => {
    const folder = makeFolder({ "prompts/a.prompt": "1" });
    const changed = vi.fn<() => void>();
    const poll = pollFolder(folder, changed);
    writeFiles(folder, { "prompts/a.prompt": "another length" });
    await eventually(() => changed.mock.calls.length).toBe(1);
    poll.close();
  });
});
