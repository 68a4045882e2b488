const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_finding_at = require("./platform-finding-at.js");
const require_nearest = require("./platform-nearest.js");
const require_text = require("./platform-text.js");
const require_suppression_rules = require("./prompts-suppression-rules.js");

// src/prompts/check/levels.ts
var levels_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	applyRules: () => applyRules,
	checkLevels: () => checkLevels,
	readSuppressions: () => readSuppressions
});
const marker = "slipway:ignore";
/** The notes in one file, in its order. */
function readSuppressions(source, parts) {
	const { text } = source;
	if (!text.includes(marker)) return [];
	const found = [];
	if (parts.yaml !== void 0) {
		const { start, end } = parts.yaml;
		for (const match of text.slice(start, end).matchAll(/(?:^|(?<=\s))#[ \t]*slipway:ignore\b([^\n]*)/gm)) {
			const at = start + match.index;
			found.push(suppressionAt(source, {
				start: at,
				end: at + match[0].trimEnd().length
			}, match[1] ?? ""));
		}
	}
	for (const comment of parts.comments ?? []) {
		const content = comment.text.trim();
		if (content.startsWith(marker)) found.push(suppressionAt(source, {
			start: comment.start,
			end: comment.end
		}, content.slice(14)));
	}
	return found;
}
function suppressionAt(source, place, written) {
	const words = written.trim();
	const space = words.search(/\s/);
	const rule = (space === -1 ? words : words.slice(0, space)).replace(/[:,]$/, "");
	const reason = space === -1 ? "" : words.slice(space).replace(/^[\s:\u2014\u2013-]+/, "").trim();
	const lines = require_text.linesOf(source);
	const { start, end } = lines.rangeOf(place.start, place.end);
	const before = lines.lineText(start.line).slice(0, start.column - 1);
	const after = lines.lineText(end.line).slice(end.column - 1);
	const alone = before.trim() === "" && after.trim() === "";
	return {
		source,
		place,
		rule,
		reason,
		lines: [start.line, alone ? end.line + 1 : end.line]
	};
}
/**
* The findings that are left: without those whose rule is off, and without those that a note disables; and findings
* about notes that disable nothing. Give all findings of a file together with the notes in it.
*/
function applyRules(findings, policy, suppressions = []) {
	const kept = [];
	const used = /* @__PURE__ */ new Set();
	const known = new Set(policy.rules.map((rule) => rule.id));
	const valid = suppressions.filter((one) => one.reason !== "" && known.has(one.rule));
	for (const finding of findings) {
		const by = valid.filter((one) => one.rule === finding.rule && one.source.file === finding.file && finding.range.start.line >= one.lines[0] && finding.range.start.line <= one.lines[1]);
		for (const one of by) used.add(one);
		if (by.length === 0) kept.push(finding);
	}
	for (const one of suppressions) {
		const problem = problemWith(one, policy.rules, known, used.has(one));
		if (problem !== void 0) kept.push(problem);
	}
	return kept.flatMap((finding) => withLevel(finding, policy.levels));
}
function withLevel(finding, levels) {
	const level = Object.hasOwn(levels, finding.rule) ? levels[finding.rule] : void 0;
	if (level === "off") return [];
	return level === void 0 || level === finding.severity ? [finding] : [{
		...finding,
		severity: level
	}];
}
function problemWith({ source, place, rule, reason }, rules, known, isUsed) {
	if (rule === "") return require_finding_at.createFinding(require_suppression_rules.suppressionInvalid, source, place, {
		message: "The note names no rule, so it disables nothing.",
		help: `Write \`${marker} RULE REASON\`, with the id that the finding shows.`
	});
	if (!known.has(rule)) {
		const meant = require_nearest.nearest(rule, rules.map((one) => one.id));
		return require_finding_at.createFinding(require_suppression_rules.suppressionInvalid, source, place, {
			message: `There is no rule \`${rule.slice(0, 60)}\`${meant === void 0 ? "" : `; did you mean \`${meant}\`?`}${meant === void 0 ? "." : ""}`,
			help: meant === void 0 ? "Write the id that the finding shows." : `Write \`${marker} ${meant} \u2026\`.`
		});
	}
	if (reason === "") return require_finding_at.createFinding(require_suppression_rules.suppressionInvalid, source, place, {
		message: `The note gives no reason, so it does not disable \`${rule}\`.`,
		help: `Say why, for whoever reads it next: \`${marker} ${rule} because \u2026\`.`
	});
	if (isUsed) return void 0;
	return require_finding_at.createFinding(require_suppression_rules.suppressionUnused, source, place, {
		message: `Nothing is wrong here by \`${rule}\`, so the note disables nothing.`,
		help: "Remove the note; a note counts for its own line, and for the next where it stands alone."
	});
}
/** Rules under `rules:` of slipway.yaml that do not exist. */
function checkLevels(levels, rules, source, locations) {
	const ids = rules.map((rule) => rule.id);
	return Object.keys(levels).filter((id) => !ids.includes(id)).map((id) => {
		const pointer = `/rules/${id.replaceAll("~", "~0").replaceAll("/", "~1")}`;
		const meant = require_nearest.nearest(id, ids);
		return require_finding_at.createFinding(require_suppression_rules.unknownRule, source, locations.keyAt(pointer) ?? locations.nearestTo(pointer), {
			message: `There is no rule \`${id.slice(0, 60)}\`${meant === void 0 ? "." : `; did you mean \`${meant}\`?`}`,
			help: meant === void 0 ? "Remove the line; `slipway explain` lists the rules." : `Write \`${meant}\`.`
		});
	});
}

Object.defineProperty(exports, "applyRules", {
  enumerable: true,
  get: function () {
    return applyRules;
  }
});
Object.defineProperty(exports, "checkLevels", {
  enumerable: true,
  get: function () {
    return checkLevels;
  }
});
Object.defineProperty(exports, "levels_exports", {
  enumerable: true,
  get: function () {
    return levels_exports;
  }
});
Object.defineProperty(exports, "readSuppressions", {
  enumerable: true,
  get: function () {
    return readSuppressions;
  }
});
