// src/platform/environment.ts
/** True in a job of GitHub Actions: the runner obeys some lines of what is printed, and the tree may be a candidate's. */
function isOnRunner(environment) {
	return environment["GITHUB_ACTIONS"] === "true";
}
/** Lines in a log: wide enough for a message, narrow enough for a browser's log view. */
const logColumns = 120;
/**
* Colour, width and whether a person watches. NO_COLOR (no-color.org) and `--no-color` win over FORCE_COLOR, which
* wins over what the stream is. A continuous-integration log is never interactive, whatever the stream claims.
*/
function terminalFacts(environment, stream, colorFlag) {
	const inAutomation = isSet(environment["CI"]) || isOnRunner(environment);
	return {
		color: wantsColor(environment, stream, colorFlag),
		columns: widthOf(environment, stream),
		interactive: stream.isTerminal && !inAutomation && environment["TERM"] !== "dumb"
	};
}
function wantsColor(environment, stream, colorFlag) {
	if (colorFlag !== void 0) return colorFlag;
	if ((environment["NO_COLOR"] ?? "") !== "") return false;
	const force = environment["FORCE_COLOR"];
	if (force !== void 0) return force !== "0" && force.toLowerCase() !== "false";
	return stream.isTerminal && environment["TERM"] !== "dumb";
}
function widthOf(environment, stream) {
	const columns = stream.columns ?? Number.parseInt(environment["COLUMNS"] ?? "", 10);
	if (!Number.isSafeInteger(columns) || columns <= 0) return logColumns;
	return Math.max(40, Math.min(columns, 400));
}
/** `CI=false` and `CI=0` are written by hand to switch it off. */
function isSet(value) {
	return value !== void 0 && value !== "" && value !== "0" && value.toLowerCase() !== "false";
}

Object.defineProperty(exports, "isOnRunner", {
  enumerable: true,
  get: function () {
    return isOnRunner;
  }
});
Object.defineProperty(exports, "terminalFacts", {
  enumerable: true,
  get: function () {
    return terminalFacts;
  }
});
