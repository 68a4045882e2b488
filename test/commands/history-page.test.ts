import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { command as deploy } from "../../src/commands/deploy.ts";
import { command } from "../../src/commands/history.ts";
import { command as promote } from "../../src/commands/promote.ts";
import { command as rollback } from "../../src/commands/rollback.ts";
import { type ApprovalRecord, approvalBytes } from "../../src/gates/approval.ts";
import type { AnyCommand } from "../../src/platform/command.ts";
import type { Digest } from "../../src/platform/digest.ts";
import { completeInputs } from "../../src/platform/inputs.ts";
import { historyPage } from "../../src/reports/html/history-page.ts";
import { makeFolder } from "../project/folder.ts";
import { openRepository, testEnvironment } from "../secrets/support/repository.ts";
import { accessibilityProblems, launchBrowser, openWatched } from "../support/browser.ts";
import { testContext } from "../support/context.ts";

const config = `slipway: 1
environments:
  beta: { store: ./releases/beta }
  prod: { store: ./releases/prod, after: beta }
  later: { store: ./releases/later, after: prod }
`;

const context = (folder: string) => testContext(folder, { environment: testEnvironment() });

/** Runs a command with its defaults for what is not given. */
async function run(folder: string, wanted: AnyCommand, inputs: Readonly<Record<string, string | number | boolean>>) {
  const given = new Map(Object.entries(inputs));
  const complete = completeInputs(wanted.inputs, given, (name) => ({ shown: name, next: "" }));
  return wanted.run(complete, context(folder));
}

async function released(): Promise<string> {
  const folder = makeFolder({
    "slipway.yaml": config,
    "prompts/hello.prompt": "Hello\n",
    "prompts/hello.cases.yaml": "cases: { one: {} }\n",
  });
  const repository = openRepository(folder);
  repository.git("init", "--quiet", "--initial-branch=main");
  repository.git("config", "user.name", "Anna Ash");
  repository.git("config", "user.email", "anna@example.com");
  repository.write(".gitignore", "releases/\n");
  repository.commit("first");
  await run(folder, deploy, { environment: "beta", version: "1.0.0" });
  await run(folder, promote, { from: "beta", to: "prod" });
  repository.write("prompts/hello.prompt", "Hello you\n");
  repository.commit("second");
  await run(folder, deploy, { environment: "beta", version: "1.1.0" });
  await run(folder, promote, { from: "beta", to: "prod" });
  await run(folder, rollback, { environment: "prod", reason: "Too <b>short</b>\u202e" });
  return folder;
}

