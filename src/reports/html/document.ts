/**
 * The shell of every page: one self-contained document that asks nobody for anything. The content security policy
 * allows our own style and script by their digests, raster pictures that are in the document, and nothing else.
 */
import { createHash } from "node:crypto";
import { type Html, type HtmlValue, html, ownCode } from "./html.ts";
import { liveScript } from "./live-script.ts";
import { pageScript } from "./script.ts";
import { styles } from "./styles.ts";

export interface PageOptions {
  /** For the window and the history of the browser. */
  readonly title: string;
  /** Beside the name of the product: `Review`. */
  readonly kind: string;
  /** What the page is about, on one line. */
  readonly where: HtmlValue;
  /** For a page that `slipway preview` gives out: it is loaded again when there is another version. */
  readonly live?: { readonly version: string };
  readonly body: HtmlValue;
  readonly foot: HtmlValue;
}

/** The document from its first to its last character. */
export function pageDocument(page: PageOptions): string {
  const { live } = page;
  const scripts = scriptsOf(live !== undefined);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${pagePolicy(live !== undefined)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
${live !== undefined && html`<meta name="slipway-version" content="${live.version}">`}
<title>${page.title}</title>
<link rel="icon" href="data:,">
<style>${ownCode(styles)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="bar"><div class="brand">${mark()}<span>Slipway</span><span class="soft">${page.kind}</span></div><p class="where">${page.where}</p>${
    live !== undefined && html`<p class="live" role="status" hidden></p>`
  }${themeSwitch()}</header>
${page.body}
<footer class="foot">${page.foot}</footer>
${scripts.map((script) => html`<script>${ownCode(script)}</script>\n`)}</body>
</html>
`.toString();
}

function scriptsOf(live: boolean): readonly string[] {
  return live ? [pageScript, liveScript] : [pageScript];
}

/** As `Content-Security-Policy` has it: in the page, and in the header of the server that gives it out. */
export function pagePolicy(live: boolean): string {
  return [
    "default-src 'none'",
    `style-src ${sourceDigest(styles)}`,
    `script-src ${scriptsOf(live).map(sourceDigest).join(" ")}`,
    "img-src data:",
    ...(live ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

/** How a content security policy names a style or a script (CSP 3, hash-source). */
function sourceDigest(code: string): string {
  return `'sha256-${createHash("sha256").update(code).digest("base64")}'`;
}

function mark(): Html {
  return html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="M3 20h18"/><path d="M5 16L17 6"/><path d="M10 6h7v7"/></svg>`;
}

/** Works without script; the script only remembers the choice. */
function themeSwitch(): Html {
  const choice = (value: string, label: string, checked: boolean) =>
    html`<label><input type="radio" name="theme" value="${value}" id="theme-${value}"${checked && html` checked`}>${label}</label>`;
  return html`<fieldset class="theme"><legend class="sr">Colours</legend>${choice("auto", "Auto", true)}${choice("light", "Light", false)}${choice("dark", "Dark", false)}</fieldset>`;
}

/** `2026-11-23 05:41 UTC` */
export function minuteOf(time: Date): string {
  const text = time.toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 16)} UTC`;
}
