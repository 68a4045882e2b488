import { expect, test } from "vitest";
import type { DifferenceDocument } from "../../src/changes/difference.ts";
import { diffSchema } from "../../src/changes/schemas.ts";
import { validatorOfOwn } from "../../src/platform/json-schema/index.ts";
import { exampleDifference } from "../reports/review-example.ts";

test("a difference as its type has it fits its schema", () => {
  const document: DifferenceDocument = {
    format: "slipway/diff/v1",
    base: { commit: "a".repeat(40), label: "main" },
    head: { commit: null, label: "working tree" },
    projects: [exampleDifference()],
    level: "major",
    version: { latest: null, next: "0.1.0" },
  };
  expect(validatorOfOwn(diffSchema).validate(JSON.parse(JSON.stringify(document)))).toEqual([]);
});
