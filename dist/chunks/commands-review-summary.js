const require_paint = require("./platform-paint.js");
const require_visible = require("./platform-visible.js");
const require_words = require("./platform-words.js");
const require_diff_words = require("./reports-diff-words.js");
const require_findings = require("./reports-findings.js");
const require_review_findings = require("./reports-review-findings.js");

// src/commands/review/summary.ts
/** A review as text for a log or a terminal. */
/** Findings, what differs, notes, and the verdict as the last line. */
async function reviewText(review, options) {
	const paint = require_paint.createPaint(options.color);
	const findings = require_review_findings.findingsOf(review);
	const passes = review.verdict === "pass";
	return `${[
		`${paint("bold", subjectOf(review))}`,
		...findings.length === 0 ? [] : ["", (await require_findings.renderFindings(findings, "text", {
			...options,
			rules: []
		})).trimEnd()],
		"",
		`${lookedAt(review)}.`,
		...differenceLines(review).map((line) => require_visible.visibleLine(line)),
		...review.notes.map((note) => require_visible.visibleLine(note)),
		passes ? `${paint("green", "\u2713")} ${paint("bold", "passes")}` : `${paint("red", "\u2717")} ${paint("bold", "fails")}: ${review.reasons.map(require_visible.visibleLine).join(" ")}`
	].join("\n")}\n`;
}
/** `pull request #7 (1a2b3c4d5e6f) against main (6f5e4d3c2b1a)`. */
function subjectOf({ base, head }) {
	const side = ({ commit, label }) => `${require_visible.visibleLine(label)}${commit === null ? "" : ` (${commit.slice(0, 12)})`}`;
	return base === null ? side(head) : `${side(head)} against ${side(base)}`;
}
/** What the change does to prompts; `slipway diff` and the report show how. */
function differenceLines({ level, projects, version }) {
	if (level === null) return [];
	const lines = projects.flatMap(({ path, difference }) => difference === null ? [] : [`${projects.length > 1 ? `${path === "" ? "(root)" : path}: ` : ""}${require_diff_words.countInWords(difference)}.`]);
	const next = version === void 0 || version.next === null ? "" : ` The next version after ${version.latest ?? "none"} is ${version.next}.`;
	return [...lines, `${level === "none" ? "No contract changes" : level}: ${require_diff_words.levelInWords(level)}.${next}`];
}
function lookedAt({ projects, base }) {
	const prompts = projects.flatMap((project) => project.prompts);
	const cases = prompts.reduce((sum, prompt) => sum + prompt.cases, 0);
	const where = projects.length === 1 ? "" : ` in ${require_words.counted(projects.length, "project")}`;
	return `${require_words.counted(prompts.length, "prompt")} with ${require_words.counted(cases, "case")}${where} checked and rendered; ${base === null ? "the files" : "every commit since the base"} scanned for secrets`;
}

exports.reviewText = reviewText;
