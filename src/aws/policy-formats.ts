/** Policies as text for the tool that makes the roles: JSON, Terraform or CloudFormation. */
import { jsonDocument } from "../platform/json-document.ts";
import type { PolicyDocument } from "./policy-statements.ts";

/** A policy and what to call it: `slipway-prod-deployer`. */
export interface NamedPolicy {
  readonly name: string;
  readonly description: string;
  readonly document: PolicyDocument;
}

export const policyFormats = ["json", "terraform", "cloudformation"] as const;
export type PolicyFormat = (typeof policyFormats)[number];

/** One text with all policies, ending with a line feed. The same input gives the same text. */
export function renderPolicies(policies: readonly NamedPolicy[], format: PolicyFormat): string {
  switch (format) {
    case "json":
      return jsonPolicies(policies);
    case "terraform":
      return policies.map(terraformPolicy).join("\n");
    case "cloudformation":
      return cloudFormationTemplate(policies);
  }
}

/** One policy is the document itself, ready for `aws iam create-policy`; several are an object by name. */
function jsonPolicies(policies: readonly NamedPolicy[]): string {
  const [only, ...others] = policies;
  if (only !== undefined && others.length === 0) return jsonDocument(only.document);
  return jsonDocument(Object.fromEntries(policies.map(({ name, document }) => [name, document])));
}

/** JSON is an expression of Terraform but for `${` and `%{`, which begin a template there. */
function terraformPolicy({ name, description, document }: NamedPolicy): string {
  const expression = jsonDocument(document)
    .trimEnd()
    .replaceAll("${", "$$${")
    .replaceAll("%{", "%%{")
    .replaceAll("\n", "\n  ");
  return [
    `resource "aws_iam_policy" ${JSON.stringify(identifier(name, "_"))} {`,
    `  name        = ${JSON.stringify(name)}`,
    `  description = ${JSON.stringify(description)}`,
    `  policy      = jsonencode(${expression})`,
    "}",
    "",
  ].join("\n");
}

function cloudFormationTemplate(policies: readonly NamedPolicy[]): string {
  const resources = policies.map(({ name, description, document }) => [
    logicalName(name),
    {
      Type: "AWS::IAM::ManagedPolicy",
      Properties: { ManagedPolicyName: name, Description: description, PolicyDocument: document },
    },
  ]);
  return jsonDocument({
    AWSTemplateFormatVersion: "2010-09-09",
    Description: "Policies printed by slipway iam",
    Resources: Object.fromEntries(resources),
  });
}

function identifier(name: string, separator: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, separator);
}

/** Letters and digits, each word with a capital: what CloudFormation takes. */
function logicalName(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("");
}
