/** Which job the roles of these tests trust: one workflow of acme/prompts, on main. */
import type { JobTrust } from "../../../src/aws/trust/policies.ts";

/** With what a test cares about in `changes`. */
export function jobTrust(account: string, changes: Partial<JobTrust> = {}): JobTrust {
  return {
    account,
    partition: "aws",
    provider: "token.actions.githubusercontent.com",
    audience: "sts.amazonaws.com",
    repository: "acme/prompts",
    repositoryId: "5678",
    ownerId: "1234",
    environments: ["prod"],
    branch: "main",
    tags: undefined,
    workflows: ["acme/prompts/.github/workflows/release.yml"],
    ...changes,
  };
}
