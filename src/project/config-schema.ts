/**
 * The schema of slipway.yaml: what editors complete, what `slipway schema config` prints, what loading checks, and the
 * one definition of its TypeScript type. A section that a later part of the product owns is added here.
 */
import type { FromSchema } from "json-schema-to-ts";
import { gateSchema } from "./gate-schema.ts";

const folders = {
  oneOf: [
    { type: "string", minLength: 1 },
    { type: "array", items: { type: "string", minLength: 1 }, minItems: 1 },
  ],
} as const;

/** A bound that slipway.yaml may move, within what a machine bears: a candidate's file decides what it costs others. */
function limitUpTo(maximum: number) {
  return { type: "integer", minimum: 1, maximum } as const;
}

const ruleLevel = { enum: ["error", "warning", "note", "off"] } as const;

const roleArn = {
  type: "string",
  pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$",
  "x-must-be": "the ARN of an IAM role",
} as const;

const duration = {
  type: "string",
  pattern: "^[1-9][0-9]{0,5}[smhdw]$",
  "x-must-be": "a duration such as 30s, 10m or 2h",
} as const;

const names = {
  type: "array",
  minItems: 1,
  maxItems: 100,
  items: { type: "string", minLength: 1, maxLength: 2_000 },
} as const;

const environment = {
  type: "object",
  description: "A named store with what is needed to write to it.",
  required: ["store"],
  additionalProperties: false,
  properties: {
    store: {
      type: "string",
      minLength: 1,
      description: "Where releases live: a folder (`./releases/beta`), a `file:` URL, or `s3://bucket/prefix`.",
    },
    region: {
      type: "string",
      pattern: "^[a-z]{2,4}-[a-z0-9-]{2,20}$",
      "x-must-be": "an AWS region such as eu-west-1",
      description: "AWS region of the bucket: `eu-west-1`.",
    },
    endpoint: {
      type: "string",
      pattern: "^https?://[^/]",
      "x-must-be": "an address that begins with https:// (http:// for a server of your own)",
      description: "Address of an S3-compatible service, where it is not AWS: `https://minio.example.com`.",
    },
    pathStyle: {
      type: "boolean",
      description: "Write the bucket into the path of addresses, as many S3-compatible services need it.",
    },
    role: {
      ...roleArn,
      description:
        "IAM role that Slipway takes by itself in a workflow with `id-token: write`: `arn:aws:iam::111111111111:role/slipway-beta-deployer`. Its account must own the bucket where `accounts` says nothing else.",
    },
    roles: {
      type: "object",
      additionalProperties: false,
      properties: {
        approver: { ...roleArn, description: "For `approve`." },
        pruner: { ...roleArn, description: "For `prune`." },
        evaluator: { ...roleArn, description: "For `run` and `evaluate` with `--environment`." },
      },
      description: "Roles for the work that `role` may not do; each stands in for `role` in its own commands.",
    },
    audience: {
      type: "string",
      pattern: "^[A-Za-z0-9._:/@+=-]+$",
      maxLength: 255,
      "x-must-be": "the audience of the identity provider, without blanks",
      description: "Audience of the ID token with which `role` is taken. Default: `sts.amazonaws.com`.",
    },
    accounts: {
      type: "array",
      minItems: 1,
      items: {
        type: "string",
        pattern: "^[0-9]{12}$",
        "x-must-be": "an account id of 12 digits in quotes",
        description: 'Write account ids in quotes, or YAML takes them for numbers: `"111111111111"`.',
      },
      description: 'AWS accounts in which bucket and role may be: `["111111111111"]`. Any other account is refused.',
    },
    kmsKey: {
      type: "string",
      minLength: 1,
      maxLength: 2048,
      description: "KMS key for encryption at rest: an alias (`alias/prompts-beta`), a key id or an ARN.",
    },
    mirror: {
      type: "object",
      additionalProperties: false,
      required: ["at"],
      properties: {
        at: {
          ...folders,
          description:
            "Prefix of the mirror's keys, relative to the bucket or folder of the store: `outputs/`, or a list of them.",
        },
        from: {
          type: "string",
          minLength: 1,
          maxLength: 500,
          description:
            "Folder of the bundle that the mirror shows, without its name: `outputs` for the published answers alone. Default: the whole bundle.",
        },
      },
      description: "A copy of the live bundle at stable keys, for readers that know no manifest.",
    },
    after: {
      type: "string",
      minLength: 1,
      description: "Environment that must have released a bundle before this one takes it: `beta`.",
    },
    sign: {
      type: "string",
      minLength: 1,
      maxLength: 2048,
      description:
        "Key that signs what is deployed here: `awskms:alias/prompts-signing`, `env:NAME` of a variable that holds a private key in PEM, or a file.",
    },
    watch: {
      type: "object",
      additionalProperties: false,
      description: "What `slipway watch` asks after a release (docs/release-workflow.md).",
      properties: {
        for: { ...duration, description: "How long: `10m`." },
        every: { ...duration, description: "How often: `15s`." },
        failures: {
          type: "integer",
          minimum: 1,
          maximum: 100,
          description: "How often in a row an address or command must fail until it counts. Default: 2.",
        },
        probes: { ...names, description: "Addresses that must answer with success: `https://example.com/health`." },
        commands: { ...names, description: "Commands that must end with 0." },
        alarms: { ...names, description: "Alarms in CloudWatch that must be quiet." },
      },
    },
    answers: {
      type: "array",
      minItems: 1,
      uniqueItems: true,
      items: { enum: ["bedrock", "exec"] },
      description:
        "Providers whose answers may be released here and count as evidence. Default: `[bedrock]`; those of a command of your own are for display unless `exec` is named.",
    },
    gate: gateSchema,
  },
} as const;

