/** The review as one self-contained page: the verdict first, then every prompt that changes or has a problem. */
import { counted } from "../../platform/words.ts";
import type { Review } from "../review.ts";
import { changeInWords, headlineOf, signedNumber, tokenChange, versionWords } from "../review-words.ts";
import type { SideLabels } from "./comparison.ts";
import { minuteOf, type PageOptions, pageDocument } from "./document.ts";
import { evaluationSection, type ShownEvaluation } from "./evaluation-section.ts";
import { type Html, type HtmlValue, html } from "./html.ts";
import { planSection } from "./plan-section.ts";
import { type PromptEntry, projectPrefix, promptSection, severitiesOf } from "./prompt-section.ts";
import { entriesOf } from "./review-entries.ts";
import { sentence, shortText } from "./visible-text.ts";

/** Of a page that every browser opens at once and every artifact store takes. */
const pageBytes = 9_500_000;
/** What a prompt takes in the list and with its name alone, in the usual case. */
const bytesOfName = 1_100;
/** Prompts on one page; more are counted. */
const mostPrompts = 5_000;
/** Sentences about the review as a whole. */
const mostSentences = 50;

export interface ReviewPageOptions {
  /** What the page calls itself: `Review`, `Preview`. */
  readonly kind?: string;
  /** When it was made. */
  readonly madeAt: Date;
  readonly live?: NonNullable<PageOptions["live"]>;
  /** False where nothing was checked, so that there is no verdict: a comparison alone. */
  readonly judged?: boolean;
  /** Where the review has an evaluation. */
  readonly evaluation?: ShownEvaluation | undefined;
}

/** The page. Every text in the review may be a stranger's. */
export function reviewPage(
  review: Review,
  { kind = "Review", madeAt, live, judged = true, evaluation }: ReviewPageOptions,
): string {
  const all = entriesOf(review);
  const entries = all.slice(0, mostPrompts);
  const labels: SideLabels = { before: review.base?.label ?? "", after: review.head.label };
  return pageDocument({
    title: titleOf(review, kind),
    kind,
    where: whereOf(review),
    ...(live === undefined ? {} : { live }),
    body: html`${judged ? verdict(review) : comparedOnly(review)}
<div class="cols"><nav class="side" aria-label="Prompts">${sideList(entries, review.base !== null)}</nav>
<main id="content">${evaluationSection(evaluation)}${sections(entries, labels)}${planSection(review)}${
      all.length > entries.length &&
      html`<p class="none">${counted(all.length - entries.length, "more prompt")} left out of this page.</p>`
    }<div class="empty" hidden><p>No prompt fits the filters.</p><button type="button" class="clear">Show all prompts</button></div></main></div>`,
    foot: html`<span>Made by Slipway ${review.tool.version} at ${minuteOf(madeAt)}.</span><label><input type="checkbox" id="keys" checked> Keys: <kbd>/</kbd> search, <kbd>j</kbd> next prompt, <kbd>k</kbd> previous</label>`,
  });
}

function titleOf({ repository, pullRequest, projects }: Review, kind: string): string {
  const about =
    pullRequest !== undefined && repository !== undefined
      ? `${repository}#${pullRequest.number}`
      : (repository ?? projects[0]?.name);
  return `${kind}${about === undefined || about === "" ? "" : ` of ${about}`} – Slipway`;
}

function whereOf({ repository, pullRequest, base, head, shard, projects }: Review): HtmlValue {
  const about = repository ?? (projects.length === 1 ? projects[0]?.name : undefined);
  const range = base === null ? sideHtml(head) : [sideHtml(base), " → ", sideHtml(head)];
  return [
    about !== undefined &&
      about !== "" && [shortText(about), pullRequest !== undefined && ` #${pullRequest.number}`, " · "],
    range,
    shard !== undefined && ` · part ${shard.index} of ${shard.total}`,
  ];
}

/** A label, and the commit where the label is not its beginning. */
function sideHtml({ label, commit }: Review["head"]): HtmlValue {
  const named = label !== "" && commit?.startsWith(label) !== true;
  const name = html`<b>${shortText(named ? label : (commit?.slice(0, 12) ?? label))}</b>`;
  return named && commit !== null ? [name, html` <span class="mono">${commit.slice(0, 7)}</span>`] : name;
}

