/** What the repository's settings protect: environments and code scanning. */
import { answerFields, answerItems, pathOf, type RepositoryAccess } from "./repository.ts";

export interface EnvironmentProtection {
  /** `required_reviewers`, `wait_timer`, `branch_policy`, and rules of apps. */
  readonly rules: readonly string[];
  /** Logins and teams that may review. */
  readonly reviewers: number;
  readonly preventsSelfReview: boolean;
}

/**
 * The protection of an environment; undefined where the repository has none of that name. Needs `actions: read`.
 *
 * @throws SW1005 to SW1014.
 */
export async function protectionOf(
  access: RepositoryAccess,
  environment: string,
): Promise<EnvironmentProtection | undefined> {
  const purpose = `read the protection of the environment ${environment}`;
  const { status, json } = await access.client.send({
    method: "GET",
    path: "/repos/{owner}/{repo}/environments/{environment_name}",
    parameters: pathOf(access, { environment_name: environment }),
    purpose,
    answers: [404],
  });
  if (status === 404) return undefined;
  const fields = answerFields(json, purpose);
  const rules = fields.has("protection_rules") ? fields.objects("protection_rules", 100) : [];
  const reviews = rules.filter((rule) => rule.text("type") === "required_reviewers");
  return {
    rules: rules.map((rule) => rule.text("type")),
    reviewers: reviews.reduce(
      (sum, rule) => sum + (rule.has("reviewers") ? rule.objects("reviewers", 100).length : 0),
      0,
    ),
    preventsSelfReview: reviews.some((rule) => rule.optionalFlag("prevent_self_review")),
  };
}

/**
 * How many alerts of a tool are open on the default branch, as far as 1,000; undefined where code scanning is not
 * switched on. Needs `security-events: read`.
 *
 * @throws SW1005 to SW1014.
 */
export async function openAlertsOf(access: RepositoryAccess, tool: string): Promise<number | undefined> {
  const purpose = "read the open alerts of code scanning";
  let count = 0;
  const request = {
    method: "GET",
    path: "/repos/{owner}/{repo}/code-scanning/alerts",
    parameters: pathOf(access),
    query: { state: "open", tool_name: tool },
    purpose,
    answers: [404],
  } as const;
  for await (const { status, json } of access.client.pages(request, 10)) {
    if (status === 404) return undefined;
    count += answerItems(json, purpose).length;
  }
  return count;
}
