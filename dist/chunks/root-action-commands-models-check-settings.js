require("./root-action-bundles-canonical-json.js");
const require_review = require("./root-action-review.js");
const require_start = require("./root-action-start.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");

// src/models/completion-schema.ts
const count = {
	type: "integer",
	minimum: 0
};
const usage = {
	type: "object",
	required: [
		"inputTokens",
		"outputTokens",
		"cacheReadTokens",
		"cacheWriteTokens"
	],
	properties: {
		inputTokens: {
			...count,
			description: "Tokens that were read afresh; those of the prompt cache are not among them."
		},
		outputTokens: count,
		cacheReadTokens: {
			...count,
			description: "Tokens read from the provider's prompt cache."
		},
		cacheWriteTokens: {
			...count,
			description: "Tokens written into the provider's prompt cache."
		},
		estimated: {
			type: "boolean",
			description: "The provider did not count, and these are estimates."
		}
	}
};
const part = {
	type: "object",
	minProperties: 1,
	anyOf: [{ required: ["text"] }, { required: ["toolUse"] }],
	properties: {
		text: { type: "string" },
		toolUse: {
			type: "object",
			required: [
				"id",
				"name",
				"input"
			],
			properties: {
				id: { type: "string" },
				name: { type: "string" },
				input: {}
			}
		}
	}
};
const completionSchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "urn:slipway:schema:completion:v1",
	title: "A model's answer (completions/<request digest>/<n>.json)",
	type: "object",
	required: [
		"format",
		"request",
		"repeat",
		"provider",
		"model",
		"content",
		"stopReason",
		"usage",
		"latencyMilliseconds",
		"createdAt"
	],
	properties: {
		format: { const: "slipway/completion/v1" },
		request: {
			type: "string",
			pattern: "^sha256:[0-9a-f]{64}$",
			description: "Digest of the request: the SHA-256 of its canonical form, `slipway/request/v1`."
		},
		repeat: {
			type: "integer",
			minimum: 1,
			description: "Which answer to this request it is, from 1."
		},
		provider: {
			type: "string",
			description: "`bedrock` or `exec`; readers accept others."
		},
		model: {
			type: "string",
			description: "As the request named it."
		},
		content: {
			type: "array",
			items: part
		},
		stopReason: {
			type: "string",
			description: "`end_turn`, `stop_sequence` and `tool_use` are whole answers; others are not."
		},
		usage,
		latencyMilliseconds: {
			type: "number",
			minimum: 0
		},
		createdAt: {
			type: "string",
			description: "RFC 3339 in UTC."
		},
		serviceTier: {
			type: "string",
			description: "The service tier that served the request, which decides its price."
		},
		textBytes: {
			...count,
			description: "Bytes of text in the request: with `inputTokens` a measure of its tokens."
		},
		guardrail: {
			type: "string",
			description: "What the guardrail did, where one stood in the request."
		}
	}
};

// src/models/exec-provider.ts
/**
* What opens AWS, GitHub or Slipway itself. Variables of actions are among them, for inputs hold tokens. Upper case,
* for Windows does not tell cases apart.
*/
const credentials = /^(?:AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|SECURITY_TOKEN|WEB_IDENTITY_TOKEN_FILE|SHARED_CREDENTIALS_FILE|CONFIG_FILE|CONTAINER_.*|BEARER_TOKEN_.*)|ACTIONS_.*|INPUT_.*|SLIPWAY_.*|(?:GITHUB|GH|GITHUB_ENTERPRISE|GH_ENTERPRISE)_TOKEN)$/s;
/** Those of the names that no command may get. */
function credentialsAmong(names) {
	return names.filter((name) => credentials.test(name.toUpperCase()));
}

