/** Review documents for tests: one of everything that a renderer meets. */
import type { CaseDifference, ProjectDifference, PromptDifference } from "../../src/changes/difference.ts";
import { summarize } from "../../src/reports/findings.ts";
import type { Review, ReviewProject } from "../../src/reports/review.ts";
import { judged } from "../../src/reports/review-verdict.ts";
import { finding } from "./example.ts";

const system = { role: "system", content: [{ text: "You answer for Acme.\nBe brief.\n" }] } as const;

function exampleCase(overrides: Partial<CaseDifference> = {}): CaseDifference {
  return {
    name: "late-parcel",
    status: "changed",
    before: [system, { role: "user", content: [{ text: "Where is my parcel?\n" }] }],
    after: [system, { role: "user", content: [{ text: "Where is my order?\n" }] }],
    messages: [
      { status: "same", role: "system", before: 0, after: 0, parts: [] },
      {
        status: "changed",
        role: "user",
        before: 1,
        after: 1,
        parts: [
          {
            status: "changed",
            kind: "text",
            before: 0,
            after: 0,
            rows: [
              {
                kind: "changed",
                words: [
                  { kind: "same", text: "Where is my " },
                  { kind: "removed", text: "parcel" },
                  { kind: "added", text: "order" },
                  { kind: "same", text: "?" },
                ],
              },
            ],
          },
        ],
      },
    ],
    size: { before: { characters: 50, tokens: 14 }, after: { characters: 49, tokens: 13 } },
    ...overrides,
  };
}

export function examplePromptDifference(overrides: Partial<PromptDifference> = {}): PromptDifference {
  return {
    name: "support/triage",
    status: "changed",
    file: "prompts/support/triage.prompt",
    causes: [{ kind: "prompt", file: "prompts/support/triage.prompt", status: "changed" }],
    broken: { before: [], after: [] },
    settings: [{ name: "config.temperature", before: 0.2, after: 0 }],
    contract: {
      level: "major",
      changes: [
        {
          level: "major",
          subject: "input",
          at: "plan",
          reason: "The input `plan` became required.",
          place: { side: "head", file: "prompts/support/triage.prompt", line: 5, column: 5 },
        },
        { level: "patch", subject: "words", reason: "The words of 1 case changed." },
      ],
    },
    cases: [exampleCase()],
    sameCases: 2,
    size: { before: { characters: 50, tokens: 14 }, after: { characters: 49, tokens: 13 } },
    ...overrides,
  };
}

export function exampleDifference(overrides: Partial<ProjectDifference> = {}): ProjectDifference {
  const prompts = overrides.prompts ?? [examplePromptDifference()];
  return {
    path: "",
    status: "changed",
    count: { before: 3, after: 3 },
    prompts,
    settings: [],
    contract: { level: "major", changes: prompts.flatMap(({ contract }) => contract.changes) },
    cut: [],
    ...overrides,
  };
}

export function exampleProject(overrides: Partial<ReviewProject> = {}): ReviewProject {
  const findings = overrides.findings ?? [finding()];
  return {
    path: "",
    name: "prompts",
    findings,
    counts: summarize(findings),
    prompts: [
      {
        name: "support/triage",
        form: "dotprompt",
        file: "prompts/support/triage.prompt",
        casesFile: "prompts/support/triage.cases.yaml",
        model: "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
        cases: 3,
        sound: true,
        size: { characters: 49, tokens: 13 },
        renderings: [{ case: "thanks", messages: [system] }],
      },
    ],
    difference: exampleDifference(),
    ...overrides,
  };
}

/** A review with one project, one changed prompt, one error and a contract that asks for a major version. */
export function exampleReview(overrides: Partial<Omit<Review, "counts" | "verdict">> = {}): Review {
  return judged({
    format: "slipway/review/v1",
    tool: { version: "0.1.0" },
    repository: "acme/prompts",
    pullRequest: { number: 7, headSha: "b".repeat(40), headRepository: "acme/prompts", title: "Shorter answers" },
    base: { commit: "a".repeat(40), label: "main" },
    head: { commit: "b".repeat(40), label: "shorter" },
    projects: [exampleProject()],
    findings: [],
    level: "major",
    version: { latest: "1.3.0", next: "2.0.0" },
    reasons: [],
    notes: [],
    ...overrides,
  });
}
