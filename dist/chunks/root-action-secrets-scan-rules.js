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
const secretsPolicyLoosened = {
	id: "secrets-policy-loosened",
	group: "secrets",
	severity: "error",
	title: "A change loosens the secret scan",
	page: `Within the range of \`slipway scan --range BASE..HEAD\`, the policy of the secret scan became weaker: \`slipway.yaml\`
turns off a rule (\`secrets.off\`), leaves out paths (\`secrets.ignore\`), gives up \`override: never\`, or removes or changes
a rule of the project; or the baseline takes secrets as known. The scan itself goes by the policy of the base, so
nothing in this range was passed over because of it. But once it is merged, it counts for everybody.

**To repair it:** take the line out of this change. Where it is meant, those who are responsible for the file have to
agree: name them for \`slipway.yaml\` and \`.slipway/secrets.json\` in \`CODEOWNERS\`, let them read this finding, and merge
in spite of it. There is one finding for each kind of change. Comments that allow a secret are no finding here: those
that a change brings do not count in its own review, and the secret itself is reported.`
};
const scanRules = [
	secretsUnreadable,
	secretsStaleBaseline,
	secretsTooMany,
	secretsPolicyLoosened
];

Object.defineProperty(exports, "scanRules", {
  enumerable: true,
  get: function () {
    return scanRules;
  }
});
Object.defineProperty(exports, "secretsPolicyLoosened", {
  enumerable: true,
  get: function () {
    return secretsPolicyLoosened;
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
