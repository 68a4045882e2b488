import { expect, test } from "vitest";
import { readReason } from "../../src/releases/reason.ts";

function refusalOf(text: string): string {
  try {
    return `accepted: ${readReason(text)}`;
  } catch (error) {
    return String(error);
  }
}

test("a reason is one line", () => {
  expect(readReason(" the model\nwas wrong ")).toBe("the model was wrong");
});

test("a reason that holds a secret is refused and not repeated: records keep it for good", () => {
  const token = ["gh", "p_"].join("") + "aB3".repeat(12);
  for (const text of [`leaked ${token} yesterday`, `see https://user:${token}@example.com/x`]) {
    const refusal = refusalOf(text);
    expect(refusal).toContain("looks like a secret");
    expect(refusal).not.toContain(token.slice(0, 12));
  }
});
