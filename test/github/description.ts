/**
 * GitHub's published description of its API, cut to what the fake knows (scripts/github-description.ts). It checks
 * what a client sends and what the fake answers, so that both are what GitHub would send and take.
 */
import { readFileSync } from "node:fs";
import { Ajv, type ValidateFunction } from "ajv";
// The module's default export is the plugin itself, or has it as its default, by how it is loaded.
import formatsModule from "ajv-formats";
import { isJsonObject, jsonPointer } from "../../src/platform/json.ts";

interface DescribedParameter {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly schema: object;
}

interface DescribedOperation {
  readonly id: string;
  readonly parameters: readonly DescribedParameter[];
  readonly body?: { readonly required: boolean; readonly schema: Readonly<Record<string, unknown>> };
  /** By status; `true` where no JSON is described. */
  readonly responses: Readonly<Record<string, unknown>>;
}

interface DescribedApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>;
}

export interface Description {
  /** What is wrong with a request, in words; empty where nothing is. */
  requestProblems(request: DescribedRequest): readonly string[];
  /** What is wrong with an answer. */
  answerProblems(answer: { method: string; path: string; status: number; body: unknown }): readonly string[];
}

export interface DescribedRequest {
  readonly method: string;
  /** As the description writes it: `/repos/{owner}/{repo}`. */
  readonly path: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** Undefined where none was sent. */
  readonly body: unknown;
}

let loaded: Description | undefined;

/** Read and compiled once for a file of tests. */
export function loadDescription(): Description {
  loaded ??= readDescription();
  return loaded;
}

function readDescription(): Description {
  const file = new URL("../fixtures/github/api.github.com.json", import.meta.url);
  const text = readFileSync(file, "utf8");
  // The file is written by our own script in this shape.
  const api = JSON.parse(text) as DescribedApi;
  const ajv = new Ajv({ strict: false, allErrors: false, coerceTypes: false });
  const addFormats = "default" in formatsModule ? formatsModule.default : formatsModule;
  // The types of the two packages name two copies of the same class.
  (addFormats as unknown as (instance: unknown) => void)(ajv);
  // GitHub answers an empty text where there is no address, whatever the description says of its format.
  ajv.addFormat("uri", (text) => text === "" || URL.canParse(text));
  ajv.addSchema(api, "gh");
  const strings = new Ajv({ strict: false, coerceTypes: true });
  strings.addSchema(api, "gh");
  (addFormats as unknown as (instance: unknown) => void)(strings);
  const compiled = new Map<string, ValidateFunction>();

  const compile = (engine: Ajv, kind: "json" | "text", segments: readonly (string | number)[]): ValidateFunction => {
    const pointer = jsonPointer(segments).split("/").map(encodeURIComponent).join("/");
    const key = `${kind} ${pointer}`;
    const schema = { $ref: `gh#${pointer}` };
    // Ajv turns texts into numbers only inside of something.
    const made = compiled.get(key) ?? engine.compile(kind === "json" ? schema : { properties: { value: schema } });
    compiled.set(key, made);
    return made;
  };
  const ofText = (segments: readonly (string | number)[]) => compile(strings, "text", segments);

  const check = (segments: readonly (string | number)[], value: unknown, what: string) => {
    const validate = compile(ajv, "json", segments);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message, params }) => {
      return `${what}${instancePath} ${message} (${JSON.stringify(params)})`;
    });
  };

  const operationOf = (method: string, path: string): DescribedOperation => {
    const operation = api.paths[path]?.[method.toLowerCase()];
    if (operation === undefined) throw new Error(`${method} ${path} is not in scripts/github-description.ts.`);
    return operation;
  };

  return {
    requestProblems({ method, path, parameters, query, body }) {
      const operation = operationOf(method, path);
      const at = ["paths", path, method.toLowerCase()];
      const problems: string[] = [];
      for (const [index, parameter] of operation.parameters.entries()) {
        const value = parameter.in === "path" ? parameters[parameter.name] : (query.get(parameter.name) ?? undefined);
        if (value === undefined) {
          if (parameter.required) problems.push(`The parameter ${parameter.name} is missing.`);
          continue;
        }
        const validate = ofText([...at, "parameters", index, "schema"]);
        if (!validate({ value }))
          problems.push(
            `The parameter ${parameter.name} is ${JSON.stringify(value)}: ${strings.errorsText(validate.errors)}.`,
          );
      }
      for (const name of query.keys()) {
        if (!operation.parameters.some((parameter) => parameter.in === "query" && parameter.name === name)) {
          problems.push(`The query's ${name} is not described.`);
        }
      }
      if (body === undefined) {
        if (operation.body?.required === true) problems.push("The body is missing.");
      } else if (operation.body === undefined) {
        problems.push("A body is sent where none is described.");
      } else {
        problems.push(
          ...check([...at, "body", "schema"], body, "The body"),
          ...unknownKeys(operation.body.schema, body),
        );
      }
      return problems;
    },
    answerProblems({ method, path, status, body }) {
      const operation = operationOf(method, path);
      const described = operation.responses[String(status)];
      if (described === undefined) {
        // Any operation can be refused for its token, a rate limit or a fault, described or not.
        if ([401, 403, 404, 429].includes(status) || status >= 500)
          return isJsonObject(body) ? [] : ["The answer is no object."];
        return [`The status ${status} is not described.`];
      }
      if (described === true)
        return body === undefined || status >= 300 ? [] : ["The answer has a body where none is described."];
      return check(["paths", path, method.toLowerCase(), "responses", String(status)], body, "The answer");
    },
  };
}

/** GitHub ignores what it does not know, so a misspelt name would do nothing in silence. */
function unknownKeys(schema: Readonly<Record<string, unknown>>, body: unknown): readonly string[] {
  const { properties } = schema;
  if (!isJsonObject(properties) || !isJsonObject(body) || isJsonObject(schema["additionalProperties"])) return [];
  if (schema["anyOf"] !== undefined || schema["oneOf"] !== undefined || schema["allOf"] !== undefined) return [];
  return Object.keys(body)
    .filter((name) => !Object.hasOwn(properties, name))
    .map((name) => `The body's ${name} is not described.`);
}
