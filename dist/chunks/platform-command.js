// src/platform/command.ts
/** Keeps the literal types of the inputs so that `run` gets exact values. */
function defineCommand(definition) {
	return definition;
}

Object.defineProperty(exports, "defineCommand", {
  enumerable: true,
  get: function () {
    return defineCommand;
  }
});
