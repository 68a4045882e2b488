/** A prompt before and after: what its cases say, its settings, and what callers have to do. */
import type { Json } from "../platform/json.ts";
import type { CheckedPrompt } from "../prompts/checked.ts";
import type { Message, Prompt, Rendering } from "../prompts/prompt.ts";
import { longestOf, sizeOf } from "../prompts/size.ts";
import { compareContracts } from "./contract.ts";
import type {
  CaseDifference,
  Cause,
  ContractChange,
  PromptDifference,
  Row,
  SettingChange,
  Size,
} from "./difference.ts";
import { contractOf } from "./levels.ts";
import type { LoadedSide } from "./load-side.ts";
import type { Masking } from "./masking.ts";
import { compareMessages } from "./messages.ts";
import type { Room } from "./room.ts";
import { rowsBetween } from "./rows.ts";
import { shown } from "./schema/change.ts";

/** Errors of both sides, for prompts that could not be rendered. */
export type Broken = PromptDifference["broken"];

/** What a comparison of two prompts goes by. */
export interface ComparisonParts {
  /** Files that its texts name; what it does not use is left out. */
  readonly causes: readonly Cause[];
  readonly broken: Broken;
  readonly room: Room;
  readonly masking: Masking;
}

/**
 * What differs, or undefined where nothing does: then the prompt only looked as if it were affected.
 * Texts are masked before they are compared: what shows their words would cut secrets into pieces that nobody knows.
 */
export function comparePrompts(
  before: LoadedSide | undefined,
  after: LoadedSide | undefined,
  { causes, broken: errors, room, masking }: ComparisonParts,
): PromptDifference | undefined {
  const broken = masking.document(errors);
  const [old, fresh] = [before?.checked, after?.checked];
  const file = fresh?.file ?? old?.file;
  if (file === undefined) return undefined;
  const real = realCauses(before, after, causes);
  const settings =
    old?.prompt !== undefined && fresh?.prompt !== undefined ? compareSettings(old.prompt, fresh.prompt, masking) : [];
  const cases = compareCases(old, fresh, room, masking);
  const differing = cases.filter(({ status }) => status !== "same");
  const contract: ContractChange[] = [...promptChanges(before, after)];
  if (before !== undefined && after !== undefined) contract.push(...bothContracts(before, after, real));
  const isBroken = broken.before.length + broken.after.length > 0;
  const isOwn = real.some(({ kind }) => ["prompt", "cases", "template"].includes(kind));
  const isUsed = real.some(({ kind }) => kind === "partial" || kind === "media");
  const observable = settings.length + differing.length + contract.length > 0 || isBroken;
  if (!observable && !isOwn && !isUsed) return undefined;
  contract.push(...wordChanges(cases, contract, real));
  const template = differing.length === 0 ? compareTemplates(old?.prompt, fresh?.prompt, room, masking) : [];
  const name = file.name;
  const renamed = old !== undefined && fresh !== undefined && old.file.name !== name;
  return {
    name,
    status:
      old === undefined
        ? "added"
        : fresh === undefined
          ? "removed"
          : renamed
            ? "renamed"
            : isOwn
              ? "changed"
              : "affected",
    ...(renamed ? { from: old.file.name } : {}),
    file: file.file.path,
    causes: real,
    broken,
    settings,
    contract: contractOf(contract.map((change) => ({ ...change, reason: masking.text(change.reason) }))),
    cases: differing,
    sameCases: cases.length - differing.length,
    ...(template.length === 0 ? {} : { template }),
    size: { before: longestOf(old?.renderings ?? []), after: longestOf(fresh?.renderings ?? []) },
  };
}

/** Without files that only share a name with something that the prompt uses, and files whose text is the same. */
function realCauses(
  before: LoadedSide | undefined,
  after: LoadedSide | undefined,
  causes: readonly Cause[],
): readonly Cause[] {
  const found = new Map<string, Cause>();
  for (const cause of causes) {
    const partials = new Set([...(before?.partials ?? []), ...(after?.partials ?? [])]);
    if (cause.kind === "partial" && !partials.has(cause.file)) continue;
    if (
      (cause.kind === "prompt" || cause.kind === "cases") &&
      cause.status === "changed" &&
      isSameText(before, after, cause.kind)
    )
      continue;
    if (cause.kind === "template" && cause.file !== templateOf(before) && cause.file !== templateOf(after)) continue;
    found.set(cause.file, cause);
  }
  // Another template, though neither changed.
  const [was, is] = [templateOf(before), templateOf(after)];
  if (
    was !== undefined &&
    is !== undefined &&
    was !== is &&
    after?.checked.prompt?.form === "classic" &&
    !found.has(is)
  ) {
    found.set(is, { kind: "template", file: is, status: "renamed", from: was });
  }
  return [...found.values()];
}

