const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_json = require("./platform-json.js");
const require_errors = require("./github-errors.js");

// src/github/fields.ts
/**
* Reading fields of JSON that comes from outside: an event's file, an answer of the API. Everything has a type and a
* bound, and what does not fit is an error that names the field.
*/
/** UTF-16 units that names, titles and refs may have. Git itself ends at 255 bytes for one part of a ref. */
const longestName = 1024;
/** A comment's body on GitHub ends at 65,536 characters, a pull request's and a release's near 125,000. */
const longestBody = 262144;
/** 2 to the 53rd: beyond it JSON numbers lose digits. */
const largestId = Number.MAX_SAFE_INTEGER;
const shaPattern = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
/**
* Names of owners and repositories, and logins: of users and organizations, enterprise-managed ones (`_`), and apps
* (`[bot]`). Wider than what GitHub gives out today, because old accounts have old forms, and one odd commenter must not
* make a conversation unreadable.
*/
const loginPattern = /^[A-Za-z0-9._-]{1,100}(?:\[bot\])?$/;
const namePattern = /^(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/;
/** One object of a JSON document, and where it stands. */
var Fields = class Fields {
	#value;
	#where;
	#refuse;
	constructor(value, where, refuse) {
		if (!require_json.isJsonObject(value)) throw refuse(`${where === "" ? "The document" : `\u201c${where}\u201d`} is no object.`);
		this.#value = value;
		this.#where = where;
		this.#refuse = refuse;
	}
	/** The value as it is, or undefined where it is absent or null. */
	raw(name) {
		return require_json.ownProperty(this.#value, name) ?? void 0;
	}
	has(name) {
		return this.raw(name) !== void 0;
	}
	object(name) {
		return new Fields(this.#needed(name), this.#path(name), this.#refuse);
	}
	optionalObject(name) {
		return this.has(name) ? this.object(name) : void 0;
	}
	/** The items of a list of objects; a longer list than `most` is an error. */
	objects(name, most) {
		const list = this.#needed(name);
		if (!Array.isArray(list)) throw this.#wrong(name, "a list");
		if (list.length > most) throw this.#refuse(`\u201c${this.#path(name)}\u201d has more than ${most} items.`);
		return list.map((item, index) => new Fields(item, `${this.#path(name)}[${index}]`, this.#refuse));
	}
	/** A text of at most `most` UTF-16 units. */
	text(name, most = longestName) {
		const value = this.#needed(name);
		if (typeof value !== "string") throw this.#wrong(name, "a text");
		if (value.length > most) throw this.#refuse(`\u201c${this.#path(name)}\u201d is longer than ${most} characters.`);
		return value;
	}
	optionalText(name, most = longestName) {
		return this.has(name) ? this.text(name, most) : void 0;
	}
	flag(name) {
		const value = this.#needed(name);
		if (typeof value !== "boolean") throw this.#wrong(name, "true or false");
		return value;
	}
	optionalFlag(name) {
		return this.has(name) ? this.flag(name) : false;
	}
	/** A whole number from 0. */
	count(name) {
		const value = this.#needed(name);
		if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0 || value > largestId) throw this.#wrong(name, "a whole number");
		return value;
	}
	optionalCount(name) {
		return this.has(name) ? this.count(name) : void 0;
	}
	sha(name) {
		const value = this.text(name);
		if (!isCommitSha(value)) throw this.#wrong(name, "a commit's hash");
		return value;
	}
	/** A point in time as GitHub writes it, ISO 8601. */
	time(name) {
		const time = new Date(this.text(name, 64));
		if (Number.isNaN(time.getTime())) throw this.#wrong(name, "a time");
		return time;
	}
	optionalTime(name) {
		return this.has(name) ? this.time(name) : void 0;
	}
	account(name) {
		return accountOf(this.object(name));
	}
	/** Undefined for an account that was deleted, which GitHub shows as null. */
	optionalAccount(name) {
		return this.has(name) ? this.account(name) : void 0;
	}
	login(name) {
		const value = this.text(name, 110);
		if (!loginPattern.test(value)) throw this.#wrong(name, "a login");
		return value;
	}
	/** `owner/name` in one text. */
	repository(name) {
		const repository = repositoryNameOf(this.text(name, 210));
		if (repository === void 0) throw this.#wrong(name, "a repository as owner/name");
		return repository;
	}
	#needed(name) {
		const value = this.raw(name);
		if (value === void 0) throw this.#refuse(`\u201c${this.#path(name)}\u201d is missing.`);
		return value;
	}
	#wrong(name, wanted) {
		return this.#refuse(`\u201c${this.#path(name)}\u201d is not ${wanted}.`);
	}
	#path(name) {
		return this.#where === "" ? name : `${this.#where}.${name}`;
	}
};
/** The account that an object describes. */
function accountOf(fields) {
	const type = fields.optionalText("type", 64);
	return {
		id: fields.count("id"),
		login: fields.login("login"),
		type: type === "User" || type === "Bot" || type === "Organization" || type === "Mannequin" ? type : "other"
	};
}
/** 40 or 64 digits of lower-case hexadecimal: a whole commit id of SHA-1 or SHA-256, no abbreviation. */
function isCommitSha(value) {
	return typeof value === "string" && shaPattern.test(value);
}
/** The parts of `owner/name`; undefined where it is none. */
function repositoryNameOf(text) {
	const [owner = "", name = "", ...more] = text.split("/");
	if (more.length > 0 || !namePattern.test(owner) || !namePattern.test(name)) return void 0;
	return {
		owner,
		name
	};
}
/** GitHub takes names of owners and repositories in any case. */
function isSameRepository(a, b) {
	return a.owner.toLowerCase() === b.owner.toLowerCase() && a.name.toLowerCase() === b.name.toLowerCase();
}

// src/github/event.ts
/**
* What started a workflow, read from `GITHUB_EVENT_PATH`: only the fields that Slipway uses, each checked and bounded.
* Titles, bodies, branches and inputs are text of strangers. Source: "Webhook events and payloads" and "Events that
* trigger workflows" in GitHub's documentation.
*/
var event_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	defaultBranchIn: () => defaultBranchIn,
	largestEvent: () => largestEvent,
	readEvent: () => readEvent
});
/** GitHub's payloads end at 25 MB. */
const largestEvent = 27262976;
/**
* The event of a name, from the text of its file.
*
* @throws SW1003 where it is not what GitHub sends.
*/
function readEvent(name, text) {
	const event = fieldsOf(text);
	const base = {
		action: event.optionalText("action") ?? "",
		sender: event.optionalAccount("sender"),
		repository: repositoryOf(event.optionalObject("repository"))
	};
	switch (name) {
		case "pull_request":
		case "pull_request_target": return {
			...base,
			kind: "pull_request",
			target: name === "pull_request_target",
			pullRequest: pullRequestOf(event.object("pull_request"))
		};
		case "pull_request_review": return {
			...base,
			kind: "pull_request_review",
			pullRequest: pullRequestOf(event.object("pull_request")),
			review: reviewOf(event.object("review"))
		};
		case "pull_request_review_comment": return {
			...base,
			kind: "pull_request_review_comment",
			pullRequest: pullRequestOf(event.object("pull_request"))
		};
		case "push": return {
			...base,
			kind: "push",
			push: pushOf(event)
		};
		case "issue_comment": return {
			...base,
			kind: "issue_comment",
			issue: issueOf(event.object("issue")),
			comment: commentOf(event.object("comment"))
		};
		case "workflow_dispatch": return {
			...base,
			kind: "workflow_dispatch",
			ref: event.text("ref"),
			inputs: inputsOf(event)
		};
		case "workflow_run": return {
			...base,
			kind: "workflow_run",
			run: workflowRunOf(event.object("workflow_run"))
		};
		case "merge_group": {
			const group = event.object("merge_group");
			return {
				...base,
				kind: "merge_group",
				head: {
					ref: group.text("head_ref"),
					sha: group.sha("head_sha")
				},
				base: {
					ref: group.text("base_ref"),
					sha: group.sha("base_sha")
				}
			};
		}
		case "release": return {
			...base,
			kind: "release",
			release: releaseOf(event.object("release"))
		};
		case "deployment": return {
			...base,
			kind: "deployment",
			deployment: deploymentOf(event.object("deployment"))
		};
		default: return {
			...base,
			kind: "other",
			name
		};
	}
}
/**
* The default branch of the repository that an event of any name is about, as it is written there; undefined where it
* says none.
*
* @throws SW1003 for what is no JSON object.
*/
function defaultBranchIn(text) {
	return fieldsOf(text).optionalObject("repository")?.optionalText("default_branch");
}
function fieldsOf(text) {
	if (text.length > 27262976) throw refuse("It is larger than any event of GitHub.");
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		throw refuse("It is no JSON.");
	}
	return new Fields(value, "", refuse);
}
const refuse = (message) => require_errors.githubErrors.create("SW1003", {
	message: `The event of this run cannot be read: ${message}`,
	next: "Check the file that GITHUB_EVENT_PATH names, and that GITHUB_EVENT_NAME is the name of that event."
});
function repositoryOf(fields) {
	if (fields === void 0) return void 0;
	return {
		id: fields.count("id"),
		name: fields.repository("full_name"),
		defaultBranch: fields.optionalText("default_branch") ?? ""
	};
}
/** A pull request as events and the API describe it. */
function pullRequestOf(fields) {
	const head = fields.object("head");
	const base = fields.object("base");
	const headRepository = head.optionalObject("repo");
	const baseRepository = base.object("repo");
	return {
		number: fields.count("number"),
		title: fields.text("title", longestName * 4),
		draft: fields.optionalFlag("draft"),
		commits: fields.optionalCount("commits"),
		author: fields.optionalAccount("user"),
		head: {
			ref: head.text("ref"),
			sha: head.sha("sha"),
			repository: headRepository?.repository("full_name")
		},
		base: {
			ref: base.text("ref"),
			sha: base.sha("sha"),
			repository: baseRepository.repository("full_name")
		},
		fromFork: headRepository?.count("id") !== baseRepository.count("id")
	};
}
/** A review of a pull request as events and the API describe it. */
function reviewOf(fields) {
	return {
		id: fields.count("id"),
		state: fields.text("state").toLowerCase(),
		body: fields.optionalText("body", 262144) ?? "",
		author: fields.optionalAccount("user"),
		commit: fields.has("commit_id") ? fields.sha("commit_id") : void 0
	};
}
function pushOf(fields) {
	return {
		ref: fields.text("ref"),
		before: fields.sha("before"),
		after: fields.sha("after"),
		created: fields.optionalFlag("created"),
		deleted: fields.optionalFlag("deleted"),
		forced: fields.optionalFlag("forced")
	};
}
function issueOf(fields) {
	return {
		number: fields.count("number"),
		title: fields.text("title", longestName * 4),
		isPullRequest: fields.has("pull_request")
	};
}
/** A comment on an issue or a pull request as events and the API describe it. */
function commentOf(fields) {
	return {
		id: fields.count("id"),
		body: fields.optionalText("body", 262144) ?? "",
		author: fields.optionalAccount("user"),
		createdAt: fields.time("created_at"),
		updatedAt: fields.time("updated_at"),
		viaApp: fields.has("performed_via_github_app"),
		association: fields.optionalText("author_association") ?? "NONE"
	};
}
/** The inputs of a dispatch as texts, as the workflow sees them. At most 25 of them exist ("workflow_dispatch"). */
function inputsOf(event) {
	const raw = event.raw("inputs");
	if (!require_json.isJsonObject(raw)) return /* @__PURE__ */ new Map();
	const entries = Object.entries(raw);
	if (entries.length > 100) throw refuse("\u201cinputs\u201d has more than 100 entries.");
	return new Map(entries.flatMap(([name, value]) => {
		if (value === null) return [];
		if (typeof value === "object") throw refuse(`\u201cinputs.${name.slice(0, 80)}\u201d is no text.`);
		const text = String(value);
		if (text.length > 65535) throw refuse(`\u201cinputs.${name.slice(0, 80)}\u201d is longer than 65535 characters.`);
		return [[name, text]];
	}));
}
/** A run of a workflow as events and the API describe it. */
function workflowRunOf(fields) {
	return {
		id: fields.count("id"),
		attempt: fields.optionalCount("run_attempt") ?? 1,
		name: fields.optionalText("name") ?? "",
		path: fields.optionalText("path") ?? "",
		event: fields.text("event"),
		status: fields.optionalText("status") ?? "",
		conclusion: fields.optionalText("conclusion"),
		headSha: fields.sha("head_sha"),
		headBranch: fields.optionalText("head_branch") ?? "",
		headRepository: fields.optionalObject("head_repository")?.repository("full_name"),
		actor: fields.optionalAccount("actor")
	};
}
/** A release of GitHub as events and the API describe it. */
function releaseOf(fields) {
	return {
		id: fields.count("id"),
		tag: fields.text("tag_name"),
		name: fields.optionalText("name", 1024 * 4) ?? "",
		draft: fields.flag("draft"),
		prerelease: fields.flag("prerelease"),
		target: fields.optionalText("target_commitish") ?? "",
		author: fields.optionalAccount("author")
	};
}
/** A deployment as events and the API describe it. */
function deploymentOf(fields) {
	return {
		id: fields.count("id"),
		sha: fields.sha("sha"),
		ref: fields.text("ref"),
		task: fields.optionalText("task") ?? "",
		environment: fields.text("environment"),
		creator: fields.optionalAccount("creator")
	};
}

