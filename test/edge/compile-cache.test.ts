import { expect, test } from "vitest";
import { compileCacheFolder, openCompileCache } from "../../src/edge/compile-cache.ts";

test.each([
  [{ XDG_CACHE_HOME: "/cache", HOME: "/home/anna" }, "/cache/slipway/compiled"],
  [{ HOME: "/home/anna" }, "/home/anna/.cache/slipway/compiled"],
  [{ XDG_CACHE_HOME: "relative", HOME: "/home/anna" }, "/home/anna/.cache/slipway/compiled"],
  [{ HOME: "" }, undefined],
  [{ HOME: "relative" }, undefined],
  [{}, undefined],
])("for %j the folder is %s", (environment, folder) => {
  expect(compileCacheFolder(environment, "linux")).toBe(folder);
});

test("on Windows it is the local application data, and never the home folder", () => {
  expect(compileCacheFolder({ LOCALAPPDATA: "/local", HOME: "/home/anna" }, "win32")).toBe("/local/slipway/compiled");
  expect(compileCacheFolder({ HOME: "/home/anna" }, "win32")).toBeUndefined();
});

test("whoever settled Node's cache by Node's own variables is left alone", () => {
  expect(openCompileCache({ NODE_COMPILE_CACHE: "/x", HOME: "/nowhere" }, "linux")).toBeUndefined();
  expect(openCompileCache({ NODE_DISABLE_COMPILE_CACHE: "1", HOME: "/nowhere" }, "linux")).toBeUndefined();
});
