const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");

// src/releases/errors.ts
/** Errors about releases: what they are, what they refuse, and what happened to them. */
var errors_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ releasesErrors: () => releasesErrors });
const releasesErrors = require_errors.defineErrors({
	SW0601: {
		class: "usage",
		title: "A release is named wrongly",
		page: `A release is named in one of three ways, everywhere:

- by its sequence number: \`7\`
- by its version: \`1.4.0\` or \`v1.4.0\`
- by the digest of its bundle: \`sha256:\` and 64 hexadecimal digits, never shortened

\`slipway history ENV\` lists all three.`
	},
	SW0602: {
		class: "outside",
		title: "A release record is damaged",
		page: `\`current.json\` and the files under \`releases/\` hold release records (docs/store-format.md). What was read is
no such record: it is no JSON, is larger than 64 KiB, or a field has a value that it cannot have. Somebody changed it by
hand, or a copy was cut short.

Nothing was changed. \`slipway verify ENV\` shows what else is wrong. On a bucket with versioning, restore the version of
the object before the damage.`
	},
	SW0603: {
		class: "outside",
		title: "A stored document has a newer format",
		page: `The store holds a document whose format this version of Slipway does not know, written by a newer Slipway.
Reading it by guessing could lose what the newer version recorded, such as a block or a running prune, so nothing is
read and nothing is changed. Install the newer version; in workflows too.`
	},
	SW0604: {
		class: "usage",
		title: "A version is not a semantic version",
		page: `The version of a release is three numbers, with a suffix where you like: \`1.4.0\`, \`2.0.0-rc.1\`. A leading
\`v\` is dropped. At most 128 characters. Without \`--version\` it is the git tag at HEAD, else one made from the commit.`
	},
	SW0605: {
		class: "refusal",
		title: "The version names another bundle already",
		page: `One version names one digest for good: what was approved, tested or reported under 1.4.0 must stay what 1.4.0
means. This environment released that version with other bytes. Give the new bytes a new version.

It also happens when a tag was moved to another commit.`
	},
	SW0606: {
		class: "refusal",
		title: "The version was released before and has been superseded",
		page: `This version was live and something newer has replaced it. Most often an old pipeline was run again, and going
back is not what was meant. Nothing was changed.

- To go back on purpose: \`slipway rollback ENV --to VERSION\`.
- To release it again as the newest: the same command with \`--again\`.`
	},
	SW0607: {
		class: "refusal",
		title: "The bundle is blocked",
		page: `A rollback left this bundle, so it is blocked: a pipeline that runs again must not bring back what somebody took
away. When the reason is gone, run the command with \`--unblock "why it is right now"\`; the reason is kept in the record.`
	},
	SW0608: {
		class: "refusal",
		title: "The bundle was withdrawn",
		page: `\`slipway withdraw\` marks a release that must never be live again, because it leaked a secret or does harm. No
deploy, promote or rollback reaches it, and no rollback reaches anything older. It cannot be undone: change the prompts
and release the new bundle.`
	},
	SW0609: {
		class: "usage",
		title: "The release does not exist in this environment",
		page: `No record of this environment has that sequence number, version or digest. \`slipway history ENV\` lists what was
released there.`
	},
	SW0610: {
		class: "refusal",
		title: "Another release came first",
		page: `Two releases were under way at once. The pointer moves for one of them only; this one lost and changed nothing
that a reader sees. The message says who won.

Look at what is live now (\`slipway plan ENV\`), and run the command again where yours should still follow.`
	},
	SW0611: {
		class: "refusal",
		title: "The gate denies the release",
		page: `The policy of the environment was evaluated, and a rule denies. The message has the reason of every such rule.
Nothing that a reader sees was changed. Run the command again when the reason is gone.`
	},
	SW0612: {
		class: "outside",
		title: "It is not known whether the release happened",
		page: `The request that moves the pointer was sent, no answer came back, and the store could not be read afterwards.
The environment serves the old release or the new one, complete in either case.

Run the same command again: it finishes the work, or says truthfully that it was done.`
	},
	SW0613: {
		class: "refusal",
		title: "There is nothing to roll back to",
		page: `A bare \`slipway rollback ENV\` goes to the newest earlier bundle that is neither blocked nor withdrawn. There is
none. \`slipway history ENV\` shows every release; \`--to VERSION --unblock REASON\` goes to a blocked one all the same.
A withdrawn release and everything before it cannot be reached: deploy a corrected bundle instead.`
	},
	SW0614: {
		class: "refusal",
		title: "The files of the release were pruned",
		page: `\`slipway prune\` removed the files of releases that are older than what it was told to keep. The record still says
what was released, and from which commit: check out that commit and deploy it (with \`--again\` for the same version).`
	},
	SW0615: {
		class: "refusal",
		title: "Nothing was released in this environment yet",
		page: `The store has no pointer (\`current.json\`), so there is nothing to promote, roll back, withdraw or show. Run
\`slipway deploy ENV\` first, and check that the address under \`store:\` is the right one.`
	},
	SW0616: {
		class: "refusal",
		title: "A prune is removing files that this release needs",
		page: `A prune announces what it removes before it removes it. This release needs some of those files, so it waits for
another time rather than trusting files that vanish. Run the command again in a moment. Where the prune was killed, run
\`slipway prune ENV\` again: it finishes what it announced, and the release goes through afterwards.`
	},
	SW0617: {
		class: "usage",
		title: "The store belongs to another environment",
		page: `Each environment has a store of its own. The records in this one were made for another environment, so two
environments in slipway.yaml have the same address, or an address was mistyped. Nothing was changed.`
	},
	SW0618: {
		class: "outside",
		title: "The chain of releases is damaged",
		page: `Every record of a release is kept, each naming the digest of the one before. The pointer is missing although
records exist, a record is missing, or a record has other bytes than it had when it was live. Nothing was changed.

\`slipway verify ENV\` lists every break. Restore the object from a backup or, on a bucket with versioning, from its
version before the damage.`
	},
	SW0620: {
		class: "outside",
		title: "An object in the store has other bytes than its name says",
		page: `Objects are named by the SHA-256 of their bytes. One that this release needs exists with other bytes: damaged, or
written by somebody else. It was left alone, and nothing was released. \`slipway verify ENV --deep\` lists every such
object. Remove it, and run the command again.`
	},
	SW0621: {
		class: "refusal",
		title: "The release record would be too large",
		page: `A record holds at most 64 KiB, so that every reader can bound what it reads. Blocked and withdrawn bundles are
listed in it, and there are too many: lift blocks that nobody needs with \`--unblock\`.`
	},
	SW0622: {
		class: "outside",
		title: "The pointer keeps moving",
		page: `Other commands moved the pointer each time when this one was about to. Nothing was lost and nothing changed by
this command. Run it again when the others are done.`
	},
	SW0624: {
		class: "usage",
		title: "A mirror cannot be placed there",
		page: `A mirror writes the live bundle to stable keys below \`mirror.at\`. That place must not be one of the store's own
(current.json, objects, bundles, releases, approvals, evidence, completions, prunes, mirror.json), and two places must
not overlap. Use a folder of its own, such as \`outputs/\`.`
	},
	SW0625: {
		class: "outside",
		title: "The mirror is not up to date",
		page: `The release is live: the pointer has moved. Writing the copy at stable keys failed afterwards, so readers of the
mirror may see old files, or a mixture. Run the same command again: it finishes the mirror and changes nothing else.`
	},
	SW0626: {
		class: "usage",
		title: "The reason is missing",
		page: `Lifting a block and withdrawing a release are remembered for good, so they need a reason that a colleague
understands in a year: \`--reason "\u2026"\` or \`--unblock "\u2026"\`, at most 500 characters. A reason that holds
something of the shape of a credential is refused too: what is stored for good cannot be taken back.`
	},
	SW0627: {
		class: "refusal",
		title: "The environment before has not released this bundle",
		page: `With \`after: beta\` an environment takes only bundles that \`beta\` has released, so that what reaches people was
tried first, byte for byte. Deploy to the environment that \`after\` names, then bring the same bytes on with
\`slipway promote beta prod\`.`
	},
	SW0628: {
		class: "usage",
		title: "The time is not understood",
		page: `A time is written as RFC 3339 has it: \`2026-11-23\`, \`2026-11-23T10:00Z\`, \`2026-11-23T11:00:00+01:00\`. Without a zone
it is UTC, as every time in a record is.`
	},
	SW0629: {
		class: "usage",
		title: "A number is out of range",
		page: `\`--keep\` counts bundles and is at least 1: what is live is always kept. \`--keep-days\` and \`--limit\` count from 0 and 1.
Sequence numbers are whole and begin at 1.`
	},
	SW0630: {
		class: "refusal",
		title: "Files of the folder cannot stand in a bundle",
		page: `\`slipway adopt\` takes every file below the folder, and a bundle can be written to every disk: its paths hold no
control characters, no backslash, no \`..\`, no name that Windows reserves or refuses, at most 512 bytes, and no two that
differ in upper and lower case alone. A file has at most 64 MiB, a bundle at most 100,000 files. The message lists what
breaks these rules. Nothing was changed. Rename or remove those files, or adopt a folder further down.`
	},
	SW0631: {
		class: "refusal",
		title: "The environment has releases already",
		page: `\`slipway adopt\` makes an existing folder the first release of an environment. This one has releases, so there
is nothing to adopt: deploy the next version as usual. \`slipway history ENV\` shows what was released.`
	},
	SW0632: {
		class: "usage",
		title: "There is no folder of files to adopt there",
		page: `\`slipway adopt ENV --at outputs/\` names a folder below the environment's prefix; \`slipway adopt
s3://bucket/outputs\` names it by its address, in the bucket of an environment. It must hold files, and must not be one of
the store's own folders (objects, bundles, releases, \u2026) or contain the store.`
	},
	SW0633: {
		class: "outside",
		title: "A file changed while the folder was being adopted",
		page: `The folder is read twice: to name its bytes, and to copy them. A file had other bytes the second time, or was
gone. Nothing was released. Stop what uploads to the folder and run the same command again.`
	},
	SW0640: {
		class: "refusal",
		title: "The drill cannot be done",
		page: `A drill goes back to the release before and returns. It is refused where the live release is a rollback
itself, where the environment has a gate that could hold back the way forward, and it stops where another release comes
in between. Two records remain of it at the most; \`slipway history ENV\` shows what is live.`
	},
	SW0641: {
		class: "refusal",
		title: "The release has no version that a tag can name",
		page: `\`slipway notes --publish\` makes a release on GitHub beside a tag. A release under \`0.0.0-g\u2026\` or \`0.0.0-b\u2026\` was made
from a commit or from changed files, and nobody gave it a version. Push a tag, or deploy with \`--version\`, and promote
that.`
	}
});

Object.defineProperty(exports, "errors_exports", {
  enumerable: true,
  get: function () {
    return errors_exports;
  }
});
Object.defineProperty(exports, "releasesErrors", {
  enumerable: true,
  get: function () {
    return releasesErrors;
  }
});
