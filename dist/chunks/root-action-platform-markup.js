// src/platform/markup.ts
/** The five characters that mean something to parsers of HTML and XML, in content and in quoted attributes. */
function escapeMarkup(text) {
	if (!/[&<>"']/.test(text)) return text;
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;").replaceAll("'", "&#39;");
}

Object.defineProperty(exports, "escapeMarkup", {
  enumerable: true,
  get: function () {
    return escapeMarkup;
  }
});
