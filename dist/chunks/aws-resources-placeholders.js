const require_platform_errors = require("./platform-platform-errors.js");
const require_words = require("./platform-words.js");
const require_json = require("./platform-json.js");
const require_errors = require("./aws-errors.js");
const require_oidc_claims = require("./aws-oidc-claims.js");
const require_settings = require("./aws-partition.js");
const require_role_arn = require("./aws-role-arn.js");
const require_load = require("./platform-shape.js");
const require_order = require("./platform-order.js");
const require_git_facts = require("./platform-git-facts.js");
const require_policy_input = require("./aws-batch-policies.js");
const require_prices = require("./models-identifier.js");
const require_project_check = require("./commands-project-check.js");
const require_policies = require("./aws-trust-policies.js");
const require_embedding = require("./models-embedding.js");

// src/aws/resources/resources.ts
/**
* What an environment needs in AWS: bucket, key, identity provider and five roles. Pure: names in, a description out,
* which Terraform and CloudFormation are written from.
*/
/** What each role is for, as it stands in its description. */
const rolePurposes = {
	reader: "Applications read the live release",
	deployer: "A workflow deploys, promotes and rolls back",
	approver: "A person approves releases",
	pruner: "Removes what no kept release needs",
	evaluator: "Calls models and keeps their answers"
};
/** One hour: what a workflow's session may last, and no longer. */
const sessionSeconds = 3600;
/** Five roles, always in the same order. A role that slipway.yaml has no ARN for is called `slipway-ENV-ROLE`. */
function environmentResources(input) {
	const { environment, account, policies } = input;
	const partition = require_settings.partitionOf(policies.region);
	const documents = require_policy_input.rolePolicies(policies);
	return {
		environment,
		account,
		region: policies.region,
		partition,
		bucket: {
			name: policies.bucket,
			make: input.makeBucket,
			policy: require_policy_input.bucketPolicy(policies)
		},
		key: keyOf(policies.kmsKey, input, partition),
		provider: input.provider,
		roles: require_policy_input.roleNames.map((role) => {
			const arn = input.roleArns[role] ?? `arn:${partition.id}:iam::${account}:role/slipway-${environment}-${role}`;
			return {
				role,
				...nameAndPath(arn),
				arn,
				description: rolePurposes[role],
				trust: input.trust[role],
				policy: documents[role]
			};
		})
	};
}
function keyOf(kmsKey, { account, makeKey }, partition) {
	if (kmsKey === void 0) return { kind: "none" };
	if (!kmsKey.startsWith("alias/")) return {
		kind: "existing",
		key: kmsKey
	};
	return {
		kind: "alias",
		alias: kmsKey,
		make: makeKey,
		policy: {
			Version: "2012-10-17",
			Statement: [{
				Sid: "PoliciesOfTheAccount",
				Effect: "Allow",
				Principal: { AWS: `arn:${partition.id}:iam::${account}:root` },
				Action: "kms:*",
				Resource: "*"
			}]
		}
	};
}
function nameAndPath(arn) {
	const name = require_role_arn.parseRoleArn(arn)?.name ?? "";
	return {
		name,
		path: arn.slice(arn.indexOf(":role/") + 5, arn.length - name.length)
	};
}
/** How the bucket's default encryption names its key. */
function keyArn(resources) {
	const { key, partition, region, account } = resources;
	switch (key.kind) {
		case "none": return;
		case "alias": return `arn:${partition.id}:kms:${region}:${account}:${key.alias}`;
		case "existing": return key.key.startsWith("arn:") ? key.key : `arn:${partition.id}:kms:${region}:${account}:key/${key.key}`;
	}
}

// src/commands/models/called-models.ts
/** The models that an evaluator calls for a project, by the names that requests have. */
/**
* Models of all prompts and of slipway.yaml, and those that embed for `similar`, each once and in order; without those
* that no service of AWS answers for.
*/
async function calledModels(loaded, context) {
	const models = new Set(loaded.project.config.model === void 0 ? [] : [loaded.project.config.model]);
	await require_project_check.checkProject(loaded, context, {
		renderings: "dropped",
		each({ prompt, cases }) {
			if (prompt?.model !== void 0) models.add(prompt.model);
			for (const model of cases.flatMap(embeddingModels)) models.add(model);
		}
	});
	const isOfBedrock = (model) => ["model", "arn"].includes(require_prices.readModelIdentifier(model).kind);
	return [...models].filter(isOfBedrock).sort(require_order.compareText);
}
function embeddingModels({ expect }) {
	return expect.flatMap(({ kind, value }) => {
		if (kind !== "similar" || !require_json.isJsonObject(value)) return [];
		const model = require_json.ownProperty(value, "model") ?? "amazon.titan-embed-text-v2:0";
		return typeof model === "string" ? [model] : [];
	});
}

