const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_package = require("./package.json.js");
const require_markdown = require("./reports-markdown.js");
const require_words = require("./platform-words.js");
const require_plan_facts = require("./reports-plan-facts.js");
const require_section = require("./reports-markdown-review-section.js");
const require_review_findings = require("./reports-review-findings.js");
const require_json = require("./platform-json.js");

// src/reports/markdown-review/contract.ts
const order = [
	"major",
	"minor",
	"patch"
];
const mostReasons$1 = 2e3;
/** More lines than this are folded. */
const openLines = 12;
/** Undefined where no caller notices anything. */
function contractSection(review) {
	const several = require_section.isOneOfSeveral(review);
	const reasons = review.projects.flatMap((project) => (project.difference?.prompts ?? []).flatMap((prompt) => prompt.contract.changes.filter(({ level }) => level !== "patch").map((change) => ({
		project,
		prompt: prompt.name,
		change
	}))));
	const { level } = review;
	if (reasons.length === 0 || level === null) return void 0;
	const pieces = order.flatMap((level) => reasons.filter(({ change }) => change.level === level)).slice(0, mostReasons$1).map(({ project, prompt, change }) => reasonPiece(project, prompt, change, several));
	const version = require_plan_facts.versionWords(review.version);
	return {
		title: (code) => `The contract with callers is ${require_plan_facts.levelWords(level)}${version === "" ? "" : ` (${code(require_section.shortened(version, 120))})`}`,
		folded: pieces.length > openLines,
		pieces,
		separator: "\n",
		leftOut: (count) => require_words.counted(count, "reason"),
		unmade: reasons.length - pieces.length,
		weight: 2
	};
}
function reasonPiece(project, prompt, change, several) {
	const { level, reason, place, unclear } = change;
	const name = require_markdown.codeSpan(require_section.shortened(several && project.path !== "" ? `${project.path}: ${prompt}` : prompt, 200));
	const where = place === void 0 ? "" : ` (${require_markdown.codeSpan(require_section.shortened(`${place.file}${place.line === void 0 ? "" : `:${place.line}`}`, 300))}${place.side === "base" ? " before" : ""})`;
	const doubt = unclear === true ? " It cannot be told for sure, so the safe side is taken." : "";
	return { forms: [`- **${level}** ${name}: ${require_markdown.sentenceMarkdown(require_section.shortened(reason, 600))}${doubt}${where}`] };
}

// src/reports/markdown-review/findings.ts
const marks = {
	error: "\u274c",
	warning: "\u26a0\ufe0f",
	note: "\u2139\ufe0f"
};
const mostFindings = 5e3;
const longestExcerpt = 400;
/** More than these are folded. */
const openFindings = 20;
/** Errors before warnings; undefined where there are none. */
function findingsSection(review) {
	const found = require_review_findings.findingsOf(review);
	return sectionOf(["error", "warning"].flatMap((kind) => found.filter(({ severity }) => severity === kind)), "Findings", "finding", 4);
}
/** Findings that ask nobody to act; undefined where there are none. */
function notesSection(review) {
	const notes = require_review_findings.findingsOf(review).filter(({ severity }) => severity === "note");
	const section = sectionOf(notes, `Notes of the checks (${notes.length})`, "note", 1);
	return section === void 0 ? void 0 : {
		...section,
		folded: true
	};
}
function sectionOf(list, title, noun, weight) {
	if (list.length === 0) return void 0;
	const pieces = list.slice(0, mostFindings).map(findingPiece);
	return {
		title,
		folded: list.length > openFindings,
		pieces,
		separator: "\n",
		leftOut: (count) => require_words.counted(count, noun),
		unmade: list.length - pieces.length,
		weight
	};
}
function findingPiece({ rule, severity, file, range, message, help, excerpt }) {
	const place = require_markdown.codeSpan(require_section.shortened(`${file}:${range.start.line}:${range.start.column}`, 300));
	const words = (text) => require_section.shortened(text, 600).split("\n").map(require_markdown.sentenceMarkdown).join("\\\n  ");
	const line = `- ${marks[severity]} ${place} ${words(message)} (${require_markdown.codeSpan(require_section.shortened(rule, 100))})`;
	const withHelp = `${line}\\\n  \u2192 ${words(help)}`;
	if (excerpt === void 0 || excerpt === "") return { forms: [withHelp, line] };
	return { forms: [
		`${withHelp}\n\n${require_markdown.codeBlock(require_section.shortened(excerpt, longestExcerpt), "  ")}`,
		withHelp,
		line
	] };
}

