/** The table of contents of the product. A command's module is loaded when it is asked for and not before. */
import type { AnyCommand } from "../platform/command.ts";

export interface CommandEntry {
  readonly name: string;
  /** The same words as in the definition; a test compares them. */
  readonly summary: string;
  /** Groups the list of `slipway --help`. */
  readonly group: "Prompts" | "Releases" | "Help";
  load(): Promise<{ readonly command: AnyCommand }>;
}

/** Every command, in the order in which people meet them. */
export function commandEntries(): readonly CommandEntry[] {
  return [
    {
      name: "scan",
      summary: "Find secrets before they are published",
      group: "Prompts",
      load: () => import("./scan.ts"),
    },
    {
      name: "iam",
      summary: "Print the least-privilege IAM policies of an environment",
      group: "Releases",
      load: () => import("./iam.ts"),
    },
    {
      name: "explain",
      summary: "Explain a rule or an error",
      group: "Help",
      load: () => import("./explain.ts"),
    },
    {
      name: "schema",
      summary: "Print the JSON Schema of a format",
      group: "Help",
      load: () => import("./schema.ts"),
    },
  ];
}
