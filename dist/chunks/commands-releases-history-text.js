const require_pointer = require("./releases-keys.js");
const require_columns = require("./get-east-asian-width-index.js");
const require_release_text = require("./commands-releases-release-text.js");
const require_skew = require("./commands-releases-skew.js");
const require_words = require("./commands-releases-words.js");

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
			record.seq === require_pointer.liveSequence(live) ? "\u25cf" : " ",
			String(record.seq),
			record.continues === void 0 ? record.version : "",
			require_words.timeOf(record.createdAt),
			require_words.foreign(record.actor.name, longestName),
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
	const line = (cells) => cells.map((cell, column) => column === cells.length - 1 ? cell : require_words.padded(cell, widths[column] ?? 0)).join("  ").trimEnd();
	const text = [
		`${paint("bold", environment)}  ${live.version} is live (release ${require_pointer.liveSequence(live)}, ${require_words.shortDigest(live.bundle)})`,
		...require_skew.skewWords(skew).map((words) => `${" ".repeat(require_columns.columnsOf(environment))}  ${paint("yellow", words)}`),
		"",
		paint("dim", line(headings)),
		...rows.map(({ isMark, cells }) => {
			if (isMark) return paint("dim", line(cells));
			return cells[0] === "\u25cf" ? line(cells).replace("\u25cf", paint("green", "\u25cf")) : line(cells);
		})
	];
	if (more) {
		const oldest = releases.at(-1)?.record.seq ?? 1;
		text.push(paint("dim", `   \u2026 older ones: slipway history ${environment} --before ${oldest}`));
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
	if (record.breakGlass !== void 0 && record.continues === void 0) parts.push(`past the gate: \u201c${require_words.foreign(record.breakGlass.reason, 80)}\u201d`);
	else if (record.gate.evidence !== null && record.continues === void 0) parts.push(record.gate.outcome === "exempt" ? "gate exempt" : "gate allowed");
	if (record.reason !== void 0) parts.push(`\u201c${require_words.foreign(record.reason, 80)}\u201d`);
	return parts.join(", ");
}
/** Its files are gone, unless a release that is kept has the same bundle. */
function isPruned(record, live) {
	if (record.seq >= live.keptFrom || record.bundle === live.bundle) return false;
	return !live.recent.some((mention) => mention.seq >= live.keptFrom && mention.bundle === record.bundle);
}
/** How a release came to be, for a table: `rollback of 7 to 1.3.0`, `promote from beta 12`. */
function actionWords(record) {
	switch (record.action) {
		case "rollback": return record.rollbackOf === void 0 ? `forward to ${record.restores ?? "another release"}` : `rollback of ${record.rollbackOf} to ${record.restores ?? "an earlier release"}`;
		case "promote": return record.promotedFrom === void 0 ? "promote" : `promote from ${require_words.foreign(record.promotedFrom.environment, 40)} ${record.promotedFrom.seq}`;
		case "prune": return record.pruning === void 0 ? "prune done" : "prune begun";
		case "withdraw": {
			const newest = record.withdrawn.at(-1);
			return newest === void 0 ? "withdraw" : `withdraw of ${newest.version} (release ${newest.seq})`;
		}
		default: return require_words.foreign(record.action, 40);
	}
}
/** One release with everything that its record says. */
function shownText(paint, environment, { release, isLive, until, newest }) {
	const { record } = release;
	const live = isLive ? paint("green", "live") : `live until ${require_words.timeOf(until ?? record.createdAt)}`;
	const state = record.continues === void 0 ? live : `a note; release ${record.continues} is the one ${live}`;
	const { blocked, withdrawn } = isLive && record.continues === void 0 ? newest.record : record;
	return require_release_text.factSheet(paint, `${paint("bold", environment)}  release ${record.seq}: ${paint("bold", record.version)}, ${state}`, [
		["since", require_words.timeOf(record.createdAt)],
		["bundle", record.bundle],
		["record", release.digest],
		["what", actionWords(record)],
		record.reason === void 0 ? void 0 : ["reason", require_words.foreign(record.reason)],
		["by", require_words.foreign(record.actor.name) + (record.actor.via === void 0 ? "" : `, ${require_words.foreign(record.actor.via)}`)],
		require_release_text.sourceFact(record),
		["gate", record.gate.evidence === null ? record.gate.outcome : `${record.gate.outcome}, ${record.gate.evidence}`],
		require_release_text.unblockedFact(record),
		require_release_text.allowedSecretsFact(record),
		...require_release_text.breakGlassFacts(record),
		blocked.length === 0 ? void 0 : ["blocked", blocked.map((mention) => mention.version).join(", ")],
		withdrawn.length === 0 ? void 0 : ["withdrawn", withdrawn.map((mention) => mention.version).join(", ")]
	]);
}

Object.defineProperty(exports, "actionWords", {
  enumerable: true,
  get: function () {
    return actionWords;
  }
});
Object.defineProperty(exports, "historyText", {
  enumerable: true,
  get: function () {
    return historyText;
  }
});
Object.defineProperty(exports, "isPruned", {
  enumerable: true,
  get: function () {
    return isPruned;
  }
});
Object.defineProperty(exports, "shownText", {
  enumerable: true,
  get: function () {
    return shownText;
  }
});
