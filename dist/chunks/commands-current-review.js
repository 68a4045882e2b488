const require_package = require("./package.json.js");
const require_load = require("./platform-shape.js");
const require_size = require("./prompts-size.js");
const require_findings = require("./reports-findings.js");
const require_review_verdict = require("./reports-review-verdict.js");

// src/commands/current-review.ts
/** The prompts of a project as they are now, as a review that compares with nothing: what pages show of renderings. */
/** A prompt as the review has it, with the renderings that are to be shown. */
function reviewPrompt(checked, renderings) {
	return {
		...factsOfPrompt(checked, renderings),
		renderings: renderings.map(({ case: name, messages }) => ({
			case: name,
			messages
		}))
	};
}
/** What a review says of a prompt besides its renderings; its size is that of the longest of these. */
function factsOfPrompt({ file, prompt, cases, sound }, renderings) {
	return {
		name: file.name,
		form: prompt?.form ?? "dotprompt",
		file: file.file.path,
		...file.cases === void 0 ? {} : { casesFile: file.cases.path },
		...prompt?.description === void 0 ? {} : { description: prompt.description },
		model: prompt?.model ?? null,
		cases: cases.length,
		sound,
		size: require_size.longestOf(renderings)
	};
}
/** The review of one project without a base. */
function currentReview(project, prompts, findings) {
	return require_review_verdict.judged({
		format: "slipway/review/v1",
		tool: { version: require_package.version },
		base: null,
		head: {
			commit: null,
			label: "working tree"
		},
		projects: [{
			path: "",
			name: require_load.nameOf(project.root.replaceAll("\\", "/")),
			findings,
			counts: require_findings.summarize(findings),
			prompts,
			difference: null
		}],
		findings: [],
		level: null,
		reasons: [],
		notes: []
	});
}

Object.defineProperty(exports, "currentReview", {
  enumerable: true,
  get: function () {
    return currentReview;
  }
});
Object.defineProperty(exports, "factsOfPrompt", {
  enumerable: true,
  get: function () {
    return factsOfPrompt;
  }
});
Object.defineProperty(exports, "reviewPrompt", {
  enumerable: true,
  get: function () {
    return reviewPrompt;
  }
});
