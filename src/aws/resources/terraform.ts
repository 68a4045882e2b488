/** What an environment needs in AWS, as Terraform (HCL). The same input gives the same text. */
import { jsonDocument } from "../../platform/json-document.ts";
import { ownerIdPlaceholder, placeholdersIn, repositoryIdPlaceholder } from "./placeholders.ts";
import { type EnvironmentResources, keyArn, sessionSeconds } from "./resources.ts";

/** A whole configuration. What is not known yet (an id, an account) is a variable without a default. */
export function resourcesTerraform(resources: EnvironmentResources): string {
  return [
    heading(resources),
    providerBlock(resources),
    ...variableBlocks(resources),
    ...keyBlocks(resources),
    ...bucketBlocks(resources),
    identityProvider(resources),
    ...roleBlocks(resources),
    outputs(resources),
  ].join("\n");
}

function heading({ environment, account, region }: EnvironmentResources): string {
  return [
    `# What the environment ${environment} needs for Slipway: bucket, key, identity provider and roles`,
    `# in account ${account}, ${region}. Printed by: slipway setup ${environment} --as terraform`,
    "# Review it, then: terraform init, terraform plan, terraform apply. Nothing in it is secret.",
    "",
  ].join("\n");
}

/** The provider refuses any other account, whatever credentials are set. */
function providerBlock({ account, region }: EnvironmentResources): string {
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

function variableBlocks(resources: EnvironmentResources): readonly string[] {
  const unknown = placeholdersIn(JSON.stringify(resources.roles));
  const { bucket, key, provider } = resources;
  return [
    ...(unknown.includes(repositoryIdPlaceholder)
      ? [variable("repository_id", "string", "Id of the repository: gh api repos/OWNER/NAME --jq .id", undefined)]
      : []),
    ...(unknown.includes(ownerIdPlaceholder)
      ? [
          variable(
            "owner_id",
            "string",
            "Id of the repository's owner: gh api repos/OWNER/NAME --jq .owner.id",
            undefined,
          ),
        ]
      : []),
    variable("create_bucket", "bool", "False where another environment or module makes the bucket", bucket.make),
    ...(key.kind === "alias"
      ? [
          variable(
            "create_key",
            "bool",
            "False where another environment or module makes the key and its alias",
            key.make,
          ),
        ]
      : []),
    variable(
      "create_identity_provider",
      "bool",
      "False where the account has the provider already: one for each issuer",
      provider.make,
    ),
  ];
}

function variable(name: string, type: string, description: string, initial: boolean | undefined): string {
  return [
    `variable ${text(name)} {`,
    `  type        = ${type}`,
    `  description = ${text(description)}`,
    ...(initial === undefined ? [] : [`  default     = ${initial}`]),
    "}",
    "",
  ].join("\n");
}

function keyBlocks({ key, environment }: EnvironmentResources): readonly string[] {
  if (key.kind !== "alias") return [];
  return [
    `# What is written is encrypted with this key. Who may use it stands in the policies of the roles.
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
`,
  ];
}

function bucketBlocks(resources: EnvironmentResources): readonly string[] {
  const { bucket, key } = resources;
  const arn = keyArn(resources);
  const encryption =
    arn === undefined
      ? '      sse_algorithm = "AES256"'
      : `      sse_algorithm     = "aws:kms"\n      kms_master_key_id = ${text(arn)}`;
  return [
    `# Releases live here. Slipway removes nothing but by \`slipway prune\`, and neither should this.
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
    bucket_key_enabled = ${arn !== undefined}

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
`,
  ];
}

function identityProvider({ provider }: EnvironmentResources): string {
  return `# Jobs of GitHub Actions prove with an ID token of this issuer who they are: no key is stored anywhere.
resource "aws_iam_openid_connect_provider" "github" {
  count          = var.create_identity_provider ? 1 : 0
  url            = ${text(provider.url)}
  client_id_list = [${text(provider.audience)}]
}
`;
}

function roleBlocks({ roles }: EnvironmentResources): readonly string[] {
  return roles.map(
    ({ role, name, path, description, trust, policy }) => `# ${description}.
resource "aws_iam_role" "${role}" {
  name                 = ${text(name)}
  path                 = ${text(path)}
  description          = ${text(description)}
  max_session_duration = ${sessionSeconds}
  assume_role_policy = ${encoded(trust)}

  depends_on = [aws_iam_openid_connect_provider.github]
}

resource "aws_iam_role_policy" "${role}" {
  name = "slipway"
  role = aws_iam_role.${role}.id
  policy = ${encoded(policy)}
}
`,
  );
}

function outputs({ roles }: EnvironmentResources): string {
  return [
    "# For slipway.yaml: `role:` is the deployer, the others stand under `roles:`.",
    ...roles.map(({ role }) => `output "${role}_role" {\n  value = aws_iam_role.${role}.arn\n}\n`),
  ].join("\n");
}

/**
 * JSON is an expression of Terraform but for `${` and `%{`, which begin a template there. With a blank before its colons it
 * is what `terraform fmt` writes.
 */
function encoded(document: object): string {
  const json = jsonDocument(document).trimEnd();
  const formatted = json.replaceAll(/^(\s*"(?:[^"\\]|\\.)*"): /gm, "$1 : ");
  return `jsonencode(${template(formatted).replaceAll("\n", "\n  ")})`;
}

function text(value: string): string {
  return template(JSON.stringify(value));
}

function template(written: string): string {
  return written
    .replaceAll("${", "$$${")
    .replaceAll("%{", "%%{")
    .replaceAll(repositoryIdPlaceholder, "${var.repository_id}")
    .replaceAll(ownerIdPlaceholder, "${var.owner_id}");
}
