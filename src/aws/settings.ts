/** What a client of AWS needs to know before its first request: region, endpoint, address style, owner, limits. */
import { isIP } from "node:net";
import type { Environment } from "./credentials.ts";
import { awsErrors } from "./errors.ts";
import { isAwsHost, type Partition, partitionOf } from "./partition.ts";

export interface Endpoint {
  readonly protocol: "http:" | "https:";
  readonly hostname: string;
  readonly port: number | undefined;
  /** Path before every request's own, without a slash at its end. */
  readonly basePath: string;
}

export interface S3Settings {
  readonly region: string;
  readonly partition: Partition;
  readonly endpoint: Endpoint;
  /** True for a server that is not AWS's own: it may lack what S3 has. */
  readonly customEndpoint: boolean;
  /** The bucket stands in the path, not in the host name. */
  readonly pathStyle: boolean;
}

export interface S3SettingsInput {
  readonly bucket: string;
  readonly region?: string | undefined;
  /** Address of another S3 server, `https://host:port`. */
  readonly endpoint?: string | undefined;
  readonly pathStyle?: boolean | undefined;
  readonly environment: Environment;
}

/**
 * Region by configuration, then `AWS_REGION`, `AWS_DEFAULT_REGION`, then the profile; endpoint by configuration, then
 * `AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`, then AWS's own. Throws SW0901 and SW0916.
 */
export async function resolveS3Settings(input: S3SettingsInput): Promise<S3Settings> {
  const { environment, bucket } = input;
  const address = input.endpoint ?? (environment["AWS_ENDPOINT_URL_S3"] || environment["AWS_ENDPOINT_URL"]);
  const given = address ? parseEndpoint(address) : undefined;
  const customEndpoint = given !== undefined && !isAwsHost(given.hostname);
  const region = await resolveRegion(input.region, environment, customEndpoint, {
    purpose: `for the bucket ${bucket}`,
    next: nextForEnvironment,
  });
  const partition = partitionOf(region);
  const endpoint = given ?? awsEndpoint(`s3${fips(environment)}${dualStack(environment)}.${region}`, partition);
  // A certificate for *.s3.… does not cover a bucket with dots in its name, and an address takes no name before it.
  const isAddress = isIP(endpoint.hostname) !== 0;
  const pathStyle = isAddress || (input.pathStyle ?? (customEndpoint || bucket.includes(".")));
  return {
    region,
    partition,
    customEndpoint,
    pathStyle,
    endpoint: pathStyle ? endpoint : withBucket(endpoint, bucket),
  };
}

/** STS of the region, or the server that the standard variables name for it. */
export function stsEndpoint(region: string, environment: Environment): Endpoint {
  const address = environment["AWS_ENDPOINT_URL_STS"] || environment["AWS_ENDPOINT_URL"];
  return address ? parseEndpoint(address) : awsEndpoint(`sts${fips(environment)}.${region}`, partitionOf(region));
}

/** IAM has one endpoint in each partition, signed for the region where it lives (AWS General Reference, "IAM endpoints"). */
export function iamSettings(
  region: string,
  environment: Environment,
): { readonly region: string; readonly endpoint: Endpoint } {
  const address = environment["AWS_ENDPOINT_URL_IAM"] || environment["AWS_ENDPOINT_URL"];
  if (address) return { region, endpoint: parseEndpoint(address) };
  const partition = partitionOf(region);
  switch (partition.id) {
    case "aws":
      return { region: "us-east-1", endpoint: awsEndpoint("iam", partition) };
    case "aws-cn":
      return { region: "cn-north-1", endpoint: awsEndpoint("iam.cn-north-1", partition) };
    case "aws-us-gov":
      return { region: "us-gov-west-1", endpoint: awsEndpoint("iam.us-gov", partition) };
    default:
      return { region, endpoint: awsEndpoint(`iam.${region}`, partition) };
  }
}

