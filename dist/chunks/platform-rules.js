const require_rolldown_runtime = require("./rolldown-runtime.js");

// src/platform/rules.ts
var rules_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ platformRules: () => platformRules });
const fileUnreadable = {
	id: "file-unreadable",
	group: "project",
	severity: "error",
	title: "A file cannot be read as text",
	page: `Slipway reads UTF-8 text. A file that holds NUL characters, that is saved in another encoding (UTF-16, Latin-1), or
that is larger than the limit is refused, because everything after it would be guesswork.

**To repair it:** save the file as UTF-8. In VS Code choose \u201cSave with Encoding\u201d in the status bar; on a command line:
\`iconv --from-code=latin1 --to-code=utf8 FILE\`. A byte order mark and Windows line ends are no problem: Slipway reads
them as if they were not there.

The limits can be raised under \`limits\` in \`slipway.yaml\`.`
};
const yamlSyntax = {
	id: "yaml-syntax",
	group: "project",
	severity: "error",
	also: [{
		severity: "warning",
		when: "where a value has a tag, `!name`, that nothing here understands"
	}],
	title: "YAML that cannot be understood",
	page: `The file, or the part of a prompt between the two \`---\` lines, is not valid YAML. Other tools may hide this:
Dotprompt then sends the whole file, settings included, as the prompt.

The usual causes:

| written | meant |
| --- | --- |
| \`title: Note: read this\` | \`title: "Note: read this"\` |
| \`temperature 0.5\` | \`temperature: 0.5\` |
| \`name: {{name}}\` | \`name: "{{name}}"\` |
| a line that begins with a tab | two spaces for each level |

A value that holds \`: \`, that begins with one of \`{ [ & * ! | > % @ \\\`\`, or that begins or ends with a space needs quotes.`
};
const yamlDuplicateKey = {
	id: "yaml-duplicate-key",
	group: "project",
	severity: "error",
	title: "The same key twice in one mapping",
	page: `Readers of YAML disagree about which of two equal keys counts, so one of them is silently lost. Remove one, or
rename it.`
};
const yamlTooLarge = {
	id: "yaml-too-large",
	group: "project",
	severity: "error",
	title: "YAML that grows beyond bounds when it is read",
	page: `A few lines of YAML aliases (\`*name\`) can stand for billions of values, and nesting can be made deep enough to
exhaust memory. Slipway accepts 64 levels of nesting, 20,000 values through aliases and half a million values in a file. Write the
values out, or split the file.`
};
const yamlNotJson = {
	id: "yaml-not-json",
	group: "project",
	severity: "error",
	title: "A YAML value that JSON does not have",
	page: `Everything that Slipway reads is stored as JSON, so that applications in any language can read it. \`.inf\`,
\`.nan\` and half of a Unicode surrogate pair (\`"\\ud83d"\`) have no JSON form. Write a number or a whole character.`
};
const jsonSyntax = {
	id: "json-syntax",
	group: "project",
	severity: "error",
	title: "JSON that cannot be understood",
	page: `The file is not valid JSON, so \`json.load\` in Python and \`JSON.parse\` refuse it, and a pipeline that reads it
stops. The usual causes are a missing comma between two lines, a missing quote, typographic quotes (\u201c \u201d) pasted from a
document, and \`True\` or \`None\` from Python in place of \`true\` and \`null\`.`
};
const jsonTrailingComma = {
	id: "json-trailing-comma",
	group: "project",
	severity: "error",
	title: "A comma after the last entry in JSON",
	page: `JSON allows a comma only between two entries. \`json.load\` in Python and \`JSON.parse\` refuse the file.

\`\`\`json
{ "name": "Jordan", "course": "AI Fundamentals", }
\`\`\`

Remove the last comma:

\`\`\`json
{ "name": "Jordan", "course": "AI Fundamentals" }
\`\`\``
};
const jsonComment = {
	id: "json-comment",
	group: "project",
	severity: "error",
	title: "A comment in JSON",
	page: `JSON has no comments: \`json.load\` in Python and \`JSON.parse\` refuse the file. Remove the comment, or keep it as a
value: \`"description": "for the welcome mail"\`.`
};
const jsonDuplicateKey = {
	id: "json-duplicate-key",
	group: "project",
	severity: "error",
	title: "The same key twice in one JSON object",
	page: `Readers of JSON keep the last of two equal keys and lose the first without a word. Remove one, or rename it.`
};
const unknownKey = {
	id: "unknown-key",
	group: "project",
	severity: "error",
	also: [{
		severity: "warning",
		when: "in the front matter of a prompt with `compat: dotprompt`"
	}],
	title: "A key that nothing reads",
	page: `A key in \`slipway.yaml\`, in cases or in front matter is not one that Slipway knows. Most often it is a spelling
mistake, and the setting that was meant has no effect; that is why it is an error and not a note.

The message names the nearest known key. In front matter, keys of your own need a namespace, a word and a dot, as in
Dotprompt: \`acme.owner: support\`. They are kept and delivered, and never looked at.`
};
const invalidValue = {
	id: "invalid-value",
	group: "project",
	severity: "error",
	title: "A value of the wrong kind",
	page: `A value in \`slipway.yaml\`, in cases or in front matter is not of the kind that its key takes: text where a list
belongs, a number where text belongs, a word that is none of the choices.

Two traps of YAML: digits without quotes are a number, so an account id such as \`012345678901\` loses its first zero, and
\`yes\`, \`on\` and \`1.10\` are not always what they seem. Quotes make any value text.`
};
const platformRules = [
	fileUnreadable,
	yamlSyntax,
	yamlDuplicateKey,
	yamlTooLarge,
	yamlNotJson,
	jsonSyntax,
	jsonTrailingComma,
	jsonComment,
	jsonDuplicateKey,
	unknownKey,
	invalidValue
];

Object.defineProperty(exports, "fileUnreadable", {
  enumerable: true,
  get: function () {
    return fileUnreadable;
  }
});
Object.defineProperty(exports, "invalidValue", {
  enumerable: true,
  get: function () {
    return invalidValue;
  }
});
Object.defineProperty(exports, "jsonComment", {
  enumerable: true,
  get: function () {
    return jsonComment;
  }
});
Object.defineProperty(exports, "jsonDuplicateKey", {
  enumerable: true,
  get: function () {
    return jsonDuplicateKey;
  }
});
Object.defineProperty(exports, "jsonSyntax", {
  enumerable: true,
  get: function () {
    return jsonSyntax;
  }
});
Object.defineProperty(exports, "jsonTrailingComma", {
  enumerable: true,
  get: function () {
    return jsonTrailingComma;
  }
});
Object.defineProperty(exports, "platformRules", {
  enumerable: true,
  get: function () {
    return platformRules;
  }
});
Object.defineProperty(exports, "rules_exports", {
  enumerable: true,
  get: function () {
    return rules_exports;
  }
});
Object.defineProperty(exports, "unknownKey", {
  enumerable: true,
  get: function () {
    return unknownKey;
  }
});
Object.defineProperty(exports, "yamlDuplicateKey", {
  enumerable: true,
  get: function () {
    return yamlDuplicateKey;
  }
});
Object.defineProperty(exports, "yamlNotJson", {
  enumerable: true,
  get: function () {
    return yamlNotJson;
  }
});
Object.defineProperty(exports, "yamlSyntax", {
  enumerable: true,
  get: function () {
    return yamlSyntax;
  }
});
Object.defineProperty(exports, "yamlTooLarge", {
  enumerable: true,
  get: function () {
    return yamlTooLarge;
  }
});
