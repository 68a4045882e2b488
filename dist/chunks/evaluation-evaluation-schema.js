// src/evaluation/usage-schema.ts
const count$1 = {
	type: "integer",
	minimum: 0
};
const amount = {
	type: "number",
	minimum: 0
};
const text$1 = { type: "string" };
const dollars$1 = {
	type: ["number", "null"],
	minimum: 0,
	description: "US dollars, at the prices of the day of the evaluation; null where a price is not known."
};
const milliseconds = {
	type: ["number", "null"],
	minimum: 0,
	description: "Median; null where it was not measured."
};
const tokenNames = [
	"inputTokens",
	"outputTokens",
	"cacheReadTokens",
	"cacheWriteTokens"
];
const tokensOf = (each) => ({
	type: "object",
	required: tokenNames,
	properties: {
		inputTokens: each,
		outputTokens: each,
		cacheReadTokens: each,
		cacheWriteTokens: each
	}
});
/** Of one side of one case: the sums over its answers, one a repeat. Answers that confirm are not among them. */
const answersUsage = {
	type: "object",
	required: [
		"model",
		"answers",
		"tokens",
		"cost",
		"latencyMilliseconds"
	],
	properties: {
		model: text$1,
		serviceTiers: {
			type: "array",
			items: text$1,
			description: "That served the answers, where the provider says so."
		},
		answers: {
			type: "integer",
			minimum: 1
		},
		tokens: tokensOf(count$1),
		estimated: {
			type: "boolean",
			description: "The provider did not count, and the tokens are estimates."
		},
		cost: dollars$1,
		latencyMilliseconds: milliseconds
	}
};
/** Of one case. A side without an answer is absent. */
const caseUsageSchema = {
	type: "object",
	properties: {
		head: answersUsage,
		base: answersUsage
	},
	description: "What its answers took when they were asked, judging and confirming apart."
};
const side = {
	type: "object",
	required: [
		"answers",
		"tokens",
		"cost",
		"perAnswer",
		"latencyMilliseconds"
	],
	properties: {
		answers: count$1,
		tokens: {
			...tokensOf(count$1),
			description: "Sums over the answers."
		},
		estimated: {
			type: "boolean",
			description: "Some of the tokens are estimates."
		},
		cost: dollars$1,
		perAnswer: {
			type: "object",
			required: ["tokens", "cost"],
			properties: {
				tokens: tokensOf(amount),
				cost: dollars$1
			},
			description: "Of one answer on average, where every case counts once, however often it was asked."
		},
		latencyMilliseconds: milliseconds,
		models: {
			type: "array",
			items: text$1
		},
		serviceTiers: {
			type: "array",
			items: text$1
		}
	}
};
const sides = {
	cases: {
		type: "object",
		required: [
			"head",
			"base",
			"shared"
		],
		properties: {
			head: count$1,
			base: count$1,
			shared: count$1
		},
		description: "Cases with an answer: of the head, of the base, of both."
	},
	head: {
		...side,
		type: ["object", "null"],
		description: "Over the shared cases, so that both sides are of the same ones; over its own where none is shared."
	},
	base: {
		...side,
		type: ["object", "null"],
		description: "Over the shared cases; null where there are none."
	},
	change: {
		type: ["object", "null"],
		required: ["cost", "share"],
		properties: {
			cost: {
				type: ["number", "null"],
				description: "US dollars for one answer, head minus base; null: not known."
			},
			share: {
				type: ["number", "null"],
				description: "0.21 for 21 % more; null where it is not known or of nothing."
			}
		},
		description: "Null where nothing is shared."
	}
};
const sideNames = [
	"cases",
	"head",
	"base",
	"change"
];
const usageSchema = {
	type: "object",
	required: ["total", "prompts"],
	properties: {
		total: {
			type: "object",
			required: sideNames,
			properties: sides
		},
		prompts: {
			type: "array",
			items: {
				type: "object",
				required: ["prompt", ...sideNames],
				properties: {
					prompt: text$1,
					...sides
				}
			}
		}
	},
	description: "What the answers took when they were asked, whenever that was, at the prices of the day of the evaluation. What this run spent is another amount, `summary.cost`."
};