/**
 * Region and endpoint of a service that every region has: by configuration, then by the standard variables
 * (`AWS_ENDPOINT_URL_KMS`, `AWS_ENDPOINT_URL_CLOUDWATCH`, `AWS_ENDPOINT_URL`), then AWS's own. Throws SW0901 and SW0916.
 */
export async function resolveServiceSettings(
  service: "kms" | "monitoring",
  input: { readonly region?: string | undefined; readonly environment: Environment },
): Promise<{ readonly region: string; readonly endpoint: Endpoint }> {
  const { environment } = input;
  const variable = service === "kms" ? "AWS_ENDPOINT_URL_KMS" : "AWS_ENDPOINT_URL_CLOUDWATCH";
  const address = environment[variable] || environment["AWS_ENDPOINT_URL"];
  const given = address ? parseEndpoint(address) : undefined;
  const region = await resolveRegion(input.region, environment, given !== undefined && !isAwsHost(given.hostname));
  return { region, endpoint: given ?? awsEndpoint(`${service}${fips(environment)}.${region}`, partitionOf(region)) };
}

/** Where Bedrock is asked: `runtime` answers requests to models, `control` tells about models. */
export type BedrockPlane = "runtime" | "control";

/**
 * Region and endpoint of Bedrock: by configuration, then by the standard variables (`AWS_ENDPOINT_URL_BEDROCK_RUNTIME`,
 * `AWS_ENDPOINT_URL_BEDROCK`, `AWS_ENDPOINT_URL`), then AWS's own. Throws SW0901 and SW0916.
 */
export async function resolveBedrockSettings(input: {
  readonly plane: BedrockPlane;
  readonly region?: string | undefined;
  readonly endpoint?: string | undefined;
  readonly environment: Environment;
}): Promise<{ readonly region: string; readonly endpoint: Endpoint }> {
  const { plane, environment } = input;
  const variable = plane === "runtime" ? "AWS_ENDPOINT_URL_BEDROCK_RUNTIME" : "AWS_ENDPOINT_URL_BEDROCK";
  const address = input.endpoint ?? (environment[variable] || environment["AWS_ENDPOINT_URL"]);
  const given = address ? parseEndpoint(address) : undefined;
  const custom = given !== undefined && !isAwsHost(given.hostname);
  const region = await resolveRegion(input.region, environment, custom, {
    purpose: "in which Bedrock is asked",
    next: "Set `models.region` in slipway.yaml (`models: { region: eu-west-1 }`), or AWS_REGION. Without AWS a command of your own can answer (`provider: exec`, docs/models.md); `slipway render` and `slipway preview` need no model.",
  });
  const name = plane === "runtime" ? "bedrock-runtime" : "bedrock";
  return { region, endpoint: given ?? awsEndpoint(`${name}${fips(environment)}.${region}`, partitionOf(region)) };
}

/** Throws SW0916 for anything but an http or https address without credentials, query and fragment. */
export function parseEndpoint(address: string): Endpoint {
  const url = URL.parse(address);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:") || url.hostname === "") {
    throw invalid(
      `The endpoint “${address.replace(/[^/@]*@/g, "…@")}” is no http or https address.`,
      "Write it as https://host or https://host:port.",
    );
  }
  if (url.username !== "" || url.password !== "") {
    throw invalid(
      `The endpoint on ${url.host} holds a user name or a password.`,
      "Take them out: credentials come from the standard chain of AWS.",
    );
  }
  if (url.search !== "" || url.hash !== "") {
    throw invalid(`The endpoint “${address}” holds a query or a fragment.`, "Write only the server's address.");
  }
  return {
    protocol: url.protocol,
    hostname: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? undefined : Number(url.port),
    basePath: url.pathname.replace(/\/+$/, ""),
  };
}

/** Twelve digits. Throws SW0916. */
export function checkAccount(account: string): string {
  if (!/^[0-9]{12}$/.test(account)) {
    throw invalid(
      `“${account}” in accounts: is no AWS account.`,
      'An account is twelve digits, in quotes so that YAML keeps zeros at its start: accounts: ["012345678901"].',
    );
  }
  return account;
}

