/** From the name of an environment to its open store and everything that a command on releases needs. */
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { SessionWork } from "../../aws/session-policies.ts";
import type { CommandContext } from "../../platform/command.ts";
import { findProject, soundProject } from "../../project/load.ts";
import { accountsOf, type Environment, environmentOf, type Project } from "../../project/project.ts";
import type { MirrorOutcome } from "../../releases/mirror.ts";
import { updateMirror } from "../../releases/mirror.ts";
import { mirrorPlaces } from "../../releases/mirror-state.ts";
import type { Actor } from "../../releases/record.ts";
import type { MarkRequest, ReleaseStep } from "../../releases/request.ts";
import { openStore } from "../../stores/open.ts";
import type { RequestCounts, Store } from "../../stores/store.ts";
import type { Reader } from "./credentials.ts";
import { findActor } from "./who.ts";

export interface OpenEnvironment {
  readonly project: Project;
  readonly environment: Environment;
  /** What it was opened for. */
  readonly work: SessionWork;
  readonly store: Store;
  /** Where the mirror stands; empty where none is configured. */
  readonly places: readonly string[];
}

/**
 * Opens an environment of the project in the working folder. `work` says what for: where a job takes the environment's
 * role by itself, its session may do that and no more.
 *
 * @throws SW0201 to SW0204 for the project, SW0624 for the mirror, and what opening the store throws.
 */
export async function openEnvironment(
  name: string,
  work: SessionWork,
  context: CommandContext,
): Promise<OpenEnvironment> {
  return openIn(soundProject(await findProject(context.cwd)), name, work, context);
}

/** Another environment of the same project; `reader` is the one for whose sake it is read, where there is one. */
export async function openIn(
  project: Project,
  name: string,
  work: SessionWork,
  context: CommandContext,
  reader?: Reader,
): Promise<OpenEnvironment> {
  const environment = environmentOf(project, name);
  const places = mirrorPlaces([environment.mirror?.at ?? []].flat(), environment.mirror?.from);
  const store = await openStoreOf(project, environment, work, context, reader);
  return { project, environment, work, store, places };
}

/** The store of an environment, or what is beside it in its bucket where `environment` says so. */
export async function openStoreOf(
  project: Project,
  environment: Environment,
  work: SessionWork,
  context: CommandContext,
  reader?: Reader,
): Promise<Store> {
  const { address } = environment.store;
  // A folder needs nothing of AWS, and does not wait for it to be loaded.
  const credentials =
    address.kind === "s3"
      ? await (await import("./credentials.ts")).roleCredentials(project, environment, work, context, reader)
      : undefined;
  return openStore(address, {
    onWait: (text) => context.progress.note(text),
    signal: context.signal,
    s3: {
      environment: context.environment,
      region: environment.region,
      endpoint: environment.endpoint,
      pathStyle: environment.pathStyle,
      kmsKey: environment.kmsKey,
      accounts: accountsOf(environment),
      credentials,
      registerSecret: (secret) => context.redaction.hide(secret),
    },
  });
}

/** What marks and releases need to know of the place and of who is at work. */
export async function markRequest(open: OpenEnvironment, context: CommandContext): Promise<MarkRequest> {
  return requestOf(open, await findActor(open.project.root, context), context);
}

function requestOf(open: OpenEnvironment, actor: Actor, context: CommandContext): MarkRequest {
  return {
    store: open.store,
    environment: open.environment.name,
    actor,
    newId: randomUUID,
    progress: (step) => showStep(step, context),
  };
}

/** Tells whoever waits. A plan that is made again is for the debug log alone. */
export function showStep({ step, text, done, total }: ReleaseStep, { progress }: CommandContext): void {
  if (step === "replan") progress.debug(text);
  else progress.update(text, done, total);
}

/** Waits, and ends at once when the person interrupts. */
export function waiter(context: CommandContext): (milliseconds: number) => Promise<void> {
  return (milliseconds) => sleep(milliseconds, undefined, { signal: context.signal });
}

/** Brings the mirror up to date where one is configured: after every release, and after one that changed nothing. */
export async function followWithMirror(
  open: OpenEnvironment,
  context: CommandContext,
): Promise<MirrorOutcome | undefined> {
  if (open.places.length === 0) return undefined;
  return updateMirror({
    store: open.store,
    environment: open.environment.name,
    places: open.places,
    newId: randomUUID,
    progress: (step) => showStep(step, context),
  });
}

/** Requests of several stores together. */
export function sumRequests(...stores: readonly Store[]): RequestCounts {
  const sum = { get: 0, put: 0, copy: 0, list: 0, delete: 0 };
  for (const { requests } of stores) {
    sum.get += requests.get;
    sum.put += requests.put;
    sum.copy += requests.copy;
    sum.list += requests.list;
    sum.delete += requests.delete;
  }
  return sum;
}
