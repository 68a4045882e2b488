/**
 * A command is defined once and has three faces: the command line's flags, `actions/<name>/action.yml`, and the
 * tables in the READMEs. Nothing here runs anything.
 */

import type { Redaction } from "./redaction.ts";

export type InputType = "boolean" | "string" | "number" | "list" | "choice";

/** One input. On the command line `--name`, in an action `name`. Names are lower case words joined by hyphens. */
export interface InputDefinition {
  readonly type: InputType;
  /** One sentence. */
  readonly description: string;
  readonly default?: boolean | string | number;
  readonly required?: boolean;
  /** For `choice`. */
  readonly choices?: readonly string[];
  /** Shown in help: `FILE`, `ENV`. */
  readonly placeholder?: string;
  /**
   * For a text: the flag may stand alone, and means `true` then. The next word is its value only where it begins with
   * this: `s3://`.
   */
  readonly aloneUnless?: string;
  /** One letter. */
  readonly short?: string;
  /** Where it stands on the command line when it is no flag: `first` takes one argument, `rest` the remaining ones. */
  readonly positional?: "first" | "second" | "rest";
  /** What it is the name of: where it is missing, the command line says which there are. */
  readonly names?: "environment";
  /** True for what makes no sense in a workflow, such as standard input: the action does not offer it. */
  readonly commandLineOnly?: true;
}

export interface OutputDefinition {
  readonly description: string;
}

/** Values by input name after parsing: exact types by `InputType`. `list` is a string array; absent optional inputs are undefined. */
export type InputValue<D extends InputDefinition> = D["type"] extends "boolean"
  ? boolean
  : D["type"] extends "number"
    ? Present<D, number>
    : D["type"] extends "list"
      ? readonly string[]
      : D extends { readonly choices: readonly (infer C)[] }
        ? Present<D, C>
        : Present<D, string>;

type Present<D extends InputDefinition, T> = D extends
  | { readonly required: true }
  | { readonly default: boolean | string | number }
  ? T
  : T | undefined;

export type InputValues<I extends Readonly<Record<string, InputDefinition>>> = {
  readonly [K in keyof I]: InputValue<I[K]>;
};

export type Format = "text" | "json" | "markdown" | "sarif" | "junit" | "github" | "html";

/** What a command hands back. Nothing is printed by the command itself. */
export interface CommandResult {
  /**
   * 0 done, 1 findings or drift, 3 part of the work failed for a fault of the outside world and the result shows the rest,
   * 4 a gate says wait. Refusals and faults that leave nothing to show are thrown as SlipwayError.
   */
  readonly exitCode: 0 | 1 | 3 | 4;
  /** Renders the result in a format that the command declares. Called at most once per format. */
  render(format: Format): string | Promise<string>;
  /** For an action's outputs, by name as declared. */
  readonly outputs: Readonly<Record<string, string>>;
  /**
   * Environment variables for the later steps of the job; an empty value takes one away. Written as they are: register
   * what is secret before. The command line ignores them.
   */
  readonly variables?: Readonly<Record<string, string>>;
  /** What `post` gets when the job ends. Stands in a file of the runner: nothing secret. */
  readonly state?: Readonly<Record<string, string>>;
}

/** What an action did after the job's last step. */
export interface PostResult {
  /** For the log; may be empty. */
  readonly text: string;
  readonly variables?: Readonly<Record<string, string>>;
}

/** Progress and notes for the person who waits; goes to standard error, never into a result. */
export interface Progress {
  /** Steady state: replaced in place on a terminal, printed rarely in a log. */
  update(text: string, done?: number, total?: number): void;
  note(text: string): void;
  /** Shown with `--verbose` only. */
  debug(text: string): void;
}

/** Text that a person sees while it comes, before the result. Pieces may end anywhere. */
export interface LiveText {
  write(text: string): void;
  /** Shows what was held back; a later text begins on a line of its own. */
  end(): void;
}

/** What the edge gives a command; domain code gets only the parts that it needs. */
export interface CommandContext {
  /** Absolute folder in which the command was started. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly progress: Progress;
  /** What standard output is, for results in the text format. */
  readonly terminal: { readonly color: boolean; readonly columns: number; readonly interactive: boolean };
  /** There where standard output is a terminal that shows a result as text; what was shown is not in the result again. */
  readonly live?: LiveText;
  /** Whoever obtains a secret (a token, a key) registers it here before anything else is done with it. */
  readonly redaction: Redaction;
  now(): Date;
  /** Standard input to its end. */
  readStdin(): Promise<Uint8Array>;
  /**
   * Aborted by Ctrl-C. Long loops give the event loop a turn now and then (`await setImmediate()` of
   * node:timers/promises) and call `signal.throwIfAborted()`; whoever can say what is left throws an error of its
   * own of class `interrupted`.
   */
  readonly signal: AbortSignal;
}

/** A command line to copy, and what it does in a few words. */
export interface CommandExample {
  readonly line: string;
  readonly explains: string;
}

export interface CommandDefinition<
  I extends Readonly<Record<string, InputDefinition>> = Readonly<Record<string, InputDefinition>>,
> {
  readonly name: string;
  /** One line, imperative, no full stop: "Check every prompt of the project". */
  readonly summary: string;
  /** Markdown for the docs and `--help`. */
  readonly description: string;
  readonly examples?: readonly CommandExample[];
  readonly inputs: I;
  readonly outputs: Readonly<Record<string, OutputDefinition>>;
  /** The first is the default. */
  readonly formats: readonly Format[];
  /** GitHub token permissions that its action needs. */
  readonly permissions: Readonly<Record<string, "read" | "write">>;
  /** False for commands that make no sense in a workflow. */
  readonly action: boolean;
  /**
   * False where `run` takes nothing from what is checked out, neither prompts nor settings. The actions of all others refuse
   * to run where a candidate's commit is checked out beside rights.
   */
  readonly readsCheckout?: false;
  /**
   * True where `run` uses the variable `GITHUB_TOKEN`. The action has an input `github-token` then, the token of the job
   * unless another is given, and sets the variable of the command's context from it.
   */
  readonly githubToken?: true;
  run(inputs: InputValues<I>, context: CommandContext): Promise<CommandResult>;
  /**
   * Cleans up when the job ends, whatever became of it. Only for actions, and only where `run` handed back a state.
   * What is gone already is no failure.
   */
  post?(state: Readonly<Record<string, string>>, context: CommandContext): Promise<PostResult>;
}

/** Values as the edge makes them from text, before a command's own types name them. */
export type ParsedInputs = Readonly<Record<string, boolean | string | number | readonly string[] | undefined>>;

/**
 * A command whose inputs are not known by type: what the edge runs after it has checked the values against `inputs`.
 * Every `CommandDefinition` is one, because `run` is declared as a method.
 */
export interface AnyCommand extends Omit<CommandDefinition, "run"> {
  run(inputs: ParsedInputs, context: CommandContext): Promise<CommandResult>;
}

/** Keeps the literal types of the inputs so that `run` gets exact values. */
export function defineCommand<const I extends Readonly<Record<string, InputDefinition>>>(
  definition: CommandDefinition<I>,
): CommandDefinition<I> {
  return definition;
}
