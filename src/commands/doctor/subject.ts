/** What the doctor looks at an environment with: clients that give up early, and answers that are asked for once. */
import type { AwsClient } from "../../aws/client.ts";
import type { CredentialProvider } from "../../aws/credentials.ts";
import type { Transport } from "../../aws/http.ts";
import type { Claims } from "../../aws/oidc-claims.ts";
import { idTokenSource } from "../../aws/oidc-token.ts";
import { defaultRetryPolicy, type RetryPolicy } from "../../aws/retry.ts";
import {
  iamSettings,
  resolveS3Settings,
  resolveServiceSettings,
  type S3Settings,
  stsEndpoint,
} from "../../aws/settings.ts";
import type { CommandContext } from "../../platform/command.ts";
import { accountsOf, type Environment, type Project } from "../../project/project.ts";
import { roleCredentials } from "../releases/credentials.ts";
import type { AwsSubject, DoctorSubject } from "./check.ts";

/** A person waits: two attempts, and a server that does not answer within ten seconds is not there. */
const patience = 10_000;
const retry: RetryPolicy = { ...defaultRetryPolicy, attempts: 2 };

type AwsService = Parameters<AwsSubject["client"]>[0];

export interface OpenSubject {
  readonly subject: DoctorSubject;
  close(): void;
}

/**
 * Opens nothing yet: each part is found out once, when the first check asks for it. `close` ends connections that were
 * opened.
 */
export async function openSubject(
  project: Project,
  environment: Environment,
  context: CommandContext,
): Promise<OpenSubject> {
  const { address } = environment.store;
  if (address.kind === "folder") return { subject: { project, environment, context, aws: undefined }, close() {} };
  const settings = await resolveS3Settings({
    bucket: address.bucket,
    region: environment.region,
    endpoint: environment.endpoint,
    pathStyle: environment.pathStyle,
    environment: context.environment,
  });
  const aws = new EnvironmentInAws(project, environment, context, { bucket: address.bucket, settings });
  return { subject: { project, environment, context, aws }, close: () => aws.close() };
}

class EnvironmentInAws implements AwsSubject {
  readonly settings: S3Settings;
  readonly bucket: string;
  readonly account: string | undefined;
  readonly credentials = once(() => this.#findCredentials());
  readonly hasCredentials = once(() => this.#hasCredentials());
  readonly serverTime = once(() => this.#askTime());
  readonly caller = once(async () => {
    const { callerIdentity } = await import("../../aws/caller.ts");
    return callerIdentity(await this.client("sts"));
  });
  readonly jobClaims = once(() => this.#askForClaims());
  readonly #project: Project;
  readonly #environment: Environment;
  readonly #context: CommandContext;
  #transport: Promise<Transport> | undefined;

  constructor(
    project: Project,
    environment: Environment,
    context: CommandContext,
    { bucket, settings }: { readonly bucket: string; readonly settings: S3Settings },
  ) {
    this.#project = project;
    this.#environment = environment;
    this.#context = context;
    this.bucket = bucket;
    this.settings = settings;
    this.account = accountsOf(environment)?.[0];
  }

  async client(service: AwsService): Promise<AwsClient> {
    const { createAwsClient } = await import("../../aws/client.ts");
    const place = await this.#endpointOf(service);
    return createAwsClient({
      service,
      ...place,
      credentials: await this.credentials(),
      transport: await this.#connection(),
      concurrency: 4,
      retry,
      signal: this.#context.signal,
    });
  }

  close(): void {
    void this.#transport?.then((open) => open.close());
  }

  #connection(): Promise<Transport> {
    this.#transport ??= openTransport(this.#context);
    return this.#transport;
  }

  async #endpointOf(service: AwsService) {
    const { region, endpoint } = this.settings;
    const { environment } = this.#context;
    switch (service) {
      case "s3":
        return { region, endpoint };
      case "sts":
        return { region, endpoint: stsEndpoint(region, environment) };
      case "iam":
        return iamSettings(region, environment);
      case "kms":
        return resolveServiceSettings("kms", { region, environment });
    }
  }

  async #findCredentials(): Promise<CredentialProvider> {
    const { standardCredentials } = await import("../../aws/credentials.ts");
    const ofRole = await roleCredentials(this.#project, this.#environment, "read", this.#context);
    return ofRole ?? standardCredentials(this.#context.environment);
  }

  async #hasCredentials(): Promise<boolean> {
    const provider = await this.credentials();
    return provider().then(
      () => true,
      () => false,
    );
  }

  async #askTime(): ReturnType<AwsSubject["serverTime"]> {
    const { hostOf } = await import("../../aws/signing.ts");
    const { unreachable } = await import("../../aws/failures.ts");
    const { environment, signal } = this.#context;
    const endpoint = stsEndpoint(this.settings.region, environment);
    const host = hostOf(endpoint);
    const headers = { host, "content-length": "0" };
    const request = { method: "POST", endpoint, target: `${endpoint.basePath}/`, headers } as const;
    const outcome = await (await this.#connection()).send(request, { maximumBytes: 64 * 1024, signal });
    if (outcome.kind === "failure") return { why: unreachable(host, outcome, 1).message };
    const time = Date.parse(outcome.headers.date ?? "");
    return Number.isNaN(time) ? { why: `${host} does not tell it.` } : time;
  }

  async #askForClaims(): Promise<Claims | undefined> {
    const { environment, signal, redaction } = this.#context;
    const source = idTokenSource(environment);
    if (source === undefined) return undefined;
    const { fetchIdToken } = await import("../../aws/oidc-token.ts");
    const { claimsOfToken, defaultAudience } = await import("../../aws/oidc-claims.ts");
    const token = await fetchIdToken({
      source,
      audience: this.#environment.audience ?? defaultAudience,
      transport: await this.#connection(),
      retry,
      signal,
      registerSecret: (secret) => redaction.hide(secret),
    });
    return claimsOfToken(token);
  }
}

async function openTransport({ environment }: CommandContext): Promise<Transport> {
  const { createTransport } = await import("../../aws/http.ts");
  const { readCertificates } = await import("../../aws/certificates.ts");
  const certificates = await readCertificates(environment);
  return createTransport({
    environment,
    certificates,
    connections: 4,
    idleMilliseconds: patience,
    totalMilliseconds: patience,
  });
}

/** Asks at the first call, and gives the same answer, or the same failure, to all. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}
