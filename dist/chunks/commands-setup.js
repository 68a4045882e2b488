const require_errors = require("./aws-errors.js");
const require_oidc_claims = require("./aws-oidc-claims.js");
const require_dist$1 = require("./yaml-dist-compose-compose-collection.js");
const require_json = require("./platform-json.js");
const require_json_document = require("./platform-json-document.js");
const require_role_inputs = require("./aws-resources-placeholders.js");
const require_role_arn = require("./aws-role-arn.js");
const require_command = require("./platform-command.js");
const require_inputs = require("./commands-releases-inputs.js");

// src/aws/resources/cloudformation.ts
var import_dist = require_dist$1.require_dist();
/** A whole template. What is not known yet (an id, an account) is a parameter of the stack. */
function resourcesCloudFormation(resources, syntax) {
	const { environment, account, region } = resources;
	const head = {
		AWSTemplateFormatVersion: "2010-09-09",
		Description: `What the environment ${environment} needs for Slipway: bucket, key, identity provider and roles`,
		Parameters: parameters(resources),
		Conditions: conditions(resources)
	};
	const sections = [
		...keySections(resources),
		bucketSection(resources),
		providerSection(resources),
		...roleSections(resources)
	];
	const outputs = Object.fromEntries(resources.roles.map(({ role }) => [`${capital(role)}Role`, {
		Description: `For slipway.yaml: ${role === "deployer" ? "role" : role}`,
		Value: { "Fn::GetAtt": [logical(role), "Arn"] }
	}]));
	if (syntax === "json") {
		const byName = Object.fromEntries(sections.flatMap((section) => Object.entries(section.resources)));
		return require_json_document.jsonDocument(filled({
			...head,
			Resources: byName,
			Outputs: outputs
		}));
	}
	return [
		`# What the environment ${environment} needs for Slipway, in account ${account}, ${region}.`,
		`# Printed by: slipway setup ${environment} --as cloudformation`,
		"# Review it, then: aws cloudformation deploy --capabilities CAPABILITY_NAMED_IAM \\",
		`#   --stack-name slipway-${environment} --template-file FILE --region ${region}`,
		"# Nothing in it is secret.",
		yaml(head),
		"Resources:",
		...sections.map(({ comment, resources }) => `  # ${comment}\n${indented(yaml(resources))}`),
		yaml({ Outputs: outputs })
	].join("\n");
}
function parameters(resources) {
	const unknown = require_role_inputs.placeholdersIn(JSON.stringify(resources.roles));
	const { bucket, key, provider } = resources;
	const yesOrNo = (initial, description) => ({
		Type: "String",
		AllowedValues: ["true", "false"],
		Default: String(initial),
		Description: description
	});
	const id = (description) => ({
		Type: "String",
		AllowedPattern: "[0-9]+",
		Description: description
	});
	return {
		...unknown.includes("REPOSITORY_ID") ? { RepositoryId: id("Id of the repository: gh api repos/OWNER/NAME --jq .id") } : {},
		...unknown.includes("OWNER_ID") ? { OwnerId: id("Id of the repository's owner: gh api repos/OWNER/NAME --jq .owner.id") } : {},
		CreateBucket: yesOrNo(bucket.make, "False where another environment or stack makes the bucket"),
		...key.kind === "alias" ? { CreateKey: yesOrNo(key.make, "False where another environment or stack makes the key and its alias") } : {},
		CreateIdentityProvider: yesOrNo(provider.make, "False where the account has the provider already: one for each issuer")
	};
}
function conditions({ key }) {
	const isTrue = (parameter) => ({ "Fn::Equals": [{ Ref: parameter }, "true"] });
	return {
		MakeBucket: isTrue("CreateBucket"),
		...key.kind === "alias" ? { MakeKey: isTrue("CreateKey") } : {},
		MakeIdentityProvider: isTrue("CreateIdentityProvider")
	};
}
/** Deleting the stack takes neither releases nor the key that opens them. */
const kept = {
	DeletionPolicy: "Retain",
	UpdateReplacePolicy: "Retain"
};
function keySections({ key, environment }) {
	if (key.kind !== "alias") return [];
	return [{
		comment: "What is written is encrypted with this key. Who may use it stands in the policies of the roles.",
		resources: {
			Key: {
				Type: "AWS::KMS::Key",
				Condition: "MakeKey",
				...kept,
				Properties: {
					Description: `Prompts of ${environment}`,
					EnableKeyRotation: true,
					PendingWindowInDays: 30,
					KeyPolicy: key.policy
				}
			},
			KeyAlias: {
				Type: "AWS::KMS::Alias",
				Condition: "MakeKey",
				...kept,
				Properties: {
					AliasName: key.alias,
					TargetKeyId: { Ref: "Key" }
				}
			}
		}
	}];
}
function bucketSection(resources) {
	const { bucket, key } = resources;
	const arn = require_role_inputs.keyArn(resources);
	const keyOfBucket = key.kind === "alias" ? { "Fn::If": [
		"MakeKey",
		{ "Fn::GetAtt": ["Key", "Arn"] },
		arn
	] } : arn;
	return {
		comment: "Releases live here: versioned, closed to the public, owned by the bucket's owner, and by TLS only.",
		resources: {
			Bucket: {
				Type: "AWS::S3::Bucket",
				Condition: "MakeBucket",
				...kept,
				Properties: {
					BucketName: bucket.name,
					VersioningConfiguration: { Status: "Enabled" },
					PublicAccessBlockConfiguration: {
						BlockPublicAcls: true,
						IgnorePublicAcls: true,
						BlockPublicPolicy: true,
						RestrictPublicBuckets: true
					},
					OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
					BucketEncryption: { ServerSideEncryptionConfiguration: [{
						BucketKeyEnabled: arn !== void 0,
						ServerSideEncryptionByDefault: arn === void 0 ? { SSEAlgorithm: "AES256" } : {
							SSEAlgorithm: "aws:kms",
							KMSMasterKeyID: keyOfBucket
						}
					}] }
				}
			},
			BucketPolicy: {
				Type: "AWS::S3::BucketPolicy",
				Condition: "MakeBucket",
				Properties: {
					Bucket: { Ref: "Bucket" },
					PolicyDocument: bucket.policy
				}
			}
		}
	};
}
function providerSection({ provider }) {
	return {
		comment: "Jobs of GitHub Actions prove with an ID token of this issuer who they are: no key is stored anywhere.",
		resources: { IdentityProvider: {
			Type: "AWS::IAM::OIDCProvider",
			Condition: "MakeIdentityProvider",
			DeletionPolicy: "Retain",
			UpdateReplacePolicy: "Retain",
			Properties: {
				Url: provider.url,
				ClientIdList: [provider.audience]
			}
		} }
	};
}
function roleSections({ roles }) {
	return roles.map(({ role, name, path, description, trust, policy }) => ({
		comment: `${description}.`,
		resources: { [logical(role)]: {
			Type: "AWS::IAM::Role",
			Properties: {
				RoleName: name,
				Path: path,
				Description: description,
				MaxSessionDuration: require_role_inputs.sessionSeconds,
				AssumeRolePolicyDocument: trust,
				Policies: [{
					PolicyName: "slipway",
					PolicyDocument: policy
				}]
			}
		} }
	}));
}
function logical(role) {
	return `${capital(role)}Role`;
}
function capital(word) {
	return word.slice(0, 1).toUpperCase() + word.slice(1);
}
/** Every text in quotes: CloudFormation reads YAML 1.1, where 2012-10-17 is a date. */
function yaml(value) {
	return (0, import_dist.stringify)(filled(value), {
		lineWidth: 0,
		defaultStringType: "QUOTE_DOUBLE",
		defaultKeyType: "PLAIN",
		aliasDuplicateObjects: false
	});
}
function indented(text) {
	return text.replaceAll(/^(?=.)/gm, "  ");
}
/** Ids that are asked for when the stack is made. */
function filled(value) {
	if (typeof value === "string") return filledText(value);
	if (Array.isArray(value)) return value.map(filled);
	if (!require_json.isJsonObject(value)) return value;
	return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filled(item)]));
}
function filledText(value) {
	if (require_role_inputs.placeholdersIn(value).length === 0) return value;
	return { "Fn::Sub": value.replaceAll("${", "${!").replaceAll(require_role_inputs.repositoryIdPlaceholder, "${RepositoryId}").replaceAll(require_role_inputs.ownerIdPlaceholder, "${OwnerId}") };
}

