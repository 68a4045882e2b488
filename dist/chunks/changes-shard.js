const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_digest = require("./platform-digest.js");
const require_inputs = require("./platform-inputs.js");
const require_errors = require("./changes-errors.js");

// src/changes/shard.ts
/** Parts of the work for the jobs of a matrix. */
var shard_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	isInShard: () => isInShard,
	readShard: () => readShard
});
const mostShards = 1e4;
/**
* `2/5` as a shard.
*
* @throws SW1404 for anything else
*/
function readShard(written) {
	const [, index, total] = /^\s*([0-9]{1,6})\s*\/\s*([0-9]{1,6})\s*$/.exec(written) ?? [];
	const shard = {
		index: Number(index),
		total: Number(total)
	};
	if (index !== void 0 && shard.index >= 1 && shard.index <= shard.total && shard.total <= mostShards) return shard;
	throw require_errors.changesErrors.create("SW1404", {
		message: `--shard takes a part such as 2/5, not ${require_inputs.quoted(written)}.`,
		next: "The first number counts from 1 to the second: five jobs take 1/5, 2/5, 3/5, 4/5 and 5/5."
	});
}
/** Whether a name belongs to a shard. It stays there as long as the number of shards does, whatever else there is. */
function isInShard(name, { index, total }) {
	return Number.parseInt(require_digest.sha256Hex(name).slice(0, 12), 16) % total === index - 1;
}

Object.defineProperty(exports, "isInShard", {
  enumerable: true,
  get: function () {
    return isInShard;
  }
});
Object.defineProperty(exports, "readShard", {
  enumerable: true,
  get: function () {
    return readShard;
  }
});
Object.defineProperty(exports, "shard_exports", {
  enumerable: true,
  get: function () {
    return shard_exports;
  }
});
