/** Commands made for the tests of the command line. */
import { type CommandContext, type CommandResult, defineCommand, type Format } from "../../src/platform/command.ts";
import { jsonDocument } from "../../src/platform/json-document.ts";

const shared = { description: "For `tests`.", outputs: {}, permissions: {}, action: false } as const;

/** Shows the inputs as it got them, and where it was started. */
export const echo = defineCommand({
  ...shared,
  name: "echo",
  summary: "Show the inputs",
  examples: [{ line: "slipway echo a", explains: "shows a" }],
  inputs: {
    target: {
      type: "string",
      description: "The environment.",
      placeholder: "ENV",
      positional: "first",
      required: true,
    },
    paths: { type: "list", description: "What to take", placeholder: "PATH", positional: "rest" },
    out: { type: "string", description: "Where to write", placeholder: "DIR", short: "o" },
    count: { type: "number", description: "How many", default: 3 },
    tag: { type: "list", description: "A tag" },
    strict: { type: "boolean", description: "Be strict", default: true },
    again: { type: "boolean", description: "Once more" },
    level: { type: "choice", description: "How much", choices: ["low", "middle", "high"] },
    version: { type: "string", description: "The version" },
    through: { type: "string", description: "A place", placeholder: "S3", aloneUnless: "s3://" },
  },
  formats: ["text", "json"],
  async run(inputs, { cwd, terminal }) {
    return { exitCode: 0, outputs: {}, render: () => jsonDocument({ ...inputs, cwd, color: terminal.color }) };
  },
});

/** A command without inputs that does what a test says. */
export function made(
  act: (context: CommandContext) => Promise<Partial<CommandResult> & { readonly text?: string }>,
  formats: readonly Format[] = ["text", "json", "markdown"],
) {
  return defineCommand({
    ...shared,
    name: "made",
    summary: "Do what the test says",
    inputs: {},
    formats,
    async run(_, context) {
      const { text = "", ...result } = await act(context);
      return { exitCode: 0, outputs: {}, render: () => text, ...result };
    },
  });
}
