const require_markup = require("./platform-markup.js");
const require_inputs = require("./commands-index.js");

// src/reports/xml.ts
/** Foreign text in XML. */
/** Characters that XML 1.0 does not have (section 2.2) are control characters or lone surrogates: `visible` spells them out. */
function xmlText(value) {
	return require_markup.escapeMarkup(require_inputs.visible(value).replace(/[\ufffe\uffff]/g, "�"));
}
/** One line, for an attribute in double quotes. */
function xmlAttribute(value) {
	return require_markup.escapeMarkup(require_inputs.visibleLine(value).replace(/[\ufffe\uffff]/g, "�"));
}

Object.defineProperty(exports, "xmlAttribute", {
  enumerable: true,
  get: function () {
    return xmlAttribute;
  }
});
Object.defineProperty(exports, "xmlText", {
  enumerable: true,
  get: function () {
    return xmlText;
  }
});
