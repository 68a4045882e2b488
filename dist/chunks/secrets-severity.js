// src/secrets/severity.ts
/** A warning where the rule is a guess; everything else must be looked at before it is pushed. */
function severityOf(confidence) {
	return confidence === "low" ? "warning" : "error";
}

Object.defineProperty(exports, "severityOf", {
  enumerable: true,
  get: function () {
    return severityOf;
  }
});
