const require_encoding = require("./secrets-block.js");
const require_table_text = require("./secrets-table-text.js");

// src/secrets/prefilter.ts
/**
* Whether a file may hold a secret at all, told by the keyword table alone: without it, the rules need not be loaded,
* and a hook that people wait for answers earlier.
*/
/** The prefilter of the built-in rules; undefined where the table cannot be used on this machine. */
async function loadPrefilter() {
	const { keywordTable } = await Promise.resolve().then(() => require("./secrets-keyword-table.js"));
	const table = require_table_text.decodeTable(keywordTable);
	if (table === void 0) return void 0;
	return {
		filter: require_encoding.createFilter(table),
		kinds: require_encoding.assignmentKinds(),
		paths: new RegExp(keywordTable.paths)
	};
}
/** False only where no rule can find anything. */
function mayHoldSecrets(prefilter, given, path) {
	if (require_encoding.encodingOf(given).encoding !== "bytes" || prefilter.paths.test(path.toLowerCase())) return true;
	const bytes = require_encoding.aligned(given);
	const cuts = [];
	if (hasCandidate(prefilter, bytes, (position) => cuts.push(require_encoding.beginningOfPiece(bytes, position)))) return true;
	if (cuts.some((position) => require_encoding.joinedLayer(bytes, position) !== void 0)) return true;
	for (const layer of require_encoding.layersOf(prefilter.filter, bytes, 0, bytes.length, [])) if (hasCandidate(prefilter, require_encoding.aligned(layer.bytes), () => void 0)) return true;
	return false;
}
function hasCandidate(prefilter, bytes, cut) {
	let found = false;
	require_encoding.forEachCandidate(prefilter.filter, prefilter.kinds, bytes, 0, bytes.length, (rule, _flag, position) => {
		if (rule === 65535) cut(position);
		else found = true;
	});
	return found;
}

exports.loadPrefilter = loadPrefilter;
exports.mayHoldSecrets = mayHoldSecrets;