// src/models/errors.ts
/** Error codes SW11xx: asking models, and what may be done with their answers. */
const modelsErrors = require_start.defineErrors({
	SW1101: {
		class: "usage",
		title: "The settings for asking models are not complete",
		page: `\`models:\` in \`slipway.yaml\` says who answers and how. With \`provider: exec\`, or a model \`exec/NAME\`, it needs the
command: \`exec: { command: [node, scripts/ask.mjs] }\`.`
	},
	SW1102: {
		class: "usage",
		title: "An input of a command that asks models is not valid",
		page: `\`--repeat\` takes a whole number from 1, \`--max-cost\` an amount in US dollars. \`--offline\` asks no model, so it goes
with no limit on cost. \`--batch\` is a place in S3, and \`--batch-role\` the ARN of a role; both may stand under \`models.batch\` in
slipway.yaml, in a workflow that of the default branch.`
	},
	SW1103: {
		class: "refusal",
		title: "Answers for the bundle are missing",
		page: `The bundle holds completions (\`bundle.include: [completions]\`), and for the cases that the message names no answer is
kept below \`completions/\` of the environment's store. Only answers that the evaluator's role wrote there may be released:
those of a working tree, a pull request or a cache are for display.

Run \`slipway run --environment ENV\` in the evaluator's role, then the same command again. \`slipway deploy\` asks for what
is missing by itself, where its role may, and where no other environment comes before.`
	},
	SW1104: {
		class: "refusal",
		title: "An answer is not fit to be released",
		page: `An answer was cut off, refused, empty, or does not fit the output schema. Such an answer is never published
silently. The message names the case.

Mend the prompt (a larger \`maxOutputTokens\`, a clearer instruction): a changed prompt is asked anew. Where the same
request may well give a better answer, remove the kept one in the evaluator's role and run again.`
	},
	SW1105: {
		class: "interrupted",
		title: "Stopped while asking models",
		page: "Answers that came are kept, and nothing is asked twice: run the same command again, and it goes on where it stopped."
	},
	SW1106: {
		class: "refusal",
		title: "Asking would cost more than the limit",
		page: `The estimate for what has to be asked is above \`--max-cost\`, or above \`models.budget\` in \`slipway.yaml\`. Nothing
was asked. The estimate is what asking will probably cost; \`slipway run --estimate\` shows what it is made of, by model. While asking,
each request sets aside what it may cost at most: the longest answer that the prompt allows (\`maxOutputTokens\`).

Of the month, what runs have set aside counts until they say what they came to. A run that was killed never does: once you know that
it is not at work, remove its entry (\`"open": true\`) from the ledger in the evaluator's role (docs/models.md, \u201cWhat it costs\u201d).

Set a tighter \`maxOutputTokens\`, ask for fewer cases, or raise the limit.`
	},
	SW1107: {
		class: "refusal",
		title: "A model has no price, and a limit on cost is set",
		page: `A model whose price nobody knows is never counted as free. Write its price, in US dollars for a million tokens:

\`\`\`yaml
models:
  prices:
    example.model-v1:0: { input: 3, output: 15 }
\`\`\``
	},
	SW1108: {
		class: "usage",
		title: "A model cannot be replaced in the prompts",
		page: "`slipway models migrate OLD NEW` rewrites `model:` of every prompt that names OLD. The message says why it did not."
	},
	SW1109: {
		class: "outside",
		title: "The answers could not be had",
		page: `Models could not be asked for a reason that says nothing about the prompts: no access, no network, throttling that did
not end, a failure of the service. Answers that came are kept.

Mend the cause that the message names, and run the same command again.`
	},
	SW1110: {
		class: "outside",
		title: "The ledger of costs could not be moved",
		page: `The month's costs are one object in the environment's store, moved by compare-and-swap. Others moved it every time
that we tried, or it cannot be read.

Run the same command again. A ledger that cannot be read is never taken for an empty one: put the object right, or remove
it in the evaluator's role. An entry with \`"open": true\` is what a run set aside that is at work or was killed, or what a batch
job may cost whose answers nobody has taken yet.`
	},
	SW1111: {
		class: "refusal",
		title: "A batch inference job cannot take these cases",
		page: `\`--batch\` of \`slipway run\` and \`slipway evaluate\` hands cases to batch inference jobs of Amazon Bedrock. A job wants at
least 100 records of one model (a quota of Bedrock), and takes no tools, no media in S3, no provisioned throughput, no model of
another region, and no \`provider: exec\`. Nothing was started.

Run the cases that the message names by \`slipway run\` without \`--batch\`: their answers are kept, and \`--batch\` asks only
for what is missing.`
	},
	SW1112: {
		class: "outside",
		title: "A batch inference job could not be started or read",
		page: `Bedrock refused the job, or did not say how it stands. Nothing is lost: what was written stands below \`batch/\` of the
place that \`--batch\` names, and the same command goes on from there; a job is never started twice.

The caller needs \`bedrock:CreateModelInvocationJob\`, \`bedrock:GetModelInvocationJob\` and \`iam:PassRole\` on the job's role,
and the role reads and writes the place in S3: \`slipway iam ENV\` prints both (docs/iam.md, "Batch jobs"). A job that is gone in Bedrock is let go of by
removing its folder below \`batch/\`.`
	},
	SW1113: {
		class: "refusal",
		title: "The command of `provider: exec` is not started here",
		page: `A command that answers runs on the runner, with the variables that \`models.exec.environment\` names. So in a workflow
it is the default branch's, it is never started over code that may be a stranger's, and no credential of AWS, GitHub or
Slipway is handed to it, whatever is named.

The message says which of these it is. \`--offline\` shows the kept answers without starting anything.`
	},
	SW1114: {
		class: "refusal",
		title: "Where answers are kept is no folder of its own",
		page: `Answers are kept below \`.slipway/cache\`, or where \`models.cache\` says. Where a file has that name, nothing can
be kept: move it away, or name another folder. A symbolic link can be committed like any file,
and would lead what is written and tidied there to anywhere on the machine; so nothing is written through one. Find out
who put it there, and remove it. A folder on another disk is mounted there, not linked.`
	},
	SW1115: {
		class: "refusal",
		title: "Kept answers are committed, and a workflow would believe them",
		page: `A kept answer is taken for what a model said, and whoever commits one writes it himself: a pull request could
bring the answers by which it is judged. So in a workflow \`run\` and \`evaluate\` read no folder of answers that git
tracks. On a person's own machine such a folder is read, and shown as for display.

Take the answers out of git (\`git rm -r --cached FOLDER\`; the folder ignores itself), and let the workflow keep them with
\`actions/cache/restore\` and \`actions/cache/save\` (docs/evaluation.md, "In workflows"); or give \`--environment\`, by
which the environment's store is read and never the folder.`
	}
});