// src/aws/resources/terraform.ts
/** What an environment needs in AWS, as Terraform (HCL). The same input gives the same text. */
/** A whole configuration. What is not known yet (an id, an account) is a variable without a default. */
function resourcesTerraform(resources) {
	return [
		heading(resources),
		providerBlock(resources),
		...variableBlocks(resources),
		...keyBlocks(resources),
		...bucketBlocks(resources),
		identityProvider(resources),
		...roleBlocks(resources),
		outputs(resources)
	].join("\n");
}
function heading({ environment, account, region }) {
	return [
		`# What the environment ${environment} needs for Slipway: bucket, key, identity provider and roles`,
		`# in account ${account}, ${region}. Printed by: slipway setup ${environment} --as terraform`,
		"# Review it, then: terraform init, terraform plan, terraform apply. Nothing in it is secret.",
		""
	].join("\n");
}
/** The provider refuses any other account, whatever credentials are set. */
function providerBlock({ account, region }) {
	return `terraform {
  required_version = ">= 1.3"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.81"
    }
  }
}

provider "aws" {
  region              = ${text(region)}
  allowed_account_ids = [${text(account)}]
}
`;
}
function variableBlocks(resources) {
	const unknown = require_role_inputs.placeholdersIn(JSON.stringify(resources.roles));
	const { bucket, key, provider } = resources;
	return [
		...unknown.includes("REPOSITORY_ID") ? [variable("repository_id", "string", "Id of the repository: gh api repos/OWNER/NAME --jq .id", void 0)] : [],
		...unknown.includes("OWNER_ID") ? [variable("owner_id", "string", "Id of the repository's owner: gh api repos/OWNER/NAME --jq .owner.id", void 0)] : [],
		variable("create_bucket", "bool", "False where another environment or module makes the bucket", bucket.make),
		...key.kind === "alias" ? [variable("create_key", "bool", "False where another environment or module makes the key and its alias", key.make)] : [],
		variable("create_identity_provider", "bool", "False where the account has the provider already: one for each issuer", provider.make)
	];
}
function variable(name, type, description, initial) {
	return [
		`variable ${text(name)} {`,
		`  type        = ${type}`,
		`  description = ${text(description)}`,
		...initial === void 0 ? [] : [`  default     = ${initial}`],
		"}",
		""
	].join("\n");
}
function keyBlocks({ key, environment }) {
	if (key.kind !== "alias") return [];
	return [`# What is written is encrypted with this key. Who may use it stands in the policies of the roles.
resource "aws_kms_key" "prompts" {
  count                   = var.create_key ? 1 : 0
  description             = ${text(`Prompts of ${environment}`)}
  enable_key_rotation     = true
  deletion_window_in_days = 30
  policy = ${encoded(key.policy)}

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_kms_alias" "prompts" {
  count         = var.create_key ? 1 : 0
  name          = ${text(key.alias)}
  target_key_id = aws_kms_key.prompts[0].key_id
}
`];
}
function bucketBlocks(resources) {
	const { bucket, key } = resources;
	const arn = require_role_inputs.keyArn(resources);
	const encryption = arn === void 0 ? "      sse_algorithm = \"AES256\"" : `      sse_algorithm     = "aws:kms"\n      kms_master_key_id = ${text(arn)}`;
	return [`# Releases live here. Slipway removes nothing but by \`slipway prune\`, and neither should this.
resource "aws_s3_bucket" "prompts" {
  count  = var.create_bucket ? 1 : 0
  bucket = ${text(bucket.name)}

  lifecycle {
    prevent_destroy = true
  }
}

# What somebody overwrites or removes by other means can be restored.
resource "aws_s3_bucket_versioning" "prompts" {
  count  = var.create_bucket ? 1 : 0
  bucket = aws_s3_bucket.prompts[0].id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "prompts" {
  count                   = var.create_bucket ? 1 : 0
  bucket                  = aws_s3_bucket.prompts[0].id
  block_public_acls       = true
  ignore_public_acls      = true
  block_public_policy     = true
  restrict_public_buckets = true
}

# The bucket's owner owns every object: access lists of objects count for nothing.
resource "aws_s3_bucket_ownership_controls" "prompts" {
  count  = var.create_bucket ? 1 : 0
  bucket = aws_s3_bucket.prompts[0].id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "prompts" {
  count  = var.create_bucket ? 1 : 0
  bucket = aws_s3_bucket.prompts[0].id

  rule {
    bucket_key_enabled = ${arn !== void 0}

    apply_server_side_encryption_by_default {
${encryption}
    }
  }
${key.kind === "alias" ? "\n  depends_on = [aws_kms_alias.prompts]\n" : ""}}

# Requests without TLS are denied to everybody.
resource "aws_s3_bucket_policy" "prompts" {
  count  = var.create_bucket ? 1 : 0
  bucket = aws_s3_bucket.prompts[0].id
  policy = ${encoded(bucket.policy)}

  depends_on = [aws_s3_bucket_public_access_block.prompts]
}
`];
}
function identityProvider({ provider }) {
	return `# Jobs of GitHub Actions prove with an ID token of this issuer who they are: no key is stored anywhere.
resource "aws_iam_openid_connect_provider" "github" {
  count          = var.create_identity_provider ? 1 : 0
  url            = ${text(provider.url)}
  client_id_list = [${text(provider.audience)}]
}
`;
}
function roleBlocks({ roles }) {
	return roles.map(({ role, name, path, description, trust, policy }) => `# ${description}.
resource "aws_iam_role" "${role}" {
  name                 = ${text(name)}
  path                 = ${text(path)}
  description          = ${text(description)}
  max_session_duration = ${require_role_inputs.sessionSeconds}
  assume_role_policy = ${encoded(trust)}

  depends_on = [aws_iam_openid_connect_provider.github]
}

resource "aws_iam_role_policy" "${role}" {
  name = "slipway"
  role = aws_iam_role.${role}.id
  policy = ${encoded(policy)}
}
`);
}
function outputs({ roles }) {
	return ["# For slipway.yaml: `role:` is the deployer, the others stand under `roles:`.", ...roles.map(({ role }) => `output "${role}_role" {\n  value = aws_iam_role.${role}.arn\n}\n`)].join("\n");
}
/**
* JSON is an expression of Terraform but for `${` and `%{`, which begin a template there. With a blank before its colons it
* is what `terraform fmt` writes.
*/
function encoded(document) {
	return `jsonencode(${template(require_json_document.jsonDocument(document).trimEnd().replaceAll(/^(\s*"(?:[^"\\]|\\.)*"): /gm, "$1 : ")).replaceAll("\n", "\n  ")})`;
}
function text(value) {
	return template(JSON.stringify(value));
}
function template(written) {
	return written.replaceAll("${", "$$${").replaceAll("%{", "%%{").replaceAll(require_role_inputs.repositoryIdPlaceholder, "${var.repository_id}").replaceAll(require_role_inputs.ownerIdPlaceholder, "${var.owner_id}");
}

