/** The history of every environment as one self-contained page: what is live, how it came there, and who allowed it. */
import { counted } from "../../platform/words.ts";
import { minuteOf, pageDocument } from "./document.ts";
import { evaluationPlots, type PlottedEvaluations } from "./evaluation-plots.ts";
import { type Html, type HtmlValue, html } from "./html.ts";
import { sentence, visibleText } from "./visible-text.ts";

/** A rule of a gate and what it said. */
export interface HistoryRule {
  readonly rule: string;
  /** `allow`, `wait`, `deny`. */
  readonly outcome: string;
  readonly reason: string;
}

/** What somebody said about a bundle. */
export interface HistoryApproval {
  /** `approval`, `withdrawal`, `acknowledgement`. */
  readonly kind: string;
  readonly who: string;
  /** RFC 3339. */
  readonly at: string;
  readonly from?: string;
  readonly reason?: string;
}

export interface HistoryEntry {
  readonly seq: number;
  readonly action: string;
  /** What happened, in a few words: `rollback of 7 to 6`. */
  readonly words: string;
  readonly version: string;
  readonly bundle: string;
  readonly at: string;
  readonly who: string;
  readonly via?: string;
  readonly commit?: string;
  /** The tree held changes that the commit does not have. */
  readonly changed?: boolean;
  readonly ref?: string;
  readonly reason?: string;
  /** `live`, `blocked`, `withdrawn`, `pruned`, `past the gate`. */
  readonly marks: readonly string[];
  /** True for a record that leaves live what was live. */
  readonly isMark: boolean;
  /** `none`, `allow`, `exempt`, `break-glass`. */
  readonly gate: string;
  readonly rules: readonly HistoryRule[];
  readonly approvals: readonly HistoryApproval[];
}

export interface EnvironmentHistory {
  readonly name: string;
  /** Where it is kept. */
  readonly address: string;
  readonly after?: string;
  readonly live?: { readonly seq: number; readonly version: string; readonly bundle: string; readonly since: string };
  /** Why there is nothing to show: sentences. */
  readonly problem?: string;
  /** Newest first. */
  readonly entries: readonly HistoryEntry[];
  /** Older ones are not on the page. */
  readonly more: boolean;
  /** Sentences about what could not be read. */
  readonly notes: readonly string[];
  /** Absent where no evaluation of these releases is kept. */
  readonly evaluations?: PlottedEvaluations;
}

export interface HistoryPage {
  readonly project: string;
  readonly tool: string;
  readonly madeAt: Date;
  readonly environments: readonly EnvironmentHistory[];
}

/** Characters of all plots together, so that browsers show the page at once. */
const roomForPlots = 8_000_000;

/** The page. Every text in it may be a stranger's. */
export function historyPage({ project, tool, madeAt, environments }: HistoryPage): string {
  return pageDocument({
    title: `Releases of ${project} – Slipway`,
    kind: "Releases",
    where: visibleText(project),
    body: html`<section class="verdict" aria-label="What is live"><div class="in"><h1>What is live, and how it came there</h1><ul class="stages">${environments.map(
      (environment) => stage(environment, environments),
    )}</ul></div></section>
<div class="cols"><nav class="side" aria-label="Environments"><h2>${counted(environments.length, "environment")}</h2><ul class="list" tabindex="0" aria-label="Environments">${environments.map(
      ({ name, entries, evaluations }, index) =>
        html`<li><a href="#e${index + 1}"><span class="n">${visibleText(name)}</span><span class="soft small">${entries.length}</span></a>${
          evaluations !== undefined &&
          html`<a class="sub" href="#e${index + 1}-v"><span class="n">Evaluations<span class="sr"> of ${visibleText(name)}</span></span></a>`
        }</li>`,
    )}</ul></nav>
<main id="content">${environments.map((environment, index) =>
      section(environment, `e${index + 1}`, roomForPlots / environments.length),
    )}</main></div>`,
    foot: html`<span>Made by Slipway ${tool} at ${minuteOf(madeAt)}, from the records in the stores.</span>`,
  });
}

function stage({ name, live, after, problem }: EnvironmentHistory, all: readonly EnvironmentHistory[]): Html {
  const before = after === undefined ? undefined : all.find((other) => other.name === after);
  const isBehind = before?.live !== undefined && before.live.bundle !== live?.bundle;
  return html`<li class="stage"><p class="soft small">${visibleText(name)}${after !== undefined && html` <span>after ${visibleText(after)}</span>`}</p>${
    live === undefined
      ? html`<p class="v none">${problem === undefined ? "Nothing yet" : "Not read"}</p>`
      : html`<p class="v">${visibleText(live.version)}</p><p class="soft small">since ${time(live.since)}</p>`
  }${isBehind && html`<p class="small"><span class="pill changed">${visibleText(before.name)} has ${visibleText(before.live.version)}</span></p>`}</li>`;
}

