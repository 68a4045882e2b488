/** Clients of AWS services besides S3, with the environment's region and role. */
import type { AwsClient } from "../../aws/client.ts";
import type { SessionWork } from "../../aws/session-policies.ts";
import type { CommandContext } from "../../platform/command.ts";
import type { Environment, Project } from "../../project/project.ts";
import { roleCredentials } from "./credentials.ts";

/** `work` says what the session may do where a job takes the environment's role by itself. */
export async function serviceClient(
  service: "kms" | "monitoring",
  project: Project,
  environment: Environment,
  work: SessionWork,
  context: CommandContext,
): Promise<AwsClient> {
  const [
    { createAwsClient },
    { createTransport },
    { resolveServiceSettings },
    { standardCredentials },
    { readCertificates },
  ] = await Promise.all([
    import("../../aws/client.ts"),
    import("../../aws/http.ts"),
    import("../../aws/settings.ts"),
    import("../../aws/credentials.ts"),
    import("../../aws/certificates.ts"),
  ]);
  const variables = context.environment;
  const { region, endpoint } = await resolveServiceSettings(service, {
    region: environment.region,
    environment: variables,
  });
  const credentials = await roleCredentials(project, environment, work, context);
  const certificates = await readCertificates(variables);
  return createAwsClient({
    service,
    region,
    endpoint,
    credentials: credentials ?? standardCredentials(variables),
    transport: createTransport({ environment: variables, certificates, connections: 2 }),
    concurrency: 2,
    signal: context.signal,
  });
}