describe("slipway history --html", () => {
  it("shows what is live everywhere, and every release with who, when, why and its marks", async () => {
    const folder = await released();
    // As the approver's role writes them.
    const { bundle } = JSON.parse(readFileSync(join(folder, "releases/beta/current.json"), "utf8")) as {
      bundle: Digest;
    };
    const approvals = join(folder, "releases/prod/approvals", bundle.slice("sha256:".length));
    mkdirSync(approvals, { recursive: true });
    const approval: ApprovalRecord = {
      format: "slipway/approval/v1",
      kind: "approval",
      id: "a1",
      bundle,
      version: "1.1.0",
      environment: "prod",
      store: join(folder, "releases/prod"),
      policy: bundle,
      live: null,
      who: { kind: "github", login: "ben", id: "7" },
      source: {
        kind: "comment",
        url: "https://github.com/acme/prompts/pull/7#issuecomment-1",
        repository: "acme/prompts",
        comment: 1,
        issue: 7,
        text: "0".repeat(64),
        head: null,
      },
      shown: { url: null, digest: null },
      createdAt: "2026-11-01T10:00:00.000Z",
      expiresAt: "2026-11-08T10:00:00.000Z",
    };
    writeFileSync(join(approvals, "a1.json"), approvalBytes(approval));
    const result = await run(folder, command, { html: "page.html" });
    const document = JSON.parse(await result.render("json")) as { environments: readonly unknown[] };
    expect(document.environments).toEqual([
      { environment: "beta", releases: 2, problem: null },
      { environment: "prod", releases: 3, problem: null },
      { environment: "later", releases: 0, problem: "Nothing was released here yet." },
    ]);
    const page = readFileSync(join(folder, "page.html"), "utf8");
    const prod = page.slice(page.indexOf('id="e2"'), page.indexOf('id="e3"'));
    expect(prod).toContain("1.0.0 is live");
    expect(prod).toContain("rollback of 2 to 1");
    expect(prod).toContain('<span class="pill removed">blocked</span>');
    expect(prod).toContain("Too &lt;b&gt;short&lt;/b&gt;");
    expect(prod).toContain("U+202E");
    expect(prod).toContain("Anna Ash");
    expect(prod).toContain("1 statement of people");
    expect(prod).toContain("ben (#7)");
    expect(prod).toContain('href="https://github.com/acme/prompts/pull/7#issuecomment-1"');
    expect(page).toContain("beta has 1.1.0");
    writeFileSync(join(approvals, "a2.json"), "{ broken");
    await run(folder, command, { html: "page.html" });
    expect(readFileSync(join(folder, "page.html"), "utf8")).toContain("is not shown");
  });

  it("shows one environment alone where it is named", async () => {
    const folder = await released();
    const result = await run(folder, command, { environment: "beta", html: "page.html" });
    expect(result.outputs).toEqual({ version: "1.1.0", seq: "2" });
    expect(readFileSync(join(folder, "page.html"), "utf8")).not.toContain("releases/prod");
  });

  it("goes back as far as it is told", async () => {
    const folder = await released();
    await run(folder, command, { environment: "prod", html: "page.html", before: 2, limit: 5 });
    const page = readFileSync(join(folder, "page.html"), "utf8");
    expect(page).toContain("promote from beta 1");
    expect(page).not.toContain("rollback of 2 to 1");
    expect(page).toContain("1.0.0 is live");
  });

  it("asks for an environment where no page is wanted, and writes over no folder", async () => {
    const folder = await released();
    await expect(run(folder, command, {})).rejects.toMatchObject({ code: "SW0104" });
    await expect(run(folder, command, { html: "prompts" })).rejects.toMatchObject({ code: "SW0113" });
  });

  it("breaks no rule of accessibility, and runs nothing of what the records hold", async () => {
    const folder = makeFolder({});
    const attack = `</script><script>document.title="owned"</script><img src=x onerror=alert(1)>"'\u202e`;
    const entry = {
      seq: 1,
      action: attack,
      words: attack,
      version: attack,
      bundle: attack,
      at: attack,
      who: attack,
      via: "javascript:alert(1)",
      commit: attack,
      ref: attack,
      reason: attack,
      marks: ["live", "past the gate"],
      isMark: false,
      gate: "allow",
      rules: [{ rule: attack, outcome: attack, reason: attack }],
      approvals: [
        { kind: attack, who: attack, at: "2026-11-01T10:00:00Z", from: `https://x/"${attack}`, reason: attack },
      ],
    };
    const environment = { name: attack, address: attack, entries: [entry], more: true, notes: [attack] };
    const live = { seq: 1, version: attack, bundle: attack, since: attack };
    const page = historyPage({
      project: attack,
      tool: "1",
      madeAt: new Date("2026-11-02T09:00:00Z"),
      environments: [
        { ...environment, live },
        { ...environment, name: "second", after: attack, problem: attack },
      ],
    });
    writeFileSync(join(folder, "page.html"), page);
    const browser = await launchBrowser();
    try {
      for (const colorScheme of ["light", "dark"] as const) {
        const context = await browser.newContext({ colorScheme });
        const watched = await openWatched(context, pathToFileURL(join(folder, "page.html")).href);
        await watched.page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
        expect(await accessibilityProblems(watched.page)).toEqual([]);
        expect(watched.complaints).toEqual([]);
        expect(watched.requests).toEqual([]);
        expect(await watched.page.title()).not.toBe("owned");
        expect(await watched.page.locator("img, main a[href^='javascript'], main a[href*='onerror']").count()).toBe(0);
      }
    } finally {
      await browser.close();
    }
  });
});
