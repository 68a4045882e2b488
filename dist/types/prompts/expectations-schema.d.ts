/** The part of `NAME.cases.yaml` that says what is demanded of an answer. Evaluation judges by it. */
import type { FromSchema } from "json-schema-to-ts";
declare const kinds: {
    readonly contains: {
        readonly type: readonly ["string", "array"];
        readonly minLength: 1;
        readonly minItems: 1;
        readonly items: {
            readonly type: "string";
            readonly minLength: 1;
        };
        readonly description: "Text that the answer holds; a list: all of them. Case counts.";
    };
    readonly notContains: {
        readonly type: readonly ["string", "array"];
        readonly minLength: 1;
        readonly minItems: 1;
        readonly items: {
            readonly type: "string";
            readonly minLength: 1;
        };
        readonly description: "Text that the answer does not hold; a list: none of them.";
    };
    readonly matches: {
        readonly type: "string";
        readonly minLength: 1;
        readonly description: "Regular expression that the answer matches somewhere.";
    };
    readonly notMatches: {
        readonly type: "string";
        readonly minLength: 1;
        readonly description: "Regular expression that the answer matches nowhere.";
    };
    readonly equals: {
        readonly description: "The whole answer: a text, without white space around it, or a JSON value.";
    };
    readonly schema: {
        readonly type: readonly ["object", "boolean"];
        readonly description: "JSON Schema that the answer fits as JSON; `true` takes the prompt's own output schema.";
    };
    readonly path: {
        readonly type: "object";
        readonly required: readonly ["at"];
        readonly additionalProperties: false;
        readonly description: "A place in the JSON of the answer: `{ at: $.category, equals: shipping }`; alone: it is there.";
        readonly properties: {
            readonly at: {
                readonly type: "string";
                readonly pattern: "^[$]";
                readonly "x-must-be": "a path that begins with $, such as $.items[0].name";
                readonly maxLength: 500;
                readonly description: "Where in the JSON of the answer: `$.total`, `$.items[0].name`, `$.items[*].price`. `$` is the whole.";
            };
            readonly equals: {
                readonly description: "The value at that place.";
            };
            readonly contains: {
                readonly type: "string";
                readonly minLength: 1;
                readonly description: "Text in the text at that place.";
            };
            readonly matches: {
                readonly type: "string";
                readonly minLength: 1;
                readonly description: "Regular expression for the text at that place.";
            };
            readonly oneOf: {
                readonly type: "array";
                readonly minItems: 1;
                readonly description: "Values of which it is one.";
            };
            readonly absent: {
                readonly type: "boolean";
                readonly description: "`true`: nothing is there.";
            };
        };
    };
    readonly number: {
        readonly type: "object";
        readonly minProperties: 1;
        readonly additionalProperties: false;
        readonly description: "A number within bounds: the whole answer, or at a place of its JSON.";
        readonly properties: {
            readonly min: {
                readonly type: "number";
                readonly description: "At least this.";
            };
            readonly max: {
                readonly type: "number";
                readonly description: "At most this.";
            };
            readonly at: {
                readonly type: "string";
                readonly pattern: "^[$]";
                readonly "x-must-be": "a path that begins with $, such as $.items[0].name";
                readonly maxLength: 500;
                readonly description: "Where in the JSON of the answer: `$.total`, `$.items[0].name`, `$.items[*].price`. `$` is the whole.";
            };
        };
    };
    readonly length: {
        readonly type: "object";
        readonly minProperties: 1;
        readonly additionalProperties: false;
        readonly description: "Bounds on the length of the answer: `{ max: 280 }`, `{ unit: words, min: 20, max: 60 }`.";
        readonly properties: {
            readonly min: {
                readonly type: "number";
                readonly description: "At least this.";
            };
            readonly max: {
                readonly type: "number";
                readonly description: "At most this.";
            };
            readonly unit: {
                readonly enum: readonly ["characters", "words", "sentences", "lines"];
                readonly description: "What is counted. Default: characters.";
            };
        };
    };
    readonly refusal: {
        readonly type: "boolean";
        readonly description: "`true`: the model declines to answer, by its stop reason or by its words; `false`: it does not.";
    };
    readonly similar: {
        readonly type: "object";
        readonly required: readonly ["to"];
        readonly additionalProperties: false;
        readonly description: "Nearness of meaning, as the cosine of two embeddings.";
        readonly properties: {
            readonly to: {
                readonly type: "string";
                readonly minLength: 1;
                readonly description: "The text that the answer is like.";
            };
            readonly atLeast: {
                readonly type: "number";
                readonly minimum: -1;
                readonly maximum: 1;
                readonly description: "Smallest cosine. Default: 0.8.";
            };
            readonly model: {
                readonly type: "string";
                readonly minLength: 1;
                readonly description: "Embedding model: `amazon.titan-embed-text-v2:0`.";
            };
        };
    };
    readonly latency: {
        readonly type: "object";
        readonly required: readonly ["max"];
        readonly additionalProperties: false;
        readonly description: "Time until the answer was whole.";
        readonly properties: {
            readonly max: {
                readonly type: "number";
                readonly exclusiveMinimum: 0;
                readonly description: "Milliseconds at the most.";
            };
        };
    };
    readonly tokens: {
        readonly type: "object";
        readonly minProperties: 1;
        readonly additionalProperties: false;
        readonly description: "Tokens as the provider counted them.";
        readonly properties: {
            readonly input: {
                readonly type: "number";
                readonly minimum: 1;
                readonly description: "Tokens of the request at the most.";
            };
            readonly output: {
                readonly type: "number";
                readonly minimum: 1;
                readonly description: "Tokens of the answer at the most.";
            };
        };
    };
    readonly cost: {
        readonly type: "object";
        readonly required: readonly ["max"];
        readonly additionalProperties: false;
        readonly description: "Price of one answer.";
        readonly properties: {
            readonly max: {
                readonly type: "number";
                readonly exclusiveMinimum: 0;
                readonly description: "US dollars at the most.";
            };
        };
    };
    readonly tool: {
        readonly type: "object";
        readonly required: readonly ["name"];
        readonly additionalProperties: false;
        readonly description: "A tool that the model calls: `{ name: lookup_order, arguments: { order: A-1 } }`.";
        readonly properties: {
            readonly name: {
                readonly type: "string";
                readonly minLength: 1;
                readonly description: "Name of the tool.";
            };
            readonly arguments: {
                readonly type: "object";
                readonly description: "Arguments that the call holds; others may be there.";
            };
            readonly called: {
                readonly type: "boolean";
                readonly description: "`false`: it is not called.";
            };
        };
    };
    readonly script: {
        readonly type: "string";
        readonly minLength: 1;
        readonly description: "JavaScript file of the project whose default export judges the answer: `checks/polite.js`. It runs in a process of its own without credentials, and never in a pull request from a fork.";
    };
    readonly judge: {
        readonly type: "object";
        readonly required: readonly ["prompt"];
        readonly additionalProperties: false;
        readonly description: "A prompt of the project that judges the answer and gives a score from 0 to 1 with a reason.";
        readonly properties: {
            readonly prompt: {
                readonly type: "string";
                readonly minLength: 1;
                readonly description: "Name of the judging prompt: `judges/tone`.";
            };
            readonly rubric: {
                readonly type: "string";
                readonly minLength: 1;
                readonly description: "What a good answer is, in plain words.";
            };
            readonly atLeast: {
                readonly type: "number";
                readonly minimum: 0;
                readonly maximum: 1;
                readonly description: "Smallest score that passes. Default: 0.5.";
            };
        };
    };
};
/** Fields of a case. */
export declare const expectationFields: {
    readonly expect: {
        readonly type: readonly ["array", "object"];
        readonly items: {
            readonly type: "object";
            readonly minProperties: 1;
            readonly maxProperties: 1;
            readonly additionalProperties: false;
            readonly description: "One expectation, such as `contains: tracking number`.";
            readonly properties: {
                readonly contains: {
                    readonly type: readonly ["string", "array"];
                    readonly minLength: 1;
                    readonly minItems: 1;
                    readonly items: {
                        readonly type: "string";
                        readonly minLength: 1;
                    };
                    readonly description: "Text that the answer holds; a list: all of them. Case counts.";
                };
                readonly notContains: {
                    readonly type: readonly ["string", "array"];
                    readonly minLength: 1;
                    readonly minItems: 1;
                    readonly items: {
                        readonly type: "string";
                        readonly minLength: 1;
                    };
                    readonly description: "Text that the answer does not hold; a list: none of them.";
                };
                readonly matches: {
                    readonly type: "string";
                    readonly minLength: 1;
                    readonly description: "Regular expression that the answer matches somewhere.";
                };
                readonly notMatches: {
                    readonly type: "string";
                    readonly minLength: 1;
                    readonly description: "Regular expression that the answer matches nowhere.";
                };
                readonly equals: {
                    readonly description: "The whole answer: a text, without white space around it, or a JSON value.";
                };
                readonly schema: {
                    readonly type: readonly ["object", "boolean"];
                    readonly description: "JSON Schema that the answer fits as JSON; `true` takes the prompt's own output schema.";
                };
                readonly path: {
                    readonly type: "object";
                    readonly required: readonly ["at"];
                    readonly additionalProperties: false;
                    readonly description: "A place in the JSON of the answer: `{ at: $.category, equals: shipping }`; alone: it is there.";
                    readonly properties: {
                        readonly at: {
                            readonly type: "string";
                            readonly pattern: "^[$]";
                            readonly "x-must-be": "a path that begins with $, such as $.items[0].name";
                            readonly maxLength: 500;
                            readonly description: "Where in the JSON of the answer: `$.total`, `$.items[0].name`, `$.items[*].price`. `$` is the whole.";
                        };
                        readonly equals: {
                            readonly description: "The value at that place.";
                        };
                        readonly contains: {
                            readonly type: "string";
                            readonly minLength: 1;
                            readonly description: "Text in the text at that place.";
                        };
                        readonly matches: {
                            readonly type: "string";
                            readonly minLength: 1;
                            readonly description: "Regular expression for the text at that place.";
                        };
                        readonly oneOf: {
                            readonly type: "array";
                            readonly minItems: 1;
                            readonly description: "Values of which it is one.";
                        };
                        readonly absent: {
                            readonly type: "boolean";
                            readonly description: "`true`: nothing is there.";
                        };
                    };
                };
                readonly number: {
                    readonly type: "object";
                    readonly minProperties: 1;
                    readonly additionalProperties: false;
                    readonly description: "A number within bounds: the whole answer, or at a place of its JSON.";
                    readonly properties: {
                        readonly min: {
                            readonly type: "number";
                            readonly description: "At least this.";
                        };
                        readonly max: {
                            readonly type: "number";
                            readonly description: "At most this.";
                        };
                        readonly at: {
                            readonly type: "string";
                            readonly pattern: "^[$]";
                            readonly "x-must-be": "a path that begins with $, such as $.items[0].name";
                            readonly maxLength: 500;
                            readonly description: "Where in the JSON of the answer: `$.total`, `$.items[0].name`, `$.items[*].price`. `$` is the whole.";
                        };
                    };
                };
                readonly length: {
                    readonly type: "object";
                    readonly minProperties: 1;
                    readonly additionalProperties: false;
                    readonly description: "Bounds on the length of the answer: `{ max: 280 }`, `{ unit: words, min: 20, max: 60 }`.";
                    readonly properties: {
                        readonly min: {
                            readonly type: "number";
                            readonly description: "At least this.";
                        };
                        readonly max: {
                            readonly type: "number";
                            readonly description: "At most this.";
                        };
                        readonly unit: {
                            readonly enum: readonly ["characters", "words", "sentences", "lines"];
                            readonly description: "What is counted. Default: characters.";
                        };
                    };
                };
                readonly refusal: {
                    readonly type: "boolean";
                    readonly description: "`true`: the model declines to answer, by its stop reason or by its words; `false`: it does not.";
                };
                readonly similar: {
                    readonly type: "object";
                    readonly required: readonly ["to"];
                    readonly additionalProperties: false;
                    readonly description: "Nearness of meaning, as the cosine of two embeddings.";
                    readonly properties: {
                        readonly to: {
                            readonly type: "string";
                            readonly minLength: 1;
                            readonly description: "The text that the answer is like.";
                        };
                        readonly atLeast: {
                            readonly type: "number";
                            readonly minimum: -1;
                            readonly maximum: 1;
                            readonly description: "Smallest cosine. Default: 0.8.";
                        };
                        readonly model: {
                            readonly type: "string";
                            readonly minLength: 1;
                            readonly description: "Embedding model: `amazon.titan-embed-text-v2:0`.";
                        };
                    };
                };
                readonly latency: {
                    readonly type: "object";
                    readonly required: readonly ["max"];
                    readonly additionalProperties: false;
                    readonly description: "Time until the answer was whole.";
                    readonly properties: {
                        readonly max: {
                            readonly type: "number";
                            readonly exclusiveMinimum: 0;
                            readonly description: "Milliseconds at the most.";
                        };
                    };
                };
                readonly tokens: {
                    readonly type: "object";
                    readonly minProperties: 1;
                    readonly additionalProperties: false;
                    readonly description: "Tokens as the provider counted them.";
                    readonly properties: {
                        readonly input: {
                            readonly type: "number";
                            readonly minimum: 1;
                            readonly description: "Tokens of the request at the most.";
                        };
                        readonly output: {
                            readonly type: "number";
                            readonly minimum: 1;
                            readonly description: "Tokens of the answer at the most.";
                        };
                    };
                };
                readonly cost: {
                    readonly type: "object";
                    readonly required: readonly ["max"];
                    readonly additionalProperties: false;
                    readonly description: "Price of one answer.";
                    readonly properties: {
                        readonly max: {
                            readonly type: "number";
                            readonly exclusiveMinimum: 0;
                            readonly description: "US dollars at the most.";
                        };
                    };
                };
                readonly tool: {
                    readonly type: "object";
                    readonly required: readonly ["name"];
                    readonly additionalProperties: false;
                    readonly description: "A tool that the model calls: `{ name: lookup_order, arguments: { order: A-1 } }`.";
                    readonly properties: {
                        readonly name: {
                            readonly type: "string";
                            readonly minLength: 1;
                            readonly description: "Name of the tool.";
                        };
                        readonly arguments: {
                            readonly type: "object";
                            readonly description: "Arguments that the call holds; others may be there.";
                        };
                        readonly called: {
                            readonly type: "boolean";
                            readonly description: "`false`: it is not called.";
                        };
                    };
                };
                readonly script: {
                    readonly type: "string";
                    readonly minLength: 1;
                    readonly description: "JavaScript file of the project whose default export judges the answer: `checks/polite.js`. It runs in a process of its own without credentials, and never in a pull request from a fork.";
                };
                readonly judge: {
                    readonly type: "object";
                    readonly required: readonly ["prompt"];
                    readonly additionalProperties: false;
                    readonly description: "A prompt of the project that judges the answer and gives a score from 0 to 1 with a reason.";
                    readonly properties: {
                        readonly prompt: {
                            readonly type: "string";
                            readonly minLength: 1;
                            readonly description: "Name of the judging prompt: `judges/tone`.";
                        };
                        readonly rubric: {
                            readonly type: "string";
                            readonly minLength: 1;
                            readonly description: "What a good answer is, in plain words.";
                        };
                        readonly atLeast: {
                            readonly type: "number";
                            readonly minimum: 0;
                            readonly maximum: 1;
                            readonly description: "Smallest score that passes. Default: 0.5.";
                        };
                    };
                };
            };
        };
        readonly minItems: 1;
        readonly minProperties: 1;
        readonly additionalProperties: false;
        readonly properties: {
            readonly contains: {
                readonly type: readonly ["string", "array"];
                readonly minLength: 1;
                readonly minItems: 1;
                readonly items: {
                    readonly type: "string";
                    readonly minLength: 1;
                };
                readonly description: "Text that the answer holds; a list: all of them. Case counts.";
            };
            readonly notContains: {
                readonly type: readonly ["string", "array"];
                readonly minLength: 1;
                readonly minItems: 1;
                readonly items: {
                    readonly type: "string";
                    readonly minLength: 1;
                };
                readonly description: "Text that the answer does not hold; a list: none of them.";
            };
            readonly matches: {
                readonly type: "string";
                readonly minLength: 1;
                readonly description: "Regular expression that the answer matches somewhere.";
            };
            readonly notMatches: {
                readonly type: "string";
                readonly minLength: 1;
                readonly description: "Regular expression that the answer matches nowhere.";
            };
            readonly equals: {
                readonly description: "The whole answer: a text, without white space around it, or a JSON value.";
            };
            readonly schema: {
                readonly type: readonly ["object", "boolean"];
                readonly description: "JSON Schema that the answer fits as JSON; `true` takes the prompt's own output schema.";
            };
            readonly path: {
                readonly type: "object";
                readonly required: readonly ["at"];
                readonly additionalProperties: false;
                readonly description: "A place in the JSON of the answer: `{ at: $.category, equals: shipping }`; alone: it is there.";
                readonly properties: {
                    readonly at: {
                        readonly type: "string";
                        readonly pattern: "^[$]";
                        readonly "x-must-be": "a path that begins with $, such as $.items[0].name";
                        readonly maxLength: 500;
                        readonly description: "Where in the JSON of the answer: `$.total`, `$.items[0].name`, `$.items[*].price`. `$` is the whole.";
                    };
                    readonly equals: {
                        readonly description: "The value at that place.";
                    };
                    readonly contains: {
                        readonly type: "string";
                        readonly minLength: 1;
                        readonly description: "Text in the text at that place.";
                    };
                    readonly matches: {
                        readonly type: "string";
                        readonly minLength: 1;
                        readonly description: "Regular expression for the text at that place.";
                    };
                    readonly oneOf: {
                        readonly type: "array";
                        readonly minItems: 1;
                        readonly description: "Values of which it is one.";
                    };
                    readonly absent: {
                        readonly type: "boolean";
                        readonly description: "`true`: nothing is there.";
                    };
                };
            };
            readonly number: {
                readonly type: "object";
                readonly minProperties: 1;
                readonly additionalProperties: false;
                readonly description: "A number within bounds: the whole answer, or at a place of its JSON.";
                readonly properties: {
                    readonly min: {
                        readonly type: "number";
                        readonly description: "At least this.";
                    };
                    readonly max: {
                        readonly type: "number";
                        readonly description: "At most this.";
                    };
                    readonly at: {
                        readonly type: "string";
                        readonly pattern: "^[$]";
                        readonly "x-must-be": "a path that begins with $, such as $.items[0].name";
                        readonly maxLength: 500;
                        readonly description: "Where in the JSON of the answer: `$.total`, `$.items[0].name`, `$.items[*].price`. `$` is the whole.";
                    };
                };
            };
            readonly length: {
                readonly type: "object";
                readonly minProperties: 1;
                readonly additionalProperties: false;
                readonly description: "Bounds on the length of the answer: `{ max: 280 }`, `{ unit: words, min: 20, max: 60 }`.";
                readonly properties: {
                    readonly min: {
                        readonly type: "number";
                        readonly description: "At least this.";
                    };
                    readonly max: {
                        readonly type: "number";
                        readonly description: "At most this.";
                    };
                    readonly unit: {
                        readonly enum: readonly ["characters", "words", "sentences", "lines"];
                        readonly description: "What is counted. Default: characters.";
                    };
                };
            };
            readonly refusal: {
                readonly type: "boolean";
                readonly description: "`true`: the model declines to answer, by its stop reason or by its words; `false`: it does not.";
            };
            readonly similar: {
                readonly type: "object";
                readonly required: readonly ["to"];
                readonly additionalProperties: false;
                readonly description: "Nearness of meaning, as the cosine of two embeddings.";
                readonly properties: {
                    readonly to: {
                        readonly type: "string";
                        readonly minLength: 1;
                        readonly description: "The text that the answer is like.";
                    };
                    readonly atLeast: {
                        readonly type: "number";
                        readonly minimum: -1;
                        readonly maximum: 1;
                        readonly description: "Smallest cosine. Default: 0.8.";
                    };
                    readonly model: {
                        readonly type: "string";
                        readonly minLength: 1;
                        readonly description: "Embedding model: `amazon.titan-embed-text-v2:0`.";
                    };
                };
            };
            readonly latency: {
                readonly type: "object";
                readonly required: readonly ["max"];
                readonly additionalProperties: false;
                readonly description: "Time until the answer was whole.";
                readonly properties: {
                    readonly max: {
                        readonly type: "number";
                        readonly exclusiveMinimum: 0;
                        readonly description: "Milliseconds at the most.";
                    };
                };
            };
            readonly tokens: {
                readonly type: "object";
                readonly minProperties: 1;
                readonly additionalProperties: false;
                readonly description: "Tokens as the provider counted them.";
                readonly properties: {
                    readonly input: {
                        readonly type: "number";
                        readonly minimum: 1;
                        readonly description: "Tokens of the request at the most.";
                    };
                    readonly output: {
                        readonly type: "number";
                        readonly minimum: 1;
                        readonly description: "Tokens of the answer at the most.";
                    };
                };
            };
            readonly cost: {
                readonly type: "object";
                readonly required: readonly ["max"];
                readonly additionalProperties: false;
                readonly description: "Price of one answer.";
                readonly properties: {
                    readonly max: {
                        readonly type: "number";
                        readonly exclusiveMinimum: 0;
                        readonly description: "US dollars at the most.";
                    };
                };
            };
            readonly tool: {
                readonly type: "object";
                readonly required: readonly ["name"];
                readonly additionalProperties: false;
                readonly description: "A tool that the model calls: `{ name: lookup_order, arguments: { order: A-1 } }`.";
                readonly properties: {
                    readonly name: {
                        readonly type: "string";
                        readonly minLength: 1;
                        readonly description: "Name of the tool.";
                    };
                    readonly arguments: {
                        readonly type: "object";
                        readonly description: "Arguments that the call holds; others may be there.";
                    };
                    readonly called: {
                        readonly type: "boolean";
                        readonly description: "`false`: it is not called.";
                    };
                };
            };
            readonly script: {
                readonly type: "string";
                readonly minLength: 1;
                readonly description: "JavaScript file of the project whose default export judges the answer: `checks/polite.js`. It runs in a process of its own without credentials, and never in a pull request from a fork.";
            };
            readonly judge: {
                readonly type: "object";
                readonly required: readonly ["prompt"];
                readonly additionalProperties: false;
                readonly description: "A prompt of the project that judges the answer and gives a score from 0 to 1 with a reason.";
                readonly properties: {
                    readonly prompt: {
                        readonly type: "string";
                        readonly minLength: 1;
                        readonly description: "Name of the judging prompt: `judges/tone`.";
                    };
                    readonly rubric: {
                        readonly type: "string";
                        readonly minLength: 1;
                        readonly description: "What a good answer is, in plain words.";
                    };
                    readonly atLeast: {
                        readonly type: "number";
                        readonly minimum: 0;
                        readonly maximum: 1;
                        readonly description: "Smallest score that passes. Default: 0.5.";
                    };
                };
            };
        };
        readonly description: "What is demanded of an answer: a list of expectations, or a mapping where each occurs once.";
    };
    readonly must: {
        readonly type: "boolean";
        readonly description: "`true`: one failure stops a release, whatever the version before did. For safety and form.";
    };
    readonly repeat: {
        readonly type: "integer";
        readonly minimum: 1;
        readonly maximum: 100;
        readonly description: "How often the case is asked. Default: 1.";
    };
    readonly passRate: {
        readonly type: "number";
        readonly exclusiveMinimum: 0;
        readonly maximum: 1;
        readonly description: "Share of the repeats that must pass. Default: 1.";
    };
    readonly cluster: {
        readonly type: "string";
        readonly minLength: 1;
        readonly description: "Cases that were made from one source, so that they fail together, share a cluster.";
    };
};
/** The expectations by their key: what stands behind `contains`, `path`, …. */
type Values = FromSchema<{
    readonly type: "object";
    readonly additionalProperties: false;
    readonly properties: typeof kinds;
}>;
export type ExpectationKind = keyof typeof kinds;
/** One expectation, its key as `kind`. */
export type Expectation = {
    readonly [K in ExpectationKind]: {
        readonly kind: K;
        readonly value: Exclude<Values[K], undefined>;
    };
}[ExpectationKind];
export declare const expectationKinds: readonly ExpectationKind[];
export {};
