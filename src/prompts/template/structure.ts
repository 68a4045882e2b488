/** What a template makes besides text: roles, sections and media, from values that must be fit for it. */
import type { ErrorPlace } from "../../platform/errors.ts";
import { problemWithAddress } from "../media-address.ts";
import type { Piece } from "../messages.ts";
import { badStructure, refusedMedia } from "./failures.ts";

/** Found out only where something is wrong: counting lines takes time. */
type PlaceOf = () => ErrorPlace | undefined;

/** @throws SW0308 where it is not one word in lower case. */
export function rolePiece(role: string, place: PlaceOf): Piece {
  if (/^[a-z]+$/.test(role)) return { kind: "role", role };
  throw badStructure(`\`${role.slice(0, 40)}\` is no role.`, "A role is one word in lower case.", place());
}

/** @throws SW0308 where it is not one word. */
export function sectionPiece(name: string, place: PlaceOf): Piece {
  if (/^\S+$/.test(name)) return { kind: "part", part: { metadata: { purpose: name, pending: true } } };
  const message = `\`${name.slice(0, 40)}\` is no name of a section.`;
  throw badStructure(message, "A section is named by one word without spaces.", place());
}

/** @throws SW0308 where it is no text, or empty. */
export function mediaAddress(value: unknown, place: PlaceOf): string {
  if (typeof value === "string" && value !== "") return value;
  const message = `The address of the media is ${value === "" ? "empty" : "not a text"}.`;
  throw badStructure(message, "Pass the address as a text, or leave the tag out with `{{#if}}`.", place());
}

/** Undefined where none is given. @throws SW0308 where it is no text. */
export function mediaType(value: unknown, place: PlaceOf): string | undefined {
  if (typeof value === "string") return value || undefined;
  if (value === undefined || value === null) return undefined;
  throw badStructure("The content type of the media is not a text.", "Pass a text such as `image/png`.", place());
}

/** @throws SW0312 where `allowed` is given and the address is none that a message may hold. */
export function mediaPiece(
  url: string,
  contentType: string | undefined,
  allowed: readonly string[] | undefined,
  place: PlaceOf,
): Piece {
  const problem = allowed === undefined ? undefined : problemWithAddress(url, allowed);
  if (problem !== undefined) throw refusedMedia(problem, place());
  return { kind: "part", part: { media: contentType === undefined ? { url } : { url, contentType } } };
}
