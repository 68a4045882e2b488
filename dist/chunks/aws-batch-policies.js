const require_errors = require("./aws-errors.js");
const require_settings = require("./aws-partition.js");
const require_load = require("./platform-shape.js");
const require_mirror_state = require("./releases-mirror-state.js");

// src/aws/policy-statements.ts
/** What policies are made of: statements about places in S3 and the key that encrypts there. */
/** The version is the one that knows policy variables; IAM takes no other today. */
function policy(statements) {
	return {
		Version: "2012-10-17",
		Statement: statements
	};
}
/** A statement without conditions. `sid` has letters and digits alone, and is unique within its policy (IAM's rule). */
function allow(sid, actions, resources) {
	return {
		Sid: sid,
		Effect: "Allow",
		Action: actions,
		Resource: resources
	};
}
/** A statement that holds even where another policy allows. */
function deny(sid, actions, resources) {
	return {
		Sid: sid,
		Effect: "Deny",
		Action: actions,
		Resource: resources
	};
}
/** Without it a missing key is denied instead of missing. Only names below the prefix can be listed. */
function listing(place) {
	const statement = allow("List", "s3:ListBucket", [bucketOf(place)]);
	if (place.prefix === "") return statement;
	return {
		...statement,
		Condition: { StringLike: { "s3:prefix": `${place.prefix}/*` } }
	};
}
/** ARN of the bucket itself: what `s3:ListBucket` is allowed on. */
function bucketOf(place) {
	return require_settings.s3Arn(require_settings.partitionOf(place.region), place.bucket);
}
/** ARN of a key below the environment's prefix; `key` may hold `*` and `?`, which IAM reads as wildcards. */
function at(place, key) {
	return require_settings.s3Arn(require_settings.partitionOf(place.region), place.bucket, place.prefix === "" ? key : `${place.prefix}/${key}`);
}
/** Only through S3, and only this key. An alias is no resource of a policy, so a condition names it. */
function useOfKey(place, sid, actions) {
	const { kmsKey, region, account } = place;
	if (kmsKey === void 0) return [];
	const partition = require_settings.partitionOf(region);
	const viaS3 = { "kms:ViaService": `s3.${region}.${partition.domain}` };
	const keys = `arn:${partition.id}:kms:${region}:${account ?? "*"}:key`;
	const alias = /(?:^|:)(alias\/.+)$/.exec(kmsKey)?.[1];
	if (alias !== void 0) return [{
		...allow(sid, actions, [`${kmsKey.startsWith("arn:") ? kmsKey.replace(/:alias\/.+$/, ":key") : keys}/*`]),
		Condition: {
			StringEquals: viaS3,
			"ForAnyValue:StringEquals": { "kms:ResourceAliases": alias }
		}
	}];
	return [{
		...allow(sid, actions, [kmsKey.startsWith("arn:") ? kmsKey : `${keys}/${kmsKey}`]),
		Condition: { StringEquals: viaS3 }
	}];
}

