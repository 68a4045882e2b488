/** What evaluations said of an environment's releases: for each prompt the pass rate and the cost, as small plots. */
import { counted, listed } from "../../platform/words.ts";
import { fitting, type Html, type HtmlValue, html } from "./html.ts";
import { shortText } from "./visible-text.ts";

/** One value of a plot, and how it is said. */
export interface PlottedValue {
  readonly value: number;
  /** `67 %`, `$0.0004`. */
  readonly words: string;
  /** What it was made from: `2 of 3 cases`. */
  readonly from: string;
}

export interface PlottedRelease {
  readonly seq: number;
  readonly version: string;
  /** An evaluation of its bundle is kept. */
  readonly evaluated: boolean;
}

export interface PlottedPrompt {
  readonly name: string;
  /** One for each release, in their order; undefined where there is none. Values from 0 to 1. */
  readonly passRates: readonly (PlottedValue | undefined)[];
  /** US dollars, not negative. */
  readonly costs: readonly (PlottedValue | undefined)[];
}

/** Of one environment. */
export interface PlottedEvaluations {
  /** Oldest first, those without an evaluation among them. */
  readonly releases: readonly PlottedRelease[];
  /** In the order of the page. */
  readonly prompts: readonly PlottedPrompt[];
  /** Releases of the page that are older, and whose evaluations were not looked for. */
  readonly older: number;
  /** Prompts that are not among these, at least. */
  readonly morePrompts: number;
}

/** Releases without an evaluation that are named. */
const mostNamed = 12;

/**
 * The part of an environment's section.
 *
 * @param id of the section, which begins the ids in here
 * @param room in characters, about; prompts beyond it are counted
 */
export function evaluationPlots(evaluations: PlottedEvaluations | undefined, id: string, room: number): HtmlValue {
  if (evaluations === undefined) return undefined;
  const { releases, prompts, older, morePrompts } = evaluations;
  const gaps = releases.filter(({ evaluated }) => !evaluated);
  const { pieces, left } = fitting(prompts, room, (prompt, index) =>
    promptPlots(prompt, releases, `${id}-v${index + 1}`),
  );
  return html`<div class="block" id="${id}-v"><h3>Evaluations</h3><p class="soft small">What the newest kept evaluation of every release said, oldest release first.${
    gaps.length > 0 && html` ${gapWords(gaps)}`
  }${older > 0 && html` ${counted(older, "older release")} of this page ${older === 1 ? "was" : "were"} not looked at.`}</p>${pieces}${
    left + morePrompts > 0 &&
    html`<p class="none">${counted(left + morePrompts, "more prompt")} left out of this page.</p>`
  }</div>`;
}

function gapWords(gaps: readonly PlottedRelease[]): Html {
  const named = gaps.slice(-mostNamed).map(({ seq, version }) => `${shortened(version)} (${seq})`);
  const more = gaps.length - named.length;
  const all = more > 0 ? [...named, counted(more, "other")] : named;
  return html`Without an evaluation, and gaps below: ${shortText(listed(all, "and"), 2_000)}.`;
}

function promptPlots({ name, passRates, costs }: PlottedPrompt, releases: readonly PlottedRelease[], id: string): Html {
  const highest = costs.reduce<PlottedValue | undefined>(
    (most, cost) => (cost !== undefined && (most === undefined || cost.value > most.value) ? cost : most),
    undefined,
  );
  return html`<div class="ev"><h4 id="${id}">${shortText(name)}</h4><div class="plots">${plot({
    id: `${id}r`,
    what: "Pass rate",
    of: name,
    values: passRates,
    releases,
    top: { value: 1, words: "100 %" },
    bottom: "0 %",
  })}${plot({
    id: `${id}c`,
    what: "Cost of an answer",
    of: name,
    values: costs,
    releases,
    top: highest === undefined || highest.value === 0 ? { value: 1, words: "" } : highest,
    bottom: "$0",
  })}</div><details class="more"><summary>Numbers<span class="sr"> of ${shortText(name)}</span></summary><table class="vs"><thead><tr><th scope="col">Release</th><th scope="col">Pass rate</th><th scope="col">Cost of an answer</th></tr></thead><tbody>${releases.map(
    ({ seq, version, evaluated }, index) =>
      html`<tr><th scope="row">${shortText(shortened(version))} <span class="mono">${seq}</span></th>${
        evaluated
          ? [numberCell(passRates[index], "not judged"), numberCell(costs[index], "not known")]
          : html`<td colspan="2" class="soft">no evaluation</td>`
      }</tr>`,
  )}</tbody></table></details></div>`;
}

