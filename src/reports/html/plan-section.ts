/** What a deploy would change in each environment, where the run had credentials to look. */
import { isJsonObject, type JsonObject, ownProperty } from "../../platform/json.ts";
import { fileCountWords, liveVersion, textOf, uploadWords } from "../plan-facts.ts";
import type { Review, ReviewPlan } from "../review.ts";
import { type Html, type HtmlValue, html } from "./html.ts";
import { sentence, visibleText } from "./visible-text.ts";

/** More environments than a team has are left out. */
const mostPlans = 100;

/** The section; nothing where no plan was made. */
export function planSection({ projects }: Review): HtmlValue {
  const several = projects.length > 1;
  const plans = projects.flatMap(({ path, plans: own }) =>
    (own ?? []).map((plan) => ({
      plan,
      name: several && path !== "" ? `${path}: ${plan.environment}` : plan.environment,
    })),
  );
  if (plans.length === 0) return undefined;
  return html`<section class="p" id="plans" aria-labelledby="plans-h"><header><h2 id="plans-h"><a href="#plans">What a deploy would change</a></h2></header><div class="block"><ul class="rows">${plans
    .slice(0, mostPlans)
    .map(
      ({ plan, name }) =>
        html`<li class="reason"><span class="pill">${visibleText(name)}</span><div>${planWords(plan)}</div></li>`,
    )}</ul></div></section>`;
}

/** The document of `slipway plan` may come from an artifact: every field is looked at before it is believed. */
function planWords(plan: ReviewPlan): Html {
  if (plan.status === "unavailable")
    return html`Not looked at. <span class="soft">${sentence(plan.reason.slice(0, 600))}</span>`;
  const { plan: document } = plan;
  const refusal = ownProperty(document, "refusal");
  const facts = [versionWords(document), fileCountWords(document), uploadWords(document)].filter(
    (words) => words !== "",
  );
  return html`${visibleText(facts.join("; "))}${
    isJsonObject(refusal) &&
    html`<p><span class="sev error">Would be refused</span> ${sentence(textOf(refusal, "message").slice(0, 600))}</p>`
  }${decisionWords(document)}`;
}

function versionWords(document: JsonObject): string {
  const from = liveVersion(document);
  const to = textOf(document, "version").slice(0, 100);
  if (textOf(document, "kind") === "unchanged") return "Nothing would change";
  return from === "" ? `The first release, ${to}` : `From ${from.slice(0, 100)} to ${to}`;
}

function decisionWords(document: JsonObject): HtmlValue {
  const decision = ownProperty(document, "decision");
  if (!isJsonObject(decision)) return undefined;
  const outcome = textOf(decision, "outcome");
  const reasons = ownProperty(decision, "reasons");
  const said = (Array.isArray(reasons) ? reasons : []).filter((reason) => typeof reason === "string").slice(0, 20);
  const words =
    outcome === "allow" ? "The gate allows it" : outcome === "wait" ? "The gate says wait" : "The gate denies it";
  return html`<p><span class="sev ${outcome === "allow" ? "note" : outcome === "wait" ? "warning" : "error"}">${words}</span> ${said.map(
    (reason) => html`${sentence(String(reason).slice(0, 600))} `,
  )}</p>`;
}