// src/aws/model-policies.ts
/** Statements about models of Bedrock, by their ids, inference profiles and ARNs. */
function calledModels({ account, models, ...input }) {
	const region = input.modelRegion ?? input.region;
	const bedrock = `arn:${require_settings.partitionOf(region).id}:bedrock`;
	const direct = [];
	const profiles = [];
	for (const model of models) {
		const geography = /^(?:us|eu|apac|jp|au|ca|us-gov|global)\.(.+)$/.exec(model)?.[1];
		if (model.startsWith("arn:")) direct.push(model);
		else if (geography === void 0) direct.push(`${bedrock}:${region}::foundation-model/${model}`);
		else {
			const profile = `${bedrock}:${region}:${account ?? "*"}:inference-profile/${model}`;
			profiles.push({
				profile,
				model: `${bedrock}:*::foundation-model/${geography}`
			});
		}
	}
	return {
		direct,
		profiles
	};
}
/** ARNs of the models that evaluations call, inference profiles with the models in the regions that they lead to. */
function modelResources(input) {
	const { direct, profiles } = calledModels(input);
	return [...direct, ...profiles.flatMap(({ profile, model }) => [profile, model])];
}
/**
* A model by its id, or an inference profile and the model in the regions that it leads to (Bedrock user guide,
* "Prerequisites for inference profiles": the condition keeps the model from being called past the profile).
*/
function modelStatements(input) {
	return statementsOf(calledModels(input), ["bedrock:CountTokens", "bedrock:InvokeModel"]);
}
/** The same for inference profiles alone: whoever works for Bedrock needs no word for a model of its region. */
function profileStatements(input, actions) {
	const { direct, profiles } = calledModels(input);
	return statementsOf({
		direct: direct.filter((arn) => arn.includes("inference-profile/")),
		profiles
	}, actions);
}
function statementsOf({ direct, profiles }, actions) {
	const called = [...direct, ...profiles.map(({ profile }) => profile)];
	if (called.length === 0) return [];
	const models = profiles.map(({ model }) => model);
	return [allow("CallModels", actions, called), ...profiles.length === 0 ? [] : [{
		...allow("CallModelsOfProfiles", actions, models),
		Condition: { StringLike: { "bedrock:InferenceProfileArn": profiles.map(({ profile }) => profile) } }
	}]];
}

// src/aws/batch-policies.ts
/**
* Policies for batch inference jobs of Bedrock: what the evaluator's role needs to start them, and the role that Bedrock
* works with. Pure: names in, documents out. Sources: Bedrock user guide, "Required permissions for batch inference" and
* "Create a custom service role for batch inference".
*/
const service = "bedrock.amazonaws.com";
/** For the evaluator: records and answers, jobs of its models, and its word that Bedrock may take the role. */
function batchStatements(input) {
	const { batch } = input;
	if (batch === void 0) return [];
	return [
		...fileStatements(batch),
		allow("StartBatchJobs", "bedrock:CreateModelInvocationJob", [...modelResources(input), jobsOf(batch)]),
		allow("SeeBatchJobs", "bedrock:GetModelInvocationJob", [jobsOf(batch)]),
		allow("FindBatchJobs", "bedrock:ListModelInvocationJobs", ["*"]),
		passRole(batch)
	];
}
/** The same for a session, which need not know the models: any of them, and any job. The role's own policy is the bound. */
function batchSessionStatements(input) {
	const { batch } = input;
	if (batch === void 0) return [];
	const jobs = [
		"CreateModelInvocationJob",
		"GetModelInvocationJob",
		"ListModelInvocationJobs"
	];
	return [
		...fileStatements(batch),
		allow("BatchJobs", jobs.map((action) => `bedrock:${action}`), ["*"]),
		passRole(batch)
	];
}
/** Records and answers. */
function fileStatements({ place }) {
	return [
		allow("BatchFiles", ["s3:GetObject", "s3:PutObject"], [at(place, "batch/*")]),
		{
			...listing(below(place)),
			Sid: "ListBatchFiles"
		},
		...useOfKey(place, "EncryptBatchFiles", ["kms:Decrypt", "kms:GenerateDataKey"])
	];
}
/** For the role that Bedrock works with: reads the records, writes its output, and calls models of inference profiles. */
function batchRolePolicy(input) {
	const { place, account } = input.batch;
	const owned = (statement) => ({
		...statement,
		Condition: withAccount(statement.Condition, account)
	});
	return {
		Version: "2012-10-17",
		Statement: [
			owned(allow("ReadRecords", "s3:GetObject", [at(place, "batch/*")])),
			owned(allow("WriteAnswers", "s3:PutObject", [at(place, "batch/*/output/*")])),
			owned({
				...listing(below(place)),
				Sid: "List"
			}),
			...useOfKey(place, "Encrypt", ["kms:Decrypt", "kms:GenerateDataKey"]),
			...profileStatements(input, ["bedrock:InvokeModel"])
		]
	};
}
/** Bedrock may take the role, for jobs of this account and region alone. */
function batchRoleTrust({ account, region }) {
	return {
		Version: "2012-10-17",
		Statement: [{
			Sid: "BatchJobs",
			Effect: "Allow",
			Principal: { Service: service },
			Action: "sts:AssumeRole",
			Condition: {
				StringEquals: { "aws:SourceAccount": account },
				ArnLike: { "aws:SourceArn": jobsOf({
					account,
					region
				}) }
			}
		}]
	};
}
function passRole({ role }) {
	return {
		...allow("PassBatchRole", "iam:PassRole", [role]),
		Condition: { StringEquals: { "iam:PassedToService": service } }
	};
}
function jobsOf({ account, region }) {
	return `arn:${require_settings.partitionOf(region).id}:bedrock:${region}:${account}:model-invocation-job/*`;
}
/** Its folder `batch/`: no other name of the bucket is listed. */
function below(place) {
	return {
		...place,
		prefix: place.prefix === "" ? "batch" : `${place.prefix}/batch`
	};
}
/** The bucket belongs to the account, whatever name somebody else may have taken. */
function withAccount(condition, account) {
	return {
		...condition,
		StringEquals: {
			...condition?.["StringEquals"],
			"aws:ResourceAccount": account
		}
	};
}

