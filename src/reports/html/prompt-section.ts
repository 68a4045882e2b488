/** One prompt of the review: what it promises, what is wrong with it, and what its cases say before and after. */
import type {
  CaseDifference,
  Cause,
  ContractChange,
  PromptDifference,
  SettingChange,
  Size,
  SizeChange,
} from "../../changes/difference.ts";
import type { Finding, Severity } from "../../platform/finding.ts";
import { counted } from "../../platform/words.ts";
import type { ReviewPrompt, ReviewRendering } from "../review.ts";
import { signedNumber } from "../review-words.ts";
import { comparison, type SideLabels, textComparison } from "./comparison.ts";
import { messageList } from "./conversation.ts";
import { findingList } from "./finding-list.ts";
import { fitting, type Html, type HtmlValue, html } from "./html.ts";
import { sentence, shortText } from "./visible-text.ts";

/** What the filters and the list know of a section. */
export type SectionChange = "added" | "removed" | "changed" | "same";

/** A prompt, or the files of a project that are no prompt's. */
export interface PromptEntry {
  readonly id: string;
  readonly name: string;
  readonly change: SectionChange;
  /** In the words of the pill: `renamed`, `affected`. */
  readonly status: string;
  /** The project's folder, where the page shows several. */
  readonly project: string | undefined;
  readonly prompt: ReviewPrompt | undefined;
  readonly difference: PromptDifference | undefined;
  readonly findings: readonly Finding[];
}

/** The severities among the findings, in the words that the filter looks for. */
export function severitiesOf(findings: readonly Finding[]): string {
  const order: readonly Severity[] = ["error", "warning", "note"];
  return order.filter((severity) => findings.some((finding) => finding.severity === severity)).join(" ");
}

/** How much of a prompt is shown: all of it, no conversations, or that it is there. */
export type Detail = "all" | "no conversations" | "name";

/** Reasons, files and settings of one prompt; more are counted. */
const mostItems = 100;

/** Characters of the conversations of one prompt, with their markup. */
const roomOfCases = 1_500_000;

/**
 * The section of a prompt, or of the files that are no prompt's.
 *
 * @param labels what the two sides of a comparison are called
 */
export function promptSection(entry: PromptEntry, labels: SideLabels, detail: Detail): Html {
  const { id, name, change, status, project, prompt, difference, findings } = entry;
  const level = difference?.contract.level;
  return html`<section class="p" id="${id}" aria-labelledby="${id}-h" data-c="${change}" data-f="${severitiesOf(
    findings,
  )}"><header><div class="h"><h2 id="${id}-h"><a href="#${id}">${projectPrefix(project)}${shortText(name)}</a></h2>${
    change !== "same" && html`<span class="pill ${change}">${status}</span>`
  }${level !== undefined && level !== "none" && html`<span class="pill ${level}">${level}</span>`}</div>${
    prompt?.description !== undefined && html`<p>${shortText(prompt.description, 2_000)}</p>`
  }<p class="meta">${metaOf(entry).map((fact) => html`<span>${fact}</span>`)}</p></header>${detail !== "name" && findings.length > 0 && block("Findings", findingList(findings))}${
    detail !== "name" && difference !== undefined && changeBlocks(difference, findings.length > 0)
  }${
    detail === "name" &&
    html`<div class="block"><p class="none">The page is full: ${findings.length === 0 ? "" : `${counted(findings.length, "finding")} and `}everything else about this prompt is left out. <code>slipway check</code> and <code>slipway diff</code> show it.</p></div>`
  }${detail === "all" && cases(entry, labels)}${
    detail === "no conversations" &&
    html`<div class="block"><p class="none">The page is full: what this prompt says is left out. <code>slipway render</code> and <code>slipway diff</code> show it.</p></div>`
  }</section>\n`;
}

/** Prompts of several projects may have the same name. */
export function projectPrefix(project: string | undefined): HtmlValue {
  return project !== undefined && project !== "" && html`<span class="soft">${shortText(project)}/</span>`;
}

function block(heading: string, content: HtmlValue): Html {
  return html`<div class="block"><h3>${heading}</h3>${content}</div>`;
}

function metaOf({ prompt, difference, name }: PromptEntry): readonly HtmlValue[] {
  const file = prompt?.file ?? difference?.file;
  const model = prompt?.model;
  const from = difference?.from;
  return [
    ...(from === undefined || from === name ? [] : [["Before: ", html`<span class="mono">${shortText(from)}</span>`]]),
    ...(file === undefined ? [] : [html`<span class="mono">${shortText(file)}</span>`]),
    ...(typeof model === "string" ? [html`<span class="mono">${shortText(model)}</span>`] : []),
    ...(prompt === undefined ? [] : [counted(prompt.cases, "case")]),
    ...(difference === undefined ? sizeFact(prompt?.size ?? null) : sizeChangeFact(difference.size)),
  ];
}

function sizeFact(size: Size | null): readonly string[] {
  return size === null ? [] : [tokens(size)];
}

function tokens({ tokens: count }: Size): string {
  return `≈ ${counted(count, "token")}`;
}

function sizeChangeFact({ before, after }: SizeChange): readonly string[] {
  const now = after ?? before;
  if (now === null) return [];
  if (before === null || after === null) return [tokens(now)];
  const change = after.tokens - before.tokens;
  return [change === 0 ? tokens(now) : `${tokens(now)} (${signedNumber(change)})`];
}

