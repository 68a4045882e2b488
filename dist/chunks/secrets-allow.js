// src/secrets/allow.ts
/** Bytes of a line looked at on either side of the secret: minified files have lines of megabytes. */
const longestLook = 4096;
const newline = 10;
const ownMarker = /slipway:allow[ \t]+(?<rule>[a-z0-9][a-z0-9-]{0,80})[ \t:]+(?<reason>[^\r\n]{1,400})/g;
/** Ours without its reason, or without the rule. */
const bareMarker = /slipway:allow(?![A-Za-z0-9_-])(?:[ \t:]+(?<rule>[A-Za-z0-9][A-Za-z0-9_-]{0,80}))?/;
const foreignMarkers = /gitleaks:allow|betterleaks:allow|pragma:[ \t]?(?:allow|white)list[ \t]secret/gi;
const foreignNextLine = /pragma:[ \t]?(?:allow|white)list[ \t]nextline[ \t]secret/gi;
/** What may stand before a marker on a line of its own: the beginnings of comments in the usual languages. */
const commentStart = /^[ \t]*(?:#|\/\/|\/\*|\*|--|<!--|;|%|\{\{!(?:--)?|\{#|REM\b|")?[ \t]*$/i;
/** The allowances for a secret at `[start, end)`: on its line, and on the line above where that is all the line says. */
function allowancesAt(bytes, start, end) {
	const lineStart = beginningOfLine(bytes, start);
	const lineEnd = endOfLine(bytes, end);
	const line = bytes.toString("utf8", lineStart, lineEnd);
	const found = [...allowancesOn(line, foreignMarkers), ...bareAllowanceOn(line)];
	if (lineStart > 0 && bytes[lineStart - 1] === newline) {
		const above = bytes.toString("utf8", beginningOfLine(bytes, lineStart - 1), lineStart - 1);
		const marked = [...allowancesOn(above, foreignNextLine), ...bareAllowanceOn(above)];
		found.push(...marked.filter(({ at }) => commentStart.test(above.slice(0, at))));
	}
	return found.map(({ at: _, ...allowance }) => allowance);
}
/** False where no secret of these bytes can have an allowance beside it. */
function mayHoldAllowance(bytes) {
	return /slipway:allow|gitleaks:allow|betterleaks:allow|pragma:/i.test(bytes.toString("latin1"));
}
/** Every marker of a file as text, however it is meant: what the base revision of a file allows. */
function allowanceTexts(bytes) {
	const text = bytes.toString("utf8");
	const texts = /* @__PURE__ */ new Set();
	for (const line of text.split("\n")) for (const { text: marker } of [...allowancesOn(line, foreignMarkers), ...allowancesOn(line, foreignNextLine)]) texts.add(marker);
	return texts;
}
function allowancesOn(line, foreign) {
	const found = [];
	for (const match of line.matchAll(ownMarker)) {
		const reason = match.groups?.["reason"]?.replace(/(?:\*\/|-->|--\}\}|\}\}|#\})[ \t]*$/, "").trim() ?? "";
		if (reason === "") continue;
		const rule = match.groups?.["rule"];
		found.push({
			rule,
			text: `slipway:allow ${rule} ${reason}`,
			at: match.index
		});
	}
	for (const match of line.matchAll(foreign)) found.push({
		rule: void 0,
		text: match[0].toLowerCase(),
		at: match.index
	});
	return found;
}
/** A marker of ours that says too little, where the line has no complete one. */
function bareAllowanceOn(line) {
	const match = bareMarker.exec(line);
	if (match === null || allowancesOn(line, foreignMarkers).length > 0) return [];
	return [{
		rule: match.groups?.["rule"] ?? "",
		text: "",
		lacksReason: true,
		at: match.index
	}];
}
function beginningOfLine(bytes, at) {
	const floor = Math.max(0, at - longestLook);
	return floor + bytes.subarray(floor, at).lastIndexOf(newline) + 1;
}
function endOfLine(bytes, at) {
	const ceiling = Math.min(bytes.length, at + longestLook);
	const next = bytes.subarray(at, ceiling).indexOf(newline);
	return next < 0 ? ceiling : at + next;
}

Object.defineProperty(exports, "allowanceTexts", {
  enumerable: true,
  get: function () {
    return allowanceTexts;
  }
});
Object.defineProperty(exports, "allowancesAt", {
  enumerable: true,
  get: function () {
    return allowancesAt;
  }
});
Object.defineProperty(exports, "mayHoldAllowance", {
  enumerable: true,
  get: function () {
    return mayHoldAllowance;
  }
});
