/** Checksums that a rule of a project may name: of its group `body`, compared with its group `checksum`. */
export const checksumNames = ["crc32-base62", "crc32-hex", "crc32-base36", "luhn"] as const;