/** `told` is true where the errors of the head stand among the findings already. */
function changeBlocks({ contract, causes, settings, broken, status }: PromptDifference, told: boolean): HtmlValue {
  const own = new Set(["prompt", "template", "cases"]);
  const others = causes.filter(({ kind }) => status === "affected" || !own.has(kind));
  return [
    contract.changes.length > 0 && block("What callers rely on", list(contract.changes, contractItem)),
    settings.length > 0 && block("Settings", settingsTable(settings.slice(0, mostItems))),
    others.length > 0 && block("Through other files", list(others, causeItem)),
    broken.before.length > 0 &&
      html`<div class="block"><p class="none">Before, this prompt had errors and could not be rendered.</p></div>`,
    broken.after.length > 0 &&
      html`<div class="block"><p class="none">This prompt has errors and cannot be rendered: nothing to compare.</p>${!told && findingList(broken.after)}</div>`,
  ];
}

function list<T>(items: readonly T[], make: (item: T) => Html): Html {
  const left = items.length - mostItems;
  return html`<ul class="rows">${items.slice(0, mostItems).map(make)}</ul>${left > 0 && html`<p class="soft">${left} more.</p>`}`;
}

function contractItem({ level, reason, place, unclear }: ContractChange): Html {
  return html`<li class="reason"><span class="pill ${level}">${level}</span><div>${sentence(reason)}${
    unclear === true && html` <span class="soft">It cannot be told, so the safe side is taken.</span>`
  }${place !== undefined && html` <span class="soft small mono">${shortText(place.file)}${place.line !== undefined && `:${place.line}`}</span>`}</div></li>`;
}

function causeItem({ kind, file, status, from }: Cause): Html {
  return html`<li><span class="mono">${shortText(file)}</span> <span class="soft">${kind}, ${status}${
    from !== undefined && [" from ", html`<span class="mono">${shortText(from)}</span>`]
  }</span></li>`;
}

function settingsTable(settings: readonly SettingChange[]): Html {
  const value = (written: unknown) =>
    written === undefined
      ? html`<span class="none">not set</span>`
      : html`<span class="mono">${shortText(typeof written === "string" ? written : JSON.stringify(written), 2_000)}</span>`;
  return html`<table class="vs"><thead><tr><th scope="col">Setting</th><th scope="col">Before</th><th scope="col">After</th></tr></thead><tbody>${settings.map(
    ({ name, before, after }) =>
      html`<tr><th scope="row" class="mono">${shortText(name)}</th><td>${before === undefined ? value(before) : html`<del>${value(before)}</del>`}</td><td>${after === undefined ? value(after) : html`<ins>${value(after)}</ins>`}</td></tr>`,
  )}</tbody></table>`;
}

function cases({ id, prompt, difference }: PromptEntry, labels: SideLabels): HtmlValue {
  const differing = difference?.cases ?? [];
  const renderings = (prompt?.renderings ?? []).filter(({ case: name }) => !differing.some((one) => one.name === name));
  const same = difference?.sameCases ?? 0;
  const compared = fitting(differing, roomOfCases, (one, index) => differingCase(`${id}-${index}`, one, labels));
  const shown = fitting(renderings, compared.left > 0 ? 0 : roomOfCases, (one, index) =>
    plainCase(`${id}-r${index}`, one, difference === undefined && index === 0),
  );
  const left = compared.left + shown.left;
  return [
    compared.pieces,
    difference?.template !== undefined &&
      html`<details class="c" open><summary><h3>Template</h3><span class="soft small">no case shows what changed in it</span></summary><div class="talk">${textComparison(difference.template, labels)}</div></details>`,
    shown.pieces,
    left > 0 &&
      html`<div class="block"><p class="none">${counted(left, "more case")} left out of this page; <code>slipway render</code> shows them.</p></div>`,
    same > 0 &&
      renderings.length === 0 &&
      html`<div class="block"><p class="soft">${counted(same, "case")} ${same === 1 ? "says" : "say"} what ${same === 1 ? "it" : "they"} said before.</p></div>`,
    prompt?.cases === 0 &&
      differing.length === 0 &&
      html`<div class="block"><p class="none">No case: nobody has seen what this prompt gives.</p></div>`,
  ];
}

function differingCase(id: string, difference: CaseDifference, labels: SideLabels): Html {
  const { name, status, from, size } = difference;
  const kind = status === "renamed" ? "changed" : status;
  return html`<details class="c" id="${id}"${status !== "same" && html` open`}><summary><h3>${shortText(name)}</h3>${
    status !== "same" && html`<span class="pill ${kind}">${status}</span>`
  }${from !== undefined && html`<span class="soft small">was ${shortText(from)}</span>`}${sizeChangeFact(size).map(
    (fact) => html`<span class="size">${fact}</span>`,
  )}</summary><div class="talk">${comparison(difference, labels)}</div></details>`;
}

function plainCase(id: string, { case: name, messages }: ReviewRendering, open: boolean): Html {
  return html`<details class="c" id="${id}"${open && html` open`}><summary><h3>${shortText(name)}</h3></summary><div class="talk">${
    messages.length === 0 ? html`<p class="none">No message.</p>` : messageList(messages)
  }</div></details>`;
}
