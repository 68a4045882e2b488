const require_build = require("./bundles-build.js");
const require_evaluation = require("./evaluation-evaluation.js");
const require_load = require("./platform-shape.js");
const require_errors = require("./prompts-errors.js");
const require_project_check = require("./commands-project-check.js");

// src/commands/project-bundle.ts
/** The bundle of a project, for the commands that deliver one: bundle, plan, deploy. */
/**
* Checks a project and builds its bundle. `answers` says whose answers it holds, where it holds some.
*
* @throws SW0202 where slipway.yaml has errors, SW0330 where the prompts have, SW0404 to SW0406 from building, SW1103 to
*   SW1109 for answers.
*/
async function projectBundle(loaded, answers, context) {
	const project = require_load.soundProject(loaded);
	const builder = new require_build.BundleBuilder(project);
	const withAnswers = project.config.bundle?.include?.includes("completions") ?? false;
	const asking = [];
	const demanding = [];
	let sound = true;
	const check = await require_project_check.checkProject(loaded, context, { async each(checked, partials) {
		if (!checked.sound) sound = false;
		if (sound) await builder.add(checked, partials);
		if (sound && withAnswers) asking.push(checked);
		demanding.push(...require_evaluation.demandedCases(checked.file.name, checked.cases));
	} });
	refuseErrors(check.findings);
	if (!sound) throw new Error("A prompt was left out of the bundle, and no error says why");
	if (withAnswers) {
		const { bundleAnswers } = await Promise.resolve().then(() => require("./commands-models-bundle-answers.js"));
		for (const { path, bytes } of await bundleAnswers(project, asking, answers, context)) builder.addAnswer(path, bytes);
	}
	return {
		bundle: builder.finish(),
		check,
		demanding
	};
}
/** @throws SW0330 where there are errors among the findings. */
function refuseErrors(findings) {
	const errors = findings.filter(({ severity }) => severity === "error");
	const [first] = errors;
	if (first !== void 0) throw errorsFound(first, errors.length);
}
function errorsFound(first, count) {
	const { file, range } = first;
	const more = count === 1 ? "" : ` There ${count === 2 ? "is 1 more error" : `are ${count - 1} more errors`}.`;
	return require_errors.promptsErrors.create("SW0330", {
		message: `${file}:${range.start.line}:${range.start.column}: ${first.message}${more}`,
		next: `${first.help} \`slipway check\` shows everything.`,
		place: {
			file,
			...range.start
		}
	});
}

Object.defineProperty(exports, "projectBundle", {
  enumerable: true,
  get: function () {
    return projectBundle;
  }
});
Object.defineProperty(exports, "refuseErrors", {
  enumerable: true,
  get: function () {
    return refuseErrors;
  }
});
