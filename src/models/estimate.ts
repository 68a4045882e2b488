/**
 * How many tokens a request will take, before it is paid for. Best by the model's own count (CountTokens), else fitted
 * to answers that are known (bytes of the request, tokens that were billed), else from bytes by a stated ratio.
 */
import type { Completion } from "./completion.ts";
import { readModelIdentifier } from "./identifier.ts";
import { parametersOf } from "./parameters.ts";
import type { TokenCounts } from "./prices.ts";
import { type CompletionRequest, hasMedia, textBytesOf } from "./request.ts";

export interface TokenEstimate {
  /** What it will probably take. */
  readonly expected: TokenCounts;
  /** What it takes at most: the longest answer that the prompt allows. */
  readonly most: TokenCounts;
  /** `counted`: the model's own number for the input; `fitted`, `guessed`: shown with ≈. */
  readonly basis: "counted" | "fitted" | "guessed";
}

export interface TokenEstimator {
  /** An answer that is known: what it took says what others will take. */
  learn(completion: Completion): void;
  /** The model's own count of a request's input. */
  count(request: CompletionRequest, inputTokens: number): void;
  estimate(request: CompletionRequest): TokenEstimate;
}

/** Bytes of a token: English prose has about 4 with older tokenizers, 3 with Claude's from 4.7 on; code and JSON 2.5. */
const expectedBytes = 3.5;
/** Never fewer than these, over a whole text of a language in letters: the bound for budgets. */
const fewestBytes = 2;
/** Frame of a conversation, and of each tool. */
const frameTokens = 50;
const toolTokens = 300;
/** A picture of the largest size (Claude's "Vision": width × height / 750, at most about 1,600), with room. */
const imageTokens = 2_000;
/** A page of a document is some 3,000 tokens and 50 kB; film and sound are of the same order for their bytes. */
const bytesOfMediaToken = 16;
/** A medium in S3, whose size is not known here. */
const remoteTokens = 20_000;
/** Where neither the prompt nor a table says how long an answer may be. */
const unknownOutput = 8_192;
const usualOutput = 500;
/** Known answers from which on a line is fitted. */
const fewestPairs = 3;

interface Known {
  readonly pairs: { readonly bytes: number; readonly tokens: number }[];
  /** Lengths of answers, with the bytes of their requests where these are known. */
  readonly answers: { readonly bytes: number | undefined; readonly tokens: number }[];
}

/** Knows nothing yet. Every answer that it learns makes later estimates better, for its own model alone. */
export function createEstimator(): TokenEstimator {
  const byModel = new Map<string, Known>();
  const counted = new Map<string, number>();
  const learned = new Set<string>();
  const knownOf = (model: string): Known => {
    const known = byModel.get(model) ?? { pairs: [], answers: [] };
    byModel.set(model, known);
    return known;
  };
  return {
    learn({ request, repeat, model, usage, textBytes }) {
      const name = `${request} ${repeat}`;
      if (learned.has(name)) return;
      learned.add(name);
      const known = knownOf(model);
      known.answers.push({ bytes: textBytes, tokens: usage.outputTokens });
      const tokens = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens;
      if (textBytes !== undefined && usage.estimated !== true) known.pairs.push({ bytes: textBytes, tokens });
    },
    count(request, inputTokens) {
      counted.set(request.digest, inputTokens);
      if (!hasMedia(request)) knownOf(request.model).pairs.push({ bytes: textBytesOf(request), tokens: inputTokens });
    },
    estimate(request) {
      const known = knownOf(request.model);
      const input = inputOf(request, counted.get(request.digest), known.pairs);
      const mostOutput = longestAnswer(request);
      const usual = usualAnswer(known.answers, textBytesOf(request));
      return {
        expected: plain(input.expected, Math.min(usual, mostOutput)),
        most: plain(input.most, mostOutput),
        basis: input.basis,
      };
    },
  };
}

