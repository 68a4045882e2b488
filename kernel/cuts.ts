/** Whether a string is cut in two behind a place: the same question as `mayBeCut` of src/secrets/layer.ts answers. */

import { pieceTrait, quoteTrait, wordTrait } from "../src/secrets/kernel-layout";
import { byteAt, length, traitsOf } from "./memory";

const longestStart = 160;
const longestGap = 120;
const comma = 44;
const backslash = 92;

/** True where the piece that begins at `position` ends in a cut. */
export function mayBeCut(position: i32): bool {
  const stop = min(length, position + longestStart);
  let at = position;
  while (at < stop && (traitsOf(at) & pieceTrait) != 0) at++;
  return isCut(at);
}

function isBlank(byte: i32): bool {
  return byte == 32 || byte == 9;
}

/** A closing quote, an operator or a line end, an opening quote; or a backslash and a line end. */
export function isCut(position: i32): bool {
  const first = byteAt(position);
  if (first < 0 || (traitsOf(position - 1) & pieceTrait) == 0) return false;
  const gapEnd = min(length, position + longestGap);
  let at = position + 1;
  if (first == backslash) {
    if (byteAt(at) == 13) at++;
    if (byteAt(at) != 10) return false;
    at++;
    while (at < gapEnd && isBlank(byteAt(at))) at++;
    return (traitsOf(at) & pieceTrait) != 0;
  }
  if ((traitsOf(position) & quoteTrait) == 0) return false;
  let hasOperator = false;
  let hasGap = false;
  for (; at < gapEnd; at++) {
    const byte = byteAt(at);
    if (!hasOperator && (byte == 43 || byte == 46 || byte == 38 || byte == comma)) hasOperator = true;
    else if (isBlank(byte) || byte == 10 || byte == 13 || byte == backslash) hasGap = true;
    else break;
  }
  // Python's prefixes of strings.
  if ((traitsOf(at) & wordTrait) != 0 && (traitsOf(at + 1) & quoteTrait) != 0) at++;
  if ((traitsOf(at) & quoteTrait) == 0) return false;
  if (!hasOperator && hasGap && byteAt(at) != first) return false;
  return (traitsOf(at + 1) & pieceTrait) != 0;
}
