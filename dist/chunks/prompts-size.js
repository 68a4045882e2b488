// src/prompts/size.ts
/** What a message costs beside its words: the marks of its role (Bedrock's own templates have three to five). */
const tokensPerMessage = 4;
/** Characters and estimated tokens of messages. Media count nothing: their price is not in their address. */
function sizeOf(messages) {
	let characters = 0;
	let tokens = messages.length * tokensPerMessage;
	for (const { content } of messages) for (const part of content) {
		if ("media" in part || "metadata" in part) continue;
		const text = "text" in part ? part.text : JSON.stringify(part);
		characters += lengthInCharacters(text);
		tokens += estimateTokens(text);
	}
	return {
		characters,
		tokens
	};
}
/** The size of the longest of several renderings; null where there are none. */
function longestOf(renderings) {
	let found = null;
	for (const { messages } of renderings) {
		const size = sizeOf(messages);
		if (found === null || size.tokens > found.tokens) found = size;
	}
	return found;
}
/**
* Tokens that a text may have, without a vocabulary. No vocabulary of a current Claude or Nova model is published, so
* this is a ratio for each kind of character, taken between o200k and what Claude counts (about 1.18 times as many):
* English words have one token for 4.5 letters, other alphabets with cases one for 3, digits and signs one for 2, and
* writing without spaces about one for each character. Expect a tenth to a quarter off; the change between two versions
* of one prompt is far nearer.
*/
function estimateTokens(text) {
	let weight = 0;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code >= 97 && code <= 122 || code >= 65 && code <= 90) weight += 1 / 4.5;
		else if (code === 32) weight += 1 / 20;
		else if (code < 128) weight += 1 / 2;
		else if (code < 1328) weight += 1 / 3;
		else if (code >= 56320 && code <= 57343) continue;
		else weight += code >= 55296 && code <= 56319 ? 2 : code < 4352 ? 2 / 3 : 1;
	}
	return Math.ceil(weight);
}
function lengthInCharacters(text) {
	let pairs = 0;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code >= 56320 && code <= 57343) pairs++;
	}
	return text.length - pairs;
}

Object.defineProperty(exports, "longestOf", {
  enumerable: true,
  get: function () {
    return longestOf;
  }
});
Object.defineProperty(exports, "sizeOf", {
  enumerable: true,
  get: function () {
    return sizeOf;
  }
});
