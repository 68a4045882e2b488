/** Regular expressions for paths, as gitleaks writes them (Go, which is RE2). */
import type { PathTest } from "./ignore.ts";

/** Loads RE2; the function makes a test of a pattern that may match anywhere in the path. A wrong one matches nothing. */
export async function pathPatterns(): Promise<(pattern: string) => PathTest> {
  const { RE2JS } = await import("re2js");
  return (pattern) => {
    try {
      const compiled = RE2JS.compile(pattern);
      return (path) => compiled.test(path);
    } catch {
      return () => false;
    }
  };
}