// src/reports/markdown-review/fit.ts
/** Puts sections into a room: every section gets its share, the most important first, and says what it left out. */
/** What a section's frame and its note may take. */
const frameRoom = 400;
/** The sections as Markdown, in order. `elsewhere` is a sentence of ours in Markdown: where the rest is. */
function fitSections(sections, room, elsewhere) {
	const measured = sections.map((section) => measure(section, room, elsewhere));
	const shares = sharesOf(measured.map(({ section, whole }) => ({
		weight: section.weight,
		wanted: whole
	})), room.limit);
	let spare = 0;
	return measured.flatMap((one, index) => {
		const given = (shares[index] ?? 0) + spare;
		const text = fitted(one, given, elsewhere);
		const used = text === void 0 ? 0 : room.lengthOf(text) + 2;
		spare = Math.max(0, given - used);
		return text === void 0 ? [] : [text];
	});
}
function measure(section, room, elsewhere) {
	const gap = section.separator.length;
	const lengths = section.pieces.map(({ forms }) => forms.map((form) => room.lengthOf(form) + gap));
	const frame = frameRoom + [
		section.lead ?? "",
		titleOf(section),
		elsewhere
	].reduce((sum, text) => sum + room.lengthOf(text), 0);
	return {
		section,
		lengths,
		frame,
		whole: lengths.reduce((sum, [first = 0]) => sum + first, frame)
	};
}
/** Who wants less than its share gets what it wants, and what is over goes to the others by their weights. */
function sharesOf(claims, limit) {
	const shares = claims.map(() => 0);
	let open = claims.map((_, index) => index);
	let left = limit;
	while (open.length > 0) {
		const weight = open.reduce((sum, index) => sum + (claims[index]?.weight ?? 0), 0);
		const shareOf = (index) => left * (claims[index]?.weight ?? 0) / weight;
		const content = open.filter((index) => (claims[index]?.wanted ?? 0) <= shareOf(index));
		if (content.length === 0) {
			for (const index of open) shares[index] = Math.floor(shareOf(index));
			break;
		}
		for (const index of content) shares[index] = claims[index]?.wanted ?? 0;
		left -= content.reduce((sum, index) => sum + (shares[index] ?? 0), 0);
		open = open.filter((index) => !content.includes(index));
	}
	return shares;
}
/** The section with what there is room for; undefined where it has nothing to say. */
function fitted({ section, lengths, frame }, given, elsewhere) {
	const { folded, lead, pieces, separator, leftOut, unmade = 0 } = section;
	if (pieces.length === 0) return void 0;
	const chosen = chosenForms(lengths, given - frame);
	const shown = chosen.map((form, index) => formOf(pieces[index], form));
	const hidden = pieces.length - shown.length + unmade;
	const cutShort = chosen.some((form) => form > 0);
	const note = hidden > 0 ? `\u2026 and ${leftOut(hidden)} that there is no room for. ${elsewhere}` : cutShort ? `Some of it is shortened here. ${elsewhere}` : void 0;
	const body = [...shown.length === 0 ? [] : [[...lead === void 0 ? [] : [lead], ...shown].join(separator)], ...note === void 0 ? [] : [note]].join("\n\n");
	return folded ? require_markdown.details(`<b>${titleOf(section)}</b>`, body) : `#### ${titleOf(section)}\n\n${body}`;
}
/**
* Which form of each piece is shown: the first pieces in their shortest forms in half of the room, then fuller forms of
* those, the first ones first, and what is still free goes to more pieces. So a reader sees both what there is and the
* most important of it.
*/
function chosenForms(lengths, room) {
	if (lengths.reduce((sum, [first = 0]) => sum + first, 0) <= room) return lengths.map(() => 0);
	const chosen = [];
	let left = room;
	const addShortest = (until) => {
		for (const forms of lengths.slice(chosen.length)) {
			const shortest = forms.length - 1;
			const length = forms[shortest] ?? 0;
			if (left - length < until) return;
			left -= length;
			chosen.push(shortest);
		}
	};
	const fill = () => {
		for (const [index, form] of chosen.entries()) {
			const forms = lengths[index] ?? [];
			const taken = forms[form] ?? 0;
			const fuller = forms.findIndex((length) => length - taken <= left);
			if (fuller === -1 || fuller >= form) continue;
			left -= (forms[fuller] ?? 0) - taken;
			chosen[index] = fuller;
		}
	};
	addShortest(room / 2);
	fill();
	addShortest(0);
	fill();
	return chosen;
}
function titleOf({ title, folded }) {
	return typeof title === "string" ? title : title(folded ? require_markdown.htmlCode : require_markdown.codeSpan);
}
function formOf(piece, form) {
	return piece?.forms[form] ?? "";
}

