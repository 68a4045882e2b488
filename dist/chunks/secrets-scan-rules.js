// src/secrets/scan-rules.ts
const secretsUnreadable = {
	id: "secrets-unreadable",
	group: "secrets",
	severity: "error",
	title: "A file was not scanned",
	page: `The file, or an archive in it, could not be read, so nobody can say whether it holds a secret. A scan that passed
over it in silence would be a false green.

**To repair it:** give the user that scans the right to read the file; unpack a damaged or encrypted archive by hand and
scan what is in it; or leave the path out, with a reason, under \`secrets.ignore\` in \`slipway.yaml\`.`
};
const secretsStaleBaseline = {
	id: "secrets-stale-baseline",
	group: "secrets",
	severity: "note",
	title: "A baseline entry whose secret is gone",
	page: `The baseline names a secret that the scanned files no longer hold. Nothing is wrong; but an entry that stays would hide
the same secret when it comes back. \`slipway scan --update-baseline\` takes it out. Scanning by itself never changes the
baseline.`
};
const secretsTooMany = {
	id: "secrets-too-many",
	group: "secrets",
	severity: "error",
	title: "More findings in a file than are listed",
	page: `The file holds more than a thousand secrets; only the first thousand are listed. Most likely it is a dump of
credentials, or a file of test data that belongs under \`secrets.ignore\` in \`slipway.yaml\`.`
};
const scanRules = [
	secretsUnreadable,
	secretsStaleBaseline,
	secretsTooMany
];

Object.defineProperty(exports, "scanRules", {
  enumerable: true,
  get: function () {
    return scanRules;
  }
});
Object.defineProperty(exports, "secretsStaleBaseline", {
  enumerable: true,
  get: function () {
    return secretsStaleBaseline;
  }
});
Object.defineProperty(exports, "secretsTooMany", {
  enumerable: true,
  get: function () {
    return secretsTooMany;
  }
});
Object.defineProperty(exports, "secretsUnreadable", {
  enumerable: true,
  get: function () {
    return secretsUnreadable;
  }
});
