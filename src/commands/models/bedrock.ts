/** Bedrock as a project's settings and this machine's credentials have it. */

import { readCertificates } from "../../aws/certificates.ts";
import { type CredentialProvider, standardCredentials } from "../../aws/credentials.ts";
import { createTransport } from "../../aws/http.ts";
import { type BedrockPlane, resolveBedrockSettings } from "../../aws/settings.ts";
import { type BedrockClient, createBedrockClient } from "../../models/bedrock/client.ts";
import { createBedrockProvider } from "../../models/bedrock/provider.ts";
import type { Provider } from "../../models/provider.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Project } from "../../project/project.ts";

export interface BedrockLimits {
  /** Connections. */
  readonly concurrency: number;
  /** Milliseconds without a word from Bedrock until a connection counts as broken: an answer may take minutes to begin. */
  readonly deadline: number;
}

/** Throws SW0901 and SW0916. */
export async function openBedrock(
  project: Project,
  credentials: CredentialProvider | undefined,
  limits: BedrockLimits,
  context: CommandContext,
): Promise<{ readonly client: BedrockClient; readonly provider: Provider }> {
  const { client, close } = await openBedrockClient(project, "runtime", credentials, limits, context);
  const profile = context.environment["AWS_PROFILE"];
  const provider = createBedrockProvider({
    client,
    identity: profile === undefined || profile === "" ? undefined : `The AWS profile ${profile}`,
    now: () => context.now(),
    close,
  });
  return { client, provider };
}

/** A client of one of Bedrock's two services. Throws SW0901 and SW0916. */
export async function openBedrockClient(
  project: Project,
  plane: BedrockPlane,
  credentials: CredentialProvider | undefined,
  limits: BedrockLimits,
  context: CommandContext,
): Promise<{ readonly client: BedrockClient; close(): void }> {
  const { environment } = context;
  const { region, endpoint } = project.config.models ?? {};
  const settings = await resolveBedrockSettings({
    plane,
    region,
    ...(plane === "runtime" ? { endpoint } : {}),
    environment,
  });
  const transport = createTransport({
    environment,
    certificates: await readCertificates(environment),
    // Several models may be asked at once, each with a limit of its own.
    connections: limits.concurrency * 4,
    idleMilliseconds: limits.deadline,
    totalMilliseconds: limits.deadline,
  });
  const bearerToken = environment["AWS_BEARER_TOKEN_BEDROCK"] || undefined;
  if (bearerToken !== undefined) context.redaction.hide(bearerToken);
  const client = createBedrockClient({
    ...settings,
    credentials: registered(credentials ?? standardCredentials(environment), context),
    bearerToken,
    transport,
  });
  return { client, close: () => transport.close() };
}

/** What credentials hold is a secret from the moment on that they are there. */
function registered(credentials: CredentialProvider, { redaction }: CommandContext): CredentialProvider {
  let last: unknown;
  return async (options) => {
    const given = await credentials(options);
    if (given !== last) {
      redaction.hide(given.secretAccessKey);
      if (given.sessionToken !== undefined) redaction.hide(given.sessionToken);
      last = given;
    }
    return given;
  };
}
