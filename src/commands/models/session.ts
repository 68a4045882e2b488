/** Everything that a command needs to ask models for a project: providers, places that keep answers, prices, estimates. */
import type { CredentialProvider } from "../../aws/credentials.ts";
import { type AnswerPlace, type Answers, createAnswers, type Spending } from "../../models/answers.ts";
import type { BedrockClient } from "../../models/bedrock/client.ts";
import type { RequestContext } from "../../models/build-request.ts";
import { createEstimator, type TokenEstimator } from "../../models/estimate.ts";
import { openFolderCache, pruneDaily, sampleFolderCache } from "../../models/folder-cache.ts";
import { type AskedModel, costOf, type Price, type PriceTable, priceOfAsked } from "../../models/prices.ts";
import type { AskOptions, Provider } from "../../models/provider.ts";
import type { CompletionRequest, ProviderName } from "../../models/request.ts";
import type { CommandContext } from "../../platform/command.ts";
import { isOnRunner } from "../../platform/environment.ts";
import { readPath } from "../../project/paths.ts";
import { fileLimitsOf, type Project } from "../../project/project.ts";
import type { Store } from "../../stores/store.ts";
import { cacheFolderOf } from "./cache-folder.ts";
import { type AskingPolicy, ownAsking } from "./policy.ts";
import { storePlace } from "./store-place.ts";

/** Requests under way to one model where slipway.yaml says nothing: what accounts with default quotas bear. */
const defaultConcurrency = 16;
const defaultTimeoutSeconds = 600;
/** Kept answers from which estimates are learned: small files, a tenth of a millisecond each. */
const mostLearned = 200;

export interface ModelSessionOptions {
  /** An open store whose `completions/` is read first and written to; answers then count there. */
  readonly environment?:
    | { readonly name: string; readonly store: Store; readonly answers: readonly string[] | undefined }
    | undefined;
  /** Credentials for Bedrock in place of the standard chain. */
  readonly credentials?: CredentialProvider | undefined;
  readonly offline: boolean;
  /** In place of the prompts' models. */
  readonly model?: string | undefined;
  /** Who is asked; the project's own settings where it is absent, which only a session that asks nobody may rely on. */
  readonly asking?: AskingPolicy | undefined;
  /** Prices that go before the shipped table; the project's own where they are absent. */
  readonly prices?: PriceTable | undefined;
}

export interface ModelSession {
  readonly answers: Answers;
  readonly requests: RequestContext;
  readonly estimator: TokenEstimator;
  readonly concurrency: number;
  priceOf(asked: AskedModel): Price | undefined;
  /** The model's own count of a request's input; undefined where it has none. */
  countTokens(request: CompletionRequest, signal: AbortSignal): Promise<number | undefined>;
  /**
   * US dollars for what models were asked so far: for cases, for judging (embeddings included) and for confirming
   * alike. Undefined where a price is not known.
   */
  readonly asked: number | undefined;
  /** Holds from the next question on. */
  spend(spending: Spending | undefined): void;
  /**
   * Lets the estimator learn from answers that are kept on this machine, whatever they answer: a changed prompt takes
   * about what it took before. Not for an environment, whose limits rest on nothing that anybody may write.
   */
  learn(): Promise<void>;
  /** True where slipway.yaml has prices of its own. */
  readonly ownPrices: boolean;
  /** Removes old answers from this machine, once a day. A folder that slipway.yaml names is its owner's to keep. */
  tidy(): Promise<void>;
  close(): void;
}

/**
 * Opens what is needed; Bedrock's settings are resolved when the first question is asked.
 *
 * @throws SW0901 and SW0916 at the first question.
 */
