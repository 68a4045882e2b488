/** Scans as `slipway scan` runs them, and what of the findings tests compare. */

import type { ScanOutcome, ScanSource } from "../../../src/secrets/scan.ts";
import { runCommandScan } from "./context.ts";
import { testEnvironment } from "./repository.ts";

export interface TestScan {
  readonly archives?: boolean;
  readonly allowEmpty?: boolean;
  readonly baseline?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export function scanIn(directory: string, source: ScanSource, options: TestScan = {}): Promise<ScanOutcome> {
  return runCommandScan(directory, source, { environment: testEnvironment(), ...options });
}

/** `rule file:line` of every finding, sorted. */
export function placesOf(outcome: Pick<ScanOutcome, "findings">): readonly string[] {
  return outcome.findings.map(({ rule, file, range }) => `${rule} ${file}:${range.start.line}`).sort();
}

/** The code of the error that the promise rejects with. */
export async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
  return "no error";
}