// src/reports/markdown-review/plans.ts
/** What a deploy would change in each environment, where the run had credentials to look. */
/** A line for each environment; undefined where no plan was made. */
function plansSection(review) {
	const several = require_section.isOneOfSeveral(review);
	const pieces = review.projects.flatMap((project) => (project.plans ?? []).slice(0, 100).map((plan) => {
		const name = several && project.path !== "" ? `${project.path}: ${plan.environment}` : plan.environment;
		return { forms: [`- ${require_markdown.codeSpan(require_section.shortened(name, 200))}: ${planWords(plan)}`] };
	}));
	if (pieces.length === 0) return void 0;
	return {
		title: "What a deploy would change",
		folded: false,
		pieces,
		separator: "\n",
		leftOut: (count) => require_words.counted(count, "environment"),
		weight: 1
	};
}
/** The document of `slipway plan` may come from an artifact: every field is looked at before it is believed. */
function planWords(plan) {
	if (plan.status === "unavailable") return `not looked at. ${require_markdown.sentenceMarkdown(require_section.shortened(plan.reason, 400))}`;
	const document = plan.plan;
	const facts = [
		kindWords(require_plan_facts.textOf(document, "kind"), require_plan_facts.liveVersion(document), require_plan_facts.textOf(document, "version")),
		require_plan_facts.fileCountWords(document),
		require_plan_facts.uploadWords(document)
	].filter((words) => words !== "");
	const refusal = require_json.ownProperty(document, "refusal");
	const decision = require_json.ownProperty(document, "decision");
	if (require_json.isJsonObject(refusal)) facts.push(`\u26d4 it would be refused: ${require_markdown.sentenceMarkdown(require_section.shortened(require_plan_facts.textOf(refusal, "message"), 400))}`);
	if (require_json.isJsonObject(decision)) facts.push(decisionWords(decision));
	return facts.join("; ");
}
function kindWords(kind, live, version) {
	const to = version === "" ? "" : ` ${require_markdown.codeSpan(require_section.shortened(version, 80))}`;
	switch (kind) {
		case "first": return `the first release,${to === "" ? " without a version" : to}`;
		case "unchanged": return "nothing would change";
		case "same-bundle": return `the same files under another version,${to}`;
		default: return live === "" ? `to${to}` : `from ${require_markdown.codeSpan(require_section.shortened(live, 80))} to${to}`;
	}
}
function decisionWords(decision) {
	const outcome = require_plan_facts.textOf(decision, "outcome");
	const reasons = require_json.ownProperty(decision, "reasons");
	const words = Array.isArray(reasons) ? reasons.filter((reason) => typeof reason === "string").slice(0, 3).map((reason) => require_markdown.sentenceMarkdown(require_section.shortened(String(reason), 300))) : [];
	return `${outcome === "allow" ? "\u2705" : outcome === "wait" ? "\u23f3" : "\u26d4"} the gate says ${require_markdown.codeSpan(require_section.shortened(outcome, 40))}${words.length === 0 ? "" : `: ${words.join("; ")}`}`;
}

