import { expect, test } from "vitest";
import { terminalFacts } from "../../src/platform/environment.ts";

const terminal = { isTerminal: true, columns: 100 };
const pipe = { isTerminal: false, columns: undefined };

test("a person watches a terminal, and no log of continuous integration", () => {
  expect(terminalFacts({}, terminal, undefined).interactive).toBe(true);
  expect(terminalFacts({}, pipe, undefined).interactive).toBe(false);
  expect(terminalFacts({ CI: "true" }, terminal, undefined).interactive).toBe(false);
  expect(terminalFacts({ CI: "false" }, terminal, undefined).interactive).toBe(true);
  expect(terminalFacts({ TERM: "dumb" }, terminal, undefined).interactive).toBe(false);
});

test("the width is the terminal's, else COLUMNS, else a log's, within reason", () => {
  expect(terminalFacts({ COLUMNS: "70" }, terminal, undefined).columns).toBe(100);
  expect(terminalFacts({ COLUMNS: "70" }, pipe, undefined).columns).toBe(70);
  expect(terminalFacts({}, pipe, undefined).columns).toBe(120);
  expect(terminalFacts({ COLUMNS: "1" }, pipe, undefined).columns).toBe(40);
  expect(terminalFacts({ COLUMNS: "99999999" }, pipe, undefined).columns).toBe(400);
  expect(terminalFacts({ COLUMNS: "wide" }, pipe, undefined).columns).toBe(120);
});
