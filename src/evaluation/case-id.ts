/**
 * A case in one text, as lists of a document name it: `prompt/case`. In the case's own name `/` stands as `%2F` and `%` as
 * `%25`, so that no two cases of a project share one: what comes before the last `/` is the prompt.
 */
export function caseIdOf(prompt: string, name: string): string {
  return `${prompt}/${name.replace(/[%/]/g, encodeURIComponent)}`;
}
