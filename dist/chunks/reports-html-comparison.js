const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_words = require("./platform-words.js");
const require_plan_facts = require("./reports-plan-facts.js");
const require_visible_text = require("./oxc-project-runtime-0.156.0-helpers-esm-taggedTemplateLiteral.js");
const require_json = require("./platform-json.js");
const require_media_types = require("./platform-media-types.js");
const require_order = require("./platform-order.js");

// src/reports/html/evaluation-section.ts
/** What the model's answers are worth: the verdict of an evaluation, every prompt, and the cases that did not pass. */
const mostCases = 200;
const mostPrompts$1 = 500;
/** Prompts whose table is open at once. */
const mostOpen = 12;
const mostBetter = 20;
const longestReasons = 3e3;
const pills = {
	good: "added",
	bad: "removed",
	open: "changed"
};
/** The section; nothing without an evaluation. */
function evaluationSection(evaluation) {
	if (evaluation === void 0) return void 0;
	const { outcome, headline, sentences, counts, cases } = evaluation;
	const left = cases.length - mostCases;
	return require_visible_text.html`<section class="p" id="evaluation" aria-labelledby="evaluation-h"><header><div class="h"><h2 id="evaluation-h"><a href="#evaluation">Evaluation</a></h2><span class="pill ${pills[outcome === "passed" ? "good" : outcome === "failed" ? "bad" : "open"]}">${outcome}</span></div><p>${require_visible_text.shortText(headline, 1e3)}</p>${counts.length > 0 && require_visible_text.html`<p class="h">${counts.map((one) => require_visible_text.html`<span class="pill ${pills[one.tone]}">${one.count} ${one.kind}</span> `)}</p>`}${sentences.slice(0, 20).map((words) => require_visible_text.html`<p class="soft small">${require_visible_text.sentence(words)}</p>`)}${betterWords(evaluation)}</header>${promptTable(evaluation.prompts)}${cases.slice(0, mostCases).map(caseItem)}${left > 0 && require_visible_text.html`<div class="block"><p class="none">${require_words.counted(left, "more case")} left out of this page.</p></div>`}</section>\n`;
}
function betterWords({ better }) {
	if (better.length === 0) return void 0;
	const more = better.length - mostBetter;
	const names = better.slice(0, mostBetter);
	const all = more > 0 ? [...names, require_words.counted(more, "other")] : names;
	return require_visible_text.html`<p class="soft small">${better.length === 1 ? "Passes" : "Pass"} now and failed on the base: ${require_visible_text.shortText(require_words.listed(all, "and"), 3e3)}.</p>`;
}
function promptTable(prompts) {
	if (prompts.length === 0) return void 0;
	const compared = prompts.some(({ base }) => base !== void 0);
	const measured = prompts.some(({ tokens }) => tokens !== void 0);
	const timed = prompts.some(({ time }) => time !== void 0 && time !== "");
	const left = prompts.length - mostPrompts$1;
	return require_visible_text.html`<div class="block"><details class="more"${prompts.length <= mostOpen && require_visible_text.html` open`}><summary>${require_words.counted(prompts.length, "prompt")}</summary><div class="wide" role="region" aria-label="Prompts of the evaluation" tabindex="0"><table class="vs"><thead><tr><th scope="col">Prompt</th><th scope="col">Cases that pass</th>${compared && require_visible_text.html`<th scope="col">On the base</th>`}<th scope="col">Cost of 1,000 answers</th>${measured && require_visible_text.html`<th scope="col">Tokens of an answer</th>`}${timed && require_visible_text.html`<th scope="col">Time of an answer</th>`}</tr></thead><tbody>${prompts.slice(0, mostPrompts$1).map(({ name, passes, base, cost, tokens, time }) => require_visible_text.html`<tr><th scope="row">${require_visible_text.shortText(name)}</th><td>${passes}</td>${compared && require_visible_text.html`<td>${base ?? "\u2013"}</td>`}<td>${cost}</td>${measured && require_visible_text.html`<td>${tokens ?? "\u2013"}</td>`}${timed && require_visible_text.html`<td>${time || "\u2013"}</td>`}</tr>`)}</tbody></table></div>${left > 0 && require_visible_text.html`<p class="none">${require_words.counted(left, "more prompt")} left out of this page.</p>`}</details></div>`;
}
function caseItem({ prompt, name, status, must, reasons }) {
	const text = reasons.join("\n");
	const tone = status === "flaky" || status === "error" ? "open" : "bad";
	return require_visible_text.html`<details class="c"${must && require_visible_text.html` open`}><summary><h3>${require_visible_text.shortText(prompt)} \u00b7 ${require_visible_text.shortText(name)}</h3><span class="pill ${pills[tone]}">${require_visible_text.shortText(status, 60)}</span>${must && require_visible_text.html`<span class="pill removed">must pass</span>`}</summary><div class="talk"><pre class="data">${text === "" ? "Nothing is said about why." : require_visible_text.shortText(text, longestReasons)}</pre></div></details>`;
}

