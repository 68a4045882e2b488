/** What Bedrock's refusals mean for the person who reads them. Told apart by name and status; words only refine advice. */
import { visibleLine } from "../../platform/visible.ts";
import type { CompletionFailure, FailureKind } from "../failure.ts";
import { readModelIdentifier } from "../identifier.ts";
import { lifecycleOf } from "../lifecycle.ts";
import { groupOfRegion, replacementName } from "../replacement.ts";
import { misspelling } from "../spelling.ts";
import type { BedrockOutcome, BedrockRefusal } from "./client.ts";

export interface FailureContext {
  readonly model: string;
  readonly region: string;
  /** AWS profile or role in use, where it is known. */
  readonly identity: string | undefined;
  /** `2026-11-23`. */
  readonly today: string;
}

/** The failure behind an outcome that is no reply. */
export function failureOf(
  outcome: Exclude<BedrockOutcome, { readonly kind: "reply" }>,
  context: FailureContext,
): CompletionFailure {
  const { model, region } = context;
  switch (outcome.kind) {
    case "interrupted":
      return fail(
        "interrupted",
        "Stopped before an answer came.",
        "Run the same command again: it goes on where it stopped.",
      );
    case "no-credentials":
      return fail("credentials", outcome.error.message, outcome.error.next);
    case "too-large":
      return fail(
        "malformed",
        `The answer of ${shown(model)} is larger than Slipway reads.`,
        "Set `maxOutputTokens` of the prompt.",
      );
    case "unreachable": {
      const timedOut = outcome.code === "ETIMEDOUT";
      return {
        ...fail(
          timedOut ? "timeout" : "unavailable",
          timedOut
            ? `${outcome.host} gave no answer in time.`
            : `${outcome.host} cannot be reached (${visibleLine(outcome.code)}).`,
          timedOut
            ? "Run the same command again; where answers are long, raise `models.timeout` in slipway.yaml."
            : `Check the network and the region (${region}); behind a proxy set HTTPS_PROXY.`,
        ),
        code: outcome.code,
      };
    }
    case "refused":
      return { ...refusal(outcome, context), ...(outcome.code === "" ? {} : { code: outcome.code }) };
  }
}

/** A refusal, or an exception inside a stream. */
function refusal({ status, code, message }: BedrockRefusal, context: FailureContext): CompletionFailure {
  const { model, region } = context;
  const words = message === "" ? `${code || status}` : `${code || status}: ${message.replace(/\.+$/, "")}`;
  switch (code) {
    case "ThrottlingException":
      return fail("throttled", `${shown(model)} was asked too often (${words}).`, throttledAdvice);
    case "ModelNotReadyException":
      return fail(
        "unavailable",
        `${shown(model)} is not ready (${words}).`,
        "Wait some minutes and run the same command again.",
      );
    case "ModelTimeoutException":
      return fail(
        "timeout",
        `${shown(model)} took too long (${words}).`,
        "Ask for less: a shorter prompt, or a smaller `maxOutputTokens`.",
      );
    case "ModelErrorException":
    case "ModelStreamErrorException":
      return fail(
        "model",
        `${shown(model)} failed on this request, twice (${words}).`,
        "Run the same command again; where it stays, change the prompt or the model.",
      );
    case "ServiceQuotaExceededException":
      return fail(
        "quota",
        `A quota of the account in ${region} is used up: ${words}.`,
        "Ask for a higher quota in the console of Service Quotas, or run again when the quota's period is over.",
      );
    case "AccessDeniedException":
      return accessDenied(words, context);
    case "ResourceNotFoundException":
      return notFound(words, message, context);
    case "ValidationException":
      if (/model identifier is invalid/i.test(message)) return noSuchModel(words, context);
      return fail("invalid", `${shown(model)} refuses the request: ${words}.`, validationAdvice(message, context));
    case "UnrecognizedClientException":
    case "InvalidSignatureException":
    case "ExpiredTokenException":
    case "InvalidClientTokenId":
    case "MissingAuthenticationTokenException":
    case "IncompleteSignatureException":
      return fail(
        "credentials",
        `The AWS credentials are not valid in ${region} (${words}).`,
        "Log in again (`aws sso login`), or take the role again; `aws sts get-caller-identity` shows whose they are.",
      );
  }
  if (status === 429) return fail("throttled", `${shown(model)} was asked too often (${words}).`, throttledAdvice);
  if (status === 403) return accessDenied(words, context);
  if (status === 404) return notFound(words, message, context);
  if (status >= 500)
    return fail(
      "unavailable",
      `Bedrock in ${region} kept failing (${words}).`,
      "Wait a little and run the same command again: answers that came are kept.",
    );
  return fail(
    "invalid",
    `Bedrock refuses the request (${words}).`,
    "Run with `--verbose`, and compare the prompt's settings with the model's page.",
  );
}