// src/reports/markdown-review/rows.ts
/** UTF-16 units of one line. */
const longestLine = 1e3;
/** Lines of one message that has no other side. */
const mostLines$1 = 60;
/** UTF-16 units of data and addresses. */
const longestData = 300;
/** The messages that differ, each under its role; empty where none does. Markdown. Of each message so many lines. */
function caseMarkdown(difference, most) {
	const blocks = [];
	let same = 0;
	for (const message of difference.messages) if (message.status === "same") same++;
	else blocks.push(messageMarkdown(message, difference, most));
	if (difference.messages.length === 0) {
		const side = difference.after ?? difference.before ?? [];
		const sign = difference.after === void 0 ? "-" : "+";
		blocks.push(...side.map((message) => onlySide(message, sign, most)));
	}
	if (same > 0) blocks.push(`${require_words.counted(same, "message")} ${same === 1 ? "stays as it is" : "stay as they are"}.`);
	return blocks.join("\n\n");
}
/** Rows of one text alone. Markdown. */
function rowsMarkdown(rows, most) {
	return preformatted(rows.map(rowLine), most);
}
function messageMarkdown(message, { before = [], after = [] }, most) {
	const old = message.before === void 0 ? void 0 : before[message.before];
	const now = message.after === void 0 ? void 0 : after[message.after];
	switch (message.status) {
		case "added": return now === void 0 ? roleLine(message, "new, and too long to be kept") : onlySide(now, "+", most);
		case "removed": return old === void 0 ? roleLine(message, "removed") : onlySide(old, "-", most);
		case "moved": return roleLine(message, `moved from place ${placeWords(message.before)} to ${placeWords(message.after)}`);
		default: {
			const lines = message.parts.flatMap((part) => partLines(part, old, now));
			const role = message.roleBefore === void 0 ? "" : ` (the role was ${require_markdown.codeSpan(message.roleBefore)})`;
			return `${require_markdown.codeSpan(message.role)}${role}\n${preformatted(lines, most)}`;
		}
	}
}
/** Grouped, so that no number of a foreign document is taken for a commit's hash. */
function placeWords(index = 0) {
	return (index + 1).toLocaleString("en");
}
function roleLine({ role }, words) {
	return `${require_markdown.codeSpan(role)} ${words}.`;
}
function onlySide(message, sign, most) {
	const lines = message.content.flatMap((part) => wholePart(part, sign));
	return `${require_markdown.codeSpan(message.role)}\n${preformatted(lines, Math.min(most, mostLines$1))}`;
}
/** HTML of a block that blank lines do not end (CommonMark 4.6, the first kind). The role's line above is a paragraph. */
function preformatted(lines, most) {
	const more = lines.length > most ? [`\u22ef ${require_words.counted(lines.length - most, "more line")}`] : [];
	return `\n<pre>\n${[...lines.slice(0, most), ...more].join("\n")}\n</pre>`;
}
function partLines(part, old, now) {
	if (part.rows.length > 0) return part.rows.map(rowLine);
	const before = part.before === void 0 ? void 0 : old?.content[part.before];
	const after = part.after === void 0 ? void 0 : now?.content[part.after];
	if (part.status === "same" || part.status === "moved") return [`\u22ef ${require_markdown.htmlText(require_section.shortened(part.kind, 40))}: ${part.status}`];
	return [...before === void 0 ? [] : wholePart(before, "-"), ...after === void 0 ? [] : wholePart(after, "+")];
}
function wholePart(part, sign) {
	const mark = sign === "-" ? removed : added;
	if ("text" in part && typeof part.text === "string") return part.text.replace(/\n$/, "").split("\n").map((line) => `${sign} ${mark(line)}`);
	return [`${sign} ${mark(require_section.shortened(JSON.stringify(part), longestData))}`];
}
function rowLine(row) {
	switch (row.kind) {
		case "same": return `  ${line(row.text)}`;
		case "removed": return `- ${removed(row.text)}${movedWords(row.moved)}`;
		case "added": return `+ ${added(row.text)}${movedWords(row.moved)}`;
		case "changed": return `~ ${row.words.map(wordText).join("")}`;
		case "folded": return `\u22ef ${require_words.counted(row.lines, "equal line")}`;
		case "cut": return `\u22ef not shown: ${row.removed} removed and ${row.added} added`;
	}
}
function wordText(word) {
	switch (word.kind) {
		case "same": return line(word.text);
		case "removed": return removed(word.text);
		case "added": return added(word.text);
		case "folded": return `\u22ef ${require_words.counted(word.characters, "equal character")} \u22ef`;
	}
}
function movedWords(moved) {
	return moved === void 0 ? "" : ` (moved, line ${moved} on the other side)`;
}
function removed(text) {
	return text === "" ? "" : `<del>${line(text)}</del>`;
}
function added(text) {
	return text === "" ? "" : `<ins>${line(text)}</ins>`;
}
/** A row is one line whatever an untrusted document says. */
function line(text) {
	return require_markdown.htmlText(require_section.shortened(text, longestLine)).replaceAll("\n", "[U+000A]");
}

