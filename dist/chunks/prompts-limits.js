const require_errors = require("./prompts-errors.js");
const require_nearest = require("./platform-nearest.js");
const require_text = require("./platform-text.js");
const require_json = require("./platform-json.js");

// src/prompts/template/data.ts
/**
* Returns the value itself where it is a plain JSON object: own enumerable data properties, objects without a class,
* finite numbers, at most `maximumDepth` levels. Nothing is copied.
* @param what names it in the message: "The input"
* @throws SlipwayError SW0309
*/
function acceptData(value, what, maximumDepth) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw refused(what, "", "is not an object");
	if (!isPlain(value, maximumDepth)) check(value, what, "", maximumDepth);
	return value;
}
/** The same question as `check` asks, answered without words. */
function isPlain(value, depth) {
	switch (typeof value) {
		case "string":
		case "boolean": return true;
		case "number": return Number.isFinite(value);
		case "object": break;
		default: return false;
	}
	if (value === null) return true;
	if (depth <= 0) return false;
	if (Array.isArray(value)) {
		for (let index = 0; index < value.length; index++) if (!isPlain(value[index], depth - 1)) return false;
		return true;
	}
	if (!hasPlainPrototype(value)) return false;
	for (const key of Object.keys(value)) {
		const property = Object.getOwnPropertyDescriptor(value, key);
		if (property === void 0 || !("value" in property)) return false;
		const element = property.value;
		if (typeof element !== "string" && element !== void 0 && !isPlain(element, depth - 1)) return false;
	}
	return true;
}
function hasPlainPrototype(object) {
	const prototype = Object.getPrototypeOf(object);
	return prototype === Object.prototype || prototype === null || Object.getPrototypeOf(prototype) === null;
}
function check(value, what, path, depth) {
	switch (typeof value) {
		case "string":
		case "boolean": return;
		case "number":
			if (!Number.isFinite(value)) throw refused(what, path, `holds ${value}, which JSON does not have`);
			return;
		case "object": break;
		default: throw refused(what, path, `holds ${value === void 0 ? "undefined" : `a ${typeof value}`}, which JSON does not have`);
	}
	if (value === null) return;
	if (depth <= 0) throw refused(what, "", "is nested too deeply, or contains itself");
	if (Array.isArray(value)) checkList(value, what, path, depth);
	else checkObject(value, what, path, depth);
}
function checkList(list, what, path, depth) {
	for (let index = 0; index < list.length; index++) {
		const element = list[index];
		if (typeof element !== "string") check(element, what, `${path}/${index}`, depth - 1);
	}
}
function checkObject(object, what, path, depth) {
	if (!hasPlainPrototype(object)) throw refused(what, path, "holds an object of a class");
	for (const key of Object.keys(object)) {
		const property = Object.getOwnPropertyDescriptor(object, key);
		if (property === void 0 || !("value" in property)) throw refused(what, `${path}/${key}`, "holds a getter");
		const element = property.value;
		if (typeof element !== "string" && element !== void 0) check(element, what, `${path}/${key}`, depth - 1);
	}
}
function refused(what, path, problem) {
	const place = path === "" ? "" : ` at \`${path.length > 80 ? `${path.slice(0, 80)}\u2026` : path}\``;
	return require_errors.promptsErrors.create("SW0309", {
		message: `${what} ${problem}${place}.`,
		next: "Pass plain JSON values: objects, lists, texts, finite numbers, true, false and null."
	});
}

// src/prompts/limits.ts
/**
* The largest context window on Bedrock in 2026 holds one million tokens, about four million characters: a template
* of a quarter of that, and a rendering of twice that with room for `data:` pictures, are beyond any use that works.
* The other numbers are ten times what the largest public prompt that we found needs, or more.
*/
const defaultPromptLimits = {
	templateCharacters: 1e6,
	templateTags: 5e4,
	blockDepth: 100,
	partialDepth: 20,
	renderSteps: 1e6,
	renderedCharacters: 8e6,
	promptCharacters: 64e6,
	messages: 1e3,
	dataDepth: 64,
	variables: 500
};