function verdict(review: Review): Html {
  const { verdict: outcome, reasons, counts } = review;
  const failed = outcome === "fail";
  const tone = failed ? "error" : counts.warnings > 0 ? "warning" : "ok";
  const icon = failed
    ? html`<path d="M6 6l12 12M18 6L6 18"/>`
    : tone === "warning"
      ? html`<path d="M12 4v11M12 19.5v.5"/>`
      : html`<path d="M5 12.5l5 5L19.5 7"/>`;
  const title = review.pullRequest?.title;
  return html`<section class="verdict" aria-label="Verdict"><div class="in"><div class="say"><span class="sign t-${tone}"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" aria-hidden="true">${icon}</svg></span><div><h1>${headlineOf(review)}</h1>${
    title !== undefined && html`<p class="soft">${shortText(title)}</p>`
  }${reasons.slice(0, mostSentences).map((reason) => html`<p>${sentence(reason)}</p>`)}${sentences(review)}</div></div>${facts(review, true)}</div></section>`;
}

/** What differs, without a verdict. */
function comparedOnly(review: Review): Html {
  const words = changeInWords(review);
  return html`<section class="verdict" aria-label="What differs"><div class="in"><div class="say"><span class="sign t-note"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M4 8h14M14 4l4 4-4 4M20 16H6M10 12l-4 4 4 4"/></svg></span><div><h1>${words.charAt(0).toUpperCase()}${words.slice(1)}</h1>${sentences(review)}</div></div>${facts(review, false)}</div></section>`;
}

/** What a reader has to know of the whole. */
function sentences(review: Review): HtmlValue {
  return [...review.notes, ...aboutProjects(review)]
    .slice(0, mostSentences)
    .map((note) => html`<p class="soft">${sentence(note)}</p>`);
}

/** What the comparison says of whole projects: settings that changed, and what was left out. */
function aboutProjects({ projects, notes }: Review): readonly string[] {
  return projects.flatMap(({ path, difference }) => {
    const where = path === "" ? "slipway.yaml" : `${path}/slipway.yaml`;
    const settings = difference?.settings ?? [];
    const changed = settings.map((name) => `\`${name}\``).join(", ");
    return [
      ...(settings.length === 0 ? [] : [`In ${where} ${changed} changed.`]),
      ...(difference?.cut ?? []).filter((sentenceOf) => !notes.includes(sentenceOf)),
    ];
  });
}

function facts(review: Review, judged: boolean): Html {
  const { projects, counts, level, version, base } = review;
  const total = projects.reduce(
    (sum, { prompts, difference }) => sum + Math.max(prompts.length, difference?.count.after ?? 0),
    0,
  );
  const differences = projects.flatMap(({ difference }) => difference?.prompts ?? []);
  const withStatus = (status: string) => differences.filter((difference) => difference.status === status).length;
  const kinds = ["added", "removed", "changed", "renamed", "affected"]
    .map((status) => [withStatus(status), status] as const)
    .filter(([count]) => count > 0)
    .map(([count, status]) => `${count} ${status}`);
  const cases = projects.reduce(
    (sum, project) => sum + project.prompts.reduce((all, prompt) => all + prompt.cases, 0),
    0,
  );
  const problems = counts.errors + counts.warnings;
  const compared = base !== null && level !== null;
  return html`<dl class="facts">${
    compared
      ? fact("Prompts that differ", `${differences.length} of ${Math.max(total, differences.length)}`, kinds.join(", "))
      : fact("Prompts", total.toLocaleString("en"), counted(cases, "case"))
  }${compared && fact("Contract", level === "none" ? "Unchanged" : level[0]?.toUpperCase() + level.slice(1), versionWords(version))}${
    judged &&
    fact(
      "Findings",
      problems === 0
        ? "None"
        : counts.errors > 0
          ? counted(counts.errors, "error")
          : counted(counts.warnings, "warning"),
      [
        counts.errors > 0 && counts.warnings > 0 ? counted(counts.warnings, "warning") : "",
        counts.notes > 0 ? counted(counts.notes, "note") : "",
      ]
        .filter((words) => words !== "")
        .join(", "),
    )
  }${compared ? tokensFact(differences) : tokensTotal(review)}</dl>`;
}

