/** A page that says one thing: why there is nothing else to show. */
import { type PageOptions, pageDocument } from "./document.ts";
import { html } from "./html.ts";
import { sentence } from "./visible-text.ts";

export interface PageMessage {
  readonly kind: string;
  readonly heading: string;
  readonly message: string;
  /** What to do now. */
  readonly next: string;
  readonly live?: NonNullable<PageOptions["live"]>;
}

/** A whole HTML document. `message` and `next` are text, and get a full stop where they have none. */
export function messagePage({ kind, heading, message, next, live }: PageMessage): string {
  return pageDocument({
    title: `${kind} – Slipway`,
    kind,
    where: "",
    ...(live === undefined ? {} : { live }),
    body: html`<main id="content"><section class="verdict" aria-label="Verdict"><div class="in"><div class="say"><span class="sign t-error"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" aria-hidden="true"><path d="M6 6l12 12M18 6L6 18"/></svg></span><div><h1>${heading}</h1><p>${sentence(message)}</p><p>${sentence(next)}</p></div></div></div></section></main>`,
    foot: "",
  });
}