// src/prompts/media-address.ts
/** A `data:` address in base64 (RFC 2397). */
const dataAddress = /^data:[a-z]+\/[a-z0-9.+-]+(?:;[a-z0-9=.-]+)*;base64,[A-Za-z0-9+/_-]+={0,2}$/i;
/**
* Says why an address must not be used; undefined where it may. Whether a file of the project exists is not asked.
* @param allowed beginnings of `s3://` addresses that may be used
*/
function problemWithAddress(address, allowed) {
	const shown = address.length > 60 ? `${address.slice(0, 60)}\u2026` : address;
	const scheme = /^([A-Za-z][A-Za-z0-9+.-]{0,40}):/.exec(address)?.[1]?.toLowerCase();
	switch (scheme) {
		case void 0: return problemWithPath(address, shown);
		case "http":
		case "https": return {
			message: `\`${shown}\` is on the web, and nothing is fetched from there.`,
			help: "Put the file into the project, and write its path: `media/photo.png`."
		};
		case "data":
			if (dataAddress.test(address)) return void 0;
			return {
				message: `\`${shown}\` is no complete \`data:\` address.`,
				help: "Write `data:image/png;base64,` and the file's bytes in base64."
			};
		case "s3":
			if (!allowed.some((prefix) => address.startsWith(prefix))) return {
				message: `\`${shown}\` is in no bucket that this project allows.`,
				help: "Add the beginning of the address to `media.allow` in slipway.yaml."
			};
			if (!/[\s\p{Cc}]/u.test(address)) return void 0;
			return {
				message: `\`${shown}\` holds a blank or a control character.`,
				help: "Write the address without blanks and line breaks, or rename the object in the bucket."
			};
		default: return {
			message: `Addresses that begin with \`${scheme}:\` are not used.`,
			help: "Media are files of the project, `data:` addresses, or `s3:` addresses that slipway.yaml allows."
		};
	}
}
function problemWithPath(path, shown) {
	if (path.trim() === "") return {
		message: "The address of the medium is empty.",
		help: "Write the path of a file of the project."
	};
	if (/\p{Cc}/u.test(path)) return {
		message: `\`${shown}\` holds a control character.`,
		help: "Write the path on one line, without tabs and line breaks: `media/photo.png`."
	};
	if (path.startsWith("/") || path.includes("\\") || path.split("/").includes("..")) return {
		message: `\`${shown}\` leads out of the project.`,
		help: "Write the path of a file of the project, from the folder of slipway.yaml: `media/photo.png`."
	};
}

// src/prompts/template/failures.ts
/** `resolve` gives the value of a path in the scope where the expression stood. */
function absentValue(expression, resolve, place) {
	return require_errors.promptsErrors.create("SW0301", {
		...explainAbsent(expression, resolve),
		place
	});
}
/** SW0302. `expression` is shown as it is written. */
function notText(expression, value, place) {
	const written = expression.type === "path" ? expression.text : "value";
	return require_errors.promptsErrors.create("SW0302", {
		message: `\`${written}\` is ${Array.isArray(value) ? "a list" : "an object"} and cannot stand in text as it is.`,
		next: Array.isArray(value) ? `Write \`{{#each ${written}}}\u2026{{/each}}\` for its elements, or \`{{json ${written}}}\` for JSON.` : `Name the part that is meant, or write \`{{json ${written}}}\` for JSON.`,
		place
	});
}
/** SW0308: a role, a section, a history or a part where none may stand. */
function badStructure(message, next, place) {
	return require_errors.promptsErrors.create("SW0308", {
		message,
		next,
		place
	});
}
/** SW0312: an address of media that no message may hold. */
function refusedMedia({ message, help }, place) {
	return require_errors.promptsErrors.create("SW0312", {
		message,
		next: help,
		place
	});
}
/** SW0303; checking says the same before anything is rendered. */
function missingPartial(name, place) {
	return require_errors.promptsErrors.create("SW0303", {
		message: `There is no partial \`${name}\`.`,
		next: `Add \`_${name}.prompt\` to a prompt folder, or correct the name.`,
		place
	});
}
/** SW0304; `limit` counts the partials that are open at once. */
function tooManyPartials(name, limit, place) {
	return require_errors.promptsErrors.create("SW0304", {
		message: `Partials are nested more than ${limit} levels deep at \`{{> ${name}}}\`.`,
		next: "End the recursion with a condition, or raise `limits.partialDepth` in slipway.yaml.",
		place
	});
}
/** SW0311, without a place: the stack is too deep to look for one. */
function tooDeep() {
	return require_errors.promptsErrors.create("SW0311", {
		message: `Blocks and partials are nested more than ${400} levels deep.`,
		next: "Look for a partial that calls itself without end."
	});
}
/** SW0305; `limit` is `limits.renderSteps`. */
function tooMuchWork(limit) {
	return require_errors.promptsErrors.create("SW0305", {
		message: `Rendering takes more than ${limit} steps.`,
		next: "Shorten the lists that are looped over, or raise `limits.renderSteps` in slipway.yaml."
	});
}
/** SW0306; `limit` is in UTF-16 units. */
function tooLarge$1(limit) {
	return require_errors.promptsErrors.create("SW0306", {
		message: `The rendering is longer than ${limit} characters.`,
		next: "Pass less data, or raise `limits.renderedCharacters` in slipway.yaml."
	});
}
/** Comparing names takes time; more properties than this are not compared. */
const mostCandidates = 200;
/** `resolve` gives the value of a path in the scope where the expression stood. */
function explainAbsent(expression, resolve) {
	const path = pathOf(expression);
	if (path === void 0) return {
		message: "A tag has no value.",
		next: "Put `{{#if \u2026}}` around it if it may be absent."
	};
	const next = `Pass it in the input, give it a default, or put \`{{#if ${path.text}}}\u2026{{/if}}\` around it.`;
	for (let length = 0; length < path.segments.length; length++) {
		const owner = resolve({
			...path,
			segments: path.segments.slice(0, length)
		});
		const segment = path.segments[length] ?? "";
		const written = length === 0 ? void 0 : path.segments.slice(0, length).join(".");
		if (owner === void 0 || owner === null) {
			const what = written === void 0 ? "what it begins with" : `\`${written}\``;
			return {
				message: `\`${path.text}\` has no value: ${what} is ${owner === null ? "null" : "absent"}.`,
				next
			};
		}
		if (typeof owner === "object" && !Object.hasOwn(owner, segment)) {
			const near = require_nearest.nearest(segment, Object.keys(owner).slice(0, mostCandidates));
			return {
				message: written === void 0 ? `\`${path.text}\` has no value: there is no \`${segment}\`.` : `\`${path.text}\` has no value: \`${written}\` has no \`${segment}\`.`,
				next: near === void 0 ? next : `Did you mean \`${near}\`?`
			};
		}
	}
	return {
		message: `\`${path.text}\` has no value.`,
		next
	};
}
/** The path to blame: of a call, its first argument that is one. */
function pathOf(expression) {
	if (expression.type === "path") return expression;
	if (expression.type !== "call") return void 0;
	return expression.arguments.map(pathOf).find((path) => path !== void 0);
}

