/** Scans with what the command line would give them. */
import { scanRequest } from "../../../src/commands/scan.ts";
import type { ScanOutcome, ScanSource } from "../../../src/secrets/scan.ts";
import { runScan } from "../../../src/secrets/scan.ts";
import { testContext } from "../../support/context.ts";

export function runCommandScan(
  directory: string,
  source: ScanSource,
  options: {
    readonly environment: Readonly<Record<string, string>>;
    readonly archives?: boolean;
    readonly allowEmpty?: boolean;
    readonly baseline?: string;
  },
): Promise<ScanOutcome> {
  return runScan({
    ...scanRequest(testContext(directory, { environment: options.environment })),
    source,
    archives: options.archives ?? false,
    allowEmpty: options.allowEmpty ?? false,
    baseline: options.baseline,
  });
}
