/** The text of the hooks that `slipway hooks install` writes: a few lines of shell that find slipway and call it. */

/** Hooks that do work of ours. A merge commits too, and git asks another hook then. */
export const ownHooks = ["pre-commit", "pre-merge-commit", "pre-push"] as const;

/**
 * Hooks that only lead to the one that was there (githooks(5)). Two that git calls many times in a command are left
 * out unless they exist.
 */
export const otherHooks = [
  "applypatch-msg",
  "pre-applypatch",
  "post-applypatch",
  "prepare-commit-msg",
  "commit-msg",
  "post-commit",
  "pre-rebase",
  "post-checkout",
  "post-merge",
  "pre-auto-gc",
  "post-rewrite",
  "sendemail-validate",
  "push-to-checkout",
  "pre-receive",
  "update",
  "post-receive",
  "post-update",
] as const;

/** How to call the program that installs the hooks, should no other be found. */
export interface Program {
  readonly node: string;
  readonly script: string;
}

/** A path or word in single quotes for a POSIX shell. */
function shellWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

const notice =
  "# Written by `slipway hooks install`; `slipway hooks uninstall` takes it away and puts back what was here before.";

/** A hook of ours: first the one that was there, then slipway. `previous` may be relative to the worktree. */
export function ownHook(name: string, previous: string, program: Program): string {
  const run = name === "pre-merge-commit" ? "pre-commit" : name;
  const call = `hooks run ${run} "$@"`;
  // What git sends to standard input is read by two programs.
  const before =
    name === "pre-push"
      ? `input=$(cat; printf x)\nif [ -x "$previous" ]; then printf %s "\${input%x}" | "$previous" "$@" || exit $?; fi`
      : `if [ -x "$previous" ]; then "$previous" "$@" || exit $?; fi`;
  const feed = name === "pre-push" ? 'printf %s "${input%x}" | ' : "exec ";
  return `#!/bin/sh
${notice}
previous=${shellWord(`${previous}/${name}`)}
${before}
if [ -x node_modules/.bin/slipway ]; then ${feed}node_modules/.bin/slipway ${call}
elif command -v slipway >/dev/null 2>&1; then ${feed}slipway ${call}
elif [ -x ${shellWord(program.node)} ] && [ -f ${shellWord(program.script)} ]; then ${feed}${shellWord(program.node)} ${shellWord(program.script)} ${call}
else
  echo "slipway is not installed here any more, so nothing was scanned. Install it, or take this hook away: git config --unset core.hooksPath" >&2
  exit 1
fi
`;
}

/** A hook that leads to the one that was there. */
export function otherHook(name: string, previous: string): string {
  return `#!/bin/sh
${notice}
previous=${shellWord(`${previous}/${name}`)}
if [ -x "$previous" ]; then exec "$previous" "$@"; fi
`;
}

const blockStart = "# slipway:begin, written by `slipway hooks install`";
const blockStartJoined = "# slipway:begin+, written by `slipway hooks install`";
const blockEnd = "# slipway:end";

/** The hook file of husky with our lines at its end. Files of husky are shared, so no path of this machine is in it. */
export function withBlock(text: string, name: string): string {
  const plain = withoutBlock(text) ?? text;
  const joined = plain !== "" && !plain.endsWith("\n");
  const call = `slipway hooks run ${name} "$@" || exit $?`;
  return `${plain}${joined ? `\n${blockStartJoined}` : blockStart}
if [ -x node_modules/.bin/slipway ]; then node_modules/.bin/${call}
elif command -v slipway >/dev/null 2>&1; then ${call}
else echo "slipway is not installed here, so nothing was scanned: npm install" >&2; exit 1
fi
${blockEnd}
`;
}

/** The file as it was before `withBlock`; undefined where it has no such block. */
export function withoutBlock(text: string): string | undefined {
  for (const [start, joint] of [
    [blockStartJoined, "\n"],
    [blockStart, ""],
  ] as const) {
    const from = text.indexOf(`${joint}${start}\n`);
    const end = text.indexOf(`\n${blockEnd}\n`, from);
    if (from >= 0 && end >= 0) return text.slice(0, from) + text.slice(end + blockEnd.length + 2);
  }
  return undefined;
}