function templateOf(side: LoadedSide | undefined): string | undefined {
  return side?.checked.prompt?.template.source.file;
}

function isSameText(before: LoadedSide | undefined, after: LoadedSide | undefined, kind: "prompt" | "cases"): boolean {
  const textOf = (side: LoadedSide | undefined): string | undefined =>
    kind === "prompt"
      ? side?.checked.prompt?.settings.text
      : side?.checked.cases.find(({ source }) => source.file === side.checked.file.cases?.path)?.source.text;
  const text = textOf(before);
  return text !== undefined && text === textOf(after);
}

function promptChanges(before: LoadedSide | undefined, after: LoadedSide | undefined): readonly ContractChange[] {
  const [old, fresh] = [before?.checked.file, after?.checked.file];
  const at = (file: string, side: "base" | "head"): ContractChange["place"] => ({ side, file });
  if (old === undefined && fresh !== undefined) {
    return [
      {
        level: "minor",
        subject: "prompt",
        reason: `The prompt ${shown(fresh.name)} is new.`,
        ...place(at(fresh.file.path, "head")),
      },
    ];
  }
  if (fresh === undefined && old !== undefined) {
    return [
      {
        level: "major",
        subject: "prompt",
        reason: `The prompt ${shown(old.name)} is gone.`,
        ...place(at(old.file.path, "base")),
      },
    ];
  }
  if (old !== undefined && fresh !== undefined && old.name !== fresh.name) {
    const reason = `The prompt ${shown(old.name)} is called ${shown(fresh.name)} now: who asks for the old name finds nothing.`;
    return [{ level: "major", subject: "prompt", reason, ...place(at(fresh.file.path, "head")) }];
  }
  return [];
}

/** What is promised, where both sides can be read; where the newer one cannot, nobody can tell. */
function bothContracts(before: LoadedSide, after: LoadedSide, causes: readonly Cause[]): readonly ContractChange[] {
  // A prompt that was unreadable promised nothing that somebody could rely on.
  if (before.contract === undefined || isUnknown(before)) return [];
  if (after.contract !== undefined && !isUnknown(after)) return compareContracts(before.contract, after.contract);
  if (causes.length === 0) return [];
  const reason = "The prompt cannot be read now, so nobody can tell what it promises; treated as major.";
  const file = after.checked.file.file.path;
  return [{ level: "major", subject: "prompt", reason, unclear: true, place: { side: "head", file } }];
}

/** Settings with syntax errors may lack anything, and inputs that a template would tell are not told by a broken one. */
function isUnknown({ checked, contract }: LoadedSide): boolean {
  return checked.settingsUnclear || (checked.tree === undefined && contract?.inputFrom === "template");
}

function place(value: ContractChange["place"]): { readonly place?: NonNullable<ContractChange["place"]> } {
  return value === undefined ? {} : { place: value };
}

/** What is left when nothing is asked of callers: other words, and files that are delivered. */
function wordChanges(
  cases: readonly CaseDifference[],
  others: readonly ContractChange[],
  causes: readonly Cause[],
): readonly ContractChange[] {
  const differing = cases.filter(({ status }) => status !== "same");
  const changed = differing.filter(({ status }) => status === "changed" || status === "renamed").length;
  if (changed > 0) {
    return [
      {
        level: "patch",
        subject: "words",
        reason: `${changed === 1 ? "One case says" : `${changed} cases say`} something else.`,
      },
    ];
  }
  if (others.length > 0) return [];
  const files = [...new Set(causes.map(({ kind }) => kind))];
  if (files.length === 0 && differing.length === 0) return [];
  const reason =
    differing.length > 0
      ? "Cases came or went."
      : files.includes("media")
        ? "A file that it shows changed."
        : cases.length === 0
          ? "Its files changed, and no case shows what it says."
          : "Its files changed, and no case says anything else.";
  return [{ level: "patch", subject: "words", reason }];
}

