/** What the doctor looks at an environment with: clients that give up early, and answers that are asked for once. */
import type { Transport } from "../../aws/http.ts";
import { idTokenSource } from "../../aws/oidc-token.ts";
import { defaultRetryPolicy, type RetryPolicy } from "../../aws/retry.ts";
import { iamSettings, resolveS3Settings, resolveServiceSettings, stsEndpoint } from "../../aws/settings.ts";
import type { CommandContext } from "../../platform/command.ts";
import { accountsOf, type Environment, type Project } from "../../project/project.ts";
import { roleCredentials } from "../releases/credentials.ts";
import type { AwsSubject, DoctorSubject } from "./check.ts";

/** A person waits: two attempts, and a server that does not answer within ten seconds is not there. */
const patience = 10_000;
const retry: RetryPolicy = { ...defaultRetryPolicy, attempts: 2 };

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
  const variables = context.environment;
  const settings = await resolveS3Settings({
    bucket: address.bucket,
    region: environment.region,
    endpoint: environment.endpoint,
    pathStyle: environment.pathStyle,
    environment: variables,
  });
  let transport: Promise<Transport> | undefined;
  const connection = (): Promise<Transport> => {
    transport ??= openTransport(context);
    return transport;
  };
  const credentials = once(async () => {
    const { standardCredentials } = await import("../../aws/credentials.ts");
    return (await roleCredentials(project, environment, "read", context)) ?? standardCredentials(variables);
  });
  const client: AwsSubject["client"] = async (service) => {
    const { createAwsClient } = await import("../../aws/client.ts");
    const place = await endpointOf(service);
    return createAwsClient({
      service,
      ...place,
      credentials: await credentials(),
      transport: await connection(),
      concurrency: 4,
      retry,
      signal: context.signal,
    });
  };
  async function endpointOf(service: "s3" | "sts" | "iam" | "kms") {
    const { region, endpoint } = settings;
    switch (service) {
      case "s3":
        return { region, endpoint };
      case "sts":
        return { region, endpoint: stsEndpoint(region, variables) };
      case "iam":
        return iamSettings(region, variables);
      case "kms":
        return resolveServiceSettings("kms", { region, environment: variables });
    }
  }
  const aws: AwsSubject = {
    settings,
    bucket: address.bucket,
    account: accountsOf(environment)?.[0],
    credentials,
    hasCredentials: once(async () => {
      const provider = await credentials();
      return provider().then(
        () => true,
        () => false,
      );
    }),
    serverTime: once(async () => {
      const { hostOf } = await import("../../aws/signing.ts");
      const { unreachable } = await import("../../aws/failures.ts");
      const endpoint = stsEndpoint(settings.region, variables);
      const host = hostOf(endpoint);
      const headers = { host, "content-length": "0" };
      const request = { method: "POST", endpoint, target: `${endpoint.basePath}/`, headers } as const;
      const outcome = await (await connection()).send(request, { maximumBytes: 64 * 1024, signal: context.signal });
      if (outcome.kind === "failure") return { why: unreachable(host, outcome, 1).message };
      const time = Date.parse(outcome.headers.date ?? "");
      return Number.isNaN(time) ? { why: `${host} does not tell it.` } : time;
    }),
    client,
    caller: once(async () => {
      const { callerIdentity } = await import("../../aws/caller.ts");
      return callerIdentity(await client("sts"));
    }),
    jobClaims: once(async () => {
      const source = idTokenSource(variables);
      if (source === undefined) return undefined;
      const { fetchIdToken } = await import("../../aws/oidc-token.ts");
      const { claimsOfToken, defaultAudience } = await import("../../aws/oidc-claims.ts");
      const token = await fetchIdToken({
        source,
        audience: environment.audience ?? defaultAudience,
        transport: await connection(),
        retry,
        signal: context.signal,
        registerSecret: (secret) => context.redaction.hide(secret),
      });
      return claimsOfToken(token);
    }),
  };
  return {
    subject: { project, environment, context, aws },
    close: () => {
      void transport?.then((open) => open.close());
    },
  };
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
