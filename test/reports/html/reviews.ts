/** Reviews for tests of pages: one as a team would see it, and one in which every text is hostile. */
import type { PromptDifference } from "../../../src/changes/difference.ts";
import type { Finding } from "../../../src/platform/finding.ts";
import type { ShownEvaluation } from "../../../src/reports/html/evaluation-section.ts";
import type { Review } from "../../../src/reports/review.ts";
import { judged } from "../../../src/reports/review-verdict.ts";

const noSize = { before: null, after: null };

function finding(file: string, text: Partial<Finding>): Finding {
  return {
    rule: "undefined-variable",
    severity: "error",
    file,
    range: { start: { line: 4, column: 9 }, end: { line: 4, column: 13 } },
    message: "`nmae` is no variable of this prompt; did you mean `name`?",
    help: "Write `name`.",
    fingerprint: "0123456789abcdef",
    excerpt: "Hello {{nmae}}",
    ...text,
  };
}

function welcome(): PromptDifference {
  const lines = ["line one", "line two", "line three", "line four", "line five", "line six"].join("\n");
  return {
    name: "welcome",
    status: "changed",
    file: "prompts/welcome.prompt",
    causes: [
      { kind: "prompt", file: "prompts/welcome.prompt", status: "changed" },
      { kind: "partial", file: "prompts/_tone.prompt", status: "changed" },
    ],
    broken: { before: [], after: [] },
    settings: [{ name: "config.temperature", before: 0.2, after: 0.4 }],
    contract: {
      level: "major",
      changes: [
        {
          level: "major",
          subject: "input",
          at: "plan",
          reason: "Became required: `plan`.",
          place: { side: "head", file: "prompts/welcome.prompt", line: 5 },
        },
      ],
    },
    cases: [
      {
        name: "first-day",
        status: "changed",
        before: [
          { role: "system", content: [{ text: "Be kind." }] },
          { role: "user", content: [{ text: `Hello dear Jordan\n${lines}` }] },
        ],
        after: [
          { role: "system", content: [{ text: "Be kind." }] },
          { role: "user", content: [{ text: `Hello good Jordan\n${lines}` }] },
        ],
        messages: [
          {
            status: "same",
            role: "system",
            before: 0,
            after: 0,
            parts: [{ status: "same", kind: "text", before: 0, after: 0, rows: [] }],
          },
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
                      { kind: "same", text: "Hello " },
                      { kind: "removed", text: "dear" },
                      { kind: "added", text: "good" },
                      { kind: "same", text: " Jordan" },
                    ],
                  },
                  { kind: "folded", lines: 6 },
                ],
              },
            ],
          },
        ],
        size: { before: { characters: 80, tokens: 20 }, after: { characters: 80, tokens: 21 } },
      },
    ],
    sameCases: 1,
    size: { before: { characters: 80, tokens: 20 }, after: { characters: 80, tokens: 21 } },
  };
}

/** A change to three of four prompts, with one error. */
export function exampleReview(): Review {
  const other = (name: string, status: PromptDifference["status"]): PromptDifference => ({
    name,
    status,
    file: `prompts/${name}.prompt`,
    causes: [],
    broken: { before: [], after: [] },
    settings: [],
    contract: { level: "minor", changes: [{ level: "minor", subject: "prompt", reason: `The prompt is ${status}.` }] },
    cases: [],
    sameCases: 0,
    size: noSize,
  });
  const prompt = (name: string) => ({
    name,
    form: "dotprompt" as const,
    file: `prompts/${name}.prompt`,
    description: `What ${name} is for.`,
    model: null,
    cases: 2,
    sound: name !== "welcome",
    size: null,
  });
  const findings = [
    finding("prompts/welcome.prompt", {}),
    finding("prompts/farewell.prompt", {
      severity: "warning",
      rule: "unused-variable",
      message: "`plan` is used nowhere.",
    }),
  ];
  return judged({
    format: "slipway/review/v1",
    tool: { version: "1.2.3" },
    repository: "acme/prompts",
    base: { commit: "1".repeat(40), label: "main" },
    head: { commit: null, label: "working tree" },
    projects: [
      {
        path: "",
        name: "prompts",
        findings,
        counts: { errors: 1, warnings: 1, notes: 0 },
        prompts: [prompt("answer"), prompt("farewell"), prompt("welcome")],
        difference: {
          path: "",
          status: "changed",
          count: { before: 3, after: 3 },
          prompts: [other("farewell", "added"), other("old", "removed"), welcome()],
          settings: [],
          contract: { level: "major", changes: [] },
          cut: [],
        },
      },
    ],
    findings: [],
    level: "major",
    version: { latest: "1.4.0", next: "2.0.0" },
    reasons: [],
    notes: [],
  });
}

