const require_finding_at = require("./platform-finding-at.js");
const require_json_schema = require("./platform-json-schema-compile.js");
const require_completion = require("./models-completion.js");
const require_rules = require("./models-rules.js");

// src/models/check-answer.ts
/** Problems of an answer that are named; more of them help nobody. */
const mostProblems = 3;
function createAnswerChecker() {
	const validators = /* @__PURE__ */ new Map();
	const validatorOf = (prompt) => {
		const known = validators.get(prompt);
		if (known !== void 0) return known;
		const made = compile(prompt);
		validators.set(prompt, made);
		return made;
	};
	return { async check(prompt, one, completion) {
		const found = (rule, text) => [require_finding_at.createFinding(rule, one.source, one.range, text)];
		if (!require_completion.isComplete(completion)) return found(require_rules.answerIncomplete, incomplete(one, prompt, completion));
		const text = require_completion.textOfAnswer(completion);
		const callsTools = completion.content.some((part) => "toolUse" in part);
		if (text.trim() === "") return callsTools ? [] : found(require_rules.answerEmpty, {
			message: `The answer to the case \`${one.name}\` of \`${prompt.name}\` holds no text.`,
			help: "Say in the prompt what to answer, and look at it with `slipway render`."
		});
		if (!isJson(prompt) || callsTools) return [];
		const value = jsonInAnswer(text);
		if (value === void 0) return found(require_rules.answerInvalid, {
			message: `The answer to the case \`${one.name}\` of \`${prompt.name}\` is no JSON: ${startOf(text)}`,
			help: "Say in the prompt that the answer is JSON and nothing else, or give `output.schema`, to which newer models are held."
		});
		const problems = (await validatorOf(prompt))?.validate(value.json) ?? [];
		if (problems.length === 0) return [];
		const more = problems.length > mostProblems ? ` There are ${problems.length - mostProblems} more.` : "";
		const named = problems.slice(0, mostProblems).map(({ pointer, message }) => `${message}${pointer === "" ? "" : ` (at ${pointer})`}`);
		return found(require_rules.answerInvalid, {
			message: `The answer to the case \`${one.name}\` of \`${prompt.name}\` does not fit its output schema: ${named.join(" ")}${more}`,
			help: "Describe the fields in the prompt, or loosen `output.schema`."
		});
	} };
}
/** The JSON of an answer, also where the model put it into a code block; undefined where there is none. */
function jsonInAnswer(text) {
	const fenced = /^\s*```(?:json)?[^\S\n]*\n([\s\S]*?)\n?```\s*$/i.exec(text)?.[1];
	for (const candidate of [text, fenced]) {
		if (candidate === void 0) continue;
		try {
			return {
				json: JSON.parse(candidate),
				text: candidate.trim()
			};
		} catch {}
	}
}
function isJson({ output }) {
	return output.format === "json" || output.format === void 0 && output.schema !== void 0;
}
async function compile({ output }) {
	if (output.schema === void 0) return void 0;
	const compiled = await require_json_schema.compileSchema(output.schema, { subject: "The answer" });
	return compiled.ok ? compiled.validator : void 0;
}
function incomplete(one, prompt, { stopReason, content }) {
	const whose = `The answer to the case \`${one.name}\` of \`${prompt.name}\``;
	const length = content.reduce((sum, part) => sum + ("text" in part ? part.text.length : 0), 0);
	switch (stopReason) {
		case "max_tokens": return {
			message: `${whose} was cut off after ${length} characters: it reached \`maxOutputTokens\` (max_tokens).`,
			help: "Raise `maxOutputTokens`, or ask for less."
		};
		case "guardrail_intervened": return {
			message: `${whose} was stopped by the guardrail (guardrail_intervened).`,
			help: "Look at what the guardrail blocks, with `trace: enabled`, and change the prompt or the guardrail."
		};
		case "content_filtered": return {
			message: `${whose} was held back by the model's content filter (content_filtered).`,
			help: "Change the prompt or the case."
		};
		case "model_context_window_exceeded": return {
			message: `${whose} was cut off: prompt and answer are longer than the model's context (model_context_window_exceeded).`,
			help: "Shorten the prompt or the case, or take a model with a larger context."
		};
		default: return {
			message: `${whose} is not whole: the model stopped with \`${stopReason.slice(0, 64)}\`.`,
			help: "Run it again; where it stays, change the prompt or the model."
		};
	}
}
function startOf(text) {
	const line = text.trim().split("\n")[0] ?? "";
	return line.length > 60 ? `“${line.slice(0, 60)}…”` : `“${line}”`;
}

Object.defineProperty(exports, "createAnswerChecker", {
  enumerable: true,
  get: function () {
    return createAnswerChecker;
  }
});
Object.defineProperty(exports, "jsonInAnswer", {
  enumerable: true,
  get: function () {
    return jsonInAnswer;
  }
});
