const require_json = require("./platform-json.js");
const require_event = require("./github-event.js");
const require_github_access = require("./commands-github-access.js");

// src/github/comments.ts
/** Comments on pull requests and issues. */
const list = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
const one = "/repos/{owner}/{repo}/issues/comments/{comment_id}";
/** 10,000 comments: GitHub itself shows no more of a conversation. */
const mostPages = 100;
/**
* Every comment of an issue or a pull request, oldest first, page by page.
*
* @throws SW1005 to SW1014.
*/
async function* listComments(access, issue) {
	const purpose = `read the comments of #${issue}`;
	const request = {
		method: "GET",
		path: list,
		parameters: require_github_access.pathOf(access, { issue_number: issue }),
		purpose
	};
	for await (const { json } of access.client.pages(request, mostPages)) for (const fields of require_github_access.answerItems(json, purpose)) yield {
		...require_event.commentOf(fields),
		nodeId: fields.text("node_id")
	};
}
/**
* A comment as it is now; undefined where it was deleted. A gate asks for it again before it believes an event.
*
* @throws SW1005 to SW1014.
*/
async function readComment(access, id) {
	const purpose = `read comment ${id}`;
	const { status, json } = await access.client.send({
		method: "GET",
		path: one,
		parameters: require_github_access.pathOf(access, { comment_id: id }),
		purpose,
		answers: [404, 410]
	});
	return status >= 400 ? void 0 : storedComment(json, purpose);
}
/**
* Writes a comment. Where the reply is lost, `lookFirst` says whether it is there: the comment as the API gives it.
*
* @throws SW1005 to SW1014; SW1006 where the token may not comment, SW1008 where the text is too long.
*/
async function createComment(access, issue, body, lookFirst) {
	const purpose = `comment on #${issue}`;
	let found;
	const { json } = await access.client.send({
		method: "POST",
		path: list,
		parameters: require_github_access.pathOf(access, { issue_number: issue }),
		body: { body },
		purpose,
		lookFirst: async () => {
			found = await lookFirst();
			return found === void 0 ? void 0 : null;
		}
	});
	return found ?? storedComment(json, purpose);
}
/**
* Replaces the text of a comment. `gone` where it was deleted meanwhile; `unwanted` where `stillWanted`, which is asked
* before every repetition, says so.
*
* @throws SW1005 to SW1014; SW1006 where it is somebody else's.
*/
async function updateComment(access, id, body, stillWanted = async () => true) {
	const purpose = `update comment ${id}`;
	let unwanted = false;
	const { status, json } = await access.client.send({
		method: "PATCH",
		path: one,
		parameters: require_github_access.pathOf(access, { comment_id: id }),
		body: { body },
		purpose,
		answers: [404, 410],
		lookFirst: async () => {
			unwanted = !await stillWanted();
			return unwanted ? null : void 0;
		}
	});
	if (unwanted) return "unwanted";
	return status >= 400 ? "gone" : storedComment(json, purpose);
}
/**
* Deletes a comment; one that is gone already is no error.
*
* @throws SW1005 to SW1014.
*/
async function deleteComment(access, id) {
	await access.client.send({
		method: "DELETE",
		path: one,
		parameters: require_github_access.pathOf(access, { comment_id: id }),
		purpose: `delete comment ${id}`,
		answers: [404, 410]
	});
}
/**
* Folds a comment away as outdated. REST cannot, so this asks GraphQL. False where GitHub refused.
*
* @throws SW1005 to SW1014.
*/
async function foldComment(access, nodeId) {
	const { json } = await access.client.send({
		method: "POST",
		path: "/graphql",
		body: {
			query: "mutation($id: ID!, $classifier: ReportedContentClassifiers!) { minimizeComment(input: { subjectId: $id, classifier: $classifier }) { minimizedComment { isMinimized } } }",
			variables: {
				id: nodeId,
				classifier: "OUTDATED"
			}
		},
		purpose: "fold an outdated comment",
		lookFirst: async () => void 0
	});
	return require_json.isJsonObject(json) && require_json.ownProperty(json, "errors") === void 0;
}
/**
* Shows a comment again that is folded as outdated; what people folded for other reasons stays so. False where nothing
* was to do, and where GitHub refused.
*
* @throws SW1005 to SW1014.
*/
async function unfoldComment(access, nodeId) {
	const ask = (query, purpose) => access.client.send({
		method: "POST",
		path: "/graphql",
		body: {
			query,
			variables: { id: nodeId }
		},
		purpose,
		answers: [
			400,
			403,
			404
		],
		lookFirst: async () => void 0
	});
	const { json } = await ask("query($id: ID!) { node(id: $id) { ... on IssueComment { isMinimized minimizedReason } } }", "see whether a comment is folded");
	const node = inside(inside(json, "data"), "node");
	const reason = inside(node, "minimizedReason");
	if (inside(node, "isMinimized") !== true || typeof reason !== "string" || reason.toLowerCase() !== "outdated") return false;
	const shown = await ask("mutation($id: ID!) { unminimizeComment(input: { subjectId: $id }) { unminimizedComment { isMinimized } } }", "unfold a comment that is up to date again");
	return shown.status < 400 && require_json.isJsonObject(shown.json) && require_json.ownProperty(shown.json, "errors") === void 0;
}
function inside(value, name) {
	return require_json.isJsonObject(value) ? require_json.ownProperty(value, name) : void 0;
}
function storedComment(json, purpose) {
	const fields = require_github_access.answerFields(json, purpose);
	return {
		...require_event.commentOf(fields),
		nodeId: fields.text("node_id")
	};
}

