// src/secrets/severity.ts
function severityOf(confidence) {
	return confidence === "low" ? "warning" : "error";
}

Object.defineProperty(exports, "severityOf", {
  enumerable: true,
  get: function () {
    return severityOf;
  }
});
