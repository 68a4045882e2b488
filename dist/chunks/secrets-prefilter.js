const require_block = require("./secrets-block.js");
const require_encoding = require("./secrets-encoding.js");
const require_table_text = require("./secrets-kernel-module.js");

// src/secrets/prefilter.ts
/**
* Whether a file may hold a secret at all, told by the keyword table alone: without it, the rules need not be loaded,
* and a hook that people wait for answers earlier.
*/
/** The prefilter of the built-in rules. */
async function loadPrefilter() {
	const { keywordTable } = await Promise.resolve().then(() => require("./secrets-keyword-table.js"));
	return {
		kernel: require_table_text.createKernel(require_table_text.decodeTable(keywordTable)),
		hasFileRule: require_table_text.pathTest(keywordTable)
	};
}
/** False only where no rule can find anything. */
function mayHoldSecrets({ kernel, hasFileRule }, bytes, path) {
	if (require_encoding.encodingOf(bytes).encoding !== "bytes" || hasFileRule(path)) return true;
	const disguises = require_block.createDisguises();
	let found = false;
	if (!kernel.open(bytes, 0, bytes.length)) return false;
	kernel.read((event, _rule, position, second) => {
		if (event === 2) disguises.cuts.push(require_block.beginningOfPiece(bytes, position));
		else if (event === 3) disguises.cuts.push(position);
		else if (event === 5) disguises.percents.push(position);
		else if (event === 4) disguises.blobs.push(position, second);
		else found = true;
	});
	if (found) return true;
	for (const layer of require_block.layersOf(bytes, 0, disguises)) if (layer.disguise === "joined" || hasCandidate(kernel, layer.bytes)) return true;
	return false;
}
function hasCandidate(kernel, bytes) {
	let found = false;
	if (!kernel.open(bytes, 0, bytes.length)) return false;
	kernel.read((event) => {
		if (event !== 2 && event !== 3 && event !== 5 && event !== 4) found = true;
	});
	return found;
}

exports.loadPrefilter = loadPrefilter;
exports.mayHoldSecrets = mayHoldSecrets;
