/** What the environment variables and the streams say about the terminal. The only readers of them are the edges. */

export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** A stream as far as printing is concerned. */
export interface StreamFacts {
  readonly isTerminal: boolean;
  /** Width in columns, undefined where the stream is no terminal. */
  readonly columns: number | undefined;
}

export interface TerminalFacts {
  readonly color: boolean;
  readonly columns: number;
  readonly interactive: boolean;
}

/** True in a job of GitHub Actions: the runner obeys some lines of what is printed, and the tree may be a candidate's. */
export function isOnRunner(environment: EnvironmentVariables): boolean {
  return environment["GITHUB_ACTIONS"] === "true";
}

/** Lines in a log: wide enough for a message, narrow enough for a browser's log view. */
const logColumns = 120;

/**
 * Colour, width and whether a person watches. NO_COLOR (no-color.org) and `--no-color` win over FORCE_COLOR, which
 * wins over what the stream is. A continuous-integration log is never interactive, whatever the stream claims.
 */
export function terminalFacts(
  environment: EnvironmentVariables,
  stream: StreamFacts,
  colorFlag: boolean | undefined,
): TerminalFacts {
  const inAutomation = isSet(environment["CI"]) || isOnRunner(environment);
  return {
    color: wantsColor(environment, stream, colorFlag),
    columns: widthOf(environment, stream),
    interactive: stream.isTerminal && !inAutomation && environment["TERM"] !== "dumb",
  };
}

function wantsColor(environment: EnvironmentVariables, stream: StreamFacts, colorFlag: boolean | undefined): boolean {
  if (colorFlag !== undefined) return colorFlag;
  if ((environment["NO_COLOR"] ?? "") !== "") return false;
  const force = environment["FORCE_COLOR"];
  if (force !== undefined) return force !== "0" && force.toLowerCase() !== "false";
  return stream.isTerminal && environment["TERM"] !== "dumb";
}

function widthOf(environment: EnvironmentVariables, stream: StreamFacts): number {
  const columns = stream.columns ?? Number.parseInt(environment["COLUMNS"] ?? "", 10);
  if (!Number.isSafeInteger(columns) || columns <= 0) return logColumns;
  return Math.max(40, Math.min(columns, 400));
}

/** `CI=false` and `CI=0` are written by hand to switch it off. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== "" && value !== "0" && value.toLowerCase() !== "false";
}