// src/reports/markdown-review/prompts.ts
/** So much of the change is shown unfolded, in UTF-16 units of Markdown. */
const smallEnough = 3e3;
/** Prompts whose pieces are made; a comment holds no more than some hundreds. */
const mostPrompts = 3e3;
/** Lines of one message in the full form and where there is little room. */
const mostLines = 400;
const fewLines = 24;
const mostCauses = 8;
const mostSettings = 12;
const longestValue = 160;
const levels = [
	"none",
	"patch",
	"minor",
	"major"
];
/** The prompts that differ, those that ask most of callers first. */
function promptsSection(review) {
	const several = require_section.isOneOfSeveral(review);
	const all = review.projects.flatMap((project) => (project.difference?.prompts ?? []).map((prompt) => ({
		project,
		prompt
	})));
	if (all.length === 0) return void 0;
	const order = all.toSorted((a, b) => rankOf(b.prompt) - rankOf(a.prompt));
	const pieces = order.slice(0, mostPrompts).map(({ project, prompt }) => promptPiece(project, prompt, several));
	return {
		title: "What prompts will say",
		folded: false,
		pieces: firstOpen(pieces),
		separator: "\n\n",
		leftOut: (count) => require_words.counted(count, "prompt"),
		unmade: order.length - pieces.length,
		weight: 6
	};
}
function rankOf({ contract, status }) {
	return levels.indexOf(contract.level) * 2 + (status === "affected" ? 0 : 1);
}
/** The first prompts unfolded, as far as a reader takes them in at a glance. */
function firstOpen(pieces) {
	let length = 0;
	return pieces.map((piece) => {
		const [full, ...shorter] = piece.forms;
		length += full.length;
		return length > smallEnough ? piece : { forms: [opened(full), ...shorter] };
	});
}
function opened(markdown) {
	return markdown.replace(/^<details>/, "<details open>");
}
function promptPiece(project, prompt, several) {
	const head = summaryOf(project, prompt, several, require_markdown.htmlCode);
	const item = `- ${summaryOf(project, prompt, several, require_markdown.codeSpan)}`;
	const facts = [
		causesLine(prompt),
		...settingLines(prompt.settings),
		...brokenLines(prompt)
	].filter((text) => text !== "");
	const shown = prompt.cases.filter(({ status }) => status !== "same");
	const cases = shown.map((one) => caseBlock(one, mostLines));
	const rest = prompt.sameCases > 0 ? [sameCasesWords(prompt.sameCases, shown.length > 0)] : [];
	const template = prompt.template === void 0 ? [] : [`**Template**: no case shows what changed.\n${rowsMarkdown(prompt.template, mostLines)}`];
	const whole = [
		...facts,
		...cases,
		...template,
		...rest
	];
	if (whole.length === 0) return { forms: [item] };
	const [first] = shown;
	const others = shown.length > 1 ? [`${require_words.counted(shown.length - 1, "other case")} not shown here.`] : [];
	const shorter = (most) => first === void 0 ? [] : [require_markdown.details(head, [
		...facts,
		caseBlock(first, most),
		...others
	].join("\n\n"))];
	return { forms: [
		require_markdown.details(head, whole.join("\n\n")),
		...others.length > 0 ? shorter(mostLines) : [],
		...shorter(fewLines),
		...facts.length > 0 ? [require_markdown.details(head, [...facts, "Its cases are not shown here."].join("\n\n"))] : [],
		item
	] };
}
function sameCasesWords(count, others) {
	const says = count === 1 ? "says" : "say";
	if (others) return `${require_words.counted(count, "other case")} ${says} the same as before.`;
	return count === 1 ? "Its case says the same as before." : `Its ${require_words.counted(count, "case")} ${says} the same as before.`;
}
/** One line: name, what happened to it, contract, tokens, cases. How code is written decides whether it is HTML or Markdown. */
function summaryOf(project, prompt, several, code) {
	const { status, from, contract, size, cases } = prompt;
	const name = several && project.path !== "" ? `${project.path}: ${prompt.name}` : prompt.name;
	const what = status === "renamed" && from !== void 0 ? `renamed from ${code(require_section.shortened(from, 200))}` : status === "affected" ? "affected by what it uses" : status;
	const differing = cases.filter((one) => one.status !== "same").length;
	const facts = [
		what,
		contract.level === "none" ? "" : `contract: ${contract.level}`,
		size.before === null || size.after === null || size.before.tokens === size.after.tokens ? "" : require_plan_facts.tokenWords(size.after.tokens - size.before.tokens),
		differing === 0 ? "" : `${require_words.counted(differing, "case")} ${differing === 1 ? "differs" : "differ"}`,
		prompt.broken.after.length > 0 ? "<b>cannot be rendered</b>" : ""
	];
	return `${code(require_section.shortened(name, 200))} ${facts.filter((fact) => fact !== "").join(" \u00b7 ")}`;
}
function causesLine({ causes, status }) {
	const isOwn = ({ kind }) => status !== "affected" && (kind === "prompt" || kind === "template");
	const foreign = causes.filter((cause) => !isOwn(cause));
	if (foreign.length === 0) return "";
	const named = [...causes.some(isOwn) ? ["its own file"] : [], ...foreign.slice(0, mostCauses).map(causeWords)];
	const others = foreign.length - mostCauses;
	return `Because of ${require_words.listed([...named, ...others > 0 ? [require_words.counted(others, "other file")] : []], "and")}.`;
}
function causeWords({ kind, file, status, from }) {
	const was = from === void 0 ? "" : ` from ${require_markdown.codeSpan(require_section.shortened(from, 200))}`;
	return `the ${kind} ${require_markdown.codeSpan(require_section.shortened(file, 200))} (${status}${was})`;
}
function settingLines(settings) {
	if (settings.length === 0) return [];
	const lines = settings.slice(0, mostSettings).map(({ name, before, after }) => {
		return `- ${require_markdown.codeSpan(require_section.shortened(name, 100))}: ${valueWords(before)} \u2192 ${valueWords(after)}`;
	});
	if (settings.length > lines.length) lines.push(`- \u2026 and ${require_words.counted(settings.length - lines.length, "other setting")}`);
	return [lines.join("\n")];
}
function valueWords(value) {
	return value === void 0 ? "not set" : require_markdown.codeSpan(require_section.shortened(JSON.stringify(value), longestValue));
}
function brokenLines({ broken }) {
	return [...broken.before.slice(0, 1).map(({ message }) => `It could not be rendered before: ${require_markdown.sentenceMarkdown(require_section.shortened(message, 300))}`), ...broken.after.slice(0, 1).map(({ message }) => `It cannot be rendered any more: ${require_markdown.sentenceMarkdown(require_section.shortened(message, 300))}`)];
}
function caseBlock(difference, most) {
	const { name, status, from, size } = difference;
	const change = size.before === null || size.after === null ? 0 : size.after.tokens - size.before.tokens;
	const words = [status === "renamed" && from !== void 0 ? `renamed from ${require_markdown.codeSpan(require_section.shortened(from, 200))}` : status, change === 0 ? "" : require_plan_facts.tokenWords(change)].filter((word) => word !== "");
	const body = caseMarkdown(difference, most);
	const heading = `**Case** ${require_markdown.codeSpan(require_section.shortened(name, 200))} ${require_markdown.htmlText(words.join(" \u00b7 "))}`;
	return body === "" ? heading : `${heading}\n\n${body}`;
}

