/** `slipway assume-role`: takes a role with the job's ID token, to see that it can, or to hand it to other tools. */

import { awsErrors } from "../aws/errors.ts";
import { idTokenSource } from "../aws/oidc-token.ts";
import type { RoleArn } from "../aws/role-arn.ts";
import { sessionPolicies, sessionWorks } from "../aws/session-policies.ts";
import { resolveRegion } from "../aws/settings.ts";
import type { TakenRole } from "../aws/take-role.ts";
import { type CommandContext, defineCommand, type InputValues } from "../platform/command.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint } from "../platform/paint.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { findProject, soundProject } from "../project/load.ts";
import { environmentOf } from "../project/project.ts";
import { roleFor, sessionNameOf, takingIn } from "./releases/credentials.ts";
import { exportVariables, restoreVariables, stateOfExport } from "./releases/exported.ts";
import { policyInputOf } from "./releases/policy-input.ts";
import { foreign } from "./releases/words.ts";

const inputs = {
  environment: {
    type: "string",
    description: "Environment of slipway.yaml whose role, region and accounts are meant",
    placeholder: "ENV",
    positional: "first",
  },
  role: { type: "string", description: "ARN of the role; `role:` of the environment where absent", placeholder: "ARN" },
  for: {
    type: "choice",
    choices: sessionWorks,
    default: "deploy",
    description: "What the session is for: with an environment it may do that and no more",
  },
  "session-policy": {
    type: "choice",
    choices: ["environment", "none"],
    description: "Cut the session down to the environment, or not at all; by default down where one is named",
  },
  region: { type: "string", description: "Region of STS, and of what is exported", placeholder: "REGION" },
  audience: {
    type: "string",
    description: "Audience of the ID token: `sts.amazonaws.com` where absent",
    placeholder: "AUDIENCE",
  },
  duration: { type: "number", default: 3600, description: "Seconds, 900 to 3600", placeholder: "SECONDS" },
  accounts: { type: "list", description: "Account in which the role may be; any other is refused", placeholder: "ID" },
  export: {
    type: "boolean",
    description:
      "Hand the credentials to the later steps of the job as AWS_* variables, masked; taken away when the job ends",
  },
} as const;

export const command = defineCommand({
  name: "assume-role",
  summary: "Take an AWS role with the job's ID token",
  description: [
    "Takes a role by OpenID Connect: a fresh ID token of the job, one hour at most, no stored key. The commands on releases do this by themselves for the environment that they work in; this one shows whether it works, and with `--export` it hands the credentials to other tools of the job: AWS_ACCESS_KEY_ID and its companions, masked in the log. When the job ends, the action takes them away and puts back what was there before.",
    "Several roles in one job are several steps; each restores what the one before had set. With an environment, the session is cut down to what `--for` names, in that environment's bucket and prefix. Account ids are not masked: a masked output reaches no other job.",
    "Where AWS refuses, the message shows what the token claims, and the lines of a trust policy that would match.",
  ].join("\n\n"),
  examples: [
    { line: "slipway assume-role prod --for read", explains: "see whether this job may read prod" },
    {
      line: "slipway assume-role --role arn:aws:iam::111111111111:role/reports --region eu-west-1",
      explains: "any role that trusts this job",
    },
  ],
  inputs,
  outputs: {
    account: { description: "Account of the role, twelve digits" },
    arn: { description: "ARN of the session" },
    expiration: { description: "When the session ends, RFC 3339 in UTC" },
    region: { description: "Region of STS" },
  },
  formats: ["text", "json"],
  permissions: { contents: "read", "id-token": "write" },
  action: true,
  async run(inputs, context) {
    const source = idTokenSource(context.environment);
    if (source === undefined) throw noToken();
    if (inputs.export && context.environment["INPUT_EXPORT"] === undefined) throw noExport();
    const wanted = await wantedRole(inputs, context);
    const { takeRole } = await import("../aws/take-role.ts");
    const taken = await takeRole({
      ...wanted,
      durationSeconds: inputs.duration,
      sessionName: sessionNameOf(inputs.for, context.environment),
      source,
      ...(await takingIn(context)),
    });
    return {
      exitCode: 0,
      outputs: outputsOf(taken, wanted.region),
      ...(inputs.export ? exported(taken, wanted.region, context) : {}),
      render: (format) =>
        format === "json"
          ? jsonDocument({
              format: "slipway/assumed-role/v1",
              ...outputsOf(taken, wanted.region),
              exported: inputs.export,
            })
          : textOf(taken, wanted.region, inputs.export, context),
    };
  },
  async post(state, context) {
    return restoreVariables(state, context.environment, (secret) => context.redaction.register(secret));
  },
});