/** Rules of S3 for names of buckets (docs: "General purpose bucket naming rules"). Throws SW0916. */
export function checkBucketName(bucket: string): string {
  const valid = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) && !bucket.includes("..") && isIP(bucket) === 0;
  if (!valid) {
    throw invalid(
      `“${bucket}” cannot be the name of a bucket.`,
      "A bucket's name has 3 to 63 lower case letters, digits, hyphens and dots: store: s3://bucket/prefix.",
    );
  }
  return bucket;
}

/** Goes into a header of every write. Throws SW0916. */
export function checkKmsKey(kmsKey: string): string {
  if (!/^[A-Za-z0-9:/_-]{1,2048}$/.test(kmsKey)) {
    throw invalid(
      `“${kmsKey}” names no KMS key.`,
      "Write its ARN, its id or its alias (alias/prompts-beta) under kmsKey: of the environment.",
    );
  }
  return kmsKey;
}

const nextForEnvironment = "Set `region:` of the environment in slipway.yaml, or AWS_REGION.";

/**
 * By configuration, then `AWS_REGION`, `AWS_DEFAULT_REGION`, then the profile; a server that is not AWS's has none, and gets
 * the name that is every server's default. Throws SW0901 and SW0916.
 */
export async function resolveRegion(
  configured: string | undefined,
  environment: Environment,
  customEndpoint: boolean,
  missing: { readonly purpose?: string; readonly next: string } = { next: nextForEnvironment },
): Promise<string> {
  const region = configured ?? (environment["AWS_REGION"] || environment["AWS_DEFAULT_REGION"]);
  if (region) return checkRegion(region);
  const ofProfile = await regionOfProfile(environment);
  if (ofProfile !== undefined) return checkRegion(ofProfile);
  // Other servers have no regions, but a signature needs the name of one; this one is every server's default.
  if (customEndpoint) return "us-east-1";
  throw awsErrors.create("SW0901", {
    message: `No AWS region is known${missing.purpose === undefined ? "" : ` ${missing.purpose}`}.`,
    next: missing.next,
  });
}

/** The region becomes part of a host name, so it must not hold anything that moves the request elsewhere. */
function checkRegion(region: string): string {
  if (!/^[a-z0-9][a-z0-9-]{0,40}$/.test(region)) {
    throw invalid(`“${region}” is no AWS region.`, "A region is written like eu-west-1.");
  }
  return region;
}

async function regionOfProfile(environment: Environment): Promise<string | undefined> {
  const { loadSharedConfigFiles } = await import("@smithy/core/config");
  const files = await loadSharedConfigFiles({
    ...(environment["AWS_CONFIG_FILE"] ? { configFilepath: environment["AWS_CONFIG_FILE"] } : {}),
    ...(environment["AWS_SHARED_CREDENTIALS_FILE"] ? { filepath: environment["AWS_SHARED_CREDENTIALS_FILE"] } : {}),
  }).catch(() => undefined);
  const profile = environment["AWS_PROFILE"] || "default";
  return files?.configFile[profile]?.["region"] ?? files?.credentialsFile[profile]?.["region"];
}

function awsEndpoint(name: string, partition: Partition): Endpoint {
  return { protocol: "https:", hostname: `${name}.${partition.domain}`, port: undefined, basePath: "" };
}

function withBucket(endpoint: Endpoint, bucket: string): Endpoint {
  return { ...endpoint, hostname: `${bucket}.${endpoint.hostname}` };
}

function fips(environment: Environment): string {
  return environment["AWS_USE_FIPS_ENDPOINT"] === "true" ? "-fips" : "";
}

function dualStack(environment: Environment): string {
  return environment["AWS_USE_DUALSTACK_ENDPOINT"] === "true" ? ".dualstack" : "";
}

function invalid(message: string, next: string): Error {
  return awsErrors.create("SW0916", { message, next });
}
