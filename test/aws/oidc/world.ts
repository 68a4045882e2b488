/** A repository with beta and prod in S3, roles with real trust policies, and jobs that run the command line there. */
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PolicyInput, rolePolicies } from "../../../src/aws/policies.ts";
import { jobTrustPolicy } from "../../../src/aws/trust/policies.ts";
import { writeFiles } from "../../project/folder.ts";
import { type Ministack, startMinistack } from "../../servers/ministack.ts";
import { type JobIdentity, type OidcIssuer, startOidcIssuer } from "../../servers/oidc-issuer.ts";
import { type StsServer, startStsServer } from "../../servers/sts-server.ts";
import { type RanSlipway, runSlipway } from "../../support/slipway.ts";
import { jobTrust } from "./job-trust.ts";

export interface World {
  readonly ministack: Ministack;
  readonly issuer: OidcIssuer;
  readonly sts: StsServer;
  readonly buckets: Readonly<Record<"beta" | "prod", string>>;
  /** Folder of the project; its slipway.yaml names buckets and roles. */
  readonly folder: string;
  /** Variables of a job of the repository's release workflow on the default branch. */
  jobEnvironment(environment: "beta" | "prod", changes?: Partial<JobIdentity>): Readonly<Record<string, string>>;
  /** Runs `slipway` with these variables, and what every process needs. */
  slipway(variables: Readonly<Record<string, string>>, words: readonly string[], input?: string): Promise<RanSlipway>;
  stop(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const ministack = await startMinistack();
  const issuer = await startOidcIssuer();
  const sts = await startStsServer({ ministack, issuer });
  const account = ministack.accountId;
  const buckets = { beta: await ministack.createBucket(), prod: await ministack.createBucket() };
  const place = { prefix: "support", region: ministack.region, kmsKey: undefined, account };
  const beta: PolicyInput = { ...place, bucket: buckets.beta, source: undefined, mirrors: ["outputs/"], models: [] };
  const source = { ...place, bucket: buckets.beta };
  const prod: PolicyInput = { ...place, bucket: buckets.prod, source, mirrors: [], models: [] };
  const trust = (environment: string, tags: string | undefined) =>
    jobTrustPolicy(jobTrust(account, { environments: [environment], tags }));
  await sts.createRole("slipway-beta-deployer", trust("beta", "v*"), rolePolicies(beta).deployer);
  await sts.createRole("slipway-prod-deployer", trust("prod", undefined), rolePolicies(prod).deployer);
  await sts.createRole("slipway-prod-pruner", trust("prod", undefined), rolePolicies(prod).pruner);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "slipway-oidc-")));
  writeFiles(folder, {
    "slipway.yaml": [
      "slipway: 1",
      "model: eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
      "environments:",
      "  beta:",
      `    store: s3://${buckets.beta}/support`,
      `    region: ${ministack.region}`,
      `    role: arn:aws:iam::${account}:role/slipway-beta-deployer`,
      "    mirror: { at: outputs/ }",
      "  prod:",
      `    store: s3://${buckets.prod}/support`,
      `    region: ${ministack.region}`,
      `    role: arn:aws:iam::${account}:role/slipway-prod-deployer`,
      `    roles: { pruner: "arn:aws:iam::${account}:role/slipway-prod-pruner" }`,
      "    after: beta",
      "",
    ].join("\n"),
    "prompts/hello.prompt": "Hello\n",
    "prompts/hello.cases.yaml": "cases: { one: {} }\n",
  });
  return {
    ministack,
    issuer,
    sts,
    buckets,
    folder,
    jobEnvironment: (environment, changes = {}) => ({
      ...sts.environment,
      ...issuer.jobEnvironment({
        repository: "acme/prompts",
        repositoryId: "5678",
        ownerId: "1234",
        ref: "refs/heads/main",
        environment,
        workflowRef: "acme/prompts/.github/workflows/release.yml@refs/heads/main",
        ...changes,
      }),
    }),
    slipway: (variables, words, input = "") =>
      runSlipway(folder, words, { AWS_EC2_METADATA_DISABLED: "true", ...variables }, input),
    stop: async () => {
      await sts.stop();
      await issuer.stop();
      await ministack.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
