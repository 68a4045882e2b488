/**
 * `slipway approve --from-event`: acts on the comment that started the workflow. The event is believed in nothing but
 * the comment's number: the comment is fetched again, and the rights of its author are asked for now.
 */
import { randomUUID } from "node:crypto";
import { type CommentCommand, readCommentCommand } from "../../gates/comment-command.ts";
import { gatesErrors } from "../../gates/errors.ts";
import { createComment, listComments, readComment, type StoredComment } from "../../github/comments.ts";
import type { GithubEvent } from "../../github/event.ts";
import { reactTo } from "../../github/reactions.ts";
import type { RepositoryAccess } from "../../github/repository.ts";
import type { CommandContext, CommandResult } from "../../platform/command.ts";
import { sha256Hex } from "../../platform/digest.ts";
import { isSlipwayError, type SlipwayError } from "../../platform/errors.ts";
import { jsonDocument } from "../../platform/json-document.ts";
import { createPaint } from "../../platform/paint.ts";
import { openEnvironment } from "../releases/open.ts";
import { factSheet } from "../releases/release-text.ts";
import { foreign } from "../releases/words.ts";
import { eventOf } from "../run-event.ts";
import { type Act, type Asker, acknowledge, approve, withdrawApprovals } from "./approval-acts.ts";
import { actResult, approveDocument } from "./approval-told.ts";
import { commentReply, refusalReply } from "./approve-reply.ts";
import { findCandidate } from "./candidate.ts";
import type { Decided } from "./decide.ts";
import { openGithub } from "./github-open.ts";
import { digestOfHead } from "./head-digest.ts";
import { decidedNow, policyInForce, refuseRefused } from "./policy-in-force.ts";

type CommentEvent = Extract<GithubEvent, { kind: "issue_comment" }>;

/** @throws SW0709 for other events, SW0705 where the comment does not count, and what the act throws. */
export async function approveFromEvent(context: CommandContext): Promise<CommandResult> {
  const event = await readCommentEvent(context);
  const reading = readCommentCommand(event.comment.body);
  if (reading.kind === "none") return ignored(context);
  const github = openGithub(context);
  if (github === undefined) {
    throw gatesErrors.create("SW0709", {
      message: "GitHub cannot be asked about the comment: GITHUB_TOKEN or GITHUB_REPOSITORY is not set.",
      next: "Set GITHUB_TOKEN to ${{ github.token }} for the step.",
    });
  }
  const { access } = github;
  const comment = await soundComment(event, access);
  try {
    if (reading.kind === "problem") {
      throw gatesErrors.create("SW0705", { message: reading.message, next: reading.next });
    }
    const { act, decided } = await actOn(reading.command, event, comment, access, context);
    await answer(access, event, "+1", commentReply(act, decided, reading.command.environment), context);
    return actResult(reading.command.environment, act, decided, context);
  } catch (error) {
    if (!isSlipwayError(error) || (error.class !== "refusal" && error.class !== "usage")) throw error;
    await answer(access, event, "-1", refusalReply(error), context);
    return refused(error, reading.kind === "command" ? reading.command.environment : undefined, context);
  }
}

async function readCommentEvent(context: CommandContext): Promise<CommentEvent> {
  const { environment } = context;
  const name = environment["GITHUB_EVENT_NAME"] ?? "";
  const wrong = (message: string) =>
    gatesErrors.create("SW0709", {
      message,
      next: "Start the workflow with `on: { issue_comment: { types: [created] } }`.",
    });
  const event = name === "issue_comment" ? await eventOf(context) : undefined;
  if (event === undefined)
    throw wrong(
      `The event ${name === "" ? "is not known" : `is ${name.slice(0, 60)}`}, and no comment that was written.`,
    );
  if (event.kind !== "issue_comment" || event.action !== "created")
    throw wrong(`The comment was ${event.action.slice(0, 40)}: only new comments count.`);
  return event;
}

/** The comment as it is now. Nobody is answered who may have been put in somebody's place. */
async function soundComment(event: CommentEvent, access: RepositoryAccess): Promise<StoredComment> {
  const comment = await readComment(access, event.comment.id);
  const refuse = (message: string) => gatesErrors.create("SW0705", { message, next: "Write a new comment." });
  if (comment === undefined) throw refuse("The comment was deleted.");
  if (comment.author === undefined || comment.author.id !== event.comment.author?.id)
    throw refuse("The comment has another author than the event says.");
  if (comment.author.type !== "User" || comment.author.login.endsWith("[bot]") || comment.viaApp)
    throw refuse("The comment was not written by a person: bots and apps approve nothing.");
  if (comment.updatedAt.getTime() !== comment.createdAt.getTime() || comment.body !== event.comment.body)
    throw refuse("The comment was edited.");
  return comment;
}

