/** What must be there: bucket, its settings, key, identity provider, and what is live. */
import { seeBucket, seeKey, seeOwnership, seeProvider } from "../../aws/inspection.ts";
import { defaultAudience, githubIssuer, providerOf } from "../../aws/oidc-claims.ts";
import type { Environment } from "../../project/project.ts";
import { readPointer } from "../../releases/pointer.ts";
import { openStoreOf } from "../releases/open.ts";
import { foreign } from "../releases/words.ts";
import { type AwsSubject, type CheckResult, type CheckState, type DoctorCheck, missing, ok, unclear } from "./check.ts";

export const bucketCheck: DoctorCheck = {
  id: "bucket",
  title: "Bucket",
  needsCredentials: true,
  async look({ environment, aws }) {
    if (aws === undefined) return [];
    const { bucket, settings } = aws;
    const owner = ownerOf(environment, aws);
    const seen = await seeBucket(await aws.client("s3"), pathOf(aws), owner);
    switch (seen.kind) {
      case "absent":
        return [
          missing(
            `The bucket ${bucket} does not exist.`,
            `Make it: \`slipway setup ${environment.name}\` prints it with everything around it.`,
          ),
        ];
      case "unknown":
        return [
          unclear(
            `Whether the bucket ${bucket} is there cannot be told: ${seen.why}.`,
            "Try with credentials that may list it.",
          ),
        ];
      case "found": {
        const { region } = seen.value;
        return region === undefined || region === settings.region || settings.customEndpoint
          ? [ok(`The bucket ${bucket} is there${owner === undefined ? "" : `, owned by account ${owner}`}.`)]
          : [
              missing(
                `The bucket ${bucket} is in ${region}, not in ${settings.region}.`,
                `Write \`region: ${region}\` into slipway.yaml.`,
              ),
            ];
      }
    }
  },
};

/** The account that every request names; of several nobody knows here which. */
function ownerOf({ accounts }: Environment, { account }: AwsSubject): string | undefined {
  return accounts !== undefined && accounts.length > 1 ? undefined : account;
}

function pathOf({ settings, bucket }: AwsSubject): string {
  return settings.pathStyle ? `/${bucket}` : "/";
}

/** Since 2023 new buckets have it; an older one without the setting still minds access lists of objects. */
async function ownershipOf(aws: AwsSubject, owner: string | undefined): Promise<CheckResult> {
  const seen = await seeOwnership(await aws.client("s3"), pathOf(aws), owner);
  if (seen.kind === "unknown" || (seen.kind === "absent" && aws.settings.customEndpoint)) {
    const why = seen.kind === "unknown" ? seen.why : "this server has no such setting";
    return unclear(
      `Nothing is known of who owns the objects: ${why}.`,
      "Look at the bucket's object ownership by other means.",
    );
  }
  return seen.kind === "found" && seen.value === "BucketOwnerEnforced"
    ? ok("The bucket's owner owns every object: access lists count for nothing.")
    : missing(
        "Access lists of single objects count: whoever uploads one may give it to others.",
        "Set the bucket's object ownership to “Bucket owner enforced”.",
      );
}

const states: Readonly<Record<"good" | "bad" | "unknown", CheckState>> = {
  good: "ok",
  bad: "missing",
  unknown: "unclear",
};

export const bucketSettingsCheck: DoctorCheck = {
  id: "bucket-settings",
  title: "Settings of the bucket",
  needsCredentials: true,
  async look({ project, environment, context, aws }) {
    if (aws === undefined) return [];
    const store = await openStoreOf(project, environment, "read", context);
    try {
      const settings = (await store.settings?.()) ?? [];
      const judged = settings.map(
        ({ state, message, next }): CheckResult => ({
          state: states[state],
          message,
          ...(state === "good" ? {} : { next }),
        }),
      );
      return [...judged, await ownershipOf(aws, ownerOf(environment, aws))];
    } finally {
      await store.close();
    }
  },
};