export function openModelSession(
  project: Project,
  options: ModelSessionOptions,
  context: CommandContext,
): ModelSession {
  const settings = project.config.models ?? {};
  const asking = options.asking ?? ownAsking(project);
  const concurrency = settings.concurrency ?? defaultConcurrency;
  const deadline = (settings.timeout ?? defaultTimeoutSeconds) * 1_000;
  const bedrock = lazyBedrock(project, options.credentials, { concurrency, deadline }, context);
  const providers = new Map<ProviderName, Provider>();
  if (!options.offline) {
    providers.set("bedrock", bedrock.provider);
    if (asking.exec !== undefined) providers.set("exec", lazyExec(asking, project.root, context));
  }
  let spending: Spending | undefined;
  let cost: number | undefined = 0;
  const configured: PriceTable = options.prices ?? settings.prices ?? {};
  const answers = createAnswers({
    places: placesOf(project, options),
    providers,
    trusted: new Set(options.environment?.answers ?? ["bedrock"]),
    concurrency,
    deadline,
    spending: () => spending,
    onAnswered(completion) {
      const { usage, serviceTier } = completion;
      const price = priceOfAsked(completion, configured);
      cost = price === undefined || cost === undefined ? undefined : cost + costOf(price, usage, serviceTier);
    },
    now: () => context.now(),
  });
  const uncounted = new Set<string>();
  const estimator = createEstimator();
  return {
    answers,
    concurrency,
    estimator,
    ownPrices: Object.keys(configured).length > 0,
    requests: {
      provider: asking.provider ?? "bedrock",
      command: asking.exec?.command,
      model: options.model,
      serviceTier: settings.serviceTier,
      automated: isAutomated(context.environment),
      readMedia: (path) => readMedia(project, path),
    },
    priceOf: (asked) => priceOfAsked(asked, configured),
    async countTokens(request, signal) {
      if (options.offline || request.provider !== "bedrock" || uncounted.has(request.model)) return undefined;
      const { countTokens } = await import("../../models/bedrock/count-tokens.ts");
      const tokens = await countTokens(await bedrock.client(), request, signal);
      // A model that refuses to count once refuses always.
      if (tokens === undefined) uncounted.add(request.model);
      return tokens;
    },
    get asked() {
      return cost;
    },
    spend(next) {
      spending = next;
    },
    async learn() {
      if (options.environment !== undefined) return;
      for (const completion of await sampleFolderCache(cacheFolderOf(project), mostLearned))
        estimator.learn(completion);
    },
    async tidy() {
      if (settings.cache !== undefined) return;
      const removed = await pruneDaily(cacheFolderOf(project), context.now()).catch((error: unknown) => {
        context.progress.debug(`Old answers could not be removed from this machine: ${String(error)}`);
        return undefined;
      });
      if (removed !== undefined && removed.answers > 0) {
        context.progress.debug(`Removed ${removed.answers} old answers (${removed.bytes} bytes) from this machine.`);
      }
    },
    close: () => answers.close(),
  };
}

function placesOf(project: Project, { environment }: ModelSessionOptions): readonly AnswerPlace[] {
  const cache = openFolderCache(cacheFolderOf(project));
  if (environment === undefined) return [cache];
  // What the folder has does not count for an environment, so it is not looked into; a copy for later is left there.
  return [storePlace(environment.store), { ...cache, read: async () => undefined }];
}

interface LazyBedrock {
  readonly provider: Provider;
  client(): Promise<BedrockClient>;
}

/** Needs no region and no credentials before the first question. */
function lazyBedrock(
  project: Project,
  credentials: CredentialProvider | undefined,
  limits: { readonly concurrency: number; readonly deadline: number },
  context: CommandContext,
): LazyBedrock {
  let opened: Promise<{ readonly client: BedrockClient; readonly provider: Provider }> | undefined;
  const open = () => {
    opened ??= import("./bedrock.ts").then(({ openBedrock }) => openBedrock(project, credentials, limits, context));
    return opened;
  };
  return {
    client: async () => (await open()).client,
    provider: {
      name: "bedrock",
      ask: async (request: CompletionRequest, asked: AskOptions) => (await open()).provider.ask(request, asked),
      close() {
        void opened?.then(
          ({ provider }) => provider.close(),
          () => undefined,
        );
      },
    },
  };
}

function lazyExec(asking: AskingPolicy, folder: string, context: CommandContext): Provider {
  let opened: Promise<Provider> | undefined;
  return {
    name: "exec",
    async ask(request, asked) {
      opened ??= import("./exec.ts").then(({ openExec }) => openExec(asking, folder, context));
      return (await opened).ask(request, asked);
    },
    close() {},
  };
}

async function readMedia(project: Project, path: string): Promise<Uint8Array | undefined> {
  const read = readPath(path);
  if (!read.ok) return undefined;
  const found = await project.files.find(read.path);
  if (found.outcome !== "file") return undefined;
  const bytes = await project.files.readBytes(found.file, fileLimitsOf(project).mediaBytes);
  return bytes.ok ? bytes.bytes : undefined;
}

function isAutomated(environment: CommandContext["environment"]): boolean {
  const ci = environment["CI"] ?? "";
  return isOnRunner(environment) || (ci !== "" && ci !== "0" && ci.toLowerCase() !== "false");
}
