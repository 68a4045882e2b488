const require_json = require("./platform-json.js");
const require_json_schema = require("./platform-json-schema-compile.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_visible = require("./platform-visible.js");
const require_schemas = require("./releases-schemas.js");
const require_shown_file = require("./commands-report-shown-file.js");
let node_path = require("node:path");

// src/commands/report/plans.ts
/** Plans that another job made, with credentials that the review must not have: `slipway plan ENV --json`. */
/**
* The review with these plans. `FOLDER=FILE` says to which project a plan belongs; a file alone belongs to the only one.
*
* @throws SW1503 for a file that is no plan, SW0103 for a project that the review does not have.
*/
async function withPlans(review, named, context) {
	let projects = review.projects;
	for (const one of named) {
		const { folder, file } = placeOf(one, review);
		const plan = await readPlan(file, context);
		projects = projects.map((project) => project.path === folder ? {
			...project,
			plans: [...project.plans ?? [], plan]
		} : project);
	}
	return {
		...review,
		projects
	};
}
function placeOf(named, { projects }) {
	const at = named.indexOf("=");
	const folder = at === -1 ? projects[0]?.path : named.slice(0, at).replace(/^\.?\/?|\/$/g, "");
	if (at === -1 && projects.length > 1) throw require_platform_errors.platformErrors.create("SW0103", {
		message: `The review has ${projects.length} projects, and ${JSON.stringify(require_visible.visibleLine(named))} does not say which one the plan is for.`,
		next: `Write the project's folder before it: ${require_visible.visibleLine(projects[0]?.path ?? "")}=${require_visible.visibleLine(named)}`
	});
	if (folder === void 0 || !projects.some(({ path }) => path === folder)) throw require_platform_errors.platformErrors.create("SW0103", {
		message: `The review has no project in ${JSON.stringify(require_visible.visibleLine(folder ?? ""))}.`,
		next: `Its projects are in ${projects.map(({ path }) => path === "" ? "the root" : require_visible.visibleLine(path)).join(", ")}.`
	});
	return {
		folder,
		file: named.slice(at + 1)
	};
}
async function readPlan(file, context) {
	const environment = (0, node_path.basename)(file).replace(/\.json$/, "");
	const value = await require_shown_file.readShown(file, "plan", context);
	if (value === void 0) return {
		environment,
		status: "unavailable",
		reason: "No job of this run has made the plan."
	};
	if (require_json.ownProperty(value, "format") === "slipway/error/v1") return {
		environment,
		status: "unavailable",
		reason: failureIn(value)
	};
	const schema = require_schemas.releasesSchemas.find(({ name }) => name === "plan")?.schema ?? {};
	const [problem] = require_json_schema.validatorOfOwn(schema, { subject: "The plan" }).validate(value);
	if (problem !== void 0) throw require_shown_file.notShown(file, "plan", require_visible.visibleLine(problem.message.slice(0, 300)));
	return {
		environment: String(require_json.ownProperty(value, "environment")),
		status: "planned",
		plan: value
	};
}
/** The step of the plan failed and wrote why. */
function failureIn(value) {
	const error = require_json.ownProperty(value, "error");
	const message = require_json.isJsonObject(error) ? require_json.ownProperty(error, "message") : void 0;
	return typeof message === "string" ? message : "The plan could not be made.";
}

exports.withPlans = withPlans;
