/** Tells the runner of every secret that is registered, so that no later step prints it either. */

import type { EnvironmentVariables } from "../platform/environment.ts";
import { isOnRunner } from "../platform/environment.ts";
import type { Redaction } from "../platform/redaction.ts";
import { workflowCommand } from "./workflow-commands.ts";

/** Characters. The runner hides a masked value everywhere; a shorter one would destroy logs and outputs. */
const shortestMask = 6;

/**
 * The redaction, which also writes `::add-mask::` for what is registered. Account ids are left alone: outputs and role
 * names hold them, and a masked output reaches no other job (configure-aws-credentials#304). Outside of a runner nothing
 * is written: the line would show the secret.
 */
export function maskingRedaction(
  redaction: Redaction,
  environment: EnvironmentVariables,
  write: (line: string) => void,
): Redaction {
  const onRunner = isOnRunner(environment);
  return {
    register(secret) {
      redaction.register(secret);
      if (!onRunner) return;
      for (const line of secret.split(/\r?\n/)) {
        const value = line.trim();
        if (value.length >= shortestMask && !/^\d{12}$/.test(value)) write(workflowCommand("add-mask", {}, value));
      }
    },
    hide: (secret) => redaction.hide(secret),
    redact: (text) => redaction.redact(text),
  };
}