// src/github/people.ts
/**
* What GitHub says now, not what an event said; undefined for a login that does not exist. The answer is about the
* account that has the login now: compare its id with the one that you mean. Needs `metadata: read`, which every token has.
*
* @throws SW1005 to SW1014.
*/
async function permissionOf(access, login) {
	const purpose = "see what a person may do in the repository";
	const { status, json } = await access.client.send({
		method: "GET",
		path: "/repos/{owner}/{repo}/collaborators/{username}/permission",
		parameters: require_github_access.pathOf(access, { username: login }),
		purpose,
		answers: [404]
	});
	if (status === 404) return void 0;
	const fields = require_github_access.answerFields(json, purpose);
	const permission = fields.text("permission");
	return {
		user: fields.account("user"),
		permission,
		role: fields.optionalText("role_name") ?? permission
	};
}
/**
* Whose token it is; undefined for the token of an app's installation, which `GITHUB_TOKEN` is too: GitHub does not say.
*
* @throws SW1005 to SW1014.
*/
async function ownAccount(client) {
	const purpose = "see whose token it is";
	const { status, json } = await client.send({
		method: "GET",
		path: "/user",
		purpose,
		answers: [403, 404]
	});
	return status >= 400 ? void 0 : require_event.accountOf(require_github_access.answerFields(json, purpose));
}

// src/github/pull-requests.ts
/** Pull requests and their reviews. */
/**
* One pull request; undefined where there is none of this number.
*
* @throws SW1005 to SW1014.
*/
async function readPullRequest(access, number) {
	const purpose = `read pull request #${number}`;
	const { status, json } = await access.client.send({
		method: "GET",
		path: "/repos/{owner}/{repo}/pulls/{pull_number}",
		parameters: require_github_access.pathOf(access, { pull_number: number }),
		purpose,
		answers: [404]
	});
	if (status === 404) return void 0;
	return storedPullRequest(require_github_access.answerFields(json, purpose));
}
function storedPullRequest(fields) {
	const isMerged = fields.has("merged_at");
	return {
		...require_event.pullRequestOf(fields),
		open: fields.text("state") === "open",
		mergeCommit: isMerged && fields.has("merge_commit_sha") ? fields.sha("merge_commit_sha") : void 0
	};
}
/**
* The open pull requests whose head is exactly this branch of this repository, and whose head commit is this one. It
* is how the run of a fork is traced to its pull request: by what GitHub says, never by a number that the run wrote down.
*
* @throws SW1005 to SW1014.
*/
async function pullRequestsOfHead(access, head) {
	const purpose = "find the pull request of a run";
	const found = [];
	const request = {
		method: "GET",
		path: "/repos/{owner}/{repo}/pulls",
		parameters: require_github_access.pathOf(access),
		query: {
			state: "open",
			head: `${head.repository.owner}:${head.branch}`
		},
		purpose
	};
	for await (const { json } of access.client.pages(request)) for (const fields of require_github_access.answerItems(json, purpose)) {
		const pullRequest = storedPullRequest(fields);
		const { repository, ref, sha } = pullRequest.head;
		if (repository === void 0 || !require_event.isSameRepository(repository, head.repository)) continue;
		if (ref === head.branch && sha === head.sha) found.push(pullRequest);
	}
	return found;
}

Object.defineProperty(exports, "createComment", {
  enumerable: true,
  get: function () {
    return createComment;
  }
});
Object.defineProperty(exports, "deleteComment", {
  enumerable: true,
  get: function () {
    return deleteComment;
  }
});
Object.defineProperty(exports, "foldComment", {
  enumerable: true,
  get: function () {
    return foldComment;
  }
});
Object.defineProperty(exports, "listComments", {
  enumerable: true,
  get: function () {
    return listComments;
  }
});
Object.defineProperty(exports, "ownAccount", {
  enumerable: true,
  get: function () {
    return ownAccount;
  }
});
Object.defineProperty(exports, "permissionOf", {
  enumerable: true,
  get: function () {
    return permissionOf;
  }
});
Object.defineProperty(exports, "pullRequestsOfHead", {
  enumerable: true,
  get: function () {
    return pullRequestsOfHead;
  }
});
Object.defineProperty(exports, "readComment", {
  enumerable: true,
  get: function () {
    return readComment;
  }
});
Object.defineProperty(exports, "readPullRequest", {
  enumerable: true,
  get: function () {
    return readPullRequest;
  }
});
Object.defineProperty(exports, "unfoldComment", {
  enumerable: true,
  get: function () {
    return unfoldComment;
  }
});
Object.defineProperty(exports, "updateComment", {
  enumerable: true,
  get: function () {
    return updateComment;
  }
});
