const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_order = require("./platform-order.js");

// src/commands/catalogue.ts
var catalogue_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	loadErrors: () => loadErrors,
	loadRules: () => loadRules,
	loadSchemas: () => loadSchemas
});
/** Every rule, by id. */
async function loadRules() {
	return (await Promise.all([
		Promise.resolve().then(() => require("./platform-rules.js")).then((n) => n.rules_exports).then((room) => room.platformRules),
		Promise.resolve().then(() => require("./secrets-rules.js")).then((room) => room.secretsRules),
		Promise.resolve().then(() => require("./project-rules.js")).then((n) => n.rules_exports).then((room) => room.projectRules),
		Promise.resolve().then(() => require("./prompts-case-rules.js")).then((n) => n.rules_exports).then((room) => room.promptsRules),
		Promise.resolve().then(() => require("./models-rules.js")).then((n) => n.rules_exports).then((room) => room.modelsRules),
		Promise.resolve().then(() => require("./evaluation-rules.js")).then((n) => n.rules_exports).then((room) => room.evaluationRules)
	])).flat().sort((a, b) => require_order.compareText(a.id, b.id));
}
/** Every error, by code. */
async function loadErrors() {
	return (await Promise.all([
		Promise.resolve().then(() => require("./platform-platform-errors.js")).then((n) => n.platform_errors_exports).then((room) => room.platformErrors),
		Promise.resolve().then(() => require("./secrets-errors.js")).then((n) => n.errors_exports).then((room) => room.secretsErrors),
		Promise.resolve().then(() => require("./project-errors.js")).then((n) => n.errors_exports).then((room) => room.projectErrors),
		Promise.resolve().then(() => require("./prompts-errors.js")).then((n) => n.errors_exports).then((room) => room.promptsErrors),
		Promise.resolve().then(() => require("./models-errors.js")).then((n) => n.errors_exports).then((room) => room.modelsErrors),
		Promise.resolve().then(() => require("./changes-errors.js")).then((n) => n.errors_exports).then((room) => room.changesErrors),
		Promise.resolve().then(() => require("./bundles-errors.js")).then((n) => n.errors_exports).then((room) => room.bundlesErrors),
		Promise.resolve().then(() => require("./stores-errors.js")).then((room) => room.storesErrors),
		Promise.resolve().then(() => require("./releases-errors.js")).then((n) => n.errors_exports).then((room) => room.releasesErrors),
		Promise.resolve().then(() => require("./gates-errors.js")).then((n) => n.errors_exports).then((room) => room.gatesErrors),
		Promise.resolve().then(() => require("./aws-errors.js")).then((n) => n.errors_exports).then((room) => room.awsErrors),
		Promise.resolve().then(() => require("./github-errors.js")).then((n) => n.errors_exports).then((room) => room.githubErrors),
		Promise.resolve().then(() => require("./reader-errors.js")).then((room) => room.readerErrors),
		Promise.resolve().then(() => require("./provenance-errors.js")).then((n) => n.errors_exports).then((room) => room.provenanceErrors),
		Promise.resolve().then(() => require("./evaluation-errors.js")).then((n) => n.errors_exports).then((room) => room.evaluationErrors),
		Promise.resolve().then(() => require("./reports-errors.js")).then((n) => n.errors_exports).then((room) => room.reportsErrors)
	])).flatMap((room) => Object.entries(room.entries).map(([code, entry]) => ({
		code,
		...entry
	}))).sort((a, b) => require_order.compareText(a.code, b.code));
}
/** Every schema, by name. */
async function loadSchemas() {
	return (await Promise.all([
		Promise.resolve().then(() => require("./project-schemas.js")).then((room) => room.projectSchemas),
		Promise.resolve().then(() => require("./prompts-schemas.js")).then((room) => room.promptsSchemas),
		Promise.resolve().then(() => require("./changes-schemas.js")).then((n) => n.schemas_exports).then((room) => room.changesSchemas),
		Promise.resolve().then(() => require("./models-schemas.js")).then((room) => room.modelsSchemas),
		Promise.resolve().then(() => require("./releases-schemas.js")).then((room) => room.releasesSchemas),
		Promise.resolve().then(() => require("./gates-schemas.js")).then((room) => room.gatesSchemas),
		Promise.resolve().then(() => require("./reports-schemas.js")).then((room) => room.reportsSchemas),
		Promise.resolve().then(() => require("./secrets-schemas.js")).then((room) => room.secretsSchemas),
		Promise.resolve().then(() => require("./evaluation-schemas.js")).then((room) => room.evaluationSchemas),
		Promise.resolve().then(() => require("./aws-schemas.js")).then((room) => room.awsSchemas)
	])).flat().sort((a, b) => require_order.compareText(a.name, b.name));
}

Object.defineProperty(exports, "catalogue_exports", {
  enumerable: true,
  get: function () {
    return catalogue_exports;
  }
});
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
