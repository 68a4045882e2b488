const require_paint = require("./platform-paint.js");
const require_visible = require("./platform-visible.js");
const require_words = require("./platform-words.js");
const require_diff_words = require("./reports-diff-words.js");
const require_wrap = require("./reports-wrap.js");

// src/reports/diff-text.ts
const levelColors = {
	major: "red",
	minor: "yellow",
	patch: "blue",
	none: "dim"
};
/** Ends in a line feed. Text of strangers is made visible, and every line of it begins with a mark of ours. */
function diffText(document, { color, columns }) {
	const paint = require_paint.createPaint(color);
	const width = Math.min(Math.max(columns, 40), 120);
	const { base, head, projects, level, shard } = document;
	const part = shard === void 0 ? "" : ` \u00b7 shard ${shard.index}/${shard.total}`;
	const lines = [paint("dim", require_visible.visibleLine(`${require_diff_words.sideInWords(base)} \u2192 ${require_diff_words.sideInWords(head)}${part}`))];
	for (const project of projects) {
		if (projects.length > 1 || project.path !== "") lines.push("", paint("bold", require_visible.visibleLine(project.path === "" ? "(root)" : project.path)));
		lines.push(...projectLines(project, paint, width));
	}
	lines.push("", `${paint(levelColors[level], level === "none" ? "No contract changes" : level)}: ${require_diff_words.levelInWords(level)}.`);
	return `${lines.join("\n")}\n`;
}
function projectLines(project, paint, width) {
	const lines = [];
	const settings = project.settings.length === 0 ? "" : `; slipway.yaml changed: ${project.settings.map(require_visible.visibleLine).join(", ")}`;
	lines.push(`${require_diff_words.countInWords(project)}${settings}`);
	for (const prompt of project.prompts) lines.push("", ...promptLines(prompt, paint, width));
	for (const cut of project.cut) lines.push("", paint("yellow", `! ${require_visible.visibleLine(cut)}`));
	return lines;
}
function promptLines(prompt, paint, width) {
	const { level } = prompt.contract;
	const title = require_visible.visibleLine(prompt.name);
	const facts = [
		require_visible.visibleLine(require_diff_words.statusInWords(prompt)),
		level === "none" ? "" : level,
		require_diff_words.tokensInWords(prompt.size)
	].filter((fact) => fact !== "");
	const lines = [`${paint("bold", title)} ${paint(levelColors[level], facts.join(" \u00b7 "))}`];
	const others = prompt.causes.filter(({ kind, status }) => kind !== "prompt" || status === "renamed");
	if (others.length > 0) {
		const names = others.slice(0, 8).map(({ kind, file, status }) => `${kind} ${require_visible.visibleLine(file)}${status === "changed" ? "" : ` (${status})`}`);
		const more = others.length > 8 ? `, and ${others.length - 8} more` : "";
		lines.push(...require_wrap.wrap(`because of ${names.join(", ")}${more}`, width, "  ", "    ").map((line) => paint("dim", line)));
	}
	for (const change of prompt.contract.changes) lines.push(...reasonLines(change, paint, width));
	for (const change of prompt.settings) lines.push(...require_wrap.wrap(`${require_visible.visibleLine(change.name)}: ${require_visible.visibleLine(require_diff_words.settingInWords(change))}`, width, "  \u00b7 ", "    "));
	for (const [side, findings] of [["before", prompt.broken.before], ["now", prompt.broken.after]]) {
		for (const { file, range, message, help } of findings.slice(0, 5)) {
			const place = `${require_visible.visibleLine(file)}:${range.start.line}:${range.start.column}`;
			lines.push(...require_wrap.wrap(`not rendered ${side}: ${require_visible.visibleLine(message)} ${require_visible.visibleLine(help)} (${place})`, width, `  ${paint("red", "\u2717")} `, "    "));
		}
		if (findings.length > 5) lines.push(`    and ${findings.length - 5} more`);
	}
	for (const one of prompt.cases) lines.push(...caseLines(one, paint));
	if (prompt.template !== void 0) lines.push("", `  ${paint("cyan", "template")}`, ...prompt.template.map((row) => rowLine(row, paint)));
	if (prompt.cases.length > 0 && prompt.sameCases > 0) lines.push(paint("dim", `  ${require_words.counted(prompt.sameCases, "case says", "cases say")} the same`));
	return lines;
}
function reasonLines({ level, reason, place }, paint, width) {
	const at = place === void 0 ? "" : ` (${place.side === "base" ? "was in " : ""}${require_visible.visibleLine(place.file)}${place.line === void 0 ? "" : `:${place.line}`})`;
	const mark = paint(levelColors[level], level.padEnd(5));
	return require_wrap.wrap(`${require_visible.visibleLine(reason)}${at}`, width - 8, `  ${mark} `, "        ");
}
function caseLines(one, paint) {
	const status = one.status === "changed" ? "" : one.status === "renamed" ? ` (renamed from ${require_visible.visibleLine(one.from ?? "")})` : ` (${one.status})`;
	const tokens = require_diff_words.tokensInWords(one.size);
	const lines = ["", `  ${paint("cyan", `case ${require_visible.visibleLine(one.name)}`)}${status} ${paint("dim", tokens)}`.trimEnd()];
	for (const message of one.messages) lines.push(...messageLines(message, paint));
	return lines;
}
function messageLines(message, paint) {
	const role = require_visible.visibleLine(message.role);
	const was = message.roleBefore === void 0 ? "" : `, was ${require_visible.visibleLine(message.roleBefore)}`;
	if (message.status === "same") return [paint("dim", `    ${role}: the same`)];
	if (message.status === "moved") return [`    ${role}: moved, was message ${(message.before ?? 0) + 1} and is ${(message.after ?? 0) + 1}`];
	return [`    ${role}${message.status === "changed" ? "" : ` ${message.status}`}${was}`, ...message.parts.flatMap((part) => partLines(part, paint))];
}
function partLines(part, paint) {
	if (part.status === "same") return [];
	const lines = part.kind === "text" ? [] : [paint("dim", `    \u250c ${require_visible.visibleLine(part.kind)}`)];
	if (part.status === "moved") return [...lines, paint("dim", `    \u2502 part ${(part.before ?? 0) + 1} moved to ${(part.after ?? 0) + 1}`)];
	return [...lines, ...part.rows.map((row) => rowLine(row, paint))];
}
function rowLine(row, paint) {
	switch (row.kind) {
		case "same": return paint("dim", `    \u2502   ${require_visible.visible(row.text)}`);
		case "removed": return paint("red", `    \u2502 - ${require_visible.visible(row.text)}${moved(row.moved, "to")}`);
		case "added": return paint("green", `    \u2502 + ${require_visible.visible(row.text)}${moved(row.moved, "from")}`);
		case "changed": return `    \u2502 ~ ${row.words.map((word) => wordText(word, paint)).join("")}`;
		case "folded": return paint("dim", `    \u2506   ${require_words.counted(row.lines, "equal line")}`);
		case "cut": return paint("yellow", `    \u2506   ${require_words.counted(row.removed, "removed line")} and ${require_words.counted(row.added, "added line")} are not shown`);
	}
}
function moved(line, way) {
	return line === void 0 ? "" : `  [moved ${way} line ${line}]`;
}
/** Without colour the marks of `git diff --word-diff`. */
function wordText(word, paint) {
	if (word.kind === "folded") return paint("dim", `\u2026${word.characters} characters\u2026`);
	const text = word.text === "\n" ? "[line end]" : require_visible.visible(word.text);
	if (word.kind === "same") return text;
	const painted = paint(word.kind === "removed" ? "red" : "green", text);
	if (painted !== text) return painted;
	return word.kind === "removed" ? `[-${text}-]` : `{+${text}+}`;
}

exports.diffText = diffText;