// src/prompts/messages.ts
/**
* From the pieces of a rendering to messages, exactly as Dotprompt 1.1.2 assembles them: white space between roles is
* dropped, a message without a role is the user's, history goes where `{{history}}` stands or else before the last
* message of the user.
*/
/** @throws SlipwayError SW0307 where there are more messages than `maximumMessages` */
function assembleMessages(pieces, history, maximumMessages) {
	let current = {
		kind: "own",
		role: "user",
		content: void 0
	};
	const drafts = [current];
	let hasHistory = false;
	let parts = [];
	for (const piece of pieces) {
		if (typeof piece === "string") {
			if (!isBlank(piece)) parts.push({ text: piece });
			continue;
		}
		if (piece.kind === "part") {
			parts.push(piece.part);
			continue;
		}
		if (parts.length > 0) {
			current.content = parts;
			parts = [];
		}
		if (piece.kind === "role") {
			if (current.content === void 0) {
				current.role = piece.role;
				continue;
			}
			current = {
				kind: "own",
				role: piece.role,
				content: void 0
			};
		} else {
			for (const message of history) drafts.push({
				kind: "history",
				message
			});
			hasHistory ||= history.length > 0;
			current = {
				kind: "own",
				role: "model",
				content: void 0
			};
		}
		drafts.push(current);
		if (drafts.length > maximumMessages + 1) throw tooMany(maximumMessages);
	}
	if (parts.length > 0) current.content = parts;
	const messages = [];
	for (const draft of drafts) if (draft.kind === "history") messages.push(asHistory(draft.message));
	else if (draft.content !== void 0) messages.push({
		role: draft.role,
		content: draft.content
	});
	return hasHistory ? messages : withHistory(messages, history);
}
/** True for white space alone, as JavaScript's `\s` has it. Most texts begin with something else. */
function isBlank(text) {
	const first = text.charCodeAt(0);
	return !(first > 32 && first < 127) && !/\S/.test(text);
}
function asHistory({ role, content, metadata }) {
	return {
		role,
		content,
		metadata: {
			...metadata,
			purpose: "history"
		}
	};
}
/** Without `{{history}}`: before the user's last message, else at the end. */
function withHistory(messages, history) {
	if (history.length === 0) return messages;
	const last = messages.at(-1);
	return last?.role === "user" ? [
		...messages.slice(0, -1),
		...history,
		last
	] : [...messages, ...history];
}
/**
* Returns the value where it is a list of messages. It was checked to be JSON before.
* @param mediaAllowed beginnings of `s3://` addresses that its media may have
* @throws SlipwayError SW0307, SW0310, SW0312 for media at an address that is not used
*/
function acceptHistory(value, maximumMessages, mediaAllowed) {
	if (value.length > maximumMessages) throw tooMany(maximumMessages);
	for (let index = 0; index < value.length; index++) {
		const message = value[index];
		if (!isMessage(message)) throw require_errors.promptsErrors.create("SW0310", {
			message: `Message ${index + 1} of the history is not \`{role, content}\` with a list of parts as content.`,
			next: "Write each message as `{\"role\": \"user\", \"content\": [{\"text\": \"\u2026\"}]}`."
		});
		for (const part of message.content) if (Object.hasOwn(part, "media")) acceptMedia(part, index, mediaAllowed);
	}
	return value;
}
function acceptMedia({ media }, index, allowed) {
	const { url, contentType } = typeof media === "object" && media !== null ? media : {};
	if (typeof url !== "string" || contentType !== void 0 && typeof contentType !== "string") throw require_errors.promptsErrors.create("SW0310", {
		message: `A medium in message ${index + 1} of the history is not \`{url, contentType}\` with texts.`,
		next: "Write it as `{\"media\": {\"url\": \"media/photo.png\", \"contentType\": \"image/png\"}}`."
	});
	const problem = problemWithAddress(url, allowed);
	if (problem === void 0) return;
	const message = `Message ${index + 1} of the history has a medium that is refused. ${problem.message}`;
	throw refusedMedia({
		...problem,
		message
	}, void 0);
}
function isMessage(value) {
	if (typeof value !== "object" || value === null || !Object.hasOwn(value, "role") || !Object.hasOwn(value, "content")) return false;
	const { role, content, metadata } = value;
	return typeof role === "string" && Array.isArray(content) && content.every((part) => typeof part === "object" && part !== null && !Array.isArray(part)) && (metadata === void 0 || typeof metadata === "object" && metadata !== null && !Array.isArray(metadata));
}
function tooMany(maximum) {
	return require_errors.promptsErrors.create("SW0307", {
		message: `There are more than ${maximum} messages.`,
		next: "Begin fewer messages, pass a shorter history, or raise `limits.messages` in slipway.yaml."
	});
}

