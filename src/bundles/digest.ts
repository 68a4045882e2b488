/** Digests, as the store writes them. */
export * from "../platform/digest.ts";
