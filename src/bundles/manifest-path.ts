/** Which paths may stand in a bundle: those that may stand in a project. */
export * from "../platform/portable-path.ts";
