const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_findings = require("./reports-findings.js");
const require_scan = require("./commands-scan.js");

// src/commands/hooks.ts
/** `slipway hooks`: installs git hooks, takes them away, and is what they call. */
const command = require_command.defineCommand({
	name: "hooks",
	summary: "Install or remove the git hooks that check and scan",
	description: "`install` makes git scan what is staged before a commit, check the staged prompts of every project that the commit changes, and scan what leaves before a push. Where husky is set up, lines are added to its files; otherwise git is pointed to a folder of hooks inside `.git` that call the former hooks first. `uninstall` puts back exactly what was there. `run` is what the hooks call.\n\nA hook says nothing when all is well. To go on in spite of it: `git commit --no-verify`, `git push --no-verify`.",
	examples: [{
		line: "slipway hooks install",
		explains: "once in each clone; worktrees are covered"
	}, {
		line: "slipway hooks uninstall",
		explains: "what was there before comes back"
	}],
	inputs: {
		action: {
			type: "choice",
			choices: [
				"install",
				"uninstall",
				"run"
			],
			description: "What to do",
			required: true,
			positional: "first"
		},
		hook: {
			type: "string",
			description: "With `run`, the name of the hook",
			placeholder: "HOOK",
			positional: "second"
		},
		arguments: {
			type: "list",
			description: "With `run`, what git passes to the hook",
			placeholder: "ARGUMENT",
			positional: "rest"
		}
	},
	outputs: {},
	formats: ["text", "json"],
	permissions: {},
	action: false,
	async run({ action, hook }, context) {
		if (action === "run") return runHook(hook ?? "", context);
		const git = {
			directory: context.cwd,
			environment: context.environment,
			signal: context.signal
		};
		const { installHooks, uninstallHooks } = await Promise.resolve().then(() => require("./secrets-hooks-install.js"));
		return said(action, 0, `${(action === "install" ? await installHooks(git, {
			node: process.execPath,
			script: process.argv[1] ?? ""
		}) : await uninstallHooks(git)).notes.join("\n")}\n`);
	}
});
/** The text as it is, or as the lines of `slipway/hooks/v1`. */
function said(action, exitCode, text) {
	return {
		exitCode,
		outputs: {},
		render: (format) => format === "json" ? require_json_document.jsonDocument({
			format: "slipway/hooks/v1",
			action,
			ok: exitCode === 0,
			notes: text.split("\n").filter((line) => line !== "")
		}) : text
	};
}
async function runHook(hook, context) {
	if (hook === "pre-commit") return preCommit(context);
	if (hook === "pre-push") return prePush(context);
	throw require_platform_errors.platformErrors.create("SW0103", {
		message: hook === "" ? "hooks run needs the name of a hook" : `There is no hook ${hook} of slipway`,
		next: "The hooks are pre-commit and pre-push."
	});
}
async function preCommit(context) {
	const scan = await scanned({ kind: "staged" }, context);
	const text = `${scan}${await checked(context)}`;
	if (text === "") return said("run", 0, "");
	return said("run", 1, `${text}\n${scan === "" ? "Nothing was committed. Repair the prompts and stage them; or go on without: git commit --no-verify" : "Nothing was committed. Take the secret out of the file and stage it again; or, if it is none, allow it with a comment (slipway:allow RULE reason). To go on all the same: git commit --no-verify"}\n`);
}
async function prePush(context) {
	const { revisionsOfPush } = await Promise.resolve().then(() => require("./secrets-hooks-push.js"));
	const revisions = await revisionsOfPush(Buffer.from(await context.readStdin()).toString("utf8"), {
		directory: context.cwd,
		environment: context.environment,
		signal: context.signal
	});
	if (revisions === void 0) return said("run", 0, "");
	const text = await scanned({
		kind: "commits",
		revisions
	}, context);
	if (text === "") return said("run", 0, "");
	return said("run", 1, `${text}\nNothing was pushed. The commits are still yours alone: take the secret out with git commit --amend or git rebase -i, then push again. To go on all the same: git push --no-verify\n`);
}
/** The findings as text; empty when there are none. */
async function scanned(source, context) {
	const { runScan } = await Promise.resolve().then(() => require("./secrets-ignore.js")).then((n) => n.scan_exports);
	const { findings } = await runScan({
		...require_scan.scanRequest(context),
		source,
		allowEmpty: true
	});
	const reported = findings.filter(({ severity }) => severity !== "note");
	if (reported.length === 0) return "";
	return require_findings.renderFindings(reported, "text", {
		...context.terminal,
		rules: []
	});
}
/** The problems of the prompts in the index where there are errors among them; empty when all is well. */
async function checked(context) {
	const { checkStaged } = await Promise.resolve().then(() => require("./commands-staged-check.js"));
	const findings = await checkStaged(context);
	if (!findings.some(({ severity }) => severity === "error")) return "";
	const { showingTexts } = await Promise.resolve().then(() => require("./commands-shown-texts.js")).then((n) => n.shown_texts_exports);
	const shown = await showingTexts(context)((texts) => texts.document(findings));
	return require_findings.renderFindings(shown, "text", {
		...context.terminal,
		rules: []
	});
}

exports.command = command;
