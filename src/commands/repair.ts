/** `slipway repair`: puts back what an environment has lost. */
import { randomUUID } from "node:crypto";
import { type CommandContext, defineCommand } from "../platform/command.ts";
import { isSlipwayError } from "../platform/errors.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint } from "../platform/paint.ts";
import { platformErrors } from "../platform/platform-errors.ts";
import { counted } from "../platform/words.ts";
import { findProject, soundProject } from "../project/load.ts";
import {
  bundleSource,
  firstSource,
  type RepairOutcome,
  type RepairSource,
  repair,
  storeSource,
} from "../releases/repair.ts";
import { projectBundle } from "./project-bundle.ts";
import { environmentInput } from "./releases/inputs.ts";
import { openIn, showStep } from "./releases/open.ts";
import { verifyText } from "./releases/verify-text.ts";

export const command = defineCommand({
  name: "repair",
  summary: "Put back files that an environment has lost",
  description: [
    "Verifies an environment and puts back manifests and objects that are missing or damaged, from the working tree (a checkout of the commit that was released) and, with `--from`, first from an environment that has the same release. Everything is named by its digest, so nothing comes in that was not released. A mirror that drifted is written anew.",
    "Records are never touched: where the chain itself is broken, restore the file from a backup. What is damaged is replaced in one write while it is still the damaged one; good bytes are never touched, and the pointer never moves. Exit code 1 where something is left, with what was not found.",
  ].join("\n\n"),
  examples: [
    { line: "slipway repair prod --from beta", explains: "take what is missing from beta" },
    {
      line: "slipway repair prod --deep",
      explains: "read every object first, and take what is damaged from this checkout",
    },
  ],
  inputs: {
    environment: environmentInput,
    from: {
      type: "string",
      description: "Environment that has the same release, asked before the working tree",
      placeholder: "ENV",
      names: "environment",
    },
    deep: { type: "boolean", description: "Read and hash every object to find damage" },
  },
  outputs: {
    ok: { description: "`true` where nothing is left to repair" },
    repaired: { description: "How many manifests, objects and files of the mirror were written" },
  },
  formats: ["text", "json"],
  permissions: { contents: "read", "id-token": "write" },
  action: true,
  async run(inputs, context) {
    const loaded = await findProject(context.cwd);
    const project = soundProject(loaded);
    const open = await openIn(project, inputs.environment, "repair", context);
    const environment = open.environment.name;
    const close: (() => Promise<void>)[] = [() => open.store.close()];
    try {
      const source = await sourceOf();
      const outcome = await repair({
        store: open.store,
        environment,
        source,
        deep: inputs.deep,
        places: open.places,
        newId: randomUUID,
        progress: (step) => showStep(step, context),
      });
      return resultOf(environment, outcome, context);
    } finally {
      for (const action of close) await action();
    }

    async function sourceOf(): Promise<RepairSource> {
      if (inputs.from === undefined)
        return bundleSource((await projectBundle(loaded, { environment, mayAsk: false }, context)).bundle);
      if (inputs.from === environment) throw sameEnvironment(environment);
      const from = await openIn(project, inputs.from, "read", context, open);
      close.push(() => from.store.close());
      return firstSource([storeSource(from.store), lazyTree()]);
    }

    /** The working tree, built only where the other environment lacks something. It may be unsound: then it is passed over. */
    function lazyTree(): RepairSource {
      let built: Promise<RepairSource | undefined> | undefined;
      const tree = () => {
        built ??= projectBundle(loaded, { environment, mayAsk: false }, context).then(
          ({ bundle }) => bundleSource(bundle),
          (error: unknown) => {
            if (!isSlipwayError(error)) throw error;
            context.progress.note(`The working tree was not looked at: ${error.message}`);
            return undefined;
          },
        );
        return built;
      };
      return {
        manifest: async (digest) => (await tree())?.manifest(digest),
        content: async (sha256) => (await tree())?.content(sha256),
      };
    }
  },
});

function sameEnvironment(environment: string): Error {
  return platformErrors.create("SW0104", {
    message: `${environment} cannot be repaired from itself.`,
    next: "Name another environment with --from, or leave it out to take files from the working tree.",
  });
}

function resultOf(environment: string, outcome: RepairOutcome, { terminal }: CommandContext) {
  const { manifests, objects, mirrored, report } = outcome;
  const ok = report.problems.length === 0;
  const paint = createPaint(terminal.color);
  const repaired = [
    manifests === 0 ? undefined : counted(manifests, "manifest"),
    objects === 0 ? undefined : counted(objects, "object"),
    mirrored === 0 ? undefined : `${counted(mirrored, "file")} of the mirror`,
  ].filter((words) => words !== undefined);
  return {
    exitCode: ok ? 0 : 1,
    outputs: { ok: String(ok), repaired: String(manifests + objects + mirrored) },
    render: (format: string) =>
      format === "json"
        ? jsonDocument({
            format: "slipway/repair/v1",
            environment,
            ok,
            repaired: { manifests, objects, mirrored },
            problems: report.problems,
            notes: report.notes,
          })
        : verifyText(paint, environment, report, [
            ["put back", repaired.length === 0 ? "nothing" : repaired.join(", ")],
          ]),
  } as const;
}
