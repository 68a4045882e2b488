/** `slipway setup`: everything that an environment needs in AWS, to review and apply. */

import { awsErrors } from "../aws/errors.ts";
import { defaultAudience } from "../aws/oidc-claims.ts";
import { resourcesCloudFormation } from "../aws/resources/cloudformation.ts";
import { type EnvironmentResources, environmentResources } from "../aws/resources/resources.ts";
import { resourcesTerraform } from "../aws/resources/terraform.ts";
import { parseRoleArn } from "../aws/role-arn.ts";
import { defineCommand } from "../platform/command.ts";
import { jsonDocument } from "../platform/json-document.ts";
import type { Environment, Project } from "../project/project.ts";
import { environmentInput } from "./releases/inputs.ts";
import { knownAccount, readRoles, roleInputs } from "./roles/role-inputs.ts";
import { environmentTrust } from "./roles/trust-inputs.ts";

const forms = ["terraform", "cloudformation", "cloudformation-json"] as const;

export const command = defineCommand({
  name: "setup",
  summary: "Print everything that an environment needs in AWS, as Terraform or CloudFormation",
  description: [
    "Prints what an environment needs, to review and to apply: the bucket (versioned, closed to the public, owned by its owner alone, encrypted, by TLS only), the KMS key where `kmsKey:` is an alias, GitHub as identity provider, and five roles with the least that each needs. Jobs are trusted by repository id, default branch, GitHub environment and workflow; applications take the reader by their own identity.",
    "The same input gives the same text. Ids that are not known become variables that Terraform or CloudFormation ask for. What several environments share (a bucket, a key, the identity provider of the account) is made by the first of them in `slipway.yaml`; a variable changes that. Asks nothing of AWS and changes nothing.",
  ].join("\n\n"),
  examples: [
    { line: "slipway setup prod > prod.tf", explains: "Terraform, to review" },
    { line: "slipway setup prod --as cloudformation > prod.yaml", explains: "a CloudFormation template" },
    {
      line: "slipway setup prod --workflow .github/workflows/release.yml --workflow approver=.github/workflows/approve.yml",
      explains: "another workflow for one of the roles",
    },
  ],
  inputs: {
    environment: environmentInput,
    as: { type: "choice", choices: forms, default: "terraform", description: "What to print" },
    ...roleInputs,
  },
  outputs: {},
  formats: ["text", "json"],
  permissions: {},
  action: false,
  async run(inputs, context) {
    const environmentRoles = await readRoles(inputs, context);
    const { project, environment, policies } = environmentRoles;
    const account = knownAccount(environmentRoles);
    const trust = await environmentTrust(project, environment, { account, region: policies.region }, inputs, context);
    const resources = environmentResources({
      environment: environment.name,
      account,
      policies,
      trust: trust.policies,
      roleArns: roleArnsOf(environment, account),
      provider: {
        url: inputs.issuer,
        audience: environment.audience ?? defaultAudience,
        make: isFirst(project, environment, () => true),
      },
      makeBucket: isFirst(project, environment, (other) => bucketOf(other) === policies.bucket),
      makeKey: isFirst(project, environment, ({ kmsKey }) => kmsKey === environment.kmsKey),
    });
    const notes = [...trust.notes, ...(policies.batch === undefined ? [] : [batchNote(environment.name)])];
    for (const note of notes) context.progress.note(note);
    const text = textOf(resources, inputs.as);
    return {
      exitCode: 0,
      outputs: {},
      render: (format) =>
        format !== "json"
          ? text
          : jsonDocument({
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
                policy,
              })),
              notes,
              text,
            }),
    };
  },
});

/** The jobs are those of the whole project, and the place may be anywhere: neither belongs to one environment. */
function batchNote(environment: string): string {
  return `The place and the role of batch jobs (models.batch) are not made here: \`slipway iam ${environment} --role batch\` prints what the role may do, and with --trust who may take it.`;
}

function textOf(resources: EnvironmentResources, form: (typeof forms)[number]): string {
  switch (form) {
    case "terraform":
      return resourcesTerraform(resources);
    case "cloudformation":
      return resourcesCloudFormation(resources, "yaml");
    case "cloudformation-json":
      return resourcesCloudFormation(resources, "json");
  }
}

/** Names that slipway.yaml has already. A role elsewhere cannot be made in this account. */
function roleArnsOf(environment: Environment, account: string) {
  const { role, roles = {} } = environment;
  const named = { ...roles, ...(role === undefined ? {} : { deployer: role }) };
  for (const arn of Object.values(named)) {
    const parsed = parseRoleArn(arn);
    if (parsed === undefined || parsed.account === account) continue;
    throw awsErrors.create("SW0916", {
      message: `The role ${arn} of ${environment.name} is in account ${parsed.account}, and what is printed is for ${account}.`,
      next: `Print what that account needs with --account ${parsed.account}, or mend \`role:\`.`,
      place: { file: "slipway.yaml" },
    });
  }
  return named;
}

/** Whether no earlier environment of the same account and region shares what `same` compares. */
function isFirst(project: Project, environment: Environment, same: (other: Environment) => boolean): boolean {
  const account = (one: Environment): string | undefined => one.accounts?.[0] ?? parseRoleArn(one.role ?? "")?.account;
  const earlier = [...project.environments.values()].filter(({ store }) => store.address.kind === "s3");
  const first = earlier.find((other) => account(other) === account(environment) && same(other));
  return first === undefined || first.name === environment.name;
}

function bucketOf({ store }: Environment): string | undefined {
  return store.address.kind === "s3" ? store.address.bucket : undefined;
}
