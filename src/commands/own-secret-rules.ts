/** The rules for secrets that a project has written itself, for masking what is shown of it. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { readBoundedFile } from "../platform/bounded-file.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { isJsonObject, ownProperty } from "../platform/json.ts";
import type { ScannerOptions } from "../secrets/scanner.ts";

/** As much of slipway.yaml as is read; loading a project refuses more. */
const largestSettings = 1024 * 1024;

/**
 * `secrets.rules` of the nearest slipway.yaml upwards, not beyond the repository; undefined where there are none, or
 * where they cannot be read, which `check` says.
 */
export async function ownSecretRules(directory: string): Promise<ScannerOptions["own"]> {
  const file = settingsFile(directory);
  if (file === undefined) return undefined;
  try {
    const read = readBoundedFile(file, largestSettings);
    if (read.outcome !== "read") return undefined;
    const text = read.bytes.toString("utf8");
    // Reading YAML takes longer than everything else here, and few projects have rules.
    if (!/^["']?secrets["']?[ \t]*:/m.test(text)) return undefined;
    const [{ readYaml }, { createSource }, { readSettings }] = await Promise.all([
      import("../platform/yaml.ts"),
      import("../platform/text.ts"),
      import("../secrets/settings.ts"),
    ]);
    const { value } = await readYaml(createSource(file, text));
    if (!isJsonObject(value)) return undefined;
    const { rules } = readSettings(ownProperty(value, "secrets"), file);
    return rules.length === 0 ? undefined : { rules, file };
  } catch (error) {
    if (isSlipwayError(error) || (error instanceof Error && "syscall" in error)) return undefined;
    throw error;
  }
}

function settingsFile(directory: string): string | undefined {
  for (let folder = directory; ; folder = dirname(folder)) {
    const file = join(folder, "slipway.yaml");
    if (existsSync(file)) return file;
    if (existsSync(join(folder, ".git")) || folder === dirname(folder)) return undefined;
  }
}
