const require_encoding = require("./secrets-block.js");
const require_table_text = require("./secrets-kernel-module.js");

// src/secrets/prefilter.ts
/**
* Whether a file may hold a secret at all, told by the keyword table alone: without it, the rules need not be loaded,
* and a hook that people wait for answers earlier.
*/
/** Characters. Shorter texts hold no secret that a rule knows. */
const shortestSecret = 8;
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
	return require_encoding.encodingOf(bytes).encoding !== "bytes" || hasFileRule(path) || mayHold(kernel, bytes);
}
/** The same for a text that is in no file. */
function mayTextHoldSecrets({ kernel }, text) {
	return text.length >= 8 && mayHold(kernel, Buffer.from(text, "utf8"));
}
function mayHold(kernel, bytes) {
	const disguises = require_encoding.createDisguises();
	let found = false;
	if (!kernel.open(bytes, 0, bytes.length)) return false;
	kernel.read((event, _rule, position, second) => {
		if (event === 2) disguises.cuts.push(require_encoding.beginningOfPiece(bytes, position));
		else if (event === 3) disguises.cuts.push(position);
		else if (event === 5) disguises.percents.push(position);
		else if (event === 4) disguises.blobs.push(position, second);
		else found = true;
	});
	if (found) return true;
	for (const layer of require_encoding.layersOf(bytes, 0, disguises)) if (layer.disguise === "joined" || hasCandidate(kernel, layer.bytes)) return true;
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
exports.mayTextHoldSecrets = mayTextHoldSecrets;
exports.shortestSecret = shortestSecret;
