/** The life of a preview: a page, a server for it, and another page whenever something changes. */
import { spawn } from "node:child_process";
import type { CommandContext } from "../../platform/command.ts";
import { runGit } from "../../platform/git.ts";
import { visibleLine } from "../../platform/visible.ts";
import { previewPage } from "./page.ts";
import { startPreviewServer } from "./server.ts";
import { settled, type Watch, watchFolder, watchNames } from "./watch.ts";

export interface PreviewRequest {
  /** Absolute folder of the project. */
  readonly root: string;
  readonly port: number;
  readonly open: boolean;
  /** Revision to compare with; the newest release or the last commit where it is absent. */
  readonly base: string | undefined;
}

export interface PreviewEnd {
  readonly address: string;
  /** How many different pages were shown. */
  readonly versions: number;
}

/**
 * Shows the project until it is interrupted.
 *
 * @throws SW1510 where the port cannot be used
 */
export async function runPreview(
  { root, port, open, base }: PreviewRequest,
  context: CommandContext,
): Promise<PreviewEnd> {
  const { progress, signal } = context;
  let page = await previewPage(root, base, context);
  const server = await startPreviewServer(port, page);
  let versions = 1;
  progress.note(`Preview at ${server.address}`);
  progress.note(`${page.summary}. The page follows every save. Ctrl-C ends it.`);

  let building: Promise<void> | undefined;
  let again = false;
  const showNext = async () => {
    const next = await previewPage(root, base, context);
    if (signal.aborted || next.version === page.version) return;
    page = next;
    versions += 1;
    server.show(page);
    progress.note(`${context.now().toISOString().slice(11, 19)}  ${page.summary}`);
  };
  const build = async () => {
    try {
      do {
        again = false;
        await showNext();
      } while (again && !signal.aborted);
    } catch (error) {
      if (!signal.aborted) progress.note(`The page could not be made again: ${messageOf(error)}`);
    } finally {
      building = undefined;
    }
  };
  const changes = settled(() => {
    say(watch.follow());
    if (building === undefined) building = build();
    else again = true;
  });
  const say = (note: string) => {
    if (note !== "") progress.note(note);
  };
  const watch = watchFolder(root, changes.note);
  say(watch.follow());
  const git = await watchGit(root, context, changes.note);
  // What changed between the first page and the first watch.
  changes.note();
  if (open) openBrowser(server.entrance(), context.environment);
  await interrupted(signal);
  changes.close();
  watch.close();
  git?.close();
  await server.close();
  await building;
  return { address: server.address, versions };
}

function messageOf(error: unknown): string {
  return `${visibleLine(error instanceof Error ? error.message : String(error)).slice(0, 300)}. The next save tries again.`;
}

/** A commit, a checkout or a merge changes what the project is compared with. */
async function watchGit(root: string, context: CommandContext, changed: () => void): Promise<Watch | undefined> {
  const git = { directory: root, environment: context.environment };
  const outcome = await runGit(["rev-parse", "--absolute-git-dir"], git).catch(() => undefined);
  if (outcome?.exitCode !== 0) return undefined;
  const folder = outcome.output.toString("utf8").replace(/\n$/, "");
  return watchNames(folder, new Set(["HEAD", "index", "packed-refs"]), changed);
}

function interrupted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Asks the system to open an address. Where it cannot, the printed address is there. */
function openBrowser(address: string, environment: CommandContext["environment"]): void {
  const [command, words]: readonly [string, readonly string[]] =
    process.platform === "darwin"
      ? ["open", [address]]
      : process.platform === "win32"
        ? ["rundll32", ["url.dll,FileProtocolHandler", address]]
        : ["xdg-open", [address]];
  const child = spawn(command, words, { stdio: "ignore", detached: true, env: { ...environment } });
  child.on("error", () => undefined);
  child.unref();
}