// src/reports/html/plan-section.ts
/** What a deploy would change in each environment, where the run had credentials to look. */
/** More environments than a team has are left out. */
const mostPlans = 100;
/** The section; nothing where no plan was made. */
function planSection({ projects }) {
	const several = projects.length > 1;
	const plans = projects.flatMap(({ path, plans: own }) => (own ?? []).map((plan) => ({
		plan,
		name: several && path !== "" ? `${path}: ${plan.environment}` : plan.environment
	})));
	if (plans.length === 0) return void 0;
	return require_visible_text.html`<section class="p" id="plans" aria-labelledby="plans-h"><header><h2 id="plans-h"><a href="#plans">What a deploy would change</a></h2></header><div class="block"><ul class="rows">${plans.slice(0, mostPlans).map(({ plan, name }) => require_visible_text.html`<li class="reason"><span class="pill">${require_visible_text.visibleText(name)}</span><div>${planWords(plan)}</div></li>`)}</ul></div></section>`;
}
/** The document of `slipway plan` may come from an artifact: every field is looked at before it is believed. */
function planWords(plan) {
	if (plan.status === "unavailable") return require_visible_text.html`Not looked at. <span class="soft">${require_visible_text.sentence(plan.reason.slice(0, 600))}</span>`;
	const { plan: document } = plan;
	const refusal = require_json.ownProperty(document, "refusal");
	const facts = [
		versionWords(document),
		require_plan_facts.fileCountWords(document),
		require_plan_facts.uploadWords(document)
	].filter((words) => words !== "");
	return require_visible_text.html`${require_visible_text.visibleText(facts.join("; "))}${require_json.isJsonObject(refusal) && require_visible_text.html`<p><span class="sev error">Would be refused</span> ${require_visible_text.sentence(require_plan_facts.textOf(refusal, "message").slice(0, 600))}</p>`}${decisionWords(document)}`;
}
function versionWords(document) {
	const from = require_plan_facts.liveVersion(document);
	const to = require_plan_facts.textOf(document, "version").slice(0, 100);
	if (require_plan_facts.textOf(document, "kind") === "unchanged") return "Nothing would change";
	return from === "" ? `The first release, ${to}` : `From ${from.slice(0, 100)} to ${to}`;
}
function decisionWords(document) {
	const decision = require_json.ownProperty(document, "decision");
	if (!require_json.isJsonObject(decision)) return void 0;
	const outcome = require_plan_facts.textOf(decision, "outcome");
	const reasons = require_json.ownProperty(decision, "reasons");
	const said = (Array.isArray(reasons) ? reasons : []).filter((reason) => typeof reason === "string").slice(0, 20);
	return require_visible_text.html`<p><span class="sev ${outcome === "allow" ? "note" : outcome === "wait" ? "warning" : "error"}">${outcome === "allow" ? "The gate allows it" : outcome === "wait" ? "The gate says wait" : "The gate denies it"}</span> ${said.map((reason) => require_visible_text.html`${require_visible_text.sentence(String(reason).slice(0, 600))} `)}</p>`;
}

