/**
 * Cuts GitHub's published description of its REST API (npm `@octokit/openapi`, MIT, 385 MB) to the operations that
 * the fake GitHub of the tests knows, and turns it from OpenAPI 3.0 into plain JSON Schema:
 *
 *     npm pack @octokit/openapi && tar xzf octokit-openapi-*.tgz package/generated/api.github.com.json
 *     node scripts/github-description.ts package/generated/api.github.com.json
 */

import { readFile, writeFile } from "node:fs/promises";
import { isJsonObject, type Json, type JsonObject, unescapePointerSegment } from "../src/platform/json.ts";
import { compareText } from "../src/platform/order.ts";

const target = new URL("../test/fixtures/github/api.github.com.json", import.meta.url);

const repository = "/repos/{owner}/{repo}";

/** What is kept. A new endpoint of the fake begins with a line here. */
const operations: Readonly<Record<string, readonly string[]>> = {
  "/user": ["get"],
  "/users/{username}": ["get"],
  "/repos/{owner}/{repo}": ["get"],
  [`${repository}/collaborators`]: ["get"],
  [`${repository}/collaborators/{username}/permission`]: ["get"],
  [`${repository}/issues/{issue_number}`]: ["get"],
  [`${repository}/issues/{issue_number}/comments`]: ["get", "post"],
  [`${repository}/issues/comments/{comment_id}`]: ["get", "patch", "delete"],
  [`${repository}/issues/comments/{comment_id}/reactions`]: ["post"],
  [`${repository}/pulls`]: ["get", "post"],
  [`${repository}/pulls/{pull_number}`]: ["get"],
  [`${repository}/pulls/{pull_number}/files`]: ["get"],
  [`${repository}/pulls/{pull_number}/reviews`]: ["get"],
  [`${repository}/commits`]: ["get"],
  [`${repository}/commits/{ref}`]: ["get"],
  [`${repository}/commits/{commit_sha}/pulls`]: ["get"],
  [`${repository}/commits/{ref}/check-runs`]: ["get"],
  [`${repository}/commits/{ref}/status`]: ["get"],
  [`${repository}/compare/{basehead}`]: ["get"],
  [`${repository}/statuses/{sha}`]: ["post"],
  [`${repository}/check-runs`]: ["post"],
  [`${repository}/check-runs/{check_run_id}`]: ["get", "patch"],
  [`${repository}/branches/{branch}`]: ["get"],
  [`${repository}/contents/{path}`]: ["get"],
  [`${repository}/activity`]: ["get"],
  [`${repository}/git/ref/{ref}`]: ["get"],
  [`${repository}/git/refs`]: ["post"],
  [`${repository}/git/refs/{ref}`]: ["patch", "delete"],
  [`${repository}/git/matching-refs/{ref}`]: ["get"],
  [`${repository}/git/tags`]: ["post"],
  [`${repository}/git/tags/{tag_sha}`]: ["get"],
  [`${repository}/tags`]: ["get"],
  [`${repository}/deployments`]: ["get", "post"],
  [`${repository}/deployments/{deployment_id}`]: ["get"],
  [`${repository}/deployments/{deployment_id}/statuses`]: ["get", "post"],
  [`${repository}/releases`]: ["get", "post"],
  [`${repository}/releases/{release_id}`]: ["get", "patch", "delete"],
  [`${repository}/releases/{release_id}/assets`]: ["get", "post"],
  [`${repository}/releases/assets/{asset_id}`]: ["get", "delete"],
  [`${repository}/releases/latest`]: ["get"],
  [`${repository}/releases/tags/{tag}`]: ["get"],
  [`${repository}/environments`]: ["get"],
  [`${repository}/environments/{environment_name}`]: ["get"],
  [`${repository}/dispatches`]: ["post"],
  [`${repository}/actions/workflows/{workflow_id}/dispatches`]: ["post"],
  [`${repository}/actions/workflows/{workflow_id}/runs`]: ["get"],
  [`${repository}/actions/runs`]: ["get"],
  [`${repository}/actions/runs/{run_id}`]: ["get"],
  [`${repository}/actions/runs/{run_id}/approvals`]: ["get"],
  [`${repository}/actions/runs/{run_id}/pending_deployments`]: ["get", "post"],
  [`${repository}/actions/runs/{run_id}/artifacts`]: ["get"],
  [`${repository}/actions/artifacts/{artifact_id}`]: ["get"],
  [`${repository}/actions/artifacts/{artifact_id}/{archive_format}`]: ["get"],
  [`${repository}/actions/oidc/customization/sub`]: ["get"],
  [`${repository}/code-scanning/alerts`]: ["get"],
  [`${repository}/code-scanning/sarifs`]: ["post"],
  [`${repository}/code-scanning/sarifs/{sarif_id}`]: ["get"],
  "/orgs/{org}/teams/{team_slug}/memberships/{username}": ["get"],
  [`${repository}/attestations`]: ["post"],
  [`${repository}/attestations/{subject_digest}`]: ["get"],
};

