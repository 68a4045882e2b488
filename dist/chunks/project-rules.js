const require_rolldown_runtime = require("./rolldown-runtime.js");

// src/project/rules.ts
var rules_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ projectRules: () => projectRules });
const configProblem = {
	id: "config-invalid",
	group: "project",
	severity: "error",
	also: [{
		severity: "warning",
		when: "where a command that answers is to get credentials, which it never gets"
	}],
	title: "A setting of slipway.yaml that cannot work",
	page: `A value in \`slipway.yaml\` has the right type and still makes no sense: an environment that follows one that does
not exist, two environments in one store, a rule that nothing checks.

\`docs/configuration.md\` describes every setting; \`slipway schema config\` prints the schema, and editors with the YAML
language server show it while you type.`
};
const storeAddress = {
	id: "store-address",
	group: "project",
	severity: "error",
	title: "A store's address that no store can have",
	page: `A store is a folder (\`./releases/beta\`, \`file:///srv/prompts/beta\`) or a place in an S3 bucket
(\`s3://acme-prompts-beta/support\`).

Names of buckets follow S3's own rules: 3 to 63 characters, lower-case letters, digits, hyphens and dots, a letter or digit
at both ends, no two dots in a row, not an IP address, and none of the prefixes and suffixes that AWS reserves. A prefix is
at most 512 bytes, so that every key below it stays within S3's 1,024, and has no empty, \`.\` or \`..\` parts.

See <https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html>.`
};
const pathOutsideProject = {
	id: "path-outside-project",
	group: "project",
	severity: "error",
	title: "A path that leads out of the project",
	page: `Slipway reads files of the project and nothing else: a pull request must not be able to make a release of
\`/etc/passwd\`. Absolute paths, paths that leave the project by \`..\`, and symbolic links that point outside are refused.

Copy the file into the project, or move \`slipway.yaml\` to a folder that holds both.`
};
const pathNotPortable = {
	id: "path-not-portable",
	group: "project",
	severity: "error",
	title: "A file name that Windows, macOS or S3 cannot hold",
	page: `A bundle is unpacked on every system. These names make trouble on one of them: characters such as
\`: * ? " < > | \\\`, control and invisible characters, names that end with a dot or a space, names of Windows devices
(\`con\`, \`aux\`, \`nul\`, \`com1\`, with any extension), names beyond 255 bytes and paths beyond 512.

Rename the file: letters, digits, hyphens, underscores and dots always work.`
};
const pathCollision = {
	id: "path-collision",
	group: "project",
	severity: "error",
	title: "Two file names that are one on other systems",
	page: `\`Triage.prompt\` and \`triage.prompt\` are two files on Linux and one on macOS and Windows; the same is true of an
accented letter written as one character or as two. Whoever checks the project out there loses one of the files. Rename one.`
};
const linkNotFollowed = {
	id: "link-not-followed",
	group: "project",
	severity: "warning",
	title: "A link to a folder, which is not followed",
	page: `Symbolic links to files inside the project are read. Links to folders are not followed, because they can lead in
circles and the same prompt would have two names. Move the folder, or name it in \`prompts:\` of \`slipway.yaml\`.`
};
const fileMissing = {
	id: "file-missing",
	group: "project",
	severity: "error",
	title: "A file or folder that is named and not there",
	page: `Something names a file or folder of the project that does not exist: a folder under \`prompts:\`, a template, a
picture, a \`$file\` of a case. Names count exactly, upper and lower case included, because the project is built on systems
that tell them apart.`
};
const policyLoosened = {
	id: "policy-loosened",
	group: "project",
	severity: "error",
	title: "A change that loosens the policy of its own review",
	page: `A pull request is checked by the policy of the revision that it wants to change: rules, limits, secret settings and
baseline come from there. So a change cannot switch off the rule that it breaks. What it takes out of the policy is a finding
of its own, because everything after it would go by the looser one:

- a rule under \`rules:\` with a lower severity than before, or none;
- a limit under \`limits:\` that is raised;
- media of more places (\`media.allow\`), \`compat: dotprompt\` in place of \`strict\`;
- an environment that is removed, or whose store, region, endpoint, roles, accounts, key, \`after\`, mirror or signing key
  changes, or that is watched less or takes answers of more providers;
- a budget of \`models:\` that is raised, other prices, another provider, command or address;
- a gate that demands less: fewer approvals, more people who may give them, a shorter soak, wider windows, fewer checks;
- a \`slipway.yaml\` that cannot be read any more.

Most such changes are meant, and that is for people to say who are responsible for the policy: let them approve and merge the
change in spite of this finding. From then on the base has it, and nothing is reported. CODEOWNERS for \`slipway.yaml\` makes
sure that the right people look.

A repository that wants to be told only writes \`rules: { policy-loosened: warning }\`; that change is itself one of policy.
What is loosened of the secret scan is reported as \`secrets-policy-loosened\`.`
};
const projectRules = [
	configProblem,
	storeAddress,
	pathOutsideProject,
	pathNotPortable,
	pathCollision,
	linkNotFollowed,
	fileMissing,
	policyLoosened
];

Object.defineProperty(exports, "configProblem", {
  enumerable: true,
  get: function () {
    return configProblem;
  }
});
Object.defineProperty(exports, "fileMissing", {
  enumerable: true,
  get: function () {
    return fileMissing;
  }
});
Object.defineProperty(exports, "linkNotFollowed", {
  enumerable: true,
  get: function () {
    return linkNotFollowed;
  }
});
Object.defineProperty(exports, "pathCollision", {
  enumerable: true,
  get: function () {
    return pathCollision;
  }
});
Object.defineProperty(exports, "pathNotPortable", {
  enumerable: true,
  get: function () {
    return pathNotPortable;
  }
});
Object.defineProperty(exports, "pathOutsideProject", {
  enumerable: true,
  get: function () {
    return pathOutsideProject;
  }
});
Object.defineProperty(exports, "policyLoosened", {
  enumerable: true,
  get: function () {
    return policyLoosened;
  }
});
Object.defineProperty(exports, "projectRules", {
  enumerable: true,
  get: function () {
    return projectRules;
  }
});
Object.defineProperty(exports, "rules_exports", {
  enumerable: true,
  get: function () {
    return rules_exports;
  }
});
Object.defineProperty(exports, "storeAddress", {
  enumerable: true,
  get: function () {
    return storeAddress;
  }
});