// src/aws/resources/placeholders.ts
/**
* Ids of the repository that were not known when a policy was printed. As they stand they match no job, so that a policy
* with one in it lets nobody in; Terraform and CloudFormation ask for them when they are applied.
*/
const repositoryIdPlaceholder = "REPOSITORY_ID";
const ownerIdPlaceholder = "OWNER_ID";
/** Placeholders in a text or a document as JSON. */
function placeholdersIn(text) {
	return [repositoryIdPlaceholder, ownerIdPlaceholder].filter((name) => text.includes(name));
}

// src/commands/roles/trust-inputs.ts
/** Which jobs the roles of an environment trust: from flags, from the workflow's variables, and from git. */
const trustInputs = {
	repository: {
		type: "string",
		description: "Repository whose jobs are trusted; the one of the working folder where absent",
		placeholder: "OWNER/NAME"
	},
	"repository-id": {
		type: "string",
		description: "Its id: `gh api repos/OWNER/NAME --jq .id`",
		placeholder: "ID"
	},
	"owner-id": {
		type: "string",
		description: "Id of its owner: `gh api repos/OWNER/NAME --jq .owner.id`",
		placeholder: "ID"
	},
	branch: {
		type: "string",
		description: "Default branch",
		default: "main",
		placeholder: "BRANCH"
	},
	workflow: {
		type: "list",
		description: "Workflow that is trusted, or ROLE=WORKFLOW for one role, several for several; those of `slipway init --github` where absent",
		placeholder: "PATH"
	},
	"github-environment": {
		type: "list",
		description: "GitHub environment of the jobs, or ROLE=NAME for one role, several for several; the environment's own name where absent, and those of environments in other accounts that take releases from it",
		placeholder: "NAME"
	},
	tags: {
		type: "string",
		description: "Tags that reach the environment: `v*` where another one comes `after` it, else none; `none` for none",
		placeholder: "PATTERN"
	},
	reader: {
		type: "list",
		description: "ARN of an application's role that may take the reader; the whole account where absent",
		placeholder: "ARN"
	},
	issuer: {
		type: "string",
		description: "Issuer of the ID tokens, for a GitHub server of one's own",
		default: require_oidc_claims.githubIssuer,
		placeholder: "URL"
	}
};
/**
* A tag deploys. Whoever pushes one says what its workflow is, so that nobody evaluates, approves or removes anything for
* a tag: the bytes that it deploys were evaluated when they were pushed to the branch.
*/
const takesTags = /* @__PURE__ */ new Set(["deployer"]);
/** The workflows that `slipway init --github` writes, and what else may be there under the same kind of name. */
function defaultWorkflows({ after }) {
	const named = (...names) => names.map((name) => `.github/workflows/slipway-${name}.yml`);
	return {
		reader: [],
		deployer: after === void 0 ? named("release", "rollback", "drill") : named("promote", "rollback"),
		approver: named("promote"),
		pruner: named("prune"),
		evaluator: named("evaluate")
	};
}
/** Throws SW0103 and SW0104 for flags that cannot be right. */
async function environmentTrust(project, environment, place, wishes, context) {
	const repository = checked("repository", await repositoryOf(project, wishes, context), /^[\w.-]{1,100}\/[\w.-]{1,100}$/, "OWNER/NAME");
	const ids = idsOf(repository, wishes, context.environment);
	const partition = require_settings.partitionOf(place.region).id;
	const tags = tagsOf(project, environment, wishes.tags);
	const job = {
		account: place.account,
		partition,
		provider: checked("issuer", wishes.issuer, /^https:\/\/[a-z0-9.-]+(?::[0-9]+)?(?:\/[\w./-]*)?$/, "an https address").replace("https://", "").replace(/\/$/, ""),
		audience: environment.audience ?? "sts.amazonaws.com",
		repository,
		repositoryId: ids.repository ?? "REPOSITORY_ID",
		ownerId: ids.owner ?? "OWNER_ID",
		environments: defaultEnvironments(project, environment),
		branch: checked("branch", wishes.branch, /^[\w./+@#-]{1,200}$/, "the name of a branch"),
		tags,
		workflows: []
	};
	const workflows = byRole(wishes.workflow, defaultWorkflows(environment));
	const environments = byRole(wishes["github-environment"], {
		...require_policy_input.forEachRole(() => job.environments),
		approver: [`${environment.name}-approvals`]
	});
	const jobOf = (role) => ({
		...job,
		environments: environments[role].map((name) => checked("github-environment", name, /^[^\p{Cc}\p{Cf}*?$]{1,255}$/u, "the name of a GitHub environment")),
		workflows: workflows[role].map((path) => workflowOf(repository, path)),
		tags: takesTags.has(role) ? tags : void 0
	});
	const readers = wishes.reader.length > 0 ? wishes.reader : [`arn:${partition}:iam::${place.account}:root`];
	for (const reader of readers) checked("reader", reader, /^arn:aws[a-z-]*:(?:iam|sts)::[0-9]{12}:\S{1,500}$/, "an ARN");
	return {
		policies: require_policy_input.forEachRole((role) => role === "reader" ? require_policies.principalTrustPolicy(readers) : require_policies.jobTrustPolicy(jobOf(role))),
		job: jobOf("deployer"),
		notes: notesOf(jobOf("deployer"), wishes, ids)
	};
}
async function repositoryOf(project, wishes, context) {
	const known = wishes.repository ?? context.environment["GITHUB_REPOSITORY"];
	if (known) return known;
	const name = (await require_git_facts.gitFacts({
		folder: project.root,
		environment: context.environment,
		ignored: [],
		signal: context.signal
	}))?.repository?.split("/").slice(-2).join("/");
	if (name !== void 0 && name !== "") return name;
	throw require_platform_errors.platformErrors.create("SW0104", {
		message: "--repository is missing: git knows no remote here that would tell which repository's jobs to trust.",
		next: "Write it like --repository acme/prompts."
	});
}
/** A workflow's own variables tell the ids of its own repository, and of no other. */
function idsOf(repository, wishes, variables) {
	const own = variables["GITHUB_REPOSITORY"] === repository;
	const id = (name, variable) => {
		const value = wishes[name] ?? (own ? variables[variable] : void 0);
		return value === void 0 ? void 0 : checked(name, value, /^[0-9]{1,20}$/, "a number");
	};
	return {
		repository: id("repository-id", "GITHUB_REPOSITORY_ID"),
		owner: id("owner-id", "GITHUB_REPOSITORY_OWNER_ID")
	};
}
/** Tags reach the first environments only: those that another one comes after. */
function tagsOf(project, environment, wished) {
	if (wished === "none") return void 0;
	if (wished !== void 0) return checked("tags", wished, /^[\w.*?+/-]{1,200}$/, "a pattern of tags such as v*");
	return environment.after === void 0 && [...project.environments.values()].some(({ after }) => after === environment.name) ? "v*" : void 0;
}
/** Entries ROLE=VALUE for one role, those without a role for all others, or what is the default. */
function byRole(entries, otherwise) {
	const isOf = (role, entry) => entry.startsWith(`${role}=`);
	const forAll = entries.filter((entry) => !require_policy_input.roleNames.some((role) => isOf(role, entry)));
	return require_policy_input.forEachRole((role) => {
		const own = entries.filter((entry) => isOf(role, entry)).map((entry) => entry.slice(role.length + 1));
		return own.length > 0 ? own : forAll.length > 0 ? forAll : otherwise[role];
	});
}
/**
* The environment's own name, and those of environments that take releases from here with a role of another account or
* region: their jobs read here with this environment's role.
*/
function defaultEnvironments(project, environment) {
	const accountIn = ({ role, accounts }) => /^arn:[^:]+:iam::([0-9]{12}):/.exec(role ?? "")?.[1] ?? accounts?.[0];
	const here = accountIn(environment);
	const readers = [...project.environments.values()].filter((other) => {
		const there = accountIn(other);
		const elsewhere = there !== void 0 && here !== void 0 && there !== here;
		return other.after === environment.name && (elsewhere || other.region !== environment.region);
	});
	return [environment.name, ...readers.map(({ name }) => name)];
}
/** With its repository, as `job_workflow_ref` begins. */
function workflowOf(repository, path) {
	const plain = path.replace(/^\.\//, "");
	return checked("workflow", plain.startsWith(".github/") ? `${repository}/${plain}` : plain, /^[\w.-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml(?:@[\w./*-]+)?$/, "a path like .github/workflows/release.yml");
}
function notesOf(job, wishes, ids) {
	return [
		...ids.repository === void 0 || ids.owner === void 0 ? [`The ids of ${job.repository} are not known here; ${repositoryIdPlaceholder} and ${ownerIdPlaceholder} stand in their place and let nobody in. \`gh api repos/${job.repository} --jq '.id, .owner.id'\` prints them: --repository-id, --owner-id.`] : [],
		...wishes.workflow.length === 0 ? [`The deployer trusts ${require_words.listed(job.workflows.map((path) => path.split("/").at(-1) ?? path), "and")} only, as \`slipway init --github\` writes them; name others with --workflow.`] : [],
		`Jobs must name the GitHub environment ${require_words.listed(job.environments)} (\`environment: ${job.environments[0]}\`) and run from ${job.branch}${job.tags === void 0 ? "" : ` or a tag ${job.tags}`}.`
	];
}
function checked(name, value, pattern, what) {
	if (pattern.test(value)) return value;
	throw require_platform_errors.platformErrors.create("SW0103", {
		message: `--${name} takes ${what}, not ${JSON.stringify(value.slice(0, 100))}.`,
		next: "Mend the value and run the command again."
	});
}

// src/commands/roles/role-inputs.ts
/** What `iam` and `setup` begin with: an environment of slipway.yaml, and what flags say that it leaves open. */
/** Flags about what the roles may do, and about whom they trust. */
const roleInputs = {
	...require_policy_input.policyInputs,
	...trustInputs
};
/**
* The environment as policies see it. Asks nothing of AWS.
*
* @throws SW0916 for a folder, and where the ARN of a key cannot be written without the account.
*/
async function readRoles(inputs, context) {
	const loaded = await require_load.findProject(context.cwd);
	const project = require_load.soundProject(loaded);
	const environment = require_load.environmentOf(project, inputs.environment);
	const models = inputs.model.length > 0 ? inputs.model : await calledModels(loaded, context);
	const wishes = {
		account: inputs.account,
		models
	};
	return {
		project,
		environment,
		policies: await require_policy_input.policyInputOf(project, environment, wishes, context.environment)
	};
}
/**
* The account of the roles, twelve digits.
*
* @throws SW0916 where nothing tells it, or it is no account.
*/
function knownAccount({ environment, policies: { account } }) {
	if (account !== void 0 && /^[0-9]{12}$/.test(account)) return account;
	throw require_errors.awsErrors.create("SW0916", {
		message: account === void 0 ? `The AWS account of ${environment.name} is not known, and policies name it.` : `\u201c${account}\u201d is no AWS account.`,
		next: `Name it: \`accounts: ["111111111111"]\` of the environment in slipway.yaml, or --account.`,
		place: { file: "slipway.yaml" }
	});
}

Object.defineProperty(exports, "environmentResources", {
  enumerable: true,
  get: function () {
    return environmentResources;
  }
});
Object.defineProperty(exports, "environmentTrust", {
  enumerable: true,
  get: function () {
    return environmentTrust;
  }
});
Object.defineProperty(exports, "keyArn", {
  enumerable: true,
  get: function () {
    return keyArn;
  }
});
Object.defineProperty(exports, "knownAccount", {
  enumerable: true,
  get: function () {
    return knownAccount;
  }
});
Object.defineProperty(exports, "ownerIdPlaceholder", {
  enumerable: true,
  get: function () {
    return ownerIdPlaceholder;
  }
});
Object.defineProperty(exports, "placeholdersIn", {
  enumerable: true,
  get: function () {
    return placeholdersIn;
  }
});
Object.defineProperty(exports, "readRoles", {
  enumerable: true,
  get: function () {
    return readRoles;
  }
});
Object.defineProperty(exports, "repositoryIdPlaceholder", {
  enumerable: true,
  get: function () {
    return repositoryIdPlaceholder;
  }
});
Object.defineProperty(exports, "roleInputs", {
  enumerable: true,
  get: function () {
    return roleInputs;
  }
});
Object.defineProperty(exports, "rolePurposes", {
  enumerable: true,
  get: function () {
    return rolePurposes;
  }
});
Object.defineProperty(exports, "sessionSeconds", {
  enumerable: true,
  get: function () {
    return sessionSeconds;
  }
});
