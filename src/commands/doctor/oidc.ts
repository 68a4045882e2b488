/** `slipway doctor oidc`: why a role does not let a job in. Asks nothing of AWS. */
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { type Claims, claimsOfToken, defaultAudience } from "../../aws/oidc-claims.ts";
import { idTokenSource } from "../../aws/oidc-token.ts";
import { checkRoleArn } from "../../aws/role-arn.ts";
import { readTrustPolicy } from "../../aws/trust/read.ts";
import type { CommandContext, CommandResult } from "../../platform/command.ts";
import { jsonDocument } from "../../platform/json-document.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
import { decodeText } from "../../platform/text.ts";
import { pastedClaims } from "./claims-input.ts";
import { judgePolicy, trustDocument } from "./trust-document.ts";
import { trustMarkdown, trustText } from "./trust-text.ts";

export interface TrustInputs {
  readonly role: string | undefined;
  readonly policy: string | undefined;
  readonly claims: string | undefined;
  readonly audience: string | undefined;
}

/** Far more than a trust policy or the claims of a token have. */
const largestFile = 1024 * 1024;

/**
 * Compares the job's claims with a trust policy where `--policy` gives one; without, prints the statement that would
 * fit. Exit code 1 where the policy refuses the job.
 *
 * @throws SW0104 where `--role` is missing.
 */
export async function doctorTrust(inputs: TrustInputs, context: CommandContext): Promise<CommandResult> {
  if (inputs.role === undefined) {
    throw platformErrors.create("SW0104", {
      message: "--role is missing: the ARN of the role that does not let the job in.",
      next: "Write it like `slipway doctor oidc --role arn:aws:iam::111111111111:role/slipway-prod-deployer --policy trust.json`.",
    });
  }
  const role = checkRoleArn(inputs.role);
  const policy =
    inputs.policy === undefined ? undefined : readTrustPolicy(inputs.policy, await textOfFile(inputs.policy, context));
  const claims = await claimsFor(inputs, context);
  const report = { role, claims, judged: policy === undefined ? undefined : judgePolicy(policy, role, claims) };
  const outcome = report.judged?.decision.outcome ?? "unknown";
  return {
    exitCode: outcome === "refused" ? 1 : 0,
    outputs: { verdict: outcome, problems: String(report.judged?.changes.length ?? 0), unclear: "0" },
    render: (format) =>
      format === "json"
        ? jsonDocument(trustDocument(report))
        : format === "markdown"
          ? trustMarkdown(report)
          : trustText(report, context.terminal),
  };
}

/** From a file, from standard input, or of the job at hand where it may ask for a token and nothing was pasted. */
async function claimsFor(inputs: TrustInputs, context: CommandContext): Promise<Claims> {
  if (inputs.claims !== undefined) return pastedClaims(await textOfFile(inputs.claims, context), context);
  const source = idTokenSource(context.environment);
  if (context.terminal.interactive && source === undefined) {
    context.progress.note("Paste the claims of the job's ID token here, then press Ctrl-D.");
  }
  const pasted = source === undefined ? await context.readStdin() : new Uint8Array();
  if (source === undefined) return pastedClaims(Buffer.from(pasted).toString("utf8"), context);
  const { createTransport } = await import("../../aws/http.ts");
  const { fetchIdToken } = await import("../../aws/oidc-token.ts");
  const { defaultRetryPolicy } = await import("../../aws/retry.ts");
  const { readCertificates } = await import("../../aws/certificates.ts");
  const certificates = await readCertificates(context.environment);
  const transport = createTransport({ environment: context.environment, certificates, connections: 1 });
  try {
    const token = await fetchIdToken({
      source,
      audience: inputs.audience ?? defaultAudience,
      transport,
      retry: defaultRetryPolicy,
      signal: context.signal,
      registerSecret: (secret) => context.redaction.hide(secret),
    });
    return claimsOfToken(token) ?? pastedClaims("", context);
  } finally {
    transport.close();
  }
}

async function textOfFile(file: string, context: CommandContext): Promise<string> {
  if (file === "-") return Buffer.from(await context.readStdin()).toString("utf8");
  const path = resolve(context.cwd, file);
  const facts = await stat(path).catch(() => undefined);
  if (facts?.isFile() !== true) throw unreadable(file, "There is no such file.");
  if (facts.size > largestFile) throw unreadable(file, "It is far too large.");
  const text = decodeText(await readFile(path), { maximumBytes: largestFile });
  if (!text.ok) throw unreadable(file, text.message);
  return text.text;
}

function unreadable(file: string, why: string): Error {
  return platformErrors.create("SW0103", {
    message: `${file} cannot be read. ${why}`,
    next: "Name the file with the trust policy: `aws iam get-role --role-name NAME --query Role.AssumeRolePolicyDocument > trust.json` writes it.",
  });
}
