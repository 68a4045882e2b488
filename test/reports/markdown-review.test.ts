/** The review in Markdown: what it says, that nothing of a stranger is live in it, and that it fits. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Row } from "../../src/changes/difference.ts";
import { type ReviewMarkdownOptions, reviewMarkdown } from "../../src/reports/markdown-review/review.ts";
import type { Review } from "../../src/reports/review.ts";
import { finding, hostile } from "./example.ts";
import { hostileReview } from "./html/reviews.ts";
import { liveIn } from "./live.ts";
import { exampleDifference, exampleProject, examplePromptDifference, exampleReview } from "./review-example.ts";

const elsewhere = "The artifact holds everything.";

function written(review: Review, limit = 60_000, options: Partial<ReviewMarkdownOptions> = {}): string {
  return reviewMarkdown(review, { room: { limit, lengthOf: (text) => text.length }, elsewhere, ...options });
}

describe("what it says", () => {
  test("verdict, changed words, contract, findings and sizes, in this order", () => {
    const text = written(exampleReview());
    expect(text).toMatch(/^### ❌ Slipway: Fails: 1 prompt differs, and callers have to adapt\n/);
    expect(text).toContain("~ Where is my <del>parcel</del><ins>order</ins>?");
    expect(text).toContain(
      "- **major** `support/triage`: The input `plan` became required\\. (`prompts/support/triage.prompt:5`)",
    );
    expect(text).toContain("| `support/triage` | 50 | 49 | 14 | 13 | −1 |");
    const order = [
      "**1 error**",
      "What prompts will say",
      "The contract with callers",
      "#### Findings",
      "<b>Sizes</b>",
    ];
    const places = order.map((words) => text.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(text).not.toContain(elsewhere);
  });

  test("a change that says nothing new is a line", () => {
    const project = exampleProject({
      findings: [],
      difference: exampleDifference({ prompts: [], status: "unchanged" }),
    });
    const text = written(
      exampleReview({ projects: [project], level: "none", version: { latest: "1.0.0", next: null } }),
    );
    expect(text).toBe(
      "### ✅ Slipway: Passes: no prompt says anything new\n\n`shorter` at `bbbbbbbbbbbb`, compared with `main` at `aaaaaaaaaaaa`.\n",
    );
  });

  test("every kind of row, and messages that came, went and moved", () => {
    const rows: readonly Row[] = [
      { kind: "same", text: "kept" },
      { kind: "removed", text: "gone", moved: 4 },
      { kind: "added", text: "new" },
      { kind: "added", text: "" },
      { kind: "folded", lines: 12 },
      { kind: "cut", removed: 5, added: 7 },
    ];
    const before = [
      { role: "system", content: [{ text: "Old rules\n" }] },
      { role: "user", content: [{ text: "x" }] },
    ];
    const after = [
      { role: "user", content: [{ text: "y" }] },
      { role: "model", content: [{ text: "One\nTwo\n" }, { media: { url: "data:image/png;base64,AAAA" } }] },
    ];
    const part = { status: "changed", kind: "text", before: 0, after: 0, rows } as const;
    const prompt = examplePromptDifference({
      status: "affected",
      causes: [{ kind: "partial", file: "prompts/_tone.prompt", status: "changed" }],
      cases: [
        {
          name: "all",
          status: "changed",
          before,
          after,
          size: { before: null, after: null },
          messages: [
            { status: "removed", role: "system", before: 0, parts: [] },
            { status: "changed", role: "user", roleBefore: "tool", before: 1, after: 0, parts: [part] },
            { status: "added", role: "model", after: 1, parts: [] },
            { status: "moved", role: "model", before: 0, after: 3, parts: [] },
          ],
        },
      ],
    });
    const text = written(
      exampleReview({ projects: [exampleProject({ difference: exampleDifference({ prompts: [prompt] }) })] }),
    );
    expect(text).toContain("Because of the partial `prompts/_tone.prompt` (changed).");
    expect(text).toContain("<pre>\n- <del>Old rules</del>\n</pre>");
    expect(text).toContain(
      "`user` (the role was `tool`)\n\n<pre>\n  kept\n- <del>gone</del> (moved, line 4 on the other side)\n+ <ins>new</ins>\n+ \n⋯ 12 equal lines\n⋯ not shown: 5 removed and 7 added\n</pre>",
    );
    expect(text).toContain(
      '+ <ins>One</ins>\n+ <ins>Two</ins>\n+ <ins>{"media":{"url":"data:image/png;base64,AAAA"}}</ins>',
    );
    expect(text).toContain("`model` moved from place 1 to 4.");
  });

  test("what a prompt differs by besides its own file, and a small change is unfolded", () => {
    const causes = [
      { kind: "prompt", file: "prompts/a.prompt", status: "changed" },
      { kind: "partial", file: "prompts/_tone.prompt", status: "changed" },
      { kind: "schema", file: "schemas/new.json", status: "renamed", from: "schemas/old.json" },
    ] as const;
    const small = examplePromptDifference({ name: "small", causes, cases: [], sameCases: 2 });
    const big = examplePromptDifference({ name: "big", cases: Array.from({ length: 30 }, () => small.cases).flat() });
    const many = examplePromptDifference({
      name: "many",
      settings: Array.from({ length: 12 }, () => ({ name: "x".repeat(300), before: "y".repeat(300) })),
    });
    const difference = exampleDifference({ prompts: [small, many, big] });
    const text = written(exampleReview({ projects: [exampleProject({ difference })] }));
    expect(text).toContain(
      "Because of its own file, the partial `prompts/_tone.prompt` (changed) and the schema `schemas/new.json` (renamed from `schemas/old.json`).",
    );
    expect(text).toContain("Its 2 cases say the same as before.");
    expect(text).toContain("<details open><summary><code>small</code>");
    expect(text).toContain("<details><summary><code>many</code>");
  });

  test("projects of a monorepo are told apart, and their findings are named from the root", () => {
    const text = written(
      exampleReview({
        projects: [exampleProject({ path: "apps/a" }), exampleProject({ path: "apps/b", findings: [] })],
      }),
    );
    expect(text).toContain("<code>apps/a: support/triage</code>");
    expect(text).toContain("<code>apps/b: support/triage</code>");
    expect(text).toContain("- ❌ `apps/a/prompts/refund.prompt:12:8`");
  });

  test("plans, where credentials were there and where not", () => {
    const plan = {
      format: "slipway/plan/v1",
      kind: "change",
      version: "2.0.0",
      live: { version: "1.3.0" },
      added: [{}],
      changed: [{}, {}],
      bytes: { upload: 4_200 },
      refusal: { code: "SW0601", message: "The version `2.0.0` is taken.", next: "x" },
      decision: { outcome: "wait", reasons: ["Two approvals are missing."] },
    };
    const text = written(
      exampleReview({
        projects: [
          exampleProject({
            plans: [
              { environment: "beta", status: "planned", plan },
              { environment: "prod", status: "unavailable", reason: "There are no credentials." },
            ],
          }),
        ],
      }),
    );
    expect(text).toContain(
      "- `beta`: from `1.3.0` to `2.0.0`; 1 added, 2 changed; 4.2 kB to upload; ⛔ it would be refused: The version `2.0.0` is taken\\.; ⏳ the gate says `wait`: Two approvals are missing\\.",
    );
    expect(text).toContain("- `prod`: not looked at. There are no credentials\\.");
  });
});

describe("nothing of a stranger is live", () => {
  test("in a review in which every text is hostile", () => {
    for (const review of [
      hostileReview(),
      everywhere(hostile),
      everywhere("</pre></details><script>alert(1)</script>"),
      everywhere("`".repeat(40)),
    ]) {
      expect(liveIn(written(review))).toEqual([]);
    }
  });

  test("invisible and bidirectional characters are seen", () => {
    const text = written(everywhere("a\u202eb\u200bc\u2066\u{e0041}"));
    expect(text).toContain("a[U+202E]b[U+200B]c[U+2066][U+E0041]");
    expect(text).not.toMatch(/[\u202e\u200b\u2066]/);
  });

  test("whatever pieces of Markdown and HTML come together", () => {
    const pieces = fc.constantFrom(
      ..."<>&[]()!*_~`#|\\-+=.:/@\"' \n1a$^".split(""),
      ...[
        "</pre>",
        "<pre>",
        "</details>",
        "<summary>",
        "<!--",
        "-->",
        "```",
        "~~~",
        "@octocat",
        "#12",
        "a@b.co",
        "http://e.co",
      ],
      ...[
        "www.e.co",
        "GH-1",
        "deadbeef",
        "::error::x",
        "##[error]",
        "\u202e",
        "- ",
        "    ",
        "| --- |",
        "<ins>",
        "</code>",
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (parts) => {
        expect(liveIn(written(everywhere(parts.join(""))))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe("how it fits", () => {
  test("where there is room for all, all is shown", () => {
    const findings = Array.from({ length: 9 }, (_, index) => finding({ file: `prompts/${index}.prompt` }));
    const text = written(exampleReview({ projects: [exampleProject({ findings })] }));
    expect(text.match(/Dear \{\{nmae\}\}/g)).toHaveLength(9);
    expect(text).not.toContain(elsewhere);
  });

  test("many prompts: each is named before some are shown whole, and what is left out is said", () => {
    const prompts = Array.from({ length: 400 }, (_, index) => examplePromptDifference({ name: `prompt-${index}` }));
    const review = exampleReview({
      projects: [
        exampleProject({
          difference: exampleDifference({ prompts }),
          findings: Array.from({ length: 900 }, (_, index) => finding({ file: `prompts/${index}.prompt` })),
        }),
      ],
    });
    const text = written(review, 40_000);
    expect(text.length).toBeLessThanOrEqual(40_000);
    expect(text.length).toBeGreaterThan(30_000);
    expect(text).toMatch(/… and \d+ findings that there is no room for\. The artifact holds everything\./);
    expect(text).toContain("<code>prompt-0</code>");
    expect(text).toContain("~ Where is my");
    expect(text).toContain("<b>Sizes</b>");
  });

  test("a prompt of a million lines does not push the others out", () => {
    const rows = Array.from({ length: 100_000 }, (_, index) => ({
      kind: "added" as const,
      text: `line ${index} ${"x".repeat(90)}`,
    }));
    const [one] = examplePromptDifference().cases;
    const part = { status: "changed", kind: "text", before: 0, after: 0, rows } as const;
    const huge = examplePromptDifference({
      name: "huge",
      cases:
        one === undefined
          ? []
          : [{ ...one, messages: [{ status: "changed", role: "user", before: 1, after: 1, parts: [part] }] }],
    });
    const project = exampleProject({ difference: exampleDifference({ prompts: [huge, examplePromptDifference()] }) });
    const text = written(exampleReview({ projects: [project] }), 20_000);
    expect(text.length).toBeLessThanOrEqual(20_000);
    expect(text).toContain("<code>huge</code>");
    expect(text).toContain("more lines");
    expect(text).toContain("~ Where is my <del>parcel</del>");
  });

  test("any room is kept, in any unit", () => {
    const review = everywhere(`${hostile}\u{1f600}\u202e`.repeat(20));
    fc.assert(
      fc.property(fc.integer({ min: 25_000, max: 70_000 }), fc.boolean(), (limit, bytes) => {
        const lengthOf = bytes ? (text: string) => Buffer.byteLength(text) : (text: string) => text.length;
        const text = written(review, limit, { room: { limit, lengthOf } });
        expect(lengthOf(text)).toBeLessThanOrEqual(limit);
        expect(text.isWellFormed()).toBe(true);
        expect(liveIn(text)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

/** A review that has this text wherever a text can be. */
function everywhere(text: string): Review {
  const rows: readonly Row[] = [
    { kind: "same", text },
    { kind: "removed", text },
    { kind: "added", text },
    {
      kind: "changed",
      words: [
        { kind: "same", text },
        { kind: "removed", text },
        { kind: "added", text },
      ],
    },
  ];
  const message = { role: text, content: [{ text }, { media: { url: text } }] };
  const part = { status: "changed", kind: text, before: 0, after: 0, rows } as const;
  const bad = finding({ rule: text, file: text, message: text, help: text, excerpt: text });
  const prompt = examplePromptDifference({
    name: text,
    status: "renamed",
    from: text,
    file: text,
    causes: [{ kind: "partial", file: text, status: "renamed", from: text }],
    broken: { before: [bad], after: [bad] },
    settings: [{ name: text, before: text, after: [text] }],
    contract: {
      level: "major",
      changes: [{ level: "major", subject: "input", reason: text, place: { side: "base", file: text, line: 3 } }],
    },
    cases: [
      {
        name: text,
        status: "renamed",
        from: text,
        before: [message],
        after: [message],
        size: { before: null, after: null },
        messages: [
          {
            status: "changed",
            role: text,
            roleBefore: text,
            before: 0,
            after: 0,
            parts: [part, { status: "moved", kind: text, rows: [] }],
          },
          { status: "added", role: text, after: 0, parts: [] },
          { status: "moved", role: text, before: 0, after: 0, parts: [] },
        ],
      },
    ],
  });
  const project = exampleProject({
    path: text,
    name: text,
    findings: [bad, finding({ ...bad, severity: "note" })],
    difference: exampleDifference({ prompts: [prompt], cut: [text] }),
    plans: [
      { environment: text, status: "unavailable", reason: text },
      {
        environment: text,
        status: "planned",
        plan: {
          kind: "x",
          version: text,
          live: { version: text },
          refusal: { message: text },
          decision: { outcome: text, reasons: [text] },
        },
      },
    ],
  });
  return exampleReview({
    projects: [project, { ...project, path: "b" }],
    findings: [bad],
    base: { commit: null, label: text },
    head: { commit: "b".repeat(40), label: text },
    version: { latest: text, next: text },
    reasons: [text, text],
    notes: [text],
  });
}
