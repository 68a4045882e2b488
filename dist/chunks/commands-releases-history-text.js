const require_columns = require("./get-east-asian-width-index.js");
const require_limited = require("./platform-limited.js");
const require_mirror_state = require("./semver-classes-semver.js");
const require_errors = require("./releases-errors.js");
const require_release_text = require("./commands-releases-inputs.js");
const require_rollback = require("./releases-rollback.js");
const require_skew = require("./commands-releases-skew.js");

// src/releases/history.ts
/** Reads the past of an environment: its records, newest first, and what was live at a time. */
/** Records read at once. */
const readsAtOnce = 16;
/**
* The newest records, one request each.
*
* @throws SW0615 where nothing was released, SW0618 where the archive has a gap.
*/
async function history(request) {
	const pointer = await require_rollback.requirePointer(request);
	const newest = Math.min(pointer.record.seq, (request.before ?? Number.POSITIVE_INFINITY) - 1);
	const count = Math.max(0, Math.min(request.limit, newest));
	const sequences = Array.from({ length: count }, (_, index) => newest - index);
	return {
		pointer,
		releases: await require_limited.mapLimited(sequences, readsAtOnce, (seq) => require_mirror_state.readRelease(request.store, pointer, seq)),
		more: newest > count
	};
}
/**
* One release. By time it is found in as many reads as the sequence number has binary digits.
*
* @throws SW0609 where there is none of that name or nothing was live then, SW0615 where nothing was released.
*/
async function show(store, environment, target) {
	const pointer = await require_rollback.requirePointer({
		store,
		environment
	});
	const release = await releaseOf(store, pointer, target);
	const isLive = require_mirror_state.liveSequence(release.record) === require_mirror_state.liveSequence(pointer.record);
	return {
		release,
		isLive,
		until: isLive ? void 0 : await endOf(store, pointer, release),
		newest: pointer
	};
}
/** By name also a mark is shown; what was live at a time, or is live now, is the release that the mark goes on with. */
async function releaseOf(store, pointer, target) {
	if (target.kind === "name") return require_mirror_state.readRelease(store, pointer, (await require_release_text.findRelease(store, pointer, target.name)).seq);
	const inForce = target.kind === "live" ? pointer : await liveAt(store, pointer, target.at);
	const { continues } = inForce.record;
	return continues === void 0 ? inForce : require_mirror_state.readRelease(store, pointer, continues);
}
/** The record in force at a time: times never go back along the chain, so halving finds it. */
async function liveAt(store, pointer, at) {
	const isInForce = (release) => Date.parse(release.record.createdAt) <= at.getTime();
	if (isInForce(pointer)) return pointer;
	let found;
	let low = 1;
	let high = pointer.record.seq - 1;
	while (low <= high) {
		const middle = Math.floor((low + high) / 2);
		const release = await require_mirror_state.readRelease(store, pointer, middle);
		if (isInForce(release)) {
			found = release;
			low = middle + 1;
		} else high = middle - 1;
	}
	if (found !== void 0) return found;
	throw require_errors.releasesErrors.create("SW0609", {
		message: `Nothing was live in ${pointer.record.environment} at ${at.toISOString()}; its first release is younger.`,
		next: `Run \`slipway history ${pointer.record.environment}\` to see when each release became live.`
	});
}
/** When a release stopped being live: the first later record that is not a mark upon it. */
async function endOf(store, pointer, release) {
	for (let seq = release.record.seq + 1;; seq += 1) {
		const { record } = await require_mirror_state.readRelease(store, pointer, seq);
		if (record.continues !== require_mirror_state.liveSequence(release.record)) return record.createdAt;
	}
}

