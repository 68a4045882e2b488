/** The workflows that `init --github` writes: release, evaluate, promote with approvals, roll back, and practise it. */
import packageJson from "../../../package.json" with { type: "json" };
import { repositoryName } from "../own-repository.ts";
import { usesPinned } from "../pinned-actions.ts";
import type { ActionsRevision } from "./own-revision.ts";

export interface ReleaseChoices {
  readonly revision: ActionsRevision;
  /** Names of the environments: the first takes what is pushed, the last is what users see. */
  readonly first: string;
  readonly last: string | undefined;
  /** True where a gate demands an evaluation, or a role is there to make one. */
  readonly evaluates: boolean;
  readonly defaultBranch: string;
}

const folder = ".github/workflows";

/** Texts by path from the root of the repository. */
export function releaseWorkflows(choices: ReleaseChoices): ReadonlyMap<string, string> {
  const files = new Map([
    [`${folder}/slipway-release.yml`, release(choices)],
    [`${folder}/slipway-rollback.yml`, rollback(choices)],
    [`${folder}/slipway-drill.yml`, drill(choices)],
  ]);
  if (choices.evaluates) files.set(`${folder}/slipway-evaluate.yml`, evaluate(choices));
  if (choices.last !== undefined) files.set(`${folder}/slipway-promote.yml`, promote(choices, choices.last));
  return files;
}

function uses({ revision }: ReleaseChoices, action: string): string {
  const place = `uses: ${repositoryName()}/actions/${action}@${revision.ref}`;
  return revision.pinned
    ? `${place} # v${packageJson.version}`
    : `${place} # zizmor: ignore[unpinned-uses] put the commit here`;
}

function checkout(depth: "all" | "one"): string {
  return `      - ${usesPinned("actions/checkout")}
        with:
${depth === "all" ? "          fetch-depth: 0\n" : ""}          persist-credentials: false
`;
}

function release(choices: ReleaseChoices): string {
  const { first, defaultBranch } = choices;
  return `# Written by \`slipway init --github\`. A push to ${defaultBranch} or a tag v* goes live in ${first}, and nowhere else.
name: Slipway release

on:
  push:
    branches: [${defaultBranch}]
    tags: ["v*"]

permissions: {}

# One release after the other; what deploys is never cancelled.
concurrency:
  group: slipway-${first}
  cancel-in-progress: false

jobs:
  ${first}:
    name: Deploy to ${first}
    runs-on: ubuntu-latest
    timeout-minutes: 30
    environment: ${first}
    permissions:
      contents: read # the prompts
      id-token: write # the role of ${first}, without a stored key
    steps:
${checkout("all")}      - if: github.ref_type == 'tag'
        name: The tag is on ${defaultBranch} and promises enough
        ${uses(choices, "version")}
        with:
          check: \${{ github.ref_name }}
          on-branch: ${defaultBranch}
      - id: deploy
        ${uses(choices, "deploy")}
        with:
          environment: ${first}
`;
}

function evaluate(choices: ReleaseChoices): string {
  const { first, defaultBranch } = choices;
  return `# Written by \`slipway init --github\`. Judges the answers to all cases of what was pushed, compared with the commit before, and
# keeps the evaluation in the store of ${first}: the evidence that \`gate: { evidence: [evaluate] }\` asks for.
name: Slipway evaluate

on:
  push:
    branches: [${defaultBranch}]
  workflow_dispatch:

permissions: {}

concurrency:
  group: slipway-evaluate-\${{ github.ref }}
  cancel-in-progress: false

jobs:
  evaluate:
    name: Evaluate
    runs-on: ubuntu-latest
    timeout-minutes: 120
    environment: ${first}
    permissions:
      contents: read # the prompts
      id-token: write # the evaluator's role: it calls models and keeps answers, and can release nothing
    steps:
${checkout("all")}      - ${uses(choices, "evaluate")}
        with:
          environment: ${first}
          base: HEAD^
`;
}

