/** Contents of git objects through `git cat-file --batch`, in the order in which they are asked for. */

import type { GitOptions } from "../../platform/git.ts";
import { gitFailure, gitMissing, startGit } from "../../platform/git.ts";
import { secretsErrors } from "../errors.ts";
import type { Detection, FileScanner } from "../file-scan.ts";
import { detect, streamScan } from "../file-scan.ts";
import type { Archives } from "./archive.ts";
import type { UnreadableFile } from "./source.ts";
import { tooLongArchive } from "./source.ts";

/** Bytes: objects up to here are put together in memory where nothing else is said. */
export const usualLongest = 8 * 1024 * 1024;
/** What to do with an object's contents. Either gets them whole, or in pieces where they are long. */
export interface ObjectSink {
  whole(bytes: Buffer): void;
  /** Undefined where long objects are of no use. */
  readonly pieces?: () => { push(bytes: Buffer): void; finish(): void };
}

export interface ObjectReader {
  /** Asks for an object by its full hash. Resolves when there is room for the next request. */
  request(hash: string, sink: ObjectSink): Promise<void>;
  /** Resolves when everything that was asked for has been handed to its sink. Throws what went wrong. */
  drain(): Promise<void>;
  /** Ends the process. */
  close(): void;
}

export interface ObjectReaderOptions extends GitOptions {
  /** Faster for many objects, but nothing more can be asked for after `drain`. */
  readonly once: boolean;
  /** Objects up to this size are put together in memory; larger ones are scanned as they arrive. */
  readonly longestInMemory?: number;
}

interface Request {
  readonly hash: string;
  readonly sink: ObjectSink;
}

type Body =
  | { readonly kind: "whole"; readonly size: number; bytes: Buffer | undefined; length: number }
  | { readonly kind: "pieces"; readonly to: { push(bytes: Buffer): void; finish(): void }; left: number }
  | { readonly kind: "nothing"; left: number };

/** Starts git at once, so that it is ready when the first hash is known. */
export function openObjects(options: ObjectReaderOptions): ObjectReader {
  const child = startGit(["cat-file", "--batch", ...(options.once ? ["--buffer"] : [])], options);
  const parser = createParser(options.longestInMemory ?? usualLongest);
  const said: Buffer[] = [];
  let failure: Error | undefined;
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const resolve of waiting) resolve();
    waiting.clear();
  };
  const fail = (error: Error): void => {
    failure ??= error;
    wake();
  };
  child.on("error", (cause) => fail(gitMissing(cause)));
  // A git that ended early closes the pipe; the exit code tells why.
  child.stdin?.on("error", () => undefined);
  child.stdin?.on("drain", () => wake());
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
  child.stdout?.on("data", (chunk: Buffer) => {
    if (failure !== undefined) return;
    try {
      parser.push(chunk);
      if (parser.waiting() === 0) wake();
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
    }
  });
  child.on("close", (code) => {
    if (parser.waiting() > 0) {
      const errors = Buffer.concat(said).toString("utf8");
      fail(gitFailure("cat-file", { exitCode: code ?? -1, output: Buffer.alloc(0), errors }, options.directory));
    }
    wake();
  });
  const until = async (condition: () => boolean): Promise<void> => {
    while (failure === undefined && !condition()) {
      await new Promise<void>((resolve) => waiting.add(resolve));
    }
    if (failure !== undefined) throw failure;
  };

  return {
    async request(hash, sink) {
      if (failure !== undefined) throw failure;
      parser.expect({ hash, sink });
      if (child.stdin?.write(`${hash}\n`) === false) await until(() => child.stdin?.writableNeedDrain !== true);
    },
    async drain() {
      if (options.once) child.stdin?.end();
      await until(() => parser.waiting() === 0);
    },
    close() {
      child.stdin?.end();
    },
  };
}

interface Parser {
  expect(request: Request): void;
  waiting(): number;
  push(chunk: Buffer): void;
}

