// src/evaluation/expectations/answer.ts
/** Stop reasons by which a provider says that it did not answer. */
const refusingStops = /* @__PURE__ */ new Set([
	"content_filtered",
	"guardrail_intervened",
	"refusal"
]);
/** True where the provider, or its filter, held the answer back; what was cut off was not held back. */
function isHeldBack({ stopReason }) {
	return refusingStops.has(stopReason);
}
/**
* How refusals begin, in the languages in which prompts are most often written. A phrase further down may be part of an
* answer (\u201cwe cannot deliver before Monday\u201d), so only the beginning counts, and only what is about answering.
*/
const refusals = [
	/^(?:i['\u2019]?m |i am )?(?:very |so |really )?(?:sorry|afraid)\b[^.!?\n]{0,60}\b(?:can['\u2019]?t|cannot|can not|unable|not able|won['\u2019]?t)\b/i,
	/^(?:unfortunately,? |apologies,? (?:but )?)?i (?:can['\u2019]?t|cannot|can not|won['\u2019]?t|will not|am unable to|am not able to|must decline|have to decline)\b/i,
	/^i['\u2019]m (?:unable|not able|not comfortable|not allowed|not permitted)\b/i,
	/^(?:as an ai\b|i['\u2019]m just an ai\b)[^.!?\n]{0,80}\b(?:can['\u2019]?t|cannot|unable|don['\u2019]?t|not)\b/i,
	/^(?:es tut mir leid|tut mir leid|leider)\b[^.!?\n]{0,60}\b(?:kann|darf|m\u00f6chte) ich\b[^.!?\n]{0,60}\bnicht\b/i,
	/^ich (?:kann|darf|werde)\b[^.!?\n]{0,40}\bnicht (?:helfen|beantworten|weiterhelfen|unterst\u00fctzen|dabei)\b/i,
	/^(?:je suis |)d\u00e9sol\u00e9e?\b[^.!?\n]{0,60}\bje ne (?:peux|puis)\b/i,
	/^lo siento\b[^.!?\n]{0,60}\bno puedo\b/i
];
/** True where the model declines to answer: the provider says so, or the answer begins as refusals do. */
function isRefusal(answer) {
	if (isHeldBack(answer)) return true;
	const beginning = answer.text.trimStart().slice(0, 300);
	return refusals.some((pattern) => pattern.test(beginning));
}
/** True where a call has all the arguments that are demanded, at any depth; lists have to be equal. */
function includes(actual, wanted, isEqual) {
	if (actual === void 0) return false;
	if (!isObject(wanted) || !isObject(actual)) return isEqual(actual, wanted);
	return Object.entries(wanted).every(([name, value]) => includes(Object.hasOwn(actual, name) ? actual[name] : void 0, value, isEqual));
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

Object.defineProperty(exports, "includes", {
  enumerable: true,
  get: function () {
    return includes;
  }
});
Object.defineProperty(exports, "isHeldBack", {
  enumerable: true,
  get: function () {
    return isHeldBack;
  }
});
Object.defineProperty(exports, "isRefusal", {
  enumerable: true,
  get: function () {
    return isRefusal;
  }
});
