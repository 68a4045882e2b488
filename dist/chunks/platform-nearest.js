// src/platform/nearest.ts
/** "Did you mean \u2026": the nearest known name to a name that is not known. */
/** Longer names are not compared letter by letter: nobody misspells them by hand, and the work is quadratic. */
const longestCompared = 64;
/** Past this many candidates of a fitting length the search ends: lists of strangers are long on purpose. */
const mostCompared = 2e3;
/**
* The candidate that the writer most likely meant, or undefined where none is near enough. Names that differ only in
* case, hyphens and underscores (`max_tokens`, `maxTokens`) are nearest; otherwise the distance counts inserted,
* dropped, changed and swapped letters, and may be two fifths of the name's length, at most 3. Equal distances give the
* candidate that comes first in the alphabet, so the answer does not depend on the order of the candidates.
*/
function nearest(name, candidates) {
	if (name.length === 0 || name.length > longestCompared) return void 0;
	const plain = withoutStyle(name);
	let best;
	let bestDistance = Math.min(3, Math.max(1, Math.floor(name.length * .4))) + 1;
	let compared = 0;
	for (const candidate of candidates) {
		if (candidate === name || candidate.length > longestCompared || candidate.length === 0) continue;
		if (Math.abs(candidate.length - name.length) > 8) continue;
		if (++compared > mostCompared) break;
		const distance = distanceOf(plain, candidate, bestDistance);
		if (distance < bestDistance || distance === bestDistance && best !== void 0 && candidate < best) {
			best = candidate;
			bestDistance = distance;
		}
	}
	return best;
}
function distanceOf(plain, candidate, limit) {
	const other = withoutStyle(candidate);
	if (plain === other) return 0;
	const distance = editDistance(plain, other, limit);
	return distance >= Math.max(plain.length, other.length) ? limit + 1 : distance;
}
function withoutStyle(name) {
	return name.toLowerCase().replaceAll(/[-_ ]/g, "");
}
/**
* Damerau-Levenshtein distance (optimal string alignment: a swap of neighbours counts once), or `limit + 1` where it
* is greater than `limit`. Only cells within `limit` of the diagonal are computed.
*/
function editDistance(left, right, limit) {
	const beyond = limit + 1;
	if (Math.abs(left.length - right.length) > limit) return beyond;
	let beforePrevious = [];
	let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
	for (let row = 1; row <= left.length; row++) {
		const current = new Array(right.length + 1).fill(beyond);
		if (row <= limit) current[0] = row;
		let smallest = current[0] ?? beyond;
		const first = Math.max(1, row - limit);
		const last = Math.min(right.length, row + limit);
		for (let column = first; column <= last; column++) {
			const same = left.charCodeAt(row - 1) === right.charCodeAt(column - 1);
			let cost = Math.min((previous[column] ?? beyond) + 1, (current[column - 1] ?? beyond) + 1, (previous[column - 1] ?? beyond) + (same ? 0 : 1));
			if (row > 1 && column > 1 && left.charCodeAt(row - 1) === right.charCodeAt(column - 2) && left.charCodeAt(row - 2) === right.charCodeAt(column - 1)) cost = Math.min(cost, (beforePrevious[column - 2] ?? beyond) + 1);
			current[column] = Math.min(cost, beyond);
			smallest = Math.min(smallest, cost);
		}
		if (smallest > limit) return beyond;
		beforePrevious = previous;
		previous = current;
	}
	return previous[right.length] ?? beyond;
}

Object.defineProperty(exports, "editDistance", {
  enumerable: true,
  get: function () {
    return editDistance;
  }
});
Object.defineProperty(exports, "nearest", {
  enumerable: true,
  get: function () {
    return nearest;
  }
});
