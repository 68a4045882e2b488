/** What checks and statuses say about a commit. */
import { answerItems, pathOf, type RepositoryAccess } from "./repository.ts";

export type CommitCheckState = "passed" | "failed" | "pending";

/** Conclusions of a check run that stand in nobody's way, as required checks on GitHub see them. */
const passing: ReadonlySet<string> = new Set(["success", "neutral", "skipped"]);

/**
 * The state of every check run and status at a commit, by name; of several with one name the newest counts, and a
 * failure counts where both kinds have the name. Needs `checks: read` and `statuses: read`.
 *
 * @throws SW1005 to SW1014.
 */
export async function checkStatesAt(
  access: RepositoryAccess,
  commit: string,
): Promise<ReadonlyMap<string, CommitCheckState>> {
  const states = new Map<string, CommitCheckState>();
  const purpose = "read the checks of a commit";
  const parameters = pathOf(access, { ref: commit });
  const newest = new Map<string, number>();
  const runs = { method: "GET", path: "/repos/{owner}/{repo}/commits/{ref}/check-runs", parameters, purpose } as const;
  for await (const { json } of access.client.pages({ ...runs, query: { filter: "latest" } })) {
    for (const fields of answerItems(json, purpose, "check_runs")) {
      const name = fields.text("name");
      const id = fields.count("id");
      if ((newest.get(name) ?? -1) > id) continue;
      newest.set(name, id);
      const conclusion = fields.optionalText("conclusion");
      const done = fields.text("status") === "completed" && conclusion !== undefined;
      states.set(name, !done ? "pending" : passing.has(conclusion) ? "passed" : "failed");
    }
  }
  const statuses = { method: "GET", path: "/repos/{owner}/{repo}/commits/{ref}/status", parameters, purpose } as const;
  for await (const { json } of access.client.pages(statuses)) {
    for (const fields of answerItems(json, purpose, "statuses")) {
      const name = fields.text("context");
      const written = fields.text("state");
      const state = written === "success" ? "passed" : written === "pending" ? "pending" : "failed";
      const other = states.get(name);
      states.set(name, other === undefined || other === "passed" ? state : other);
    }
  }
  return states;
}
