/** What a policy asks for, in words: each rule once, so that a rule of the policy cannot be left out. */
import { counted } from "../platform/words.ts";
import type { Policy } from "./policy.ts";
import { durationWords } from "./words.ts";

/** Fields of a policy that are no demand of their own. */
type Other = "environment" | "after" | "digest" | "rollback" | "breakGlass" | "evaluate";

/** Noun phrases, what people do first; undefined where the policy does not ask. */
const demandWords: { readonly [Rule in Exclude<keyof Policy, Other>]: (asked: Policy) => string | undefined } = {
  approvals: ({ approvals }) =>
    approvals && `${counted(approvals.required, "approval")} of ${approvals.written.join(", ")}`,
  windows: ({ windows }) => (windows.length === 0 ? undefined : counted(windows.length, "window")),
  freezes: ({ freezes }) => (freezes.length === 0 ? undefined : counted(freezes.length, "freeze")),
  soak: ({ soak }) => (soak === undefined ? undefined : "the time in the environment before"),
  checks: ({ checks }) => (checks.length === 0 ? undefined : counted(checks.length, "required check")),
  findings: ({ findings }) => (findings === undefined ? undefined : "no open findings"),
  contract: ({ contract }) => (contract === undefined ? undefined : "the contract"),
  evidence: ({ evidence }) => (evidence.length === 0 ? undefined : "evaluations"),
  signedBy: ({ signedBy }) =>
    signedBy.length === 0
      ? undefined
      : `a signature by ${signedBy.length === 1 ? "the key" : `one of ${counted(signedBy.length, "key")}`}`,
  models: ({ models }) => (models === undefined ? undefined : `models that live ${durationWords(models)} more`),
  blocked: ({ blocked }) => (blocked.length === 0 ? undefined : "blocked versions"),
  github: ({ github }) => (github ? "that GitHub protects the environment" : undefined),
};

/** Every demand of a policy as a noun phrase with text of its author in it; empty where it has none. */
export function demandsOf(policy: Policy): readonly string[] {
  return Object.values(demandWords).flatMap((words) => words(policy) ?? []);
}