async function actOn(
  command: CommentCommand,
  event: CommentEvent,
  comment: StoredComment,
  access: RepositoryAccess,
  context: CommandContext,
): Promise<{ readonly act: Act; readonly decided: Decided | undefined }> {
  const open = await openEnvironment(command.environment, "approve", context);
  try {
    const inForce = await policyInForce(open, context);
    const { pointer, source, options } = inForce;
    const server = context.environment["GITHUB_SERVER_URL"] ?? "https://github.com";
    const repository = `${access.repository.owner}/${access.repository.name}`;
    const issueUrl = `${server}/${repository}/${event.issue.isPullRequest ? "pull" : "issues"}/${event.issue.number}`;
    const author = comment.author;
    if (author === undefined) throw new Error("The comment was looked at before.");
    const short = command.verb !== "acknowledge" && command.bundle === undefined;
    const byHead = short
      ? await digestOfHead({ open, inForce, event, comment, access, context, isApproval: command.verb === "approve" })
      : undefined;
    const asker: Asker = {
      person: { kind: "github", login: author.login, id: String(author.id) },
      source: {
        kind: "comment",
        url: `${issueUrl}#issuecomment-${comment.id}`,
        repository,
        comment: comment.id,
        issue: event.issue.number,
        text: sha256Hex(comment.body),
        head: byHead?.head ?? null,
      },
      shown: { url: issueUrl, digest: null },
      newId: randomUUID,
    };
    if (command.verb === "acknowledge") {
      return { act: await acknowledge(pointer, asker, command.reason, options), decided: undefined };
    }
    const digest = command.bundle ?? byHead?.bundle;
    const name = digest === undefined ? undefined : ({ kind: "digest", digest } as const);
    const candidate = refuseRefused(await findCandidate({ open, source, pointer, name, context }));
    const act =
      command.verb === "approve"
        ? await approve(candidate, asker, options)
        : await withdrawApprovals(candidate, asker, undefined, options);
    return { act, decided: await decidedNow(candidate, open, inForce, context) };
  } finally {
    await open.store.close();
  }
}

/** Answers under the comment. That the token may not answer is no failure: what counts is stored. */
async function answer(
  access: RepositoryAccess,
  event: CommentEvent,
  reaction: "+1" | "-1",
  body: string,
  context: CommandContext,
): Promise<void> {
  const marker = `<!-- slipway-approval ${event.comment.id} -->`;
  try {
    await reactTo(access, event.comment.id, reaction);
    await createComment(access, event.issue.number, `${marker}\n${body}`, async () => {
      for await (const comment of listComments(access, event.issue.number)) {
        if (comment.body.startsWith(marker) && comment.author?.type === "Bot") return comment;
      }
      return undefined;
    });
  } catch (error) {
    if (!isSlipwayError(error) || error.class === "interrupted") throw error;
    context.progress.note(`The comment was not answered: ${error.message}`);
  }
}

/** A refusal that was answered under the comment. The run fails, so that it is seen. */
function refused(error: SlipwayError, environment: string | undefined, context: CommandContext): CommandResult {
  const paint = createPaint(context.terminal.color);
  const text = factSheet(paint, `${paint("red", "✖")} ${foreign(error.message, 400)}`, [
    ["next", foreign(error.next, 400)],
  ]);
  return withoutAct("refused", environment, error.message, text, 1);
}

function ignored(context: CommandContext): CommandResult {
  const message = "The comment has no command of Slipway.";
  return withoutAct(
    "ignored",
    undefined,
    message,
    `${createPaint(context.terminal.color)("blue", "=")} ${message}\n`,
    0,
  );
}

function withoutAct(
  outcome: "refused" | "ignored",
  environment: string | undefined,
  message: string,
  text: string,
  exitCode: 0 | 1,
): CommandResult {
  return {
    exitCode,
    outputs: { outcome, gate: "", environment: environment ?? "", bundle: "" },
    render: (format) => (format === "json" ? jsonDocument(approveDocument({ environment, outcome, message })) : text),
  };
}