const throttledAdvice =
  "Run the same command again: answers that came are kept. Lower `models.concurrency` in slipway.yaml or `maxOutputTokens` of the prompt (it is reserved from the quota), or ask for a higher quota.";

function accessDenied(words: string, { model, region, identity }: FailureContext): CompletionFailure {
  const id = readModelIdentifier(model);
  const profile = id.kind === "model" && id.profile !== undefined;
  const whose = identity === undefined ? "These credentials" : identity;
  const resources = profile
    ? `\`bedrock:InvokeModel\` on the inference profile ${shown(model)} and on the model ${shown(id.id)} in every region of it`
    : `\`bedrock:InvokeModel\` on ${shown(model)}`;
  return fail(
    "access",
    `${whose} may not call ${shown(model)} in ${region} (${words}).`,
    `The role needs ${resources} (\`slipway iam ENV\` prints the evaluator's policy); access to the model itself is granted in the Bedrock console of ${region}, under Model access.`,
  );
}

/** 404 is also how the end of a model arrives. */
function notFound(words: string, message: string, { model, region, today }: FailureContext): CompletionFailure {
  const id = readModelIdentifier(model);
  const bare = id.kind === "model" || id.kind === "arn" ? id.id : undefined;
  const life = bare === undefined ? undefined : lifecycleOf(bare, today);
  const instead = life !== undefined && life.state !== "live" ? life.entry.instead : undefined;
  const advice =
    instead === undefined
      ? "Choose another model (`slipway models` lists what is in use), and evaluate the prompts with it."
      : `Move the prompts with \`slipway models migrate ${model} ${replacementName(instead, id.kind === "model" ? id.profile : undefined, groupOfRegion(region))}\`, and evaluate them.`;
  if (/\bLegacy\b/i.test(message)) {
    return fail(
      "ended",
      `${shown(model)} is Legacy, and this account has not used it in the last 30 days, so that Bedrock cut it off in ${region} (${words}).`,
      advice,
    );
  }
  if (/end of (?:its )?life/i.test(message) || life?.state === "ended") {
    const when = life?.state === "ended" ? ` on ${life.entry.end}` : "";
    return fail("ended", `${shown(model)} reached the end of its life on Bedrock${when} (${words}).`, advice);
  }
  return noSuchModel(words, { model, region });
}

/** The name of the model is to blame, wherever it stands: not the prompt that names it. */
function noSuchModel(words: string, { model, region }: Pick<FailureContext, "model" | "region">): CompletionFailure {
  const meant = misspelling(model)?.model;
  return fail(
    "unknown-model",
    `${region} has no model or inference profile ${shown(model)} (${words}).`,
    meant === undefined
      ? "Check its name and `models.region` in slipway.yaml; `slipway models` shows where a model is offered."
      : `Did you mean ${shown(meant)}? \`slipway models migrate ${shown(model)} ${shown(meant)}\` writes it everywhere.`,
  );
}

function validationAdvice(message: string, { model, region }: FailureContext): string {
  if (/on-demand throughput/i.test(message)) {
    const id = readModelIdentifier(model);
    const profile = id.kind === "model" || id.kind === "arn" ? id.profile : undefined;
    if (profile === undefined && id.kind === "model") {
      return `Write an inference profile: \`${groupOfRegion(region)}.${shown(model)}\`, or another group of regions before it.`;
    }
    return `Its inference profile does not answer in ${region}: write another group of regions${profile === undefined ? "" : ` than \`${profile}\``} (\`slipway models\` shows where a profile leads), or another region under \`models.region\`.`;
  }
  if (/temperature|top_p|top_k/i.test(message)) return "Remove the sampling parameters from `config` of the prompt.";
  if (/too long|maximum.*tokens|context/i.test(message))
    return "Shorten the prompt or the case, or choose a model with a larger context.";
  return "Mend the prompt's `config` or its messages; `slipway render` shows what is sent.";
}

function fail(kind: FailureKind, message: string, next: string): CompletionFailure {
  return { kind, message, next };
}

function shown(model: string): string {
  return visibleLine(model.length > 200 ? `${model.slice(0, 200)}…` : model);
}
