const require_evaluation_schema = require("./evaluation-evaluation-schema.js");

// src/evaluation/schemas.ts
const evaluationSchemas = [{
	name: "evaluation",
	title: "Answers judged by what cases demand",
	schema: require_evaluation_schema.evaluationSchema
}];

exports.evaluationSchemas = evaluationSchemas;
