/** `slipway approve --from-event`: acts on the comment that started the workflow. */
import { gatesErrors } from "../../gates/errors.ts";
import type { CommandContext, CommandResult } from "../../platform/command.ts";

export async function approveFromEvent(context: CommandContext): Promise<CommandResult> {
  throw gatesErrors.create("SW0709", {
    message: `The event ${context.environment["GITHUB_EVENT_NAME"] ?? "is missing and"} is no comment.`,
    next: "Start the workflow on `issue_comment` with the type `created`.",
  });
}
