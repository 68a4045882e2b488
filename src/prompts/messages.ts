/**
 * From the pieces of a rendering to messages, exactly as Dotprompt 1.1.2 assembles them: white space between roles is
 * dropped, a message without a role is the user's, history goes where `{{history}}` stands or else before the last
 * message of the user.
 */
import { promptsErrors } from "./errors.ts";
import { problemWithAddress } from "./media-address.ts";
import type { Message, Part } from "./prompt.ts";
import { refusedMedia } from "./template/failures.ts";

/** What a template gives, in order: texts, and the nodes that are no text. */
export type Piece =
  | string
  | { readonly kind: "role"; readonly role: string }
  | { readonly kind: "history" }
  | { readonly kind: "part"; readonly part: Part };

/** A message of the template's own, or one of the history. */
type Draft =
  | { readonly kind: "own"; role: string; content: readonly Part[] | undefined }
  | { readonly kind: "history"; readonly message: Message };

/** @throws SlipwayError SW0307 where there are more messages than `maximumMessages` */
export function assembleMessages(
  pieces: readonly Piece[],
  history: readonly Message[],
  maximumMessages: number,
): readonly Message[] {
  let current: Draft & { kind: "own" } = { kind: "own", role: "user", content: undefined };
  const drafts: Draft[] = [current];
  let hasHistory = false;
  let parts: Part[] = [];
  for (const piece of pieces) {
    if (typeof piece === "string") {
      // Text between roles, media and sections that is nothing but white space leaves no part.
      if (!isBlank(piece)) parts.push({ text: piece });
      continue;
    }
    if (piece.kind === "part") {
      parts.push(piece.part);
      continue;
    }
    if (parts.length > 0) {
      current.content = parts;
      parts = [];
    }
    if (piece.kind === "role") {
      if (current.content === undefined) {
        current.role = piece.role;
        continue;
      }
      current = { kind: "own", role: piece.role, content: undefined };
    } else {
      for (const message of history) drafts.push({ kind: "history", message });
      hasHistory ||= history.length > 0;
      current = { kind: "own", role: "model", content: undefined };
    }
    drafts.push(current);
    if (drafts.length > maximumMessages + 1) throw tooMany(maximumMessages);
  }
  if (parts.length > 0) current.content = parts;

  const messages: Message[] = [];
  for (const draft of drafts) {
    if (draft.kind === "history") messages.push(asHistory(draft.message));
    else if (draft.content !== undefined) messages.push({ role: draft.role, content: draft.content });
  }
  return hasHistory ? messages : withHistory(messages, history);
}

/** True for white space alone, as JavaScript's `\s` has it. Most texts begin with something else. */
function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  return !(first > 0x20 && first < 0x7f) && !/\S/.test(text);
}

function asHistory({ role, content, metadata }: Message): Message {
  return { role, content, metadata: { ...metadata, purpose: "history" } };
}

/** Without `{{history}}`: before the user's last message, else at the end. */
function withHistory(messages: readonly Message[], history: readonly Message[]): readonly Message[] {
  if (history.length === 0) return messages;
  const last = messages.at(-1);
  return last?.role === "user" ? [...messages.slice(0, -1), ...history, last] : [...messages, ...history];
}

/**
 * Returns the value where it is a list of messages. It was checked to be JSON before.
 * @param mediaAllowed beginnings of `s3://` addresses that its media may have
 * @throws SlipwayError SW0307, SW0310, SW0312 for media at an address that is not used
 */
export function acceptHistory(
  value: readonly unknown[],
  maximumMessages: number,
  mediaAllowed: readonly string[],
): readonly Message[] {
  if (value.length > maximumMessages) throw tooMany(maximumMessages);
  for (let index = 0; index < value.length; index++) {
    const message = value[index];
    if (!isMessage(message)) {
      throw promptsErrors.create("SW0310", {
        message: `Message ${index + 1} of the history is not \`{role, content}\` with a list of parts as content.`,
        next: 'Write each message as `{"role": "user", "content": [{"text": "…"}]}`.',
      });
    }
    for (const part of message.content) {
      if (Object.hasOwn(part, "media")) acceptMedia(part as { readonly media: unknown }, index, mediaAllowed);
    }
  }
  // Every element was checked.
  return value as readonly Message[];
}

function acceptMedia({ media }: { readonly media: unknown }, index: number, allowed: readonly string[]): void {
  const { url, contentType } =
    typeof media === "object" && media !== null
      ? (media as { readonly url?: unknown; readonly contentType?: unknown })
      : {};
  if (typeof url !== "string" || (contentType !== undefined && typeof contentType !== "string")) {
    throw promptsErrors.create("SW0310", {
      message: `A medium in message ${index + 1} of the history is not \`{url, contentType}\` with texts.`,
      next: 'Write it as `{"media": {"url": "media/photo.png", "contentType": "image/png"}}`.',
    });
  }
  const problem = problemWithAddress(url, allowed);
  if (problem === undefined) return;
  const message = `Message ${index + 1} of the history has a medium that is refused. ${problem.message}`;
  throw refusedMedia({ ...problem, message }, undefined);
}

function isMessage(value: unknown): value is Message {
  if (
    typeof value !== "object" ||
    value === null ||
    !Object.hasOwn(value, "role") ||
    !Object.hasOwn(value, "content")
  ) {
    return false;
  }
  const { role, content, metadata } = value as { role: unknown; content: unknown; metadata?: unknown };
  return (
    typeof role === "string" &&
    Array.isArray(content) &&
    content.every((part) => typeof part === "object" && part !== null && !Array.isArray(part)) &&
    (metadata === undefined || (typeof metadata === "object" && metadata !== null && !Array.isArray(metadata)))
  );
}

function tooMany(maximum: number) {
  return promptsErrors.create("SW0307", {
    message: `There are more than ${maximum} messages.`,
    next: "Begin fewer messages, pass a shorter history, or raise `limits.messages` in slipway.yaml.",
  });
}
