// src/platform/limited.ts
/** Doing many things a few at a time. */
/**
* Runs an action for every item, at most `limit` at once, in order of the items. After a failure nothing new is begun,
* what runs is awaited, and the first error is thrown: nothing goes on behind the caller's back.
*/
async function forEachLimited(items, limit, action) {
	const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
	let failure;
	let ended = false;
	const work = async () => {
		while (!ended && failure === void 0) try {
			const next = await iterator.next();
			if (next.done === true) ended = true;
			else await action(next.value);
		} catch (error) {
			failure ??= { error };
		}
	};
	await Promise.all(Array.from({ length: Math.max(1, limit) }, work));
	if (failure === void 0) return;
	await iterator.return?.();
	throw failure.error;
}
/**
* The same for several lines at the same time, each with a limit of its own, so that a slow line holds up no other.
* After a failure nothing new is begun in any of them.
*/
async function forEachInLines(lines, limit, action) {
	let failure;
	const attempt = async (item) => {
		if (failure !== void 0) return;
		try {
			await action(item);
		} catch (error) {
			failure ??= { error };
		}
	};
	await Promise.all([...lines].map((line) => forEachLimited(line, limit, attempt)));
	if (failure !== void 0) throw failure.error;
}
/** The results of an action for every item, in order of the items, at most `limit` at once. */
async function mapLimited(items, limit, action) {
	const results = new Array(items.length);
	await forEachLimited(items.entries(), limit, async ([index, item]) => {
		results[index] = await action(item);
	});
	return results;
}

Object.defineProperty(exports, "forEachInLines", {
  enumerable: true,
  get: function () {
    return forEachInLines;
  }
});
Object.defineProperty(exports, "forEachLimited", {
  enumerable: true,
  get: function () {
    return forEachLimited;
  }
});
Object.defineProperty(exports, "mapLimited", {
  enumerable: true,
  get: function () {
    return mapLimited;
  }
});
