/** The review documents that a person or a workflow names: files, and folders of downloaded artifacts. */
import { readdir, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { readBoundedFile } from "../../platform/bounded-file.ts";
import type { CommandContext } from "../../platform/command.ts";
import { platformErrors } from "../../platform/platform-errors.ts";
import { visibleLine } from "../../platform/visible.ts";
import { reportsErrors } from "../../reports/errors.ts";
import type { Review } from "../../reports/review.ts";
import { longestReview, readReview } from "../../reports/review-read.ts";

/** Shards of a matrix job: GitHub runs 256 of one. */
const mostFiles = 300;
/** Files of a folder that are looked at, so that a foreign archive cannot keep us busy. */
const mostEntries = 5_000;

/**
 * Every review document, read and checked. A folder stands for the JSON files in it and below.
 *
 * @throws SW0104 where none is named, SW1501 where one is none.
 */
export async function readDocuments(named: readonly string[], context: CommandContext): Promise<readonly Review[]> {
  if (named.length === 0) {
    throw platformErrors.create("SW0104", {
      message: "No review document is named.",
      next: "Name the file that `slipway review --report FILE` wrote, or a folder with the files of all shards.",
    });
  }
  const files = (await Promise.all(named.map((name) => filesAt(name, context)))).flat();
  if (files.length > mostFiles) {
    throw reportsErrors.create("SW1501", {
      message: `${files.length} files are named; a matrix job has at most ${mostFiles} shards.`,
      next: "Name the review documents alone.",
    });
  }
  const reviews: Review[] = [];
  for (const file of files) {
    if (file === "-") reviews.push(readReview(await context.readStdin(), "standard input"));
    else reviews.push(await readFileAs(file, shown(file, context)));
  }
  return reviews;
}

async function filesAt(name: string, context: CommandContext): Promise<readonly string[]> {
  if (name === "-") return [name];
  const path = resolve(context.cwd, name);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw noDocument(name, "There is no such file.");
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  if (entries.length > mostEntries) throw noDocument(name, `The folder has more than ${mostEntries} entries.`);
  // A link could lead anywhere; an artifact of GitHub has none.
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  if (files.length === 0) throw noDocument(name, "The folder holds no JSON file.");
  return files;
}

async function readFileAs(file: string, name: string): Promise<Review> {
  const read = readBoundedFile(file, longestReview);
  if (read.outcome === "too-large") {
    throw noDocument(name, `It holds ${read.size} bytes; the limit is ${longestReview}.`);
  }
  if (read.outcome !== "read") throw noDocument(name, "It is no file.");
  return readReview(read.bytes, name);
}

function shown(file: string, { cwd }: CommandContext): string {
  return relative(cwd, file).split(sep).join("/");
}

function noDocument(name: string, reason: string): Error {
  return reportsErrors.create("SW1501", {
    message: `${visibleLine(name)} is no review document. ${reason}`,
    next: "Look whether the step that writes it ran to its end, and whether its artifact was downloaded.",
  });
}