// src/prompts/template/values.ts
/** What templates do with values: look into them, ask whether they count as empty, and turn them into text. */
/** An own property, or undefined. Lists and texts have `length` and elements (UTF-16 units); nothing is inherited. */
function ownValue(value, name) {
	if (typeof value === "object" && value !== null) return Object.hasOwn(value, name) ? value[name] : void 0;
	if (typeof value !== "string") return void 0;
	if (name === "length") return value.length;
	if (name.length > 10) return void 0;
	const index = Number(name);
	return String(index) === name && index >= 0 ? value[index] : void 0;
}
/** Handlebars' notion of empty: absent, null, false, the empty text, the empty list; not 0, and not `{}`. */
function isEmpty(value) {
	return !value && value !== 0 || Array.isArray(value) && value.length === 0;
}
/** A text, number or boolean as text; null as the empty text; undefined for objects, lists and absent values. */
function plainText(value) {
	switch (typeof value) {
		case "string": return value;
		case "number": return String(value);
		case "boolean": return value ? "true" : "false";
		default: return value === null ? "" : void 0;
	}
}
/**
* A list or an object as JavaScript's own conversion writes it, which is what Dotprompt shows: elements joined by
* commas, null and absent ones empty, objects as `[object Object]`. `maximum` bounds the length.
*/
function conversionText(value, maximum) {
	if (!Array.isArray(value)) return plainText(value) ?? (value === void 0 ? "" : "[object Object]");
	let text = "";
	for (let index = 0; index < value.length; index++) {
		if (index > 0) text += ",";
		text += conversionText(value[index], maximum - text.length);
		if (text.length > maximum) throw tooLarge();
	}
	return text;
}
/**
* The same text as `JSON.stringify(value, null, indent)`, without calling `toJSON`, and bounded: an indentation times
* a depth times a million lines would exhaust memory before its length were known.
* @throws SlipwayError SW0306 beyond `maximum` UTF-16 units
*/
function jsonText(value, indent, maximum) {
	const gap = gapOf(indent);
	if (greatestLength(value, gap.length, gap.length, maximum) <= maximum) return JSON.stringify(value, null, gap);
	return new JsonWriter(gap, maximum).write(value);
}
/** A length that the JSON text does not exceed; more than `maximum` as soon as that is certain to be passed. */
function greatestLength(value, gap, indent, maximum) {
	if (typeof value === "string") return 2 + 6 * value.length;
	if (typeof value !== "object" || value === null) return 25;
	let length = 3 + indent;
	if (Array.isArray(value)) {
		for (let index = 0; index < value.length && length <= maximum; index++) length += 2 + indent + greatestLength(value[index], gap, indent + gap, maximum - length);
		return length;
	}
	for (const key of Object.keys(value)) {
		if (length > maximum) break;
		const element = value[key];
		length += 6 + indent + 6 * key.length + greatestLength(element, gap, indent + gap, maximum - length);
	}
	return length;
}
/** ECMA-262, JSON.stringify steps 6 to 8: at most ten spaces, or the first ten characters of a text. */
function gapOf(indent) {
	if (typeof indent === "number") return " ".repeat(Math.max(0, Math.min(10, Math.trunc(indent))));
	return typeof indent === "string" ? indent.slice(0, 10) : "";
}
var JsonWriter = class {
	gap;
	maximum;
	text = "";
	constructor(gap, maximum) {
		this.gap = gap;
		this.maximum = maximum;
	}
	write(value) {
		this.value(value, this.gap === "" ? "" : "\n");
		return this.text;
	}
	/** `lineBreak` is the line feed and indentation of the line that the value stands on; empty without a gap. */
	value(value, lineBreak) {
		if (typeof value === "string") this.add(JSON.stringify(value));
		else if (typeof value !== "object" || value === null) this.add(value === null || value === void 0 ? "null" : String(value));
		else {
			const isList = Array.isArray(value);
			this.add(isList ? "[" : "{");
			const inner = this.gap === "" ? "" : lineBreak + this.gap;
			const filled = isList ? this.elements(value, inner) : this.properties(value, inner);
			this.add((filled ? lineBreak : "") + (isList ? "]" : "}"));
		}
	}
	elements(list, lineBreak) {
		for (let index = 0; index < list.length; index++) {
			this.add(index === 0 ? lineBreak : `,${lineBreak}`);
			this.value(list[index], lineBreak);
		}
		return list.length > 0;
	}
	properties(object, lineBreak) {
		let filled = false;
		const colon = this.gap === "" ? ":" : ": ";
		for (const key of Object.keys(object)) {
			const element = object[key];
			if (element === void 0) continue;
			this.add((filled ? "," : "") + lineBreak + JSON.stringify(key) + colon);
			this.value(element, lineBreak);
			filled = true;
		}
		return filled;
	}
	add(text) {
		this.text += text;
		if (this.text.length > this.maximum) throw tooLarge();
	}
};
function tooLarge() {
	return require_errors.promptsErrors.create("SW0306", {
		message: "A value is longer as text than a whole rendering may be.",
		next: "Pass less data, or raise `limits.renderedCharacters` in slipway.yaml."
	});
}

