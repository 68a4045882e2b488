const require_json_document = require("./platform-json-document.js");
const require_words = require("./platform-words.js");
const require_load = require("./platform-shape.js");
const require_visible_text = require("./oxc-project-runtime-0.156.0-helpers-esm-taggedTemplateLiteral.js");
const require_output_file = require("./commands-output-file.js");
const require_package = require("./package.json.js");
const require_people = require("./gates-people.js");
const require_digest = require("./platform-digest.js");
const require_errors = require("./platform-errors.js");
const require_json = require("./platform-json.js");
const require_limited = require("./platform-limited.js");
const require_history = require("./releases-history.js");
const require_pointer = require("./releases-keys.js");
const require_approval_files = require("./commands-gates-approval-files.js");
const require_case_costs = require("./evaluation-case-costs.js");
const require_dollars = require("./platform-dollars.js");
const require_order = require("./platform-order.js");
const require_evaluation_words = require("./reports-evaluation-undecided.js");
const require_evidence = require("./commands-evaluation-evidence.js");
const require_history_text = require("./commands-releases-history-text.js");
const require_open = require("./commands-releases-open.js");

// src/reports/html/evaluation-plots.ts
/** What evaluations said of an environment's releases: for each prompt the pass rate and the cost, as small plots. */
/**
* The part of an environment's section.
*
* @param id of the section, which begins the ids in here
* @param room in characters, about; prompts beyond it are counted
*/
function evaluationPlots(evaluations, id, room) {
	if (evaluations === void 0) return void 0;
	const { releases, prompts, older, morePrompts } = evaluations;
	const gaps = releases.filter(({ evaluated }) => !evaluated);
	const { pieces, left } = require_visible_text.fitting(prompts, room, (prompt, index) => promptPlots(prompt, releases, `${id}-v${index + 1}`));
	return require_visible_text.html`<div class="block" id="${id}-v"><h3>Evaluations</h3><p class="soft small">What the newest kept evaluation of every release said, oldest release first.${gaps.length > 0 && require_visible_text.html` ${gapWords(gaps)}`}${older > 0 && require_visible_text.html` ${require_words.counted(older, "older release")} of this page ${older === 1 ? "was" : "were"} not looked at.`}</p>${pieces}${left + morePrompts > 0 && require_visible_text.html`<p class="none">${require_words.counted(left + morePrompts, "more prompt")} left out of this page.</p>`}</div>`;
}
function gapWords(gaps) {
	const named = gaps.slice(-12).map(({ seq, version }) => `${shortened(version)} (${seq})`);
	const more = gaps.length - named.length;
	const all = more > 0 ? [...named, require_words.counted(more, "other")] : named;
	return require_visible_text.html`Without an evaluation, and gaps below: ${require_visible_text.shortText(require_words.listed(all, "and"), 2e3)}.`;
}
function promptPlots({ name, passRates, costs }, releases, id) {
	const highest = costs.reduce((most, cost) => cost !== void 0 && (most === void 0 || cost.value > most.value) ? cost : most, void 0);
	return require_visible_text.html`<div class="ev"><h4 id="${id}">${require_visible_text.shortText(name)}</h4><div class="plots">${plot({
		id: `${id}r`,
		what: "Pass rate",
		of: name,
		values: passRates,
		releases,
		top: {
			value: 1,
			words: "100 %"
		},
		bottom: "0 %"
	})}${plot({
		id: `${id}c`,
		what: "Cost of an answer",
		of: name,
		values: costs,
		releases,
		top: highest === void 0 || highest.value === 0 ? {
			value: 1,
			words: ""
		} : highest,
		bottom: "$0"
	})}</div><details class="more"><summary>Numbers<span class="sr"> of ${require_visible_text.shortText(name)}</span></summary><table class="vs"><thead><tr><th scope="col">Release</th><th scope="col">Pass rate</th><th scope="col">Cost of an answer</th></tr></thead><tbody>${releases.map(({ seq, version, evaluated }, index) => require_visible_text.html`<tr><th scope="row">${require_visible_text.shortText(shortened(version))} <span class="mono">${seq}</span></th>${evaluated ? [numberCell(passRates[index], "not judged"), numberCell(costs[index], "not known")] : require_visible_text.html`<td colspan="2" class="soft">no evaluation</td>`}</tr>`)}</tbody></table></details></div>`;
}
function numberCell(value, absent) {
	return value === void 0 ? require_visible_text.html`<td class="soft">${absent}</td>` : require_visible_text.html`<td>${value.words} <span class="soft">${value.from}</span></td>`;
}
/** In units of the picture, which is shown one to one where there is room. */
const width = 320;
const height = 96;
const left = 8;
const upper = 18;
const lower = 80;
function plot({ id, what, of, values, releases, top, bottom }) {
	const x = (index) => releases.length < 2 ? width / 2 : left + index * 304 / (releases.length - 1);
	const y = (value) => lower - Math.min(1, Math.max(0, value / top.value)) * 62;
	const known = values.flatMap((value, index) => value === void 0 ? [] : [{
		value,
		index
	}]);
	const last = known.at(-1);
	const said = known.map(({ value, index }) => `${shortened(releases[index]?.version ?? "")} ${value.words}`);
	const gaps = releases.length - known.length;
	const description = `${said.slice(-24).join("; ")}${gaps === 0 ? "" : `; ${require_words.counted(gaps, "release")} without a value`}`;
	return require_visible_text.html`<figure class="plot"><figcaption><span class="soft">${what}</span>${last === void 0 ? require_visible_text.html` <span class="none">not known</span>` : require_visible_text.html` <strong>${last.value.words}</strong> <span class="soft small">in ${require_visible_text.shortText(shortened(releases[last.index]?.version ?? ""))}</span>`}</figcaption>${last !== void 0 && require_visible_text.html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}t ${id}d"><title id="${id}t">${what} of ${shortened(of)} over ${require_words.counted(releases.length, "release")}</title><desc id="${id}d">${description}</desc><path class="grid" d="M${left} ${upper}H${312}M${left} ${lower}H${312}"/><text x="${left}" y="${13}">${top.words}</text><text x="${left}" y="${93}">${bottom}</text><text class="end" x="${312}" y="${93}">${range(releases)}</text>${releases.map((_, index) => values[index] === void 0 && require_visible_text.html`<path class="gap" d="M${rounded(x(index))} ${upper}V${lower}"/>`)}<path class="curve" d="${curve(values, x, y)}"/>${known.map(({ value, index }) => require_visible_text.html`<circle cx="${rounded(x(index))}" cy="${rounded(y(value.value))}" r="${index === last.index ? 4.5 : 3.5}"><title>${shortened(releases[index]?.version ?? "")}: ${value.words}, ${value.from}</title></circle>`)}</svg>`}</figure>`;
}
/** A line through neighbours that both have a value: it never crosses a gap. */
function curve(values, x, y) {
	let path = "";
	for (const [index, value] of values.entries()) {
		if (value === void 0) continue;
		const command = index > 0 && values[index - 1] !== void 0 ? "L" : "M";
		path += `${command}${rounded(x(index))} ${rounded(y(value.value))}`;
	}
	return path;
}
/** The releases at both ends. */
function range(releases) {
	const [first, last] = [releases.at(0), releases.at(-1)].map((release) => shortened(release?.version ?? "", 18));
	return releases.length < 2 ? `${last}` : `${first} to ${last}`;
}
function rounded(value) {
	return Math.round(value * 10) / 10;
}
function shortened(text, most = 60) {
	return text.length > most ? `${text.slice(0, most)}\u2026` : text;
}

// src/reports/html/history-page.ts
/** The history of every environment as one self-contained page: what is live, how it came there, and who allowed it. */
/** Characters of all plots together, so that browsers show the page at once. */
const roomForPlots = 8e6;
/** The page. Every text in it may be a stranger's. */
function historyPage({ project, tool, madeAt, environments }) {
	return require_visible_text.pageDocument({
		title: `Releases of ${project} \u2013 Slipway`,
		kind: "Releases",
		where: require_visible_text.visibleText(project),
		body: require_visible_text.html`<section class="verdict" aria-label="What is live"><div class="in"><h1>What is live, and how it came there</h1><ul class="stages">${environments.map((environment) => stage(environment, environments))}</ul></div></section>