// src/commands/releases/history-text.ts
/** What the other columns of the table take in a usual row. */
const columnsBesidesName = 90;
/** The table of `history`, newest first, marks dimmed. Names are cut to fit a terminal, and only there. */
function historyText(paint, environment, { pointer, releases, more }, skew, terminal) {
	const longestName = terminal.interactive ? Math.max(24, terminal.columns - columnsBesidesName) : void 0;
	const live = pointer.record;
	const rows = releases.map(({ record }) => ({
		isMark: record.continues !== void 0,
		cells: [
			record.seq === require_mirror_state.liveSequence(live) ? "●" : " ",
			String(record.seq),
			record.continues === void 0 ? record.version : "",
			require_release_text.timeOf(record.createdAt),
			require_release_text.foreign(record.actor.name, longestName),
			whatHappened(record, live)
		]
	}));
	const headings = [
		"",
		"seq",
		"version",
		"since",
		"by",
		"what"
	];
	const widths = headings.map((heading, column) => Math.max(require_columns.columnsOf(heading), ...rows.map(({ cells }) => require_columns.columnsOf(cells[column] ?? ""))));
	const line = (cells) => cells.map((cell, column) => column === cells.length - 1 ? cell : require_release_text.padded(cell, widths[column] ?? 0)).join("  ").trimEnd();
	const text = [
		`${paint("bold", environment)}  ${live.version} is live (release ${require_mirror_state.liveSequence(live)}, ${require_release_text.shortDigest(live.bundle)})`,
		...require_skew.skewWords(skew).map((words) => `${" ".repeat(require_columns.columnsOf(environment))}  ${paint("yellow", words)}`),
		"",
		paint("dim", line(headings)),
		...rows.map(({ isMark, cells }) => {
			if (isMark) return paint("dim", line(cells));
			return cells[0] === "●" ? line(cells).replace("●", paint("green", "●")) : line(cells);
		})
	];
	if (more) {
		const oldest = releases.at(-1)?.record.seq ?? 1;
		text.push(paint("dim", `   … older ones: slipway history ${environment} --before ${oldest}`));
	}
	return `${text.join("\n")}\n`;
}
function whatHappened(record, live) {
	const parts = [actionWords(record)];
	const { commit, changed } = record.source;
	if (commit !== null && record.continues === void 0) parts.push(`commit ${commit.slice(0, 7)}${changed === true ? " and changes" : ""}`);
	if (record.continues === void 0) {
		const has = (mentions) => mentions.some((mention) => mention.bundle === record.bundle);
		if (has(live.withdrawn)) parts.push("withdrawn");
		else if (has(live.blocked)) parts.push("blocked");
		if (isPruned(record, live)) parts.push("pruned");
	}
	if (record.gate.evidence !== null && record.continues === void 0) parts.push("gate allowed");
	if (record.reason !== void 0) parts.push(`“${require_release_text.foreign(record.reason, 80)}”`);
	return parts.join(", ");
}
/** Its files are gone, unless a release that is kept has the same bundle. */
function isPruned(record, live) {
	if (record.seq >= live.keptFrom || record.bundle === live.bundle) return false;
	return !live.recent.some((mention) => mention.seq >= live.keptFrom && mention.bundle === record.bundle);
}
function actionWords(record) {
	switch (record.action) {
		case "rollback": return record.rollbackOf === void 0 ? `forward to ${record.restores ?? "another release"}` : `rollback of ${record.rollbackOf} to ${record.restores ?? "an earlier release"}`;
		case "promote": return record.promotedFrom === void 0 ? "promote" : `promote from ${require_release_text.foreign(record.promotedFrom.environment, 40)} ${record.promotedFrom.seq}`;
		case "prune": return record.pruning === void 0 ? "prune done" : "prune begun";
		case "withdraw": {
			const newest = record.withdrawn.at(-1);
			return newest === void 0 ? "withdraw" : `withdraw of ${newest.version} (release ${newest.seq})`;
		}
		default: return require_release_text.foreign(record.action, 40);
	}
}
/** One release with everything that its record says. */
function shownText(paint, environment, { release, isLive, until, newest }) {
	const { record } = release;
	const live = isLive ? paint("green", "live") : `live until ${require_release_text.timeOf(until ?? record.createdAt)}`;
	const state = record.continues === void 0 ? live : `a note; release ${record.continues} is the one ${live}`;
	const { blocked, withdrawn } = isLive && record.continues === void 0 ? newest.record : record;
	return require_release_text.factSheet(paint, `${paint("bold", environment)}  release ${record.seq}: ${paint("bold", record.version)}, ${state}`, [
		["since", require_release_text.timeOf(record.createdAt)],
		["bundle", record.bundle],
		["record", release.digest],
		["what", actionWords(record)],
		record.reason === void 0 ? void 0 : ["reason", require_release_text.foreign(record.reason)],
		["by", require_release_text.foreign(record.actor.name) + (record.actor.via === void 0 ? "" : `, ${require_release_text.foreign(record.actor.via)}`)],
		require_release_text.sourceFact(record),
		["gate", record.gate.evidence === null ? record.gate.outcome : `${record.gate.outcome}, ${record.gate.evidence}`],
		require_release_text.unblockedFact(record),
		require_release_text.allowedSecretsFact(record),
		blocked.length === 0 ? void 0 : ["blocked", blocked.map((mention) => mention.version).join(", ")],
		withdrawn.length === 0 ? void 0 : ["withdrawn", withdrawn.map((mention) => mention.version).join(", ")]
	]);
}

Object.defineProperty(exports, "history", {
  enumerable: true,
  get: function () {
    return history;
  }
});
Object.defineProperty(exports, "historyText", {
  enumerable: true,
  get: function () {
    return historyText;
  }
});
Object.defineProperty(exports, "show", {
  enumerable: true,
  get: function () {
    return show;
  }
});
Object.defineProperty(exports, "shownText", {
  enumerable: true,
  get: function () {
    return shownText;
  }
});
