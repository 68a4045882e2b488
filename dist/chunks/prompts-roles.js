// src/prompts/roles.ts
/** The roles that messages may have, and what else people call them. */
/** Dotprompt's roles, as `docs/rendering.md` names them. */
const roleNames = [
	"system",
	"user",
	"model",
	"tool"
];
/** What other services and libraries call the same speakers. */
const otherWordsForRoles = /* @__PURE__ */ new Map([
	["assistant", "model"],
	["ai", "model"],
	["bot", "model"],
	["human", "user"],
	["developer", "system"],
	["function", "tool"]
]);

Object.defineProperty(exports, "otherWordsForRoles", {
  enumerable: true,
  get: function () {
    return otherWordsForRoles;
  }
});
Object.defineProperty(exports, "roleNames", {
  enumerable: true,
  get: function () {
    return roleNames;
  }
});
