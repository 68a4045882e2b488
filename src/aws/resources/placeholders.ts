/**
 * Ids of the repository that were not known when a policy was printed. As they stand they match no job, so that a policy
 * with one in it lets nobody in; Terraform and CloudFormation ask for them when they are applied.
 */
export const repositoryIdPlaceholder = "REPOSITORY_ID";
export const ownerIdPlaceholder = "OWNER_ID";

/** Placeholders in a text or a document as JSON. */
export function placeholdersIn(text: string): readonly string[] {
  return [repositoryIdPlaceholder, ownerIdPlaceholder].filter((name) => text.includes(name));
}