// src/reports/markdown-review/sizes.ts
/** How long prompts are and were: the longest case of each, tokens estimated. */
const mostRows = 2e3;
/** A table, largest change in tokens first; undefined where every prompt kept its size. */
function sizesSection(review) {
	const several = require_section.isOneOfSeveral(review);
	const rows = review.projects.flatMap((project) => (project.difference?.prompts ?? []).flatMap(({ name, size: { before, after } }) => {
		if (before === null && after === null) return [];
		if (before?.tokens === after?.tokens && before?.characters === after?.characters) return [];
		return [{
			name: several && project.path !== "" ? `${project.path}: ${name}` : name,
			before,
			after,
			change: before === null || after === null ? void 0 : after.tokens - before.tokens
		}];
	}));
	if (rows.length === 0) return void 0;
	const pieces = rows.toSorted((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0)).slice(0, mostRows).map(({ name, before, after, change }) => ({ forms: [`| ${require_markdown.tableCodeSpan(require_section.shortened(name, 200))} | ${count(before?.characters)} | ${count(after?.characters)} | ${count(before?.tokens)} | ${count(after?.tokens)} | ${change === void 0 ? "\u2013" : require_plan_facts.signedNumber(change)} |`] }));
	return {
		title: "Sizes",
		folded: true,
		lead: "The longest case of each prompt. Tokens are estimated offline.\n\n| prompt | characters before | after | \u2248 tokens before | after | change |\n| --- | ---: | ---: | ---: | ---: | ---: |",
		pieces,
		separator: "\n",
		leftOut: (left) => require_words.counted(left, "prompt"),
		unmade: rows.length - pieces.length,
		weight: 1
	};
}
function count(value) {
	return value === void 0 ? "\u2013" : require_words.grouped(value);
}

