/**
 * Objects of a git repository, one `git cat-file --batch` for all of them. Names may be hashes or revisions; nothing is
 * checked out, and no object is held that is larger than its reader wants.
 */
import { type GitOptions, gitFailure, gitMissing, startGit } from "./git.ts";

export type GitObject =
  | { readonly outcome: "read"; readonly hash: string; readonly type: string; readonly bytes: Buffer }
  | { readonly outcome: "too-large"; readonly hash: string; readonly type: string; readonly size: number }
  /** `ambiguous`: the beginning of several hashes. */
  | { readonly outcome: "missing" | "ambiguous" };

export interface GitObjects {
  /**
   * The object of a name such as `main^{commit}`, a hash, or `hash:path`. Names with a line feed or NUL are missing.
   *
   * @throws SW0150 to SW0153 where git cannot be started or ends
   */
  read(name: string, maximumBytes: number): Promise<GitObject>;
  /** Ends the process. What is still asked for fails. */
  close(): void;
}

interface Request {
  readonly maximumBytes: number;
  resolve(object: GitObject): void;
  reject(error: Error): void;
}

interface Body {
  readonly hash: string;
  readonly type: string;
  readonly size: number;
  /** Undefined where the object is too large and dropped. */
  readonly pieces: Buffer[] | undefined;
  left: number;
}

/** Starts git at once, so that it is ready when the first name is known. */
export function openGitObjects(options: GitOptions): GitObjects {
  const child = startGit(["cat-file", "--batch"], options);
  const queue = new Answers();
  const said: Buffer[] = [];
  let ended = false;
  let asked = "";
  child.on("error", (cause) => queue.fail(gitMissing(cause)));
  // A git that ended early closes the pipe; the exit code tells why.
  child.stdin?.on("error", () => undefined);
  child.stderr?.on("data", (chunk: Buffer) => said.push(chunk));
  child.stdout?.on("data", (chunk: Buffer) => queue.push(chunk));
  child.on("close", (code) => {
    const errors = Buffer.concat(said).toString("utf8");
    const outcome = { exitCode: code ?? -1, output: Buffer.alloc(0), errors };
    queue.fail(gitFailure("cat-file", outcome, options.directory));
  });
  return {
    read(name, maximumBytes) {
      if (/[\n\0]/.test(name) || name === "") return Promise.resolve({ outcome: "missing" });
      return new Promise((resolve, reject) => {
        if (!queue.expect({ maximumBytes, resolve, reject })) return;
        // Names that are asked for in one turn go to git in one write.
        if (asked === "")
          queueMicrotask(() => {
            child.stdin?.write(asked);
            asked = "";
          });
        asked += `${name}\n`;
      });
    },
    close() {
      if (ended) return;
      ended = true;
      child.stdin?.end();
    },
  };
}

/** Takes git's output apart and answers the requests in their order. */
class Answers {
  private waiting: Request[] = [];
  private failure: Error | undefined;
  private head: Buffer[] = [];
  private body: Body | undefined;
  private lineFeedDue = false;

  /** False where git has ended: then the request was refused already. */
  expect(request: Request): boolean {
    if (this.failure !== undefined) {
      request.reject(this.failure);
      return false;
    }
    this.waiting.push(request);
    return true;
  }

  fail(error: Error): void {
    this.failure ??= error;
    const waiting = this.waiting;
    this.waiting = [];
    for (const { reject } of waiting) reject(this.failure);
  }

  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.lineFeedDue) {
        this.lineFeedDue = false;
        at++;
      } else if (this.body === undefined) {
        at = this.readHead(chunk, at);
      } else {
        at = this.readBody(this.body, chunk, at);
      }
    }
  }

  private readHead(chunk: Buffer, start: number): number {
    const end = chunk.indexOf(0x0a, start);
    this.head.push(chunk.subarray(start, end < 0 ? chunk.length : end));
    if (end < 0) return chunk.length;
    const line = Buffer.concat(this.head).toString("utf8");
    this.head = [];
    const { hash, type, size } = /^(?<hash>[0-9a-f]{40,64}) (?<type>[a-z]+) (?<size>[0-9]+)$/.exec(line)?.groups ?? {};
    if (hash === undefined || type === undefined || size === undefined) {
      this.answer({ outcome: / ambiguous$/.test(line) ? "ambiguous" : "missing" });
      return end + 1;
    }
    const bytes = Number(size);
    const fits = bytes <= (this.waiting[0]?.maximumBytes ?? 0);
    this.body = { hash, type, size: bytes, pieces: fits ? [] : undefined, left: bytes };
    if (bytes === 0) this.finish(this.body);
    return end + 1;
  }

  private readBody(body: Body, chunk: Buffer, at: number): number {
    const end = Math.min(chunk.length, at + body.left);
    body.left -= end - at;
    body.pieces?.push(chunk.subarray(at, end));
    if (body.left === 0) this.finish(body);
    return end;
  }

  private finish({ hash, type, size, pieces }: Body): void {
    this.body = undefined;
    this.lineFeedDue = true;
    if (pieces === undefined) this.answer({ outcome: "too-large", hash, type, size });
    else
      this.answer({
        outcome: "read",
        hash,
        type,
        bytes: pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces),
      });
  }

  private answer(object: GitObject): void {
    this.waiting.shift()?.resolve(object);
  }
}
