/** The licences of the packages whose code is in a bundle. */
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** One text with name, version, licence and its words for every package, sorted by name. */
export async function licensesOf(moduleIds: Iterable<string>): Promise<string> {
  const folders = new Set<string>();
  for (const id of moduleIds) {
    const folder = packageFolder(id);
    if (folder !== undefined) folders.add(folder);
  }
  const parts = await Promise.all([...folders].map(licenseOf));
  const separator = `\n${"-".repeat(80)}\n\n`;
  return `Packages whose code is in these bundles, with their licences.\n${separator}${parts.sort().join(separator)}`;
}

/** The folder of the package that a module belongs to; undefined for our own. */
function packageFolder(id: string): string | undefined {
  const match = /^(.*[/\\]node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+)[/\\]/.exec(id.replace(/^\0/, ""));
  return match?.[1];
}

async function licenseOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const names = (await readdir(folder)).filter((file) => /^(?:licen[cs]e|notice)(?:\.|-|$)/i.test(file)).sort();
  if (names.length === 0 && license === undefined) {
    throw new Error(`${name} has no licence: it cannot be in a bundle (${dirname(folder)}).`);
  }
  const texts = await Promise.all(names.map((file) => readFile(join(folder, file), "utf8")));
  const words = texts.map((text) => text.replaceAll("\r\n", "\n").trim()).join("\n\n");
  return `${name} ${version}\nLicence: ${license}\n\n${words === "" ? "(The package carries no text of its licence.)" : words}\n`;
}
