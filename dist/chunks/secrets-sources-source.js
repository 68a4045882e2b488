// src/secrets/sources/source.ts
/** Larger archives are not unpacked, and become a finding. */
const longestArchive = 268435456;
/** Said of an archive that is longer. */
const tooLongArchive = "the archive is larger than 256 MiB, so what it holds was not read";

Object.defineProperty(exports, "longestArchive", {
  enumerable: true,
  get: function () {
    return longestArchive;
  }
});
Object.defineProperty(exports, "tooLongArchive", {
  enumerable: true,
  get: function () {
    return tooLongArchive;
  }
});