// src/aws/policies.ts
/**
* Least-privilege policies for the roles of one environment. Pure: names in, policy documents out. No wildcard in an
* action; resources are exact but for the names of objects, which nobody knows before they are made.
*/
const roleNames = [
	"reader",
	"deployer",
	"approver",
	"pruner",
	"evaluator"
];
/** One value for each role. */
function forEachRole(make) {
	return {
		reader: make("reader"),
		deployer: make("deployer"),
		approver: make("approver"),
		pruner: make("pruner"),
		evaluator: make("evaluator")
	};
}
/** Everything of the layout of a store but what the mirror has (docs/store-format.md). */
const folders = [
	"objects",
	"bundles",
	"releases",
	"approvals",
	"evidence",
	"completions",
	"prunes"
];
/** What `verify` and `doctor` look at of a bucket. */
const settingsOfBucket = [
	"s3:GetBucketOwnershipControls",
	"s3:GetBucketPolicy",
	"s3:GetBucketPublicAccessBlock",
	"s3:GetBucketVersioning",
	"s3:GetEncryptionConfiguration"
];
/** A policy per role. What each may and may not do stands in docs/iam.md. */
function rolePolicies(input) {
	return {
		reader: policy(readerStatements(input)),
		deployer: policy(deployerStatements(input)),
		approver: policy(approverStatements(input)),
		pruner: policy(prunerStatements(input)),
		evaluator: policy(evaluatorStatements(input))
	};
}
/** For the bucket itself: everything without TLS is denied. One per bucket, whatever environments it holds. */
function bucketPolicy(place) {
	const partition = require_settings.partitionOf(place.region);
	return policy([{
		Sid: "DenyWithoutTls",
		Effect: "Deny",
		Principal: "*",
		Action: "s3:*",
		Resource: [require_settings.s3Arn(partition, place.bucket), require_settings.s3Arn(partition, place.bucket, "*")],
		Condition: { Bool: { "aws:SecureTransport": "false" } }
	}]);
}
/** An application: follows the pointer and reads what it names. */
function readerStatements(input) {
	const mirrors = mirrorResources(input);
	return [
		allow("Read", "s3:GetObject", [
			at(input, "current.json"),
			at(input, "mirror.json"),
			...allOf(input, "bundles", "evidence", "objects", "releases"),
			...mirrors
		]),
		listing(input),
		...useOfKey(input, "Decrypt", ["kms:Decrypt"])
	];
}
/** A workflow that deploys, promotes to here, rolls back, withdraws, repairs and keeps the mirror. Removes no release. */
function deployerStatements(input) {
	const mirrors = mirrorResources(input);
	const withMirror = mirrors.length === 0 ? [] : [allow("Mirror", [
		"s3:GetObject",
		"s3:PutObject",
		"s3:DeleteObject"
	], mirrors), allow("MirrorState", ["s3:GetObject", "s3:PutObject"], [at(input, "mirror.json")])];
	return [
		allow("Read", "s3:GetObject", [at(input, "current.json"), ...allOf(input, ...folders)]),
		listing(input),
		allow("Release", "s3:PutObject", [at(input, "current.json"), ...allOf(input, "bundles", "evidence", "objects", "releases")]),
		...withMirror,
		allow("InspectBucket", settingsOfBucket, [bucketOf(input)]),
		...useOfKey(input, "Encrypt", ["kms:Decrypt", "kms:GenerateDataKey"]),
		...sourceStatements(input.source),
		...evaluationsStatements(input),
		...signingStatements(input),
		...alarmStatements(input),
		deny("NeverDecide", [
			"s3:DeleteObject",
			"s3:DeleteObjectVersion",
			"s3:PutObject"
		], allOf(input, "approvals", "completions")),
		deny("NeverRemove", ["s3:DeleteObject", "s3:DeleteObjectVersion"], [at(input, "current.json"), ...allOf(input, "bundles", "evidence", "objects", "prunes", "releases")])
	];
}
/** A person, or a workflow on a person's word: sees what would be released, and writes approvals only. */
function approverStatements(input) {
	return [
		allow("Read", "s3:GetObject", [at(input, "current.json"), ...allOf(input, "approvals", "bundles", "completions", "evidence", "objects", "releases")]),
		listing(input),
		allow("Approve", "s3:PutObject", allOf(input, "approvals")),
		...useOfKey(input, "Encrypt", ["kms:Decrypt", "kms:GenerateDataKey"]),
		...sourceStatements(input.source),
		...evaluationsStatements(input)
	];
}
/** The one role that removes: manifests and contents that no kept release needs. */
function prunerStatements(input) {
	return [
		allow("Read", "s3:GetObject", [at(input, "current.json"), ...allOf(input, "bundles", "objects", "prunes", "releases")]),
		listing(input),
		allow("Mark", "s3:PutObject", [at(input, "current.json"), ...allOf(input, "prunes", "releases")]),
		allow("Remove", "s3:DeleteObject", allOf(input, "bundles", "objects")),
		...useOfKey(input, "Encrypt", ["kms:Decrypt", "kms:GenerateDataKey"])
	];
}
/** Calls models, and writes their answers and what was measured on them. */
function evaluatorStatements(input) {
	return [
		allow("Read", "s3:GetObject", [at(input, "current.json"), ...allOf(input, "bundles", "completions", "evidence", "objects", "releases")]),
		listing(input),
		allow("Evaluate", "s3:PutObject", allOf(input, "completions", "evidence")),
		...useOfKey(input, "Encrypt", ["kms:Decrypt", "kms:GenerateDataKey"]),
		...modelStatements(input),
		...batchStatements(input)
	];
}
/** To copy on the server, the role of the destination reads the source. */
function sourceStatements(source) {
	if (source === void 0) return [];
	return [
		allow("ReadSource", "s3:GetObject", [at(source, "current.json"), ...allOf(source, "bundles", "evidence", "objects", "releases")]),
		{
			...listing(source),
			Sid: "ListSource"
		},
		...useOfKey(source, "DecryptSource", ["kms:Decrypt"])
	];
}
/** To read what a gate rests on, and none of the answers beside it. */
function evaluationsStatements({ evaluations, source }) {
	if (evaluations === void 0) return [];
	const isSource = evaluations.bucket === source?.bucket && evaluations.prefix === source.prefix;
	return [allow("ReadEvaluations", "s3:GetObject", [at(evaluations, "completions/evaluations/*")]), ...isSource ? [] : [{
		...listing(evaluations),
		Sid: "ListEvaluations"
	}, ...useOfKey(evaluations, "DecryptEvaluations", ["kms:Decrypt"])]];
}
/** Signing releases, and the public key to say whose signature it is. An alias is no resource, so a condition names it. */
function signingStatements({ region, account, signingKey }) {
	if (signingKey === void 0) return [];
	const actions = ["kms:GetPublicKey", "kms:Sign"];
	const keys = `arn:${require_settings.partitionOf(region).id}:kms:${region}:${account ?? "*"}:key`;
	const alias = /(?:^|:)(alias\/.+)$/.exec(signingKey)?.[1];
	if (alias === void 0) return [allow("SignReleases", actions, [signingKey.startsWith("arn:") ? signingKey : `${keys}/${signingKey}`])];
	const ofAccount = signingKey.startsWith("arn:") ? signingKey.replace(/:alias\/.+$/, ":key") : keys;
	return [{
		...allow("SignReleases", actions, [`${ofAccount}/*`]),
		Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": alias } }
	}];
}
/** The state of alarms, for `watch`. */
function alarmStatements({ region, account, alarms = [] }) {
	if (alarms.length === 0) return [];
	const { id } = require_settings.partitionOf(region);
	const names = alarms.map((name) => `arn:${id}:cloudwatch:${region}:${account ?? "*"}:alarm:${name}`);
	return [allow("SeeAlarms", "cloudwatch:DescribeAlarms", names)];
}
function allOf(place, ...names) {
	return names.map((name) => at(place, `${name}/*`));
}
/** ARNs of all keys that mirrors may write. */
function mirrorResources(input) {
	return input.mirrors.map((mirror) => at(input, `${mirror}*`));
}