function tokensFact(differences: readonly NonNullable<PromptEntry["difference"]>[]): HtmlValue {
  const change = tokenChange(differences.map(({ size }) => size));
  if (change === undefined) return undefined;
  return fact("Tokens, estimated", change === 0 ? "No change" : signedNumber(change), "longest case of each, together");
}

function tokensTotal({ projects }: Review): HtmlValue {
  const sizes = projects.flatMap(({ prompts }) => prompts.flatMap(({ size }) => (size === null ? [] : [size.tokens])));
  if (sizes.length === 0) return undefined;
  const longest = sizes.reduce((most, one) => Math.max(most, one), 0);
  return fact("Longest case", `≈ ${counted(longest, "token")}`, "estimated");
}

function fact(term: string, value: string, more: string): Html {
  return html`<div><dt>${term}</dt><dd>${value}${more !== "" && html`<small>${more}</small>`}</dd></div>`;
}

function sideList(entries: readonly PromptEntry[], compared: boolean): Html {
  const count = (test: (entry: PromptEntry) => boolean) => entries.filter(test).length;
  const severity = (value: string, label: string) =>
    toggle(
      "severity",
      value,
      label,
      count(({ findings }) => severitiesOf(findings).split(" ").includes(value)),
    );
  const change = (value: string, label: string) =>
    toggle(
      "change",
      value,
      label,
      count((entry) => entry.change === value),
    );
  return html`<div class="find" hidden><label class="sr" for="search">Search in prompts</label><input type="search" id="search" placeholder="Search in prompts" autocomplete="off" spellcheck="false">${
    entries.some(({ findings }) => findings.length > 0) &&
    html`<fieldset><legend class="sr">Only prompts with</legend>${severity("error", "Errors")}${severity("warning", "Warnings")}${severity("note", "Notes")}</fieldset>`
  }${
    compared &&
    html`<fieldset><legend class="sr">Only prompts that are</legend>${change("changed", "Changed")}${change("added", "Added")}${change("removed", "Removed")}${change("same", "Same")}</fieldset>`
  }<p class="count" role="status"></p></div><h2>${counted(
    count(({ prompt, difference }) => prompt !== undefined || difference !== undefined),
    "prompt",
  )}</h2><ul class="list" tabindex="0" aria-label="Prompts">${entries.map(listItem)}</ul>`;
}

function toggle(kind: string, value: string, label: string, count: number): Html {
  return html`<button type="button" aria-pressed="false" data-kind="${kind}" value="${value}"${count === 0 && html` disabled`}>${label} ${count}</button>`;
}

function listItem({ id, name, change, status, findings, project }: PromptEntry): Html {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.filter(({ severity }) => severity === "warning").length;
  const shown = errors > 0 ? errors : warnings;
  const kind = errors > 0 ? "error" : "warning";
  return html`<li><a href="#${id}"><span class="dot ${change}"></span><span class="n">${projectPrefix(
    project,
  )}${shortText(name)}</span>${change !== "same" && html`<span class="sr">, ${status}</span>`}${
    shown > 0 &&
    html`<span class="num t-${kind}">${shown}<span class="sr"> ${shown === 1 ? kind : `${kind}s`}</span></span>`
  }</a></li>`;
}

/**
 * Sections in order, each with as much as there is room for: conversations as long as they fit, then findings and what
 * callers rely on, then the name alone. The names of all prompts have their room from the beginning.
 */
function sections(entries: readonly PromptEntry[], labels: SideLabels): readonly HtmlValue[] {
  let room = pageBytes - entries.length * bytesOfName;
  return entries.map((entry) => {
    for (const detail of ["all", "no conversations"] as const) {
      if (room <= 0) break;
      const section = promptSection(entry, labels, detail);
      const length = Buffer.byteLength(section.toString());
      if (length > room) continue;
      room -= Math.max(0, length - bytesOfName);
      return section;
    }
    return promptSection(entry, labels, "name");
  });
}
