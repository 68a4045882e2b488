#!/usr/bin/env node
// src/cli.ts
/**
* The entry of the command line. It says one clear line on a Node that is too old and hands over otherwise. Nothing is
* imported statically and the words are plain, so that even a very old Node gets as far as the line.
*/
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || major === 22 && minor < 13) {
	process.stderr.write(`slipway needs Node 22.13 or newer, and this is Node ${process.versions.node}.\n`);
	process.exitCode = 2;
} else Promise.resolve().then(() => require("./chunks/cli-start.js")).then(({ start }) => start());