// src/prompts/template/scope.ts
/** Where a name leads while a template is rendered: contexts, loop variables, and names given by `as |\u2026|`. */
/** The scope of a whole rendering. `@../name` reaches the context data once more, as in Handlebars. */
function outermostScope(input) {
	const nothing = {
		index: 0,
		key: "",
		first: false,
		last: false,
		isLoop: false
	};
	return {
		context: input,
		outer: void 0,
		locals: void 0,
		frame: {
			...nothing,
			outer: {
				...nothing,
				outer: void 0
			}
		}
	};
}
/**
* The scope of a block about `value`. Handlebars adds no level for `..` where the value is the current context itself;
* it compares loosely, we by identity.
*/
function innerScope(scope, value, locals, frame) {
	return {
		context: value,
		outer: value === scope.context ? scope.outer : scope,
		locals,
		frame
	};
}
/** The scope that a partial starts with: its context alone, and the caller's loop variables. */
function partialScope(context, frame) {
	return {
		context,
		outer: void 0,
		locals: void 0,
		frame
	};
}
/** The value that a path leads to, by own properties only; undefined where it is absent. */
function resolvePath({ root, segments }, scope, roots) {
	let value;
	switch (root.kind) {
		case "context": {
			let at = scope;
			for (let up = root.up; up > 0 && at !== void 0; up--) at = at.outer;
			if (at === void 0) return void 0;
			value = at.context;
			break;
		}
		case "local": {
			let local = scope.locals;
			while (local !== void 0 && local.name !== root.name) local = local.outer;
			value = local?.value;
			break;
		}
		case "root":
			value = roots.input;
			break;
		default:
			value = dataVariable(root.name, root.up, scope, roots.context);
			if (roots.lenient && segments.length > 0) return upToFalsy(value, segments);
	}
	for (let index = 0; index < segments.length; index++) {
		if (value === void 0 || value === null) return roots.lenient ? value : void 0;
		value = ownValue(value, segments[index]);
	}
	return value;
}
/** Handlebars ends a data path at the first falsy value, and gives that: `@count.x` is 0 where `@count` is. */
function upToFalsy(start, segments) {
	let value = start;
	for (const segment of segments) {
		if (!value) return value;
		value = ownValue(value, segment);
	}
	return value;
}
function dataVariable(name, up, scope, context) {
	let frame = scope.frame;
	for (let level = up; level > 0 && frame !== void 0; level--) frame = frame.outer;
	if (frame === void 0) return void 0;
	if (frame.isLoop) switch (name) {
		case "index": return frame.index;
		case "key": return frame.key;
		case "first": return frame.first;
		case "last": return frame.last;
	}
	return require_json.ownProperty(context, name);
}

