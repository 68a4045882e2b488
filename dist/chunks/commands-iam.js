const require_errors = require("./aws-errors.js");
const require_trust_inputs = require("./aws-ground-ground.js");
const require_policy_input = require("./aws-policies.js");
const require_json_document = require("./platform-json-document.js");
const require_command = require("./platform-command.js");
const require_inputs = require("./commands-index.js");
const require_load = require("./platform-shape.js");

// src/aws/policy-formats.ts
/** Policies as text for the tool that makes the roles: JSON, Terraform or CloudFormation. */
const policyFormats = [
	"json",
	"terraform",
	"cloudformation"
];
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
	"bucket"
];
const purposes = {
	...require_trust_inputs.rolePurposes,
	bucket: "Denies requests without TLS"
};
const command = require_command.defineCommand({
	name: "iam",
	summary: "Print the least-privilege IAM policies of an environment",
	description: "Prints a policy for each role of an environment in S3: **reader** for applications, **deployer** for the workflow, **approver** for those who approve, **pruner** for the one job that removes, **evaluator** for the one that calls models. Resources are exact ARNs of this environment's bucket and prefix, so that several applications share a bucket; no action is a wildcard. `--role bucket` prints the bucket policy that denies requests without TLS. What each role may and may not do stands in `docs/iam.md`. `--trust` prints who may take each role instead: jobs of one repository by its id, from the default branch, in one GitHub environment and one workflow. Asks nothing of AWS.",
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
		environment: {
			type: "string",
			description: "Environment of slipway.yaml",
			placeholder: "ENV",
			positional: "first",
			required: true
		},
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
		...require_policy_input.policyInputs,
		trust: {
			type: "boolean",
			description: "Print who may take the roles, in place of what they may do"
		},
		...require_trust_inputs.trustInputs
	},
	outputs: {},
	formats: ["text", "json"],
	permissions: {},
	action: false,
	async run(inputs, context) {
		const project = require_load.soundProject(await require_load.findProject(context.cwd));
		const environment = require_load.environmentOf(project, inputs.environment);
		const wishes = {
			account: inputs.account,
			models: inputs.model
		};
		const input = await require_policy_input.policyInputOf(project, environment, wishes, context.environment);
		if (inputs.trust) return await trustResult(project, environment, input, inputs, context);
		const policies = namedPolicies(environment.name, input, inputs.role);
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
	return require_policy_input.roleNames.filter((name) => role === "all" || role === name).map((name) => named(name, documents[name]));
}
async function trustResult(project, environment, { account, region }, inputs, context) {
	if (inputs.as !== "json" || inputs.role === "bucket") throw require_inputs.platformErrors.create("SW0104", {
		message: `--trust prints trust policies of roles as JSON, not ${inputs.role === "bucket" ? "of a bucket" : `for ${inputs.as}`}.`,
		next: `\`slipway setup ${environment.name} --as terraform\` prints whole roles with their trust.`
	});
	if (account === void 0) throw require_errors.awsErrors.create("SW0916", {
		message: `The AWS account of ${environment.name} is not known, and a trust policy names it.`,
		next: `Name it: \`accounts: ["111111111111"]\` of the environment in slipway.yaml, or --account.`,
		place: { file: "slipway.yaml" }
	});
	const trust = await require_trust_inputs.environmentTrust(project, environment, {
		account,
		region
	}, inputs, context);
	for (const note of trust.notes) context.progress.note(note);
	const roles = require_policy_input.roleNames.filter((name) => inputs.role === "all" || inputs.role === name);
	const [only, ...others] = roles;
	return {
		exitCode: 0,
		outputs: {},
		render: (format) => format === "json" ? require_json_document.jsonDocument({
			format: "slipway/iam-trust/v1",
			environment: environment.name,
			policies: roles.map((role) => ({
				name: `slipway-${environment.name}-${role}`,
				description: require_trust_inputs.rolePurposes[role],
				document: trust.policies[role]
			})),
			notes: trust.notes
		}) : require_json_document.jsonDocument(only !== void 0 && others.length === 0 ? trust.policies[only] : Object.fromEntries(roles.map((role) => [`slipway-${environment.name}-${role}`, trust.policies[role]])))
	};
}

exports.command = command;
