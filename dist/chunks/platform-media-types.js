// src/platform/media-types.ts
/**
* Media types by file extension: a fixed table, part of the public format (docs/store-format.md), because a bundle's
* digest covers them and must be the same on every machine.
*/
/** What is text, with its character set said, as S3 serves it. */
const textTypes = {
	css: "text/css; charset=utf-8",
	csv: "text/csv; charset=utf-8",
	handlebars: "text/plain; charset=utf-8",
	hbs: "text/plain; charset=utf-8",
	htm: "text/html; charset=utf-8",
	html: "text/html; charset=utf-8",
	j2: "text/plain; charset=utf-8",
	jinja: "text/plain; charset=utf-8",
	jinja2: "text/plain; charset=utf-8",
	json: "application/json",
	md: "text/markdown; charset=utf-8",
	prompt: "text/plain; charset=utf-8",
	template: "text/plain; charset=utf-8",
	tmpl: "text/plain; charset=utf-8",
	txt: "text/plain; charset=utf-8",
	xml: "application/xml",
	yaml: "application/yaml",
	yml: "application/yaml"
};
/** Pictures, documents, sound and film that models take. */
const mediaTypes = {
	avif: "image/avif",
	bmp: "image/bmp",
	doc: "application/msword",
	docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	flac: "audio/flac",
	flv: "video/x-flv",
	gif: "image/gif",
	heic: "image/heic",
	jpeg: "image/jpeg",
	jpg: "image/jpeg",
	m4a: "audio/mp4",
	mkv: "video/x-matroska",
	mov: "video/quicktime",
	mp3: "audio/mpeg",
	mp4: "video/mp4",
	mpeg: "video/mpeg",
	mpg: "video/mpeg",
	ogg: "audio/ogg",
	opus: "audio/opus",
	pdf: "application/pdf",
	png: "image/png",
	svg: "image/svg+xml",
	tif: "image/tiff",
	tiff: "image/tiff",
	wav: "audio/wav",
	webm: "video/webm",
	webp: "image/webp",
	xls: "application/vnd.ms-excel",
	xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
};
/** The media type of a file by its extension; bytes without further meaning where the table has none. */
function mediaTypeOf(path) {
	const extension = extensionOf(path);
	if (Object.hasOwn(textTypes, extension)) return textTypes[extension] ?? "";
	if (Object.hasOwn(mediaTypes, extension)) return mediaTypes[extension] ?? "";
	return "application/octet-stream";
}
/** True for pictures, documents, sound and film, which are passed by address and not as text. */
function isMediaPath(path) {
	return Object.hasOwn(mediaTypes, extensionOf(path));
}
function extensionOf(path) {
	const name = path.slice(path.lastIndexOf("/") + 1);
	const dot = name.lastIndexOf(".");
	return dot <= 0 ? "" : name.slice(dot + 1).toLowerCase();
}

Object.defineProperty(exports, "isMediaPath", {
  enumerable: true,
  get: function () {
    return isMediaPath;
  }
});
Object.defineProperty(exports, "mediaTypeOf", {
  enumerable: true,
  get: function () {
    return mediaTypeOf;
  }
});