// src/prompts/template/structure.ts
/** @throws SW0308 where it is not one word in lower case. */
function rolePiece(role, place) {
	if (/^[a-z]+$/.test(role)) return {
		kind: "role",
		role
	};
	throw badStructure(`\`${role.slice(0, 40)}\` is no role.`, "A role is one word in lower case.", place());
}
/** @throws SW0308 where it is not one word. */
function sectionPiece(name, place) {
	if (/^\S+$/.test(name)) return {
		kind: "part",
		part: { metadata: {
			purpose: name,
			pending: true
		} }
	};
	const message = `\`${name.slice(0, 40)}\` is no name of a section.`;
	throw badStructure(message, "A section is named by one word without spaces.", place());
}
/** @throws SW0308 where it is no text, or empty. */
function mediaAddress(value, place) {
	if (typeof value === "string" && value !== "") return value;
	throw badStructure(`The address of the media is ${value === "" ? "empty" : "not a text"}.`, "Pass the address as a text, or leave the tag out with `{{#if}}`.", place());
}
/** Undefined where none is given. @throws SW0308 where it is no text. */
function mediaType(value, place) {
	if (typeof value === "string") return value || void 0;
	if (value === void 0 || value === null) return void 0;
	throw badStructure("The content type of the media is not a text.", "Pass a text such as `image/png`.", place());
}
/** @throws SW0312 where `allowed` is given and the address is none that a message may hold. */
function mediaPiece(url, contentType, allowed, place) {
	const problem = allowed === void 0 ? void 0 : problemWithAddress(url, allowed);
	if (problem !== void 0) throw refusedMedia(problem, place());
	return {
		kind: "part",
		part: { media: contentType === void 0 ? { url } : {
			url,
			contentType
		} }
	};
}

