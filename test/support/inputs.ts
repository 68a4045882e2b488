/** Inputs of a command as the edge completes them, for tests that call `run` themselves. */
import type { CommandDefinition, InputDefinition, InputValues } from "../../src/platform/command.ts";
import { completeInputs } from "../../src/platform/inputs.ts";

/** What `run` gets where these inputs are given and nothing else is said. A required one that lacks throws SW0104. */
export function inputsFor<I extends Readonly<Record<string, InputDefinition>>>(
  command: Pick<CommandDefinition<I>, "inputs">,
  given: Partial<InputValues<I>> = {},
): InputValues<I> {
  const said = new Map(Object.entries(given).filter(([, value]) => value !== undefined));
  // The definition says which type each value has, and the parameter holds callers to it.
  return completeInputs(command.inputs, said as never, (name) => ({ shown: name, next: "" })) as InputValues<I>;
}
