const require_json_depth = require("./platform-json-depth.js");

// src/models/answer-json.ts
/** The JSON of an answer, where the answer is JSON: models put it into a code block more often than not. */
/**
* The JSON that is the whole answer, or the whole of the one code block that is the answer; undefined for everything
* else, and for what is nested deeper than any data of a project may be, since whoever walks through it recurses.
*/
function jsonInAnswer(text) {
	return parsed(text) ?? parsed(/^\s*```(?:json)?[^\S\n]*\n([\s\S]*?)\n?```\s*$/i.exec(text)?.[1]);
}
/** The same, also where prose stands around the one code block of an answer: demands on an answer are no publishing. */
function jsonAmongProse(text) {
	const whole = parsed(text);
	if (whole !== void 0) return whole;
	const [only, another] = codeBlocks(text);
	return another === void 0 ? parsed(only) : void 0;
}
/**
* The JSON that is the whole answer, or the whole of a code block behind which nothing stands: what an answer comes to,
* and never what it quotes on the way.
*/
function jsonAtEnd(text) {
	const whole = parsed(text);
	if (whole !== void 0) return whole;
	const lines = text.trimEnd().split("\n");
	if (lines.pop()?.trimEnd() !== "```") return void 0;
	const start = lines.findLastIndex((line) => line.startsWith("```"));
	return start < 0 ? void 0 : parsed(lines.slice(start + 1).join("\n"));
}
/** What stands in the code blocks of a text, line by line: a pattern would look for the end of each anew. */
function* codeBlocks(text) {
	let inside;
	for (const line of text.split("\n")) {
		const [, language] = /^```([a-z]*)\s*$/.exec(line) ?? [];
		if (inside === void 0) {
			if (language !== void 0) inside = [];
		} else if (language === "") {
			yield inside.join("\n");
			inside = void 0;
		} else inside.push(line);
	}
}
function parsed(text) {
	if (text === void 0 || !require_json_depth.isNestedWithin(text, 64)) return void 0;
	try {
		return {
			json: JSON.parse(text),
			text: text.trim()
		};
	} catch {
		return;
	}
}

Object.defineProperty(exports, "jsonAmongProse", {
  enumerable: true,
  get: function () {
    return jsonAmongProse;
  }
});
Object.defineProperty(exports, "jsonAtEnd", {
  enumerable: true,
  get: function () {
    return jsonAtEnd;
  }
});
Object.defineProperty(exports, "jsonInAnswer", {
  enumerable: true,
  get: function () {
    return jsonInAnswer;
  }
});