<div class="cols"><nav class="side" aria-label="Environments"><h2>${require_words.counted(environments.length, "environment")}</h2><ul class="list" tabindex="0" aria-label="Environments">${environments.map(({ name, entries, evaluations }, index) => require_visible_text.html`<li><a href="#e${index + 1}"><span class="n">${require_visible_text.visibleText(name)}</span><span class="soft small">${entries.length}</span></a>${evaluations !== void 0 && require_visible_text.html`<a class="sub" href="#e${index + 1}-v"><span class="n">Evaluations<span class="sr"> of ${require_visible_text.visibleText(name)}</span></span></a>`}</li>`)}</ul></nav>
<main id="content">${environments.map((environment, index) => section(environment, `e${index + 1}`, roomForPlots / environments.length))}</main></div>`,
		foot: require_visible_text.html`<span>Made by Slipway ${tool} at ${require_visible_text.minuteOf(madeAt)}, from the records in the stores.</span>`
	});
}
function stage({ name, live, after, problem }, all) {
	const before = after === void 0 ? void 0 : all.find((other) => other.name === after);
	const isBehind = before?.live !== void 0 && before.live.bundle !== live?.bundle;
	return require_visible_text.html`<li class="stage"><p class="soft small">${require_visible_text.visibleText(name)}${after !== void 0 && require_visible_text.html` <span>after ${require_visible_text.visibleText(after)}</span>`}</p>${live === void 0 ? require_visible_text.html`<p class="v none">${problem === void 0 ? "Nothing yet" : "Not read"}</p>` : require_visible_text.html`<p class="v">${require_visible_text.visibleText(live.version)}</p><p class="soft small">since ${time(live.since)}</p>`}${isBehind && require_visible_text.html`<p class="small"><span class="pill changed">${require_visible_text.visibleText(before.name)} has ${require_visible_text.visibleText(before.live.version)}</span></p>`}</li>`;
}
function section(environment, id, room) {
	const { name, address, live, problem, entries, more, notes, evaluations } = environment;
	return require_visible_text.html`<section class="p" id="${id}" aria-labelledby="${id}-h"><header><div class="h"><h2 id="${id}-h"><a href="#${id}">${require_visible_text.visibleText(name)}</a></h2>${live !== void 0 && require_visible_text.html`<span class="pill added">${require_visible_text.visibleText(live.version)} is live</span>`}</div><p class="meta"><span class="mono">${require_visible_text.visibleText(address)}</span></p>${notes.map((note) => require_visible_text.html`<p class="soft small">${require_visible_text.sentence(note)}</p>`)}</header>${problem !== void 0 && require_visible_text.html`<div class="block"><p>${require_visible_text.sentence(problem)}</p></div>`}${entries.length > 0 && require_visible_text.html`<ol class="line">${entries.map(entryItem)}</ol>`}${more && require_visible_text.html`<div class="block"><p class="soft">Older releases are not on this page; <code>--limit</code> brings more of them.</p></div>`}${evaluationPlots(evaluations, id, room)}</section>\n`;
}
function entryItem(entry) {
	const { seq, words, version, at, who, reason, marks, isMark, action } = entry;
	const isLive = marks.includes("live");
	return require_visible_text.html`<li class="${isMark ? "mark" : action === "rollback" ? "back" : isLive ? "now" : ""}"><div class="h"><span class="soft small mono">${seq}</span>${!isMark && require_visible_text.html`<strong>${require_visible_text.visibleText(version)}</strong>`}<span>${require_visible_text.visibleText(words)}</span>${marks.map((mark) => require_visible_text.html`<span class="pill ${markKind(mark)}">${mark}</span>`)}</div><p class="soft small">${time(at)}, ${require_visible_text.visibleText(who)}${source(entry)}</p>${reason !== void 0 && require_visible_text.html`<p class="quote">${require_visible_text.visibleText(reason)}</p>`}${more(entry)}</li>`;
}
function markKind(mark) {
	if (mark === "live") return "added";
	return mark === "withdrawn" || mark === "blocked" || mark === "past the gate" ? "removed" : "";
}
function source({ commit, changed, ref }) {
	if (commit === void 0) return void 0;
	const branch = ref?.replace(/^refs\/(?:heads|tags)\//, "");
	return [
		" \u00b7 ",
		require_visible_text.html`<span class="mono">${commit.slice(0, 12)}</span>`,
		branch !== void 0 && [" on ", require_visible_text.visibleText(branch)],
		changed === true && " with changes"
	];
}
/** What few readers need, folded. */
function more({ bundle, via, gate, rules, approvals, isMark }) {
	if (isMark) return void 0;
	const gateWords = gate === "none" ? "no gate" : gate === "allow" ? "gate allowed" : gate === "exempt" ? "exempt from the gate" : gate === "break-glass" ? "past the gate" : `gate: ${gate}`;
	const said = approvals.length === 0 ? "" : `, ${require_words.counted(approvals.length, "statement")} of people`;
	return require_visible_text.html`<details class="more"><summary>Details: ${gateWords}${said}</summary><dl class="sheet"><dt>Bundle</dt><dd class="mono">${require_visible_text.visibleText(bundle)}</dd>${via !== void 0 && require_visible_text.html`<dt>From</dt><dd>${address(via)}</dd>`}</dl>${rules.length > 0 && require_visible_text.html`<ul class="rows">${rules.map(({ rule, outcome, reason }) => require_visible_text.html`<li class="reason"><span class="pill ${outcome === "allow" ? "added" : outcome === "deny" ? "removed" : "changed"}">${require_visible_text.visibleText(outcome)}</span><div><span class="mono">${require_visible_text.visibleText(rule)}</span> ${require_visible_text.sentence(reason)}</div></li>`)}</ul>`}${approvals.length > 0 && require_visible_text.html`<ul class="rows">${approvals.map(({ kind, who, at, from, reason }) => require_visible_text.html`<li class="reason"><span class="pill ${kind === "approval" ? "added" : kind === "withdrawal" ? "removed" : "changed"}">${require_visible_text.visibleText(kind)}</span><div>${require_visible_text.visibleText(who)} <span class="soft">${time(at)}</span>${from !== void 0 && require_visible_text.html` ${address(from)}`}${reason !== void 0 && require_visible_text.html`<p class="quote">${require_visible_text.visibleText(reason)}</p>`}</div></li>`)}</ul>`}</details>`;
}
/** Addresses of the web are links, which nothing follows by itself; everything else is text. */
function address(text) {
	return /^https:\/\/[\w.-]+(?::\d+)?\/[\w./?=&%#@:~+-]*$/.test(text) ? require_visible_text.html`<a href="${text}" rel="noreferrer noopener">${text}</a>` : require_visible_text.visibleText(text);
}
function time(text) {
	const parsed = new Date(text);
	if (Number.isNaN(parsed.getTime())) return require_visible_text.visibleText(text.slice(0, 60));
	return require_visible_text.html`<time datetime="${parsed.toISOString()}">${require_visible_text.minuteOf(parsed)}</time>`;
}

// src/commands/releases/history-evaluations.ts
/** What the page of the history plots: pass rate and cost of every prompt, from the evaluations that are kept. */
/** Releases of one environment whose evaluations are looked for: more points than a plot has room for. */
const mostReleases = 100;
/** Evaluations in memory at once: each may be large, and only its sums stay. */
const readsAtOnce$1 = 2;
/** Prompts of one evaluation, and of a page: more have no room there. */
const mostPrompts = 1e3;
/**
* Pass rates and costs of an environment's releases. The newest evaluation of a bundle counts, wherever it is kept.
*
* @param stores where evaluations of these bundles may be kept: the environment's, and the first of its chain
* @param entries of the page, newest first
*/
async function evaluationsOf(stores, entries) {
	const all = entries.filter(({ isMark }) => !isMark);
	const shown = all.slice(0, mostReleases).reverse();
	const bundles = [...new Set(shown.map(({ bundle }) => bundle))];
	const failed = /* @__PURE__ */ new Set();
	let problem;
	const found = await require_limited.mapLimited(bundles, readsAtOnce$1, async (bundle) => {
		let newest;
		for (const store of stores) {
			if (failed.has(store)) continue;
			try {
				const reading = await require_evidence.newestEvaluation(store, bundle);
				if (!reading.known) {
					problem ??= reading.why;
					return [bundle, void 0];
				}
				const kept = reading.value;
				if (kept === void 0 || newest !== void 0 && kept.evaluation.createdAt <= newest.createdAt) continue;
				newest = sumsOf(kept.evaluation);
			} catch (error) {
				if (!require_errors.isSlipwayError(error) || error.class === "interrupted") throw error;
				failed.add(store);
				problem ??= `Evaluations could not be read: ${error.message}`;
			}
		}
		return [bundle, newest];
	});
	const sums = new Map(found.flatMap(([bundle, one]) => one === void 0 ? [] : [[bundle, one]]));
	const facts = problem === void 0 ? {} : { problem };
	if (sums.size === 0) return facts;
	const perRelease = shown.map(({ bundle }) => sums.get(bundle)?.prompts);
	const names = namesInOrder(perRelease);
	const shownNames = names.slice(0, mostPrompts);
	return {
		...facts,
		evaluations: {
			releases: shown.map(({ seq, version, bundle }) => ({
				seq,
				version,
				evaluated: sums.has(bundle)
			})),
			prompts: shownNames.map((name) => promptOf(name, perRelease.map((prompts) => prompts?.get(name)))),
			morePrompts: names.length - shownNames.length + Math.max(...[...sums.values()].map(({ left }) => left)),
			older: all.length - shown.length
		}
	};
}
function sumsOf({ createdAt, results }) {
	const prompts = /* @__PURE__ */ new Map();
	const all = [...Map.groupBy(results, ({ prompt }) => prompt)];
	for (const [name, cases] of all.slice(0, mostPrompts)) {
		const passed = cases.filter(({ outcome }) => outcome === "passed").length;
		const judged = passed + cases.filter(({ outcome }) => outcome === "failed").length;
		const answers = cases.reduce((sum, one) => sum + one.answers, 0);
		prompts.set(name, {
			passed,
			judged,
			answers,
			cost: require_case_costs.totalCost(cases)
		});
	}
	return {
		createdAt,
		prompts,
		left: all.length - prompts.size
	};
}
function promptOf(name, releases) {
	return {
		name,
		passRates: releases.map((sums) => sums === void 0 || sums.judged === 0 ? void 0 : passRateOf(sums)),
		costs: releases.map((sums) => sums === void 0 ? void 0 : answerCostOf(sums))
	};
}
function passRateOf({ passed, judged }) {
	const value = passed / judged;
	return {
		value,
		words: require_evaluation_words.percent(value),
		from: `${passed} of ${require_words.counted(judged, "case")}`
	};
}
/** Of one answer, so that a case more is no higher price. */
function answerCostOf({ cost, answers }) {
	if (cost === void 0 || answers === 0) return void 0;
	const value = cost / answers;
	return {
		value,
		words: require_dollars.dollarsInWords(value),
		from: `${require_dollars.dollarsInWords(cost)} for ${require_words.counted(answers, "answer")}`
	};
}
/** What passed least when it was evaluated last is read first. */
function namesInOrder(releases) {
	const latest = /* @__PURE__ */ new Map();
	for (const prompts of releases) for (const [name, { passed, judged }] of prompts ?? []) if (judged > 0 || !latest.has(name)) latest.set(name, judged > 0 ? passed / judged : 1);
	return [...latest].sort(([a, rate], [b, other]) => rate - other || require_order.compareText(a, b)).map(([name]) => name);
}

// src/commands/releases/history-view.ts
/** What the page of the history shows, read from the stores: records, decisions of gates, and what people said. */
/** Requests at once. */
const readsAtOnce = 16;
/** A decision with a reason for every rule, with room. */
const maximumDecisionBytes = 1048576;
/** Bundles whose approvals are read at once, each in several requests. */
const bundlesAtOnce = 4;
const mostNotes = 3;
/**
* The history of environments of a project. One that cannot be read from here is shown with the reason.
*
* @param names in the order of the page
* @param range of records: how many of each, and before which sequence number
*/
async function historyView(project, names, range, context) {
	const environments = [];
	for (const name of names) {
		context.progress.update(`Reading ${name}`, environments.length, names.length);
		environments.push(await environmentHistory(project, name, range, context));
		context.signal.throwIfAborted();
	}
	return {
		project: require_load.nameOf(project.root.replaceAll("\\", "/")),
		tool: require_package.version,
		madeAt: context.now(),
		environments
	};
}
async function environmentHistory(project, name, range, context) {
	const configured = project.environments.get(name);
	const facts = {
		name,
		address: configured?.store.written ?? "",
		...configured?.after === void 0 ? {} : { after: configured.after }
	};
	try {
		const open = await require_open.openIn(project, name, "read", context);
		try {
			const read = await readHistory(open.store, name, range);
			const { evaluations, problem } = await evaluationsOfChain(open, read.entries, context);
			return {
				...facts,
				...read,
				...evaluations === void 0 ? {} : { evaluations },
				notes: problem === void 0 ? read.notes : [...read.notes, problem]
			};
		} finally {
			await open.store.close();
		}
	} catch (error) {
		if (!require_errors.isSlipwayError(error)) throw error;
		const problem = error.code === "SW0615" ? "Nothing was released here yet." : `${error.message} ${error.next}`;
		return {
			...facts,
			problem,
			entries: [],
			more: false,
			notes: []
		};
	}
}
/** A bundle is evaluated where it is made first, so the evaluations of a promoted one are kept there. */
async function evaluationsOfChain(open, entries, context) {
	const { project, environment, store } = open;
	const first = require_load.firstOf(project, environment.name);
	if (first === environment.name) return evaluationsOf([store], entries);
	let other;
	let problem;
	try {
		({store: other} = await require_open.openIn(project, first, "read", context, open));
	} catch (error) {
		if (!require_errors.isSlipwayError(error) || error.class === "interrupted") throw error;
		problem = `Evaluations of \`${first}\` could not be read: ${error.message}`;
	}
	try {
		const found = await evaluationsOf(other === void 0 ? [store] : [store, other], entries);
		return problem === void 0 ? found : {
			...found,
			problem
		};
	} finally {
		await other?.close();
	}
}
async function readHistory(store, environment, { limit, before }) {
	const { pointer, releases, more } = await require_history.history({
		store,
		environment,
		limit,
		before
	});
	const live = pointer.record;
	const liveRelease = releases.find(({ record }) => record.seq === require_pointer.liveSequence(live));
	const notes = [];
	const approvals = await approvalsOf(store, environment, releases, notes);
	const entries = await require_limited.mapLimited(releases, readsAtOnce, (release) => entryOf(store, release, live, approvals));
	return {
		live: {
			seq: require_pointer.liveSequence(live),
			version: live.version,
			bundle: live.bundle,
			since: liveRelease?.record.createdAt ?? live.createdAt
		},
		entries,
		more,
		notes
	};
}
async function entryOf(store, { record }, live, approvals) {
	const { actor, source, reason } = record;
	const isMark = record.continues !== void 0;
	const why = reason ?? record.breakGlass?.reason;
	return {
		seq: record.seq,
		action: record.action,
		words: require_history_text.actionWords(record),
		version: record.version,
		bundle: record.bundle,
		at: record.createdAt,
		who: actor.name,
		...actor.via === void 0 ? {} : { via: actor.via },
		...source.commit === null || isMark ? {} : { commit: source.commit },
		...source.changed === void 0 ? {} : { changed: source.changed },
		...source.ref === null ? {} : { ref: source.ref },
		...why === void 0 ? {} : { reason: why },
		marks: isMark ? [] : marksOf(record, live),
		isMark,
		gate: record.gate.outcome,
		rules: isMark ? [] : await rulesOf(store, record.gate.evidence),
		approvals: isMark || record.action === "rollback" ? [] : approvals.get(record.bundle) ?? []
	};
}
function marksOf(record, live) {
	const among = (mentions) => mentions.some(({ bundle }) => bundle === record.bundle);
	return [
		...record.seq === require_pointer.liveSequence(live) ? ["live"] : [],
		...among(live.withdrawn) ? ["withdrawn"] : among(live.blocked) ? ["blocked"] : [],
		...require_history_text.isPruned(record, live) ? ["pruned"] : [],
		...record.breakGlass !== void 0 ? ["past the gate"] : []
	];
}
/** The rules of a stored decision. It is named by its digest; what does not match, or is no decision, is left out. */
async function rulesOf(store, evidence) {
	if (evidence === null) return [];
	const document = await readDocument(store, require_pointer.evidenceKey(require_digest.hexOf(evidence)), maximumDecisionBytes, require_digest.hexOf(evidence));
	const rules = document === void 0 ? void 0 : require_json.ownProperty(document, "rules");
	return (Array.isArray(rules) ? rules : []).slice(0, 200).flatMap((rule) => require_json.isJsonObject(rule) ? [{
		rule: textIn(rule, "rule"),
		outcome: textIn(rule, "outcome"),
		reason: textIn(rule, "reason")
	}] : []);
}
/** What people said about each bundle that is shown, oldest first. */
async function approvalsOf(store, environment, releases, notes) {
	const bundles = [...new Set(releases.map(({ record }) => record.bundle))];
	const found = await require_limited.mapLimited(bundles, bundlesAtOnce, async (bundle) => {
		try {
			const read = await require_approval_files.readApprovals(store, bundle);
			if (read.known) return [bundle, read.value.filter((one) => one.environment === environment)];
			notes.push(`What people said about ${bundle.slice(0, 19)} is not shown: ${read.why}`);
		} catch (error) {
			if (!require_errors.isSlipwayError(error)) throw error;
			notes.push(`What people said about ${bundle.slice(0, 19)} could not be read: ${error.message}`);
		}
		return [bundle, []];
	});
	notes.splice(mostNotes);
	return new Map(found.map(([bundle, records]) => [bundle, records.slice(-50).map(approvalOf)]));
}
function approvalOf({ kind, who, source, createdAt, reason }) {
	return {
		kind,
		who: require_people.personWords(who),
		at: createdAt,
		...source.kind === "command" ? {} : { from: source.url },
		...reason === void 0 ? {} : { reason }
	};
}
/** A small JSON object of the store; undefined where it is absent or something else. */
async function readDocument(store, key, maximumBytes, sha256) {
	const read = await store.read(key, { maximumBytes });
	if (read.outcome !== "found") return void 0;
	if (sha256 !== void 0 && require_digest.sha256Of(read.object.bytes) !== sha256) return void 0;
	try {
		const value = JSON.parse(Buffer.from(read.object.bytes).toString("utf8"));
		return require_json.isJsonObject(value) ? value : void 0;
	} catch {
		return;
	}
}
function textIn(document, name) {
	const value = require_json.ownProperty(document, name);
	return typeof value === "string" ? value.slice(0, 2e3) : "";
}

// src/commands/releases/history-file.ts
/**
* Writes the page of one environment, or of all.
*
* @throws SW0203 for an environment that is not there, SW0113 where the file may not be written.
*/
async function historyFile(request, context) {
	const project = require_load.soundProject(await require_load.findProject(context.cwd));
	const names = request.environment === void 0 ? [...project.environments.keys()] : [require_load.environmentOf(project, request.environment).name];
	const view = await historyView(project, names, request, context);
	const page = context.redaction.redact(historyPage(view));
	const path = require_output_file.writeOutputFile(request.file, context.cwd, context.cwd, page);
	const [only] = view.environments;
	const live = request.environment === void 0 ? void 0 : only?.live;
	return {
		exitCode: 0,
		outputs: {
			version: live?.version ?? "",
			seq: live === void 0 ? "" : String(live.seq)
		},
		render: (format) => format === "json" ? require_json_document.jsonDocument({
			format: "slipway/history-page/v1",
			file: path,
			environments: view.environments.map(({ name, entries, problem }) => ({
				environment: name,
				releases: entries.length,
				problem: problem ?? null
			}))
		}) : `The history of ${require_words.counted(names.length, "environment")} was written to ${path}\n`
	};
}

exports.historyFile = historyFile;