const dollars = { type: "number", minimum: 0 } as const;

const models = {
  type: "object",
  additionalProperties: false,
  description: "How models are asked (docs/models.md).",
  properties: {
    provider: {
      enum: ["bedrock", "exec"],
      description: "Who answers: `bedrock` (the default), or `exec`, a command of your own.",
    },
    region: {
      type: "string",
      pattern: "^[a-z]{2,4}-[a-z0-9-]{2,20}$",
      "x-must-be": "an AWS region such as eu-west-1",
      description: "AWS region in which Bedrock is asked. Default: AWS_REGION, then the profile's.",
    },
    endpoint: {
      type: "string",
      pattern: "^https?://[^/]",
      "x-must-be": "an address that begins with https:// (http:// for a server of your own)",
      description: "Address of Bedrock, where it is not AWS's own: a VPC endpoint.",
    },
    concurrency: { ...limitUpTo(256), description: "Requests under way to one model, at most. Default: 16." },
    timeout: {
      ...limitUpTo(3_600),
      description: "Seconds that one answer may take, all attempts together. Default: 600.",
    },
    cache: {
      type: "string",
      minLength: 1,
      description: "Folder of the project that keeps answers. Default: `.slipway/cache/completions`.",
    },
    serviceTier: {
      enum: ["default", "flex", "priority", "reserved"],
      description: "Service tier of Bedrock for prompts that name none. Default: `flex` in CI where the model has it.",
    },
    exec: {
      type: "object",
      required: ["command"],
      additionalProperties: false,
      description:
        "The command of `provider: exec`: a request as JSON on its standard input, an answer as JSON on its output.",
      properties: {
        command: {
          type: "array",
          minItems: 1,
          maxItems: 100,
          items: { type: "string", minLength: 1 },
          description: "Program and arguments, without a shell: `[node, scripts/ask.mjs]`.",
        },
        environment: {
          type: "array",
          items: { type: "string", pattern: "^[A-Za-z_][A-Za-z0-9_]*$", "x-must-be": "the name of a variable" },
          description: "Environment variables that it gets besides PATH, HOME and the like: no other reaches it.",
        },
      },
    },
    batch: {
      type: "object",
      required: ["place", "role"],
      additionalProperties: false,
      description: "Where batch inference jobs of Bedrock work, for `--batch` (docs/models.md).",
      properties: {
        place: {
          type: "string",
          pattern: "^s3://[a-z0-9.-]{3,63}",
          "x-must-be": "a place in S3: s3://bucket/prefix",
          description: "Place in S3 through which records and answers go, in the region where the models are asked.",
        },
        role: {
          ...roleArn,
          description: "IAM role that the jobs work with; `slipway iam ENV --role batch` prints what it needs.",
        },
      },
    },
    budget: {
      type: "object",
      additionalProperties: false,
      description: "Most that asking may cost, in US dollars. A model without a price is refused then.",
      properties: {
        run: { ...dollars, description: "In one run." },
        month: {
          ...dollars,
          description:
            "In one calendar month (UTC), by all runs with `--environment`; kept in the environment's store.",
        },
      },
    },
    prices: {
      type: "object",
      description: "Prices in US dollars for a million tokens, by model id without its group of regions, or with it.",
      additionalProperties: {
        type: "object",
        required: ["input", "output"],
        additionalProperties: false,
        description:
          "`input`, `output`, where the model caches prompts `cacheRead` and `cacheWrite`, and where it has batch inference `batch`.",
        properties: {
          input: { ...dollars, description: "A million tokens that the model reads." },
          output: { ...dollars, description: "A million tokens that it writes." },
          cacheRead: { ...dollars, description: "A million tokens read from the prompt cache." },
          cacheWrite: { ...dollars, description: "A million tokens written into the prompt cache." },
          batch: {
            type: "number",
            minimum: 0,
            maximum: 1,
            description: "Part of the price that a batch job takes: 0.5 for half of it. Default: the whole.",
          },
        },
      },
    },
  },
} as const;