export const liveCheck: DoctorCheck = {
  id: "live",
  title: "Releases",
  needsCredentials: true,
  async look({ project, environment, context }) {
    const store = await openStoreOf(project, environment, "read", context);
    try {
      const pointer = await readPointer(store, environment.name);
      return pointer === undefined
        ? [ok("Nothing was released here yet; the store can be read.")]
        : [ok(`Release ${pointer.record.seq}, ${foreign(pointer.record.version)}, is live.`)];
    } finally {
      await store.close();
    }
  },
};

export const keyCheck: DoctorCheck = {
  id: "key",
  title: "Encryption key",
  needsCredentials: true,
  async look({ environment, aws }) {
    const { kmsKey, name } = environment;
    if (aws === undefined || kmsKey === undefined) return [];
    const seen = await seeKey(await aws.client("kms"), kmsKey);
    switch (seen.kind) {
      case "absent":
        return [
          missing(
            `The KMS key ${foreign(kmsKey)} does not exist in ${aws.settings.region}.`,
            `Make it (\`slipway setup ${name}\` prints it), or mend \`kmsKey:\`.`,
          ),
        ];
      case "unknown":
        return [
          unclear(
            `Nothing is known of the KMS key ${foreign(kmsKey)}: ${seen.why}.`,
            "Try with credentials that may use kms:DescribeKey.",
          ),
        ];
      case "found": {
        const { state, encrypts } = seen.value;
        if (state !== "Enabled")
          return [
            missing(
              `The KMS key ${foreign(kmsKey)} is ${foreign(state, 40)}: nothing can be written or read.`,
              "Enable the key, or cancel its deletion.",
            ),
          ];
        return encrypts
          ? [ok(`The KMS key ${foreign(kmsKey)} is there and enabled.`)]
          : [
              missing(
                `The KMS key ${foreign(kmsKey)} does not encrypt: it is for another use.`,
                "Name a symmetric encryption key under `kmsKey:`.",
              ),
            ];
      }
    }
  },
};

export const providerCheck: DoctorCheck = {
  id: "identity-provider",
  title: "Identity provider",
  needsCredentials: true,
  async look({ environment, aws }) {
    if (aws === undefined || environment.role === undefined) return [];
    const account = /^arn:[^:]+:iam::([0-9]{12}):/.exec(environment.role)?.[1] ?? "";
    // In a job its own issuer; elsewhere GitHub's.
    const claims = await aws.jobClaims().catch(() => undefined);
    const issuer = claims === undefined ? githubIssuer.replace("https://", "") : providerOf(claims);
    const arn = `arn:${aws.settings.partition.id}:iam::${account}:oidc-provider/${issuer}`;
    const caller = await aws.caller();
    if (caller !== undefined && caller.account !== account) {
      return [
        unclear(
          `The identity provider is in account ${account}, and these credentials are of ${caller.account}.`,
          `Ask again with credentials of ${account}.`,
        ),
      ];
    }
    const audience = environment.audience ?? defaultAudience;
    const seen = await seeProvider(await aws.client("iam"), arn);
    switch (seen.kind) {
      case "absent":
        return [
          missing(
            `Account ${account} does not know https://${issuer} as identity provider: no job can take a role.`,
            `Make it: \`slipway setup ${environment.name}\` prints it.`,
          ),
        ];
      case "unknown":
        return [
          unclear(
            `Whether account ${account} knows https://${issuer} cannot be told: ${seen.why}.`,
            "Try with credentials that may use iam:GetOpenIDConnectProvider.",
          ),
        ];
      case "found":
        return seen.value.includes(audience)
          ? [ok(`Account ${account} knows https://${issuer}, for ${foreign(audience)}.`)]
          : [
              missing(
                `The identity provider https://${issuer} does not list the audience ${foreign(audience)}.`,
                `Add it: aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${arn} --client-id ${foreign(audience)}`,
              ),
            ];
    }
  },
};
