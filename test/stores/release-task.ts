/** One command on a release, described by plain data: run in this process, or in one of its own (release-worker.ts). */
import { randomUUID } from "node:crypto";
import type { AwsCredentials } from "../../src/aws/credentials.ts";
import { isSlipwayError } from "../../src/platform/errors.ts";
import { allowEverything } from "../../src/releases/decision.ts";
import { deploy } from "../../src/releases/deploy.ts";
import { promote } from "../../src/releases/promote.ts";
import { prune } from "../../src/releases/prune.ts";
import { rollback } from "../../src/releases/rollback.ts";
import { openS3Store } from "../../src/stores/s3.ts";
import { bundleOf, explicit } from "../releases/releasing.ts";

export interface TaskPlace {
  readonly bucket: string;
  readonly prefix: string;
  readonly environment: string;
}

/** What to do, and where. */
export interface ReleaseTask {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: AwsCredentials;
  readonly place: TaskPlace;
  readonly action:
    | { readonly name: "deploy"; readonly version: string; readonly texts: Readonly<Record<string, string>> }
    | { readonly name: "promote"; readonly from: TaskPlace }
    | { readonly name: "rollback" }
    | { readonly name: "prune"; readonly keep: number };
}

/** `code` and `message` of an error, or the outcome. */
export interface TaskReport {
  readonly outcome: string;
  readonly message: string;
}

/** Ids are random, as the commands make them. */
export async function runTask(task: ReleaseTask): Promise<TaskReport> {
  const { endpoint, region, credentials, place, action } = task;
  const open = ({ bucket, prefix }: TaskPlace) =>
    openS3Store({ bucket, prefix }, { endpoint, region, credentials: async () => credentials, environment: {} });
  const store = await open(place);
  const parts = {
    store,
    environment: place.environment,
    actor: { name: "anna" },
    source: { repository: "acme/prompts", commit: "c".repeat(40), ref: "refs/heads/main" },
    decide: allowEverything,
    newId: randomUUID,
  };
  const act = async (): Promise<{ readonly outcome: string }> => {
    switch (action.name) {
      case "deploy":
        return deploy({ ...parts, bundle: bundleOf(action.texts), version: explicit(action.version) });
      case "promote":
        return promote({ ...parts, from: { store: await open(action.from), environment: action.from.environment } });
      case "rollback":
        return rollback(parts);
      case "prune":
        return prune({ ...parts, keep: action.keep, keepDays: 0 });
    }
  };
  try {
    return { outcome: (await act()).outcome, message: "" };
  } catch (error) {
    if (isSlipwayError(error)) return { outcome: error.code, message: error.message };
    throw error;
  } finally {
    await store.close();
  }
}
