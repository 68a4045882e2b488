const require_git = require("./platform-git.js");

// src/secrets/hooks/push.ts
/** The arguments for `git rev-list`, undefined where nothing is published (deletions only). */
async function revisionsOfPush(lines, git) {
	const published = [];
	const known = [];
	for (const line of lines.split("\n")) {
		const match = /^\S+ (?<local>[0-9a-f]{40,64}) \S+ (?<remote>[0-9a-f]{40,64})$/.exec(line.trim());
		if (match?.groups === void 0) continue;
		const { local = "", remote = "" } = match.groups;
		if (/^0+$/.test(local)) continue;
		published.push(local);
		if (/^0+$/.test(remote)) continue;
		if ((await require_git.runGit([
			"cat-file",
			"-e",
			`${remote}^{commit}`
		], git)).exitCode === 0) known.push(remote);
	}
	return published.length === 0 ? void 0 : [
		...published,
		"--not",
		...known,
		"--remotes"
	];
}

exports.revisionsOfPush = revisionsOfPush;