// src/commands/setup.ts
/** `slipway setup`: everything that an environment needs in AWS, to review and apply. */
const forms = [
	"terraform",
	"cloudformation",
	"cloudformation-json"
];
const command = require_command.defineCommand({
	name: "setup",
	summary: "Print everything that an environment needs in AWS, as Terraform or CloudFormation",
	description: ["Prints what an environment needs, to review and to apply: the bucket (versioned, closed to the public, owned by its owner alone, encrypted, by TLS only), the KMS key where `kmsKey:` is an alias, GitHub as identity provider, and five roles with the least that each needs. Jobs are trusted by repository id, default branch, GitHub environment and workflow; applications take the reader by their own identity.", "The same input gives the same text. Ids that are not known become variables that Terraform or CloudFormation ask for. What several environments share (a bucket, a key, the identity provider of the account) is made by the first of them in `slipway.yaml`; a variable changes that. Asks nothing of AWS and changes nothing."].join("\n\n"),
	examples: [
		{
			line: "slipway setup prod > prod.tf",
			explains: "Terraform, to review"
		},
		{
			line: "slipway setup prod --as cloudformation > prod.yaml",
			explains: "a CloudFormation template"
		},
		{
			line: "slipway setup prod --workflow .github/workflows/release.yml --workflow approver=.github/workflows/approve.yml",
			explains: "another workflow for one of the roles"
		}
	],
	inputs: {
		environment: require_inputs.environmentInput,
		as: {
			type: "choice",
			choices: forms,
			default: "terraform",
			description: "What to print"
		},
		...require_role_inputs.roleInputs
	},
	outputs: {},
	formats: ["text", "json"],
	permissions: {},
	action: false,
	async run(inputs, context) {
		const environmentRoles = await require_role_inputs.readRoles(inputs, context);
		const { project, environment, policies } = environmentRoles;
		const account = require_role_inputs.knownAccount(environmentRoles);
		const trust = await require_role_inputs.environmentTrust(project, environment, {
			account,
			region: policies.region
		}, inputs, context);
		const resources = require_role_inputs.environmentResources({
			environment: environment.name,
			account,
			policies,
			trust: trust.policies,
			roleArns: roleArnsOf(environment, account),
			provider: {
				url: inputs.issuer,
				audience: environment.audience ?? "sts.amazonaws.com",
				make: isFirst(project, environment, () => true)
			},
			makeBucket: isFirst(project, environment, (other) => bucketOf(other) === policies.bucket),
			makeKey: isFirst(project, environment, ({ kmsKey }) => kmsKey === environment.kmsKey)
		});
		const notes = [...trust.notes, ...policies.batch === void 0 ? [] : [batchNote(environment.name)]];
		for (const note of notes) context.progress.note(note);
		const text = textOf(resources, inputs.as);
		return {
			exitCode: 0,
			outputs: {},
			render: (format) => format !== "json" ? text : require_json_document.jsonDocument({
				format: "slipway/setup/v1",
				environment: environment.name,
				as: inputs.as,
				account,
				region: resources.region,
				bucket: resources.bucket.name,
				roles: resources.roles.map(({ role, arn, trust: trusts, policy }) => ({
					role,
					arn,
					trust: trusts,
					policy
				})),
				notes,
				text
			})
		};
	}
});
/** The jobs are those of the whole project, and the place may be anywhere: neither belongs to one environment. */
function batchNote(environment) {
	return `The place and the role of batch jobs (models.batch) are not made here: \`slipway iam ${environment} --role batch\` prints what the role may do, and with --trust who may take it.`;
}
function textOf(resources, form) {
	switch (form) {
		case "terraform": return resourcesTerraform(resources);
		case "cloudformation": return resourcesCloudFormation(resources, "yaml");
		case "cloudformation-json": return resourcesCloudFormation(resources, "json");
	}
}
/** Names that slipway.yaml has already. A role elsewhere cannot be made in this account. */
function roleArnsOf(environment, account) {
	const { role, roles = {} } = environment;
	const named = {
		...roles,
		...role === void 0 ? {} : { deployer: role }
	};
	for (const arn of Object.values(named)) {
		const parsed = require_role_arn.parseRoleArn(arn);
		if (parsed === void 0 || parsed.account === account) continue;
		throw require_errors.awsErrors.create("SW0916", {
			message: `The role ${arn} of ${environment.name} is in account ${parsed.account}, and what is printed is for ${account}.`,
			next: `Print what that account needs with --account ${parsed.account}, or mend \`role:\`.`,
			place: { file: "slipway.yaml" }
		});
	}
	return named;
}
/** Whether no earlier environment of the same account and region shares what `same` compares. */
function isFirst(project, environment, same) {
	const account = (one) => one.accounts?.[0] ?? require_role_arn.parseRoleArn(one.role ?? "")?.account;
	const first = [...project.environments.values()].filter(({ store }) => store.address.kind === "s3").find((other) => account(other) === account(environment) && same(other));
	return first === void 0 || first.name === environment.name;
}
function bucketOf({ store }) {
	return store.address.kind === "s3" ? store.address.bucket : void 0;
}

exports.command = command;