// src/commands/releases/policy-input.ts
/** Flags that stand in for what slipway.yaml does not say. */
const policyInputs = {
	account: {
		type: "string",
		description: "AWS account of bucket, key and roles; taken from accounts: or role: where absent",
		placeholder: "ID"
	},
	model: {
		type: "list",
		description: "Model that the evaluator may call; those that prompts, slipway.yaml and `similar` name where absent",
		placeholder: "ID"
	}
};
/** Throws SW0916 for a folder, and where the ARN of a key cannot be written without the account. */
async function policyInputOf(project, environment, wishes, variables) {
	const place = await policyPlaceOf(environment, wishes.account, variables);
	if (place === void 0) throw require_errors.awsErrors.create("SW0916", {
		message: `The store of ${environment.name} is a folder, so there is nothing to grant in AWS.`,
		next: "Give the environment a bucket (`store: s3://bucket/prefix`), or ask for another environment.",
		place: { file: "slipway.yaml" }
	});
	const mirrors = require_mirror_state.mirrorPlaces([environment.mirror?.at ?? []].flat());
	const named = wishes.models ?? [];
	const models = named.length > 0 ? named : [project.config.model ?? []].flat();
	const signingKey = environment.sign?.startsWith("awskms:") === true ? environment.sign.slice(7) : void 0;
	const alarms = environment.watch?.alarms ?? [];
	const source = await placeBeside(project, environment.after, place, variables);
	const first = require_load.firstOf(project, environment.name);
	const evaluations = first === environment.name ? void 0 : await placeBeside(project, first, place, variables);
	const modelRegion = project.config.models?.region;
	return {
		...place,
		mirrors,
		source,
		evaluations,
		models,
		modelRegion,
		alarms,
		signingKey,
		batch: batchOf(project, place)
	};
}
/** Where batch jobs work, by `models.batch`. Bedrock and the place are in one region, and the role in the jobs' account. */
function batchOf({ config, root }, around) {
	const { batch, region = around.region } = config.models ?? {};
	const read = batch === void 0 ? void 0 : require_load.readStoreAddress(batch.place, root);
	const account = /^arn:[^:]+:iam::(\d{12}):/.exec(batch?.role ?? "")?.[1];
	if (batch === void 0 || account === void 0 || read?.ok !== true || read.address.kind !== "s3") return void 0;
	const { bucket, prefix } = read.address;
	return {
		place: {
			bucket,
			prefix,
			region,
			kmsKey: bucket === around.bucket ? around.kmsKey : void 0,
			account
		},
		role: batch.role,
		account,
		region
	};
}
/** Undefined for a folder. Throws SW0916 where the ARN of a key cannot be written without the account. */
async function policyPlaceOf(environment, account, variables) {
	const { address } = environment.store;
	if (address.kind !== "s3") return void 0;
	const { region } = await require_settings.resolveS3Settings({
		bucket: address.bucket,
		region: environment.region,
		endpoint: environment.endpoint,
		environment: variables
	});
	const known = account ?? require_load.accountsOf(environment)?.[0];
	const { kmsKey } = environment;
	if (kmsKey !== void 0 && !kmsKey.startsWith("arn:") && known === void 0) throw require_errors.awsErrors.create("SW0916", {
		message: `The ARN of the key ${kmsKey} of ${environment.name} cannot be written: its account is not known.`,
		next: `Name the account: \`accounts: ["\u2026"]\` of the environment in slipway.yaml, or --account.`,
		place: { file: "slipway.yaml" }
	});
	return {
		bucket: address.bucket,
		prefix: address.prefix,
		region,
		kmsKey,
		account: known
	};
}
/**
* Another environment, where one role can read there and, from the one before, copy on the server. Across accounts and
* regions there are two roles, and the bytes pass through the workflow.
*/
async function placeBeside(project, name, place, variables) {
	const other = name === void 0 ? void 0 : project.environments.get(name);
	const source = other === void 0 ? void 0 : await policyPlaceOf(other, void 0, variables);
	return source?.account === place.account && source?.region === place.region ? source : void 0;
}