function numberCell(value: PlottedValue | undefined, absent: string): Html {
  return value === undefined
    ? html`<td class="soft">${absent}</td>`
    : html`<td>${value.words} <span class="soft">${value.from}</span></td>`;
}

interface Plot {
  readonly id: string;
  readonly what: string;
  readonly of: string;
  readonly values: readonly (PlottedValue | undefined)[];
  readonly releases: readonly PlottedRelease[];
  /** The value at the upper edge. */
  readonly top: Pick<PlottedValue, "value" | "words">;
  readonly bottom: string;
}

/** In units of the picture, which is shown one to one where there is room. */
const width = 320;
const height = 96;
const left = 8;
const right = 8;
const upper = 18;
const lower = 80;

function plot({ id, what, of, values, releases, top, bottom }: Plot): Html {
  const x = (index: number) =>
    releases.length < 2 ? width / 2 : left + (index * (width - left - right)) / (releases.length - 1);
  const y = (value: number) => lower - Math.min(1, Math.max(0, value / top.value)) * (lower - upper);
  const known = values.flatMap((value, index) => (value === undefined ? [] : [{ value, index }]));
  const last = known.at(-1);
  const said = known.map(({ value, index }) => `${shortened(releases[index]?.version ?? "")} ${value.words}`);
  const gaps = releases.length - known.length;
  const description = `${said.slice(-24).join("; ")}${gaps === 0 ? "" : `; ${counted(gaps, "release")} without a value`}`;
  return html`<figure class="plot"><figcaption><span class="soft">${what}</span>${
    last === undefined
      ? html` <span class="none">not known</span>`
      : html` <strong>${last.value.words}</strong> <span class="soft small">in ${shortText(shortened(releases[last.index]?.version ?? ""))}</span>`
  }</figcaption>${
    last !== undefined &&
    html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}t ${id}d"><title id="${id}t">${what} of ${shortened(of)} over ${counted(releases.length, "release")}</title><desc id="${id}d">${description}</desc><path class="grid" d="M${left} ${upper}H${width - right}M${left} ${lower}H${width - right}"/><text x="${left}" y="${upper - 5}">${top.words}</text><text x="${left}" y="${lower + 13}">${bottom}</text><text class="end" x="${width - right}" y="${lower + 13}">${range(releases)}</text>${releases.map(
      (_, index) =>
        values[index] === undefined && html`<path class="gap" d="M${rounded(x(index))} ${upper}V${lower}"/>`,
    )}<path class="curve" d="${curve(values, x, y)}"/>${known.map(
      ({ value, index }) =>
        html`<circle cx="${rounded(x(index))}" cy="${rounded(y(value.value))}" r="${index === last.index ? 4.5 : 3.5}"><title>${shortened(releases[index]?.version ?? "")}: ${value.words}, ${value.from}</title></circle>`,
    )}</svg>`
  }</figure>`;
}

/** A line through neighbours that both have a value: it never crosses a gap. */
function curve(
  values: readonly (PlottedValue | undefined)[],
  x: (index: number) => number,
  y: (value: number) => number,
): string {
  let path = "";
  for (const [index, value] of values.entries()) {
    if (value === undefined) continue;
    const command = index > 0 && values[index - 1] !== undefined ? "L" : "M";
    path += `${command}${rounded(x(index))} ${rounded(y(value.value))}`;
  }
  return path;
}

/** The releases at both ends. */
function range(releases: readonly PlottedRelease[]): string {
  const [first, last] = [releases.at(0), releases.at(-1)].map((release) => shortened(release?.version ?? "", 18));
  return releases.length < 2 ? `${last}` : `${first} to ${last}`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function shortened(text: string, most = 60): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
