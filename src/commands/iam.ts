/** `slipway iam`: the least-privilege policies of an environment. */
import { bucketPolicy, type PolicyInput, type RoleName, roleNames, rolePolicies } from "../aws/policies.ts";
import { type NamedPolicy, policyFormats, renderPolicies } from "../aws/policy-formats.ts";
import { defineCommand } from "../platform/command.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { findProject, soundProject } from "../project/load.ts";
import { environmentOf } from "../project/project.ts";
import { policyInputOf } from "./releases/policy-input.ts";

const printed = ["all", ...roleNames, "bucket"] as const;

/** What each role is for, as it stands in the policy's description. */
const purposes: Readonly<Record<RoleName | "bucket", string>> = {
  reader: "Applications read the live release",
  deployer: "A workflow deploys, promotes and rolls back",
  approver: "A person approves releases",
  pruner: "Removes what no kept release needs",
  evaluator: "Calls models and keeps their answers",
  bucket: "Denies requests without TLS",
};

export const command = defineCommand({
  name: "iam",
  summary: "Print the least-privilege IAM policies of an environment",
  description:
    "Prints a policy for each role of an environment in S3: **reader** for applications, **deployer** for the workflow, **approver** for those who approve, **pruner** for the one job that removes, **evaluator** for the one that calls models. Resources are exact ARNs of this environment's bucket and prefix, so that several applications share a bucket; no action is a wildcard. `--role bucket` prints the bucket policy that denies requests without TLS. What each role may and may not do stands in `docs/iam.md`. Asks nothing of AWS.",
  examples: [
    { line: "slipway iam prod --role deployer", explains: "one policy, ready for `aws iam create-policy`" },
    { line: "slipway iam prod --as terraform > slipway-prod.tf", explains: "all of them for Terraform" },
  ],
  inputs: {
    environment: {
      type: "string",
      description: "Environment of slipway.yaml",
      placeholder: "ENV",
      positional: "first",
      required: true,
    },
    role: { type: "choice", choices: printed, default: "all", description: "Which policy to print" },
    as: {
      type: "choice",
      choices: policyFormats,
      default: "json",
      description: "JSON documents, resources for Terraform, or a template for CloudFormation",
    },
    account: {
      type: "string",
      description: "AWS account of the bucket and its key; taken from accounts: or role: where absent",
      placeholder: "ID",
    },
    model: {
      type: "list",
      description: "Model that the evaluator may call; the model: of slipway.yaml where absent",
      placeholder: "ID",
    },
  },
  outputs: {},
  formats: ["text", "json"],
  permissions: {},
  action: false,
  async run(inputs, context) {
    const project = soundProject(await findProject(context.cwd));
    const environment = environmentOf(project, inputs.environment);
    const wishes = { account: inputs.account, models: inputs.model };
    const input = await policyInputOf(project, environment, wishes, context.environment);
    const policies = namedPolicies(environment.name, input, inputs.role);
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
  const named = (name: RoleName | "bucket", document: NamedPolicy["document"]): NamedPolicy => ({
    name: `slipway-${environment}-${name}`,
    description: purposes[name],
    document,
  });
  if (role === "bucket") return [named("bucket", bucketPolicy(input))];
  const documents = rolePolicies(input);
  return roleNames.filter((name) => role === "all" || role === name).map((name) => named(name, documents[name]));
}