Object.defineProperty(exports, "alarmStatements", {
  enumerable: true,
  get: function () {
    return alarmStatements;
  }
});
Object.defineProperty(exports, "allow", {
  enumerable: true,
  get: function () {
    return allow;
  }
});
Object.defineProperty(exports, "at", {
  enumerable: true,
  get: function () {
    return at;
  }
});
Object.defineProperty(exports, "batchRolePolicy", {
  enumerable: true,
  get: function () {
    return batchRolePolicy;
  }
});
Object.defineProperty(exports, "batchRoleTrust", {
  enumerable: true,
  get: function () {
    return batchRoleTrust;
  }
});
Object.defineProperty(exports, "batchSessionStatements", {
  enumerable: true,
  get: function () {
    return batchSessionStatements;
  }
});
Object.defineProperty(exports, "bucketOf", {
  enumerable: true,
  get: function () {
    return bucketOf;
  }
});
Object.defineProperty(exports, "bucketPolicy", {
  enumerable: true,
  get: function () {
    return bucketPolicy;
  }
});
Object.defineProperty(exports, "forEachRole", {
  enumerable: true,
  get: function () {
    return forEachRole;
  }
});
Object.defineProperty(exports, "listing", {
  enumerable: true,
  get: function () {
    return listing;
  }
});
Object.defineProperty(exports, "mirrorResources", {
  enumerable: true,
  get: function () {
    return mirrorResources;
  }
});
Object.defineProperty(exports, "policyInputOf", {
  enumerable: true,
  get: function () {
    return policyInputOf;
  }
});
Object.defineProperty(exports, "policyInputs", {
  enumerable: true,
  get: function () {
    return policyInputs;
  }
});
Object.defineProperty(exports, "roleNames", {
  enumerable: true,
  get: function () {
    return roleNames;
  }
});
Object.defineProperty(exports, "rolePolicies", {
  enumerable: true,
  get: function () {
    return rolePolicies;
  }
});
Object.defineProperty(exports, "settingsOfBucket", {
  enumerable: true,
  get: function () {
    return settingsOfBucket;
  }
});
Object.defineProperty(exports, "signingStatements", {
  enumerable: true,
  get: function () {
    return signingStatements;
  }
});
Object.defineProperty(exports, "sourceStatements", {
  enumerable: true,
  get: function () {
    return sourceStatements;
  }
});
Object.defineProperty(exports, "useOfKey", {
  enumerable: true,
  get: function () {
    return useOfKey;
  }
});