function promote(choices: ReleaseChoices, last: string): string {
  const { defaultBranch, evaluates } = choices;
  return `# Written by \`slipway init --github\`. Brings to ${last} what its gate allows: after a release, an approval, or when a
# window opens. Always from ${defaultBranch}. No runner waits: a run ends in "waiting", and the next event starts another.
name: Slipway promote

on:
  workflow_run: # zizmor: ignore[dangerous-triggers] checks out ${defaultBranch} alone, and reads nothing of the run
    workflows: [Slipway release${evaluates ? ", Slipway evaluate" : ""}]
    types: [completed]
  issue_comment:
    types: [created]
  schedule:
    - cron: "*/30 7-17 * * 1-5" # for windows and soak times; take it away where the gate has neither
  workflow_dispatch:

permissions: {}

concurrency:
  group: slipway-${last}-\${{ github.event_name == 'issue_comment' && github.event.comment.id || 'promote' }}
  cancel-in-progress: false

jobs:
  approve:
    name: Read the approval
    if: github.event_name == 'issue_comment' && startsWith(github.event.comment.body, '/slipway ')
    runs-on: ubuntu-latest
    timeout-minutes: 10
    environment: ${last}-approvals # its role may write approvals, and nothing else
    permissions:
      contents: read
      id-token: write # the approver's role
      issues: write # the answer under the comment
      pull-requests: write
    outputs:
      outcome: \${{ steps.approve.outputs.outcome }}
    steps:
${checkout("all")}      - id: approve
        ${uses(choices, "approve")}
        with:
          from-event: true

  ${last}:
    name: Promote to ${last}
    needs: approve
    if: >-
      \${{ !cancelled() && (github.event_name != 'issue_comment' || needs.approve.outputs.outcome == 'approved')
      && (github.event_name != 'workflow_run' || github.event.workflow_run.conclusion == 'success') }}
    runs-on: ubuntu-latest
    timeout-minutes: 60
    environment: ${last}
    permissions:
      checks: read # what the gate looks at
      contents: write # the release on GitHub
      id-token: write # the role of ${last}
      issues: read # approvals are fetched again when the gate decides
      pull-requests: read
    steps:
${checkout("all")}      - id: continue
        ${uses(choices, "continue")}
        with:
          environment: ${last}
      # Checks under \`watch:\` in slipway.yaml. Where one fails, the release goes back by itself.
      - if: steps.continue.outputs.outcome == 'released' && hashFiles('**/slipway.yaml') != ''
        ${uses(choices, "watch")}
        with:
          environment: ${last}
          rollback: true
          if-configured: true
      - if: steps.continue.outputs.outcome == 'released'
        ${uses(choices, "notes")}
        with:
          environment: ${last}
          publish: true
`;
}

function rollback(choices: ReleaseChoices): string {
  const environments = [choices.last, choices.first].filter((name) => name !== undefined);
  return `# Written by \`slipway init --github\`. The button: Actions > Slipway rollback > Run workflow.
name: Slipway rollback

on:
  workflow_dispatch:
    inputs:
      environment:
        description: Environment to roll back
        type: choice
        options: [${environments.join(", ")}]
        required: true
      release:
        description: Release to go back to, 1.4.0 or 12; the newest good one where it is empty
        type: string
        default: ""
      reason:
        description: Why; kept in the record
        type: string
        required: true

permissions: {}

jobs:
  rollback:
    name: Roll back
    runs-on: ubuntu-latest
    timeout-minutes: 15
    environment: \${{ inputs.environment }}
    permissions:
      contents: read
      id-token: write # the environment's role
    steps:
${checkout("one")}      - ${uses(choices, "rollback")}
        with:
          environment: \${{ inputs.environment }}
          to: \${{ inputs.release }}
          reason: \${{ inputs.reason }}
`;
}

function drill(choices: ReleaseChoices): string {
  const { first } = choices;
  return `# Written by \`slipway init --github\`. Once a week ${first} goes back and returns, so that everybody knows that it works.
name: Slipway drill

on:
  schedule:
    - cron: "23 6 * * 1"
  workflow_dispatch:

permissions: {}

concurrency:
  group: slipway-${first}
  cancel-in-progress: false

jobs:
  drill:
    name: Practise a rollback in ${first}
    runs-on: ubuntu-latest
    timeout-minutes: 15
    environment: ${first}
    permissions:
      contents: read
      id-token: write # the role of ${first}
    steps:
${checkout("one")}      - ${uses(choices, "drill")}
        with:
          environment: ${first}
`;
}
