const require_words = require("./platform-words.js");
const require_diff_words = require("./reports-diff-words.js");
const require_markdown = require("./reports-markdown.js");

// src/reports/diff-markdown.ts
/** Ends in a line feed. */
function diffMarkdown({ base, head, projects, level, shard }) {
	const part = shard === void 0 ? "" : `, shard ${shard.index}/${shard.total}`;
	const blocks = [`**${level === "none" ? "No contract changes" : level}**: ${require_diff_words.levelInWords(level)}. ${require_markdown.escapeMarkdown(require_diff_words.sideInWords(base))} \u2192 ${require_markdown.escapeMarkdown(require_diff_words.sideInWords(head))}${part}`];
	for (const project of projects) {
		if (projects.length > 1 || project.path !== "") blocks.push(`## ${require_markdown.codeSpan(project.path === "" ? "(root)" : project.path)}`);
		blocks.push(...projectBlocks(project));
	}
	return `${blocks.join("\n\n")}\n`;
}
/** What differs in a project, as blocks to be put together with empty lines between them. */
function projectBlocks(project) {
	const settings = project.settings.length === 0 ? "" : `; \`slipway.yaml\` changed: ${project.settings.map(require_markdown.codeSpan).join(", ")}`;
	return [
		`${require_diff_words.countInWords(project)}${settings}`,
		...project.prompts.flatMap(promptBlocks),
		...project.cut.map((cut) => `> ${require_markdown.sentenceMarkdown(cut)}`)
	];
}
/** What differs in a prompt, as blocks. */
function promptBlocks(prompt) {
	const { level } = prompt.contract;
	const facts = [
		require_markdown.escapeMarkdown(require_diff_words.statusInWords(prompt)),
		level === "none" ? "" : `**${level}**`,
		require_diff_words.tokensInWords(prompt.size)
	].filter((fact) => fact !== "");
	const blocks = [`### ${require_markdown.codeSpan(prompt.name)} \u00b7 ${facts.join(" \u00b7 ")}`];
	const others = prompt.causes.filter(({ kind, status }) => kind !== "prompt" || status === "renamed");
	if (others.length > 0) {
		const more = others.length > 8 ? `, and ${others.length - 8} more` : "";
		blocks.push(`Because of ${others.slice(0, 8).map(({ kind, file, status }) => `${kind} ${require_markdown.codeSpan(file)}${status === "changed" ? "" : ` (${status})`}`).join(", ")}${more}`);
	}
	const items = [...prompt.contract.changes.map(reasonItem), ...prompt.settings.map((change) => `- ${require_markdown.codeSpan(change.name)}: ${require_markdown.codeSpan(require_diff_words.settingInWords(change))}`)];
	if (items.length > 0) blocks.push(items.join("\n"));
	for (const [side, findings] of [["before", prompt.broken.before], ["now", prompt.broken.after]]) {
		if (findings.length === 0) continue;
		const list = findings.slice(0, 5).map(({ file, range, message, help }) => `- \u2717 ${require_markdown.codeSpan(`${file}:${range.start.line}`)} ${require_markdown.sentenceMarkdown(message)} ${require_markdown.sentenceMarkdown(help)}`);
		const more = findings.length > 5 ? [`- and ${findings.length - 5} more`] : [];
		blocks.push(`Not rendered ${side}:`, [...list, ...more].join("\n"));
	}
	blocks.push(...prompt.cases.flatMap(caseBlocks));
	if (prompt.template !== void 0) blocks.push(require_markdown.details("template", require_markdown.diffBlock(prompt.template.flatMap(rowLines))));
	if (prompt.cases.length > 0 && prompt.sameCases > 0) blocks.push(`${require_words.counted(prompt.sameCases, "case says", "cases say")} the same.`);
	return blocks;
}
function reasonItem({ level, reason, place }) {
	const line = place?.line === void 0 ? "" : `:${place.line}`;
	const at = place === void 0 ? "" : ` (${place.side === "base" ? "was in " : ""}${require_markdown.codeSpan(`${place.file}${line}`)})`;
	return `- **${level}**: ${require_markdown.sentenceMarkdown(reason)}${at}`;
}
function caseBlocks(one) {
	const status = one.status === "changed" ? "" : one.status === "renamed" ? ` (renamed from ${require_markdown.codeSpan(one.from ?? "")})` : ` (${one.status})`;
	const lines = one.messages.flatMap(messageLines);
	const title = `case ${require_markdown.codeSpan(one.name)}${status} ${require_diff_words.tokensInWords(one.size)}`.trimEnd();
	if (lines.length === 0) return [title];
	const from = one.from === void 0 ? status : ` (renamed from ${require_markdown.htmlCode(one.from)})`;
	const summary = `case ${require_markdown.htmlCode(one.name)}${from} ${require_diff_words.tokensInWords(one.size)}`.trimEnd();
	return [require_markdown.details(summary, require_markdown.diffBlock(lines))];
}
function messageLines(message) {
	const was = message.roleBefore === void 0 ? "" : `, was ${message.roleBefore}`;
	if (message.status === "same") return [`  ${message.role}: the same`];
	if (message.status === "moved") return [`  ${message.role}: moved, was message ${(message.before ?? 0) + 1} and is ${(message.after ?? 0) + 1}`];
	const status = message.status === "changed" ? "" : ` ${message.status}`;
	const lines = [`@@ ${message.role}${status}${was} @@`];
	for (const part of message.parts) {
		if (part.status === "same") continue;
		if (part.kind !== "text") lines.push(`  [${part.kind}]`);
		if (part.status === "moved") lines.push(`  part ${(part.before ?? 0) + 1} moved to ${(part.after ?? 0) + 1}`);
		else for (const row of part.rows) lines.push(...rowLines(row));
	}
	return lines;
}
/** Lines as `git diff` has them: nothing in a text can be taken for another mark, because each line begins with ours. */
function rowLines(row) {
	switch (row.kind) {
		case "same": return [`  ${row.text}`];
		case "removed": return [`- ${row.text}${row.moved === void 0 ? "" : `  [moved to line ${row.moved}]`}`];
		case "added": return [`+ ${row.text}${row.moved === void 0 ? "" : `  [moved from line ${row.moved}]`}`];
		case "changed": {
			const line = (left) => row.words.map((word) => word.kind === "folded" ? `\u2026${word.characters} characters\u2026` : word.kind === left || word.kind === "same" ? word.text.replace(/^\n$/, "[line end]") : "").join("");
			return [`- ${line("removed")}`, `+ ${line("added")}`];
		}
		case "folded": return [`  \u2026 ${require_words.counted(row.lines, "equal line")} \u2026`];
		case "cut": return [`! ${require_words.counted(row.removed, "removed line")} and ${require_words.counted(row.added, "added line")} are not shown`];
	}
}

exports.diffMarkdown = diffMarkdown;