// src/models/folder-cache.ts
/**
* Answers in a folder: `<aa>/<request digest>.<n>.json`. Shared by any number of processes: a file is written aside and
* moved into place whole, and a place that is taken is left alone. Git ignores the folder. Whoever may write there may
* write anything, so what it holds is for display only.
*/

// src/commands/models/cache-folder.ts
/** Where a project keeps answers on this machine: a folder of its own, in which nothing else lies. */
const advice = "Name a folder of its own, such as `.slipway/cache/completions`, or remove the line.";
/** What is wrong with `models.cache`, for `check`: what can be told without looking at the disk. */
function cacheFindings(project) {
	const { configFile, locations, config } = project;
	const written = config.models?.cache;
	if (configFile === void 0 || written === void 0) return [];
	const read = require_review.readPath(written);
	const problem = read.ok ? problemOf(read.path, project) : "is no folder of the project";
	if (problem === void 0) return [];
	const place = locations.valueAt("/models/cache") ?? locations.nearestTo("/models/cache");
	return [require_review.createFinding(require_review.configProblem, configFile, place, {
		message: messageOf(written, problem),
		help: advice
	})];
}
/** Git ignores the folder of answers, and old ones are removed: nothing else may lie in it, nor it in anything else. */
function problemOf(path, project) {
	if (path === "") return "is the project's own folder";
	const folded = require_review.foldedPath(path);
	if (folded.split("/").includes(".git")) return "is git's own folder";
	const { prompts, partials, templates, tools, schemas } = project.layout;
	const held = [
		...prompts,
		...partials,
		...templates,
		...tools,
		...schemas
	].flatMap((entry) => {
		const inProject = require_review.readPath(entry);
		return inProject.ok ? [require_review.readGlob(inProject.path).base] : [];
	});
	for (const one of [...held, ...require_review.storeFolders(project)]) {
		const other = require_review.foldedPath(one);
		if (other === "") continue;
		if (folded === other || other.startsWith(`${folded}/`) || folded.startsWith(`${other}/`)) return folded === other ? "holds other things of the project" : `and ${JSON.stringify(one)}, which holds other things of the project, lie in one another`;
	}
}
function messageOf(written, problem) {
	return `\`models.cache\` cannot keep answers in ${JSON.stringify(written)}: it ${problem}.`;
}

// src/commands/models/check-settings.ts
/** What is wrong with `models:` of slipway.yaml, for `check`: what a run would refuse. */
/** At the settings; none where nothing of it is written. */
function modelsFindings(project) {
	const { configFile, locations, config } = project;
	const names = config.models?.exec?.environment ?? [];
	const refused = new Set(credentialsAmong(names));
	if (configFile === void 0) return [];
	const inEnvironment = [...names.entries()].flatMap(([index, name]) => {
		if (!refused.has(name)) return [];
		const pointer = `/models/exec/environment/${index}`;
		const place = locations.valueAt(pointer) ?? locations.nearestTo(pointer);
		return [require_review.createFinding(require_review.configProblem, configFile, place, {
			message: `\`${require_start.visibleLine(name)}\` holds credentials of AWS, GitHub or Slipway, which are never handed to a command.`,
			severity: "warning",
			help: "Remove it, and give the command a key of its own under a name of its own."
		})];
	});
	return [...cacheFindings(project), ...inEnvironment];
}

exports.modelsFindings = modelsFindings;
