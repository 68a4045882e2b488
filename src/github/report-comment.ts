/**
 * One comment for one report: found again by its marker and by who wrote it, updated in place, written once. Two runs
 * at the same moment end with one comment, and a run for an older head never overwrites the report of a newer one.
 */
import { isSlipwayError, type SlipwayError } from "../platform/errors.ts";
import {
  createComment,
  deleteComment,
  foldComment,
  listComments,
  type StoredComment,
  unfoldComment,
  updateComment,
} from "./comments.ts";
import { githubErrors } from "./errors.ts";
import { isOwn, type OwnIdentity, ownIdentity } from "./own-identity.ts";
import { readPullRequest } from "./pull-requests.ts";
import { formatMarker, parseMarker, type ReportMarker } from "./report-marker.ts";
import type { RepositoryAccess } from "./repository.ts";

export interface ReportComment {
  readonly pullRequest: number;
  readonly marker: ReportMarker;
  /** The text with the marker as its first line, from the fullest form to the shortest: the next is taken where GitHub refuses one. */
  readonly bodies: readonly [() => string, ...(() => string)[]];
  /** True where it only says that an earlier report is outdated: without one nothing is written. */
  readonly onlyUpdates?: boolean;
}

export type CommentOutcome =
  | {
      readonly kind: "created" | "updated" | "unchanged";
      readonly id: number;
      /** Which of the bodies GitHub took. */
      readonly form: number;
    }
  /** There is no earlier report that could be outdated. */
  | { readonly kind: "nothing" }
  /** Somebody else's turn: the pull request has another head now, or a later attempt of this run has reported. */
  | { readonly kind: "superseded"; readonly reason: string }
  | {
      readonly kind: "refused";
      readonly error: SlipwayError;
      /** What became of an earlier report that is not true any more. */
      readonly earlier: "none" | "folded" | "stays";
    };

/** Comments that vanish between two requests are found or made again so often. */
const mostRounds = 3;

/**
 * Writes the report.
 *
 * @throws SW1014 where the command was interrupted. Everything else is an outcome: a report that cannot be written
 * fails nothing.
 */
export async function publishComment(access: RepositoryAccess, report: ReportComment): Promise<CommentOutcome> {
  const state: { own: StoredComment | undefined } = { own: undefined };
  try {
    return await new Publisher(access, report, state).publish();
  } catch (error) {
    if (!isSlipwayError(error) || error.class !== "outside") throw error;
    return { kind: "refused", error, earlier: await foldEarlier(access, error, state.own) };
  }
}

/** An earlier report that cannot be brought up to date says something that is not true any more: it is folded away. */
async function foldEarlier(
  access: RepositoryAccess,
  error: SlipwayError,
  own: StoredComment | undefined,
): Promise<"none" | "folded" | "stays"> {
  if (own === undefined) return "none";
  if (error.code !== "SW1006" && error.code !== "SW1008") return "stays";
  try {
    return (await foldComment(access, own.nodeId)) ? "folded" : "stays";
  } catch (thrown) {
    if (!isSlipwayError(thrown) || thrown.class !== "outside") throw thrown;
    return "stays";
  }
}

class Publisher {
  readonly #access: RepositoryAccess;
  readonly #report: ReportComment;
  /** The comment that was there before, for whoever has to fold it. */
  readonly #state: { own: StoredComment | undefined };

  constructor(access: RepositoryAccess, report: ReportComment, state: { own: StoredComment | undefined }) {
    this.#access = access;
    this.#report = report;
    this.#state = state;
  }