const attack = `</script><script>document.title="owned"</script><img src=x onerror=alert(1)>"'&<b>\u202e\u2066\u200b\u0007 javascript:alert(1)`;

/** An evaluation from an artifact: names of prompts and cases, and what a model said. */
export function hostileEvaluation(): ShownEvaluation {
  const one = { prompt: attack, name: attack, status: attack, must: true, reasons: [attack, attack] };
  return {
    outcome: "failed",
    headline: attack,
    sentences: [attack],
    counts: [{ count: 1, kind: attack, tone: "bad" }],
    better: [attack],
    prompts: [{ name: attack, passes: "0 of 1", base: "1 of 1", cost: "$0.01", tokens: attack, time: "1.2 s" }],
    cases: [one, { ...one, status: "flaky", must: false }],
  };
}

/** What strangers can write: names, titles, labels, text, media, roles, findings. */
export function hostileReview(): Review {
  const review = exampleReview();
  const difference = welcome();
  return judged({
    ...review,
    repository: attack,
    pullRequest: { number: 7, headSha: "a".repeat(40), headRepository: attack, title: attack },
    base: { commit: null, label: attack },
    head: { commit: null, label: attack },
    notes: [attack],
    reasons: [attack],
    projects: [
      {
        path: attack,
        name: attack,
        findings: [finding(attack, { message: attack, help: attack, excerpt: attack, rule: attack })],
        counts: { errors: 1, warnings: 0, notes: 0 },
        plans: [
          { environment: attack, status: "unavailable", reason: attack },
          {
            environment: attack,
            status: "planned",
            plan: {
              kind: attack,
              version: attack,
              live: { version: attack },
              added: [1, 2],
              bytes: { upload: 12_000 },
              refusal: { message: attack },
              decision: { outcome: "deny", reasons: [attack, 7] },
            },
          },
        ],
        prompts: [
          {
            name: attack,
            form: "dotprompt",
            file: attack,
            description: attack,
            model: attack,
            cases: 1,
            sound: true,
            size: null,
            renderings: [
              {
                case: attack,
                messages: [
                  { role: attack, content: [{ text: attack }, { data: { [attack]: attack } }] },
                  {
                    role: "user",
                    content: [
                      { media: { url: "data:image/png;base64,iVBORw0KGgo=" } },
                      { media: { url: "data:image/svg+xml;base64,PHN2Zy8+" } },
                      { media: { url: `data:image/png;base64,AA" onerror="alert(1)` } },
                      { media: { url: "s3://photos/front.jpg", contentType: attack } },
                      { media: { url: "javascript:alert(1)" } },
                    ],
                  },
                ],
              },
            ],
          },
        ],
        difference: {
          path: "",
          status: "changed",
          count: { before: 1, after: 1 },
          prompts: [
            {
              ...difference,
              name: `${attack}2`,
              from: attack,
              file: attack,
              causes: [{ kind: "partial", file: attack, status: "renamed", from: attack }],
              settings: [{ name: attack, before: attack, after: { [attack]: attack } }],
              contract: {
                level: "major",
                changes: [{ level: "major", subject: "input", reason: attack, place: { side: "head", file: attack } }],
              },
              cases: difference.cases.map((one) => ({
                ...one,
                name: attack,
                from: attack,
                messages: one.messages.map((message) => ({
                  ...message,
                  role: attack,
                  roleBefore: attack,
                  parts: message.parts.map((part) => ({
                    ...part,
                    rows: [
                      { kind: "added" as const, text: attack, moved: 3 },
                      { kind: "changed" as const, words: [{ kind: "removed" as const, text: attack }] },
                    ],
                  })),
                })),
              })),
            },
          ],
          settings: [attack, "rules"],
          contract: { level: "major", changes: [] },
          cut: [attack],
        },
      },
      {
        ...(review.projects[0] ?? {
          path: "",
          name: "",
          findings: [],
          counts: review.counts,
          prompts: [],
          difference: null,
        }),
        path: "second",
      },
    ],
  });
}