interface WantedRole {
  readonly role: RoleArn["arn"];
  readonly region: string;
  readonly audience: string | undefined;
  readonly accounts: readonly string[] | undefined;
  readonly sessionPolicies: readonly string[];
}

async function wantedRole(given: InputValues<typeof inputs>, context: CommandContext): Promise<WantedRole> {
  const variables = context.environment;
  const named = given.accounts.length === 0 ? undefined : given.accounts;
  if (given.environment === undefined) {
    if (given.role === undefined) throw noRole("neither an environment nor --role was given");
    if (given["session-policy"] === "environment") {
      throw platformErrors.create("SW0104", {
        message: "--session-policy environment needs an environment to cut the session down to.",
        next: "Name one: `slipway assume-role prod --for read`.",
      });
    }
    const region = await resolveRegion(given.region, variables, false, {
      next: "Name one with `--region`, or set AWS_REGION.",
    });
    return { role: given.role, region, audience: given.audience, accounts: named, sessionPolicies: [] };
  }
  const project = soundProject(await findProject(context.cwd));
  const environment = environmentOf(project, given.environment);
  const role = given.role ?? roleFor(environment, given.for);
  if (role === undefined) throw noRole(`${environment.name} has no \`role:\` in slipway.yaml`);
  const bounded = given["session-policy"] !== "none" && environment.store.address.kind === "s3";
  return {
    role,
    region: await resolveRegion(given.region ?? environment.region, variables, environment.endpoint !== undefined),
    audience: given.audience ?? environment.audience,
    accounts: named ?? environment.accounts,
    sessionPolicies: bounded
      ? sessionPolicies(await policyInputOf(project, environment, {}, variables), given.for)
      : [],
  };
}

function outputsOf(taken: TakenRole, region: string) {
  return { account: taken.account, arn: taken.arn, expiration: taken.expiresAt.toISOString(), region };
}

function exported(taken: TakenRole, region: string, context: CommandContext) {
  // These leave the process: the runner masks them in every later step, and what is kept for the end of the job too.
  const { accessKeyId, secretAccessKey, sessionToken } = taken.credentials;
  const before = ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"].map((name) => context.environment[name]);
  for (const secret of [accessKeyId, secretAccessKey, sessionToken, ...before]) {
    if (secret) context.redaction.register(secret);
  }
  const variables = exportVariables(taken.credentials, region, context.environment);
  return { variables, state: stateOfExport(variables, context.environment) };
}

function textOf(taken: TakenRole, region: string, isExported: boolean, { terminal }: CommandContext): string {
  const paint = createPaint(terminal.color);
  const rows = [
    ["session", foreign(taken.arn)],
    ["account", taken.account],
    ["region", region],
    ["until", taken.expiresAt.toISOString()],
    [
      "keys",
      isExported
        ? "in AWS_ACCESS_KEY_ID and its companions for the later steps; taken away when the job ends"
        : "dropped: nothing was exported",
    ],
  ] as const;
  return [
    `${paint("green", paint("bold", "taken"))}  the role trusts this job`,
    ...rows.map(([name, value]) => `  ${paint("dim", name.padEnd(8))} ${value}`),
    "",
  ].join("\n");
}

function noToken(): Error {
  return awsErrors.create("SW0930", {
    message: "This process cannot ask GitHub for an ID token: ACTIONS_ID_TOKEN_REQUEST_URL is not set.",
    next: "Run it in a job of GitHub Actions with `permissions: { id-token: write, contents: read }`; pull requests from forks get none. On a laptop use `aws sso login`, and `slipway doctor oidc` to look at a trust policy.",
  });
}

function noExport(): Error {
  return awsErrors.create("SW0937", {
    message: "--export works in the action only: it hands variables to later steps, masks them and takes them away.",
    next: "Use the action `assume-role` with `export: true`. Slipway's own commands need no export.",
  });
}

function noRole(why: string): Error {
  return platformErrors.create("SW0104", {
    message: `There is no role to take: ${why}.`,
    next: "Name an environment with a `role:`, or --role arn:aws:iam::111111111111:role/NAME.",
  });
}
