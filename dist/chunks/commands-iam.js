const require_policy_input = require("./aws-batch-policies.js");
const require_errors = require("./aws-errors.js");
const require_json_document = require("./platform-json-document.js");
const require_role_inputs = require("./aws-resources-placeholders.js");
const require_command = require("./platform-command.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_inputs = require("./commands-releases-inputs.js");

// src/aws/policy-formats.ts
/** Policies as text for the tool that makes the roles: JSON, Terraform or CloudFormation. */
const policyFormats = [
	"json",
	"terraform",
	"cloudformation"
];
/** One text with all policies, ending with a line feed. The same input gives the same text. */
function renderPolicies(policies, format) {
	switch (format) {
		case "json": return jsonPolicies(policies);
		case "terraform": return policies.map(terraformPolicy).join("\n");
		case "cloudformation": return cloudFormationTemplate(policies);
	}
}
/** One policy is the document itself, ready for `aws iam create-policy`; several are an object by name. */
function jsonPolicies(policies) {
	const [only, ...others] = policies;
	if (only !== void 0 && others.length === 0) return require_json_document.jsonDocument(only.document);
	return require_json_document.jsonDocument(Object.fromEntries(policies.map(({ name, document }) => [name, document])));
}
/** JSON is an expression of Terraform but for `${` and `%{`, which begin a template there. */
function terraformPolicy({ name, description, document }) {
	const expression = require_json_document.jsonDocument(document).trimEnd().replaceAll("${", "$$${").replaceAll("%{", "%%{").replaceAll("\n", "\n  ");
	return [
		`resource "aws_iam_policy" ${JSON.stringify(identifier(name, "_"))} {`,
		`  name        = ${JSON.stringify(name)}`,
		`  description = ${JSON.stringify(description)}`,
		`  policy      = jsonencode(${expression})`,
		"}",
		""
	].join("\n");
}
function cloudFormationTemplate(policies) {
	const resources = policies.map(({ name, description, document }) => [logicalName(name), {
		Type: "AWS::IAM::ManagedPolicy",
		Properties: {
			ManagedPolicyName: name,
			Description: description,
			PolicyDocument: document
		}
	}]);
	return require_json_document.jsonDocument({
		AWSTemplateFormatVersion: "2010-09-09",
		Description: "Policies printed by slipway iam",
		Resources: Object.fromEntries(resources)
	});
}
function identifier(name, separator) {
	return name.replace(/[^A-Za-z0-9]+/g, separator);
}
/** Letters and digits, each word with a capital: what CloudFormation takes. */
function logicalName(name) {
	return name.split(/[^A-Za-z0-9]+/).map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join("");
}

// src/commands/iam.ts
/** `slipway iam`: what the roles of an environment may do, and who may take them. */
const printed = [
	"all",
	...require_policy_input.roleNames,
	"batch",
	"bucket"
];
const batchPurpose = "Batch inference jobs of Bedrock: reads records, writes answers";
const purposes = {
	...require_role_inputs.rolePurposes,
	batch: batchPurpose,
	bucket: "Denies requests without TLS"
};
const command = require_command.defineCommand({
	name: "iam",
	summary: "Print the least-privilege IAM policies of an environment",
	description: "Prints a policy for each role of an environment in S3: **reader** for applications, **deployer** for the workflow, **approver** for those who approve, **pruner** for the one job that removes, **evaluator** for the one that calls models. Resources are exact ARNs of this environment's bucket and prefix, so that several applications share a bucket; no action is a wildcard. Where `models.batch` names a role for batch jobs, the evaluator may start them, and **batch** is that role, which Bedrock works with. `--role bucket` prints the bucket policy that denies requests without TLS. What each role may and may not do stands in `docs/iam.md`. `--trust` prints who may take each role instead: jobs of one repository by its id, from the default branch, in one GitHub environment and one workflow. Asks nothing of AWS.",
	examples: [
		{
			line: "slipway iam prod --role deployer",
			explains: "one policy, ready for `aws iam create-policy`"
		},
		{
			line: "slipway iam prod --trust --role deployer",
			explains: "its trust policy, for `aws iam create-role`"
		},
		{
			line: "slipway iam prod --as terraform > slipway-prod.tf",
			explains: "all of them for Terraform"
		}
	],
	inputs: {
		environment: require_inputs.environmentInput,
		role: {
			type: "choice",
			choices: printed,
			default: "all",
			description: "Which policy to print"
		},
		as: {
			type: "choice",
			choices: policyFormats,
			default: "json",
			description: "JSON documents, resources for Terraform, or a template for CloudFormation"
		},
		trust: {
			type: "boolean",
			description: "Print who may take the roles, in place of what they may do"
		},
		...require_role_inputs.roleInputs
	},
	outputs: {},
	formats: ["text", "json"],
	permissions: {},
	action: false,
	async run(inputs, context) {
		const roles = await require_role_inputs.readRoles(inputs, context);
		refuseNoBatch(roles.policies, inputs.role);
		if (inputs.trust) return await trustResult(roles, inputs, context);
		const { environment } = roles;
		const policies = namedPolicies(environment.name, roles.policies, inputs.role);
		return {
			exitCode: 0,
			outputs: {},
			render(format) {
				if (format !== "json") return renderPolicies(policies, inputs.as);
				return require_json_document.jsonDocument({
					format: "slipway/iam/v1",
					environment: environment.name,
					policies: policies.map(({ name, description, document }) => ({
						name,
						description,
						document
					}))
				});
			}
		};
	}
});
function namedPolicies(environment, input, role) {
	const named = (name, document) => ({
		name: `slipway-${environment}-${name}`,
		description: purposes[name],
		document
	});
	if (role === "bucket") return [named("bucket", require_policy_input.bucketPolicy(input))];
	const documents = require_policy_input.rolePolicies(input);
	const { batch } = input;
	return [...require_policy_input.roleNames.filter((name) => role === "all" || role === name).map((name) => named(name, documents[name])), ...batch !== void 0 && (role === "all" || role === "batch") ? [named("batch", require_policy_input.batchRolePolicy({
		...input,
		batch
	}))] : []];
}
/** @throws SW0916 where the role of batch jobs is to be printed, and slipway.yaml names none. */
function refuseNoBatch({ batch }, role) {
	if (role !== "batch" || batch !== void 0) return;
	throw require_errors.awsErrors.create("SW0916", {
		message: "slipway.yaml names no place and no role for batch jobs, so there is nothing to print for one.",
		next: "Write `models: { batch: { place: s3://bucket/prefix, role: arn:aws:iam::111111111111:role/NAME } }`: the names may be of things that are still to be made.",
		place: { file: "slipway.yaml" }
	});
}
async function trustResult(environmentRoles, inputs, context) {
	const { environment, policies } = environmentRoles;
	if (inputs.as !== "json" || inputs.role === "bucket") throw require_platform_errors.platformErrors.create("SW0104", {
		message: `--trust prints trust policies of roles as JSON, not ${inputs.role === "bucket" ? "of a bucket" : `for ${inputs.as}`}.`,
		next: `\`slipway setup ${environment.name} --as terraform\` prints whole roles with their trust.`
	});
	const { batch } = policies;
	const names = require_policy_input.roleNames.filter((name) => inputs.role === "all" || inputs.role === name);
	const ofJobs = names.length === 0 ? void 0 : await trustOfJobs(environmentRoles, inputs, context);
	const notes = ofJobs?.notes ?? [];
	const documents = [...names.flatMap((role) => ofJobs === void 0 ? [] : [{
		role,
		document: ofJobs.policies[role]
	}]), ...batch !== void 0 && (inputs.role === "all" || inputs.role === "batch") ? [{
		role: "batch",
		document: require_policy_input.batchRoleTrust(batch)
	}] : []];
	const [only, ...others] = documents;
	return {
		exitCode: 0,
		outputs: {},
		render: (format) => format === "json" ? require_json_document.jsonDocument({
			format: "slipway/iam-trust/v1",
			environment: environment.name,
			policies: documents.map(({ role, document }) => ({
				name: `slipway-${environment.name}-${role}`,
				description: purposes[role],
				document
			})),
			notes
		}) : require_json_document.jsonDocument(only !== void 0 && others.length === 0 ? only.document : Object.fromEntries(documents.map(({ role, document }) => [`slipway-${environment.name}-${role}`, document])))
	};
}
/** Whom the roles that jobs of GitHub Actions take trust; the role of batch jobs is Bedrock's, and knows no repository. */
async function trustOfJobs(environmentRoles, wishes, context) {
	const { project, environment, policies } = environmentRoles;
	const place = {
		account: require_role_inputs.knownAccount(environmentRoles),
		region: policies.region
	};
	const trust = await require_role_inputs.environmentTrust(project, environment, place, wishes, context);
	for (const note of trust.notes) context.progress.note(note);
	return trust;
}

exports.command = command;
