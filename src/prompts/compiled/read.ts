/** Reads compiled prompts from bytes that may be anything: every field that rendering uses is looked at once, here. */
import { isJsonObject, type Json, type JsonObject, jsonTypeOf } from "../../platform/json.ts";
import type { CompiledPrompt } from "../compile.ts";
import { promptsErrors } from "../errors.ts";
import { acceptData } from "../template/data.ts";

/** In bytes. A template of the largest size, with its partials and schemas, fits several times. */
const largest = 32 * 1024 * 1024;
/** Blocks inside blocks, and calls inside calls. Templates are parsed with a limit of 100, which may be raised. */
const deepest = 400;
/** Objects and lists inside each other, in schemas, configuration and defaults. */
const deepestJson = 64;

/** What this reader can render: `CompiledPrompt.features`. */
const knownFeatures: readonly string[] = [
  "block",
  "each",
  "history",
  "if",
  "json",
  "lookup",
  "media",
  "output",
  "partial",
  "role",
  "section",
  "text",
  "with",
];

/** @throws SlipwayError SW0320, SW0321 */
export function readCompiled(bytes: Uint8Array, path: string): CompiledPrompt {
  const reader = new CompiledReader(path);
  const value = reader.json(bytes);
  reader.prompt(value);
  // Every field was checked; fields that are not known are left alone, so that the format can grow.
  return value as unknown as CompiledPrompt;
}

type Check = (value: Json | undefined, place: string, depth: number) => void;

class CompiledReader {
  private readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  json(bytes: Uint8Array): JsonObject {
    if (bytes.byteLength > largest) throw this.broken(`it is larger than ${largest} bytes`);
    let value: unknown;
    try {
      value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    } catch (cause) {
      throw this.broken("it is no JSON in UTF-8", cause);
    }
    if (!isJsonObject(value)) throw this.broken("it is no object");
    return value;
  }

  prompt(value: JsonObject): void {
    const { format, features } = value;
    if (format !== "slipway/compiled/v1") {
      if (typeof format === "string" && /^slipway\/compiled\/v\d+$/.test(format)) {
        throw this.newer(`its format is ${format}`);
      }
      throw this.broken("it has no format `slipway/compiled/v1`");
    }
    this.list(features, "features", 0, this.text);
    const unknown = (features as readonly string[]).find((feature) => !knownFeatures.includes(feature));
    if (unknown !== undefined) throw this.newer(`it uses \`${unknown.slice(0, 40)}\``);
    this.text(value["name"], "name");
    this.optional(value["description"], "description", this.text);
    if (value["model"] !== null) this.text(value["model"], "model");
    this.oneOf(value["compat"], "compat", ["strict", "dotprompt"]);
    this.jsonObject(value["config"], "config");
    this.jsonObject(value["extensions"], "extensions");
    const input = this.jsonObject(value["input"], "input");
    this.object(input["default"], "input.default");
    if (input["schema"] !== null) this.schema(input["schema"], "input.schema", 0);
    const output = this.jsonObject(value["output"], "output");
    this.optional(output["format"], "output.format", this.text);
    this.optional(output["file"], "output.file", this.text);
    this.optional(output["schema"], "output.schema", this.schema);
    this.list(value["tools"], "tools", 0, (tool, place) => {
      this.text(this.jsonObject(tool, place)["name"], `${place}.name`);
    });
    this.list(this.object(value["media"], "media")["allow"], "media.allow", 0, this.text);
    this.nodes(value["template"], "template", 0);
    const partials = this.object(value["partials"], "partials");
    for (const name of Object.keys(partials)) this.nodes(partials[name], `partials.${name.slice(0, 80)}`, 0);
  }

  private readonly nodes: Check = (value, place, depth) => {
    if (depth > deepest) throw this.broken("its template is nested too deeply");
    this.list(value, place, depth, this.node);
  };

  private readonly node: Check = (value, place, depth) => {
    const node = this.object(value, place);
    const { type } = node;
    const inner = (name: string): void => this.nodes(node[name], `${place}.${name}`, depth + 1);
    const expression = (name: string): void => this.expression(node[name], `${place}.${name}`, 0);
    switch (type) {
      case "text":
        this.text(node["text"], `${place}.text`);
        return;
      case "output":
        expression("value");
        return;
      case "if":
        this.test(node["test"], `${place}.test`);
        this.boolean(node["negated"], `${place}.negated`);
        inner("body");
        inner("otherwise");
        return;
      case "each":
      case "with":
      case "block":
        expression("value");
        this.list(node["parameters"], `${place}.parameters`, 0, this.text);
        inner("body");
        inner("otherwise");
        return;
      case "partial":
        this.text(node["name"], `${place}.name`);
        this.optional(node["context"], `${place}.context`, (context, at) => this.expression(context, at, 0));
        this.options(node["options"], `${place}.options`, 0);
        this.text(node["indent"], `${place}.indent`);
        if (node["fallback"] !== undefined) inner("fallback");
        return;
      case "role":
        expression("role");
        return;
      case "history":
        return;
      case "media":
        expression("url");
        this.optional(node["contentType"], `${place}.contentType`, (type, at) => this.expression(type, at, 0));
        return;
      case "section":
        expression("name");
        return;
      default:
        // A node that is not known must not be skipped: something would be missing in what is rendered.
        throw this.newer(`${place} is of the type ${JSON.stringify(type)?.slice(0, 40)}`);
    }
  };

