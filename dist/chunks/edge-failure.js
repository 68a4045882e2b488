const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_visible = require("./platform-visible.js");

// src/edge/failure.ts
/** What is printed when a command fails, for people and as JSON. */
var failure_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	exitCodeOf: () => exitCodeOf,
	failureDocument: () => failureDocument,
	failureOf: () => failureOf,
	failureText: () => failureText
});
/**
* Any thrown value as one of our errors: ours unchanged, a refusal of the operating system as SW0107, an abort as
* SW0106, everything else as SW9901.
*/
function failureOf(thrown, interrupted) {
	if (require_errors.isSlipwayError(thrown)) return thrown;
	if (interrupted && (isAbort(thrown) || thrown === void 0)) return require_platform_errors.platformErrors.create("SW0106", {
		message: "Interrupted before the command was done.",
		next: "Run the same command again; it begins where that is safe.",
		cause: thrown
	});
	return systemRefusal(thrown) ?? ownFault(thrown);
}
/** The exit code for the class of an error. */
function exitCodeOf(failure) {
	return require_errors.exitCodes[failure.class];
}
/** `slipway/error/v1`. */
function failureDocument(failure) {
	return require_json_document.jsonDocument({
		format: "slipway/error/v1",
		error: {
			code: failure.code,
			class: failure.class,
			message: failure.message,
			next: failure.next,
			...failure.place !== void 0 && { place: failure.place }
		}
	});
}
/** The error for people: what, where, what next; and with `verbose` the stack and the chain of causes. */
function failureText(failure, options) {
	const paint = require_paint.createPaint(options.color);
	const lines = [`${paint("red", paint("bold", failure.class === "refusal" ? "refused" : failure.class === "interrupted" ? "stopped" : "error"))} ${paint("dim", failure.code)}  ${require_visible.visible(failure.message)}`];
	if (failure.place !== void 0) {
		const { file, line, column } = failure.place;
		const position = [line, column].filter((part) => part !== void 0).map((part) => `:${part}`);
		lines.push(`  ${paint("dim", "at")} ${paint("cyan", require_visible.visible(file + position.join("")))}`);
	}
	lines.push(`  ${paint("dim", "\u2192")} ${require_visible.visible(failure.next).replaceAll("\n", "\n    ")}`);
	const hasStory = failure.class !== "usage" || failure.cause !== void 0;
	if (options.verbose && hasStory) lines.push("", paint("dim", require_visible.visible(stackOf(failure))));
	else if (failure.class !== "interrupted") lines.push(paint("dim", `  More: slipway explain ${failure.code}`));
	return `${lines.join("\n")}\n`;
}
function ownFault(thrown) {
	const words = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : `thrown: ${String(thrown)}`;
	return require_platform_errors.platformErrors.create("SW9901", {
		message: `Slipway met something that it did not foresee. This is our own fault, not yours. (${words.slice(0, 500)})`,
		next: "Please report it to the maintainers with the command line, the output of slipway --version, and what --verbose prints.",
		cause: thrown
	});
}
/** Codes that say what the machine lacks, and not that we called it wrongly. */
function systemRefusal(thrown) {
	if (!(thrown instanceof Error) || !("code" in thrown) || !("syscall" in thrown)) return void 0;
	const reason = (/* @__PURE__ */ new Map([
		["EACCES", "permission is denied"],
		["EPERM", "it is not permitted"],
		["ENOSPC", "the disk is full"],
		["EDQUOT", "the disk quota is used up"],
		["EROFS", "the file system is read-only"],
		["EMFILE", "too many files are open"],
		["ENFILE", "too many files are open on this machine"],
		["EIO", "the disk reported an error"],
		["ENAMETOOLONG", "the name is too long"],
		["ELOOP", "links lead in a circle"]
	])).get(thrown.code);
	if (reason === void 0) return void 0;
	const file = "path" in thrown && typeof thrown.path === "string" ? thrown.path : void 0;
	return require_platform_errors.platformErrors.create("SW0107", {
		message: `The operating system refused "${String(thrown.syscall)}"${file === void 0 ? "" : ` on ${file}`}: ${reason} (${String(thrown.code)}).`,
		next: "Mend the cause and run the same command again.",
		cause: thrown
	});
}
function isAbort(thrown) {
	return thrown instanceof Error && (thrown.name === "AbortError" || "code" in thrown && thrown.code === "ABORT_ERR");
}
/** The stack of the deepest cause is the one that tells where; each step of the chain keeps its message. */
function stackOf(failure) {
	const parts = [];
	let current = failure;
	for (let depth = 0; current instanceof Error && depth < 8; depth += 1) {
		parts.push(depth === 0 ? current.stack ?? current.message : `caused by: ${current.stack ?? current.message}`);
		current = current.cause;
	}
	return parts.join("\n");
}

Object.defineProperty(exports, "exitCodeOf", {
  enumerable: true,
  get: function () {
    return exitCodeOf;
  }
});
Object.defineProperty(exports, "failureDocument", {
  enumerable: true,
  get: function () {
    return failureDocument;
  }
});
Object.defineProperty(exports, "failureOf", {
  enumerable: true,
  get: function () {
    return failureOf;
  }
});
Object.defineProperty(exports, "failureText", {
  enumerable: true,
  get: function () {
    return failureText;
  }
});
Object.defineProperty(exports, "failure_exports", {
  enumerable: true,
  get: function () {
    return failure_exports;
  }
});
