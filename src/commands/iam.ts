/** `slipway iam`: what the roles of an environment may do, and who may take them. */
import { batchRolePolicy, batchRoleTrust } from "../aws/batch-policies.ts";
import { awsErrors } from "../aws/errors.ts";
import { bucketPolicy, type PolicyInput, type RoleName, roleNames, rolePolicies } from "../aws/policies.ts";
import { type NamedPolicy, policyFormats, renderPolicies } from "../aws/policy-formats.ts";
import { rolePurposes } from "../aws/resources/resources.ts";
import { type CommandContext, type CommandResult, defineCommand } from "../platform/command.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { environmentInput } from "./releases/inputs.ts";
import { type EnvironmentRoles, knownAccount, readRoles, roleInputs } from "./roles/role-inputs.ts";
import { environmentTrust, type TrustWishes } from "./roles/trust-inputs.ts";

const printed = ["all", ...roleNames, "batch", "bucket"] as const;

const batchPurpose = "Batch inference jobs of Bedrock: reads records, writes answers";
const purposes = { ...rolePurposes, batch: batchPurpose, bucket: "Denies requests without TLS" } as const;

export const command = defineCommand({
  name: "iam",
  summary: "Print the least-privilege IAM policies of an environment",
  description:
    "Prints a policy for each role of an environment in S3: **reader** for applications, **deployer** for the workflow, **approver** for those who approve, **pruner** for the one job that removes, **evaluator** for the one that calls models. Resources are exact ARNs of this environment's bucket and prefix, so that several applications share a bucket; no action is a wildcard. Where `models.batch` names a role for batch jobs, the evaluator may start them, and **batch** is that role, which Bedrock works with. `--role bucket` prints the bucket policy that denies requests without TLS. What each role may and may not do stands in `docs/iam.md`. `--trust` prints who may take each role instead: jobs of one repository by its id, from the default branch, in one GitHub environment and one workflow. Asks nothing of AWS.",
  examples: [
    { line: "slipway iam prod --role deployer", explains: "one policy, ready for `aws iam create-policy`" },
    { line: "slipway iam prod --trust --role deployer", explains: "its trust policy, for `aws iam create-role`" },
    { line: "slipway iam prod --as terraform > slipway-prod.tf", explains: "all of them for Terraform" },
  ],
  inputs: {
    environment: environmentInput,
    role: { type: "choice", choices: printed, default: "all", description: "Which policy to print" },
    as: {
      type: "choice",
      choices: policyFormats,
      default: "json",
      description: "JSON documents, resources for Terraform, or a template for CloudFormation",
    },
    trust: { type: "boolean", description: "Print who may take the roles, in place of what they may do" },
    ...roleInputs,
  },
  outputs: {},
  formats: ["text", "json"],
  permissions: {},
  action: false,
  async run(inputs, context) {
    const roles = await readRoles(inputs, context);
    refuseNoBatch(roles.policies, inputs.role);
    if (inputs.trust) return await trustResult(roles, inputs, context);
    const { environment } = roles;
    const policies = namedPolicies(environment.name, roles.policies, inputs.role);
    return {
      exitCode: 0,
      outputs: {},
      render(format) {
        if (format !== "json") return renderPolicies(policies, inputs.as);
        return jsonDocument({
          format: "slipway/iam/v1",
          environment: environment.name,
          policies: policies.map(({ name, description, document }) => ({ name, description, document })),
        });
      },
    };
  },
});

function namedPolicies(
  environment: string,
  input: PolicyInput,
  role: (typeof printed)[number],
): readonly NamedPolicy[] {
  const named = (name: RoleName | "batch" | "bucket", document: NamedPolicy["document"]): NamedPolicy => ({
    name: `slipway-${environment}-${name}`,
    description: purposes[name],
    document,
  });
  if (role === "bucket") return [named("bucket", bucketPolicy(input))];
  const documents = rolePolicies(input);
  const { batch } = input;
  return [
    ...roleNames.filter((name) => role === "all" || role === name).map((name) => named(name, documents[name])),
    ...(batch !== undefined && (role === "all" || role === "batch")
      ? [named("batch", batchRolePolicy({ ...input, batch }))]
      : []),
  ];
}

/** @throws SW0916 where the role of batch jobs is to be printed, and slipway.yaml names none. */
function refuseNoBatch({ batch }: PolicyInput, role: (typeof printed)[number]): void {
  if (role !== "batch" || batch !== undefined) return;
  throw awsErrors.create("SW0916", {
    message: "slipway.yaml names no place and no role for batch jobs, so there is nothing to print for one.",
    next: "Write `models: { batch: { place: s3://bucket/prefix, role: arn:aws:iam::111111111111:role/NAME } }`: the names may be of things that are still to be made.",
    place: { file: "slipway.yaml" },
  });
}

async function trustResult(
  environmentRoles: EnvironmentRoles,
  inputs: TrustWishes & { readonly role: (typeof printed)[number]; readonly as: string },
  context: CommandContext,
): Promise<CommandResult> {
  const { environment, policies } = environmentRoles;
  if (inputs.as !== "json" || inputs.role === "bucket") {
    throw platformErrors.create("SW0104", {
      message: `--trust prints trust policies of roles as JSON, not ${inputs.role === "bucket" ? "of a bucket" : `for ${inputs.as}`}.`,
      next: `\`slipway setup ${environment.name} --as terraform\` prints whole roles with their trust.`,
    });
  }
  const { batch } = policies;
  const names = roleNames.filter((name) => inputs.role === "all" || inputs.role === name);
  const ofJobs = names.length === 0 ? undefined : await trustOfJobs(environmentRoles, inputs, context);
  const notes = ofJobs?.notes ?? [];
  const documents = [
    ...names.flatMap((role) => (ofJobs === undefined ? [] : [{ role, document: ofJobs.policies[role] }])),
    ...(batch !== undefined && (inputs.role === "all" || inputs.role === "batch")
      ? [{ role: "batch" as const, document: batchRoleTrust(batch) }]
      : []),
  ];
  const [only, ...others] = documents;
  return {
    exitCode: 0,
    outputs: {},
    render: (format) =>
      format === "json"
        ? jsonDocument({
            format: "slipway/iam-trust/v1",
            environment: environment.name,
            policies: documents.map(({ role, document }) => ({
              name: `slipway-${environment.name}-${role}`,
              description: purposes[role],
              document,
            })),
            notes,
          })
        : jsonDocument(
            only !== undefined && others.length === 0
              ? only.document
              : Object.fromEntries(
                  documents.map(({ role, document }) => [`slipway-${environment.name}-${role}`, document]),
                ),
          ),
  };
}

/** Whom the roles that jobs of GitHub Actions take trust; the role of batch jobs is Bedrock's, and knows no repository. */
async function trustOfJobs(environmentRoles: EnvironmentRoles, wishes: TrustWishes, context: CommandContext) {
  const { project, environment, policies } = environmentRoles;
  const place = { account: knownAccount(environmentRoles), region: policies.region };
  const trust = await environmentTrust(project, environment, place, wishes, context);
  for (const note of trust.notes) context.progress.note(note);
  return trust;
}
