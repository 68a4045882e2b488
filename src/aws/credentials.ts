/**
 * Where credentials come from: the standard chain of AWS. Two variables in the environment are taken directly; for
 * everything else the SDK's providers are loaded, which costs start-up time.
 */
import { isSlipwayError } from "../platform/errors.ts";
import { visibleLine } from "../platform/visible.ts";
import { awsErrors } from "./errors.ts";

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string | undefined;
  readonly expiration?: Date | undefined;
  /** The account of these credentials, where the source tells it. */
  readonly accountId?: string | undefined;
}

/**
 * Gives credentials that are valid now. With `rejected`, credentials that the server said are over, it gives others: it
 * asks the source again unless that has happened since. The same again means that there are no others.
 */
export type CredentialProvider = (options?: {
  readonly rejected?: AwsCredentials | undefined;
}) => Promise<AwsCredentials>;

export type Environment = Readonly<Record<string, string | undefined>>;

/** Taken anew this long before they end: the margin that AWS's SDKs use. */
const refreshMarginMilliseconds = 5 * 60 * 1000;

/**
 * Credentials of the standard chain: environment, profile and single sign-on, web identity, container, instance.
 * Throws SW0902 where there are none.
 */
export function standardCredentials(environment: Environment): CredentialProvider {
  const direct = credentialsInEnvironment(environment);
  if (direct !== undefined) return async () => direct;
  return remembered(async () => {
    try {
      const { defaultProvider } = await import("@aws-sdk/credential-provider-node");
      // A provider made anew, without the SDK's cache of files, asks its source again.
      return await defaultProvider({ ignoreCache: true, logger: silentLogger })();
    } catch (cause) {
      throw noCredentials(cause, environment["AWS_PROFILE"] || undefined);
    }
  });
}

/** Keeps what `load` gave until shortly before it expires, and loads once where several requests ask at the same time. */
export function remembered(load: () => Promise<AwsCredentials>, now: () => number = Date.now): CredentialProvider {
  let current: AwsCredentials | undefined;
  let loading: Promise<AwsCredentials> | undefined;
  return async (options) => {
    const expired =
      current?.expiration !== undefined && current.expiration.getTime() - now() < refreshMarginMilliseconds;
    const rejected = current !== undefined && options?.rejected === current;
    if (current !== undefined && !expired && !rejected) return current;
    loading ??= load()
      .then((loaded) => {
        current = sameKeys(current, loaded) ?? loaded;
        return current;
      })
      .finally(() => {
        loading = undefined;
      });
    try {
      return await loading;
    } catch (error) {
      // What is still valid for some minutes serves better than nothing while its source is out of order.
      const usable = current?.expiration === undefined || current.expiration.getTime() > now();
      if (current !== undefined && usable && !rejected) return current;
      throw error;
    }
  };
}

/** What is remembered, where the source gave the same keys again. */
function sameKeys(current: AwsCredentials | undefined, loaded: AwsCredentials): AwsCredentials | undefined {
  const same =
    current?.accessKeyId === loaded.accessKeyId &&
    current.secretAccessKey === loaded.secretAccessKey &&
    current.sessionToken === loaded.sessionToken &&
    current.expiration?.getTime() === loaded.expiration?.getTime();
  return same ? current : undefined;
}

/** The SDK's providers print warnings by themselves unless they get a place for them. */
const silentLogger = { debug() {}, info() {}, warn() {}, error() {} };

/** A named profile goes before the two variables, as in the SDKs. */
function credentialsInEnvironment(environment: Environment): AwsCredentials | undefined {
  const accessKeyId = environment["AWS_ACCESS_KEY_ID"];
  const secretAccessKey = environment["AWS_SECRET_ACCESS_KEY"];
  if (!accessKeyId || !secretAccessKey || environment["AWS_PROFILE"]) return undefined;
  return {
    accessKeyId,
    secretAccessKey,
    sessionToken: environment["AWS_SESSION_TOKEN"] || undefined,
    accountId: environment["AWS_ACCOUNT_ID"] || undefined,
  };
}

/** Variable by which `assume-role --export` marks which key it exported. */
export const exportedKeyVariable = "SLIPWAY_EXPORTED_KEY";

/**
 * True where somebody chose credentials for this process: two keys or a profile in the environment. Keys that
 * `assume-role --export` left there are none: they are for other tools, and may be of another environment's role.
 */
export function areCredentialsChosen(environment: Environment): boolean {
  if (environment["AWS_PROFILE"]) return true;
  const key = environment["AWS_ACCESS_KEY_ID"];
  if (!key || !environment["AWS_SECRET_ACCESS_KEY"]) return false;
  return environment[exportedKeyVariable] !== key;
}

function noCredentials(cause: unknown, profile: string | undefined): Error {
  if (isSlipwayError(cause)) return cause;
  const expired = cause instanceof Error && /TokenProviderError|ExpiredToken/.test(cause.name);
  return awsErrors.create(expired ? "SW0908" : "SW0902", {
    message: expired
      ? "The single sign-on session of the AWS profile has ended."
      : profile !== undefined
        ? `The AWS profile ${JSON.stringify(visibleLine(profile).slice(0, 100))} (AWS_PROFILE) gives no credentials.`
        : "No AWS credentials were found: not in the environment, in a profile, as web identity, nor from the machine's metadata.",
    next: expired
      ? "Run `aws sso login` for the profile, then the same command again."
      : profile !== undefined
        ? "Check its name in ~/.aws/config and ~/.aws/credentials (`aws configure list-profiles`), log in (`aws sso login`), or unset AWS_PROFILE."
        : "In a workflow give the job `permissions: { id-token: write }` and the environment a `role:` in slipway.yaml (a fork's pull request gets neither); on a laptop run `aws sso login` or set AWS_PROFILE.",
    cause,
  });
}