// src/prompts/template/interpreter.ts
/** Comparing, copying or writing this many characters counts as one step: it takes about as long as visiting a node. */
const charactersPerStep = 64;
/** Longer paths count as more than the node that they stand in. */
const ordinarySegments = 16;
/** @throws SlipwayError SW0301 to SW0312 */
function interpret(request) {
	const interpreter = new Interpreter(request);
	interpreter.nodes(request.tree.nodes, outermostScope(request.input));
	return interpreter.finish();
}
var Interpreter = class {
	request;
	lenient;
	stepLimit;
	characterLimit;
	source;
	pieces = [];
	/** Text since the last piece. */
	text = "";
	characters = 0;
	steps = 0;
	depth = 0;
	partialDepth = 0;
	constructor(request) {
		this.request = request;
		this.lenient = request.lenient;
		this.stepLimit = request.limits.renderSteps;
		this.characterLimit = request.limits.renderedCharacters;
		this.source = request.tree.source;
	}
	finish() {
		if (this.text !== "") this.pieces.push(this.text);
		return this.pieces;
	}
	nodes(nodes, scope) {
		if (++this.depth > 400) throw tooDeep();
		for (let index = 0; index < nodes.length; index++) {
			if (++this.steps > this.stepLimit) throw tooMuchWork(this.stepLimit);
			const node = nodes[index];
			switch (node.type) {
				case "text":
					this.addText(node.text);
					break;
				case "output":
					this.output(node, scope);
					break;
				case "if":
					this.nodes(this.holds(node, scope) ? node.body : node.otherwise, scope);
					break;
				case "each":
				case "with":
				case "block":
					this.loop(node, scope);
					break;
				case "partial":
					this.partial(node, scope);
					break;
				case "role":
					this.role(node, scope);
					break;
				case "history":
					this.add({ kind: "history" });
					break;
				case "media":
					this.media(node, scope);
					break;
				default: this.section(node, scope);
			}
		}
		this.depth--;
	}
	addText(text) {
		this.characters += text.length;
		if (this.characters > this.characterLimit) throw tooLarge$1(this.characterLimit);
		this.text += text;
	}
	add(piece) {
		if (this.text !== "") {
			this.pieces.push(this.text);
			this.text = "";
		}
		this.pieces.push(piece);
	}
	/** Counts work that is not a node. */
	charge(steps) {
		this.steps += steps;
		if (this.steps > this.stepLimit) throw tooMuchWork(this.stepLimit);
	}
	output(node, scope) {
		const value = this.evaluate(node.value, scope);
		if (typeof value === "string") {
			this.addText(value);
			return;
		}
		const text = plainText(value);
		if (text !== void 0) this.addText(text);
		else if (this.lenient) {
			if (value !== void 0) this.addText(conversionText(value, this.characterLimit));
		} else throw value === void 0 ? this.absent(node.value, scope) : notText(node.value, value, this.place(node.value));
	}
	holds({ test, negated }, scope) {
		if (test.kind === "truthy") {
			const value = this.evaluate(test.value, scope);
			const zeroCounts = test.includeZero !== void 0 && Boolean(this.evaluate(test.includeZero, scope));
			return ((Boolean(value) || zeroCounts && value === 0) && !isEmpty(value)) !== negated;
		}
		const left = this.evaluate(test.left, scope);
		const right = this.evaluate(test.right, scope);
		if (typeof left === "string" && typeof right === "string" && left.length === right.length) this.charge(Math.trunc(left.length / charactersPerStep));
		return left === right !== negated;
	}
	loop(node, scope) {
		const value = this.evaluate(node.value, scope);
		switch (node.type) {
			case "each":
				this.each(node, value, scope);
				return;
			case "with":
				if (isEmpty(value)) this.nodes(node.otherwise, scope);
				else {
					const [name] = node.parameters;
					const locals = name === void 0 ? scope.locals : {
						name,
						value,
						outer: scope.locals
					};
					this.nodes(node.body, innerScope(scope, value, locals, scope.frame));
				}
				return;
			default: if (value === true) this.nodes(node.body, scope);
			else if (value === false || value === null || value === void 0) this.nodes(node.otherwise, scope);
			else if (Array.isArray(value)) this.each(node, value, scope);
			else this.nodes(node.body, innerScope(scope, value, scope.locals, scope.frame));
		}
	}
	each(node, value, scope) {
		if (typeof value !== "object" || value === null) {
			this.nodes(node.otherwise, scope);
			return;
		}
		const keys = Array.isArray(value) ? void 0 : Object.keys(value);
		const elements = value;
		const count = keys === void 0 ? value.length : keys.length;
		if (count === 0) {
			this.nodes(node.otherwise, scope);
			return;
		}
		const frame = {
			index: 0,
			key: 0,
			first: true,
			last: false,
			isLoop: true,
			outer: scope.frame
		};
		const [valueName, keyName] = node.parameters;
		const keyLocal = keyName === void 0 ? void 0 : {
			name: keyName,
			value: 0,
			outer: scope.locals
		};
		const valueLocal = valueName === void 0 ? void 0 : {
			name: valueName,
			value: void 0,
			outer: keyLocal ?? scope.locals
		};
		const inner = innerScope(scope, void 0, valueLocal ?? scope.locals, frame);
		for (let index = 0; index < count; index++) {
			this.charge(1);
			const key = keys === void 0 ? index : keys[index] ?? "";
			const element = elements[key];
			frame.index = index;
			frame.key = key;
			frame.first = index === 0;
			frame.last = index === count - 1;
			inner.context = element;
			inner.outer = element === scope.context ? scope.outer : scope;
			if (valueLocal !== void 0) valueLocal.value = element;
			if (keyLocal !== void 0) keyLocal.value = key;
			this.nodes(node.body, inner);
		}
	}
	partial(node, scope) {
		const { partials, limits } = this.request;
		const tree = partials.get(node.name);
		if (tree === void 0 && node.fallback === void 0) throw missingPartial(node.name, this.place(node.nameAt ?? node));
		const context = this.partialContext(node, scope);
		const frame = node.fallback === void 0 ? scope.frame : {
			...scope.frame,
			outer: scope.frame
		};
		if (tree === void 0) {
			const inner = innerScope(scope, context, scope.locals, {
				...frame,
				outer: frame
			});
			this.nodes(node.fallback ?? [], inner);
			return;
		}
		if (++this.partialDepth > limits.partialDepth) throw tooManyPartials(node.name, limits.partialDepth, this.place(node));
		const { source } = this;
		this.source = tree.source;
		if (node.indent === "") this.nodes(tree.nodes, partialScope(context, frame));
		else this.indented(node.indent, tree.nodes, partialScope(context, frame));
		this.source = source;
		this.partialDepth--;
	}
	partialContext(node, scope) {
		const context = node.context === void 0 ? scope.context : this.evaluate(node.context, scope);
		const names = Object.keys(node.options);
		if (names.length === 0) return context;
		const extended = Object.create(null);
		if (typeof context === "object" && context !== null) {
			const keys = Object.keys(context);
			this.charge(keys.length);
			for (const key of keys) extended[key] = context[key];
		}
		for (const name of names) extended[name] = this.evaluate(node.options[name], scope);
		return extended;
	}
	/** Puts the white space before a partial's tag before each line of what the partial gives. */
	indented(indent, nodes, scope) {
		const { pieces, text } = this;
		this.pieces = [];
		this.text = "";
		this.nodes(nodes, scope);
		const inner = this.finish();
		this.pieces = pieces;
		this.text = text;
		let lineBegins = true;
		for (const piece of inner) {
			if (typeof piece !== "string") {
				if (lineBegins) this.addText(indent);
				lineBegins = false;
				this.add(piece);
				continue;
			}
			this.charge(Math.trunc(piece.length / charactersPerStep));
			this.characters -= piece.length;
			let start = 0;
			while (start < piece.length) {
				this.charge(1);
				const lineFeed = piece.indexOf("\n", start);
				const end = lineFeed === -1 ? piece.length : lineFeed + 1;
				this.addText(lineBegins ? indent + piece.slice(start, end) : piece.slice(start, end));
				lineBegins = lineFeed !== -1;
				start = end;
			}
		}
	}
	role(node, scope) {
		const role = this.structureName(node.role, "role", scope);
		this.characters += role.length;
		this.add(rolePiece(role, () => this.place(node.role)));
	}
	section(node, scope) {
		const name = this.structureName(node.name, "section", scope);
		this.characters += name.length;
		this.add(sectionPiece(name, () => this.place(node.name)));
	}
	structureName(expression, what, scope) {
		const value = this.evaluate(expression, scope);
		if (expression.type !== "literal" && !this.lenient) throw badStructure(`The ${what} would come from data.`, "Write it into the template, and choose with `{{#ifEquals}}`.", this.place(expression));
		if (value === void 0) throw this.absent(expression, scope);
		if (typeof value === "string") return value;
		throw badStructure(`The ${what} is not a text.`, "Pass a text.", this.place(expression));
	}
	media(node, scope) {
		const url = this.evaluate(node.url, scope);
		if (url === void 0) throw this.absent(node.url, scope);
		const place = () => this.place(node.url);
		const address = mediaAddress(url, place);
		const type = mediaType(node.contentType && this.evaluate(node.contentType, scope), place);
		this.charge(Math.trunc(address.length / charactersPerStep));
		const piece = mediaPiece(address, type, this.request.mediaAllowed, place);
		this.characters += address.length + (type?.length ?? 0);
		if (this.characters > this.characterLimit) throw tooLarge$1(this.characterLimit);
		this.add(piece);
	}
	evaluate(expression, scope) {
		switch (expression.type) {
			case "path": return this.resolve(expression, scope);
			case "literal": return expression.value;
			case "call": return this.call(expression, scope);
			default: return;
		}
	}
	resolve(path, scope) {
		if (path.segments.length > ordinarySegments) this.charge(path.segments.length);
		return resolvePath(path, scope, this.request);
	}
	call(expression, scope) {
		const [first, second] = expression.arguments;
		if (first === void 0) return void 0;
		const value = this.evaluate(first, scope);
		if (expression.helper === "json") {
			if (value === void 0) {
				if (this.lenient) return "undefined";
				throw this.absent(first, scope);
			}
			const { indent } = expression.options;
			const text = jsonText(value, indent === void 0 ? 0 : this.evaluate(indent, scope), this.characterLimit);
			this.charge(Math.trunc(text.length / charactersPerStep));
			return text;
		}
		if (this.lenient ? !value : value === void 0 || value === null) return this.lenient ? value : void 0;
		const key = second === void 0 ? void 0 : this.evaluate(second, scope);
		const name = key === null ? "null" : plainText(key);
		return name === void 0 ? void 0 : ownValue(value, name);
	}
	place(located) {
		if (this.source === void 0 || located.start === void 0) return void 0;
		return {
			file: this.source.file,
			...require_text.linesOf(this.source).positionAt(located.start)
		};
	}
	absent(expression, scope) {
		return absentValue(expression, (path) => this.resolve(path, scope), this.place(expression));
	}
};

