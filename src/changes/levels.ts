/** Levels of the contract, in their order. */
import type { ContractLevel } from "./difference.ts";

const order: readonly ContractLevel[] = ["none", "patch", "minor", "major"];

export function higherLevel(a: ContractLevel, b: ContractLevel): ContractLevel {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}
