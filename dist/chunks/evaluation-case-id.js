// src/evaluation/case-id.ts
/**
* A case in one text, as lists of a document name it: `prompt/case`. In the case's own name `/` stands as `%2F` and `%` as
* `%25`, so that no two cases of a project share one: what comes before the last `/` is the prompt.
*/
function caseIdOf(prompt, name) {
	return `${prompt}/${name.replace(/[%/]/g, encodeURIComponent)}`;
}

Object.defineProperty(exports, "caseIdOf", {
  enumerable: true,
  get: function () {
    return caseIdOf;
  }
});
