const require_markup = require("./platform-markup.js");
const require_visible = require("./platform-visible.js");

// src/reports/xml.ts
/** Foreign text in XML. */
/** Characters that XML 1.0 does not have (section 2.2) are control characters or lone surrogates: `visible` spells them out. */
function xmlText(value) {
	return require_markup.escapeMarkup(require_visible.visible(value).replace(/[\ufffe\uffff]/g, "\ufffd"));
}
/** One line, for an attribute in double quotes. */
function xmlAttribute(value) {
	return require_markup.escapeMarkup(require_visible.visibleLine(value).replace(/[\ufffe\uffff]/g, "\ufffd"));
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
