/** The table of contents of the product. A command's module is loaded when it is asked for and not before. */
import type { AnyCommand } from "../platform/command.ts";

export interface CommandEntry {
  readonly name: string;
  /** The same words as in the definition; a test compares them. */
  readonly summary: string;
  /** Groups the list of `slipway --help`. */
  readonly group: "Prompts" | "Releases" | "Help";
  load(): Promise<{ readonly command: AnyCommand }>;
}

/** Every command, in the order in which people meet them. */
export function commandEntries(): readonly CommandEntry[] {
  return [
    {
      name: "import",
      summary: "Make prompts of GitHub Models prompts of this project",
      group: "Prompts",
      load: () => import("./import.ts"),
    },
    {
      name: "init",
      summary: "Make a folder a Slipway project",
      group: "Prompts",
      load: () => import("./init.ts"),
    },
    {
      name: "check",
      summary: "Check every prompt of the project",
      group: "Prompts",
      load: () => import("./check.ts"),
    },
    {
      name: "render",
      summary: "Show the messages that prompts give for their cases",
      group: "Prompts",
      load: () => import("./render.ts"),
    },
    {
      name: "preview",
      summary: "Show in the browser what every case says, while you write",
      group: "Prompts",
      load: () => import("./preview.ts"),
    },
    {
      name: "run",
      summary: "Ask models what prompts say for their cases",
      group: "Prompts",
      load: () => import("./run.ts"),
    },
    {
      name: "models",
      summary: "Show when the models in use end, or replace one by another",
      group: "Prompts",
      load: () => import("./models.ts"),
    },
    {
      name: "evaluate",
      summary: "Judge the answers of models by what cases demand",
      group: "Prompts",
      load: () => import("./evaluate.ts"),
    },
    {
      name: "bundle",
      summary: "Build the bundle that a release would deliver",
      group: "Prompts",
      load: () => import("./bundle.ts"),
    },
    {
      name: "diff",
      summary: "Show what prompts will say from now on, and what callers have to do",
      group: "Prompts",
      load: () => import("./diff.ts"),
    },
    {
      name: "version",
      summary: "Say which version the next release has to have",
      group: "Prompts",
      load: () => import("./version.ts"),
    },
    {
      name: "scan",
      summary: "Find secrets before they are published",
      group: "Prompts",
      load: () => import("./scan.ts"),
    },
    {
      name: "review",
      summary: "Review a change: check, render, scan, and compare with the base",
      group: "Prompts",
      load: () => import("./review.ts"),
    },
    {
      name: "report",
      summary: "Publish the review of a change on its pull request",
      group: "Prompts",
      load: () => import("./report.ts"),
    },
    {
      name: "plan",
      summary: "Show what a deploy would change, and write nothing",
      group: "Releases",
      load: () => import("./plan.ts"),
    },
    {
      name: "deploy",
      summary: "Build the bundle and make it live in an environment",
      group: "Releases",
      load: () => import("./deploy.ts"),
    },
    {
      name: "promote",
      summary: "Make a release of one environment live in another, byte for byte",
      group: "Releases",
      load: () => import("./promote.ts"),
    },
    {
      name: "gate",
      summary: "Show what the gate of an environment says, and why",
      group: "Releases",
      load: () => import("./gate.ts"),
    },
    {
      name: "approve",
      summary: "Approve a bundle for an environment, or take that back",
      group: "Releases",
      load: () => import("./approve.ts"),
    },
    {
      name: "continue",
      summary: "Release what a gate held back, where it allows it by now",
      group: "Releases",
      load: () => import("./continue.ts"),
    },
    {
      name: "rollback",
      summary: "Go back to an earlier release in one write",
      group: "Releases",
      load: () => import("./rollback.ts"),
    },
    {
      name: "watch",
      summary: "Look after a release for a while, and roll back where it does not do well",
      group: "Releases",
      load: () => import("./watch.ts"),
    },
    {
      name: "drill",
      summary: "Practise a rollback: go back, look, and return",
      group: "Releases",
      load: () => import("./drill.ts"),
    },
    {
      name: "notes",
      summary: "Write the notes of a release: what callers have to do, prompts and models",
      group: "Releases",
      load: () => import("./notes.ts"),
    },
    {
      name: "history",
      summary: "List the releases of an environment",
      group: "Releases",
      load: () => import("./history.ts"),
    },
    {
      name: "show",
      summary: "Show one release, or what was live at a time",
      group: "Releases",
      load: () => import("./show.ts"),
    },
    {
      name: "verify",
      summary: "Check that an environment holds what its records say",
      group: "Releases",
      load: () => import("./verify.ts"),
    },
    {
      name: "repair",
      summary: "Put back files that an environment has lost",
      group: "Releases",
      load: () => import("./repair.ts"),
    },
    {
      name: "withdraw",
      summary: "Mark a release that must never be live again",
      group: "Releases",
      load: () => import("./withdraw.ts"),
    },
    {
      name: "prune",
      summary: "Remove the files that no kept release needs",
      group: "Releases",
      load: () => import("./prune.ts"),
    },
    {
      name: "adopt",
      summary: "Make a folder of uploaded files the first release",
      group: "Releases",
      load: () => import("./adopt.ts"),
    },
    {
      name: "iam",
      summary: "Print the least-privilege IAM policies of an environment",
      group: "Releases",
      load: () => import("./iam.ts"),
    },
    {
      name: "setup",
      summary: "Print everything that an environment needs in AWS, as Terraform or CloudFormation",
      group: "Releases",
      load: () => import("./setup.ts"),
    },
    {
      name: "assume-role",
      summary: "Take an AWS role with the job's ID token",
      group: "Releases",
      load: () => import("./assume-role.ts"),
    },
    {
      name: "doctor",
      summary: "Find out what is missing or wrong around an environment",
      group: "Releases",
      load: () => import("./doctor.ts"),
    },
    {
      name: "hooks",
      summary: "Install or remove the git hooks that check and scan",
      group: "Prompts",
      load: () => import("./hooks.ts"),
    },
    {
      name: "explain",
      summary: "Explain a rule or an error",
      group: "Help",
      load: () => import("./explain.ts"),
    },
    {
      name: "schema",
      summary: "Print the JSON Schema of a format",
      group: "Help",
      load: () => import("./schema.ts"),
    },
  ];
}