function section(environment: EnvironmentHistory, id: string, room: number): Html {
  const { name, address, live, problem, entries, more, notes, evaluations } = environment;
  return html`<section class="p" id="${id}" aria-labelledby="${id}-h"><header><div class="h"><h2 id="${id}-h"><a href="#${id}">${visibleText(name)}</a></h2>${
    live !== undefined && html`<span class="pill added">${visibleText(live.version)} is live</span>`
  }</div><p class="meta"><span class="mono">${visibleText(address)}</span></p>${notes.map((note) => html`<p class="soft small">${sentence(note)}</p>`)}</header>${
    problem !== undefined && html`<div class="block"><p>${sentence(problem)}</p></div>`
  }${entries.length > 0 && html`<ol class="line">${entries.map(entryItem)}</ol>`}${
    more &&
    html`<div class="block"><p class="soft">Older releases are not on this page; <code>--limit</code> brings more of them.</p></div>`
  }${evaluationPlots(evaluations, id, room)}</section>\n`;
}

function entryItem(entry: HistoryEntry): Html {
  const { seq, words, version, at, who, reason, marks, isMark, action } = entry;
  const isLive = marks.includes("live");
  return html`<li class="${isMark ? "mark" : action === "rollback" ? "back" : isLive ? "now" : ""}"><div class="h"><span class="soft small mono">${seq}</span>${
    !isMark && html`<strong>${visibleText(version)}</strong>`
  }<span>${visibleText(words)}</span>${marks.map(
    (mark) => html`<span class="pill ${markKind(mark)}">${mark}</span>`,
  )}</div><p class="soft small">${time(at)}, ${visibleText(who)}${source(entry)}</p>${
    reason !== undefined && html`<p class="quote">${visibleText(reason)}</p>`
  }${more(entry)}</li>`;
}

function markKind(mark: string): string {
  if (mark === "live") return "added";
  return mark === "withdrawn" || mark === "blocked" || mark === "past the gate" ? "removed" : "";
}

function source({ commit, changed, ref }: HistoryEntry): HtmlValue {
  if (commit === undefined) return undefined;
  const branch = ref?.replace(/^refs\/(?:heads|tags)\//, "");
  return [
    " · ",
    html`<span class="mono">${commit.slice(0, 12)}</span>`,
    branch !== undefined && [" on ", visibleText(branch)],
    changed === true && " with changes",
  ];
}

/** What few readers need, folded. */
function more({ bundle, via, gate, rules, approvals, isMark }: HistoryEntry): HtmlValue {
  if (isMark) return undefined;
  const gateWords =
    gate === "none"
      ? "no gate"
      : gate === "allow"
        ? "gate allowed"
        : gate === "exempt"
          ? "exempt from the gate"
          : gate === "break-glass"
            ? "past the gate"
            : `gate: ${gate}`;
  const said = approvals.length === 0 ? "" : `, ${counted(approvals.length, "statement")} of people`;
  return html`<details class="more"><summary>Details: ${gateWords}${said}</summary><dl class="sheet"><dt>Bundle</dt><dd class="mono">${visibleText(bundle)}</dd>${
    via !== undefined && html`<dt>From</dt><dd>${address(via)}</dd>`
  }</dl>${
    rules.length > 0 &&
    html`<ul class="rows">${rules.map(
      ({ rule, outcome, reason }) =>
        html`<li class="reason"><span class="pill ${outcome === "allow" ? "added" : outcome === "deny" ? "removed" : "changed"}">${visibleText(outcome)}</span><div><span class="mono">${visibleText(rule)}</span> ${sentence(reason)}</div></li>`,
    )}</ul>`
  }${
    approvals.length > 0 &&
    html`<ul class="rows">${approvals.map(
      ({ kind, who, at, from, reason }) =>
        html`<li class="reason"><span class="pill ${kind === "approval" ? "added" : kind === "withdrawal" ? "removed" : "changed"}">${visibleText(kind)}</span><div>${visibleText(who)} <span class="soft">${time(at)}</span>${
          from !== undefined && html` ${address(from)}`
        }${reason !== undefined && html`<p class="quote">${visibleText(reason)}</p>`}</div></li>`,
    )}</ul>`
  }</details>`;
}

/** Addresses of the web are links, which nothing follows by itself; everything else is text. */
function address(text: string): HtmlValue {
  return /^https:\/\/[\w.-]+(?::\d+)?\/[\w./?=&%#@:~+-]*$/.test(text)
    ? html`<a href="${text}" rel="noreferrer noopener">${text}</a>`
    : visibleText(text);
}

function time(text: string): HtmlValue {
  const parsed = new Date(text);
  if (Number.isNaN(parsed.getTime())) return visibleText(text.slice(0, 60));
  return html`<time datetime="${parsed.toISOString()}">${minuteOf(parsed)}</time>`;
}
