/** Levels of the contract, in their order. */
import type { Contract, ContractChange, ContractLevel } from "./difference.ts";

const order: readonly ContractLevel[] = ["none", "patch", "minor", "major"];

/** The one that asks more of callers: `major` over `minor` over `patch` over `none`. */
export function higherLevel(a: ContractLevel, b: ContractLevel): ContractLevel {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}

/** The contract of all changes together: its level, and the changes with the highest level first. */
export function contractOf(changes: readonly ContractChange[]): Contract {
  const sorted = [...changes].sort((a, b) => order.indexOf(b.level) - order.indexOf(a.level));
  return { level: sorted[0]?.level ?? "none", changes: sorted };
}
