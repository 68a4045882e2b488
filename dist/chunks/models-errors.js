const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");

// src/models/errors.ts
/** Error codes SW11xx: asking models, and what may be done with their answers. */
var errors_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ modelsErrors: () => modelsErrors });
const modelsErrors = require_errors.defineErrors({
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

Object.defineProperty(exports, "errors_exports", {
  enumerable: true,
  get: function () {
    return errors_exports;
  }
});
Object.defineProperty(exports, "modelsErrors", {
  enumerable: true,
  get: function () {
    return modelsErrors;
  }
});