// src/prompts/render.ts
const nothing = {};
/**
* Renders a template. Data can never become a role, a media part, a section or history, whatever text it holds, in
* either mode: those are nodes of the tree. Runs no code, reads own properties only, and ends within the limits.
* @throws SlipwayError SW0301 to SW0312, with the place in the template where there is one; nothing else
*/
function renderTemplate(tree, partials, data, options) {
	const { limits } = options;
	const pieces = interpret({
		tree,
		partials,
		input: acceptData(data.input, "The input", limits.dataDepth),
		context: data.context === void 0 ? nothing : acceptData(data.context, "The context", limits.dataDepth),
		lenient: options.compat === "dotprompt",
		limits,
		mediaAllowed: options.compat === "dotprompt" ? void 0 : options.mediaAllowed ?? []
	});
	return assembleMessages(pieces, historyOf(data.history, options), limits.messages);
}
function historyOf(history, { limits, mediaAllowed = [] }) {
	if (history === void 0 || history === null || history.length === 0) return [];
	acceptData({ history }, "The history", limits.dataDepth + 1);
	return acceptHistory(history, limits.messages, mediaAllowed);
}

Object.defineProperty(exports, "acceptData", {
  enumerable: true,
  get: function () {
    return acceptData;
  }
});
Object.defineProperty(exports, "defaultPromptLimits", {
  enumerable: true,
  get: function () {
    return defaultPromptLimits;
  }
});
Object.defineProperty(exports, "isEmpty", {
  enumerable: true,
  get: function () {
    return isEmpty;
  }
});
Object.defineProperty(exports, "missingPartial", {
  enumerable: true,
  get: function () {
    return missingPartial;
  }
});
Object.defineProperty(exports, "ownValue", {
  enumerable: true,
  get: function () {
    return ownValue;
  }
});
Object.defineProperty(exports, "plainText", {
  enumerable: true,
  get: function () {
    return plainText;
  }
});
Object.defineProperty(exports, "problemWithAddress", {
  enumerable: true,
  get: function () {
    return problemWithAddress;
  }
});
Object.defineProperty(exports, "renderTemplate", {
  enumerable: true,
  get: function () {
    return renderTemplate;
  }
});
