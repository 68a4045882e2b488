/** `slipway history`: every release of an environment, newest first. */
import { defineCommand } from "../platform/command.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint } from "../platform/paint.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { history } from "../releases/history.ts";
import { environmentsHere } from "./environment-names.ts";
import { releasesDocument } from "./releases/documents.ts";
import { historyText } from "./releases/history-text.ts";
import { environmentInput, statsInput, wholeNumber } from "./releases/inputs.ts";
import { openEnvironment, sumRequests } from "./releases/open.ts";
import { findSkew, skewDocument } from "./releases/skew.ts";

export const command = defineCommand({
  name: "history",
  summary: "List the releases of an environment",
  description:
    "Lists who released what, when, under which version and from which commit, newest first: deploys, promotions and rollbacks as such, and what was blocked, withdrawn or pruned. One request for each release that is shown. Where other environments come after the same one (regions, say), those that show another bundle are named.\n\n`--html FILE` writes a self-contained page of what is live in every environment, its releases, approvals, decisions of gates and rollbacks, with plots of what kept evaluations say: pass rate and cost of every prompt over the releases. An environment that cannot be read from here is shown with the reason.",
  examples: [
    { line: "slipway history prod", explains: "the newest twenty" },
    { line: "slipway history prod --limit 100 --json", explains: "more of them, with every field" },
    { line: "slipway history --html releases.html", explains: "a page of all environments" },
  ],
  inputs: {
    environment: { ...environmentInput, required: false },
    limit: { type: "number", default: 20, description: "How many records to show", placeholder: "N" },
    before: { type: "number", description: "Show records before this number", placeholder: "SEQ" },
    html: {
      type: "string",
      description: "Write a page into FILE: of ENV, or of all environments",
      placeholder: "FILE",
    },
    stats: statsInput,
  },
  outputs: {
    version: { description: "Version of what is live" },
    seq: { description: "Sequence number of the newest record" },
  },
  formats: ["text", "json"],
  permissions: { contents: "read", "id-token": "write" },
  action: true,
  async run(inputs, context) {
    const limit = wholeNumber("limit", inputs.limit, 1);
    const before = inputs.before === undefined ? undefined : wholeNumber("before", inputs.before, 1);
    if (inputs.html !== undefined) {
      const { historyFile } = await import("./releases/history-file.ts");
      return historyFile({ file: inputs.html, environment: inputs.environment, limit, before }, context);
    }
    if (inputs.environment === undefined) throw await environmentMissing(context.cwd);
    const open = await openEnvironment(inputs.environment, "read", context);
    const environment = open.environment.name;
    try {
      const found = await history({ store: open.store, environment, limit, before });
      const skew = await findSkew(open, found.pointer.record.bundle, context);
      const requests = inputs.stats ? sumRequests(open.store) : undefined;
      return {
        exitCode: 0,
        outputs: { version: found.pointer.record.version, seq: String(found.pointer.record.seq) },
        render: (format) =>
          format === "json"
            ? jsonDocument(
                releasesDocument({
                  environment,
                  changed: false,
                  outcome: "unchanged",
                  release: found.pointer,
                  releases: found.releases,
                  requests,
                  more: { more: found.more, skew: skewDocument(skew) },
                }),
              )
            : historyText(createPaint(context.terminal.color), environment, found, skew, context.terminal),
      };
    } finally {
      await open.store.close();
    }
  },
});

async function environmentMissing(directory: string): Promise<Error> {
  const there = await environmentsHere(directory);
  return platformErrors.create("SW0104", {
    message: "ENV is missing: Environment of slipway.yaml.",
    next: `${there === undefined ? "" : `${there} `}Name one, as in \`slipway history prod\`, or write a page of all with \`--html FILE\`.`,
  });
}