/** Cases that are there on both sides and rendered on one alone are left out: an error keeps them, and is shown. */
function compareCases(
  before: CheckedPrompt | undefined,
  after: CheckedPrompt | undefined,
  room: Room,
  masking: Masking,
): readonly CaseDifference[] {
  const names = (side: CheckedPrompt | undefined) => new Set(side?.cases.map(({ name }) => name));
  const [hadNames, hasNames] = [names(before), names(after)];
  const old = new Map(before?.renderings.map((rendering) => [rendering.case, rendering]));
  const gone = (before?.renderings ?? []).filter((rendering) => !hasNames.has(rendering.case));
  const cases: CaseDifference[] = [];
  for (const rendering of after?.renderings ?? []) {
    let twin = old.get(rendering.case);
    if (twin === undefined && hadNames.has(rendering.case)) continue;
    if (twin === undefined) {
      const text = JSON.stringify(rendering.messages);
      const index = gone.findIndex(({ messages }) => JSON.stringify(messages) === text);
      twin = index === -1 ? undefined : gone.splice(index, 1)[0];
    }
    cases.push(caseDifference(twin, rendering, room, masking));
  }
  return [...cases, ...gone.map((rendering) => caseDifference(rendering, undefined, room, masking))];
}

function caseDifference(
  before: Rendering | undefined,
  after: Rendering | undefined,
  room: Room,
  masking: Masking,
): CaseDifference {
  const name = after?.case ?? before?.case ?? "";
  const size = { before: sizeOrNull(before), after: sizeOrNull(after) };
  if (before !== undefined && after !== undefined && isSameTalk(before.messages, after.messages)) {
    const renamed = before.case !== after.case;
    return {
      name,
      status: renamed ? "renamed" : "same",
      ...(renamed ? { from: before.case } : {}),
      messages: [],
      size,
    };
  }
  const was = before === undefined ? undefined : masking.value(before.messages);
  const is = after === undefined ? undefined : masking.value(after.messages);
  const messages = compareMessages(was ?? [], is ?? [], room.rows());
  return {
    name,
    status: before === undefined ? "added" : after === undefined ? "removed" : "changed",
    ...room.conversations(was, is),
    messages: room.take(messages),
    size,
  };
}

function isSameTalk(before: readonly Message[], after: readonly Message[]): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function sizeOrNull(rendering: Rendering | undefined): Size | null {
  return rendering === undefined ? null : sizeOf(rendering.messages);
}

/** Lines of the templates, for prompts whose cases do not show what changed. */
function compareTemplates(
  before: Prompt | undefined,
  after: Prompt | undefined,
  room: Room,
  masking: Masking,
): readonly Row[] {
  if (before === undefined || after === undefined) return [];
  return room.takeRows(rowsBetween(masking.text(before.template.text), masking.text(after.template.text), room.rows()));
}

/** Longer values of settings are cut: a schema among the extensions may have any length. */
const longestValue = 2_000;

function compareSettings(before: Prompt, after: Prompt, masking: Masking): readonly SettingChange[] {
  const shownValue = (name: string, value: Json): Json => cut(masking.value({ [name]: value })[name] ?? null);
  const [old, fresh] = [settingsOf(before), settingsOf(after)];
  const changes: SettingChange[] = [];
  for (const name of new Set([...old.keys(), ...fresh.keys()])) {
    const [was, is] = [old.get(name), fresh.get(name)];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    changes.push({
      name,
      ...(was === undefined ? {} : { before: shownValue(name, was) }),
      ...(is === undefined ? {} : { after: shownValue(name, is) }),
    });
  }
  return changes;
}

function settingsOf({
  model,
  description,
  config,
  input,
  output,
  tools,
  extensions,
}: Prompt): ReadonlyMap<string, Json> {
  const settings = new Map<string, Json>();
  if (model !== undefined) settings.set("model", model);
  if (description !== undefined) settings.set("description", description);
  for (const [name, value] of Object.entries(config)) settings.set(`config.${name}`, value);
  for (const [name, value] of Object.entries(input.default)) settings.set(`input.default.${name}`, value);
  if (output.format !== undefined) settings.set("output.format", output.format);
  if (output.file !== undefined) settings.set("output.file", output.file);
  if (tools.length > 0) settings.set("tools", tools);
  for (const [name, value] of Object.entries(extensions)) settings.set(name, value);
  return settings;
}

function cut(value: Json): Json {
  const text = JSON.stringify(value);
  return text.length <= longestValue ? value : `${text.slice(0, longestValue)}…`;
}
