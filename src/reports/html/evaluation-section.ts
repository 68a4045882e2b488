/** What the model's answers are worth: the verdict of an evaluation and the cases that did not pass. */
import { counted } from "../../platform/words.ts";
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

export interface ShownEvaluation {
  readonly passed: boolean;
  readonly headline: string;
  readonly sentences: readonly string[];
  /** Cases that did not pass, the most important first. */
  readonly cases: readonly ShownCase[];
}

const mostCases = 200;
const longestReasons = 3_000;

/** The section; nothing without an evaluation. */
export function evaluationSection(evaluation: ShownEvaluation | undefined): HtmlValue {
  if (evaluation === undefined) return undefined;
  const { passed, headline, sentences, cases } = evaluation;
  const left = cases.length - mostCases;
  return html`<section class="p" id="evaluation" aria-labelledby="evaluation-h"><header><div class="h"><h2 id="evaluation-h"><a href="#evaluation">Evaluation</a></h2><span class="pill ${passed ? "added" : "removed"}">${passed ? "passed" : "failed"}</span></div><p>${shortText(headline, 1_000)}</p>${sentences
    .slice(0, 20)
    .map(
      (words) => html`<p class="soft small">${sentence(words)}</p>`,
    )}</header>${cases.slice(0, mostCases).map(caseItem)}${
    left > 0 && html`<div class="block"><p class="none">${counted(left, "more case")} left out of this page.</p></div>`
  }</section>\n`;
}

function caseItem({ prompt, name, status, must, reasons }: ShownCase): Html {
  const text = reasons.join("\n");
  return html`<details class="c"${must && html` open`}><summary><h3>${shortText(prompt)} · ${shortText(name)}</h3><span class="pill">${shortText(status, 60)}</span>${
    must && html`<span class="pill removed">must pass</span>`
  }</summary><div class="talk"><pre class="data">${shortText(text, longestReasons)}</pre></div></details>`;
}
