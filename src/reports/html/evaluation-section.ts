/** What the model's answers are worth: the verdict of an evaluation, every prompt, and the cases that did not pass. */
import { counted, listed } from "../../platform/words.ts";
import { type Html, type HtmlValue, html } from "./html.ts";
import { sentence, shortText } from "./visible-text.ts";

export interface ShownCase {
  readonly prompt: string;
  readonly name: string;
  /** `failed`, `flaky`, … */
  readonly status: string;
  readonly must: boolean;
  /** What it says, line by line: a model's words are among it. */
  readonly reasons: readonly string[];
}

/** The cases of one prompt together. */
export interface ShownPrompt {
  readonly name: string;
  /** `11 of 12`. */
  readonly passes: string;
  /** The same of the base; undefined where nothing was compared. */
  readonly base: string | undefined;
  /** Of 1,000 answers: `$1.20 → $1.45 (+21 %)`, or that it is not known. */
  readonly cost: string;
  /** Of an answer: `412 → 520 in (+26 %), 38 out`; undefined where it is not known. */
  readonly tokens: string | undefined;
  /** Median of an answer: `1.2 s → 1.5 s`; undefined or empty where it is not known. */
  readonly time: string | undefined;
}

export interface ShownEvaluation {
  /** `no verdict` where what could not be asked or judged says nothing about the prompts. */
  readonly outcome: "passed" | "failed" | "no verdict";
  readonly headline: string;
  readonly sentences: readonly string[];
  /** How many cases of which kind: those that are none are left out. */
  readonly counts: readonly { readonly count: number; readonly kind: string; readonly tone: "good" | "bad" | "open" }[];
  /** Cases that pass now and failed on the base: `sort · late`. */
  readonly better: readonly string[];
  readonly prompts: readonly ShownPrompt[];
  /** Cases that did not pass, the most important first. */
  readonly cases: readonly ShownCase[];
}

const mostCases = 200;
const mostPrompts = 500;
/** Prompts whose table is open at once. */
const mostOpen = 12;
const mostBetter = 20;
const longestReasons = 3_000;
const pills = { good: "added", bad: "removed", open: "changed" } as const;

/** The section; nothing without an evaluation. */
export function evaluationSection(evaluation: ShownEvaluation | undefined): HtmlValue {
  if (evaluation === undefined) return undefined;
  const { outcome, headline, sentences, counts, cases } = evaluation;
  const left = cases.length - mostCases;
  const tone = outcome === "passed" ? "good" : outcome === "failed" ? "bad" : "open";
  return html`<section class="p" id="evaluation" aria-labelledby="evaluation-h"><header><div class="h"><h2 id="evaluation-h"><a href="#evaluation">Evaluation</a></h2><span class="pill ${pills[tone]}">${outcome}</span></div><p>${shortText(headline, 1_000)}</p>${
    counts.length > 0 &&
    html`<p class="h">${counts.map((one) => html`<span class="pill ${pills[one.tone]}">${one.count} ${one.kind}</span> `)}</p>`
  }${sentences.slice(0, 20).map((words) => html`<p class="soft small">${sentence(words)}</p>`)}${betterWords(evaluation)}</header>${promptTable(
    evaluation.prompts,
  )}${cases.slice(0, mostCases).map(caseItem)}${
    left > 0 && html`<div class="block"><p class="none">${counted(left, "more case")} left out of this page.</p></div>`
  }</section>\n`;
}

function betterWords({ better }: ShownEvaluation): HtmlValue {
  if (better.length === 0) return undefined;
  const more = better.length - mostBetter;
  const names = better.slice(0, mostBetter);
  const all = more > 0 ? [...names, counted(more, "other")] : names;
  return html`<p class="soft small">${better.length === 1 ? "Passes" : "Pass"} now and failed on the base: ${shortText(listed(all, "and"), 3_000)}.</p>`;
}

function promptTable(prompts: readonly ShownPrompt[]): HtmlValue {
  if (prompts.length === 0) return undefined;
  const compared = prompts.some(({ base }) => base !== undefined);
  const measured = prompts.some(({ tokens }) => tokens !== undefined);
  const timed = prompts.some(({ time }) => time !== undefined && time !== "");
  const left = prompts.length - mostPrompts;
  return html`<div class="block"><details class="more"${prompts.length <= mostOpen && html` open`}><summary>${counted(
    prompts.length,
    "prompt",
  )}</summary><div class="wide" role="region" aria-label="Prompts of the evaluation" tabindex="0"><table class="vs"><thead><tr><th scope="col">Prompt</th><th scope="col">Cases that pass</th>${
    compared && html`<th scope="col">On the base</th>`
  }<th scope="col">Cost of 1,000 answers</th>${
    measured && html`<th scope="col">Tokens of an answer</th>`
  }${timed && html`<th scope="col">Time of an answer</th>`}</tr></thead><tbody>${prompts
    .slice(0, mostPrompts)
    .map(
      ({ name, passes, base, cost, tokens, time }) =>
        html`<tr><th scope="row">${shortText(name)}</th><td>${passes}</td>${compared && html`<td>${base ?? "–"}</td>`}<td>${cost}</td>${measured && html`<td>${tokens ?? "–"}</td>`}${timed && html`<td>${time || "–"}</td>`}</tr>`,
    )}</tbody></table></div>${left > 0 && html`<p class="none">${counted(left, "more prompt")} left out of this page.</p>`}</details></div>`;
}

function caseItem({ prompt, name, status, must, reasons }: ShownCase): Html {
  const text = reasons.join("\n");
  const tone = status === "flaky" || status === "error" ? "open" : "bad";
  return html`<details class="c"${must && html` open`}><summary><h3>${shortText(prompt)} · ${shortText(name)}</h3><span class="pill ${pills[tone]}">${shortText(status, 60)}</span>${
    must && html`<span class="pill removed">must pass</span>`
  }</summary><div class="talk"><pre class="data">${text === "" ? "Nothing is said about why." : shortText(text, longestReasons)}</pre></div></details>`;
}