/** Keywords of JSON Schema that check something. All others (descriptions, examples, …) are left out. */
const kept = new Set([
  ...["$ref", "additionalProperties", "allOf", "anyOf", "enum", "exclusiveMaximum", "exclusiveMinimum", "format"],
  ...["items", "maximum", "maxItems", "maxLength", "maxProperties", "minimum", "minItems", "minLength"],
  ...["minProperties", "not", "oneOf", "pattern", "properties", "required", "type", "uniqueItems"],
]);

async function main(): Promise<void> {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error("Name the file api.github.com.json of @octokit/openapi.");
  const whole: Json = JSON.parse(await readFile(file, "utf8"));
  const definitions: Record<string, Json> = {};
  const paths: Record<string, Json> = {};
  for (const [path, methods] of Object.entries(operations)) {
    const item = at(whole, ["paths", path]);
    paths[path] = Object.fromEntries(
      methods.map((method) => [method, operationOf(whole, at(item, [method]), definitions)]),
    );
  }
  const version = at(whole, ["info", "version"]);
  const document = {
    $comment: `Cut by scripts/github-description.ts from api.github.com.json of @octokit/openapi ${version}. MIT License, Copyright (c) 2020 Octokit contributors: see LICENSE beside this file.`,
    paths,
    definitions: Object.fromEntries(Object.entries(definitions).sort(([a], [b]) => compareText(a, b))),
  };
  await writeFile(
    target,
    `${JSON.stringify(document, undefined, 0).replaceAll(/("\/repos[^"]*":|"[\w-]+":\{"(?:type|anyOf|allOf|oneOf|enum)":)/g, "\n$1")}\n`,
  );
}

/** Parameters by place, the body's schema, and the schema of each status. */
function operationOf(whole: Json, operation: Json, definitions: Record<string, Json>): Json {
  const schema = (value: Json): Json => plainSchema(whole, value, definitions);
  const parameters = list(at(operation, ["parameters"])).map((parameter) => resolve(whole, parameter));
  const body = optionalAt(operation, ["requestBody"]);
  const bodySchema =
    body === undefined ? undefined : optionalAt(resolve(whole, body), ["content", "application/json", "schema"]);
  const responses = Object.entries(at(operation, ["responses"]) as JsonObject).map(([status, response]) => {
    const content = optionalAt(resolve(whole, response), ["content", "application/json", "schema"]);
    return [status, content === undefined ? true : schema(content)] as const;
  });
  return {
    id: at(operation, ["operationId"]),
    parameters: parameters
      .filter((parameter) => at(parameter, ["in"]) !== "header")
      .map((parameter) => ({
        name: at(parameter, ["name"]),
        in: at(parameter, ["in"]),
        required: optionalAt(parameter, ["required"]) ?? false,
        schema: schema(at(parameter, ["schema"])),
      })),
    ...(bodySchema === undefined
      ? {}
      : { body: { required: optionalAt(body ?? null, ["required"]) ?? false, schema: schema(bodySchema) } }),
    responses: Object.fromEntries(responses),
  };
}

/** Only what checks, `nullable` as a type of its own, and references as `#/definitions/NAME`. */
function plainSchema(whole: Json, value: Json, definitions: Record<string, Json>): Json {
  if (!isJsonObject(value)) return value;
  const plain: Record<string, Json> = {};
  for (const [keyword, inner] of Object.entries(value)) {
    if (!kept.has(keyword)) continue;
    if (keyword === "$ref") plain["$ref"] = define(whole, String(inner), definitions);
    else if (keyword === "properties" && isJsonObject(inner)) {
      plain["properties"] = Object.fromEntries(
        Object.entries(inner).map(([name, property]) => [name, plainSchema(whole, property, definitions)]),
      );
    } else if (Array.isArray(inner) && ["allOf", "anyOf", "oneOf"].includes(keyword)) {
      plain[keyword] = list(inner).map((part) => plainSchema(whole, part, definitions));
    } else if (["items", "additionalProperties", "not"].includes(keyword)) {
      plain[keyword] = plainSchema(whole, inner, definitions);
    } else plain[keyword] = inner;
  }
  return optionalAt(value, ["nullable"]) === true ? { anyOf: [{ type: "null" }, plain] } : plain;
}

function define(whole: Json, reference: string, definitions: Record<string, Json>): string {
  const name = reference.split("/").at(-1) ?? "";
  if (definitions[name] === undefined) {
    definitions[name] = true;
    definitions[name] = plainSchema(whole, resolve(whole, { $ref: reference }), definitions);
  }
  return `#/definitions/${name}`;
}

function resolve(whole: Json, value: Json): Json {
  const reference = optionalAt(value, ["$ref"]);
  if (typeof reference !== "string") return value;
  return resolve(whole, at(whole, reference.split("/").slice(1).map(unescapePointerSegment)));
}

function list(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function at(value: Json, path: readonly string[]): Json {
  const found = optionalAt(value, path);
  if (found === undefined) {
    if (path.at(-1) === "parameters") return [];
    throw new Error(`The description has no ${path.join(" > ")}.`);
  }
  return found;
}

function optionalAt(value: Json, path: readonly string[]): Json | undefined {
  let found: Json | undefined = value;
  for (const segment of path) found = isJsonObject(found) ? found[segment] : undefined;
  return found;
}

await main();
