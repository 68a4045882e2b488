/** `slipway hooks`: installs git hooks, takes them away, and is what they call. */
import { type CommandContext, type CommandResult, defineCommand } from "../platform/command.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { renderFindings } from "../reports/findings.ts";
import type { ScanSource } from "../secrets/scan.ts";
import { scanRequest } from "./scan.ts";

export const command = defineCommand({
  name: "hooks",
  summary: "Install or remove the git hooks that check and scan",
  description:
    "`install` makes git scan what is staged before a commit, check the staged prompts of every project that the commit changes, and scan what leaves before a push. Where husky is set up, lines are added to its files; otherwise git is pointed to a folder of hooks inside `.git` that call the former hooks first. `uninstall` puts back exactly what was there. `run` is what the hooks call.\n\nA hook says nothing when all is well. To go on in spite of it: `git commit --no-verify`, `git push --no-verify`.",
  examples: [
    { line: "slipway hooks install", explains: "once in each clone; worktrees are covered" },
    { line: "slipway hooks uninstall", explains: "what was there before comes back" },
  ],
  inputs: {
    action: {
      type: "choice",
      choices: ["install", "uninstall", "run"],
      description: "What to do",
      required: true,
      positional: "first",
    },
    hook: {
      type: "string",
      description: "With `run`, the name of the hook",
      placeholder: "HOOK",
      positional: "second",
    },
    arguments: {
      type: "list",
      description: "With `run`, what git passes to the hook",
      placeholder: "ARGUMENT",
      positional: "rest",
    },
  },
  outputs: {},
  formats: ["text", "json"],
  permissions: {},
  action: false,
  async run({ action, hook }, context) {
    if (action === "run") return runHook(hook ?? "", context);
    const git = { directory: context.cwd, environment: context.environment, signal: context.signal };
    const { installHooks, uninstallHooks } = await import("../secrets/hooks/install.ts");
    const change =
      action === "install"
        ? await installHooks(git, { node: process.execPath, script: process.argv[1] ?? "" })
        : await uninstallHooks(git);
    return said(action, 0, `${change.notes.join("\n")}\n`);
  },
});

type Action = "install" | "uninstall" | "run";

/** The text as it is, or as the lines of `slipway/hooks/v1`. */
function said(action: Action, exitCode: 0 | 1, text: string): CommandResult {
  return {
    exitCode,
    outputs: {},
    render: (format) =>
      format === "json"
        ? jsonDocument({
            format: "slipway/hooks/v1",
            action,
            ok: exitCode === 0,
            notes: text.split("\n").filter((line) => line !== ""),
          })
        : text,
  };
}

async function runHook(hook: string, context: CommandContext): Promise<CommandResult> {
  if (hook === "pre-commit") return preCommit(context);
  if (hook === "pre-push") return prePush(context);
  throw platformErrors.create("SW0103", {
    message: hook === "" ? "hooks run needs the name of a hook" : `There is no hook ${hook} of slipway`,
    next: "The hooks are pre-commit and pre-push.",
  });
}

async function preCommit(context: CommandContext): Promise<CommandResult> {
  const scan = await scanned({ kind: "staged" }, context);
  const check = await checked(context);
  const text = `${scan}${check}`;
  if (text === "") return said("run", 0, "");
  const next =
    scan === ""
      ? "Nothing was committed. Repair the prompts and stage them; or go on without: git commit --no-verify"
      : "Nothing was committed. Take the secret out of the file and stage it again; or, if it is none, allow it with a comment (slipway:allow RULE reason). To go on all the same: git commit --no-verify";
  return said("run", 1, `${text}\n${next}\n`);
}

async function prePush(context: CommandContext): Promise<CommandResult> {
  const { revisionsOfPush } = await import("../secrets/hooks/push.ts");
  const lines = Buffer.from(await context.readStdin()).toString("utf8");
  const git = { directory: context.cwd, environment: context.environment, signal: context.signal };
  const revisions = await revisionsOfPush(lines, git);
  if (revisions === undefined) return said("run", 0, "");
  const text = await scanned({ kind: "commits", revisions }, context);
  if (text === "") return said("run", 0, "");
  return said(
    "run",
    1,
    `${text}\nNothing was pushed. The commits are still yours alone: take the secret out with git commit --amend or git rebase -i, then push again. To go on all the same: git push --no-verify\n`,
  );
}

/** The findings as text; empty when there are none. */
async function scanned(source: ScanSource, context: CommandContext): Promise<string> {
  const { runScan } = await import("../secrets/scan.ts");
  const { findings } = await runScan({ ...scanRequest(context), source, allowEmpty: true });
  const reported = findings.filter(({ severity }) => severity !== "note");
  if (reported.length === 0) return "";
  return renderFindings(reported, "text", { ...context.terminal, rules: [] });
}

/** The problems of the prompts in the index where there are errors among them; empty when all is well. */
async function checked(context: CommandContext): Promise<string> {
  const { checkStaged } = await import("./staged-check.ts");
  const findings = await checkStaged(context);
  if (!findings.some(({ severity }) => severity === "error")) return "";
  const { showingTexts } = await import("./shown-texts.ts");
  const shown = await showingTexts(context)((texts) => texts.document(findings));
  return renderFindings(shown, "text", { ...context.terminal, rules: [] });
}
