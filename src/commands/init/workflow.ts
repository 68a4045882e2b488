/** The workflow for pull requests that `init` writes. */
import packageJson from "../../../package.json" with { type: "json" };
import { repositoryName } from "../own-repository.ts";
import { usesPinned } from "../pinned-actions.ts";
import type { ActionsRevision } from "./own-revision.ts";

/** Where the workflow stands in a repository. */
export const workflowPath = ".github/workflows/slipway.yml";

/**
 * Two jobs: the check reads the change and has no right to write; the report has that right and never sees the code of
 * the change.
 *
 * @param revision commit, tag or branch of the actions
 */
export function workflowText(revision: ActionsRevision): string {
  const repository = repositoryName();
  const uses = (path: string) =>
    revision.pinned
      ? `uses: ${repository}${path}@${revision.ref} # v${packageJson.version}`
      : `uses: ${repository}${path}@${revision.ref} # zizmor: ignore[unpinned-uses] put the commit here`;
  return `# Written by \`slipway init\`. Every pull request shows what its prompts will say, and what is wrong with them.
name: Slipway

on: pull_request

permissions: {}

concurrency:
  group: slipway-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  # Reads the change. Can write nothing, and has no secret.
  check:
    name: Check prompts
    runs-on: ubuntu-latest
    timeout-minutes: 30
    permissions:
      contents: read # the change
    steps:
      - ${usesPinned("actions/checkout")}
        with:
          fetch-depth: 0
          persist-credentials: false
      - id: review
        ${uses("")}
        with:
          html: \${{ runner.temp }}/slipway-review.html
      - id: artifact
        if: \${{ !cancelled() && steps.review.outputs.report != '' }}
        ${usesPinned("actions/upload-artifact")}
        with:
          name: slipway-review
          path: |
            \${{ steps.review.outputs.report }}
            \${{ steps.review.outputs.html }}
          if-no-files-found: error
    outputs:
      report: \${{ steps.review.outputs.report }}
      artifact: \${{ steps.artifact.outputs.artifact-url }}

  # Writes the comment. Never sees the code of the change.
  report:
    name: Report
    needs: check
    if: \${{ !cancelled() }}
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      pull-requests: write # the comment
    steps:
      - if: \${{ needs.check.outputs.report != '' }}
        ${usesPinned("actions/download-artifact")}
        with:
          name: slipway-review
          path: \${{ runner.temp }}/slipway-review
      - ${uses("/actions/report")}
        with:
          files: \${{ runner.temp }}/slipway-review
          outdated: \${{ needs.check.outputs.report == '' }}
          artifact-url: \${{ needs.check.outputs.artifact }}
`;
}