  async publish(): Promise<CommentOutcome> {
    const identity = await ownIdentity(this.#access.client);
    for (let round = 0; round < mostRounds; round++) {
      const [first, ...others] = await this.#find(identity);
      this.#state.own = first;
      // Looked at last: a newer report can only be there once the head has moved.
      const reason = await this.#supersededBy(first);
      if (reason !== undefined) return { kind: "superseded", reason };
      if (first === undefined && this.#report.onlyUpdates === true) return { kind: "nothing" };
      const outcome = first === undefined ? await this.#create(identity) : await this.#update(first);
      if (outcome === undefined) continue;
      // Of two runs at the same moment, or of one that was killed between two requests.
      for (const other of others) await this.#deleteIfAllowed(other.id);
      return outcome;
    }
    throw githubErrors.create("SW1008", {
      message: `The report's comment on pull request #${this.#report.pullRequest} was deleted again and again while it was written.`,
      next: "Look for another tool that removes comments on this pull request.",
    });
  }

  /** Our comments with our key, oldest first. */
  async #find(identity: OwnIdentity): Promise<readonly StoredComment[]> {
    const found: StoredComment[] = [];
    for await (const comment of listComments(this.#access, this.#report.pullRequest)) {
      if (parseMarker(comment.body)?.key === this.#report.marker.key && isOwn(comment.author, identity)) {
        found.push(comment);
      }
    }
    return found.toSorted((a, b) => a.id - b.id);
  }

  /** Why this report is not wanted any more; undefined where it is. */
  async #supersededBy(own: StoredComment | undefined): Promise<string | undefined> {
    const { marker, pullRequest } = this.#report;
    const pull = await readPullRequest(this.#access, pullRequest);
    if (pull === undefined) {
      throw githubErrors.create("SW1007", {
        message: `There is no pull request #${pullRequest}, or the token may not see it.`,
        next: "Check the number, and that the job has `pull-requests: write`.",
      });
    }
    if (pull.head.sha !== marker.head) {
      return `the pull request is at ${pull.head.sha.slice(0, 12)} now, and this report is about ${marker.head.slice(0, 12)}`;
    }
    const there = own === undefined ? undefined : parseMarker(own.body);
    if (this.#report.onlyUpdates === true && there?.head === marker.head) {
      return "what stands there is about this commit, from an earlier attempt";
    }
    const later = there?.head === marker.head && there.run === marker.run && there.attempt > marker.attempt;
    return later ? `attempt ${there.attempt} of this run has reported already` : undefined;
  }

  async #create(identity: OwnIdentity): Promise<CommentOutcome | undefined> {
    const { pullRequest } = this.#report;
    const { value: made, form } = await this.#inSomeForm((body) =>
      createComment(this.#access, pullRequest, body, async () =>
        (await this.#find(identity)).find(({ body: text }) => this.#isOurs(text)),
      ),
    );
    // The author tells for sure who we are; and another run may have written at the same moment.
    const author = made.author;
    const known =
      author === undefined ? identity : { login: author.login, id: author.type === "Bot" ? undefined : author.id };
    const [oldest = made] = await this.#find(known);
    if (oldest.id === made.id) return { kind: "created", id: made.id, form };
    await this.#deleteIfAllowed(made.id);
    return this.#update(oldest);
  }

  /** A second comment of ours that cannot be deleted is no reason to fail: the next run tries again. */
  async #deleteIfAllowed(id: number): Promise<void> {
    try {
      await deleteComment(this.#access, id);
    } catch (error) {
      if (!isSlipwayError(error) || error.class !== "outside") throw error;
    }
  }

  /** True for what this attempt of this run wrote. */
  #isOurs(body: string): boolean {
    return body.startsWith(formatMarker(this.#report.marker));
  }

  /** Undefined where the comment is gone. */
  async #update(own: StoredComment): Promise<CommentOutcome | undefined> {
    const [full] = this.#report.bodies;
    if (own.body === full()) {
      await this.#unfold(own);
      return { kind: "unchanged", id: own.id, form: 0 };
    }
    let reason: string | undefined;
    const { value, form } = await this.#inSomeForm((body) =>
      updateComment(this.#access, own.id, body, async () => {
        reason = await this.#supersededBy(own);
        return reason === undefined;
      }),
    );
    if (value === "gone") return undefined;
    if (value === "unwanted") return { kind: "superseded", reason: reason ?? "" };
    await this.#unfold(own);
    return { kind: "updated", id: own.id, form };
  }

  /** What an earlier run folded as outdated says the truth again. Where it cannot be unfolded, it is there all the same. */
  async #unfold(own: StoredComment): Promise<void> {
    try {
      await unfoldComment(this.#access, own.nodeId);
    } catch (error) {
      if (!isSlipwayError(error) || error.class !== "outside") throw error;
    }
  }

  /** GitHub counts in its own way: what it does not take (422) is tried shorter. */
  async #inSomeForm<T>(write: (body: string) => Promise<T>): Promise<{ readonly value: T; readonly form: number }> {
    const { bodies } = this.#report;
    for (let form = 0; ; form++) {
      const body = bodies[form] ?? bodies[0];
      try {
        return { value: await write(body()), form };
      } catch (error) {
        if (!isSlipwayError(error) || error.code !== "SW1008" || form + 1 >= bodies.length) throw error;
      }
    }
  }
}
