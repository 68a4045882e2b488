const require_digest = require("./platform-digest.js");
const require_nearest = require("./platform-nearest.js");
const require_errors = require("./gates-errors.js");
const require_pull_requests = require("./github-comments.js");
const require_github_access = require("./commands-github-access.js");
const require_errors$1 = require("./platform-errors.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_open = require("./commands-releases-open.js");
const require_release_text = require("./commands-releases-release-text.js");
const require_words = require("./commands-releases-words.js");
const require_run_event = require("./commands-run-event.js");
const require_approve_here = require("./commands-gates-approve-here.js");
const require_markdown = require("./reports-markdown.js");
const require_candidate = require("./commands-gates-candidate.js");
const require_github_open = require("./commands-gates-closed-unless-read.js");
const require_history = require("./releases-history.js");
const require_decide = require("./commands-gates-decide.js");
let node_crypto = require("node:crypto");

// src/gates/comment-command.ts
/** The command in a comment. A comment is text of strangers: what is quoted, shown as code or hidden is no command. */
const verbs = [
	"approve",
	"withdraw-approval",
	"acknowledge"
];
const forms = "Write one line of its own: `/slipway approve prod sha256:\u2026`, `/slipway withdraw-approval prod` or `/slipway acknowledge prod REASON`.";
/** Finds the one command of a comment. */
function readCommentCommand(body) {
	const [first, second] = visibleLines(body).filter((line) => /^ {0,3}\/slipway(?:\s|$)/.test(line));
	if (first === void 0) return { kind: "none" };
	if (second !== void 0) return problem("The comment has more than one command, and it is not clear which one is meant.");
	return commandOf(first.trim());
}
function problem(message) {
	return {
		kind: "problem",
		message,
		next: forms
	};
}
function commandOf(line) {
	const [, verb = "", rest = ""] = /^\/slipway(?:[ \t]+(\S+))?(?:[ \t]+(.*))?$/.exec(line) ?? [];
	if (!isVerb(verb)) {
		const near = require_nearest.nearest(verb, verbs);
		return problem(`\u201c${verb.slice(0, 40)}\u201d is no command of Slipway.${near === void 0 ? "" : ` Did you mean ${near}?`}`);
	}
	const [, environment = "", more = ""] = /^(\S*)(?:[ \t]+(.*))?$/.exec(rest) ?? [];
	if (!/^[a-z][a-z0-9-]{0,62}$/.test(environment)) return problem(environment === "" ? "The environment is missing." : "The environment is not named as one can be.");
	if (verb === "acknowledge") {
		const reason = more.trim();
		return reason === "" ? problem("The reason is missing.") : {
			kind: "command",
			command: {
				verb,
				environment,
				reason
			}
		};
	}
	if (more.trim() === "") return {
		kind: "command",
		command: {
			verb,
			environment,
			bundle: void 0
		}
	};
	const bundle = more.trim();
	if (!require_digest.isDigest(bundle)) return problem("What follows the environment is no whole digest: sha256: and 64 hexadecimal digits.");
	return {
		kind: "command",
		command: {
			verb,
			environment,
			bundle
		}
	};
}
function isVerb(text) {
	return verbs.includes(text);
}
/** Lines outside quotations, code and HTML comments. */
function visibleLines(body) {
	const lines = [];
	let fence;
	for (const line of body.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, "\n").split(/\r\n|\r|\n/)) {
		const [, mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
		if (fence !== void 0) {
			if (mark?.startsWith(fence) === true && /^ {0,3}[`~]+\s*$/.test(line)) fence = void 0;
			continue;
		}
		if (mark !== void 0) fence = mark;
		else if (!/^ {0,3}>/.test(line) && !/^(?: {4}|\t)/.test(line)) lines.push(line);
	}
	return lines;
}

// src/github/reactions.ts
/** Reactions to comments: the shortest answer there is. */
/**
* Reacts to a comment; reacting twice is reacting once. Needs `issues: write` or `pull-requests: write`.
*
* @throws SW1005 to SW1014.
*/
async function reactTo(access, comment, content) {
	await access.client.send({
		method: "POST",
		path: "/repos/{owner}/{repo}/issues/comments/{comment_id}/reactions",
		parameters: require_github_access.pathOf(access, { comment_id: comment }),
		body: { content },
		purpose: `react to comment ${comment}`,
		answers: [404],
		lookFirst: async () => void 0
	});
}

// src/commands/gates/approve-reply.ts
const longest = 600;
function sentence(text) {
	return require_markdown.sentenceMarkdown(require_words.foreign(text, longest));
}
/** Markdown without a line feed at its end. `decided` is absent where nothing was decided, after an acknowledgement. */
function commentReply(act, decided, environment) {
	const bundle = act.records[0]?.bundle;
	const lines = [`**${sentence(act.message)}**`, ""];
	if (bundle !== void 0) lines.push(`Bundle \`${bundle}\``, "");
	if (decided !== void 0) {
		const { decision } = decided;
		if (decision.outcome === "allow") lines.push(`The gate of ${require_markdown.escapeMarkdown(environment)} allows the release now.`);
		else {
			lines.push(`The gate of ${require_markdown.escapeMarkdown(environment)} does not allow the release yet:`, "");
			for (const { rule, outcome, reason } of decision.rules) if (outcome !== "allow") lines.push(`- ${require_markdown.escapeMarkdown(rule)}: ${sentence(reason)}`);
		}
	}
	return lines.join("\n").trimEnd();
}
/** Markdown: why the comment changed nothing, and what to do. */
function refusalReply(error) {
	return [
		`**This does not count.** ${sentence(error.message)}`,
		"",
		sentence(error.next)
	].join("\n");
}

// src/commands/gates/head-digest.ts
/**
* The bundle that `/slipway approve ENV` without a digest means: what the environment before released from the head of
* the pull request. It is resolved through the store, whose clock says whether the head moved after the comment: what
* was released later was not what the person saw.
*/
/** Releases that are looked through for the commit. */
const mostReleases = 100;
/** @throws SW0704 where the policy wants the digest or there is no head, SW0705 where the head has moved. */
async function digestOfHead(request) {
	const { open, inForce, event, access, isApproval } = request;
	const environment = open.environment.name;
	const before = require_candidate.environmentBefore({
		open,
		source: inForce.source
	});
	if (isApproval && require_decide.requireApprovals(inForce.options.policy, environment).digest === "full" || before === void 0) throw require_errors.gatesErrors.create("SW0704", {
		message: `The digest is missing: an approval for ${environment} names the bundle by all 64 digits.`,
		next: `Write \`/slipway approve ${environment} sha256:\u2026\` with the digest that you looked at${before === void 0 ? "" : `; \`slipway gate ${environment}\` shows the one that ${before} has`}.`
	});
	const pull = event.issue.isPullRequest ? await require_pull_requests.readPullRequest(access, event.issue.number) : void 0;
	if (pull === void 0) throw require_errors.gatesErrors.create("SW0704", {
		message: "The digest is missing, and only a pull request has a head that it could be found with.",
		next: `Write the command with the digest: \`/slipway approve ${environment} sha256:\u2026\`.`
	});
	return chosen(await releasesOf(request, before, [pull.head.sha, ...pull.mergeCommit === void 0 ? [] : [pull.mergeCommit]]), request, before, pull.head.sha);
}
async function releasesOf({ inForce, context, open }, before, heads) {
	const place = await require_open.openIn(inForce.source.project, before, "read", context, open);
	try {
		return (await require_history.history({
			store: place.store,
			environment: before,
			limit: mostReleases
		})).releases.map(({ record }) => record).filter(({ continues, source }) => continues === void 0 && source.commit !== null && source.changed !== true && heads.includes(source.commit));
	} finally {
		await place.store.close();
	}
}
function chosen(releases, { comment, event, open }, before, head) {
	const number = event.issue.number;
	const write = `Look at the report and write \`/slipway approve ${open.environment.name} sha256:\u2026\`.`;
	if (releases.length === 0) throw require_errors.gatesErrors.create("SW0705", {
		message: `${before} has released nothing from the head of pull request ${number} (${head.slice(0, 12)}).`,
		next: `Wait until it is released in ${before}, then write a new comment.`
	});
	const [newest] = releases.filter(({ createdAt }) => Date.parse(createdAt) <= comment.createdAt.getTime());
	if (newest === void 0 || newest.source.commit === null) throw require_errors.gatesErrors.create("SW0705", {
		message: `The head of pull request ${number} moved: what ${before} has from it was released after the comment was written.`,
		next: write
	});
	if (new Set(releases.map(({ bundle }) => bundle)).size > 1) throw require_errors.gatesErrors.create("SW0705", {
		message: `${before} has released different bundles from the head of pull request ${number}, and it is not clear which one is meant.`,
		next: write
	});
	return {
		bundle: newest.bundle,
		head: newest.source.commit
	};
}

// src/commands/gates/approve-event.ts
/**
* `slipway approve --from-event`: acts on the comment that started the workflow. The event is believed in nothing but
* the comment's number: the comment is fetched again, and the rights of its author are asked for now.
*/
/** @throws SW0709 for other events, SW0705 where the comment does not count, and what the act throws. */
async function approveFromEvent(context) {
	const event = await readCommentEvent(context);
	const reading = readCommentCommand(event.comment.body);
	if (reading.kind === "none") return ignored(context);
	const github = require_github_open.openGithub(context);
	if (github === void 0) throw require_errors.gatesErrors.create("SW0709", {
		message: "GitHub cannot be asked about the comment: GITHUB_TOKEN or GITHUB_REPOSITORY is not set.",
		next: "Set GITHUB_TOKEN to ${{ github.token }} for the step."
	});
	const { access } = github;
	const comment = await soundComment(event, access);
	try {
		if (reading.kind === "problem") throw require_errors.gatesErrors.create("SW0705", {
			message: reading.message,
			next: reading.next
		});
		const { act, decided } = await actOn(reading.command, event, comment, access, context);
		await answer(access, event, "+1", commentReply(act, decided, reading.command.environment), context);
		return require_approve_here.actResult(reading.command.environment, act, decided, context);
	} catch (error) {
		if (!require_errors$1.isSlipwayError(error) || error.class !== "refusal" && error.class !== "usage") throw error;
		await answer(access, event, "-1", refusalReply(error), context);
		return refused(error, reading.kind === "command" ? reading.command.environment : void 0, context);
	}
}
async function readCommentEvent(context) {
	const { environment } = context;
	const name = environment["GITHUB_EVENT_NAME"] ?? "";
	const wrong = (message) => require_errors.gatesErrors.create("SW0709", {
		message,
		next: "Start the workflow with `on: { issue_comment: { types: [created] } }`."
	});
	const event = name === "issue_comment" ? await require_run_event.eventOf(context) : void 0;
	if (event === void 0) throw wrong(`The event ${name === "" ? "is not known" : `is ${name.slice(0, 60)}`}, and no comment that was written.`);
	if (event.kind !== "issue_comment" || event.action !== "created") throw wrong(`The comment was ${event.action.slice(0, 40)}: only new comments count.`);
	return event;
}
/** The comment as it is now. Nobody is answered who may have been put in somebody's place. */
async function soundComment(event, access) {
	const comment = await require_pull_requests.readComment(access, event.comment.id);
	const refuse = (message) => require_errors.gatesErrors.create("SW0705", {
		message,
		next: "Write a new comment."
	});
	if (comment === void 0) throw refuse("The comment was deleted.");
	if (comment.author === void 0 || comment.author.id !== event.comment.author?.id) throw refuse("The comment has another author than the event says.");
	if (comment.author.type !== "User" || comment.author.login.endsWith("[bot]") || comment.viaApp) throw refuse("The comment was not written by a person: bots and apps approve nothing.");
	if (comment.updatedAt.getTime() !== comment.createdAt.getTime() || comment.body !== event.comment.body) throw refuse("The comment was edited.");
	return comment;
}
async function actOn(command, event, comment, access, context) {
	const open = await require_open.openEnvironment(command.environment, "approve", context);
	try {
		const inForce = await require_approve_here.policyInForce(open, context);
		const { pointer, source, options } = inForce;
		const server = context.environment["GITHUB_SERVER_URL"] ?? "https://github.com";
		const repository = `${access.repository.owner}/${access.repository.name}`;
		const issueUrl = `${server}/${repository}/${event.issue.isPullRequest ? "pull" : "issues"}/${event.issue.number}`;
		const author = comment.author;
		if (author === void 0) throw new Error("The comment was looked at before.");
		const byHead = command.verb !== "acknowledge" && command.bundle === void 0 ? await digestOfHead({
			open,
			inForce,
			event,
			comment,
			access,
			context,
			isApproval: command.verb === "approve"
		}) : void 0;
		const asker = {
			person: {
				kind: "github",
				login: author.login,
				id: String(author.id)
			},
			source: {
				kind: "comment",
				url: `${issueUrl}#issuecomment-${comment.id}`,
				repository,
				comment: comment.id,
				issue: event.issue.number,
				text: require_digest.sha256Hex(comment.body),
				head: byHead?.head ?? null
			},
			shown: {
				url: issueUrl,
				digest: null
			},
			newId: node_crypto.randomUUID
		};
		if (command.verb === "acknowledge") return {
			act: await require_approve_here.acknowledge(pointer, asker, command.reason, options),
			decided: void 0
		};
		const digest = command.bundle ?? byHead?.bundle;
		const candidate = require_approve_here.refuseRefused(await require_candidate.findCandidate({
			open,
			source,
			pointer,
			name: digest === void 0 ? void 0 : {
				kind: "digest",
				digest
			},
			context
		}));
		return {
			act: command.verb === "approve" ? await require_approve_here.approve(candidate, asker, options) : await require_approve_here.withdrawApprovals(candidate, asker, void 0, options),
			decided: await require_approve_here.decidedNow(candidate, open, inForce, context)
		};
	} finally {
		await open.store.close();
	}
}
/** Answers under the comment. That the token may not answer is no failure: what counts is stored. */
async function answer(access, event, reaction, body, context) {
	const marker = `<!-- slipway-approval ${event.comment.id} -->`;
	try {
		await reactTo(access, event.comment.id, reaction);
		await require_pull_requests.createComment(access, event.issue.number, `${marker}\n${body}`, async () => {
			for await (const comment of require_pull_requests.listComments(access, event.issue.number)) if (comment.body.startsWith(marker) && comment.author?.type === "Bot") return comment;
		});
	} catch (error) {
		if (!require_errors$1.isSlipwayError(error) || error.class === "interrupted") throw error;
		context.progress.note(`The comment was not answered: ${error.message}`);
	}
}
/** A refusal that was answered under the comment. The run fails, so that it is seen. */
function refused(error, environment, context) {
	const paint = require_paint.createPaint(context.terminal.color);
	const text = require_release_text.factSheet(paint, `${paint("red", "\u2716")} ${require_words.foreign(error.message, 400)}`, [["next", require_words.foreign(error.next, 400)]]);
	return withoutAct("refused", environment, error.message, text, 1);
}
function ignored(context) {
	const message = "The comment has no command of Slipway.";
	return withoutAct("ignored", void 0, message, `${require_paint.createPaint(context.terminal.color)("blue", "=")} ${message}\n`, 0);
}
function withoutAct(outcome, environment, message, text, exitCode) {
	return {
		exitCode,
		outputs: {
			outcome,
			gate: "",
			environment: environment ?? "",
			bundle: ""
		},
		render: (format) => format === "json" ? require_json_document.jsonDocument(require_approve_here.approveDocument({
			environment,
			outcome,
			message
		})) : text
	};
}

exports.approveFromEvent = approveFromEvent;