// src/reports/html/conversation.ts
/** Conversations as bubbles by role. Long texts are folded, media are named, and what is too long is cut and counted. */
/** Lines that are shown of a text before the rest is folded, and how many there must be for that. */
const linesBeforeFold = 14;
const linesThatFold = 24;
/** The same for one long line. */
const charactersBeforeFold = 1600;
const charactersThatFold = 2400;
/** A reader of a page gives up earlier; `slipway render` shows all of it. */
const mostCharacters = 4e4;
/** Pictures in a `data:` address up to this length are shown; longer ones would make the page heavy. */
const mostPictureCharacters = 9e4;
/** Raster formats that run nothing. SVG is not among them. */
const shownPicture = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/;
/**
* One message. `note` stands beside the role: `new`. `side` is read out, and shown where both sides stand below each
* other.
*/
function bubble(role, content, note, side) {
	return require_visible_text.html`<div class="b ${role === "user" || role === "model" || role === "system" || role === "tool" ? role : "other"}"><p class="r">${roleWords(role)}${side !== void 0 && require_visible_text.html`<span class="on">${side}</span>`}${note === void 0 ? void 0 : require_visible_text.html` <span class="pill">${note}</span>`}</p><div class="x">${content}</div></div>`;
}
/** Characters of one conversation, with its markup. */
const roomOfMessages = 8e5;
/** A conversation, as far as there is room. */
function messageList(messages) {
	const { pieces, left } = require_visible_text.fitting(messages, roomOfMessages, (message) => messageBubble(message));
	return require_visible_text.html`${pieces}${leftOut(left)}`;
}
/** What a long conversation has beyond its room. */
function leftOut(messages) {
	return messages > 0 && require_visible_text.html`<p class="none">${require_words.counted(messages, "more message")} left out of this page.</p>`;
}
/** One message; `note` stands beside its role in place of where it comes from. */
function messageBubble(message, note) {
	const history = message.metadata?.["purpose"] === "history" ? "from the history" : void 0;
	return bubble(message.role, message.content.map(partHtml), note ?? history);
}
/** A role in the words of a chat, and as it is where it is none of the usual ones. */
function roleWords(role) {
	switch (role) {
		case "user": return "User";
		case "model": return "Model";
		case "system": return "System";
		case "tool": return "Tool";
		default: return require_visible_text.visibleText(role.slice(0, 60));
	}
}
/** One part of a message. */
function partHtml(part) {
	if ("text" in part && typeof part.text === "string") return textHtml(part.text);
	if ("media" in part) return mediaHtml(part.media);
	const [kind = "part", value = null] = Object.entries(part)[0] ?? [];
	return require_visible_text.html`<div><p class="soft small">${partWords(kind)}</p>${dataHtml(value)}</div>`;
}
function partWords(kind) {
	switch (kind) {
		case "toolRequest": return "Tool request";
		case "toolResponse": return "Tool response";
		case "data": return "Data";
		case "metadata": return "Section without text";
		default: return kind.slice(0, 40);
	}
}
function dataHtml(value) {
	return require_visible_text.html`<pre class="data">${folded(JSON.stringify(value, void 0, 2) ?? "")}</pre>`;
}
/** A text as it is, white space included; the greater part of a long one is folded. */
function textHtml(text) {
	return require_visible_text.html`<div class="tx">${folded(text)}</div>`;
}
function folded(text) {
	const shown = text.length > mostCharacters ? text.slice(0, safeCut(text, mostCharacters)) : text;
	const left = text.length - shown.length;
	const rest = left > 0 && require_visible_text.html`<p class="none">${left.toLocaleString("en")} more characters are left out of this page.</p>`;
	const cut = foldAt(shown);
	if (cut === void 0) return [require_visible_text.visibleText(shown), rest];
	const hidden = shown.slice(cut);
	const lines = hidden.split("\n").length;
	const words = lines > 1 ? require_words.counted(lines, "more line") : `${hidden.length.toLocaleString("en")} more characters`;
	return [require_visible_text.visibleText(shown.slice(0, cut)), require_visible_text.html`<details class="more"><summary>${words}</summary>${require_visible_text.visibleText(hidden)}${rest}</details>`];
}
/** Where the shown part of a long text ends: after a line, or between two words. */
function foldAt(text) {
	let at = -1;
	let cut;
	for (let line = 1; line <= linesThatFold; line++) {
		at = text.indexOf("\n", at + 1);
		if (at === -1) break;
		if (line === linesBeforeFold) cut = at + 1;
		if (line === linesThatFold) return cut;
	}
	if (text.length <= charactersThatFold) return void 0;
	const space = text.lastIndexOf(" ", charactersBeforeFold);
	return space > charactersBeforeFold / 2 ? space : safeCut(text, charactersBeforeFold);
}
/** Never inside a surrogate pair. */
function safeCut(text, at) {
	return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at;
}
function mediaHtml(media) {
	const { url, contentType } = require_json.isJsonObject(media) ? media : {};
	const address = typeof url === "string" ? url : "";
	if (address.length <= mostPictureCharacters && shownPicture.test(address)) return require_visible_text.html`<figure class="media"><img src="${address}" alt="Picture in the prompt" loading="lazy" decoding="async"></figure>`;
	const { name, type, size } = mediaFacts(address, typeof contentType === "string" ? contentType : void 0);
	return require_visible_text.html`<figure class="media"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" aria-hidden="true"><rect x="3" y="4" width="18" height="16" rx="2"/><circle cx="9" cy="10" r="1.8"/><path d="M21 16l-5-5-9 9"/></svg><figcaption><span class="mono">${require_visible_text.visibleText(name)}</span><br><span class="soft">${[type, size].filter((fact) => fact !== "").join(", ")}</span></figcaption></figure>`;
}
function mediaFacts(address, given) {
	const inline = /^data:([^;,]{0,100})/i.exec(address);
	if (inline !== null) {
		const bytes = Math.max(0, Math.floor((address.length - address.indexOf(",") - 1) * 3 / 4));
		return {
			name: "data in the prompt",
			type: given ?? inline[1] ?? "",
			size: require_words.sizeInWords(bytes)
		};
	}
	return {
		name: address === "" ? "a medium without an address" : address.slice(0, 300),
		type: given ?? require_media_types.mediaTypeOf(address.split(/[?#]/)[0] ?? ""),
		size: ""
	};
}

// src/reports/html/comparison.ts
/** Characters of one comparison, with its markup. */
const roomOfRows = 1e6;
/** The conversation of a case that differs. */
function comparison(difference, labels) {
	const { before, after, messages } = difference;
	if (messages.length === 0 || before === void 0 || after === void 0) {
		const only = after ?? before;
		if (only === void 0) return require_visible_text.html`<p class="none">There was no room for this conversation; <code>slipway diff</code> shows it.</p>`;
		return messageList(only);
	}
	const { pieces, left } = require_visible_text.fitting(messages, roomOfRows, (message) => messageRow(message, before, after));
	const sided = messages.some(({ status: kind }) => kind !== "same");
	return require_visible_text.html`${sided && sideTitles(labels)}${pieces}${leftOut(left)}`;
}
/** Rows of one text alone, side by side. */
function textComparison(rows, labels) {
	const side = (name) => require_visible_text.html`<div class="tx">${joined(rowsOf(rows, name, []))}</div>`;
	return require_visible_text.html`${sideTitles(labels)}<div class="two">${bubble("template", side("before"), void 0, "before")}${bubble("template", side("after"), void 0, "after")}</div>`;
}
function sideTitles(labels) {
	return require_visible_text.html`<div class="two"><p class="side-by">Before <span class="mono">${require_visible_text.visibleText(labels.before)}</span></p><p class="side-by">After <span class="mono">${require_visible_text.visibleText(labels.after)}</span></p></div>`;
}
function messageRow(difference, before, after) {
	const old = difference.before === void 0 ? void 0 : before[difference.before];
	const now = difference.after === void 0 ? void 0 : after[difference.after];
	switch (difference.status) {
		case "same": return messageBubble(now ?? old ?? nothing, "the same");
		case "moved": return messageBubble(now ?? old ?? nothing, movedWords(difference));
		case "added": return require_visible_text.html`<div class="two"><div></div>${messageBubble(now ?? nothing, "new")}</div>`;
		case "removed": return require_visible_text.html`<div class="two">${messageBubble(old ?? nothing, "removed")}<div></div></div>`;
		case "changed": {
			const { role, roleBefore, parts } = difference;
			const left = bubble(roleBefore ?? role, parts.map((part) => partSide(part, "before", old, now)), roleBefore === void 0 ? void 0 : "role changed", "before");
			const right = bubble(role, parts.map((part) => partSide(part, "after", old, now)), roleBefore === void 0 ? void 0 : "role changed", "after");
			return require_visible_text.html`<div class="two">${left}${right}</div>`;
		}
	}
}
const nothing = {
	role: "user",
	content: []
};
function movedWords({ before, after }) {
	return before === void 0 || after === void 0 ? "moved" : `moved from place ${before + 1} to ${after + 1}`;
}
/** What one side shows of a part. */
function partSide(difference, side, before, after) {
	const index = difference[side];
	const part = index === void 0 ? void 0 : (side === "before" ? before : after)?.content[index];
	if (difference.rows.length === 0) {
		if (part === void 0) return void 0;
		const marked = difference.status === "same" || difference.status === "moved" ? "" : side === "before" ? "gone" : "new";
		if (marked === "") return partHtml(part);
		const shown = partHtml(part);
		return marked === "gone" ? require_visible_text.html`<del>${shown}</del>` : require_visible_text.html`<ins>${shown}</ins>`;
	}
	if (part === void 0 && (difference.status === "added" || difference.status === "removed")) return void 0;
	const lines = part !== void 0 && "text" in part && typeof part.text === "string" ? part.text.split("\n") : [];
	return require_visible_text.html`<div class="tx">${joined(rowsOf(difference.rows, side, lines))}</div>`;
}
/** Lines of one side. Each ends its line, but the last. */
function joined(lines) {
	return lines.map((line, index) => index === lines.length - 1 ? line : [line, "\n"]);
}
/** `lines` are those of the side, for what is folded. */
function rowsOf(rows, side, lines) {
	const shown = [];
	let at = 0;
	for (const row of rows) switch (row.kind) {
		case "same":
			shown.push(require_visible_text.visibleText(row.text));
			at++;
			break;
		case "removed":
			if (side === "after") break;
			shown.push(require_visible_text.html`<del>${require_visible_text.visibleText(row.text === "" ? " " : row.text)}</del>${movedMark(row.moved)}`);
			at++;
			break;
		case "added":
			if (side === "before") break;
			shown.push(require_visible_text.html`<ins>${require_visible_text.visibleText(row.text === "" ? " " : row.text)}</ins>${movedMark(row.moved)}`);
			at++;
			break;
		case "changed":
			shown.push(row.words.map((word) => {
				if (word.kind === "folded") return require_visible_text.html`<span class="none">\u2026 ${String(word.characters)} characters \u2026</span>`;
				const { kind, text } = word;
				if (kind === "same") return require_visible_text.visibleText(text);
				if (kind === "removed") return side === "before" ? require_visible_text.html`<del>${require_visible_text.visibleText(text)}</del>` : void 0;
				return side === "after" ? require_visible_text.html`<ins>${require_visible_text.visibleText(text)}</ins>` : void 0;
			}));
			at++;
			break;
		case "folded":
			shown.push(foldedLines(row.lines, side, lines.slice(at, at + row.lines)));
			at += row.lines;
			break;
		case "cut":
			shown.push(require_visible_text.html`<span class="none">${cutWords(side === "before" ? row.removed : row.added, side)}</span>`);
			at += side === "before" ? row.removed : row.added;
	}
	return shown;
}
/** Equal lines can be unfolded on the side that counts; few of them are shown at once. */
function foldedLines(count, side, lines) {
	const text = lines.join("\n");
	if (lines.length > 0 && lines.length <= 3 && text.length <= 300) return require_visible_text.visibleText(text);
	const words = `${require_words.counted(count, "equal line")}`;
	if (side === "before" || lines.length === 0) return require_visible_text.html`<span class="none">\u2026 ${words}</span>`;
	return require_visible_text.html`<details class="more"><summary>${words}</summary>${textHtml(text)}</details>`;
}
function movedMark(line) {
	return line !== void 0 && require_visible_text.html` <span class="pill">moved, line ${line}</span>`;
}
function cutWords(count, side) {
	return `${require_words.counted(count, side === "before" ? "removed line" : "added line")} left out of this page`;
}

// src/reports/html/finding-list.ts
/** More of them under one heading help nobody; the rest is counted. */
const mostShown = 200;
/** Ours are shorter; one that came in a document may have any length. */
const longestExcerpt = 4e3;
/** Errors first, then by file and place. */
function findingList(findings) {
	const sorted = findings.toSorted(bySeverityAndPlace);
	const left = sorted.length - mostShown;
	return require_visible_text.html`<ul class="rows">${sorted.slice(0, mostShown).map(findingItem)}</ul>${left > 0 && require_visible_text.html`<p class="soft">${left} more; <code>slipway check</code> lists all.</p>`}`;
}
function severityWords(severity) {
	return severity === "error" ? "Error" : severity === "warning" ? "Warning" : "Note";
}
function findingItem(finding) {
	const { severity, message, help, file, range, rule, commit } = finding;
	return require_visible_text.html`<li class="f ${severity}"><div class="m"><span class="sev ${severity}">${severityWords(severity)}</span><p>${require_visible_text.sentence(message)}</p></div>${excerpt(finding)}<p class="help">${require_visible_text.sentence(help)}</p><p class="at"><span class="mono">${require_visible_text.shortText(file)}:${range.start.line}:${range.start.column}</span>${commit !== void 0 && [" in commit ", require_visible_text.html`<span class="mono">${commit.slice(0, 12)}</span>`]} \u00b7 <span class="mono">${require_visible_text.shortText(rule, 100)}</span></p></li>`;
}
/** The lines of the finding, with the place underlined. */
function excerpt({ excerpt: text, excerptColumn = 1, range }) {
	if (text === void 0) return void 0;
	const lines = text.slice(0, longestExcerpt).split("\n").map((line, index) => {
		const number = range.start.line + index;
		const from = index === 0 ? range.start.column - excerptColumn : 0;
		const to = number === range.end.line ? range.end.column - (index === 0 ? excerptColumn : 1) : line.length;
		const start = clamp(from, line);
		const end = Math.max(start, clamp(to, line));
		const marked = end > start && require_visible_text.html`<mark>${require_visible_text.visibleText(line.slice(start, end))}</mark>`;
		return require_visible_text.html`<span class="l">${number}</span>${require_visible_text.visibleText(line.slice(0, start))}${marked}${require_visible_text.visibleText(line.slice(end))}`;
	});
	return require_visible_text.html`<pre>${lines.map((line, index) => index === 0 ? line : ["\n", line])}</pre>`;
}
function clamp(offset, line) {
	return Math.max(0, Math.min(offset, line.length));
}
function bySeverityAndPlace(a, b) {
	const rank = {
		error: 0,
		warning: 1,
		note: 2
	};
	return rank[a.severity] - rank[b.severity] || require_order.compareText(a.file, b.file) || a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column;
}

// src/reports/html/prompt-section.ts
/** The severities among the findings, in the words that the filter looks for. */
function severitiesOf(findings) {
	return [
		"error",
		"warning",
		"note"
	].filter((severity) => findings.some((finding) => finding.severity === severity)).join(" ");
}
/** Reasons, files and settings of one prompt; more are counted. */
const mostItems = 100;
/** Characters of the conversations of one prompt, with their markup. */
const roomOfCases = 15e5;
/**
* The section of a prompt, or of the files that are no prompt's.
*
* @param labels what the two sides of a comparison are called
*/
function promptSection(entry, labels, detail) {
	const { id, name, change, status, project, prompt, difference, findings } = entry;
	const level = difference?.contract.level;
	return require_visible_text.html`<section class="p" id="${id}" aria-labelledby="${id}-h" data-c="${change}" data-f="${severitiesOf(findings)}"><header><div class="h"><h2 id="${id}-h"><a href="#${id}">${projectPrefix(project)}${require_visible_text.shortText(name)}</a></h2>${change !== "same" && require_visible_text.html`<span class="pill ${change}">${status}</span>`}${level !== void 0 && level !== "none" && require_visible_text.html`<span class="pill ${level}">${level}</span>`}</div>${prompt?.description !== void 0 && require_visible_text.html`<p>${require_visible_text.shortText(prompt.description, 2e3)}</p>`}<p class="meta">${metaOf(entry).map((fact) => require_visible_text.html`<span>${fact}</span>`)}</p></header>${detail !== "name" && findings.length > 0 && block("Findings", findingList(findings))}${detail !== "name" && difference !== void 0 && changeBlocks(difference, findings.length > 0)}${detail === "name" && require_visible_text.html`<div class="block"><p class="none">The page is full: ${findings.length === 0 ? "" : `${require_words.counted(findings.length, "finding")} and `}everything else about this prompt is left out. <code>slipway check</code> and <code>slipway diff</code> show it.</p></div>`}${detail === "all" && cases(entry, labels)}${detail === "no conversations" && require_visible_text.html`<div class="block"><p class="none">The page is full: what this prompt says is left out. <code>slipway render</code> and <code>slipway diff</code> show it.</p></div>`}</section>\n`;
}
/** Prompts of several projects may have the same name. */
function projectPrefix(project) {
	return project !== void 0 && project !== "" && require_visible_text.html`<span class="soft">${require_visible_text.shortText(project)}/</span>`;
}
function block(heading, content) {
	return require_visible_text.html`<div class="block"><h3>${heading}</h3>${content}</div>`;
}
function metaOf({ prompt, difference, name }) {
	const file = prompt?.file ?? difference?.file;
	const model = prompt?.model;
	const from = difference?.from;
	return [
		...from === void 0 || from === name ? [] : [["Before: ", require_visible_text.html`<span class="mono">${require_visible_text.shortText(from)}</span>`]],
		...file === void 0 ? [] : [require_visible_text.html`<span class="mono">${require_visible_text.shortText(file)}</span>`],
		...typeof model === "string" ? [require_visible_text.html`<span class="mono">${require_visible_text.shortText(model)}</span>`] : [],
		...prompt === void 0 ? [] : [require_words.counted(prompt.cases, "case")],
		...difference === void 0 ? sizeFact(prompt?.size ?? null) : sizeChangeFact(difference.size)
	];
}
function sizeFact(size) {
	return size === null ? [] : [tokens(size)];
}
function tokens({ tokens: count }) {
	return `\u2248 ${require_words.counted(count, "token")}`;
}
function sizeChangeFact({ before, after }) {
	const now = after ?? before;
	if (now === null) return [];
	if (before === null || after === null) return [tokens(now)];
	const change = after.tokens - before.tokens;
	return [change === 0 ? tokens(now) : `${tokens(now)} (${require_plan_facts.signedNumber(change)})`];
}
/** `told` is true where the errors of the head stand among the findings already. */
function changeBlocks({ contract, causes, settings, broken, status }, told) {
	const own = /* @__PURE__ */ new Set([
		"prompt",
		"template",
		"cases"
	]);
	const others = causes.filter(({ kind }) => status === "affected" || !own.has(kind));
	return [
		contract.changes.length > 0 && block("What callers rely on", list(contract.changes, contractItem)),
		settings.length > 0 && block("Settings", settingsTable(settings.slice(0, mostItems))),
		others.length > 0 && block("Through other files", list(others, causeItem)),
		broken.before.length > 0 && require_visible_text.html`<div class="block"><p class="none">Before, this prompt had errors and could not be rendered.</p></div>`,
		broken.after.length > 0 && require_visible_text.html`<div class="block"><p class="none">This prompt has errors and cannot be rendered: nothing to compare.</p>${!told && findingList(broken.after)}</div>`
	];
}
function list(items, make) {
	const left = items.length - mostItems;
	return require_visible_text.html`<ul class="rows">${items.slice(0, mostItems).map(make)}</ul>${left > 0 && require_visible_text.html`<p class="soft">${left} more.</p>`}`;
}
function contractItem({ level, reason, place, unclear }) {
	return require_visible_text.html`<li class="reason"><span class="pill ${level}">${level}</span><div>${require_visible_text.sentence(reason)}${unclear === true && require_visible_text.html` <span class="soft">It cannot be told, so the safe side is taken.</span>`}${place !== void 0 && require_visible_text.html` <span class="soft small mono">${require_visible_text.shortText(place.file)}${place.line !== void 0 && `:${place.line}`}</span>`}</div></li>`;
}
function causeItem({ kind, file, status, from }) {
	return require_visible_text.html`<li><span class="mono">${require_visible_text.shortText(file)}</span> <span class="soft">${kind}, ${status}${from !== void 0 && [" from ", require_visible_text.html`<span class="mono">${require_visible_text.shortText(from)}</span>`]}</span></li>`;
}
function settingsTable(settings) {
	const value = (written) => written === void 0 ? require_visible_text.html`<span class="none">not set</span>` : require_visible_text.html`<span class="mono">${require_visible_text.shortText(typeof written === "string" ? written : JSON.stringify(written), 2e3)}</span>`;
	return require_visible_text.html`<table class="vs"><thead><tr><th scope="col">Setting</th><th scope="col">Before</th><th scope="col">After</th></tr></thead><tbody>${settings.map(({ name, before, after }) => require_visible_text.html`<tr><th scope="row" class="mono">${require_visible_text.shortText(name)}</th><td>${before === void 0 ? value(before) : require_visible_text.html`<del>${value(before)}</del>`}</td><td>${after === void 0 ? value(after) : require_visible_text.html`<ins>${value(after)}</ins>`}</td></tr>`)}</tbody></table>`;
}
function cases({ id, prompt, difference }, labels) {
	const differing = difference?.cases ?? [];
	const renderings = (prompt?.renderings ?? []).filter(({ case: name }) => !differing.some((one) => one.name === name));
	const same = difference?.sameCases ?? 0;
	const compared = require_visible_text.fitting(differing, roomOfCases, (one, index) => differingCase(`${id}-${index}`, one, labels));
	const shown = require_visible_text.fitting(renderings, compared.left > 0 ? 0 : roomOfCases, (one, index) => plainCase(`${id}-r${index}`, one, difference === void 0 && index === 0));
	const left = compared.left + shown.left;
	return [
		compared.pieces,
		difference?.template !== void 0 && require_visible_text.html`<details class="c" open><summary><h3>Template</h3><span class="soft small">no case shows what changed in it</span></summary><div class="talk">${textComparison(difference.template, labels)}</div></details>`,
		shown.pieces,
		left > 0 && require_visible_text.html`<div class="block"><p class="none">${require_words.counted(left, "more case")} left out of this page; <code>slipway render</code> shows them.</p></div>`,
		same > 0 && renderings.length === 0 && require_visible_text.html`<div class="block"><p class="soft">${require_words.counted(same, "case")} ${same === 1 ? "says" : "say"} what ${same === 1 ? "it" : "they"} said before.</p></div>`,
		prompt?.cases === 0 && differing.length === 0 && require_visible_text.html`<div class="block"><p class="none">No case: nobody has seen what this prompt gives.</p></div>`
	];
}
function differingCase(id, difference, labels) {
	const { name, status, from, size } = difference;
	const kind = status === "renamed" ? "changed" : status;
	return require_visible_text.html`<details class="c" id="${id}"${status !== "same" && require_visible_text.html` open`}><summary><h3>${require_visible_text.shortText(name)}</h3>${status !== "same" && require_visible_text.html`<span class="pill ${kind}">${status}</span>`}${from !== void 0 && require_visible_text.html`<span class="soft small">was ${require_visible_text.shortText(from)}</span>`}${sizeChangeFact(size).map((fact) => require_visible_text.html`<span class="size">${fact}</span>`)}</summary><div class="talk">${comparison(difference, labels)}</div></details>`;
}
function plainCase(id, { case: name, messages }, open) {
	return require_visible_text.html`<details class="c" id="${id}"${open && require_visible_text.html` open`}><summary><h3>${require_visible_text.shortText(name)}</h3></summary><div class="talk">${messages.length === 0 ? require_visible_text.html`<p class="none">No message.</p>` : messageList(messages)}</div></details>`;
}

// src/reports/html/review-entries.ts
/** Every prompt that the review knows, those with errors and the greatest changes first, equal ones by name. */
function entriesOf(review) {
	const several = review.projects.length > 1;
	const entries = review.projects.flatMap((project) => projectEntries(project, several ? project.path : void 0));
	if (review.findings.length > 0) entries.unshift(otherFiles("Files outside the projects", review.findings, void 0));
	return entries.toSorted((a, b) => rank(a) - rank(b)).map((entry, index) => ({
		...entry,
		id: `p${index + 1}`
	}));
}
function projectEntries(project, path) {
	const differences = new Map((project.difference?.prompts ?? []).map((difference) => [difference.name, difference]));
	const owners = ownersOf(project);
	const found = Map.groupBy(project.findings, ({ file }) => owners.get(file) ?? "");
	const entries = [];
	const rest = found.get("") ?? [];
	if (rest.length > 0) entries.push(otherFiles("Other files", rest, path));
	for (const prompt of project.prompts) {
		const difference = differences.get(prompt.name);
		differences.delete(prompt.name);
		entries.push(entryOf(prompt.name, prompt, difference, found.get(`p:${prompt.name}`) ?? [], path));
	}
	for (const difference of differences.values()) entries.push(entryOf(difference.name, void 0, difference, [], path));
	return entries;
}
/** Which prompt a file belongs to: its own file, its cases, and the other file of a classic pair. */
function ownersOf(project) {
	const owners = /* @__PURE__ */ new Map();
	for (const { name, file, casesFile } of project.prompts) {
		owners.set(file, `p:${name}`);
		if (casesFile !== void 0) owners.set(casesFile, `p:${name}`);
	}
	const shared = /* @__PURE__ */ new Set();
	for (const { name, causes } of project.difference?.prompts ?? []) for (const { kind, file } of causes) {
		if (kind !== "template" || owners.get(file) === `p:${name}`) continue;
		if (owners.has(file)) shared.add(file);
		owners.set(file, `p:${name}`);
	}
	for (const file of shared) owners.delete(file);
	return owners;
}
function entryOf(name, prompt, difference, findings, project) {
	const status = difference?.status ?? "same";
	return {
		id: "",
		name,
		change: changeOf(status),
		status,
		project,
		prompt,
		difference,
		findings
	};
}
function changeOf(status) {
	return status === "renamed" || status === "affected" ? "changed" : status;
}
function otherFiles(name, findings, project) {
	return {
		id: "",
		name,
		change: "same",
		status: "same",
		project,
		prompt: void 0,
		difference: void 0,
		findings
	};
}
function rank({ findings, change, difference }) {
	if (findings.some(({ severity }) => severity === "error")) return 0;
	if (change !== "same") {
		const level = difference?.contract.level;
		return level === "major" ? 1 : level === "minor" ? 2 : 3;
	}
	return findings.some(({ severity }) => severity === "warning") ? 4 : 5;
}

// src/reports/html/review-page.ts
/** The review as one self-contained page: the verdict first, then every prompt that changes or has a problem. */
var review_page_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ reviewPage: () => reviewPage });
/** Of a page that every browser opens at once and every artifact store takes. */
const pageBytes = 95e5;
/** What a prompt takes in the list and with its name alone, in the usual case. */
const bytesOfName = 1100;
/** Prompts on one page; more are counted. */
const mostPrompts = 5e3;
/** Sentences about the review as a whole. */
const mostSentences = 50;
/** The page. Every text in the review may be a stranger's. */
function reviewPage(review, { kind = "Review", madeAt, live, judged = true, evaluation }) {
	const all = entriesOf(review);
	const entries = all.slice(0, mostPrompts);
	const labels = {
		before: review.base?.label ?? "",
		after: review.head.label
	};
	return require_visible_text.pageDocument({
		title: titleOf(review, kind),
		kind,
		where: whereOf(review),
		...live === void 0 ? {} : { live },
		body: require_visible_text.html`${judged ? verdict(review) : comparedOnly(review)}
<div class="cols"><nav class="side" aria-label="Prompts">${sideList(entries, review.base !== null)}</nav>
<main id="content">${evaluationSection(evaluation)}${sections(entries, labels)}${planSection(review)}${all.length > entries.length && require_visible_text.html`<p class="none">${require_words.counted(all.length - entries.length, "more prompt")} left out of this page.</p>`}<div class="empty" hidden><p>No prompt fits the filters.</p><button type="button" class="clear">Show all prompts</button></div></main></div>`,
		foot: require_visible_text.html`<span>Made by Slipway ${review.tool.version} at ${require_visible_text.minuteOf(madeAt)}.</span><label><input type="checkbox" id="keys" checked> Keys: <kbd>/</kbd> search, <kbd>j</kbd> next prompt, <kbd>k</kbd> previous</label>`
	});
}
function titleOf({ repository, pullRequest, projects }, kind) {
	const about = pullRequest !== void 0 && repository !== void 0 ? `${repository}#${pullRequest.number}` : repository ?? projects[0]?.name;
	return `${kind}${about === void 0 || about === "" ? "" : ` of ${about}`} \u2013 Slipway`;
}
function whereOf({ repository, pullRequest, base, head, shard, projects }) {
	const about = repository ?? (projects.length === 1 ? projects[0]?.name : void 0);
	const range = base === null ? sideHtml(head) : [
		sideHtml(base),
		" \u2192 ",
		sideHtml(head)
	];
	return [
		about !== void 0 && about !== "" && [
			require_visible_text.shortText(about),
			pullRequest !== void 0 && ` #${pullRequest.number}`,
			" \u00b7 "
		],
		range,
		shard !== void 0 && ` \u00b7 part ${shard.index} of ${shard.total}`
	];
}
/** A label, and the commit where the label is not its beginning. */
function sideHtml({ label, commit }) {
	const named = label !== "" && commit?.startsWith(label) !== true;
	const name = require_visible_text.html`<b>${require_visible_text.shortText(named ? label : commit?.slice(0, 12) ?? label)}</b>`;
	return named && commit !== null ? [name, require_visible_text.html` <span class="mono">${commit.slice(0, 7)}</span>`] : name;
}
function verdict(review) {
	const { verdict: outcome, reasons, counts } = review;
	const failed = outcome === "fail";
	const tone = failed ? "error" : counts.warnings > 0 ? "warning" : "ok";
	const icon = failed ? require_visible_text.html`<path d="M6 6l12 12M18 6L6 18"/>` : tone === "warning" ? require_visible_text.html`<path d="M12 4v11M12 19.5v.5"/>` : require_visible_text.html`<path d="M5 12.5l5 5L19.5 7"/>`;
	const title = review.pullRequest?.title;
	return require_visible_text.html`<section class="verdict" aria-label="Verdict"><div class="in"><div class="say"><span class="sign t-${tone}"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" aria-hidden="true">${icon}</svg></span><div><h1>${require_plan_facts.headlineOf(review)}</h1>${title !== void 0 && require_visible_text.html`<p class="soft">${require_visible_text.shortText(title)}</p>`}${reasons.slice(0, mostSentences).map((reason) => require_visible_text.html`<p>${require_visible_text.sentence(reason)}</p>`)}${sentences(review)}</div></div>${facts(review, true)}</div></section>`;
}
/** What differs, without a verdict. */
function comparedOnly(review) {
	const words = require_plan_facts.changeInWords(review);
	return require_visible_text.html`<section class="verdict" aria-label="What differs"><div class="in"><div class="say"><span class="sign t-note"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4"/></svg></span><div><h1>${words.charAt(0).toUpperCase()}${words.slice(1)}</h1>${sentences(review)}</div></div>${facts(review, false)}</div></section>`;
}
/** What a reader has to know of the whole. */
function sentences(review) {
	return [...review.notes, ...aboutProjects(review)].slice(0, mostSentences).map((note) => require_visible_text.html`<p class="soft">${require_visible_text.sentence(note)}</p>`);
}
/** What the comparison says of whole projects: settings that changed, and what was left out. */
function aboutProjects({ projects, notes }) {
	return projects.flatMap(({ path, difference }) => {
		const where = path === "" ? "slipway.yaml" : `${path}/slipway.yaml`;
		const settings = difference?.settings ?? [];
		const changed = settings.map((name) => `\`${name}\``).join(", ");
		return [...settings.length === 0 ? [] : [`In ${where} ${changed} changed.`], ...(difference?.cut ?? []).filter((sentenceOf) => !notes.includes(sentenceOf))];
	});
}
function facts(review, judged) {
	const { projects, counts, level, version, base } = review;
	const total = projects.reduce((sum, { prompts, difference }) => sum + Math.max(prompts.length, difference?.count.after ?? 0), 0);
	const differences = projects.flatMap(({ difference }) => difference?.prompts ?? []);
	const withStatus = (status) => differences.filter((difference) => difference.status === status).length;
	const kinds = [
		"added",
		"removed",
		"changed",
		"renamed",
		"affected"
	].map((status) => [withStatus(status), status]).filter(([count]) => count > 0).map(([count, status]) => `${count} ${status}`);
	const cases = projects.reduce((sum, project) => sum + project.prompts.reduce((all, prompt) => all + prompt.cases, 0), 0);
	const problems = counts.errors + counts.warnings;
	const compared = base !== null && level !== null;
	return require_visible_text.html`<dl class="facts">${compared ? fact("Prompts that differ", `${differences.length} of ${Math.max(total, differences.length)}`, kinds.join(", ")) : fact("Prompts", total.toLocaleString("en"), require_words.counted(cases, "case"))}${compared && fact("Contract", level === "none" ? "Unchanged" : level[0]?.toUpperCase() + level.slice(1), require_plan_facts.versionWords(version))}${judged && fact("Findings", problems === 0 ? "None" : counts.errors > 0 ? require_words.counted(counts.errors, "error") : require_words.counted(counts.warnings, "warning"), [counts.errors > 0 && counts.warnings > 0 ? require_words.counted(counts.warnings, "warning") : "", counts.notes > 0 ? require_words.counted(counts.notes, "note") : ""].filter((words) => words !== "").join(", "))}${compared ? tokensFact(differences) : tokensTotal(review)}</dl>`;
}
function tokensFact(differences) {
	const change = require_plan_facts.tokenChange(differences.map(({ size }) => size));
	if (change === void 0) return void 0;
	return fact("Tokens, estimated", change === 0 ? "No change" : require_plan_facts.signedNumber(change), "longest case of each, together");
}
function tokensTotal({ projects }) {
	const sizes = projects.flatMap(({ prompts }) => prompts.flatMap(({ size }) => size === null ? [] : [size.tokens]));
	if (sizes.length === 0) return void 0;
	const longest = sizes.reduce((most, one) => Math.max(most, one), 0);
	return fact("Longest case", `\u2248 ${require_words.counted(longest, "token")}`, "estimated");
}
function fact(term, value, more) {
	return require_visible_text.html`<div><dt>${term}</dt><dd>${value}${more !== "" && require_visible_text.html`<small>${more}</small>`}</dd></div>`;
}
function sideList(entries, compared) {
	const count = (test) => entries.filter(test).length;
	const severity = (value, label) => toggle("severity", value, label, count(({ findings }) => severitiesOf(findings).split(" ").includes(value)));
	const change = (value, label) => toggle("change", value, label, count((entry) => entry.change === value));
	return require_visible_text.html`<div class="find" hidden><label class="sr" for="search">Search in prompts</label><input type="search" id="search" placeholder="Search in prompts" autocomplete="off" spellcheck="false">${entries.some(({ findings }) => findings.length > 0) && require_visible_text.html`<fieldset><legend class="sr">Only prompts with</legend>${severity("error", "Errors")}${severity("warning", "Warnings")}${severity("note", "Notes")}</fieldset>`}${compared && require_visible_text.html`<fieldset><legend class="sr">Only prompts that are</legend>${change("changed", "Changed")}${change("added", "Added")}${change("removed", "Removed")}${change("same", "Same")}</fieldset>`}<p class="count" role="status"></p></div><h2>${require_words.counted(count(({ prompt, difference }) => prompt !== void 0 || difference !== void 0), "prompt")}</h2><ul class="list" tabindex="0" aria-label="Prompts">${entries.map(listItem)}</ul>`;
}
function toggle(kind, value, label, count) {
	return require_visible_text.html`<button type="button" aria-pressed="false" data-kind="${kind}" value="${value}"${count === 0 && require_visible_text.html` disabled`}>${label} ${count}</button>`;
}
function listItem({ id, name, change, status, findings, project }) {
	const errors = findings.filter(({ severity }) => severity === "error").length;
	const warnings = findings.filter(({ severity }) => severity === "warning").length;
	const shown = errors > 0 ? errors : warnings;
	const kind = errors > 0 ? "error" : "warning";
	return require_visible_text.html`<li><a href="#${id}"><span class="dot ${change}"></span><span class="n">${projectPrefix(project)}${require_visible_text.shortText(name)}</span>${change !== "same" && require_visible_text.html`<span class="sr">, ${status}</span>`}${shown > 0 && require_visible_text.html`<span class="num t-${kind}">${shown}<span class="sr"> ${shown === 1 ? kind : `${kind}s`}</span></span>`}</a></li>`;
}
/**
* Sections in order, each with as much as there is room for: conversations as long as they fit, then findings and what
* callers rely on, then the name alone. The names of all prompts have their room from the beginning.
*/
function sections(entries, labels) {
	let room = pageBytes - entries.length * bytesOfName;
	return entries.map((entry) => {
		for (const detail of ["all", "no conversations"]) {
			if (room <= 0) break;
			const section = promptSection(entry, labels, detail);
			const length = Buffer.byteLength(section.toString());
			if (length > room) continue;
			room -= Math.max(0, length - bytesOfName);
			return section;
		}
		return promptSection(entry, labels, "name");
	});
}

Object.defineProperty(exports, "reviewPage", {
  enumerable: true,
  get: function () {
    return reviewPage;
  }
});
Object.defineProperty(exports, "review_page_exports", {
  enumerable: true,
  get: function () {
    return review_page_exports;
  }
});
