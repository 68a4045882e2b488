import { describe, expect, it, test } from "vitest";
import { checkProject } from "../../src/commands/project-check.ts";
import { loadProject } from "../../src/project/load.ts";
import type { Case, Message } from "../../src/prompts/prompt.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";
import { render, thrownBy } from "./templates.ts";

const modes = ["strict", "dotprompt"] as const;
const refused = [
  ["http://evil.example/a.png", "is on the web"],
  ["s3://evil/a.png", "is in no bucket that this project allows"],
  ["s3://acme/a b.png", "holds a blank or a control character"],
  ["../../etc/passwd", "leads out of the project"],
  ["/etc/passwd", "leads out of the project"],
  ["javascript:alert(1)", "Addresses that begin with `javascript:` are not used"],
  ["media/a\tb.png", "holds a control character"],
] as const;

function historyWith(url: unknown): Message[] {
  return [{ role: "user", content: [{ media: { url: url as string } }] }];
}

async function check(url: string, compat: string) {
  const folder = makeFolder({
    "slipway.yaml": `slipway: 1\nmodel: amazon.nova-lite-v1:0\ncompat: ${compat}\nmedia: { allow: ["s3://acme/"] }\n`,
    "prompts/a.prompt": "Hello\n",
    "prompts/a.cases.yaml": `cases:\n  - name: one\n    history:\n      - role: user\n        content:\n          - media: { url: ${JSON.stringify(url)} }\n`,
    "media/a.png": "x",
  });
  const media: string[] = [];
  const { findings } = await checkProject(await loadProject(folder), testContext(folder), {
    each: (checked) => void media.push(...checked.media.map(({ path }) => path)),
  });
  const shown = findings
    .filter(({ severity }) => severity === "error")
    .map(({ rule, range, message }) => ({ rule, line: range.start.line, message }));
  return { shown, media };
}

describe("media in the history of a case", () => {
  describe.each(modes)("%s", (compat) => {
    test.each(refused)("%s is refused by the check and when rendering", async (url, reason) => {
      const { shown, media } = await check(url, compat);
      expect(shown).toMatchObject([{ rule: "media-address", line: 6 }]);
      expect(shown[0]?.message).toContain(reason);
      expect(media).toEqual([]);
      const error = thrownBy(() =>
        render("u", {}, { compat, history: historyWith(url), mediaAllowed: ["s3://acme/"] }),
      );
      expect(error).toMatchObject({ code: "SW0312", message: expect.stringContaining(reason) as string });
    });

    it("is delivered where it is a file of the project, and missed where there is none", async () => {
      expect(await check("media/a.png", compat)).toEqual({ shown: [], media: ["media/a.png"] });
      expect(await check("s3://acme/a.png", compat)).toEqual({ shown: [], media: [] });
      const { shown } = await check("media/b.png", compat);
      expect(shown).toMatchObject([{ rule: "media-missing", line: 6 }]);
    });
  });

  it("has texts for its address and its type", () => {
    for (const media of [null, "a.png", {}, { url: 1 }, { url: "a.png", contentType: {} }]) {
      const history = [{ role: "user", content: [{ media }] }] as unknown as Case["history"];
      expect(thrownBy(() => render("u", {}, { history }))).toMatchObject({ code: "SW0310" });
    }
  });
});