// src/evaluation/evaluation-schema.ts
const count = {
	type: "integer",
	minimum: 0
};
const text = { type: "string" };
const share = { type: "number" };
const digest = {
	type: "string",
	pattern: "^sha256:[0-9a-f]{64}$"
};
const dollars = {
	type: ["number", "null"],
	description: "US dollars; null where a price is not known."
};
const interval = {
	type: ["object", "null"],
	required: ["low", "high"],
	properties: {
		low: share,
		high: share
	}
};
/** RFC 3339 in UTC, as this program writes it: documents of strangers are shown. */
const moment = {
	type: "string",
	pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,20}Z$"
};
const names = {
	type: "array",
	items: text
};
const excusesNothing = {
	enum: [
		"same-commit",
		"same-requests",
		"not-passed"
	],
	description: "Where the evaluation was to be evidence: the base asks what the head asks, or is not known to have passed itself, so every failure counts as without one."
};
const judgement = {
	type: "object",
	required: [
		"kind",
		"demanded",
		"outcome"
	],
	properties: {
		kind: {
			...text,
			description: "The key of the expectation: `contains`."
		},
		demanded: text,
		outcome: { enum: [
			"passed",
			"failed",
			"error"
		] },
		reason: text,
		difference: {
			type: "object",
			required: ["expected", "got"],
			properties: {
				expected: text,
				got: text
			}
		},
		score: share
	}
};
const result = {
	type: "object",
	required: [
		"prompt",
		"case",
		"model",
		"outcome",
		"must",
		"passed",
		"answers",
		"requests",
		"judgements",
		"cost"
	],
	properties: {
		prompt: text,
		case: text,
		model: text,
		outcome: {
			enum: [
				"passed",
				"failed",
				"error",
				"unjudged"
			],
			description: "`error`: it could not be asked or judged. `unjudged`: the case demands nothing."
		},
		must: { type: "boolean" },
		passed: {
			...count,
			description: "Repeats that passed."
		},
		answers: {
			...count,
			description: "Repeats that there are answers to."
		},
		requests: {
			type: "array",
			items: digest,
			description: "Digests of what was asked."
		},
		base: {
			enum: [
				"passed",
				"failed",
				"error",
				"none"
			],
			description: "The same case on the base."
		},
		rates: {
			type: "object",
			required: ["base", "head"],
			properties: {
				base: share,
				head: share
			},
			description: "Shares of the judged repeats that passed on both sides, of a case with `repeat`."
		},
		unchanged: {
			type: "boolean",
			description: "True where the base asks the very same."
		},
		cluster: {
			...text,
			description: "Cases of one cluster were made from one source, and count together."
		},
		errors: {
			...count,
			description: "Repeats that could not be asked or judged, where there are some: they count for nothing."
		},
		judged: {
			...count,
			description: "Repeats that passed or failed, where that is not all of them."
		},
		baseErrors: {
			...count,
			description: "As `errors`, of the base."
		},
		confirmation: { enum: [
			"broken",
			"flaky",
			"error",
			"unconfirmed"
		] },
		judgements: {
			type: "array",
			items: judgement,
			description: "Of the first answer that did not pass."
		},
		problem: {
			...text,
			description: "Why it could not be asked or judged."
		},
		inProject: {
			type: "boolean",
			description: "True of an error that has to be mended in the project: no outage, and nothing to try again."
		},
		cost: {
			...dollars,
			description: "US dollars for all its answers; null where a price is not known, or an answer is missing."
		},
		latencyMilliseconds: {
			type: ["number", "null"],
			description: "Of the slowest answer."
		},
		usage: caseUsageSchema
	}
};
const differenceNames = [
	"compared",
	"counts",
	"fell",
	"rose",
	"difference",
	"interval",
	"probability"
];
/** Of all cases, or of those of one prompt. */
const differenceFields = {
	compared: {
		...count,
		description: "Cases that were compared: both sides have a judged answer."
	},
	counts: {
		type: "object",
		required: [
			"bothPassed",
			"worse",
			"better",
			"bothFailed"
		],
		properties: {
			bothPassed: count,
			worse: count,
			better: count,
			bothFailed: count
		}
	},
	fell: {
		...count,
		description: "Cases that pass less often than on the base."
	},
	rose: {
		...count,
		description: "Cases that pass more often than on the base."
	},
	difference: {
		...share,
		description: "Head minus base, in share of passes."
	},
	interval: {
		...interval,
		description: "95 % interval of the difference; null where the cases say nothing of it."
	},
	probability: {
		...share,
		description: "How often chance alone gives this or worse: exact one-sided McNemar test; with repeats or clusters, sign flips."
	},
	adjusted: {
		...share,
		description: "The same by Holm's correction for all tests; absent where this is none of them."
	},
	dropped: {
		type: "boolean",
		description: "Beyond chance by `adjusted`, and by more than the tolerance."
	}
};
const comparisonSchema = {
	type: ["object", "null"],
	required: [
		"verdict",
		"red",
		"broken",
		"mustFailed",
		"flaky",
		"errors",
		"counts",
		"difference",
		"interval",
		"probability"
	],
	properties: {
		verdict: { enum: [
			"better",
			"same",
			"worse",
			"within-tolerance",
			"not-enough-evidence",
			"no-baseline",
			"error"
		] },
		red: { type: "boolean" },
		broken: {
			...names,
			description: "Cases as `prompt/case`; in the case's own name `/` is `%2F` and `%` is `%25`."
		},
		failing: {
			...names,
			description: "Cases that the base has no answers to, and that failed; every time, where they were asked again."
		},
		mustFailed: names,
		flaky: names,
		errors: names,
		...differenceFields,
		tolerance: {
			...share,
			description: "Drop that is accepted, as a share of the cases."
		},
		prompts: {
			type: "array",
			items: {
				type: "object",
				required: [
					"prompt",
					...differenceNames,
					"adjusted",
					"dropped"
				],
				properties: {
					prompt: text,
					...differenceFields
				}
			},
			description: "Each prompt whose requests differ between the sides. They and the whole are tests of one family; one prompt alone stands for the whole."
		},
		casesNeeded: {
			...count,
			description: "Cases with which a run without a change would be called `same` in about three of four."
		}
	}
};
const evaluationSchema = {
	$schema: "https://json-schema.org/draft/2020-12/schema",
	$id: "urn:slipway:schema:evaluation:v1",
	title: "An evaluation: answers judged by what cases demand (slipway evaluate)",
	type: "object",
	required: [
		"format",
		"bundle",
		"demands",
		"trusted",
		"passed",
		"base",
		"results",
		"comparison",
		"summary",
		"createdAt"
	],
	properties: {
		format: { const: "slipway/evaluation/v1" },
		bundle: {
			type: ["string", "null"],
			pattern: "^sha256:[0-9a-f]{64}$",
			description: "The bundle that holds what was evaluated; null where it was not built."
		},
		demands: {
			...digest,
			description: "Digest of what all cases of the evaluated prompts demand, also those of other shards."
		},
		trusted: {
			type: "boolean",
			description: "True where every answer stands in the environment's store, so that the evaluation may be evidence."
		},
		passed: {
			type: "boolean",
			description: "Whether a release may go on by it."
		},
		shard: {
			type: "object",
			required: ["part", "of"],
			properties: {
				part: {
					type: "integer",
					minimum: 1
				},
				of: {
					type: "integer",
					minimum: 1
				}
			}
		},
		head: {
			type: "object",
			required: ["commit", "model"],
			properties: {
				commit: {
					type: ["string", "null"],
					description: "The commit that was checked out; null without one."
				},
				changed: {
					type: "boolean",
					description: "True where the working tree held changes that the commit does not have."
				},
				content: {
					...digest,
					description: "Of a part: digest of what all cases of the evaluated prompts ask, also those of other shards."
				},
				model: {
					type: ["string", "null"],
					description: "`--model`; null where the prompts' own were asked."
				}
			}
		},
		base: {
			type: ["object", "null"],
			required: ["label", "commit"],
			properties: {
				label: text,
				commit: { type: ["string", "null"] },
				answersSince: moment,
				excusesNothing
			},
			description: "The revision that was compared with."
		},
		results: {
			type: "array",
			items: result
		},
		comparison: comparisonSchema,
		usage: usageSchema,
		summary: {
			type: "object",
			required: [
				"cases",
				"passed",
				"failed",
				"errors",
				"unjudged",
				"interval",
				"cost",
				"keptCost"
			],
			properties: {
				cases: count,
				passed: count,
				failed: count,
				errors: count,
				unjudged: count,
				repeatErrors: {
					...count,
					description: "Repeats of head and base that could not be asked or judged, in cases that have a verdict all the same; absent where there are none."
				},
				interval: {
					...interval,
					description: "95 % interval of the pass rate (Wilson)."
				},
				cost: {
					...dollars,
					description: "US dollars that this run spent: for what was asked now, judging and confirming included."
				},
				keptCost: {
					...dollars,
					description: "What the kept answers would have cost."
				}
			}
		},
		createdAt: {
			...moment,
			description: "RFC 3339 in UTC."
		}
	}
};

Object.defineProperty(exports, "evaluationSchema", {
  enumerable: true,
  get: function () {
    return evaluationSchema;
  }
});