export const configSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  $id: "urn:slipway:schema:config:v1",
  title: "Configuration of Slipway (slipway.yaml)",
  type: "object",
  required: ["slipway"],
  additionalProperties: false,
  properties: {
    slipway: { const: 1, description: "Version of this format. Write `slipway: 1`." },
    prompts: {
      ...folders,
      description: 'Folders or globs that hold prompts: `prompts`, `[prompts, "teams/*/prompts"]`. Default: `prompts`.',
    },
    partials: {
      ...folders,
      description: "Folders of partials, besides `_name.prompt` files among the prompts. Default: `partials`.",
    },
    templates: {
      ...folders,
      description: "Folders of the templates of classic `NAME.json` prompts. Default: `prompt_templates`.",
    },
    tools: { ...folders, description: "Folders of tool definitions. Default: `tools`." },
    schemas: { ...folders, description: "Folders of schemas that prompts use by name. Default: `schemas`." },
    model: {
      type: "string",
      minLength: 1,
      description: "Model id for prompts that name none: `eu.anthropic.claude-sonnet-4-5-20250929-v1:0`.",
    },
    compat: {
      enum: ["strict", "dotprompt"],
      description:
        "`strict` (the default) renders safely; `dotprompt` renders as the Dotprompt package does (docs/rendering.md).",
    },
    rules: {
      type: "object",
      additionalProperties: ruleLevel,
      description: "Severity of rules by id: `error`, `warning`, `note` or `off` (docs/rules).",
    },
    limits: {
      type: "object",
      additionalProperties: false,
      description: "Bounds on sizes and work, each with a default (docs/configuration.md).",
      properties: {
        fileBytes: {
          ...limitUpTo(10_485_760),
          description: "Bytes of one text file of the project. Default: 1,048,576; at most 10,485,760.",
        },
        mediaBytes: {
          ...limitUpTo(209_715_200),
          description: "Bytes of one media file. Default: 20,971,520; at most 209,715,200.",
        },
        templateCharacters: {
          ...limitUpTo(10_000_000),
          description: "Characters of one template. Default: 1,000,000; at most 10,000,000.",
        },
        templateTags: { ...limitUpTo(500_000), description: "Tags in one template. Default: 50,000; at most 500,000." },
        blockDepth: { ...limitUpTo(400), description: "Blocks inside blocks. Default: 100; at most 400." },
        partialDepth: { ...limitUpTo(200), description: "Partials inside partials. Default: 20; at most 200." },
        variables: {
          ...limitUpTo(5_000),
          description: "Variables that one prompt declares. Default: 500; at most 5,000.",
        },
        renderSteps: {
          ...limitUpTo(10_000_000),
          description: "Steps that rendering one case may take. Default: 1,000,000; at most 10,000,000.",
        },
        renderedCharacters: {
          ...limitUpTo(80_000_000),
          description: "Characters of one rendering. Default: 8,000,000; at most 80,000,000.",
        },
        promptCharacters: {
          ...limitUpTo(256_000_000),
          description: "Characters of all renderings of one prompt together. Default: 64,000,000; at most 256,000,000.",
        },
        messages: { ...limitUpTo(10_000), description: "Messages of one rendering. Default: 1,000; at most 10,000." },
        dataDepth: { ...limitUpTo(256), description: "Levels of nesting in a case's data. Default: 64; at most 256." },
        prompts: {
          ...limitUpTo(1_000_000),
          description: "Prompts of the project. Default: 100,000; at most 1,000,000.",
        },
        cases: { ...limitUpTo(10_000), description: "Cases of one prompt. Default: 1,000; at most 10,000." },
        bundleFiles: {
          ...limitUpTo(1_000_000),
          description: "Files of a bundle. Default: 100,000; at most 1,000,000.",
        },
        bundleBytes: {
          ...limitUpTo(10_737_418_240),
          description: "Bytes of all files of a bundle. Default: 1,073,741,824; at most 10,737,418,240.",
        },
      },
    },
    bundle: {
      type: "object",
      additionalProperties: false,
      description: "What a bundle holds.",
      properties: {
        include: {
          type: "array",
          minItems: 1,
          uniqueItems: true,
          items: { enum: ["prompts", "renderings", "completions"] },
          description:
            "Parts besides the compiled prompts and their media, which are always there: `prompts` (sources), `renderings`, and `completions` (answers, and the files that classic prompts publish). Default: `[prompts, renderings]`.",
        },
      },
    },
    media: {
      type: "object",
      additionalProperties: false,
      description: "Pictures and other media besides files of the project and `data:` addresses.",
      properties: {
        allow: {
          type: "array",
          items: {
            type: "string",
            pattern: "^s3://[a-z0-9.-]{3,63}/",
            "x-must-be": "the beginning of an S3 address with its bucket: s3://bucket/",
          },
          description: "Beginnings of S3 addresses that prompts may use: `[s3://acme-photos/support/]`.",
        },
      },
    },
    models,
    environments: {
      type: "object",
      propertyNames: {
        pattern: "^[a-z][a-z0-9-]*$",
        maxLength: 63,
        "x-must-be": "a name of lower-case letters, digits and hyphens",
      },
      additionalProperties: environment,
      description: "Where releases go, by name: `beta`, `prod`, any other.",
    },
    secrets: { type: "object", description: "Settings of the secret scan (docs/secrets.md)." },
  },
} as const;

/** slipway.yaml as it is written. */
export type Config = FromSchema<typeof configSchema>;
/** One entry under `environments:` as it is written. */
export type EnvironmentConfig = FromSchema<typeof environment>;
