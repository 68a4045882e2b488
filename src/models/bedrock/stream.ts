/** The events of ConverseStream. Source: Bedrock API reference, ConverseStream. */
import { isJsonObject, type Json, type JsonObject, ownProperty } from "../../platform/json.ts";
import type { AnswerPart, ProviderAnswer } from "../completion.ts";
import { answerOf } from "./converse.ts";
import { type EventFrame, takeFrame } from "./event-frames.ts";

export type StreamEnd =
  | { readonly kind: "answer"; readonly answer: ProviderAnswer }
  /** An error inside a stream that began well: `throttlingException`. */
  | { readonly kind: "exception"; readonly code: string; readonly message: string }
  | { readonly kind: "malformed" };

export interface StreamReader {
  push(chunk: Uint8Array): void;
  end(): StreamEnd;
}

interface Block {
  text: string;
  /** False for a block of a kind that is left out, such as what the model thought before. */
  isText: boolean;
  toolUse: { readonly id: string; readonly name: string; input: string } | undefined;
}

/** Reads chunks of any size; `onText` gets the text as it comes. */
export function createStreamReader(onText: ((text: string) => void) | undefined): StreamReader {
  const decoder = new TextDecoder("utf-8");
  const blocks = new Map<number, Block>();
  let pending: Uint8Array = new Uint8Array(0);
  let broken = false;
  let stopReason: string | undefined;
  let metadata: JsonObject = {};
  let exception: { readonly code: string; readonly message: string } | undefined;

  function read({ headers, body }: EventFrame): void {
    const header = (name: string): string => headers.get(name) ?? "";
    const value: unknown = body.byteLength === 0 ? {} : JSON.parse(decoder.decode(body));
    if (!isJsonObject(value)) throw new TypeError("an event that is no object");
    if (header(":message-type") === "event") event(header(":event-type"), value);
    else {
      const message = ownProperty(value, "message");
      const code = header(":exception-type") || header(":error-code") || "unknown";
      exception = { code, message: typeof message === "string" ? message : header(":error-message") };
    }
  }

  function event(type: string, value: JsonObject): void {
    const index = ownProperty(value, "contentBlockIndex");
    const at = typeof index === "number" ? index : 0;
    switch (type) {
      case "contentBlockStart":
        start(blockAt(at), ownProperty(value, "start"));
        break;
      case "contentBlockDelta":
        delta(blockAt(at), ownProperty(value, "delta"));
        break;
      case "messageStop":
        stopReason = textIn(value, "stopReason");
        break;
      case "metadata":
        metadata = value;
        break;
      default:
    }
  }

  function blockAt(index: number): Block {
    const known = blocks.get(index);
    if (known !== undefined) return known;
    const block: Block = { text: "", isText: false, toolUse: undefined };
    blocks.set(index, block);
    return block;
  }

  function delta(block: Block, change: Json | undefined): void {
    if (!isJsonObject(change)) return;
    const text = textIn(change, "text");
    if (text !== undefined) {
      block.isText = true;
      block.text += text;
      onText?.(text);
    }
    const use = ownProperty(change, "toolUse");
    if (isJsonObject(use) && block.toolUse !== undefined) block.toolUse.input += textIn(use, "input") ?? "";
  }

  return {
    push(chunk) {
      if (broken) return;
      pending = pending.byteLength === 0 ? chunk : Buffer.concat([pending, chunk]);
      try {
        for (let taken = takeFrame(pending); taken !== undefined; taken = takeFrame(pending)) {
          read(taken.frame);
          pending = pending.subarray(taken.length);
        }
      } catch {
        // A wrong checksum, a broken frame, or JSON that is none: nothing after it can be trusted.
        broken = true;
      }
    },
    end() {
      if (exception !== undefined) return { kind: "exception", ...exception };
      if (broken || pending.byteLength > 0 || stopReason === undefined) return { kind: "malformed" };
      const parts = [...blocks]
        .sort(([a], [b]) => a - b)
        .filter(([, { isText, toolUse }]) => isText || toolUse !== undefined)
        .map(([, block]) => partOf(block));
      if (parts.includes(undefined)) return { kind: "malformed" };
      const answer = answerOf(
        parts.filter((part) => part !== undefined),
        stopReason,
        metadata,
      );
      return answer === undefined ? { kind: "malformed" } : { kind: "answer", answer };
    },
  };
}

function start(block: Block, begun: Json | undefined): void {
  const use = isJsonObject(begun) ? ownProperty(begun, "toolUse") : undefined;
  if (!isJsonObject(use)) return;
  block.toolUse = { id: textIn(use, "toolUseId") ?? "", name: textIn(use, "name") ?? "", input: "" };
}

/** Undefined where the input of a tool is no JSON. */
function partOf({ text, toolUse }: Block): AnswerPart | undefined {
  if (toolUse !== undefined) {
    try {
      const input: unknown = toolUse.input === "" ? {} : JSON.parse(toolUse.input);
      return { toolUse: { id: toolUse.id, name: toolUse.name, input } };
    } catch {
      return undefined;
    }
  }
  return { text };
}

function textIn(object: JsonObject, name: string): string | undefined {
  const value = ownProperty(object, name);
  return typeof value === "string" ? value : undefined;
}
