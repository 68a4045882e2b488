// src/commands/catalogue.ts
/** Every rule, by id. */
async function loadRules() {
	return (await Promise.all([
		Promise.resolve().then(() => require("./platform-rules.js")).then((n) => n.rules_exports).then((room) => room.platformRules),
		Promise.resolve().then(() => require("./secrets-rules.js")).then((room) => room.secretsRules),
		Promise.resolve().then(() => require("./project-rules.js")).then((n) => n.rules_exports).then((room) => room.projectRules),
		Promise.resolve().then(() => require("./prompts-case-rules.js")).then((n) => n.rules_exports).then((room) => room.promptsRules),
		Promise.resolve().then(() => require("./models-rules.js")).then((n) => n.rules_exports).then((room) => room.modelsRules)
	])).flat().sort((a, b) => a.id < b.id ? -1 : 1);
}
/** Every error, by code. */
async function loadErrors() {
	return (await Promise.all([
		Promise.resolve().then(() => require("./platform-platform-errors.js")).then((n) => n.platform_errors_exports).then((room) => room.platformErrors),
		Promise.resolve().then(() => require("./secrets-errors.js")).then((n) => n.errors_exports).then((room) => room.secretsErrors),
		Promise.resolve().then(() => require("./project-errors.js")).then((n) => n.errors_exports).then((room) => room.projectErrors),
		Promise.resolve().then(() => require("./prompts-errors.js")).then((n) => n.errors_exports).then((room) => room.promptsErrors),
		Promise.resolve().then(() => require("./bundles-errors.js")).then((n) => n.errors_exports).then((room) => room.bundlesErrors),
		Promise.resolve().then(() => require("./stores-errors.js")).then((room) => room.storesErrors),
		Promise.resolve().then(() => require("./releases-errors.js")).then((n) => n.errors_exports).then((room) => room.releasesErrors),
		Promise.resolve().then(() => require("./aws-errors.js")).then((room) => room.awsErrors),
		Promise.resolve().then(() => require("./reader-errors.js")).then((room) => room.readerErrors)
	])).flatMap((room) => Object.entries(room.entries).map(([code, entry]) => ({
		code,
		...entry
	}))).sort((a, b) => a.code < b.code ? -1 : 1);
}
/** Every schema, by name. */
async function loadSchemas() {
	return (await Promise.all([
		Promise.resolve().then(() => require("./project-schemas.js")).then((room) => room.projectSchemas),
		Promise.resolve().then(() => require("./prompts-schemas.js")).then((room) => room.promptsSchemas),
		Promise.resolve().then(() => require("./releases-schemas.js")).then((room) => room.releasesSchemas),
		Promise.resolve().then(() => require("./reports-schemas.js")).then((room) => room.reportsSchemas),
		Promise.resolve().then(() => require("./secrets-schemas.js")).then((room) => room.secretsSchemas)
	])).flat().sort((a, b) => a.name < b.name ? -1 : 1);
}

Object.defineProperty(exports, "loadErrors", {
  enumerable: true,
  get: function () {
    return loadErrors;
  }
});
Object.defineProperty(exports, "loadRules", {
  enumerable: true,
  get: function () {
    return loadRules;
  }
});
Object.defineProperty(exports, "loadSchemas", {
  enumerable: true,
  get: function () {
    return loadSchemas;
  }
});