/** Requests of about the same length are those of the same prompt, more often than not; so are the answers to them. */
function usualAnswer(answers: Known["answers"], bytes: number): number {
  if (answers.length === 0) return usualOutput;
  const alike = answers.filter(
    (one) => one.bytes !== undefined && one.bytes <= bytes * 1.5 && bytes <= one.bytes * 1.5,
  );
  const chosen = alike.length >= fewestPairs ? alike : answers;
  return Math.ceil(chosen.reduce((sum, { tokens }) => sum + tokens, 0) / chosen.length);
}

/** Most tokens of an answer: the prompt's own bound, else the model's. A vector is not counted in tokens. */
function longestAnswer({ parameters, model, task }: CompletionRequest): number {
  if (task === "embedding") return 0;
  if (parameters.maxOutputTokens !== undefined) return parameters.maxOutputTokens;
  const identifier = readModelIdentifier(model);
  const id = identifier.kind === "model" || identifier.kind === "arn" ? identifier.id : undefined;
  return (id === undefined ? undefined : parametersOf(id).maxOutputTokens) ?? unknownOutput;
}

function inputOf(
  request: CompletionRequest,
  counted: number | undefined,
  pairs: Known["pairs"],
): { readonly expected: number; readonly most: number; readonly basis: TokenEstimate["basis"] } {
  if (counted !== undefined) return { expected: counted, most: Math.ceil(counted * 1.02) + 10, basis: "counted" };
  const bytes = textBytesOf(request);
  const media = mediaTokens(request);
  const line = pairs.length < fewestPairs ? undefined : lineThrough(pairs);
  if (line !== undefined && media === 0) {
    const expected = Math.max(1, Math.ceil(line.base + line.slope * bytes));
    // A changed prompt may hold another kind of text: a quarter more, and what the known ones missed.
    return { expected, most: Math.ceil(expected * 1.25 + line.residual + frameTokens), basis: "fitted" };
  }
  const frame = frameTokens + request.tools.length * toolTokens;
  return {
    expected: Math.ceil(bytes / expectedBytes) + frame + media,
    most: Math.ceil(bytes / fewestBytes) + frame + media * 2,
    basis: "guessed",
  };
}

/** Least squares; undefined where the line would make no sense. */
function lineThrough(
  pairs: Known["pairs"],
): { readonly base: number; readonly slope: number; readonly residual: number } | undefined {
  const n = pairs.length;
  const meanBytes = pairs.reduce((sum, { bytes }) => sum + bytes, 0) / n;
  const meanTokens = pairs.reduce((sum, { tokens }) => sum + tokens, 0) / n;
  const spread = pairs.reduce((sum, { bytes }) => sum + (bytes - meanBytes) ** 2, 0);
  const together = pairs.reduce((sum, { bytes, tokens }) => sum + (bytes - meanBytes) * (tokens - meanTokens), 0);
  const fitted = spread < 1 ? 0 : together / spread;
  // Requests of nearly one length say what they cost, and not what a byte more does: that is as usual.
  const isLine = fitted > 0 && fitted < 2;
  const slope = isLine ? fitted : Math.min(1 / expectedBytes, meanTokens / Math.max(1, meanBytes));
  if (!(slope > 0)) return undefined;
  const base = meanTokens - slope * meanBytes;
  const residual = Math.max(...pairs.map(({ bytes, tokens }) => Math.abs(tokens - base - slope * bytes)));
  return { base, slope, residual };
}

function mediaTokens({ messages, media }: CompletionRequest): number {
  let tokens = 0;
  for (const { content } of messages) {
    for (const part of content) {
      if (!("media" in part)) continue;
      const { kind, source } = part.media;
      if (kind === "image") tokens += imageTokens;
      else if ("s3" in source) tokens += remoteTokens;
      else tokens += Math.ceil((media.get(source.sha256)?.byteLength ?? 0) / bytesOfMediaToken);
    }
  }
  return tokens;
}

function plain(inputTokens: number, outputTokens: number): TokenCounts {
  return { inputTokens, outputTokens, cacheReadTokens: 0, cacheWriteTokens: 0 };
}