Object.defineProperty(exports, "Fields", {
  enumerable: true,
  get: function () {
    return Fields;
  }
});
Object.defineProperty(exports, "accountOf", {
  enumerable: true,
  get: function () {
    return accountOf;
  }
});
Object.defineProperty(exports, "commentOf", {
  enumerable: true,
  get: function () {
    return commentOf;
  }
});
Object.defineProperty(exports, "deploymentOf", {
  enumerable: true,
  get: function () {
    return deploymentOf;
  }
});
Object.defineProperty(exports, "event_exports", {
  enumerable: true,
  get: function () {
    return event_exports;
  }
});
Object.defineProperty(exports, "isCommitSha", {
  enumerable: true,
  get: function () {
    return isCommitSha;
  }
});
Object.defineProperty(exports, "isSameRepository", {
  enumerable: true,
  get: function () {
    return isSameRepository;
  }
});
Object.defineProperty(exports, "longestBody", {
  enumerable: true,
  get: function () {
    return longestBody;
  }
});
Object.defineProperty(exports, "longestName", {
  enumerable: true,
  get: function () {
    return longestName;
  }
});
Object.defineProperty(exports, "pullRequestOf", {
  enumerable: true,
  get: function () {
    return pullRequestOf;
  }
});
Object.defineProperty(exports, "releaseOf", {
  enumerable: true,
  get: function () {
    return releaseOf;
  }
});
Object.defineProperty(exports, "repositoryNameOf", {
  enumerable: true,
  get: function () {
    return repositoryNameOf;
  }
});