// src/reports/markdown-review/review.ts
/**
* In the order of the report. A new section is a function in one of these lists, and a file beside this one; those of
* rooms that reports know nothing of come in by the options, between the two.
*/
const firstSections = [promptsSection, contractSection];
const lastSections = [
	findingsSection,
	plansSection,
	sizesSection,
	notesSection
];
const mostReasons = 10;
const mostNotes = 10;
/** UTF-16 units after escaping. */
const longestSentence = 600;
/** The report; as long as the room allows, and ending in a line feed. */
function reviewMarkdown(review, options) {
	const { room, before, preface, elsewhere, foot, more = [] } = options;
	const sections = [
		...firstSections,
		...more,
		...lastSections
	];
	const head = [
		...before === void 0 ? [] : [before],
		`### ${signOf(review)} Slipway: ${require_plan_facts.headlineOf(review)}`,
		...preface === void 0 ? [] : [`> [!NOTE]\n> ${preface}`],
		...listOf(otherReasons(review), mostReasons),
		factsOf(review),
		comparisonOf(review)
	].filter((text) => text !== "");
	const tail = [...noteLines(review), ...foot === void 0 ? [] : [foot]];
	const used = room.lengthOf([...head, ...tail].join("\n\n")) + 2 * (sections.length + 2);
	const made = sections.flatMap((make) => make(review) ?? []);
	const body = fitSections(made, {
		...room,
		limit: Math.max(0, room.limit - used)
	}, elsewhere);
	return `${[
		...head,
		...body,
		...tail
	].join("\n\n")}\n`;
}
function signOf({ verdict, counts }) {
	return verdict === "fail" ? "\u274c" : counts.warnings > 0 ? "\u26a0\ufe0f" : "\u2705";
}
/** The number of errors stands among the facts. */
function otherReasons({ reasons }) {
	return reasons.filter((reason) => !/^There (?:is|are) [0-9,]+ errors?\.$/.test(reason));
}
function factsOf(review) {
	const { counts, level, version } = review;
	const changes = review.projects.flatMap(({ difference }) => (difference?.prompts ?? []).map(({ size }) => size));
	const tokens = require_plan_facts.tokenChange(changes);
	const versions = require_plan_facts.versionWords(version);
	return [
		counts.errors > 0 ? `**${require_words.counted(counts.errors, "error")}**` : "",
		counts.warnings > 0 ? require_words.counted(counts.warnings, "warning") : "",
		counts.notes > 0 ? require_words.counted(counts.notes, "note") : "",
		level === null || level === "none" ? "" : `contract: **${level}**`,
		versions === "" ? "" : require_markdown.codeSpan(require_section.shortened(versions, 120)),
		tokens === void 0 || tokens === 0 ? "" : `${require_plan_facts.tokenWords(tokens)} in the longest cases`
	].filter((fact) => fact !== "").join(" \u00b7 ");
}
function comparisonOf({ base, head, shard }) {
	const part = shard === void 0 ? "" : ` This is part ${shard.index.toLocaleString("en")} of ${shard.total.toLocaleString("en")} alone.`;
	const compared = base === null ? "" : `, compared with ${sideWords(base)}`;
	return `${sideWords(head)}${compared}.${part}`;
}
/** The label, and the commit where the label is not that already. */
function sideWords({ label, commit }) {
	const short = commit?.slice(0, 12);
	if (short === void 0) return require_markdown.codeSpan(require_section.shortened(label, 200));
	if (label === "" || commit?.startsWith(label) === true) return require_markdown.codeSpan(short);
	return `${require_markdown.codeSpan(require_section.shortened(label, 200))} at ${require_markdown.codeSpan(short)}`;
}
function noteLines({ notes, projects }) {
	const cut = projects.flatMap(({ difference }) => difference?.cut ?? []);
	return listOf([.../* @__PURE__ */ new Set([...notes, ...cut])], mostNotes);
}
function listOf(sentences, most) {
	if (sentences.length === 0) return [];
	const lines = sentences.slice(0, most).map((text) => `- ${require_section.escapedWithin(text, longestSentence, require_markdown.sentenceMarkdown)}`);
	if (sentences.length > most) lines.push(`- \u2026 and ${sentences.length - most} more`);
	return [lines.join("\n")];
}

