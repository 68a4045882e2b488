/**
 * The schema of `gate:` below an environment in slipway.yaml: what must hold before the pointer moves. What the text of
 * an entry means (periods, people, time zones) is read in the gates room; the shape is judged here.
 */
import type { FromSchema } from "json-schema-to-ts";

const duration = {
  type: "string",
  pattern: "^[1-9][0-9]{0,4}[mhdw]$",
  "x-must-be": "a duration such as 30m, 12h, 7d or 2w",
} as const;

const zone = {
  type: "string",
  pattern: "^[A-Za-z][A-Za-z0-9_+/-]{0,63}$",
  "x-must-be": "an IANA time zone such as Europe/Berlin, or UTC",
  description: "IANA time zone of the period: `Europe/Berlin`. Default: `zone` of the gate.",
} as const;

const reason = { type: "string", minLength: 1, maxLength: 200, description: "Why; shown where it waits." } as const;

const period = { type: "string", minLength: 1, maxLength: 200 } as const;

const people = {
  type: "array",
  minItems: 1,
  maxItems: 1_000,
  uniqueItems: true,
  items: { type: "string", minLength: 1, maxLength: 300 },
} as const;

export const gateSchema = {
  type: "object",
  additionalProperties: false,
  description: "Policy that must hold before each release (docs/gates.md).",
  properties: {
    approvals: {
      type: "object",
      additionalProperties: false,
      required: ["required", "from"],
      description: "People who must say yes to the bundle (docs/approvals.md).",
      properties: {
        required: { type: "integer", minimum: 1, maximum: 20, description: "How many different people." },
        from: {
          ...people,
          description:
            'Who may approve: a login (`anna`), better with its number (`"anna#12345"`), a role in the repository (`"role:maintain"`), a team (`"team:acme/reviewers"`, which needs a GitHub App\'s token), an IAM role by its ARN, or a user of git on a folder store (`"git:anna@example.com"`).',
        },
        expires: { ...duration, description: "How long an approval counts. Default: `7d`." },
        digest: {
          enum: ["full", "short"],
          description:
            "`full` (the default): an approval names the whole digest. `short`: `/slipway approve ENV` may leave it to the head of the pull request.",
        },
      },
    },
    zone: {
      ...zone,
      description: "IANA time zone of windows and freezes that name none: `Europe/Berlin`. Every period needs one.",
    },
    windows: {
      type: "array",
      maxItems: 20_000,
      description:
        "When releases may happen. With an `allow` among them, only then; `deny` wins over `allow`. Periods: `Mon-Fri 09:00-16:00`, `2026-12-20 00:00 - 2027-01-02 00:00`, `12-20 - 01-02` (every year).",
      items: {
        type: "object",
        additionalProperties: false,
        properties: {
          allow: { ...period, description: "A period in which releases may happen." },
          deny: { ...period, description: "A period in which none may." },
          zone,
          reason,
        },
      },
    },
    freezes: {
      type: "array",
      maxItems: 20_000,
      description: "Periods in which nothing is released, whatever `windows` allow.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["during"],
        properties: { during: { ...period, description: "A period, written as in `windows`." }, zone, reason },
      },
    },
    soak: {
      ...duration,
      description: "How long the bundle must have been live in the environment that `after` names: `30m`.",
    },
    checks: {
      type: "array",
      minItems: 1,
      maxItems: 100,
      uniqueItems: true,
      items: { type: "string", minLength: 1, maxLength: 200 },
      description: "Names of checks and statuses on GitHub that must have passed at the commit: `[ci / test]`.",
    },
    findings: {
      enum: ["none"],
      description:
        "`none`: no secret was let through with `--allow-secrets`, and code scanning on GitHub shows no open alert of Slipway.",
    },
    contract: {
      enum: ["none", "patch", "minor", "major"],
      description:
        "The largest change of what callers rely on that is allowed, against what is live: `minor` refuses a breaking one.",
    },
    evidence: {
      type: "array",
      minItems: 1,
      maxItems: 20,
      uniqueItems: true,
      items: { enum: ["evaluate"] },
      description: "Stored evaluations that must have passed for the bundle: `[evaluate]`.",
    },
    evaluate: {
      type: "object",
      additionalProperties: false,
      description: "Which evaluations count as evidence.",
      properties: {
        tolerance: {
          type: "number",
          minimum: 0,
          maximum: 100,
          description:
            "The largest drop against the base, in percent of the cases, that an evaluation may have accepted (`slipway evaluate --tolerance`). Default: 2.",
        },
      },
    },
    signedBy: {
      type: "array",
      minItems: 1,
      maxItems: 20,
      uniqueItems: true,
      items: { type: "string", minLength: 40, maxLength: 2_000 },
      description:
        "Public keys, one of which must have signed the bundle in the environment before: the base64 of `openssl pkey -pubin -outform DER`, or PEM.",
    },
    models: {
      ...duration,
      description: "Refuses a bundle with a prompt whose model has ended, or ends within so long: `30d`.",
    },
    blocked: {
      type: "array",
      minItems: 1,
      maxItems: 1_000,
      uniqueItems: true,
      items: { type: "string", minLength: 1, maxLength: 200 },
      description: 'Versions and digests that are never released: `["1.3.0", "1.2.*", "sha256:…"]`.',
    },
    github: {
      enum: ["required"],
      description:
        "`required`: the environment of the same name on GitHub must have protection rules, where the plan offers them.",
    },
    rollback: {
      enum: ["exempt", "gated"],
      description:
        "`exempt` (the default): going back to the newest earlier bundle that is neither blocked nor withdrawn needs no gate. `gated`: it does.",
    },
    breakGlass: {
      type: "object",
      additionalProperties: false,
      required: ["by"],
      description: "Who may release past the gate in an emergency, with a reason that shows everywhere.",
      properties: {
        by: { ...people, description: "Who may: written as in `approvals.from`." },
      },
    },
  },
} as const;

/** `gate:` as it is written. */
export type GateConfig = FromSchema<typeof gateSchema>;
