/** A real browser for tests of pages: Debian's Chromium, or Google Chrome, without a network. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import axe from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { browserCommands } from "../../scripts/tools.ts";

/** Starts the browser. `npm test` has looked for it before and says what to install. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath(),
    // A busy machine takes its time.
    timeout: 90_000,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

function browserPath(): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  for (const command of browserCommands) {
    for (const folder of folders) if (existsSync(join(folder, command))) return join(folder, command);
  }
  throw new Error(`None of ${browserCommands.join(", ")} is in PATH. Debian: apt-get install chromium`);
}

/** What a page did beside being shown. */
export interface Watched {
  readonly page: Page;
  /** Messages on the console and errors of scripts: policy violations are among them. */
  readonly complaints: string[];
  /** Addresses that the page asked for, but its own. */
  readonly requests: string[];
}

/** Opens a page and notes what it complains about and whom it asks. */
export async function openWatched(context: BrowserContext, address: string): Promise<Watched> {
  const page = await context.newPage();
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => complaints.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => {
    if (request.url() !== address && !request.url().startsWith("data:")) requests.push(request.url());
  });
  await page.goto(address);
  return { page, complaints, requests };
}

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What the rules of axe-core (WCAG 2.2 A and AA, and best practices) find wrong, each as a line. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  // Evaluated from outside: the page's own policy lets no foreign script in.
  await page.evaluate(axe.source);
  const result = (await page.evaluate("axe.run(document, { resultTypes: ['violations'] })")) as {
    readonly violations: readonly Violation[];
  };
  return result.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ""}`),
  );
}
