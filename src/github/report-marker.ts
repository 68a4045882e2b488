/** The hidden first line of a report's comment: by it the next run finds the comment again, and sees what it is about. */
import { sha256Hex } from "../platform/digest.ts";
import { type CommitSha, isCommitSha } from "./fields.ts";

export interface ReportMarker {
  /** Tells the reports of one pull request apart: made by `reportKeyOf`. */
  readonly key: string;
  readonly head: CommitSha;
  /** Id of the workflow run that wrote it, and its attempt. */
  readonly run: number;
  readonly attempt: number;
}

const keyPattern = /^[A-Za-z0-9._-]{1,64}$/;
const markerPattern =
  /^<!-- slipway:report key=([A-Za-z0-9._-]{1,64}) head=([0-9a-f]{40,64}) run=(\d{1,15})\.(\d{1,6}) -->/;

/** A key that can stand in the marker: the text itself where it is short and plain, else a digest of it. */
export function reportKeyOf(text: string): string {
  return keyPattern.test(text) ? text : `x-${sha256Hex(text).slice(0, 24)}`;
}

/** One line, an HTML comment. `key` and `head` hold nothing that ends one; the parser takes no other form. */
export function formatMarker({ key, head, run, attempt }: ReportMarker): string {
  return `<!-- slipway:report key=${key} head=${head} run=${run}.${attempt} -->`;
}

/** The marker at the very beginning of a comment; undefined where there is none. Anybody can write one. */
export function parseMarker(body: string): ReportMarker | undefined {
  const [, key = "", head = "", run = "", attempt = ""] = markerPattern.exec(body) ?? [];
  return isCommitSha(head) ? { key, head, run: Number(run), attempt: Number(attempt) } : undefined;
}
