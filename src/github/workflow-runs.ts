/** Runs of workflows: what they are, who approved their environments, and starting one. */
import { type WorkflowRunFacts, workflowRunOf } from "./event.ts";
import { type Account, longestBody } from "./fields.ts";
import { answerFields, answerItems, pathOf, type RepositoryAccess } from "./repository.ts";

const one = "/repos/{owner}/{repo}/actions/runs/{run_id}";

/**
 * A run as GitHub has it now; undefined where there is none. Needs `actions: read`.
 *
 * @throws SW1005 to SW1014.
 */
export async function readWorkflowRun(access: RepositoryAccess, id: number): Promise<WorkflowRunFacts | undefined> {
  const purpose = `read workflow run ${id}`;
  const { status, json } = await access.client.send({
    method: "GET",
    path: one,
    parameters: pathOf(access, { run_id: id }),
    purpose,
    answers: [404],
  });
  return status === 404 ? undefined : workflowRunOf(answerFields(json, purpose));
}

/** A review of a GitHub environment. GitHub does not say for which attempt of the run it was given. */
export interface EnvironmentApproval {
  readonly environments: readonly string[];
  readonly state: "approved" | "rejected" | "pending" | "other";
  readonly user: Account | undefined;
  readonly comment: string;
}

/**
 * Who approved or rejected the environments that a run waited for. Needs `actions: read`.
 *
 * @throws SW1005 to SW1014.
 */
export async function listEnvironmentApprovals(
  access: RepositoryAccess,
  run: number,
): Promise<readonly EnvironmentApproval[]> {
  const purpose = `read the approvals of workflow run ${run}`;
  const { json } = await access.client.send({
    method: "GET",
    path: `${one}/approvals`,
    parameters: pathOf(access, { run_id: run }),
    purpose,
  });
  return answerItems(json, purpose).map((fields) => {
    const state = fields.text("state");
    return {
      environments: fields.objects("environments", 100).map((environment) => environment.text("name")),
      state: state === "approved" || state === "rejected" || state === "pending" ? state : "other",
      user: fields.optionalAccount("user"),
      comment: fields.optionalText("comment", longestBody) ?? "",
    };
  });
}

/**
 * Starts a workflow at a ref: an approval starts the run that it allows. GitHub says nothing of the new run. Needs
 * `actions: write`.
 *
 * @throws SW1005 to SW1014; SW1013 where it may have been started twice.
 */
export async function dispatchWorkflow(
  access: RepositoryAccess,
  workflow: { readonly file: string; readonly ref: string; readonly inputs: Readonly<Record<string, string>> },
): Promise<void> {
  await access.client.send({
    method: "POST",
    path: "/repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches",
    parameters: pathOf(access, { workflow_id: workflow.file }),
    body: { ref: workflow.ref, inputs: workflow.inputs },
    purpose: `start the workflow ${workflow.file}`,
  });
}
