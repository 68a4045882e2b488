/** Rules for the fault proxy, by what they stand for. */
import type { Fault, FaultRule, S3Operation, SeenRequest } from "./fault-proxy.ts";

/** Gives each number from 0 up to 1 in an order that the seed alone decides (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** This share of all requests fails, by turns with a 503 and a reset. */
export function failingShare(share: number, seed: number): FaultRule {
  const random = seededRandom(seed);
  return () => {
    if (random() >= share) return undefined;
    return random() < 0.5 ? slowDown : { kind: "reset" };
  };
}

export const slowDown: Fault = { kind: "error", status: 503, code: "SlowDown" };
export const conditionalConflict: Fault = { kind: "error", status: 409, code: "ConditionalRequestConflict" };
export const accessDenied: Fault = { kind: "error", status: 403, code: "AccessDenied", message: "Access Denied" };

/** The fault meets the first `times` requests that `matches`. */
export function first(times: number, matches: (request: SeenRequest) => boolean, fault: Fault): FaultRule {
  let left = times;
  return (request) => {
    if (left === 0 || !matches(request)) return undefined;
    left -= 1;
    return fault;
  };
}

/** The fault meets every request that matches. */
export function always(matches: (request: SeenRequest) => boolean, fault: Fault): FaultRule {
  return (request) => (matches(request) ? fault : undefined);
}

export function operation(...names: readonly S3Operation[]): (request: SeenRequest) => boolean {
  return (request) => names.includes(request.operation);
}

export function keyEnds(end: string): (request: SeenRequest) => boolean {
  return (request) => request.path.endsWith(end);
}

/** Everything of an action of IAM is denied, as a role without it sees it. */
export function denied(action: "s3:GetObject" | "s3:PutObject" | "s3:ListBucket" | "s3:DeleteObject"): FaultRule {
  const operations: Readonly<Record<typeof action, readonly S3Operation[]>> = {
    "s3:GetObject": ["GetObject", "HeadObject"],
    "s3:PutObject": ["PutObject", "CopyObject"],
    "s3:ListBucket": ["ListObjectsV2"],
    "s3:DeleteObject": ["DeleteObject", "DeleteObjects"],
  };
  return always(operation(...operations[action]), accessDenied);
}

/** Requests that expect another owner are denied: ministack looks at the header nowhere. */
export function bucketOwnedBy(account: string): FaultRule {
  return ({ headers }) => {
    const expected = headers["x-amz-expected-bucket-owner"];
    return expected === undefined || expected === account ? undefined : accessDenied;
  };
}
