import { expect, test } from "vitest";
import { createProgress } from "../../src/platform/progress.ts";

function display(interactive: boolean, verbose = false) {
  let time = 0;
  let written = "";
  const progress = createProgress({
    write: (text) => {
      written += text;
    },
    interactive,
    columns: 40,
    verbose,
    clock: () => time,
  });
  return {
    progress,
    at: (milliseconds: number) => {
      time = milliseconds;
    },
    written: () => written,
  };
}

test("what is quick stays silent", () => {
  for (const interactive of [true, false]) {
    const { progress, at, written } = display(interactive);
    progress.update("checking", 1, 10);
    at(400);
    progress.update("checking", 9, 10);
    progress.close();
    expect(written()).toBe("");
  }
});

test("a terminal shows one line that is replaced, and none at the end", () => {
  const { progress, at, written } = display(true);
  at(600);
  progress.update("checking prompts", 10, 40);
  at(650);
  progress.update("checking prompts", 11, 40);
  at(800);
  progress.update("checking prompts", 20, 40);
  progress.close();
  expect(written()).toBe("checking prompts 10/40 (25 %)\r\x1b[2Kchecking prompts 20/40 (50 %)\r\x1b[2K");
  at(9_000);
  progress.update("late", 1, 2);
  expect(written()).not.toContain("late");
});

test("a line in place never wraps, and shows no foreign escape", () => {
  const { progress, at, written } = display(true);
  at(600);
  progress.update(`file \x1b[2J ${"日".repeat(60)}`);
  expect(written()).toBe(`file [U+001B][2J ${"日".repeat(11)}`);
});

test("a log gets a line now and then", () => {
  const { progress, at, written } = display(false);
  for (let second = 0; second <= 30; second += 1) {
    at(second * 1000);
    progress.update("checking", second, 30);
  }
  expect(written()).toBe("checking 5/30 (16 %)\nchecking 15/30 (50 %)\nchecking 25/30 (83 %)\n");
});

test("notes interrupt the line in place, debug lines want --verbose", () => {
  const { progress, at, written } = display(true);
  at(600);
  progress.update("uploading");
  progress.note("beta is at 7");
  progress.debug("GET current.json");
  expect(written()).toBe("uploading\r\x1b[2Kbeta is at 7\n");
  const verbose = display(false, true);
  verbose.progress.debug("GET current.json");
  expect(verbose.written()).toBe("GET current.json\n");
});
