/**
 * `npm run pictures`: makes the pictures of the review page in docs/images from a real review: the example project, a
 * change to it in a branch, reviewed by the program itself and shown by the system's Chromium.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launchBrowser } from "../test/support/browser.ts";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "slipway-pictures-"));
const project = join(folder, "support-desk");

try {
  cpSync(join(root, "examples", "support-desk"), project, { recursive: true });
  git("init", "--quiet", "--initial-branch=main");
  git("remote", "add", "origin", "https://github.com/northpeak/support-desk.git");
  commit("The prompts of the desk");
  git("tag", "v1.4.0");
  git("checkout", "--quiet", "-b", "kinder-replies");
  changePrompts();
  commit("Kinder replies");
  const page = join(folder, "review.html");
  // The change has an error, so the review fails: that is what the picture shows.
  run(process.execPath, [join(root, "src", "cli.ts"), "review", "--base", "main", "--html", page], [0, 1]);
  await takePictures(pathToFileURL(page).href);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A change as teams make it: a partial, a new input, a new prompt, one that goes, and a typing mistake. */
function changePrompts(): void {
  edit("prompts/_house-style.prompt", "Write short sentences.", "Write short, warm sentences.");
  edit("prompts/triage.prompt", "Subject: {{subject}}", "Subject: {{subjct}}");
  edit("prompts/faq-answer.prompt", "temperature: 0\n", "temperature: 0.2\n");
  edit(
    "prompts/refund-decision.prompt",
    "    request: string\n",
    "    request: string\n    photos: integer, how many came with the request\n",
  );
  edit(
    "prompts/refund-decision.prompt",
    "- Within 30 days of delivery a return is always accepted.",
    "- Within 60 days of delivery a return is always accepted.\n- Damage is believed where there is a photo. This customer sent {{photos}}.",
  );
  edit("prompts/refund-decision.cases.yaml", /(\n {6}request: .*)/g, "$1\n      photos: 2");
  writeFileSync(
    join(project, "prompts/apologize.prompt"),
    `---
description: Says sorry for a late parcel, without promising anything.
config:
  maxOutputTokens: 300
input:
  schema:
    brand: string
    days: integer, how late the parcel is
  default:
    brand: Northpeak
---
{{role "system"~}}
{{> house-style}}
{{role "user"~}}
My parcel is {{days}} days late.
`,
  );
  writeFileSync(join(project, "prompts/apologize.cases.yaml"), "cases:\n  - name: a-week\n    input: { days: 7 }\n");
  git("rm", "--quiet", "prompts/translate.prompt", "prompts/translate.cases.yaml");
}

async function takePictures(address: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    for (const { name, colorScheme, prompt } of [
      { name: "review-light", colorScheme: "light", prompt: undefined },
      { name: "review-dark", colorScheme: "dark", prompt: "refund-decision" },
    ] as const) {
      const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme });
      await page.goto(address);
      for (let time = 0; prompt !== undefined && time < 3; time++) {
        // What came into view gets its real height, and only then the place is right.
        await page.locator(".list a", { hasText: prompt }).click();
        await page.waitForTimeout(400);
      }
      await page.screenshot({ path: join(root, "docs", "images", `${name}.png`) });
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

function edit(path: string, from: string | RegExp, to: string): void {
  const file = join(project, path);
  const text = readFileSync(file, "utf8");
  const changed = typeof from === "string" ? text.replace(from, () => to) : text.replace(from, to);
  if (changed === text) throw new Error(`${path} does not hold ${String(from)} any more.`);
  writeFileSync(file, changed);
}

function commit(message: string): void {
  git("add", "--all");
  git("commit", "--quiet", "-m", message);
}

function git(...words: readonly string[]): void {
  run(
    "git",
    ["-c", "user.name=Mira", "-c", "user.email=mira@example.com", "-c", "commit.gpgSign=false", ...words],
    [0],
  );
}

function run(command: string, words: readonly string[], expected: readonly number[]): void {
  // The dates of commits are in their hashes, which the pictures show.
  const date = "2026-11-02T09:00:00Z";
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, GITHUB_ACTIONS: "" };
  const { status, stderr } = spawnSync(command, words, { cwd: project, env, encoding: "utf8" });
  if (status === null || !expected.includes(status)) throw new Error(`${command} ended with ${status}: ${stderr}`);
}
