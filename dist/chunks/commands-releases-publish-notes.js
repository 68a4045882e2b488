const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_parse$1 = require("./semver-classes-semver.js");
const require_event = require("./github-event.js");
const require_github_access = require("./commands-github-access.js");
const require_errors = require("./releases-errors.js");

// src/github/releases.ts
var import_parse = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_parse$1.require_parse(), 1);
/** Releases of GitHub: a page for people beside a tag. Slipway's own releases live in the store. */
const list = "/repos/{owner}/{repo}/releases";
/**
* The release of a tag, drafts too where the token may write; undefined where there is none.
*
* @throws SW1005 to SW1014.
*/
async function findRelease(access, tag) {
	const purpose = "read a release";
	const { status, json } = await access.client.send({
		method: "GET",
		path: `${list}/tags/{tag}`,
		parameters: require_github_access.pathOf(access, { tag }),
		purpose,
		answers: [404]
	});
	if (status !== 404) return storedRelease(require_github_access.answerFields(json, purpose));
	const request = {
		method: "GET",
		path: list,
		parameters: require_github_access.pathOf(access),
		purpose
	};
	for await (const page of access.client.pages(request, 10)) {
		const draft = require_github_access.answerItems(page.json, purpose).map(storedRelease).find((release) => release.tag === tag);
		if (draft !== void 0) return draft;
		if (require_github_access.answerItems(page.json, purpose).length < 100) break;
	}
}
/**
* Makes a release, or changes the one that the tag has already. Needs `contents: write`.
*
* @throws SW1005 to SW1014; SW1008 where GitHub refuses to change it (an immutable release).
*/
async function putRelease(access, release) {
	const purpose = "write a release";
	const body = {
		tag_name: release.tag,
		...release.target === void 0 ? {} : { target_commitish: release.target },
		name: release.name,
		body: release.body,
		draft: release.draft,
		prerelease: release.prerelease
	};
	const known = await findRelease(access, release.tag);
	if (known !== void 0) {
		const { json } = await access.client.send({
			method: "PATCH",
			path: `${list}/{release_id}`,
			parameters: require_github_access.pathOf(access, { release_id: known.id }),
			body,
			purpose
		});
		return storedRelease(require_github_access.answerFields(json, purpose));
	}
	let found;
	const { json } = await access.client.send({
		method: "POST",
		path: list,
		parameters: require_github_access.pathOf(access),
		body,
		purpose,
		lookFirst: async () => {
			found = await findRelease(access, release.tag);
			return found === void 0 ? void 0 : null;
		}
	});
	return found ?? storedRelease(require_github_access.answerFields(json, purpose));
}
function storedRelease(fields) {
	return {
		...require_event.releaseOf(fields),
		body: fields.optionalText("body", 262144) ?? "",
		url: fields.text("html_url")
	};
}

// src/commands/releases/publish-notes.ts
/** Notes as a release on GitHub. */
/** Characters that the body of a release holds (GitHub REST reference, "Create a release"). */
const longestBody = 125e3;
/**
* Makes or updates the release of the version's tag; its address.
*
* @throws SW0641 for a version that no tag can name, SW1001 to SW1014 of GitHub.
*/
async function publishNotes({ record }, markdown, prefix, context) {
	if (record.version.startsWith("0.0.0-")) throw require_errors.releasesErrors.create("SW0641", {
		message: `${record.version} is a version that was made from a commit or from bytes, and has no tag.`,
		next: "Release under a version of its own: push a tag such as v1.4.0, or deploy with --version."
	});
	const { run } = await require_github_access.githubRun(context);
	const tag = `${prefix}v${record.version}`;
	const body = markdown.length > longestBody ? `${markdown.slice(0, 124980).toWellFormed()}\n\n\u2026\n` : markdown;
	const { url } = await putRelease({
		client: require_github_access.githubClient(context),
		repository: run.repository
	}, {
		tag,
		...record.source.commit === null ? {} : { target: record.source.commit },
		name: tag,
		body,
		draft: false,
		prerelease: ((0, import_parse.default)(record.version)?.prerelease.length ?? 0) > 0
	});
	return url;
}

exports.publishNotes = publishNotes;
