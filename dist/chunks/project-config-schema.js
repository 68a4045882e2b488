// src/project/gate-schema.ts
const duration$1 = {
	type: "string",
	pattern: "^[1-9][0-9]{0,4}[mhdw]$",
	"x-must-be": "a duration such as 30m, 12h, 7d or 2w"
};
const zone = {
	type: "string",
	pattern: "^[A-Za-z][A-Za-z0-9_+/-]{0,63}$",
	"x-must-be": "an IANA time zone such as Europe/Berlin, or UTC",
	description: "IANA time zone of the period: `Europe/Berlin`. Default: `zone` of the gate."
};
const reason = {
	type: "string",
	minLength: 1,
	maxLength: 200,
	description: "Why; shown where it waits."
};
const period = {
	type: "string",
	minLength: 1,
	maxLength: 200
};
const people = {
	type: "array",
	minItems: 1,
	maxItems: 1e3,
	uniqueItems: true,
	items: {
		type: "string",
		minLength: 1,
		maxLength: 300
	}
};
const gateSchema = {
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
				required: {
					type: "integer",
					minimum: 1,
					maximum: 20,
					description: "How many different people."
				},
				from: {
					...people,
					description: "Who may approve: a login (`anna`), better with its number (`\"anna#12345\"`), a role in the repository (`\"role:maintain\"`), a team (`\"team:acme/reviewers\"`, which needs a GitHub App's token), an IAM role by its ARN, or a user of git on a folder store (`\"git:anna@example.com\"`)."
				},
				expires: {
					...duration$1,
					description: "How long an approval counts. Default: `7d`."
				},
				digest: {
					enum: ["full", "short"],
					description: "`full` (the default): an approval names the whole digest. `short`: `/slipway approve ENV` may leave it to the head of the pull request."
				}
			}
		},
		zone: {
			...zone,
			description: "IANA time zone of windows and freezes that name none: `Europe/Berlin`. Every period needs one."
		},
		windows: {
			type: "array",
			maxItems: 2e4,
			description: "When releases may happen. With an `allow` among them, only then; `deny` wins over `allow`. Periods: `Mon-Fri 09:00-16:00`, `2026-12-20 00:00 - 2027-01-02 00:00`, `12-20 - 01-02` (every year).",
			items: {
				type: "object",
				additionalProperties: false,
				properties: {
					allow: {
						...period,
						description: "A period in which releases may happen."
					},
					deny: {
						...period,
						description: "A period in which none may."
					},
					zone,
					reason
				}
			}
		},
		freezes: {
			type: "array",
			maxItems: 2e4,
			description: "Periods in which nothing is released, whatever `windows` allow.",
			items: {
				type: "object",
				additionalProperties: false,
				required: ["during"],
				properties: {
					during: {
						...period,
						description: "A period, written as in `windows`."
					},
					zone,
					reason
				}
			}
		},
		soak: {
			...duration$1,
			description: "How long the bundle must have been live in the environment that `after` names: `30m`."
		},
		checks: {
			type: "array",
			minItems: 1,
			maxItems: 100,
			uniqueItems: true,
			items: {
				type: "string",
				minLength: 1,
				maxLength: 200
			},
			description: "Names of checks and statuses on GitHub that must have passed at the commit: `[ci / test]`."
		},
		findings: {
			enum: ["none"],
			description: "`none`: no secret was let through with `--allow-secrets`, and code scanning on GitHub shows no open alert of Slipway."
		},
		contract: {
			enum: [
				"none",
				"patch",
				"minor",
				"major"
			],
			description: "The largest change of what callers rely on that is allowed, against what is live: `minor` refuses a breaking one."
		},
		evidence: {
			type: "array",
			minItems: 1,
			maxItems: 20,
			uniqueItems: true,
			items: { enum: ["evaluate"] },
			description: "Stored evaluations that must have passed for the bundle: `[evaluate]`."
		},
		evaluate: {
			type: "object",
			additionalProperties: false,
			description: "Which evaluations count as evidence.",
			properties: { tolerance: {
				type: "number",
				minimum: 0,
				maximum: 100,
				description: "The largest drop against the base, in percent of the cases, that an evaluation may have accepted (`slipway evaluate --tolerance`). Default: 2."
			} }
		},
		signedBy: {
			type: "array",
			minItems: 1,
			maxItems: 20,
			uniqueItems: true,
			items: {
				type: "string",
				minLength: 40,
				maxLength: 2e3
			},
			description: "Public keys, one of which must have signed the bundle in the environment before: the base64 of `openssl pkey -pubin -outform DER`, or PEM."
		},
		models: {
			...duration$1,
			description: "Refuses a bundle with a prompt whose model has ended, or ends within so long: `30d`."
		},
		blocked: {
			type: "array",
			minItems: 1,
			maxItems: 1e3,
			uniqueItems: true,
			items: {
				type: "string",
				minLength: 1,
				maxLength: 200
			},
			description: "Versions and digests that are never released: `[\"1.3.0\", \"1.2.*\", \"sha256:\u2026\"]`."
		},
		github: {
			enum: ["required"],
			description: "`required`: the environment of the same name on GitHub must have protection rules, where the plan offers them."
		},
		rollback: {
			enum: ["exempt", "gated"],
			description: "`exempt` (the default): going back to the newest earlier bundle that is neither blocked nor withdrawn needs no gate. `gated`: it does."
		},
		breakGlass: {
			type: "object",
			additionalProperties: false,
			required: ["by"],
			description: "Who may release past the gate in an emergency, with a reason that shows everywhere.",
			properties: { by: {
				...people,
				description: "Who may: written as in `approvals.from`."
			} }
		}
	}
};

