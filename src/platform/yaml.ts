/** Reads YAML files and the YAML inside other files: values as JSON, problems as findings, places on demand. */
import type { DataDocument } from "./data.ts";
import { lazyLocations } from "./locations.ts";
import type { OffsetRange, SourceFile } from "./text.ts";
import { readPlainYaml } from "./yaml-plain.ts";

/**
 * Reads a YAML document: the whole source, or the part between two offsets (front matter). YAML 1.2 with the core
 * schema and without merge keys, as Dotprompt reads it; nesting, size and aliases are bounded (data.ts); places are
 * offsets into the whole source. An empty document is null.
 */
export async function readYaml(source: SourceFile, part?: OffsetRange): Promise<DataDocument> {
  return readYamlNow(source, part) ?? (await import("./yaml-full.ts")).readFullYaml(source, part ?? wholeOf(source));
}

/** The same where the text is plain enough for the fast reader, without waiting; undefined for all other texts. */
function readYamlNow(source: SourceFile, part?: OffsetRange): DataDocument | undefined {
  const text = part === undefined ? source.text : source.text.slice(part.start, part.end);
  const plain = readPlainYaml(text);
  if (plain === undefined) return undefined;
  return {
    value: plain.value,
    problems: [],
    locations: lazyLocations(source, (record) => readPlainYaml(text, record, part?.start)),
  };
}

function wholeOf(source: SourceFile): OffsetRange {
  return { start: 0, end: source.text.length };
}
