const require_text = require("./platform-text.js");

// src/platform/locations.ts
/**
* A map that reads the file for its places when the first one is asked for. `collect` reports offsets into the source's
* text.
*/
function lazyLocations(source, collect) {
	let known;
	function look() {
		if (known === void 0) {
			const places = /* @__PURE__ */ new Map();
			collect((pointer, value, key) => places.set(pointer, key === void 0 ? { value } : {
				value,
				key
			}));
			known = {
				places,
				lines: require_text.linesOf(source)
			};
		}
		return known;
	}
	function rangeOf(place) {
		return place === void 0 ? void 0 : look().lines.rangeOf(place.start, place.end);
	}
	return {
		file: source.file,
		valueAt: (pointer) => rangeOf(look().places.get(pointer)?.value),
		keyAt: (pointer) => rangeOf(look().places.get(pointer)?.key),
		nearestTo(pointer) {
			for (let at = pointer;; at = at.slice(0, at.lastIndexOf("/"))) {
				const place = look().places.get(at);
				const found = rangeOf(place?.key ?? (at === "" ? void 0 : place?.value));
				if (found !== void 0) return found;
				if (at === "") return look().lines.rangeOf(0, 0);
			}
		}
	};
}
/** The map of a file that holds no values: everything is at its start. */
function noLocations(file) {
	const start = {
		line: 1,
		column: 1
	};
	return {
		file,
		valueAt: () => void 0,
		keyAt: () => void 0,
		nearestTo: () => ({
			start,
			end: start
		})
	};
}

Object.defineProperty(exports, "lazyLocations", {
  enumerable: true,
  get: function () {
    return lazyLocations;
  }
});
Object.defineProperty(exports, "noLocations", {
  enumerable: true,
  get: function () {
    return noLocations;
  }
});
