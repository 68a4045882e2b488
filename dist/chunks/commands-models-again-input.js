const require_platform_errors = require("./platform-platform-errors.js");
const require_load = require("./platform-shape.js");
const require_errors = require("./models-errors.js");

// src/commands/models/again-input.ts
/** `--again`: the answers to what is named are asked for anew. */
const againInput = {
	type: "boolean",
	description: "Ask anew for the prompt or case that is named; the new answers take the place of the kept ones"
};
/**
* Which kept answers are asked for anew: those that are not whole, once a run; all where the person says so.
*
* @throws SW0103 for `--again` without a name, or where answers are kept for good.
*/
function anewBy({ again, prompt, case: one, environment, offline, batch }) {
	if (again) {
		const refused = (message, next) => require_platform_errors.platformErrors.create("SW0103", {
			message,
			next
		});
		if (environment !== void 0) throw refused("--again does not go with --environment: the answers there are evidence, and nobody chooses among them.", "Leave --again out: an answer that is not whole is asked for once more by itself. To have others, change the prompt.");
		if (prompt === void 0 && one === void 0) throw refused("--again asks for what is named, and nothing is.", "Name a prompt, or a case with --case.");
		if (offline || batch !== void 0) throw refused(`--again asks models at once, and --${offline ? "offline" : "batch"} does not.`, "Leave one of them out.");
		return "everything";
	}
	return offline || batch !== void 0 ? "nothing" : "not-whole";
}

// src/commands/models/batch-settings.ts
/** What `run` and `evaluate` have for `--batch`: its inputs, and where they and slipway.yaml say that the jobs work. */
const batchInputs = {
	batch: {
		type: "string",
		description: "Have batch inference jobs of Bedrock answer what is missing, through a place in S3; alone: the one of `models.batch`",
		placeholder: "S3",
		aloneUnless: "s3://"
	},
	"batch-role": {
		type: "string",
		description: "ARN of the role that the batch jobs work with, in place of the one of `models.batch`",
		placeholder: "ARN"
	}
};
/** What of the inputs can be judged before anything is opened. @throws SW1102 */
function refuseBatchWishes({ batch, "batch-role": role, offline }) {
	if (batch === void 0 && role === void 0) return;
	if (batch === void 0) throw require_errors.modelsErrors.create("SW1102", {
		message: "--batch-role is the role of batch jobs, and --batch is missing.",
		next: "Write --batch besides, or leave out --batch-role."
	});
	if (batch !== "true" && !batch.startsWith("s3://")) throw require_errors.modelsErrors.create("SW1102", {
		message: `--batch is a place in S3, where Bedrock reads and writes, not ${JSON.stringify(batch.slice(0, 200))}.`,
		next: "Write --batch alone for the place of `models.batch` in slipway.yaml, or --batch s3://bucket/prefix."
	});
	if (offline) throw require_errors.modelsErrors.create("SW1102", {
		message: "--offline asks no model, and --batch hands cases to a batch job.",
		next: "Leave out one of the two."
	});
}
/** Where jobs work, from the inputs and then from slipway.yaml; undefined without `--batch`. @throws SW1102 */
function batchSettingsOf(wishes, configured) {
	const { batch, "batch-role": role } = wishes;
	if (batch === void 0) return void 0;
	const place = batch === "true" ? configured?.place : batch;
	const worker = role ?? (place === configured?.place ? configured?.role : void 0);
	if (place === void 0 || worker === void 0) throw require_errors.modelsErrors.create("SW1102", {
		message: `--batch needs ${place === void 0 ? "a place in S3" : "the role that jobs work with there"}, and neither the flag nor \`models.batch\` names it.`,
		next: "Write `models: { batch: { place: s3://bucket/prefix, role: arn:aws:iam::111111111111:role/NAME } }` into slipway.yaml (in a workflow: on the default branch, which it has to know), or --batch s3://bucket/prefix --batch-role ARN."
	});
	checkRole(worker, role === void 0 ? "settings" : "flag");
	return {
		place,
		role: worker
	};
}
/** @throws SW1102 */
function checkRole(role, from) {
	if (/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]{1,600}$/.test(role)) return;
	const isFlag = from === "flag";
	throw require_errors.modelsErrors.create("SW1102", {
		message: `${isFlag ? "--batch-role" : "`role` of `models.batch`"} is the ARN of the role that Bedrock works with, not ${JSON.stringify(role.slice(0, 200))}.`,
		next: `Write ${isFlag ? "--batch-role" : "role:"} arn:aws:iam::111111111111:role/NAME; \`slipway iam ENV --role batch\` prints what it needs.`,
		...isFlag ? {} : { place: { file: require_load.configFileName } }
	});
}

// src/commands/models/resume-input.ts
/** `--resume` of `run` and `evaluate`. */
/** What is kept is never asked for again, so there is nothing to switch on; scripts may say what they rely on. */
const resumeInput = {
	type: "boolean",
	description: "Go on where an earlier run ended, by the answers that it kept: so it is always, and this only says it"
};

Object.defineProperty(exports, "againInput", {
  enumerable: true,
  get: function () {
    return againInput;
  }
});
Object.defineProperty(exports, "anewBy", {
  enumerable: true,
  get: function () {
    return anewBy;
  }
});
Object.defineProperty(exports, "batchInputs", {
  enumerable: true,
  get: function () {
    return batchInputs;
  }
});
Object.defineProperty(exports, "batchSettingsOf", {
  enumerable: true,
  get: function () {
    return batchSettingsOf;
  }
});
Object.defineProperty(exports, "refuseBatchWishes", {
  enumerable: true,
  get: function () {
    return refuseBatchWishes;
  }
});
Object.defineProperty(exports, "resumeInput", {
  enumerable: true,
  get: function () {
    return resumeInput;
  }
});
