/**
 * Where things stand in the kernel's memory, and what its numbers mean. Read by both sides: `kernel.ts` writes, the
 * kernel itself (`kernel/`, compiled to WebAssembly) reads. Addresses and sizes are in bytes.
 */

/** What a byte can be, by byte: bits of the lists below. */
export const traitsAt = 1024;
/** Letter or digit. */
export const wordTrait = 1;
/** Letter, digit, `_` or `-`. */
export const tokenTrait = 2;
/** Both alphabets of base64. */
export const base64Trait = 4;
/** What a piece of a token in a string consists of. */
export const pieceTrait = 8;
/** `"` `'` and the backtick. */
export const quoteTrait = 16;
export const hexTrait = 32;

/** What a byte is around an assignment, by byte: bits of the lists below. */
export const kindsAt = 1280;
export const nameKind = 1;
export const blankKind = 2;
export const quoteKind = 4;
export const closerKind = 8;
export const signKind = 16;
export const endKind = 32;
export const bareKind = 64;

/** One byte for each hash of four folded bytes, and of three: `anySample` where some keyword has it, else zero. */
export const wholeHashesAt = 4096;
export const wholeHashBits = 18;
export const firstHashesAt = 266240;
export const firstHashBits = 16;
/** The size of a place, so that it can be added without a branch. */
export const anySample = 4;

/** Places that a round noted, four bytes each. */
export const placesAt = 331776;
/** Bytes of text that a round goes through: its places fit, and its text stays in the cache. */
export const roundBytes = 65536;

/** By entry: eight bytes of text around its sample, which of them count, its keyword and offset. */
export const probesAt = 466944;
export const probeBytes = 24;

/** What was found: four numbers of four bytes each. */
export const eventsAt = 761856;
export const eventBytes = 16;
export const mostEvents = 8192;
/** More than one place can cause. */
export const spareEvents = 1024;

/** The keyword table, as `table.ts` builds it. */
export const tableAt = 892928;
export const longestTable = 262144;

/** By bucket: what all of its probes have in common. */
export const commonProbesAt = 1155072;

/** Text that is scanned where it was read, and text that is copied. Zeros stand around both. */
export const readAt = 1417472;
export const longestRead = 2097153;
export const copyAt = 3518720;
export const longestCopy = 655360;

/** What an event says. */
export const candidateEvent = 0;
/** A keyword of a `near` rule. */
export const nearEvent = 1;
/** A keyword that shows a cut in a string. */
export const cutEvent = 2;
/** A rule's keyword whose text is cut in two behind it. */
export const brokenEvent = 3;
/** A run of base64 or hex digits that may hold text. */
export const blobEvent = 4;
/** A percent sign before two digits that stand for a visible character. */
export const percentEvent = 5;

/** What to try where a keyword stands: bits. */
export const nearTarget = 1;
/** No letter or digit may stand before the keyword. */
export const boundaryTarget = 2;
/** The keyword counts only in the case in which the rule has it. */
export const exactTarget = 4;
/** A text that is cut in two behind the keyword is worth a look. */
export const breakableTarget = 8;

/** Which bytes of a sample belong to the keyword: all four, the first three, or the last three. */
export const wholeSample = 0;
export const firstSample = 1;
export const lastSample = 2;
export const bucketBits = 12;

/** The rule number of keywords that show a cut in a string. */
export const cutRule = 0xffff;

/** The numbers of the gates; 0 asks nothing, and what each of the others asks is said in `rule.ts`. */
export const assignedGate = 1;
export const tokenGate = 2;
export const userinfoGate = 3;
export const pairedGate = 4;
export const flagGate = 5;
export const assignedTokenGate = 6;
export const valuedGate = 7;