// src/commands/report/text.ts
/** What the report's comment, summary and log have around the review. Markdown of ours: foreign names are escaped. */
var text_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ summaryText: () => summaryText });
/** GitHub takes 65,536 characters. UTF-16 units are never fewer; the rest is a margin. */
const commentUnits = 64e3;
/** Where GitHub refuses that, it counted something else: bytes are the most that it could count. */
const commentBytes = 6e4;
/** GitHub takes 1 MiB for a step; the edge cuts at it. */
const summaryBytes = 1e6;
const commentRoom = {
	limit: commentUnits,
	lengthOf: (text) => text.length
};
const smallCommentRoom = {
	limit: commentBytes,
	lengthOf: (text) => Buffer.byteLength(text)
};
const summaryRoom = {
	limit: summaryBytes,
	lengthOf: (text) => Buffer.byteLength(text)
};
const nothingAround = {
	run: void 0,
	madeBy: void 0,
	artifactUrl: void 0
};
/** The text of the comment in one room. */
function commentText(review, marker, room, around, more) {
	return reviewMarkdown(review, {
		room,
		before: marker,
		preface: prefaceOf(around),
		elsewhere: elsewhereOf(around),
		more,
		foot: footOf(around)
	});
}
/** The last form of a comment: the verdict alone. */
function shortestText(review, marker, around) {
	return `${[
		marker,
		`### Slipway: ${review.verdict === "fail" ? "\u274c This change fails." : "\u2705 This change passes."}`,
		prefaceOf(around),
		elsewhereOf(around)
	].filter((part) => part !== void 0).join("\n\n")}\n`;
}
/** What takes the place of an earlier report where the run for the head made none. */
function outdatedText(head, marker, around) {
	const { run } = around;
	const where = run === void 0 ? "Its run" : `Its ${runLink(run, run.runId, run.runAttempt)}`;
	return `${[
		marker,
		`### \u26a0\ufe0f Slipway: there is no report for ${require_markdown.codeSpan(head.slice(0, 12))}`,
		`${where} ended before it had one. What stood here was about an earlier commit.`
	].join("\n\n")}\n`;
}
/** For a job's summary, and for whoever asks for Markdown. */
function summaryText(review, around = nothingAround, more = []) {
	return reviewMarkdown(review, {
		room: summaryRoom,
		preface: prefaceOf(around),
		more,
		elsewhere: around.artifactUrl === void 0 ? "`slipway report FILE --html FILE` writes all of it as a page." : `[The artifact](${around.artifactUrl}) holds all of it.`
	});
}
/** Who vouches for the report, where it is not this run itself. */
function prefaceOf({ run, madeBy }) {
	if (madeBy === void 0) return void 0;
	return `The code${madeBy.headRepository === void 0 ? "" : ` of ${require_markdown.codeSpan(`${madeBy.headRepository.owner}/${madeBy.headRepository.name}`)}`} made this report itself, in ${runLink(run, madeBy.id, madeBy.attempt)}. Nobody else vouches for it, and no gate reads it.`;
}
function elsewhereOf({ run, artifactUrl }) {
	if (artifactUrl !== void 0) return `[The artifact](${artifactUrl}) holds all of it.`;
	if (run?.url !== void 0) return `[The job's summary](${run.url}) says more.`;
	return "`slipway report` on the document says more.";
}
function footOf({ run, artifactUrl }) {
	return `<sub>${[
		`Slipway ${require_package.version}`,
		...run === void 0 ? [] : [runLink(run, run.runId, run.runAttempt)],
		...artifactUrl === void 0 ? [] : [`[the whole review](${artifactUrl})`]
	].join(" \u00b7 ")}</sub>`;
}
/** The address is made of the server's, which was checked, and of a number. */
function runLink(run, id, attempt) {
	const name = `run ${id}${attempt > 1 ? `, attempt ${attempt}` : ""}`;
	if (run?.serverUrl === void 0) return name;
	const { owner, name: repository } = run.repository;
	return `[${name}](${run.serverUrl}/${owner}/${repository}/actions/runs/${id}${attempt > 1 ? `/attempts/${attempt}` : ""})`;
}

Object.defineProperty(exports, "commentRoom", {
  enumerable: true,
  get: function () {
    return commentRoom;
  }
});
Object.defineProperty(exports, "commentText", {
  enumerable: true,
  get: function () {
    return commentText;
  }
});
Object.defineProperty(exports, "nothingAround", {
  enumerable: true,
  get: function () {
    return nothingAround;
  }
});
Object.defineProperty(exports, "outdatedText", {
  enumerable: true,
  get: function () {
    return outdatedText;
  }
});
Object.defineProperty(exports, "shortestText", {
  enumerable: true,
  get: function () {
    return shortestText;
  }
});
Object.defineProperty(exports, "smallCommentRoom", {
  enumerable: true,
  get: function () {
    return smallCommentRoom;
  }
});
Object.defineProperty(exports, "text_exports", {
  enumerable: true,
  get: function () {
    return text_exports;
  }
});