// src/project/config-schema.ts
const folders = { oneOf: [{
	type: "string",
	minLength: 1
}, {
	type: "array",
	items: {
		type: "string",
		minLength: 1
	},
	minItems: 1
}] };
/** A bound that slipway.yaml may move, within what a machine bears: a candidate's file decides what it costs others. */
function limitUpTo(maximum) {
	return {
		type: "integer",
		minimum: 1,
		maximum
	};
}
const ruleLevel = { enum: [
	"error",
	"warning",
	"note",
	"off"
] };
const roleArn = {
	type: "string",
	pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]+$",
	"x-must-be": "the ARN of an IAM role"
};
const duration = {
	type: "string",
	pattern: "^[1-9][0-9]{0,5}[smhdw]$",
	"x-must-be": "a duration such as 30s, 10m or 2h"
};
const names = {
	type: "array",
	minItems: 1,
	maxItems: 100,
	items: {
		type: "string",
		minLength: 1,
		maxLength: 2e3
	}
};
const environment = {
	type: "object",
	description: "A named store with what is needed to write to it.",
	required: ["store"],
	additionalProperties: false,
	properties: {
		store: {
			type: "string",
			minLength: 1,
			description: "Where releases live: a folder (`./releases/beta`), a `file:` URL, or `s3://bucket/prefix`."
		},
		region: {
			type: "string",
			pattern: "^[a-z]{2,4}-[a-z0-9-]{2,20}$",
			"x-must-be": "an AWS region such as eu-west-1",
			description: "AWS region of the bucket: `eu-west-1`."
		},
		endpoint: {
			type: "string",
			pattern: "^https?://[^/]",
			"x-must-be": "an address that begins with https:// (http:// for a server of your own)",
			description: "Address of an S3-compatible service, where it is not AWS: `https://minio.example.com`."
		},
		pathStyle: {
			type: "boolean",
			description: "Write the bucket into the path of addresses, as many S3-compatible services need it."
		},
		role: {
			...roleArn,
			description: "IAM role that Slipway takes by itself in a workflow with `id-token: write`: `arn:aws:iam::111111111111:role/slipway-beta-deployer`. Its account must own the bucket where `accounts` says nothing else."
		},
		roles: {
			type: "object",
			additionalProperties: false,
			properties: {
				approver: {
					...roleArn,
					description: "For `approve`."
				},
				pruner: {
					...roleArn,
					description: "For `prune`."
				},
				evaluator: {
					...roleArn,
					description: "For `run` and `evaluate` with `--environment`."
				}
			},
			description: "Roles for the work that `role` may not do; each stands in for `role` in its own commands."
		},
		audience: {
			type: "string",
			pattern: "^[A-Za-z0-9._:/@+=-]+$",
			maxLength: 255,
			"x-must-be": "the audience of the identity provider, without blanks",
			description: "Audience of the ID token with which `role` is taken. Default: `sts.amazonaws.com`."
		},
		accounts: {
			type: "array",
			minItems: 1,
			items: {
				type: "string",
				pattern: "^[0-9]{12}$",
				"x-must-be": "an account id of 12 digits in quotes",
				description: "Write account ids in quotes, or YAML takes them for numbers: `\"111111111111\"`."
			},
			description: "AWS accounts in which bucket and role may be: `[\"111111111111\"]`. Any other account is refused."
		},
		kmsKey: {
			type: "string",
			minLength: 1,
			maxLength: 2048,
			description: "KMS key for encryption at rest: an alias (`alias/prompts-beta`), a key id or an ARN."
		},
		mirror: {
			type: "object",
			additionalProperties: false,
			required: ["at"],
			properties: {
				at: {
					...folders,
					description: "Prefix of the mirror's keys, relative to the bucket or folder of the store: `outputs/`, or a list of them."
				},
				from: {
					type: "string",
					minLength: 1,
					maxLength: 500,
					description: "Folder of the bundle that the mirror shows, without its name: `outputs` for the published answers alone. Default: the whole bundle."
				}
			},
			description: "A copy of the live bundle at stable keys, for readers that know no manifest."
		},
		after: {
			type: "string",
			minLength: 1,
			description: "Environment that must have released a bundle before this one takes it: `beta`."
		},
		sign: {
			type: "string",
			minLength: 1,
			maxLength: 2048,
			description: "Key that signs what is deployed here: `awskms:alias/prompts-signing`, `env:NAME` of a variable that holds a private key in PEM, or a file."
		},
		watch: {
			type: "object",
			additionalProperties: false,
			description: "What `slipway watch` asks after a release (docs/release-workflow.md).",
			properties: {
				for: {
					...duration,
					description: "How long: `10m`."
				},
				every: {
					...duration,
					description: "How often: `15s`."
				},
				failures: {
					type: "integer",
					minimum: 1,
					maximum: 100,
					description: "How often in a row an address or command must fail until it counts. Default: 2."
				},
				probes: {
					...names,
					description: "Addresses that must answer with success: `https://example.com/health`."
				},
				commands: {
					...names,
					description: "Commands that must end with 0."
				},
				alarms: {
					...names,
					description: "Alarms in CloudWatch that must be quiet."
				}
			}
		},
		answers: {
			type: "array",
			minItems: 1,
			uniqueItems: true,
			items: { enum: ["bedrock", "exec"] },
			description: "Providers whose answers may be released here and count as evidence. Default: `[bedrock]`; those of a command of your own are for display unless `exec` is named."
		},
		gate: gateSchema
	}
};
const dollars = {
	type: "number",
	minimum: 0
};
const models = {
	type: "object",
	additionalProperties: false,
	description: "How models are asked (docs/models.md).",
	properties: {
		provider: {
			enum: ["bedrock", "exec"],
			description: "Who answers: `bedrock` (the default), or `exec`, a command of your own."
		},
		region: {
			type: "string",
			pattern: "^[a-z]{2,4}-[a-z0-9-]{2,20}$",
			"x-must-be": "an AWS region such as eu-west-1",
			description: "AWS region in which Bedrock is asked. Default: AWS_REGION, then the profile's."
		},
		endpoint: {
			type: "string",
			pattern: "^https?://[^/]",
			"x-must-be": "an address that begins with https:// (http:// for a server of your own)",
			description: "Address of Bedrock, where it is not AWS's own: a VPC endpoint."
		},
		concurrency: {
			...limitUpTo(256),
			description: "Requests under way to one model, at most. Default: 16."
		},
		timeout: {
			...limitUpTo(3600),
			description: "Seconds that one answer may take, all attempts together. Default: 600."
		},
		cache: {
			type: "string",
			minLength: 1,
			description: "Folder of the project that keeps answers. Default: `.slipway/cache/completions`."
		},
		serviceTier: {
			enum: [
				"default",
				"flex",
				"priority",
				"reserved"
			],
			description: "Service tier of Bedrock for prompts that name none. Default: `flex` in CI where the model has it."
		},
		exec: {
			type: "object",
			required: ["command"],
			additionalProperties: false,
			description: "The command of `provider: exec`: a request as JSON on its standard input, an answer as JSON on its output.",
			properties: {
				command: {
					type: "array",
					minItems: 1,
					maxItems: 100,
					items: {
						type: "string",
						minLength: 1
					},
					description: "Program and arguments, without a shell: `[node, scripts/ask.mjs]`."
				},
				environment: {
					type: "array",
					items: {
						type: "string",
						pattern: "^[A-Za-z_][A-Za-z0-9_]*$",
						"x-must-be": "the name of a variable"
					},
					description: "Environment variables that it gets besides PATH, HOME and the like: no other reaches it."
				}
			}
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
					description: "Place in S3 through which records and answers go, in the region where the models are asked."
				},
				role: {
					...roleArn,
					description: "IAM role that the jobs work with; `slipway iam ENV --role batch` prints what it needs."
				}
			}
		},
		budget: {
			type: "object",
			additionalProperties: false,
			description: "Most that asking may cost, in US dollars. A model without a price is refused then.",
			properties: {
				run: {
					...dollars,
					description: "In one run."
				},
				month: {
					...dollars,
					description: "In one calendar month (UTC), by all runs with `--environment`; kept in the environment's store."
				}
			}
		},
		prices: {
			type: "object",
			description: "Prices in US dollars for a million tokens, by model id without its group of regions, or with it.",
			additionalProperties: {
				type: "object",
				required: ["input", "output"],
				additionalProperties: false,
				description: "`input`, `output`, where the model caches prompts `cacheRead` and `cacheWrite`, and where it has batch inference `batch`.",
				properties: {
					input: {
						...dollars,
						description: "A million tokens that the model reads."
					},
					output: {
						...dollars,
						description: "A million tokens that it writes."
					},
					cacheRead: {
						...dollars,
						description: "A million tokens read from the prompt cache."
					},
					cacheWrite: {
						...dollars,
						description: "A million tokens written into the prompt cache."
					},
					batch: {
						type: "number",
						minimum: 0,
						maximum: 1,
						description: "Part of the price that a batch job takes: 0.5 for half of it. Default: the whole."
					}
				}
			}
		}
	}
};
const configSchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "urn:slipway:schema:config:v1",
	title: "Configuration of Slipway (slipway.yaml)",
	type: "object",
	required: ["slipway"],
	additionalProperties: false,
	properties: {
		slipway: {
			const: 1,
			description: "Version of this format. Write `slipway: 1`."
		},
		prompts: {
			...folders,
			description: "Folders or globs that hold prompts: `prompts`, `[prompts, \"teams/*/prompts\"]`. Default: `prompts`."
		},
		partials: {
			...folders,
			description: "Folders of partials, besides `_name.prompt` files among the prompts. Default: `partials`."
		},
		templates: {
			...folders,
			description: "Folders of the templates of classic `NAME.json` prompts. Default: `prompt_templates`."
		},
		tools: {
			...folders,
			description: "Folders of tool definitions. Default: `tools`."
		},
		schemas: {
			...folders,
			description: "Folders of schemas that prompts use by name. Default: `schemas`."
		},
		model: {
			type: "string",
			minLength: 1,
			description: "Model id for prompts that name none: `eu.anthropic.claude-sonnet-4-5-20250929-v1:0`."
		},
		compat: {
			enum: ["strict", "dotprompt"],
			description: "`strict` (the default) renders safely; `dotprompt` renders as the Dotprompt package does (docs/rendering.md)."
		},
		rules: {
			type: "object",
			additionalProperties: ruleLevel,
			description: "Severity of rules by id: `error`, `warning`, `note` or `off` (docs/rules)."
		},
		limits: {
			type: "object",
			additionalProperties: false,
			description: "Bounds on sizes and work, each with a default (docs/configuration.md).",
			properties: {
				fileBytes: {
					...limitUpTo(10485760),
					description: "Bytes of one text file of the project. Default: 1,048,576; at most 10,485,760."
				},
				mediaBytes: {
					...limitUpTo(209715200),
					description: "Bytes of one media file. Default: 20,971,520; at most 209,715,200."
				},
				templateCharacters: {
					...limitUpTo(1e7),
					description: "Characters of one template. Default: 1,000,000; at most 10,000,000."
				},
				templateTags: {
					...limitUpTo(5e5),
					description: "Tags in one template. Default: 50,000; at most 500,000."
				},
				blockDepth: {
					...limitUpTo(400),
					description: "Blocks inside blocks. Default: 100; at most 400."
				},
				partialDepth: {
					...limitUpTo(200),
					description: "Partials inside partials. Default: 20; at most 200."
				},
				variables: {
					...limitUpTo(5e3),
					description: "Variables that one prompt declares. Default: 500; at most 5,000."
				},
				renderSteps: {
					...limitUpTo(1e7),
					description: "Steps that rendering one case may take. Default: 1,000,000; at most 10,000,000."
				},
				renderedCharacters: {
					...limitUpTo(8e7),
					description: "Characters of one rendering. Default: 8,000,000; at most 80,000,000."
				},
				promptCharacters: {
					...limitUpTo(256e6),
					description: "Characters of all renderings of one prompt together. Default: 64,000,000; at most 256,000,000."
				},
				messages: {
					...limitUpTo(1e4),
					description: "Messages of one rendering. Default: 1,000; at most 10,000."
				},
				dataDepth: {
					...limitUpTo(256),
					description: "Levels of nesting in a case's data. Default: 64; at most 256."
				},
				prompts: {
					...limitUpTo(1e6),
					description: "Prompts of the project. Default: 100,000; at most 1,000,000."
				},
				cases: {
					...limitUpTo(1e4),
					description: "Cases of one prompt. Default: 1,000; at most 10,000."
				},
				bundleFiles: {
					...limitUpTo(1e6),
					description: "Files of a bundle. Default: 100,000; at most 1,000,000."
				},
				bundleBytes: {
					...limitUpTo(10737418240),
					description: "Bytes of all files of a bundle. Default: 1,073,741,824; at most 10,737,418,240."
				}
			}
		},
		bundle: {
			type: "object",
			additionalProperties: false,
			description: "What a bundle holds.",
			properties: { include: {
				type: "array",
				minItems: 1,
				uniqueItems: true,
				items: { enum: [
					"prompts",
					"renderings",
					"completions"
				] },
				description: "Parts besides the compiled prompts and their media, which are always there: `prompts` (sources), `renderings`, and `completions` (answers, and the files that classic prompts publish). Default: `[prompts, renderings]`."
			} }
		},
		media: {
			type: "object",
			additionalProperties: false,
			description: "Pictures and other media besides files of the project and `data:` addresses.",
			properties: { allow: {
				type: "array",
				items: {
					type: "string",
					pattern: "^s3://[a-z0-9.-]{3,63}/",
					"x-must-be": "the beginning of an S3 address with its bucket: s3://bucket/"
				},
				description: "Beginnings of S3 addresses that prompts may use: `[s3://acme-photos/support/]`."
			} }
		},
		models,
		environments: {
			type: "object",
			propertyNames: {
				pattern: "^[a-z][a-z0-9-]*$",
				maxLength: 63,
				"x-must-be": "a name of lower-case letters, digits and hyphens"
			},
			additionalProperties: environment,
			description: "Where releases go, by name: `beta`, `prod`, any other."
		},
		secrets: {
			type: "object",
			description: "Settings of the secret scan (docs/secrets.md)."
		}
	}
};

Object.defineProperty(exports, "configSchema", {
  enumerable: true,
  get: function () {
    return configSchema;
  }
});