  private test(value: Json | undefined, place: string): void {
    const test = this.object(value, place);
    this.oneOf(test["kind"], `${place}.kind`, ["truthy", "equals"]);
    if (test["kind"] === "equals") {
      this.expression(test["left"], `${place}.left`, 0);
      this.expression(test["right"], `${place}.right`, 0);
    } else {
      this.expression(test["value"], `${place}.value`, 0);
      this.optional(test["includeZero"], `${place}.includeZero`, (zero, at) => this.expression(zero, at, 0));
    }
  }

  private readonly expression: Check = (value, place, depth) => {
    if (depth > deepest) throw this.broken("its expressions are nested too deeply");
    const expression = this.object(value, place);
    const { type } = expression;
    switch (type) {
      case "path":
        this.root(expression["root"], `${place}.root`);
        this.list(expression["segments"], `${place}.segments`, 0, this.text);
        this.text(expression["text"], `${place}.text`);
        return;
      case "literal": {
        const literal = expression["value"];
        const plain = literal === null || jsonTypeOf(literal) !== undefined;
        if (!plain || (typeof literal === "object" && literal !== null)) throw this.wrong(place);
        return;
      }
      case "undefined":
        return;
      case "call": {
        const { helper } = expression;
        if (helper !== "json" && helper !== "lookup") {
          throw this.newer(`${place} calls ${JSON.stringify(helper)?.slice(0, 40)}`);
        }
        this.list(expression["arguments"], `${place}.arguments`, depth + 1, this.expression);
        const count = (expression["arguments"] as readonly Json[]).length;
        if (count !== (helper === "json" ? 1 : 2)) throw this.wrong(`${place}.arguments`);
        this.options(expression["options"], `${place}.options`, depth + 1);
        return;
      }
      default:
        throw this.newer(`${place} is of the type ${JSON.stringify(type)?.slice(0, 40)}`);
    }
  };

  private root(value: Json | undefined, place: string): void {
    const root = this.object(value, place);
    switch (root["kind"]) {
      case "root":
        return;
      case "local":
        this.text(root["name"], `${place}.name`);
        return;
      case "context":
        this.count(root["up"], `${place}.up`);
        return;
      case "data":
        this.text(root["name"], `${place}.name`);
        this.count(root["up"], `${place}.up`);
        return;
      default:
        throw this.newer(`${place} is of the kind ${JSON.stringify(root["kind"])?.slice(0, 40)}`);
    }
  }

  private options(value: Json | undefined, place: string, depth: number): void {
    const options = this.object(value, place);
    for (const name of Object.keys(options)) this.expression(options[name], `${place}.${name.slice(0, 80)}`, depth);
  }

  private list(value: Json | undefined, place: string, depth: number, check: Check): void {
    if (!Array.isArray(value)) throw this.wrong(place);
    for (let index = 0; index < value.length; index++) check(value[index], `${place}[${index}]`, depth);
  }

  private optional(value: Json | undefined, place: string, check: Check): void {
    if (value !== undefined) check(value, place, 0);
  }

  /** A schema, or configuration: any JSON of bounded depth. */
  private jsonObject(value: Json | undefined, place: string): JsonObject {
    const object = this.object(value, place);
    try {
      return acceptData(object, "It", deepestJson);
    } catch (cause) {
      throw this.broken(`\`${place}\` is nested too deeply`, cause);
    }
  }

  private readonly schema: Check = (value, place) => {
    if (typeof value !== "boolean") this.jsonObject(value, place);
  };

  private object(value: Json | undefined, place: string): JsonObject {
    if (!isJsonObject(value)) throw this.wrong(place);
    return value;
  }

  private readonly text = (value: Json | undefined, place: string): void => {
    if (typeof value !== "string") throw this.wrong(place);
  };

  private boolean(value: Json | undefined, place: string): void {
    if (typeof value !== "boolean") throw this.wrong(place);
  }

  private count(value: Json | undefined, place: string): void {
    if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) throw this.wrong(place);
  }

  private oneOf(value: Json | undefined, place: string, values: readonly string[]): void {
    if (typeof value !== "string" || !values.includes(value)) throw this.wrong(place);
  }

  private wrong(place: string) {
    return this.broken(`\`${place}\` is missing or of the wrong type`);
  }

  private broken(problem: string, cause?: unknown) {
    return promptsErrors.create("SW0320", {
      message: `${this.path} is not a compiled prompt: ${problem}.`,
      next: "Compile the prompt again with `slipway bundle`, and verify the store with `slipway verify`.",
      cause,
    });
  }

  private newer(reason: string) {
    return promptsErrors.create("SW0321", {
      message: `${this.path} needs a newer reader: ${reason}.`,
      next: "Update Slipway, or the reader that your application uses.",
    });
  }
}
