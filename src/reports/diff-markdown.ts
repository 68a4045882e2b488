/** A difference in Markdown for GitHub: comments, job summaries. Everything foreign is escaped or stands as code. */
import type {
  CaseDifference,
  ContractChange,
  DifferenceDocument,
  MessageDifference,
  ProjectDifference,
  PromptDifference,
  Row,
} from "../changes/difference.ts";
import { counted } from "../platform/words.ts";
import { countInWords, levelInWords, settingInWords, sideInWords, statusInWords, tokensInWords } from "./diff-words.ts";
import { codeSpan, details, diffBlock, escapeMarkdown, htmlCode, sentenceMarkdown } from "./markdown.ts";

/** Ends in a line feed. */
export function diffMarkdown({ base, head, projects, level, shard }: DifferenceDocument): string {
  const part = shard === undefined ? "" : `, shard ${shard.index}/${shard.total}`;
  const blocks = [
    `**${level === "none" ? "No contract changes" : level}**: ${levelInWords(level)}. ${escapeMarkdown(sideInWords(base))} → ${escapeMarkdown(sideInWords(head))}${part}`,
  ];
  for (const project of projects) {
    if (projects.length > 1 || project.path !== "")
      blocks.push(`## ${codeSpan(project.path === "" ? "(root)" : project.path)}`);
    blocks.push(...projectBlocks(project));
  }
  return `${blocks.join("\n\n")}\n`;
}

/** What differs in a project, as blocks to be put together with empty lines between them. */
export function projectBlocks(project: ProjectDifference): readonly string[] {
  const settings =
    project.settings.length === 0 ? "" : `; \`slipway.yaml\` changed: ${project.settings.map(codeSpan).join(", ")}`;
  return [
    `${countInWords(project)}${settings}`,
    ...project.prompts.flatMap(promptBlocks),
    ...project.cut.map((cut) => `> ${sentenceMarkdown(cut)}`),
  ];
}

/** What differs in a prompt, as blocks. */
export function promptBlocks(prompt: PromptDifference): readonly string[] {
  const { level } = prompt.contract;
  const facts = [
    escapeMarkdown(statusInWords(prompt)),
    level === "none" ? "" : `**${level}**`,
    tokensInWords(prompt.size),
  ].filter((fact) => fact !== "");
  const blocks = [`### ${codeSpan(prompt.name)} · ${facts.join(" · ")}`];
  const others = prompt.causes.filter(({ kind, status }) => kind !== "prompt" || status === "renamed");
  if (others.length > 0) {
    const more = others.length > 8 ? `, and ${others.length - 8} more` : "";
    blocks.push(
      `Because of ${others
        .slice(0, 8)
        .map(({ kind, file, status }) => `${kind} ${codeSpan(file)}${status === "changed" ? "" : ` (${status})`}`)
        .join(", ")}${more}`,
    );
  }
  const items = [
    ...prompt.contract.changes.map(reasonItem),
    ...prompt.settings.map((change) => `- ${codeSpan(change.name)}: ${codeSpan(settingInWords(change))}`),
  ];
  if (items.length > 0) blocks.push(items.join("\n"));
  for (const [side, findings] of [
    ["before", prompt.broken.before],
    ["now", prompt.broken.after],
  ] as const) {
    if (findings.length === 0) continue;
    const list = findings
      .slice(0, 5)
      .map(
        ({ file, range, message, help }) =>
          `- ✗ ${codeSpan(`${file}:${range.start.line}`)} ${sentenceMarkdown(message)} ${sentenceMarkdown(help)}`,
      );
    const more = findings.length > 5 ? [`- and ${findings.length - 5} more`] : [];
    blocks.push(`Not rendered ${side}:`, [...list, ...more].join("\n"));
  }
  blocks.push(...prompt.cases.flatMap(caseBlocks));
  if (prompt.template !== undefined) blocks.push(details("template", diffBlock(prompt.template.flatMap(rowLines))));
  if (prompt.cases.length > 0 && prompt.sameCases > 0)
    blocks.push(`${counted(prompt.sameCases, "case says", "cases say")} the same.`);
  return blocks;
}

function reasonItem({ level, reason, place }: ContractChange): string {
  const line = place?.line === undefined ? "" : `:${place.line}`;
  const at =
    place === undefined ? "" : ` (${place.side === "base" ? "was in " : ""}${codeSpan(`${place.file}${line}`)})`;
  return `- **${level}**: ${sentenceMarkdown(reason)}${at}`;
}

function caseBlocks(one: CaseDifference): readonly string[] {
  const status =
    one.status === "changed"
      ? ""
      : one.status === "renamed"
        ? ` (renamed from ${codeSpan(one.from ?? "")})`
        : ` (${one.status})`;
  const lines = one.messages.flatMap(messageLines);
  const title = `case ${codeSpan(one.name)}${status} ${tokensInWords(one.size)}`.trimEnd();
  if (lines.length === 0) return [title];
  const from = one.from === undefined ? status : ` (renamed from ${htmlCode(one.from)})`;
  const summary = `case ${htmlCode(one.name)}${from} ${tokensInWords(one.size)}`.trimEnd();
  return [details(summary, diffBlock(lines))];
}

function messageLines(message: MessageDifference): readonly string[] {
  const was = message.roleBefore === undefined ? "" : `, was ${message.roleBefore}`;
  if (message.status === "same") return [`  ${message.role}: the same`];
  if (message.status === "moved")
    return [`  ${message.role}: moved, was message ${(message.before ?? 0) + 1} and is ${(message.after ?? 0) + 1}`];
  const status = message.status === "changed" ? "" : ` ${message.status}`;
  const lines = [`@@ ${message.role}${status}${was} @@`];
  for (const part of message.parts) {
    if (part.status === "same") continue;
    if (part.kind !== "text") lines.push(`  [${part.kind}]`);
    if (part.status === "moved") lines.push(`  part ${(part.before ?? 0) + 1} moved to ${(part.after ?? 0) + 1}`);
    else for (const row of part.rows) lines.push(...rowLines(row));
  }
  return lines;
}

/** Lines as `git diff` has them: nothing in a text can be taken for another mark, because each line begins with ours. */
function rowLines(row: Row): readonly string[] {
  switch (row.kind) {
    case "same":
      return [`  ${row.text}`];
    case "removed":
      return [`- ${row.text}${row.moved === undefined ? "" : `  [moved to line ${row.moved}]`}`];
    case "added":
      return [`+ ${row.text}${row.moved === undefined ? "" : `  [moved from line ${row.moved}]`}`];
    case "changed": {
      const line = (left: "removed" | "added"): string =>
        row.words
          .map((word) =>
            word.kind === "folded"
              ? `…${word.characters} characters…`
              : word.kind === left || word.kind === "same"
                ? word.text.replace(/^\n$/, "[line end]")
                : "",
          )
          .join("");
      return [`- ${line("removed")}`, `+ ${line("added")}`];
    }
    case "folded":
      return [`  … ${counted(row.lines, "equal line")} …`];
    case "cut":
      return [`! ${counted(row.removed, "removed line")} and ${counted(row.added, "added line")} are not shown`];
  }
}