function createParser(longestInMemory: number): Parser {
  let queue: Request[] = [];
  let first = 0;
  let head = "";
  let body: Body | undefined;
  let newlineDue = false;

  const begin = (line: string): void => {
    const request = queue[first];
    if (request === undefined) throw new Error("git cat-file answered more than it was asked");
    const match = /^[0-9a-f]{40,64} (?<type>[a-z]+) (?<size>[0-9]+)$/.exec(line);
    if (match?.groups === undefined) {
      throw missingObject(request.hash);
    }
    const size = Number(match.groups["size"]);
    const isBlob = match.groups["type"] === "blob" || match.groups["type"] === "commit";
    if (isBlob && size <= longestInMemory) body = { kind: "whole", size, bytes: undefined, length: 0 };
    else if (isBlob && request.sink.pieces !== undefined)
      body = { kind: "pieces", to: request.sink.pieces(), left: size };
    else body = { kind: "nothing", left: size };
    finishIfComplete();
  };
  const next = (): void => {
    first++;
    if (first > 1024) {
      queue = queue.slice(first);
      first = 0;
    }
  };
  const finishIfComplete = (): void => {
    const sink = queue[first]?.sink;
    if (body === undefined || sink === undefined) return;
    if (body.kind === "whole" ? body.length < body.size : body.left > 0) return;
    const done = body;
    body = undefined;
    newlineDue = true;
    next();
    if (done.kind === "whole") sink.whole(done.bytes ?? Buffer.alloc(0));
    else if (done.kind === "pieces") done.to.finish();
  };

  return {
    expect: (request) => void queue.push(request),
    waiting: () => queue.length - first,
    push(chunk) {
      let at = 0;
      while (at < chunk.length) {
        if (newlineDue) {
          newlineDue = false;
          at++;
        } else if (body === undefined) {
          const end = chunk.indexOf(10, at);
          head += chunk.toString("latin1", at, end < 0 ? chunk.length : end);
          if (end < 0) return;
          at = end + 1;
          const line = head;
          head = "";
          begin(line);
        } else if (body.kind === "whole") {
          const taken = Math.min(body.size - body.length, chunk.length - at);
          if (taken === body.size) body.bytes = chunk.subarray(at, at + taken);
          else {
            body.bytes ??= Buffer.allocUnsafeSlow(body.size);
            chunk.copy(body.bytes, body.length, at, at + taken);
          }
          body.length += taken;
          at += taken;
          finishIfComplete();
        } else {
          const taken = Math.min(body.left, chunk.length - at);
          if (body.kind === "pieces") body.to.push(chunk.subarray(at, at + taken));
          body.left -= taken;
          at += taken;
          finishIfComplete();
        }
      }
    },
  };
}

/** SW0807 for an object that git does not have. */
export function missingObject(hash: string): Error {
  return secretsErrors.create("SW0807", {
    message: `git does not have the object ${hash}`,
    next: "Run `git fsck`; in a partial clone, fetch what is missing and scan again.",
  });
}

/** What it takes to scan an object as a file. */
export interface SinkOptions {
  readonly scanner: FileScanner;
  readonly archives?: Archives;
  readonly unreadable?: (file: UnreadableFile) => void;
}

/** A sink that scans the object as a file of this path. */
export function scanSink(
  { scanner, archives, unreadable }: SinkOptions,
  path: string,
  done: (detections: readonly Detection[], size: number) => void,
): ObjectSink {
  return {
    whole(bytes) {
      const detections = detect(scanner, bytes, path);
      if (archives?.isArchive(bytes.subarray(0, 512)) !== true) {
        done(detections, bytes.length);
        return;
      }
      const inside = archives.look(bytes, path);
      if (inside.problem !== undefined) unreadable?.({ path, reason: inside.problem });
      done([...detections, ...inside.detections], bytes.length);
    },
    pieces: () => {
      const stream = streamScan(scanner, path);
      let size = 0;
      return {
        push(bytes) {
          if (size === 0 && archives?.isArchive(bytes.subarray(0, 512)) === true) {
            unreadable?.({ path, reason: tooLongArchive });
          }
          size += bytes.length;
          stream.push(bytes);
        },
        finish: () => done(stream.finish(), size),
      };
    },
  };
}
