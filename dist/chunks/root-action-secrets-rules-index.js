const require_review = require("./root-action-review.js");
let node_buffer = require("node:buffer");
let node_crypto = require("node:crypto");
let node_zlib = require("node:zlib");

// src/secrets/checksums.ts
/**
* Checksums and structures inside credentials, told by their issuers or by the code that issues them. A token whose
* checksum does not hold was never issued: it is a placeholder, a test vector or a typing error.
*
* All functions take latin1 text, are linear in its length and never throw.
*/
const base62Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** A number below 2^32 in base 62, digits before capitals before small letters, padded with zeros. */
function toBase62(value, width) {
	let text = "";
	let rest = value;
	while (rest > 0) {
		text = base62Digits.charAt(rest % 62) + text;
		rest = Math.floor(rest / 62);
	}
	return text.padStart(width, "0");
}
/**
* True where the last six characters are the CRC-32 of the characters between prefix and checksum, in base 62:
* GitHub (github.blog, "Behind GitHub's new authentication token formats", 2021), npm and Vercel tokens.
*/
function hasBase62Checksum(token, prefixLength) {
	const body = token.slice(prefixLength, -6);
	return body.length > 0 && toBase62((0, node_zlib.crc32)(body), 6) === token.slice(-6);
}
/**
* True where the last eight hex digits of a Grafana token (`glsa_\u2026_xxxxxxxx`) are the little-endian CRC-32 of all that
* stands before the second underscore. Source: grafana/grafana, pkg/components/satokengen.
*/
function hasGrafanaChecksum(token) {
	const split = token.lastIndexOf("_");
	const checksum = node_buffer.Buffer.alloc(4);
	checksum.writeUInt32LE((0, node_zlib.crc32)(token.slice(0, split)));
	return checksum.toString("hex") === token.slice(split + 1);
}
/** True where the last eight hex digits are the CRC-32 of the text between prefix and `_`: Zuplo's `zpka_`. */
function hasHexChecksum(token, prefixLength) {
	const split = token.lastIndexOf("_");
	return (0, node_zlib.crc32)(token.slice(prefixLength, split)).toString(16).padStart(8, "0") === token.slice(split + 1).toLowerCase();
}
/**
* True where a Confluent secret (`cflt` + 54 + 6) ends in the unpadded base64 of the little-endian CRC-32 of what is
* between prefix and checksum.
*/
function hasConfluentChecksum(token) {
	const checksum = node_buffer.Buffer.alloc(4);
	checksum.writeUInt32LE((0, node_zlib.crc32)(token.slice(4, -6)));
	return checksum.toString("base64").slice(0, 6) === token.slice(-6);
}
/**
* True where a routable GitLab token holds together: `<prefix><base64url payload>.<version><length><crc>` with the
* length of the payload in two and the CRC-32 of everything before it in seven digits of base 36.
* Source: gitlab-org/gitlab, lib/authn/token_field/generator/routable_token.rb, and the routable tokens design document.
*/
function hasGitlabChecksum(token) {
	const crc = token.slice(-7);
	const dot = token.lastIndexOf(".");
	const payloadEnd = token.lastIndexOf(".", dot - 1);
	const signed = token.slice(0, -7);
	return payloadEnd > 0 && (0, node_zlib.crc32)(signed).toString(36).padStart(7, "0") === crc;
}
const marvinRounds = (state) => {
	const rotate = (value, by) => (value << by | value >>> 32 - by) >>> 0;
	let low = state.low;
	let high = (state.high ^ low) >>> 0;
	low = rotate(low, 20) + high >>> 0;
	high = (rotate(high, 9) ^ low) >>> 0;
	low = rotate(low, 27) + high >>> 0;
	high = rotate(high, 19);
	state.low = low;
	state.high = high;
};
/**
* Marvin32, collapsed to 32 bits as four little-endian bytes. `seed` is the eight characters that Microsoft's key kinds
* are named by, first character highest. Sources: microsoft/SymCrypt lib/marvin32.c, microsoft/security-utilities.
*/
function marvin32(data, seed) {
	const seedBytes = node_buffer.Buffer.from(seed, "latin1");
	const state = {
		low: seedBytes.readUInt32BE(4),
		high: seedBytes.readUInt32BE(0)
	};
	const view = node_buffer.Buffer.from(data.buffer, data.byteOffset, data.byteLength);
	const whole = data.length & -4;
	for (let at = 0; at < whole; at += 4) {
		state.low = state.low + view.readUInt32LE(at) >>> 0;
		marvinRounds(state);
	}
	let last = 128;
	for (let at = data.length - 1; at >= whole; at--) last = (last << 8 | (data[at] ?? 0)) >>> 0;
	state.low = state.low + last >>> 0;
	marvinRounds(state);
	marvinRounds(state);
	const hash = node_buffer.Buffer.alloc(4);
	hash.writeUInt32LE((state.low ^ state.high) >>> 0);
	return hash;
}
/**
* True where an Azure key of the first identifiable form (32, 39 or 64 bytes in base64, four characters of signature,
* then the checksum) carries the Marvin checksum of one of the seeds.
*/
function hasAzureChecksum(key, seeds) {
	const bytes = node_buffer.Buffer.from(key, "base64");
	if (bytes.length < 12) return false;
	const body = bytes.subarray(0, -4);
	const checksum = bytes.subarray(-4);
	return seeds.some((seed) => marvin32(body, seed).equals(checksum));
}
/**
* True where a common annotated security key (`\u2026JQQJ99\u2026`, 84 or 88 characters) carries its checksum: Marvin32 of the
* first 60 bytes with the seed `Default0`, in base 64 or, since 2024, in base 62.
*/
function hasAnnotatedKeyChecksum(key) {
	const bytes = node_buffer.Buffer.from(key.slice(0, 80), "base64");
	if (bytes.length !== 60) return false;
	const hash = marvin32(bytes, "Default0");
	const stored = key.slice(80).replace(/=+$/, "");
	if (hash.toString("base64").replace(/=+$/, "").startsWith(stored.length === 4 ? stored : stored.slice(0, 6))) return true;
	return toBase62(hash.readUInt32BE(0), 1).padEnd(6, "0").startsWith(stored);
}
const bech32Digits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
/** True where a bech32 text (`prefix1data`, one case) carries its checksum: BIP 173; age keys use it. */
function hasBech32Checksum(text) {
	const lower = text.toLowerCase();
	const split = lower.lastIndexOf("1");
	if (split < 1) return false;
	const values = [];
	for (const char of lower.slice(0, split)) values.push(char.charCodeAt(0) >> 5);
	values.push(0);
	for (const char of lower.slice(0, split)) values.push(char.charCodeAt(0) & 31);
	for (const char of lower.slice(split + 1)) {
		const value = bech32Digits.indexOf(char);
		if (value < 0) return false;
		values.push(value);
	}
	return bech32Polynomial(values) === 1;
}
/** The checksum polynomial of BIP 173 over five-bit values. */
function bech32Polynomial(values) {
	const generator = [
		996825010,
		642813549,
		513874426,
		1027748829,
		705979059
	];
	let checksum = 1;
	for (const value of values) {
		const top = checksum >>> 25;
		checksum = (checksum & 33554431) << 5 ^ value;
		generator.forEach((term, bit) => {
			if (top >>> bit & 1) checksum ^= term;
		});
	}
	return checksum >>> 0;
}
/** Header and payload of a JSON Web Token where both are JSON objects and the header names an algorithm. */
function decodeJwt(token) {
	const [header, payload] = token.split(".", 2).map(decodeJsonObject);
	return header !== void 0 && payload !== void 0 && typeof header["alg"] === "string" ? {
		header,
		payload
	} : void 0;
}
/** The JSON object that a base64 or base64url text holds, or undefined. */
function decodeJsonObject(text) {
	try {
		const value = JSON.parse(node_buffer.Buffer.from(text, "base64url").toString("utf8"));
		return typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
	} catch {
		return;
	}
}

// src/secrets/rules/never-issued.ts
/**
* Tokens whose checksum does not hold were never issued. The rule of such a token refuses it by itself; this keeps the
* guessing rules (a name, a header, an address) from reporting it all the same.
*/
const forms = [
	{
		shape: /gh[pousr]_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/,
		holds: (token) => hasBase62Checksum(token, 4)
	},
	{
		shape: /npm_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/,
		holds: (token) => hasBase62Checksum(token, 4)
	},
	{
		shape: /vc[pircak]_[A-Za-z0-9_-]{56}(?![A-Za-z0-9_-])/,
		holds: (token) => hasBase62Checksum(token, 4)
	},
	{
		shape: /glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}(?![A-Za-z0-9_])/,
		holds: hasGrafanaChecksum
	},
	{
		shape: /zpk[ab]_[a-z0-9]{32}_[0-9a-f]{8}(?![A-Za-z0-9_])/,
		holds: (token) => hasHexChecksum(token, 5)
	},
	{
		shape: /gl[a-z]{2,6}-(?:t[0-9]_)?[A-Za-z0-9_-]{27,300}\.(?:[0-9a-z]{2}\.)?[0-9a-z]{9}(?![A-Za-z0-9_.-])/,
		holds: hasGitlabChecksum
	},
	{
		shape: /cflt[A-Za-z0-9+/]{60}(?![A-Za-z0-9+/=])/,
		holds: hasConfluentChecksum
	},
	{
		shape: /[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}(?:[A-Za-z0-9]{2}==)?(?![A-Za-z0-9+/=])/,
		holds: hasAnnotatedKeyChecksum
	},
	{
		shape: /AGE-SECRET-KEY-1[A-Z0-9]{58}(?![A-Z0-9])/i,
		holds: hasBech32Checksum
	}
];
/** True where the text holds a token of a form with a checksum, and the checksum is wrong. */
function isNeverIssued(text) {
	return forms.some(({ shape, holds }) => {
		const token = shape.exec(text)?.[0];
		return token !== void 0 && !holds(token);
	});
}

// src/secrets/rules/password-shape.ts
/**
* What a value says of itself: chosen by a machine, chosen by a person, or no secret at all. The engine's precision
* layer has taken out templates, placeholders and ciphertext before; this is the rest of the model.
*/
/** Words of defaults that every tutorial and every development set-up has. */
const defaultWords = new Set("postgres postgresql mysql mariadb mongo mongodb redis rabbitmq rabbit guest minio minioadmin elastic kibana sa anonymous super superuser supersecret topsecret verysecret letmein welcome qwerty asdf foo bar baz qux hello world abc pass passw passwort kennwort secure insecure unsafe weak strong wrong right good bad correct incorrect some any hunter monkey dragon sesame open mypass mypassword mysecret mytoken mykey mysecretkey myapikey supersecretkey supersecretpassword secretkey secretpassword secrettoken apikey apitoken accesstoken authtoken accesskey privatekey publickey sharedsecret clientsecret somesecret somepassword testpassword testtoken testkey testsecret testing dummypassword fakepassword fakekey faketoken user users name alice bob charlie john jane doe company corp acme contoso app application web site page index one two three four five six seven eight nine ten first second third last next previous replace me it do not commit use only never real change please note see docs documentation readme tbd tba n a na p ss w rd wrd passwd opensesame trustno1 iloveyou swordfish correcthorsebatterystaple hunter2 pa55 pa55word p4ss p4ssword passw0rd s3cret s3cr3t secr3t keyboard cat value1 value2 local host docker compose stage qa ci test1 demo1 temp tmp blah xyz".split(" "));
/** Splits a value into lower-case words: at signs, at digits, where small letters end and capitals begin. */
function wordsOf(text) {
	return text.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/([A-Z])([A-Z][a-z])/g, "$1 $2").toLowerCase().split(/[^a-z]+/).filter((word) => word.length > 0);
}
/** Every word in it is one that stands where secrets stand and is none: `test1234`, `my-secret-key`, `postgres`. */
function isDefaultValue(value) {
	const lower = value.toLowerCase();
	if (defaultWords.has(lower) || /^x*$/.test(lower.replace(/[^a-z0-9]/g, ""))) return true;
	const plain = lower.replace(/0/g, "o").replace(/1|!/g, "i").replace(/3/g, "e").replace(/4|@/g, "a").replace(/5|\$/g, "s");
	if (/^(?:my|the|super|very|top)?(?:p[a]ss(?:word|wd|phrase)?|secret|admin|letmein|welcome|qwerty|changeme|hunter2?)(?:[0-9i]{0,4}|[a-z]?)[^a-z0-9]{0,2}$/.test(plain)) return true;
	if (/pass(?:word|wd|wort)/i.test(value) && /^[^0-9]*[0-9]{0,3}[^A-Za-z0-9]{0,2}$/.test(value)) return true;
	const counted = /^([A-Za-z]{3,16})[-_@]?([0-9]{3,9})[!@#]?$/.exec(value);
	if (counted !== null && isCountingUp(counted[2] ?? "") && spokenShare(counted[1] ?? "") > .5) return true;
	const words = wordsOf(value);
	if (words.length === 0) return /^[0-9]{1,8}$/.test(value);
	if (/^[^a-z]{0,2}pass+w?o?[^a-z]?r?d[^a-z]{0,3}$/.test(lower.replace(/%[0-9a-f]{2}/g, "."))) return true;
	const digits = value.replace(/[^0-9]/g, "");
	if (digits.length > 4 && !isCountingUp(digits)) return false;
	const ordinary = require_review.ordinaryWords;
	return words.every((word) => ordinary.has(word) || defaultWords.has(word));
}
/** `12345`, `123456789`, `00000`, `2024` at the end are not random. */
function isCountingUp(digits) {
	return "01234567890123456789".includes(digits) || "98765432109876543210".includes(digits) || /^(\d)\1*$/.test(digits);
}
/** How many of the letters stand in runs that can be spoken, from 0 to 1. */
function spokenShare(value) {
	let letters = 0;
	let spoken = 0;
	for (const run of value.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+/g) ?? []) {
		if (/^[0-9]/.test(run)) continue;
		letters += run.length;
		if (isSpoken(run.toLowerCase())) spoken += run.length;
	}
	return letters === 0 ? 0 : spoken / letters;
}
/**
* How usual each pair of letters is in words of manuals and programs: rows by first letter, columns by second, from 0
* (never) to 9. Counted over the documentation of Node packages, Go and Python.
*/
const pairRows = [
	"36772362605877161878544442",
	"64425220641622530553611040",
	"73547437507643842557541030",
	"63468431721533642564533340",
	"74786653413768465887355742",
	"51445631700534640554501130",
	"41427235500435630553421010",
	"62237211500332620434301020",
	"55766561112769751677150406",
	"20003000100000200030300000",
	"31226341400323220253202020",
	"73368433803723740365532161",
	"74347211603453670254510040",
	"73777583615534642378553031",
	"55663552414668660766656311",
	"72437334604623651756522140",
	"00100000000000000120500000",
	"74659452704555740676543050",
	"63648346704543663468624261",
	"74558537802544750776533362",
	"56445541500657351666011302",
	"62427200500232320241111100",
	"51235113500214420442100100",
	"33434301400220250236041320",
	"22323210300354260254011101",
	"30016000300000200000000002"
];
/** Mean of the pairs' marks, from which a run counts as speech: 97 % of words of eight letters pass, 10 % of random ones. */
const spokenMark = 4.6;
const firstLetter = 97;
function isSpoken(run) {
	if (run.length < 3) return false;
	if (!/[aeiouy]/.test(run)) return false;
	let marks = 0;
	for (let index = 1; index < run.length; index++) {
		const row = pairRows[run.charCodeAt(index - 1) - firstLetter];
		marks += Number(row?.charAt(run.charCodeAt(index) - firstLetter) ?? 0);
	}
	return marks / (run.length - 1) >= (run.length === 3 ? 5 : spokenMark);
}
/** Most of the text is words with a sign between them: `this-is-not-the-token-you-look-for`. */
function isWorded(text) {
	const parts = text.split(/[-_. /]+/).filter((part) => part.length > 1);
	const words = parts.filter((part) => /^[A-Za-z]?[a-z]+$/.test(part) && (part.length < 3 || isSpoken(part.toLowerCase())));
	const lengthOf = (list) => list.reduce((sum, part) => sum + part.length, 0);
	return words.length >= 4 && lengthOf(words) / lengthOf(parts) > .6;
}
/** Hex in which every byte counts up, or one byte repeats: keys of test vectors. */
function isArithmeticHex(value) {
	const hex = /^(?:0x)?([0-9a-f]{16,})$/i.exec(value)?.[1];
	if (hex === void 0 || hex.length % 2 !== 0) return false;
	const bytes = node_buffer.Buffer.from(hex, "hex");
	const step = (bytes[1] ?? 0) - (bytes[0] ?? 0) + 256 & 255;
	for (let at = 1; at < bytes.length; at++) if ((bytes[at] ?? 0) - (bytes[at - 1] ?? 0) + 256 - step & 255) return false;
	return true;
}
/** What tutorials hash: the digests of these are in more files than any secret. */
const hashedWords = [
	"",
	"password",
	"Password",
	"123456",
	"12345678",
	"admin",
	"test",
	"secret",
	"hello",
	"hello world",
	"Hello World",
	"foo",
	"bar",
	"abc",
	"a",
	"root",
	"1234",
	"qwerty",
	"changeme",
	"letmein",
	"user",
	"example"
];
const digestNames = /* @__PURE__ */ new Map([
	[32, "md5"],
	[40, "sha1"],
	[64, "sha256"]
]);
/** True for the MD5, SHA-1 or SHA-256 of a word that tutorials hash. */
function isDigestOfWord(value) {
	const algorithm = /^[0-9a-f]+$/i.test(value) ? digestNames.get(value.length) : void 0;
	if (algorithm === void 0) return false;
	const lower = value.toLowerCase();
	return hashedWords.some((word) => (0, node_crypto.createHash)(algorithm).update(word).digest("hex") === lower);
}
/** Beginnings of what is public, encrypted or a digest. */
const publicBeginnings = /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2|sk-ssh|sk-ecdsa|age1|pk[_.-]|pub[_-]|sb_publishable_|pub[0-9a-f]{32}$|public|phc_|sub-c-|ca-pub-|mob-[0-9a-f]|NR(?:JS|BR)-|dvc_(?:client|mobile)_|G-[A-Z0-9]{8,12}$|UA-[0-9]|GTM-|sha(?:1|224|256|384|512)?[-:]|md5[-:]|blake|crc|gAAAAA|AQICAH|AQECAH|urn:|arn:|projects\/|did:|data:|cid:|mailto:|magnet:|MIGf|MIIB[IC]jAN|MFkwEwYH|MCowBQYDK2V|#(?:[0-9a-fA-F]{3,8}|[a-zA-Z][\w-]*)$|0x[0-9a-fA-F]{40}$|v?[0-9]+\.[0-9]+)/;
/** `/run/secrets/db`, `./keys/main`, `C:\\keys`: not base64 that begins with a slash. */
function isPathLike(value) {
	if (/^(?:\.{1,2}\/|~\/|[A-Za-z]:\\|\$HOME|\/\/[a-z])/.test(value)) return true;
	if (!value.startsWith("/")) return false;
	return spokenShare(value) > .5 || /^\/(?:etc|var|run|usr|opt|home|tmp|mnt|srv|root|dev|proc|bin|lib|app|api|v[0-9])(?:\/|$)/.test(value);
}
/** Part of a regular expression: groups that look around, negated classes, bounds. */
function isPatternLike(value) {
	return /\(\?[:=!<]|\[\^|\[(?:a-z|A-Z|0-9)|\{[0-9]{1,4},[0-9]{0,4}\}|\\[dwsbDWSu]\b/.test(value);
}
/** The value names where the secret is, or what it is like; it is none. */
function isHarmlessValue(value) {
	if (publicBeginnings.test(value)) return true;
	if (/^(?:https?|file|s3|gs|git|ssh|ws|wss|tel):/i.test(value)) return true;
	if (/^[a-z][a-z0-9+.-]{1,24}:\/\//i.test(value)) return true;
	if (/^[a-z][a-z+.-]{1,24}:[/A-Za-z][A-Za-z0-9/_.#-]*$/.test(value) && spokenShare(value) > .5) return true;
	if (isPathLike(value) || isPatternLike(value)) return true;
	if (/^\/?(?:[A-Za-z0-9_.@-]+\/)+[A-Za-z0-9_.@-]*$/.test(value) && spokenShare(value) > .6) return true;
	if (/^[A-Za-z0-9_.@/-]*(?:\*\*|\/\*|\*\.)[A-Za-z0-9_.@*/-]*$/.test(value)) return true;
	if (/\.(?:json|ya?ml|toml|txt|pem|key|crt|cer|env|conf|cfg|ini|xml|js|ts|py|go|rb|php|java|md|html|css|svg|png|sh|log|pub|jks|p12)$/i.test(value)) return true;
	if (/^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[a-z]{2,}$/i.test(value)) return true;
	if (/^[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?:[T ][0-9:.Z+-]*)?$/.test(value)) return true;
	if (/^(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?::[0-9]+)?$/.test(value)) return true;
	if (/^[a-z][a-z0-9.-]*:[0-9]{2,5}$/i.test(value)) return true;
	if (/[=!]==/.test(value) || /^[0-9]+(?:\\{1,2}[nrt][0-9]*)+$/.test(value)) return true;
	if (/^[-+0-9.eE_]+$/.test(value) || !/[A-Za-z0-9\x80-\xff]/.test(value)) return true;
	if (/\[[^\]]{0,20}[a-zA-Z0-9]-[a-zA-Z0-9][^\]]{0,40}\]|\\[dwsbDWSu]|\\x[0-9a-f]{2}|\(\?[:=!<]|\)[*+?]|\.[*+](?![A-Za-z0-9])|%[0-9]*[sdvqf]\b.*%|[\0-\x08\x0e-\x1f\x7f]/i.test(value)) return true;
	if (/^-?[0-9]+(?:\.[0-9]+)?(?:ms|s|m|h|d|kb|mb|gb|px|em|rem|%)?$/i.test(value)) return true;
	if (/\$2[abxy]\$[0-9]{2}\$|\$argon2|\$[156y]\$[A-Za-z0-9./]{2,}\$/.test(value) || /[[({]$/.test(value)) return true;
	if (/^[A-Za-z]\w*(?:\|[A-Za-z]\w*)+$|^[A-Za-z_]\w*\[[^\]]*\](?:\.\w+)*$|^--?[a-z][a-z-]+$|\.{3}$|::|\{[A-Za-z_.]+\}/.test(value)) return true;
	if (/^A[gQ][A-D][A-Za-z0-9+/]{300,}={0,2}$/.test(value)) return true;
	return isArithmeticHex(value) || isDigestOfWord(value);
}
/** Names of algorithms and formats, whose digits make no password. */
const technicalTerms = /(?<![A-Za-z0-9])(?:ed25519|x25519|ed448|secp256[kr]1|p-?(?:256|384|521)|sha-?(?:1|224|256|384|512)|md5|aes-?(?:128|192|256)|[hrpe]s(?:256|384|512)|base(?:32|58|62|64)|utf-?(?:8|16)|latin1|oauth-?2|http-?[123]|ipv[46]|x509|pkcs-?(?:1|7|8|12)|s3|ec2|k8s|v[0-9]{1,2}|argon2(?:id)?|rfc[0-9]{4}|aws4|s3v4|pbkdf2|bcrypt|scrypt|hmac)(?![A-Za-z0-9])/gi;
/** A name of code, a key of a translation, a rule of style: letters joined as programmers and designers join them. */
function isIdentifier(text) {
	const value = text.replace(technicalTerms, "word");
	if (/^[a-z]+(?:[A-Z][a-z]+)+[0-9]?$/.test(value)) return spokenShare(value) > .55;
	if (/^[A-Za-z]+(?:[_.:/-][A-Za-z]+)+[0-9]{0,2}$/.test(value)) return spokenShare(value) > .55;
	if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text)) return spokenShare(text) > .4 || /(?:_[A-Z][A-Z0-9]{0,9}){3}/.test(text);
	if (/^[a-z]+[0-9]{0,4}(?:_[a-z]+[0-9]{0,4}){2,}$/.test(value)) return spokenShare(value) > .4;
	if (/^[A-Za-z_$][\w$]*(?:(?:\.|::|->)[A-Za-z_$][\w$]*)+$/.test(value)) return spokenShare(value) > .6;
	return /^[A-Za-z]+$/.test(value) && spokenShare(value) > .6;
}
/** Least length and entropy of what a machine chose: from 16 characters of base 62, 20 of hex. */
function isMachineMade(value) {
	if (/\s/.test(value)) return false;
	if (value.length < 12) return false;
	const entropy = require_review.entropyOf(value);
	if (/^(?:0x)?[0-9a-f]+$/i.test(value)) return value.length >= 16 && entropy >= 2.7 && /[0-9]/.test(value) && /[a-f]/i.test(value);
	if (/^[0-9]+$/.test(value)) return false;
	if (/^(?:[A-Z0-9]{4,6}-){3,7}[A-Z0-9]{4,6}$/.test(value)) return spokenShare(value) < .6;
	const hasDigit = /[0-9]/.test(value);
	const kinds = Number(/[a-z]/.test(value)) + Number(/[A-Z]/.test(value)) + Number(hasDigit) + Number(/[^A-Za-z0-9]/.test(value));
	if (kinds < 2) return value.length >= 20 && entropy >= 3.6 && spokenShare(value) < .5;
	if (entropy < (value.length < 16 ? 3 : value.length < 24 ? 3.2 : 3.5)) return false;
	if (spokenShare(value) > (hasDigit ? .72 : .5) && !/[0-9].*[0-9].*[0-9].*[0-9]/.test(value)) return false;
	return hasDigit || kinds >= 3 && value.length >= 16 || value.length >= 32;
}
/** What a person chose as a password: several kinds of characters, and not merely a word. */
function isPersonMade(value) {
	if (value.length < 6 || value.length > 128) return false;
	const hasLetter = /[A-Za-z\x80-\xff]/.test(value);
	const hasDigit = /[0-9]/.test(value);
	const hasSign = /[^A-Za-z0-9\s\x80-\xff]/.test(value);
	if (spokenShare(value) > .75 && wordsOf(value).length >= 5) return false;
	if (/\s/.test(value)) return hasDigit && hasSign && value.split(/\s+/).length <= 3 && value.length >= 10;
	if (hasLetter && hasDigit) return true;
	if (/^[^A-Za-z]?[A-Za-z]+(?:[^A-Za-z0-9][A-Za-z]+){2,}[^A-Za-z0-9]?$/.test(value) && spokenShare(value) > .6) return false;
	if (hasLetter && hasSign) return !/^[A-Za-z]+(?:[-_.:/][A-Za-z]+)*[?!:.]?$/.test(value) || spokenShare(value) < .45;
	if (hasLetter) return /[a-z][A-Z]|[A-Z]{2}[a-z]/.test(value) && value.length >= 8 && spokenShare(value) < .5;
	return hasDigit && hasSign && value.length >= 8;
}

// src/secrets/rules/define.ts
/** Not followed by what could continue a token. */
const tokenEnd = "(?![A-Za-z0-9_-])";
const escapeLiteral = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
/** Literals as one alternative, longest first so that a shorter one cannot hide it. */
function anyOf(literals) {
	const sorted = [...literals].sort((left, right) => right.length - left.length);
	return sorted.length === 1 ? sorted.map(escapeLiteral).join("") : `(?:${sorted.map(escapeLiteral).join("|")})`;
}
/** A rule for a token that its own beginning gives away. */
function tokenRule(spec) {
	return {
		kind: "keyword",
		id: spec.id,
		title: spec.title,
		provider: spec.provider,
		confidence: spec.confidence ?? "high",
		advice: {
			what: spec.what,
			revoke: spec.revoke
		},
		precision: spec.precision ?? "token",
		keywords: spec.prefixes,
		anchor: "start",
		pattern: new RegExp(anyOf(spec.prefixes) + spec.body + (spec.end ?? tokenEnd)),
		...spec.after === void 0 ? {} : { reach: { after: spec.after } },
		...spec.boundary === void 0 ? {} : { boundary: spec.boundary },
		...spec.gate === void 0 ? {} : { gate: spec.gate },
		...spec.entropy === void 0 ? {} : { entropy: spec.entropy },
		check: (match) => isWorded(match.secret) ? "invalid" : spec.check?.(match) ?? "unknown"
	};
}
/** The usual words for a secret in the name of a setting or in a sentence. */
const secretWords = [
	"key",
	"token",
	"secret",
	"auth",
	"passw",
	"cred",
	"pat",
	"bearer",
	"pwd"
];
/** Names of what looks like a secret and is none. */
const harmlessBetween = /sha-?(?:1|256|512)|md5|hash|digest|checksum|integrity|commit|revision|etag|\bh1:|public|finger_?print|version|trace|request|correlation|tracking|measurement/i;
/** `cohere.Client("\u2026")`, `algoliasearch("APP", "\u2026")`: the value is the first or second argument. */
const constructed = "[A-Za-z0-9_.]{0,24}\\([ \\t]{0,4}(?:[\"'][^\"'\\r\\n]{0,48}[\"'],[ \\t]{0,4})?[\"']";
/** At most this many bytes from the provider's name to a word such as "key", and from there to the value. */
const nameToWord = 72;
const wordToValue = 48;
/** `azure_speech` is written `azure-speech`, `azure.speech` and `azureSpeech` too. */
function spelled(names) {
	const ways = names.flatMap((name) => /^[a-z0-9]+(?:[_-][a-z0-9]+)+$/.test(name) ? [
		"_",
		"-",
		".",
		" ",
		""
	].map((sign) => name.replace(/[_-]/g, sign)) : [name]);
	return [...new Set(ways)].filter((name) => name.length >= 4 || names.includes(name));
}
/**
* A rule for a value without a mark of its own, found by a provider's name shortly before it:
* `DATADOG_API_KEY=\u2026`, `datadog:\n  apiKey: \u2026`, "the Datadog API key is \u2026".
*/
function namedRule(spec) {
	const names = spelled(spec.names);
	const words = spec.words ?? secretWords;
	const between = words.length === 0 ? "" : `[^;}]{0,${nameToWord}}?(?:${words.join("|")})`;
	const source = `${anyOf(names)}(?<between>${between}[^\\r\\n;&]{0,${wordToValue}}?${words.length === 0 ? "" : `|${constructed}`})(?<![A-Za-z0-9_/+.$-])(?<secret>${spec.value})${spec.end ?? "(?![A-Za-z0-9_/+-]|\\.[A-Za-z0-9])"}`;
	return {
		kind: "keyword",
		id: spec.id,
		title: spec.title,
		provider: spec.provider,
		confidence: spec.confidence ?? "medium",
		advice: {
			what: spec.what,
			revoke: spec.revoke
		},
		precision: spec.precision ?? "token",
		keywords: names,
		anchor: "start",
		boundary: false,
		pattern: new RegExp(source, "i"),
		reach: { after: spec.after ?? 320 },
		...spec.entropy === void 0 ? {} : { entropy: spec.entropy },
		check: (match) => checkNamed(spec, match)
	};
}
function checkNamed(spec, match) {
	if (spec.exact !== void 0 && !spec.exact.test(match.secret)) return "invalid";
	if (isNeverIssued(match.secret)) return "invalid";
	if (harmlessBetween.test(match.groups["between"] ?? "")) return "invalid";
	return spec.check?.(match) ?? "unknown";
}
/** Lower-case hex of one length, exactly: hashes are told apart by their names, not here. */
const hex = (length) => `[0-9a-f]{${length}}`;
/** Source of a pattern: exactly `least` letters and digits, or `least` to `most`. */
const alphanumeric = (least, most) => `[A-Za-z0-9]{${most === void 0 ? least : `${least},${most}`}}`;
/** The same for base64 with `-` and `_`, without padding. */
const base64url = (least, most) => `[A-Za-z0-9_-]{${most === void 0 ? least : `${least},${most}`}}`;
const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
/** The text has letters in both cases and a digit: what a random token of 20 and more characters always has. */
function hasMixedCharacters(text) {
	return /[a-z]/.test(text) && /[A-Z]/.test(text) && /[0-9]/.test(text);
}
/** For tokens of one case: letters and at least two digits. */
function hasLettersAndDigits(text) {
	return /[A-Za-z]/.test(text) && /[0-9].*[0-9]/.test(text);
}
/** `check` for tokens that are random letters and digits: words joined by hyphens are none. */
const mixedOnly = (match) => hasMixedCharacters(match.secret) ? "unknown" : "invalid";
/** `check` for tokens of one case. */
const digitsAndLetters = (match) => hasLettersAndDigits(match.secret) ? "unknown" : "invalid";

// src/secrets/rules/identity.ts
/** Identity providers, vaults and networks. */
const vault = "`vault token revoke`, or Vault \u2192 Access \u2192 Leases \u2192 revoke.";
const doppler = "Doppler \u2192 the project or workplace \u2192 Access \u2192 Tokens \u2192 revoke.";
const identityRules = [
	tokenRule({
		id: "vault-service-token",
		title: "HashiCorp Vault token",
		provider: "HashiCorp",
		prefixes: [
			"hvs.",
			"hvb.",
			"hvr."
		],
		body: base64url(24, 300),
		check: mixedOnly,
		what: "Reads and writes what its policies allow.",
		revoke: vault
	}),
	{
		kind: "keyword",
		id: "vault-service-token-legacy",
		title: "HashiCorp Vault token (before 1.10)",
		provider: "HashiCorp",
		confidence: "high",
		precision: "token",
		keywords: ["vault"],
		anchor: "start",
		boundary: false,
		pattern: /vault[^\r\n]{0,60}?(?<![A-Za-z0-9.])(?<secret>[sbr]\.[A-Za-z0-9_-]{24,240})(?![A-Za-z0-9_-])/i,
		check: mixedOnly,
		advice: {
			what: "Reads and writes what its policies allow.",
			revoke: vault
		}
	},
	namedRule({
		id: "vault-approle-secret-id",
		title: "Vault AppRole secret, Consul or Nomad token",
		provider: "HashiCorp",
		names: [
			"vault_secret_id",
			"secret_id",
			"secretid",
			"consul_http_token",
			"consul_token",
			"nomad_token",
			"x-consul-token",
			"x-nomad-token",
			"consul",
			"nomad"
		],
		words: [],
		value: uuid,
		what: "Signs in as an application, or reads and writes what its policies allow.",
		revoke: "`vault write auth/approle/role/\u2026/secret-id/destroy`, `consul acl token delete` or `nomad acl token delete`.",
		check: (match) => /secret|token/i.test(match.whole.slice(0, -36)) ? "unknown" : "invalid"
	}),
	{
		kind: "keyword",
		id: "vault-unseal-key",
		title: "HashiCorp Vault unseal key",
		provider: "HashiCorp",
		confidence: "high",
		precision: "token",
		keywords: ["unseal"],
		anchor: "start",
		boundary: false,
		pattern: /unseal(?:[ _-]?key)?(?:[ _-]?[0-9]{1,2})?["']?[ \t]{0,4}[:=]?[ \t]{0,4}["']?(?<secret>[A-Za-z0-9+/]{43}[A-Za-z0-9+/=]|[0-9a-f]{64,66})(?![A-Za-z0-9+/=])/i,
		entropy: 3.5,
		advice: {
			what: "A part of the key that decrypts the vault.",
			revoke: "`vault operator rekey`, which makes new unseal keys."
		}
	},
	tokenRule({
		id: "nats-nkey-seed",
		title: "NATS NKey seed",
		provider: "NATS",
		prefixes: [
			"SUA",
			"SAA",
			"SOA"
		],
		gate: "token",
		body: "[A-Z2-7]{55}",
		entropy: 3.8,
		what: "Signs in as its user, account or operator.",
		revoke: "Make a new key pair, and revoke the old one with `nsc revocations`."
	}),
	tokenRule({
		id: "terraform-cloud-token",
		title: "HCP Terraform token",
		provider: "HashiCorp",
		prefixes: [".atlasv1."],
		body: base64url(60, 70),
		boundary: false,
		what: "Reads state and runs plans as its owner, team or organisation.",
		revoke: "HCP Terraform \u2192 Account settings \u2192 Tokens \u2192 delete (https://app.terraform.io/app/settings/tokens)."
	}),
	namedRule({
		id: "hashicorp-client-secret",
		title: "HCP service principal secret",
		provider: "HashiCorp",
		names: [
			"hcp_client",
			"hcp-client",
			"hcpclient"
		],
		words: ["secret"],
		value: base64url(64),
		entropy: 4,
		what: "Signs in as a service principal.",
		revoke: "HCP portal \u2192 Access control (IAM) \u2192 Service principals \u2192 delete the key."
	}),
	tokenRule({
		id: "doppler-token",
		title: "Doppler token",
		provider: "Doppler",
		prefixes: [
			"dp.pt.",
			"dp.st.",
			"dp.ct.",
			"dp.sa.",
			"dp.said.",
			"dp.scim.",
			"dp.audit."
		],
		body: "(?:[a-z0-9_-]{2,35}\\.)?[A-Za-z0-9]{40,44}",
		what: "Reads, and perhaps writes, secrets of a project.",
		revoke: doppler
	}),
	tokenRule({
		id: "infisical-token",
		title: "Infisical service token",
		provider: "Infisical",
		prefixes: ["st."],
		body: "[0-9a-f-]{24,36}\\.[0-9a-f]{32}\\.[0-9a-f]{32}",
		what: "Reads secrets of a project.",
		revoke: "Infisical \u2192 the project \u2192 Access control \u2192 Service tokens \u2192 delete."
	}),
	tokenRule({
		id: "onepassword-service-account-token",
		title: "1Password service account token",
		provider: "1Password",
		prefixes: ["ops_eyJ"],
		body: "[A-Za-z0-9+/_-]{200,1200}={0,3}",
		end: "(?![A-Za-z0-9+/=_-])",
		after: 1300,
		what: "Reads, and perhaps writes, the vaults that it was given.",
		revoke: "1Password \u2192 Developer \u2192 Service accounts \u2192 revoke."
	}),
	tokenRule({
		id: "onepassword-secret-key",
		title: "1Password secret key",
		provider: "1Password",
		prefixes: ["A3-"],
		body: "[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}",
		check: digitsAndLetters,
		what: "Half of what decrypts an account; the password is the other half.",
		revoke: "1Password \u2192 My profile \u2192 Regenerate secret key."
	}),
	namedRule({
		id: "bitwarden-access-token",
		title: "Bitwarden Secrets Manager access token",
		provider: "Bitwarden",
		names: [
			"bws_",
			"bitwarden",
			"bws "
		],
		words: [],
		value: `0\\.${uuid}\\.[A-Za-z0-9]{30}:[A-Za-z0-9+/]{22}==`,
		end: "",
		confidence: "high",
		what: "Reads the secrets of a machine account.",
		revoke: "Bitwarden \u2192 Secrets Manager \u2192 Machine accounts \u2192 Access tokens \u2192 revoke."
	}),
	{
		kind: "keyword",
		id: "age-secret-key",
		title: "age secret key",
		provider: "age",
		confidence: "high",
		precision: "none",
		keywords: ["AGE-SECRET-KEY-1"],
		anchor: "start",
		reach: {
			before: 8,
			after: 96
		},
		pattern: /(?<secret>AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58})(?![A-Z0-9])/,
		check: (match) => hasBech32Checksum(match.secret) ? "valid" : "invalid",
		advice: {
			what: "Decrypts everything that was encrypted to its public half, SOPS files among it.",
			revoke: "It cannot be revoked: make a new key, encrypt again (`sops updatekeys`), and change what was encrypted."
		}
	},
	namedRule({
		id: "okta-api-token",
		title: "Okta API token",
		provider: "Okta",
		names: ["okta", "ssws "],
		words: [],
		value: "00[A-Za-z0-9_-]{40}",
		entropy: 3.8,
		confidence: "high",
		what: "Manages users and applications as its owner.",
		revoke: "Okta Admin Console \u2192 Security \u2192 API \u2192 Tokens \u2192 revoke."
	}),
	namedRule({
		id: "okta-client-secret",
		title: "Okta or OneLogin client secret",
		provider: "Okta",
		names: ["okta", "onelogin"],
		words: ["secret"],
		value: "[A-Za-z0-9_-]{40,64}",
		entropy: 4,
		check: mixedOnly,
		what: "Asks for tokens as the application.",
		revoke: "Okta Admin Console \u2192 Applications \u2192 the application \u2192 Client credentials \u2192 revoke."
	}),
	namedRule({
		id: "auth0-client-secret",
		title: "Auth0 client secret",
		provider: "Auth0",
		names: ["auth0"],
		words: ["secret"],
		value: base64url(60, 70),
		entropy: 4,
		check: mixedOnly,
		what: "Asks for tokens as the application, perhaps for the management interface.",
		revoke: "Auth0 dashboard \u2192 Applications \u2192 the application \u2192 Settings \u2192 rotate secret."
	}),
	tokenRule({
		id: "stytch-secret",
		title: "Stytch secret",
		provider: "Stytch",
		prefixes: ["secret-live-", "secret-test-"],
		body: "[A-Za-z0-9_=-]{36}",
		end: "(?![A-Za-z0-9_=-])",
		check: mixedOnly,
		what: "Manages users and sessions of a project.",
		revoke: "Stytch dashboard \u2192 API keys \u2192 rotate."
	}),
	namedRule({
		id: "workos-api-key",
		title: "WorkOS API key",
		provider: "WorkOS",
		names: ["workos"],
		words: [],
		value: "sk_(?:live_|test_)?[A-Za-z0-9]{30,100}",
		confidence: "high",
		what: "Manages users, organisations and connections.",
		revoke: "WorkOS dashboard \u2192 API Keys \u2192 revoke."
	}),
	namedRule({
		id: "duo-secret-key",
		title: "Duo secret key",
		provider: "Cisco Duo",
		names: [
			"duo_skey",
			"duo_secret",
			"duo-secret",
			"duosecurity",
			"skey"
		],
		words: [],
		value: alphanumeric(40),
		check: mixedOnly,
		entropy: 4,
		what: "Signs requests of an application to the second factor.",
		revoke: "Duo Admin Panel \u2192 Applications \u2192 the application \u2192 reset secret key."
	}),
	namedRule({
		id: "jumpcloud-api-key",
		title: "JumpCloud API key",
		provider: "JumpCloud",
		names: ["jumpcloud"],
		words: ["key", "token"],
		value: "(?:jca_[A-Za-z0-9]{36}|[0-9a-f]{40})",
		what: "Manages users and systems as its owner.",
		revoke: "JumpCloud admin portal \u2192 My API Key \u2192 generate new."
	}),
	tokenRule({
		id: "tailscale-key",
		title: "Tailscale key",
		provider: "Tailscale",
		prefixes: ["tskey-"],
		body: "(?:auth|api|client|scim|webhook|oauth)?-?[A-Za-z0-9]{8,24}(?:CNTRL)?-[A-Za-z0-9]{16,48}",
		check: digitsAndLetters,
		what: "Adds machines to the network, or manages it.",
		revoke: "Tailscale admin console \u2192 Settings \u2192 Keys \u2192 revoke (https://login.tailscale.com/admin/settings/keys)."
	}),
	tokenRule({
		id: "netbird-access-token",
		title: "NetBird personal access token",
		provider: "NetBird",
		prefixes: ["nbp_"],
		body: alphanumeric(36),
		check: mixedOnly,
		what: "Manages the network as its owner.",
		revoke: "NetBird \u2192 Team \u2192 the user \u2192 Access tokens \u2192 delete."
	}),
	{
		kind: "keyword",
		id: "wireguard-private-key",
		title: "WireGuard private or preshared key",
		provider: "WireGuard",
		confidence: "high",
		precision: "token",
		keywords: [
			"PrivateKey",
			"PresharedKey",
			"private_key",
			"private-key",
			"preshared"
		],
		anchor: "start",
		boundary: false,
		pattern: /(?:Private|Preshared)[_-]?Key["']?[ \t]{0,8}[=:][ \t]{0,8}["']?(?<secret>[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=)(?![A-Za-z0-9+/=])/i,
		entropy: 4,
		advice: {
			what: "Joins the network as its machine.",
			revoke: "Make a new key pair and replace the public key at every peer."
		}
	},
	namedRule({
		id: "ngrok-authtoken",
		title: "ngrok authtoken or API key",
		provider: "ngrok",
		names: ["ngrok"],
		words: [
			"token",
			"key",
			"auth"
		],
		value: "(?:[1-3][A-Za-z0-9]{26}_[A-Za-z0-9]{20,24}|cr_[A-Za-z0-9]{27}|ak_[A-Za-z0-9]{27})",
		exact: /[a-z].*[A-Z]|[A-Z].*[a-z]/,
		confidence: "high",
		what: "Opens tunnels in the account's name, or manages it.",
		revoke: "ngrok dashboard \u2192 Authtokens or API \u2192 delete (https://dashboard.ngrok.com)."
	}),
	namedRule({
		id: "zerotier-api-token",
		title: "ZeroTier API token",
		provider: "ZeroTier",
		names: ["zerotier"],
		words: [
			"token",
			"key",
			"secret"
		],
		value: alphanumeric(32),
		check: mixedOnly,
		what: "Manages networks as its owner.",
		revoke: "ZeroTier Central \u2192 Account \u2192 API access tokens \u2192 delete."
	}),
	tokenRule({
		id: "openshift-token",
		title: "OpenShift user token",
		provider: "Red Hat",
		prefixes: ["sha256~"],
		body: base64url(43),
		check: mixedOnly,
		what: "Acts as its user on the cluster.",
		revoke: "`oc logout`, or `oc delete useroauthaccesstokens`."
	}),
	tokenRule({
		id: "rancher-api-token",
		title: "Rancher API token",
		provider: "SUSE",
		prefixes: ["token-"],
		body: "[a-z0-9]{5}:[a-z0-9]{54}",
		what: "Acts as its user on every cluster.",
		revoke: "Rancher \u2192 Account & API Keys \u2192 delete."
	}),
	{
		kind: "keyword",
		id: "cloudflare-tunnel-token",
		title: "Cloudflare Tunnel token",
		provider: "Cloudflare",
		confidence: "high",
		precision: "token",
		keywords: ["eyJhIjoi"],
		anchor: "start",
		pattern: /eyJhIjoi[A-Za-z0-9+/_-]{100,400}={0,2}(?![A-Za-z0-9+/=._-])/,
		check: (match) => {
			const tunnel = decodeJsonObject(match.secret);
			return typeof tunnel?.["t"] === "string" && typeof tunnel["s"] === "string" ? "valid" : "invalid";
		},
		advice: {
			what: "Runs the tunnel: whoever has it receives its traffic.",
			revoke: "Cloudflare dashboard \u2192 Zero Trust \u2192 Networks \u2192 Tunnels \u2192 the tunnel \u2192 refresh token."
		}
	},
	{
		kind: "keyword",
		id: "json-web-token",
		title: "JSON Web Token",
		provider: "JWT",
		confidence: "medium",
		precision: "token",
		keywords: [
			"eyJ0eXAi",
			"eyJhbGci",
			"eyJraWQi",
			"eyJ4NXQi",
			"eyJjdHki",
			"eyJlbmMi",
			"eyJqa3Ui",
			"ewogIC",
			"ewoidHlw",
			"ewoiYWxn",
			"eyAiYWxn",
			"eyAidHlw",
			"eyJpc3Mi",
			"eyJ2ZXIi"
		],
		anchor: "start",
		pattern: /ey[A-Za-z0-9_-]{8,2000}\.(?:ey|ew)[A-Za-z0-9_-]{8,4000}\.[A-Za-z0-9_-]{20,1400}(?![A-Za-z0-9_-])/,
		reach: { after: 7500 },
		check: (match) => {
			const token = decodeJwt(match.secret);
			if (token === void 0 || token.header["alg"] === "none") return "invalid";
			return isPublishedJwt(token.payload) ? "invalid" : "unknown";
		},
		advice: {
			what: "Signs in as whoever its payload names, until it expires; some never do.",
			revoke: "At whoever issued it: end the session, or change the key that signs. Decode the payload's `iss` to see who that is."
		}
	},
	{
		kind: "keyword",
		id: "otp-secret",
		title: "One-time password secret",
		provider: "TOTP",
		confidence: "high",
		precision: "token",
		keywords: ["otpauth://"],
		anchor: "start",
		pattern: /otpauth:\/\/[th]otp\/[^\s"'<>]{0,160}[?&]secret=(?<secret>[A-Za-z2-7]{16,128})={0,6}/,
		entropy: 2.8,
		advice: {
			what: "Makes the second factor of an account.",
			revoke: "The account's page for two-factor authentication: set it up again."
		}
	},
	{
		kind: "keyword",
		id: "json-web-key-private",
		title: "Private JSON Web Key",
		provider: "JWK",
		confidence: "high",
		precision: "token",
		keywords: ["\"kty\""],
		anchor: "near",
		reach: {
			before: 1600,
			after: 3600
		},
		pattern: /"(?:d|k)"[ \t\r\n]{0,8}:[ \t\r\n]{0,8}"(?<secret>[A-Za-z0-9_-]{22,700})"/,
		entropy: 4,
		advice: {
			what: "Signs or decrypts as the owner of the key.",
			revoke: "Publish a new key in the JWKS and take the old one out."
		}
	},
	namedRule({
		id: "keycloak-client-secret",
		title: "Keycloak or identity server client secret",
		provider: "Keycloak",
		names: [
			"keycloak",
			"kc_client",
			"oidc_client",
			"oauth2_proxy",
			"oauth2-proxy",
			"dex_client"
		],
		words: ["secret"],
		value: `(?:${uuid}|[A-Za-z0-9]{32})`,
		exact: /[0-9]/,
		entropy: 3,
		what: "Asks for tokens as the application.",
		revoke: "The server's admin console \u2192 Clients \u2192 the client \u2192 Credentials \u2192 regenerate."
	})
];
/** The payloads that jwt.io, RFC 7519 and every tutorial show, and Supabase's key for browsers. */
function isPublishedJwt(payload) {
	return payload["name"] === "John Doe" || payload["sub"] === "1234567890" || payload["iss"] === "joe" && "http://example.com/is_root" in payload || payload["role"] === "anon" && payload["iss"] === "supabase" || saysNothing(payload);
}
/** One or two claims of no standard whose values are words of examples: `{"k": "value"}`. */
function saysNothing(payload) {
	const claims = Object.entries(payload);
	return claims.length <= 2 && claims.every(([name, value]) => !/^(?:iss|sub|aud|exp|nbf|iat|jti|azp|scp?|scope|uid|user|email|role)/i.test(name) && typeof value === "string" && isDefaultValue(value));
}

// src/secrets/rules/setting-names.ts
const passwordWords = new Set("requirepass masterauth rpcpassword bindpw rootpw psk pswd psswd passwrd paswd passwords password passwd passwort kennwort passphrase passcode pwd pass passw psw pw userpass dbpass dbpassword smtppassword rootpassword adminpassword userpassword contrasena contrase\u00f1a senha motdepasse mdp wachtwoord parola haslo".split(" "));
const tokenWords = new Set("secret secrets token tokens apikey apikeys apitoken authtoken accesstoken accesskey secretkey authkey privatekey signingkey encryptionkey masterkey clientsecret credential credentials cred creds bearer jwt pat apisecret appsecret appkey sharedkey sharedsecret passkey licensekey sessiontoken refreshtoken bottoken webhooksecret hmackey aeskey cookiesecret jwtsecret pepper otp totp seed".split(" "));
/** Words that make a "key" one that must not be known. */
const keyAdjectives = new Set("api access secret private auth authentication authorization encryption encrypt decryption decrypt signing sign signature master session service admin application app license licence account storage subscription webhook write deploy deployment hmac aes des rsa crypto cipher jwt cookie client consumer shared root integration ingest ingestion personal developer dev user server function functions host maps fernet bot merchant payment pre preshared psk wifi wpa network vpn agent registration activation product enterprise security stream data project team org organization workspace sdk rest rapidapi subscriptions apim prod production live primary secondary".split(" "));
/** At the end of a name these say that the value is about a secret and is none. */
const harmlessEnds = new Set("url uri urls endpoint endpoints name names file files filename path paths dir directory folder id ids identifier type types field fields label labels hint hints text title message messages msg error errors err length len size sizes min max count counts limit limits policy policies pattern patterns regex regexp format expiry expires expired expiration expire ttl timeout lifetime age date time at arg args argument arguments sha sha1 sha256 md5 md crc blake hash hashes hashed digest checksum fingerprint thumbprint algorithm algorithms alg algo version arn ref refs reference placeholder placeholders prompt prompts input inputs box form page view screen handler handlers provider providers store stores storage manager service services client validator validation rule rules strength visibility visible enabled enable required disabled disable optional status state scope scopes audience issuer class style styles icon color colour colors selector column columns header headers param params parameter prefix suffix separator env var variable source kind index position encoding generator parser reset forgot change changed update updated confirm confirmation confirmed verify verification verified validate create created rotation rotate rotated policy usage used help description desc info link links button btn toggle show hide request requests response responses callback handler function fn method schema model dto entity table key_name property properties prop props attribute attr attributes option options config manager helper util utils factory builder interceptor middleware guard strategy exception map list set array dict object string str bytes buffer num number integer bool boolean char chars stream reader writer test tests spec mock example sample demo stub fixture count budget estimate price cost rate spacing radius shadow border font weight height width margin padding background breakpoint opacity duration easing".split(" "));
/** Anywhere in a name these take the secret out of it. */
const harmlessAnywhere = new Set("authenticity requestverification requestverificationtoken publishable anon continuation next pagination paging page cursor marker cancellation cancel syntax traffic handshake premaster exporter keyboard public pub tokenizer tokenizers tokenize tokenized tokenization tokenizing tokenise max min num csrf xsrf antiforgery placeholder nonce csrftoken hashed encrypted sealed ciphertext cipher_text design lexer keyboard syntax".split(" "));
/** "Keys" that are names of things. */
const harmlessKeys = new Set("site kms pgp gpg known host_key license_text primary secondary foreign sort partition row cache storage_key index object map dict query route react translation i18n locale message event hot short shortcut idempotency dedupe deduplication group lookup unique composite natural surrogate shard range hash search config setting settings option registry metadata label annotation tag feature flag state redux form field column json property prop header param parameter s3 bucket blob file item list node tree record entry name value data session_storage local_storage template image icon menu tab step meta test unit sitemap issue jira project_key space".split(" "));
/** Tokens that only tell one request, page or version from another. */
const mereTokens = new Set("change lock idempotency request task lifecycle action update sequence sync resume concurrency state next page continuation cursor cancel cancellation output input start end stop client_request version revision syntax".split(" "));
/** Whose "pass" is a password: `db_pass`, not `should_pass`. */
const passOwners = new Set("default db database smtp mail email imap user usr admin root ftp sftp ssh my app api http https proxy sudo become redis pg postgres mysql mongo sql auth login account system key trust store keystore truststore wifi wlan ldap bind vpn jenkins registry docker git service svc master sa rabbitmq amqp mqtt broker kafka sasl basic remote rpc web site host server bot test private cert certificate ansible".split(" "));
/** What may follow the secret in a name: `password_prod_eu`. */
const qualifiers = new Set("prod production staging stage dev development test qa local live eu us uk de main master primary secondary backup old new current legacy root admin user db database app api web server client service svc smtp mail email github gitlab aws gcp azure slack redis mysql postgres mongo ldap ftp ssh vpn wifi one two a b c x y z".split(" "));
/** Lower-case words of a name: at signs, where small letters end, at digits. */
function nameWords(name) {
	return name.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2").replace(/([A-Za-z])([0-9]+)/g, "$1 ").toLowerCase().split(/[^a-z\x80-\xff]+/).filter((word) => word.length > 0);
}
/**
* What a name promises. `weak`: `openai_key`, `SITE_KEY`: only a value that a machine made counts.
*/
function nameKind(name) {
	const words = nameWords(name);
	const last = words.at(-1);
	if (last === void 0) return "none";
	if (words.some((word) => harmlessAnywhere.has(word))) return "none";
	const end = last === "value" || last === "val" || last === "default" || last === "raw" || last === "plain" || last === "plaintext" || last === "prod" || last === "production" || last === "staging" || last === "dev" || last === "test" || last === "old" || last === "new" || last === "current" || last === "live" || last === "backup" ? words.at(-2) : last;
	if (end === void 0) return "none";
	if (end === "pass") return words.length === 1 || passOwners.has(words.at(-2) ?? "") ? "password" : "none";
	if (passwordWords.has(end)) return "password";
	if (tokenWords.has(end)) return /^tokens?$/.test(end) && mereTokens.has(words.at(words.lastIndexOf(end) - 1) ?? "") ? "none" : "token";
	if (end === "salt" || end === "auth") return "weak";
	if (end === "key" || end === "keys") return keyKind(words);
	if (/(?:password|passwd|passphrase)$|(?:db|sql|smtp|user|admin|root|mail|ftp|ssh|my|redis|ldap|login)pass$/.test(end)) return "password";
	if (/(?:apikey|secretkey|accesskey|privatekey|authtoken|accesstoken|token|secret)$/.test(end)) return "token";
	if (harmlessEnds.has(end)) return "none";
	const first = words.find((word) => passwordWords.has(word) || tokenWords.has(word));
	if (first === void 0) return words.includes("key") && words.includes("api") ? "weak" : "none";
	const rest = words.slice(words.indexOf(first) + 1);
	return first !== "pass" && passwordWords.has(first) && rest.every((word) => qualifiers.has(word)) ? "password" : "weak";
}
function keyKind(words) {
	const before = words.slice(0, -1);
	if (before.length === 0) return "none";
	if (before.includes("algolia") && before.includes("search")) return "none";
	const adjective = before.at(-1) ?? "";
	if (tokenWords.has(adjective) || keyAdjectives.has(adjective)) {
		if (harmlessKeys.has(adjective) && !before.some((word) => word === "api" || word === "secret" || word === "access")) return "weak";
		return adjective === "data" || adjective === "primary" || adjective === "secondary" || adjective === "project" || adjective === "host" || adjective === "user" || adjective === "stream" ? "weak" : "token";
	}
	return harmlessKeys.has(adjective) ? "none" : "weak";
}

// src/secrets/rules/judge-value.ts
/**
* Whether one value under one name is a secret, wherever the two were found: the name says what counts
* (`setting-names.ts`), the value what it is like (`password-shape.ts`).
*/
/** In these, text without quotes is code. */
const codeFile = /\.(?:[cm]?[jt]sx?|py[iw]?|go|java|kts?|scala|groovy|gradle|rb|erb|php[0-9]?|phtml|cs|fs|vb|c|h|cc|cpp|hpp|cxx|m|mm|swift|rs|dart|lua|pl|pm|r|jl|ex|exs|erl|hrl|clj|cljs|hs|elm|ml|nim|zig|vue|svelte|astro|sol|tf|hcl|nix|css|scss|less|sass|proto|graphql|gql)$/i;
const proseFile = /\.(?:md|mdx|txt|rst|adoc|html?|prompt|hbs|handlebars|mustache|jinja2?|j2|tmpl|liquid|eml|log|out|tex|org|wiki|ipynb|textile)$/i;
const settingFile = /(?:^|[/.])(?:env(?:\.[a-z.]+)?|envrc|ini|cfg|conf|cnf|config|properties|props|ya?ml|toml|json[5c]?|tfvars|npmrc|plist|xml|sh|bash|zsh|fish|ps1|psm1|bat|cmd|dockerfile|containerfile|makefile|mk|service|desktop|reg|csv|tsv|sql|http|rest|curlrc|netrc|rc|lock)$/i;
/** Text of base64 that is itself a placeholder or an ordinary word: values of a Kubernetes Secret. */
function hidesPlaceholder(text) {
	if (!/^[A-Za-z0-9+/]{6,80}={0,2}$/.test(text) || text.length % 4 !== 0) return false;
	const decoded = node_buffer.Buffer.from(text, "base64").toString("latin1");
	if (!/^[\x20-\x7e\n]+$/.test(decoded)) return false;
	const plain = decoded.trim();
	return isDefaultValue(plain) || /^(?:change-?me|your[-_]|replace|example|placeholder|<|\$\{|\{\{)/i.test(plain) || isHarmlessValue(plain);
}
/** Surroundings of known-answer tests. */
const testVectors = /test[ _-]?vector|known[ _-]?answer|\bNIST\b|\bFIPS\b|\bRFC ?[0-9]{3,5}\b|wycheproof|plaintext|ciphertext|\bKAT\b/i;
/** Decides about one value for one name. */
function judgeValue(name, kind, secret, quoted) {
	const trimmed = secret.trim();
	if (quoted && trimmed !== secret) return "invalid";
	if (kind === "none" || trimmed.length < 5 || trimmed.startsWith("@")) return "invalid";
	if (isNeverIssued(trimmed) || isHarmlessValue(trimmed) || isDefaultValue(trimmed) || hidesPlaceholder(trimmed)) return "invalid";
	if (trimmed.startsWith("eyJ") && trimmed.split(".").length === 3) {
		const token = decodeJwt(trimmed);
		if (token !== void 0 && (token.header["alg"] === "none" || isPublishedJwt(token.payload))) return "invalid";
	}
	const words = wordsOf(trimmed);
	const own = new Set(nameWords(name));
	if (words.length > 0 && words.every((word) => own.has(word))) return "invalid";
	if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(trimmed)) return kind === "token" && isStrongName(name) && !/0000-0000|^(.)\1{7}-(.)\2{3}-/.test(trimmed) ? "unknown" : "invalid";
	if (/secret|token|passw|api[_-]?key|credential/i.test(trimmed) && spokenShare(trimmed) > .5) return "invalid";
	if (isIdentifier(trimmed)) return "invalid";
	if (isMachineMade(trimmed)) return "unknown";
	if (kind === "weak") return "invalid";
	if (kind === "password") return isPersonMade(trimmed) ? "unknown" : "invalid";
	return quoted || trimmed.length >= 10 ? tokenByPerson(trimmed) : "invalid";
}
/** `AWS::ApiGateway::ApiKey`: the end of the name of a type of resource, where a keyword stands in one. */
function endsTypeName(before) {
	return /[A-Z][A-Za-z0-9]*::[A-Z][A-Za-z0-9]*::[A-Za-z0-9]*$/.test(before.slice(-120));
}
/** In the address of an image: what a badge shows, everybody may see. */
function isInImageAddress(before) {
	return /\.(?:svg|png|gif|jpe?g|webp)\?[^\s"'<>)]{0,120}$/i.test(lastLine(before));
}
/** Names under which a UUID is a secret, and not the name of a thing. */
function isStrongName(name) {
	if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:TOKEN|KEY|SECRET|PASSWORD)$/.test(name)) return true;
	return nameWords(name).some((word) => /^(?:secrets?|password|passw|api|apikey|auth|authorization|access|bearer|refresh|private|deploy|registry|bot|service|admin|npm|license|hec|vault|consul|nomad|webhook|credentials?)$|(?:secret|apikey|authtoken|accesstoken)$/.test(word));
}
/** A secret that somebody typed: several kinds of characters, not a phrase of English. */
function tokenByPerson(text) {
	if (/\s/.test(text) || text.length < 8) return "invalid";
	const hasDigit = /[0-9]/.test(text);
	const hasSign = /[^A-Za-z0-9_.-]/.test(text);
	if (hasDigit && hasSign && /[A-Za-z]/.test(text)) return spokenShare(text) < .9 ? "unknown" : "invalid";
	if (hasDigit && text.length >= 10 && require_review.entropyOf(text) >= 3) return spokenShare(text) < .75 ? "unknown" : "invalid";
	return "invalid";
}
/** The rest of the line is a comment of some language. */
function isComment(before) {
	return /(?:^|[\s;{}(])(?:\/\/|#|\/\*|--|<!--|"""|''')[^\r\n]{0,160}$|^[ \t]*(?:\*|;)[ \t][^\r\n]{0,160}$/.test(lastLine(before));
}
/** What stands after the last line end, whichever kind. */
function lastLine(text) {
	return text.slice(Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1);
}
/** What the pages of the guessing rules say. */
const genericAdvice = {
	what: "A password, key or token that a name gives away; what it opens, the setting's own program knows.",
	revoke: "Wherever it was made: change the password, or revoke the key and make a new one."
};

// src/secrets/rules/addresses.ts
const changeIt$3 = "Change the password at the server, then wherever the old one is used.";
/** What a client program, a manual or a template puts where a password stands. */
const manualPasswords = /^(?:user(?:name)?|pass(?:word|wd|code)?|pw|pwd|secret|token|key|host|port|\*+|x+|\.+|%[sdv]|:?[a-z_]*pass(?:word)?|<.*|\[.*|\{.*|\$.*|%[A-Z_]+%)$/i;
/** Up to the first `@`, where a host and a path follow it already: `user:pass@host/path@2x`. */
function withoutPath(secret) {
	const [password = "", rest] = secret.split("@", 2);
	return rest !== void 0 && /^[a-z0-9.-]+\.[a-z]{2,}(?:[:/?#]|$)/i.test(rest) ? password : secret;
}
const decodedSign = (encoded) => String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
function passwordVerdict(match) {
	const secret = withoutPath(match.secret);
	const user = match.groups["user"] ?? "";
	if (isPatternLike(secret) || isPatternLike(user)) return "invalid";
	if (manualPasswords.test(secret) || isDefaultValue(secret) || isNeverIssued(secret)) return "invalid";
	const letters = secret.replace(/%[0-9a-f]{2}/gi, "").replace(/[^A-Za-z]/g, "");
	if (/^(?:my)?p?a?ss?w(?:ith)?o?rds?$|^password/i.test(letters) && secret.length < 14) return "invalid";
	if (user !== "" && secret.toLowerCase() === user.toLowerCase()) return "invalid";
	if (/^[A-Z][A-Z_]+$/.test(secret) || /^\$|[{}]/.test(secret)) return "invalid";
	if (!/[A-Za-z0-9\x80-\xff]/.test(secret.replace(/%[2-7][0-9a-f]/gi, decodedSign))) return "invalid";
	if (/^[a-z]{1,12}$/.test(secret) && spokenShare(secret) > .5) return "invalid";
	const host = (match.groups["host"] ?? "").toLowerCase();
	if (/^[a-z]+$/.test(secret) && secret.length < 12 && /^(?:localhost|127\.|host|hostname|server|(?:[a-z0-9-]+\.)*example(?:\.|$)|db$|my)/.test(host)) return "invalid";
	return "unknown";
}
const inPassword = "[^\\s@\"'`<>]";
/** A password may hold `/`, and an `@` when another follows; a port and a path are none. */
const userinfo = `(?<user>[^\\s:/"'\`<>\\\\]{0,128}):(?![0-9]{1,5}[/?#])(?<secret>${inPassword}{3,256}(?:@(?=${inPassword}{1,128}@)${inPassword}{1,128})?)@(?<host>\\[?[A-Za-z0-9_\$%{][A-Za-z0-9_.:{}%\$-]{0,200})`;
function addressRule(id, title, provider, schemes, what) {
	return {
		kind: "keyword",
		id,
		title,
		provider,
		confidence: "high",
		precision: "token",
		keywords: schemes.map((scheme) => `${scheme}://`),
		anchor: "start",
		boundary: false,
		gate: "userinfo",
		pattern: new RegExp(`[a-z0-9+.]{2,20}:\\/\\/${userinfo}`, "i"),
		reach: { after: 720 },
		check: passwordVerdict,
		advice: {
			what,
			revoke: changeIt$3
		}
	};
}
/** `Server=\u2026;Password=\u2026`: a list of settings of a database driver. */
function isConnectionString(match) {
	if (isHarmlessValue(match.secret) || /^["']/.test(match.secret) && codeFile.test(match.path)) return "invalid";
	if (/^[a-z_$][\w$]*(?:\.[_a-z]|\[[^\]]*\]$)|[()]|,[a-z]=/i.test(match.secret) || isIdentifier(match.secret)) return "invalid";
	const around = `${match.before.slice(-240)} ${match.after.slice(0, 200)}`;
	if (manualPasswords.test(match.secret) || isDefaultValue(match.secret)) return "invalid";
	return /(?:server|data source|host|hostname|user ?id|uid|user ?name|user|initial catalog|database|dsn|driver|endpoint|accountname|port|addr(?:ess)?)\s*=\s*[^;]/i.test(around) ? "unknown" : "invalid";
}
const addressRules = [
	addressRule("postgres-address", "PostgreSQL address with a password", "PostgreSQL", [
		"postgres",
		"postgresql",
		"postgresql+psycopg2",
		"postgresql+asyncpg",
		"postgresql+psycopg",
		"cockroachdb",
		"redshift",
		"timescaledb"
	], "Signs in to a database as its user."),
	addressRule("mysql-address", "MySQL or MariaDB address with a password", "MySQL", [
		"mysql",
		"mysql2",
		"mariadb",
		"mysql+pymysql",
		"mysql+mysqldb",
		"mysqlx"
	], "Signs in to a database as its user."),
	addressRule("mongodb-address", "MongoDB address with a password", "MongoDB", ["mongodb", "mongodb+srv"], "Signs in to a database as its user."),
	addressRule("redis-address", "Redis address with a password", "Redis", [
		"redis",
		"rediss",
		"valkey",
		"redis-sentinel"
	], "Reads and writes the cache."),
	addressRule("amqp-address", "AMQP (RabbitMQ) address with a password", "RabbitMQ", ["amqp", "amqps"], "Sends and receives messages as its user."),
	addressRule("mssql-address", "SQL Server address with a password", "Microsoft SQL Server", [
		"mssql",
		"sqlserver",
		"mssql+pyodbc",
		"mssql+pymssql"
	], "Signs in to a database as its user."),
	addressRule("clickhouse-address", "ClickHouse address with a password", "ClickHouse", [
		"clickhouse",
		"clickhouses",
		"clickhouse+http",
		"clickhouse+native"
	], "Signs in to a database as its user."),
	addressRule("snowflake-address", "Snowflake address with a password", "Snowflake", ["snowflake"], "Signs in as its user."),
	addressRule("broker-address", "Address of a message broker with a password", "several brokers", [
		"kafka",
		"nats",
		"mqtt",
		"mqtts",
		"stomp",
		"pulsar",
		"tls"
	], "Sends and receives messages as its user."),
	addressRule("search-address", "Address of another database with a password", "several databases", [
		"elasticsearch",
		"opensearch",
		"neo4j",
		"neo4j+s",
		"bolt",
		"cassandra",
		"couchdb",
		"couchbase",
		"couchbases",
		"influxdb",
		"oracle",
		"oracle+oracledb",
		"oracle+cx_oracle",
		"db2",
		"ibm_db_sa",
		"trino",
		"presto",
		"hive",
		"databricks",
		"sqlite",
		"libsql",
		"memcached",
		"arangodb",
		"rethinkdb",
		"teradata",
		"vertica",
		"firebird",
		"duckdb",
		"surrealdb"
	], "Signs in to a database as its user."),
	addressRule("mail-address", "Address of a mail server with a password", "several mail servers", [
		"smtp",
		"smtps",
		"imap",
		"imaps",
		"pop3",
		"pop3s",
		"smtp+tls"
	], "Sends or reads mail as its user."),
	addressRule("file-transfer-address", "Address of a file server with a password", "several file servers", [
		"ftp",
		"ftps",
		"sftp",
		"scp",
		"smb",
		"cifs",
		"webdav",
		"davs",
		"rsync"
	], "Reads and writes files as its user."),
	addressRule("directory-address", "Address of a directory or remote machine with a password", "several servers", [
		"ldap",
		"ldaps",
		"ssh",
		"vnc",
		"rdp",
		"telnet",
		"rtsp",
		"rtmp",
		"socks5",
		"socks5h",
		"socks4",
		"proxy",
		"git+ssh",
		"svn+ssh",
		"sip",
		"consul",
		"etcd"
	], "Signs in as its user."),
	{
		kind: "keyword",
		id: "web-address-password",
		title: "Address with a password",
		provider: "HTTP",
		confidence: "medium",
		precision: "token",
		keywords: ["://"],
		anchor: "start",
		boundary: false,
		gate: "userinfo",
		pattern: new RegExp(`:\\/\\/${userinfo}`, "i"),
		reach: { after: 720 },
		check: passwordVerdict,
		advice: {
			what: "Signs in to a server as the user before the colon; in a remote of git, to the repository.",
			revoke: "Change the password, or revoke the token, at the server that the address names."
		}
	},
	{
		kind: "keyword",
		id: "web-address-token",
		title: "Web address with a token as user",
		provider: "HTTP",
		confidence: "high",
		precision: "token",
		keywords: ["://"],
		anchor: "start",
		boundary: false,
		gate: "userinfo",
		pattern: /:\/\/(?<secret>[A-Za-z0-9_-]{32,255})(?::(?:x-oauth-basic|x-token-auth|@)?)?@[A-Za-z0-9.-]{3,200}/,
		entropy: 3.2,
		check: (match) => /[0-9]/.test(match.secret) && /[A-Za-z]/.test(match.secret) && !/[0-9a-f]{32}@[a-z0-9.]*sentry/.test(match.whole) && !/@[^/\s]*(?:ingest|sentry|glitchtip|bugsink)/.test(match.whole) ? "unknown" : "invalid",
		advice: {
			what: "Signs in to a server; in a remote of git, to the repository.",
			revoke: "Revoke the token at the server that the address names."
		}
	},
	{
		kind: "keyword",
		id: "connection-string-password",
		title: "Password in a connection string",
		provider: "ADO, ODBC, OLE DB",
		confidence: "high",
		precision: "token",
		keywords: [
			"password=",
			"pwd=",
			"password =",
			"pwd ="
		],
		anchor: "start",
		boundary: false,
		pattern: /(?:password|pwd) {0,2}= {0,2}(?<secret>"[^"\r\n]{3,128}"|'[^'\r\n]{3,128}'|\{[^}\r\n]{3,128}\}|[^;"'\s&<>\\][^;"'\s&<>\\]{2,127})(?=;|["'`&<]|\\?["']|[ \t]{0,8}[\r\n]|$)/i,
		check: (match) => /;/.test(match.before.slice(-200)) || match.after.startsWith(";") ? isConnectionString(match) : "invalid",
		advice: {
			what: "Signs in to a database as its user.",
			revoke: changeIt$3
		}
	},
	{
		kind: "keyword",
		id: "jdbc-password",
		title: "Password in a JDBC address",
		provider: "JDBC",
		confidence: "high",
		precision: "token",
		keywords: ["jdbc:"],
		anchor: "start",
		pattern: /jdbc:(?:oracle:thin:(?<user>[A-Za-z0-9_$#]{1,64})\/(?<secret>[^@\s"'<>]{3,128})@|[a-z0-9]{2,20}:[^\s"'<>]{4,320}?[?&;](?:password|passwd|pwd)=[^\s"'<>&;]{3,128})/i,
		reach: { after: 520 },
		check: (match) => {
			const secret = match.groups["secret"] ?? /(?:password|passwd|pwd)=([^\s"'<>&;]{3,128})$/i.exec(match.whole)?.[1] ?? "";
			return manualPasswords.test(secret) || isDefaultValue(secret) ? "invalid" : "unknown";
		},
		advice: {
			what: "Signs in to a database as its user.",
			revoke: changeIt$3
		}
	}
];

// src/secrets/rules/amazon.ts
/** Amazon Web Services and Amazon's other programs. */
const iam = "IAM console \u2192 Users \u2192 the user \u2192 Security credentials \u2192 deactivate, then delete the access key (https://console.aws.amazon.com/iam).";
/** A secret access key has all kinds of characters; a path or a hash has not. */
function looksLikeSecretKey(match) {
	return hasMixedCharacters(match.secret) && !/^[0-9a-f]+$/i.test(match.secret) ? "unknown" : "invalid";
}
/** A long-term Bedrock key is base64 of `BedrockAPIKey-<id>-at-<account>:<secret>` after its four letters. */
function decodesToBedrockKey(match) {
	const text = node_buffer.Buffer.from(match.secret.slice(4), "base64").toString("latin1");
	if (/^BedrockAPIKey-.{2,60}:.{20}/.test(text)) return "valid";
	return hasMixedCharacters(match.secret) ? "unknown" : "invalid";
}
/** A short-term Bedrock key is a presigned address in base64. */
function decodesToBedrockAddress(match) {
	if (node_buffer.Buffer.from(match.secret.slice(16), "base64").toString("latin1").startsWith("bedrock.amazonaws.com/")) return "valid";
	return hasMixedCharacters(match.secret) ? "unknown" : "invalid";
}
const amazonRules = [
	tokenRule({
		id: "aws-access-key-id",
		title: "AWS access key id",
		provider: "Amazon Web Services",
		prefixes: [
			"AKIA",
			"ASIA",
			"ABIA",
			"ACCA"
		],
		body: "[A-Z2-7]{16}",
		entropy: 2.8,
		what: "The public half of an AWS access key. It names the account and the user, and the secret half is rarely far away.",
		revoke: iam
	}),
	{
		kind: "keyword",
		id: "aws-secret-access-key",
		title: "AWS secret access key",
		provider: "Amazon Web Services",
		confidence: "high",
		precision: "token",
		keywords: [
			"aws_secret",
			"aws-secret",
			"awssecret",
			"secretaccesskey",
			"secret_access_key",
			"secret-access-key",
			"secret access key",
			"aws_sec_key",
			"secretkey",
			"secret_key"
		],
		anchor: "start",
		boundary: false,
		pattern: /(?:aws[_-]?)?sec(?:ret)?[_ -]?(?:access[_ -]?)?(?:key)?(?:[_-]?(?:id|value|access|key)){0,3}[^\r\n;A-Za-z0-9/+]{0,24}(?:(?:is|string|str|value)[^\r\nA-Za-z0-9]{1,8})?(?<![A-Za-z0-9/+])(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/i,
		reach: { after: 160 },
		entropy: 4,
		check: looksLikeSecretKey,
		advice: {
			what: "With its key id it signs requests to AWS as the user that owns it, until somebody deletes it.",
			revoke: iam
		}
	},
	{
		kind: "keyword",
		id: "aws-access-key-pair",
		title: "AWS access key id with its secret",
		provider: "Amazon Web Services",
		confidence: "high",
		precision: "token",
		keywords: ["AKIA", "ASIA"],
		anchor: "start",
		pattern: /A[KS]IA[A-Z2-7]{16}(?![A-Za-z0-9])[\s\S]{1,90}?(?<![A-Za-z0-9/+=_-])(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=_-])/,
		reach: { after: 170 },
		entropy: 4.2,
		check: (match) => /sha|hash|digest|commit/i.test(match.whole.slice(20, -40)) ? "invalid" : looksLikeSecretKey(match),
		advice: {
			what: "Both halves of an access key: it signs requests to AWS as the user that owns it.",
			revoke: iam
		}
	},
	tokenRule({
		id: "aws-session-token",
		title: "AWS session token",
		provider: "Amazon Web Services",
		prefixes: [
			"IQoJb3JpZ2lu",
			"FwoGZXIvYXdz",
			"FQoGZXIvYXdz"
		],
		body: "[A-Za-z0-9/+=]{90,2000}",
		end: "(?![A-Za-z0-9/+=])",
		after: 2100,
		check: (match) => (match.secret.match(/IQoJb3JpZ2lu/g) ?? []).length > 1 ? "invalid" : "unknown",
		what: "Part of temporary credentials: it works until the session expires, at most 36 hours.",
		revoke: "IAM console \u2192 Roles \u2192 the role \u2192 Revoke sessions: revoke active sessions (https://console.aws.amazon.com/iam)."
	}),
	tokenRule({
		id: "aws-bedrock-api-key",
		title: "Amazon Bedrock API key (long-term)",
		provider: "Amazon Web Services",
		prefixes: ["ABSK"],
		body: "[A-Za-z0-9+/]{100,280}={0,2}",
		end: "(?![A-Za-z0-9+/=])",
		check: decodesToBedrockKey,
		what: "Calls models on Amazon Bedrock at the account's cost, without a signature, for as long as it was made for.",
		revoke: "IAM console \u2192 Users \u2192 the user \u2192 Security credentials \u2192 API keys for Amazon Bedrock \u2192 delete (https://console.aws.amazon.com/iam)."
	}),
	tokenRule({
		id: "aws-bedrock-short-term-api-key",
		title: "Amazon Bedrock API key (short-term)",
		provider: "Amazon Web Services",
		prefixes: ["bedrock-api-key-"],
		body: "[A-Za-z0-9+/]{30,3000}={0,2}",
		end: "(?![A-Za-z0-9+/=])",
		after: 3100,
		check: decodesToBedrockAddress,
		what: "Calls models on Amazon Bedrock as the identity that made it, for up to 12 hours.",
		revoke: "It dies with its session: IAM console \u2192 Roles \u2192 the role \u2192 Revoke sessions (https://console.aws.amazon.com/iam)."
	}),
	tokenRule({
		id: "aws-appsync-api-key",
		title: "AWS AppSync API key",
		provider: "Amazon Web Services",
		prefixes: ["da2-"],
		body: "[a-z0-9]{26}",
		gate: "token",
		what: "Queries a GraphQL API on AppSync until the key expires.",
		revoke: "AppSync console \u2192 the API \u2192 Settings \u2192 API keys \u2192 delete (https://console.aws.amazon.com/appsync)."
	}),
	tokenRule({
		id: "amazon-mws-auth-token",
		title: "Amazon Marketplace Web Service token",
		provider: "Amazon",
		prefixes: ["amzn.mws."],
		body: uuid,
		what: "Lets a developer act for a seller's account.",
		revoke: "Seller Central \u2192 Settings \u2192 User permissions \u2192 Third-party developer and apps \u2192 revoke."
	}),
	tokenRule({
		id: "amazon-oauth-client-secret",
		title: "Login with Amazon client secret",
		provider: "Amazon",
		prefixes: ["amzn1.oa2-cs.v1."],
		body: hex(64),
		what: "Proves that a request comes from the application; with it, refresh tokens of users can be redeemed.",
		revoke: "Developer console \u2192 Login with Amazon \u2192 the security profile \u2192 Web settings \u2192 rotate the client secret (https://developer.amazon.com)."
	}),
	tokenRule({
		id: "amazon-oauth-refresh-token",
		title: "Login with Amazon refresh token",
		provider: "Amazon",
		prefixes: ["Atzr|"],
		body: "[A-Za-z0-9_/+=-]{80,800}",
		end: "(?![A-Za-z0-9_/+=-])",
		after: 900,
		what: "Gives new access tokens for the user who consented.",
		revoke: "Amazon account \u2192 Login and security \u2192 Login with Amazon \u2192 remove the application."
	}),
	namedRule({
		id: "aws-ses-smtp-password",
		title: "Amazon SES SMTP password",
		provider: "Amazon Web Services",
		names: [
			"ses_smtp",
			"ses-smtp",
			"sessmtp",
			"email-smtp",
			"aws_ses"
		],
		words: [
			"pass",
			"secret",
			"pwd"
		],
		value: "B[A-Za-z0-9+/]{43}",
		exact: /^B[A-Za-z0-9+/]{43}$/,
		entropy: 4,
		what: "Sends mail through Amazon SES in the account's name.",
		revoke: iam
	}),
	namedRule({
		id: "aws-codecommit-git-password",
		title: "AWS CodeCommit Git password",
		provider: "Amazon Web Services",
		names: ["codecommit"],
		value: "[A-Za-z0-9+/]{43}=",
		end: "(?![A-Za-z0-9+/=])",
		entropy: 4,
		what: "Reads and writes repositories in CodeCommit as its user.",
		revoke: "IAM console \u2192 Users \u2192 the user \u2192 Security credentials \u2192 HTTPS Git credentials for AWS CodeCommit \u2192 delete."
	}),
	namedRule({
		id: "aws-cognito-client-secret",
		title: "Amazon Cognito app client secret",
		provider: "Amazon Web Services",
		names: ["cognito"],
		words: ["secret"],
		value: "[a-z0-9]{45,52}",
		exact: /^(?=.*[0-9])[a-z0-9]+$/,
		entropy: 3.5,
		what: "Lets whoever holds it ask for tokens as the application.",
		revoke: "Cognito console \u2192 User pools \u2192 App clients \u2192 the client \u2192 rotate the secret (https://console.aws.amazon.com/cognito)."
	}),
	namedRule({
		id: "alexa-client-secret",
		title: "Alexa or Amazon device secret",
		provider: "Amazon",
		names: [
			"alexa_client",
			"alexa-client",
			"alexaclient",
			"amazon_client",
			"amazonclient"
		],
		words: ["secret"],
		value: `(?:${alphanumeric(64)}|${base64url(60, 80)})`,
		check: (match) => hasMixedCharacters(match.secret) ? "unknown" : "invalid",
		entropy: 3.5,
		what: "Signs in as the skill or device program.",
		revoke: "Developer console \u2192 Login with Amazon \u2192 the security profile \u2192 rotate the client secret (https://developer.amazon.com)."
	})
];

// src/secrets/rules/automation.ts
const automationRules = [
	tokenRule({
		id: "circleci-personal-token",
		title: "CircleCI personal API token",
		provider: "CircleCI",
		prefixes: ["CCIPAT_"],
		body: "[A-Za-z0-9]{20,24}_[a-fA-F0-9]{40}",
		what: "Acts as its owner on every project: starts jobs, reads their settings.",
		revoke: "CircleCI \u2192 User settings \u2192 Personal API Tokens \u2192 delete (https://app.circleci.com/settings/user/tokens)."
	}),
	tokenRule({
		id: "circleci-project-token",
		title: "CircleCI project API token",
		provider: "CircleCI",
		prefixes: ["CCIPRJ_"],
		body: "[A-Za-z0-9]{20,24}_[a-fA-F0-9]{40}",
		what: "Reads or starts jobs of a project.",
		revoke: "CircleCI \u2192 the project \u2192 Project settings \u2192 API Permissions \u2192 delete."
	}),
	namedRule({
		id: "circleci-token-legacy",
		title: "CircleCI token (older form)",
		provider: "CircleCI",
		names: [
			"circleci",
			"circle_ci",
			"circle-token",
			"circle_token",
			"circle-ci"
		],
		words: ["token", "key"],
		value: hex(40),
		what: "Acts as its owner, or on one project.",
		revoke: "CircleCI \u2192 User settings \u2192 Personal API Tokens \u2192 delete (https://app.circleci.com/settings/user/tokens)."
	}),
	tokenRule({
		id: "buildkite-access-token",
		title: "Buildkite token",
		provider: "Buildkite",
		prefixes: [
			"bkua_",
			"bkct_",
			"bkaj_",
			"bkpt_"
		],
		body: "[a-z0-9]{40,64}",
		check: digitsAndLetters,
		what: "Reads and starts builds, or runs them as an agent.",
		revoke: "Buildkite \u2192 Personal settings \u2192 API access tokens \u2192 revoke (https://buildkite.com/user/api-access-tokens)."
	}),
	namedRule({
		id: "buildkite-agent-token",
		title: "Buildkite agent token",
		provider: "Buildkite",
		names: ["buildkite"],
		words: ["token"],
		value: "[A-Za-z0-9]{40,50}",
		exact: /^(?=.*[0-9].*[0-9])(?=.*[a-z])/,
		entropy: 3.3,
		what: "Runs jobs as an agent, and so sees their secrets.",
		revoke: "Buildkite \u2192 Agents \u2192 the cluster \u2192 Agent tokens \u2192 revoke."
	}),
	namedRule({
		id: "travis-ci-token",
		title: "Travis CI token",
		provider: "Travis CI",
		names: ["travis"],
		words: ["token", "key"],
		value: base64url(20, 22),
		entropy: 3.6,
		check: mixedOnly,
		what: "Acts as its owner on every repository.",
		revoke: "Travis CI \u2192 Settings \u2192 API authentication \u2192 regenerate."
	}),
	namedRule({
		id: "jenkins-api-token",
		title: "Jenkins API token",
		provider: "Jenkins",
		names: ["jenkins"],
		words: [],
		value: "(?:11[0-9a-f]{32}|[0-9a-f]{32})",
		what: "Acts as its owner: starts jobs, reads their settings.",
		revoke: "Jenkins \u2192 the user \u2192 Security \u2192 API Token \u2192 revoke.",
		check: (match) => /token|pass|key|auth|secret|user|:$|-u /i.test(match.groups["between"] ?? "") ? "unknown" : "invalid"
	}),
	namedRule({
		id: "drone-token",
		title: "Drone or Woodpecker token",
		provider: "Drone",
		names: [
			"drone_",
			"droneci",
			"drone-",
			"woodpecker"
		],
		words: ["token", "secret"],
		value: "(?:[0-9a-f]{32}|[0-9a-f]{64}|[A-Za-z0-9]{32})",
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z])/,
		entropy: 3,
		what: "Acts as its owner, or runs jobs as an agent.",
		revoke: "The server \u2192 Account \u2192 Personal token \u2192 rotate; the shared secret: in the server's and the agents' settings."
	}),
	tokenRule({
		id: "teamcity-access-token",
		title: "TeamCity access token",
		provider: "JetBrains",
		prefixes: ["eyJ0eXAiOiAiVENWMiJ9."],
		body: "[A-Za-z0-9_-]{20,60}\\.[A-Za-z0-9_-]{40,60}",
		what: "Acts as its owner.",
		revoke: "TeamCity \u2192 Profile \u2192 Access tokens \u2192 delete."
	}),
	tokenRule({
		id: "octopus-deploy-api-key",
		title: "Octopus Deploy API key",
		provider: "Octopus Deploy",
		prefixes: ["API-"],
		body: "[A-Z0-9]{25,32}",
		check: digitsAndLetters,
		gate: "token",
		what: "Deploys and changes projects as its owner.",
		revoke: "Octopus \u2192 Profile \u2192 My API Keys \u2192 revoke."
	}),
	tokenRule({
		id: "harness-api-key",
		title: "Harness token",
		provider: "Harness",
		prefixes: ["pat.", "sat."],
		body: "[A-Za-z0-9_-]{22}\\.[0-9a-f]{24}\\.[A-Za-z0-9]{20}",
		what: "Acts as its owner or as a service account.",
		revoke: "Harness \u2192 Profile \u2192 My API Keys \u2192 delete the token."
	}),
	tokenRule({
		id: "pulumi-access-token",
		title: "Pulumi access token",
		provider: "Pulumi",
		prefixes: ["pul-"],
		body: hex(40),
		what: "Reads state, secrets among it, and runs updates.",
		revoke: "Pulumi Cloud \u2192 Personal access tokens \u2192 delete (https://app.pulumi.com/account/tokens)."
	}),
	tokenRule({
		id: "infracost-api-token",
		title: "Infracost API token",
		provider: "Infracost",
		prefixes: ["ico-"],
		body: alphanumeric(32),
		gate: "token",
		check: digitsAndLetters,
		what: "Estimates costs in the organisation's name.",
		revoke: "Infracost Cloud \u2192 Org settings \u2192 API tokens \u2192 delete."
	}),
	tokenRule({
		id: "postman-api-key",
		title: "Postman API key",
		provider: "Postman",
		prefixes: ["PMAK-"],
		body: "[0-9a-f]{24}-[0-9a-f]{34}",
		what: "Reads and changes collections and environments of its owner.",
		revoke: "Postman \u2192 Settings \u2192 API keys \u2192 revoke (https://go.postman.co/settings/me/api-keys)."
	}),
	tokenRule({
		id: "postman-collection-token",
		title: "Postman collection access key",
		provider: "Postman",
		prefixes: ["PMAT-"],
		body: "[0-9A-Z]{26}",
		what: "Reads one collection.",
		revoke: "Postman \u2192 Settings \u2192 API keys \u2192 Collection access keys \u2192 revoke."
	}),
	tokenRule({
		id: "depot-token",
		title: "Depot token",
		provider: "Depot",
		prefixes: [
			"depot_project_",
			"depot_org_",
			"depot_user_"
		],
		body: "[0-9a-f]{64}",
		what: "Builds images, and reads the cache.",
		revoke: "Depot \u2192 Settings \u2192 API tokens \u2192 delete."
	}),
	namedRule({
		id: "browserstack-access-key",
		title: "Access key of a browser testing service",
		provider: "several testing services",
		names: [
			"browserstack",
			"saucelabs",
			"sauce_access",
			"sauce_",
			"lambdatest",
			"lt_access",
			"percy",
			"cypress",
			"applitools",
			"chromatic",
			"testrail",
			"bitrise",
			"appveyor",
			"codefresh",
			"semaphore",
			"nx_cloud"
		],
		words: ["key", "token"],
		value: `(?:chpt_[A-Za-z0-9]{12,20}|${uuid}|[A-Za-z0-9_-]{20,64}|[A-Za-z0-9]{20})`,
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z])/,
		entropy: 3.2,
		what: "Runs tests or builds at the account's cost, and reads their results.",
		revoke: "The service's account settings \u2192 access key \u2192 reset."
	}),
	namedRule({
		id: "argocd-token",
		title: "Password or token of a deployment controller",
		provider: "Argo CD",
		names: [
			"argocd",
			"argo_cd",
			"argo-cd",
			"spinnaker"
		],
		words: ["passw", "token"],
		value: "[A-Za-z0-9_-]{16}",
		exact: /^(?=.*[0-9].*)(?=.*[a-z])(?=.*[A-Z])/,
		entropy: 3.2,
		what: "Deploys to clusters.",
		revoke: "`argocd account update-password`, or `argocd account delete-token`."
	}),
	namedRule({
		id: "app-center-api-token",
		title: "App Center, Bitrise or Codemagic token",
		provider: "Microsoft",
		names: [
			"appcenter",
			"app_center",
			"codemagic",
			"expo_token",
			"eas_token"
		],
		words: ["token", "key"],
		value: "[A-Za-z0-9_-]{40,43}",
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z])/,
		entropy: 3.2,
		what: "Builds and distributes apps.",
		revoke: "The service's account settings \u2192 API tokens \u2192 delete."
	}),
	{
		kind: "keyword",
		id: "kubernetes-bootstrap-token",
		title: "Kubernetes bootstrap token",
		provider: "Kubernetes",
		confidence: "high",
		precision: "token",
		keywords: [
			"kubeadm join",
			"bootstrap-token",
			"bootstraptoken",
			"--token "
		],
		anchor: "start",
		boundary: false,
		pattern: /(?:kubeadm join|bootstrap-?token|--token)[^\r\n]{0,80}?(?<![A-Za-z0-9])(?<secret>[a-z0-9]{6}\.[a-z0-9]{16})(?![A-Za-z0-9.])/i,
		check: (match) => /[0-9]/.test(match.secret) ? "unknown" : "invalid",
		advice: {
			what: "Joins machines to the cluster.",
			revoke: "`kubeadm token delete`."
		}
	},
	{
		kind: "keyword",
		id: "k3s-cluster-token",
		title: "k3s or RKE2 cluster token",
		provider: "SUSE",
		confidence: "high",
		precision: "token",
		keywords: ["::server:", "::node:"],
		anchor: "near",
		reach: {
			before: 70,
			after: 80
		},
		pattern: /(?<secret>K10[0-9a-f]{64}::(?:server|node):[A-Za-z0-9.]{16,64})/,
		advice: {
			what: "Joins machines to the cluster.",
			revoke: "`k3s token rotate`."
		}
	}
];

// src/secrets/rules/azure.ts
/**
* Microsoft Azure, Entra and Azure DevOps. Identifiable keys carry four characters that name the service, then a
* checksum: microsoft/security-utilities documents signatures, seeds and the algorithm.
*/
const portal = (service, place) => `Azure portal \u2192 ${service} \u2192 ${place} \u2192 regenerate (https://portal.azure.com).`;
/** A key of the first identifiable form: the signature stands in the middle, so the search runs around it. */
function identifiableRule(spec) {
	const digit = spec.urlSafe === true ? "[A-Za-z0-9_-]" : "[A-Za-z0-9+/]";
	const signature = spec.signature.replace("+", "\\+").replace("/", "\\/");
	return {
		kind: "keyword",
		id: spec.id,
		title: spec.title,
		provider: spec.provider,
		confidence: "high",
		precision: "token",
		advice: {
			what: spec.what,
			revoke: spec.revoke
		},
		keywords: [spec.signature],
		anchor: "near",
		reach: {
			before: spec.before + 2,
			after: 16
		},
		pattern: new RegExp(`(?<![A-Za-z0-9+/_-])(?<secret>${digit}{${spec.before}}${signature}${digit}{5}[A-Za-z0-9+/_-]${spec.padding})${spec.padding === "" ? "(?![A-Za-z0-9+/_-])" : "(?![A-Za-z0-9+/=])"}`),
		check: (match) => hasAzureChecksum(match.secret, spec.seeds) ? "valid" : "invalid"
	};
}
/** Where a value names its service by signature, the checksum decides; an older key has none. */
function storageKeyVerdict(secret) {
	if (!/\+ASt.{6}==$/.test(secret)) return "unknown";
	return hasAzureChecksum(secret, ["Default0"]) ? "valid" : "invalid";
}
const messagingSeeds = [
	"Send0000",
	"Listen00",
	"Manage00",
	"System00",
	"Unknown0"
];
const identifiable = [
	identifiableRule({
		id: "azure-storage-identifiable-key",
		title: "Azure storage account key",
		provider: "Microsoft Azure",
		signature: "+ASt",
		before: 76,
		padding: "==",
		seeds: ["Default0"],
		what: "Full access to everything in a storage account.",
		revoke: portal("Storage accounts \u2192 the account", "Access keys")
	}),
	identifiableRule({
		id: "azure-cosmos-key",
		title: "Azure Cosmos DB key",
		provider: "Microsoft Azure",
		signature: "ACDb",
		before: 76,
		padding: "==",
		seeds: [
			"MastRW00",
			"MastRO00",
			"SystRW00",
			"SystRO00",
			"sysAll00",
			"Resour00",
			"encryp00"
		],
		what: "Reads, and with the primary key writes, every database of the account.",
		revoke: portal("Azure Cosmos DB \u2192 the account", "Keys")
	}),
	identifiableRule({
		id: "azure-batch-key",
		title: "Azure Batch account key",
		provider: "Microsoft Azure",
		signature: "+ABa",
		before: 76,
		padding: "==",
		seeds: ["AbAcct00"],
		what: "Runs jobs on the account's machines.",
		revoke: portal("Batch accounts \u2192 the account", "Keys")
	}),
	identifiableRule({
		id: "azure-function-key",
		title: "Azure Functions key",
		provider: "Microsoft Azure",
		signature: "AzFu",
		before: 44,
		padding: "==",
		urlSafe: true,
		seeds: [
			"Master00",
			"System00",
			"Functi00"
		],
		what: "Calls functions of an app; the master key calls all of them and manages the host.",
		revoke: portal("Function App \u2192 the app", "App keys")
	}),
	identifiableRule({
		id: "azure-search-key",
		title: "Azure AI Search key",
		provider: "Microsoft Azure",
		signature: "AzSe",
		before: 42,
		padding: "",
		seeds: ["Query000", "PAdmin00"],
		what: "Queries, and with an admin key changes, every index of the service.",
		revoke: portal("AI Search \u2192 the service", "Settings \u2192 Keys")
	}),
	identifiableRule({
		id: "azure-container-registry-key",
		title: "Azure Container Registry password",
		provider: "Microsoft Azure",
		signature: "+ACR",
		before: 42,
		padding: "",
		seeds: ["ACRDflt0"],
		what: "Pulls and pushes images.",
		revoke: portal("Container registries \u2192 the registry", "Access keys")
	}),
	identifiableRule({
		id: "azure-redis-key",
		title: "Azure Cache for Redis key",
		provider: "Microsoft Azure",
		signature: "AzCa",
		before: 33,
		padding: "=",
		seeds: ["Access00"],
		what: "Reads and writes the cache.",
		revoke: portal("Azure Cache for Redis \u2192 the cache", "Authentication \u2192 Access keys")
	}),
	identifiableRule({
		id: "azure-iot-key",
		title: "Azure IoT shared access key",
		provider: "Microsoft Azure",
		signature: "AIoT",
		before: 33,
		padding: "=",
		seeds: [
			"IoTHub00",
			"DpsKey00",
			"Device00"
		],
		what: "Connects as a device or manages the hub.",
		revoke: portal("IoT Hub \u2192 the hub", "Shared access policies")
	}),
	identifiableRule({
		id: "azure-service-bus-key",
		title: "Azure Service Bus shared access key",
		provider: "Microsoft Azure",
		signature: "+ASb",
		before: 33,
		padding: "=",
		seeds: messagingSeeds,
		what: "Sends, receives or manages messages of a namespace.",
		revoke: portal("Service Bus \u2192 the namespace", "Shared access policies")
	}),
	identifiableRule({
		id: "azure-event-hubs-key",
		title: "Azure Event Hubs shared access key",
		provider: "Microsoft Azure",
		signature: "+AEh",
		before: 33,
		padding: "=",
		seeds: messagingSeeds,
		what: "Sends, receives or manages events of a namespace.",
		revoke: portal("Event Hubs \u2192 the namespace", "Shared access policies")
	}),
	identifiableRule({
		id: "azure-relay-key",
		title: "Azure Relay shared access key",
		provider: "Microsoft Azure",
		signature: "+ARm",
		before: 33,
		padding: "=",
		seeds: messagingSeeds,
		what: "Opens or uses connections through a relay.",
		revoke: portal("Relays \u2192 the namespace", "Shared access policies")
	}),
	identifiableRule({
		id: "azure-event-grid-key",
		title: "Azure Event Grid key",
		provider: "Microsoft Azure",
		signature: "AZEG",
		before: 33,
		padding: "=",
		seeds: ["Default0"],
		what: "Publishes events to a topic.",
		revoke: portal("Event Grid topics \u2192 the topic", "Access keys")
	}),
	identifiableRule({
		id: "azure-api-management-key",
		title: "Azure API Management key",
		provider: "Microsoft Azure",
		signature: "APIM",
		before: 76,
		padding: "==",
		seeds: [
			"Tenant00",
			"IoTHub00",
			"Gatewy00",
			"GitKey00"
		],
		what: "Calls or manages the interfaces behind the gateway.",
		revoke: portal("API Management services \u2192 the service", "Subscriptions, Gateways or Management API")
	}),
	identifiableRule({
		id: "azure-machine-learning-key",
		title: "Azure Machine Learning web service key",
		provider: "Microsoft Azure",
		signature: "+AMC",
		before: 76,
		padding: "==",
		seeds: ["Classic0"],
		what: "Calls the service at the account's cost.",
		revoke: portal("Machine Learning \u2192 the workspace", "Endpoints \u2192 Consume")
	})
];
const azureRules = [
	...identifiable,
	{
		kind: "keyword",
		id: "azure-annotated-key",
		title: "Azure key of the common annotated form",
		provider: "Microsoft Azure",
		confidence: "high",
		precision: "token",
		keywords: ["JQQJ9"],
		anchor: "near",
		reach: {
			before: 54,
			after: 40
		},
		pattern: /(?<![A-Za-z0-9+/_-])(?<secret>[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}(?:[A-Za-z0-9]{2}==)?)(?![A-Za-z0-9+/=_-])/,
		check: (match) => hasAnnotatedKeyChecksum(match.secret) ? "valid" : "invalid",
		advice: {
			what: "A key of Azure OpenAI, Azure AI services, Azure DevOps or another service; four letters near its end say which.",
			revoke: portal("the resource", "Keys and Endpoint; for Azure DevOps: dev.azure.com \u2192 User settings \u2192 Personal access tokens")
		}
	},
	{
		kind: "keyword",
		id: "azure-entra-client-secret",
		title: "Microsoft Entra client secret",
		provider: "Microsoft Azure",
		confidence: "high",
		precision: "token",
		keywords: ["7Q~", "8Q~"],
		anchor: "near",
		reach: {
			before: 5,
			after: 48
		},
		pattern: /(?<![A-Za-z0-9_.~-])(?<secret>[A-Za-z0-9_.~-]{3}(?:7Q~[A-Za-z0-9_.~-]{31}|8Q~[A-Za-z0-9_.~-]{31,34}))(?![A-Za-z0-9_~-])/,
		entropy: 3.5,
		advice: {
			what: "Signs in as an application of the tenant, with everything that was granted to it.",
			revoke: "Entra admin center \u2192 App registrations \u2192 the application \u2192 Certificates & secrets \u2192 delete (https://entra.microsoft.com)."
		}
	},
	{
		kind: "keyword",
		id: "azure-storage-account-key",
		title: "Azure storage account key",
		provider: "Microsoft Azure",
		confidence: "high",
		precision: "token",
		keywords: [
			"AccountKey",
			"account_key",
			"account-key",
			"storage_key",
			"storagekey",
			"storage-key",
			"access_key",
			"accesskey"
		],
		anchor: "start",
		boundary: false,
		pattern: /[a-z]{6,7}[_-]?key[0-9]?[^\r\n;A-Za-z0-9/+]{1,16}(?<secret>[A-Za-z0-9+/]{86}==)(?![A-Za-z0-9+/=])/i,
		reach: { after: 140 },
		entropy: 4.5,
		check: (match) => storageKeyVerdict(match.secret),
		advice: {
			what: "Full access to everything in a storage account, a Cosmos DB account or a Batch account.",
			revoke: portal("Storage accounts \u2192 the account", "Access keys")
		}
	},
	{
		kind: "keyword",
		id: "azure-shared-access-key",
		title: "Azure shared access key in a connection string",
		provider: "Microsoft Azure",
		confidence: "high",
		precision: "token",
		keywords: [
			"SharedAccessKey=",
			"AccessKey=",
			"PrimaryKey=",
			"SharedSecretValue="
		],
		anchor: "start",
		boundary: false,
		pattern: /(?:AccessKey|PrimaryKey|SharedSecretValue)=(?<secret>[A-Za-z0-9+/]{27,86}={0,2})(?![A-Za-z0-9+/=])/i,
		reach: { after: 140 },
		entropy: 3.8,
		advice: {
			what: "Sends, receives or manages messages, devices or connections of Service Bus, Event Hubs, IoT Hub, SignalR or Web PubSub.",
			revoke: portal("the namespace or hub", "Shared access policies or Keys")
		}
	},
	{
		kind: "keyword",
		id: "azure-app-configuration-connection",
		title: "Azure App Configuration connection string",
		provider: "Microsoft Azure",
		confidence: "high",
		precision: "token",
		keywords: [".azconfig.io"],
		anchor: "start",
		boundary: false,
		pattern: /\.azconfig\.io;Id=[^;\s]{4,80};Secret=(?<secret>[A-Za-z0-9+/]{36,100}={0,2})/i,
		advice: {
			what: "Reads, or with a read-write key changes, the settings of applications.",
			revoke: portal("App Configuration \u2192 the store", "Access settings")
		}
	},
	{
		kind: "keyword",
		id: "azure-shared-access-signature",
		title: "Azure shared access signature",
		provider: "Microsoft Azure",
		confidence: "high",
		precision: "token",
		keywords: [
			"&sig=",
			"?sig=",
			"sig=",
			"&amp;sig="
		],
		anchor: "start",
		boundary: false,
		pattern: /sig=(?<secret>[A-Za-z0-9%+/_-]{40,100}(?:%3D|=){0,2})(?![A-Za-z0-9%+/_=-])/i,
		reach: { after: 140 },
		entropy: 3.8,
		check: (match) => {
			const around = match.before + match.after;
			return /[?&;](?:amp;)?(?:sv|se|sp|sr|skn|spr)=/i.test(around) || /(?:sv|se|sp|sr|skn)=[^&\s]{1,60}&(?:amp;)?$/i.test(match.before) ? "unknown" : "invalid";
		},
		advice: {
			what: "An address that opens files, queues or a workflow to whoever has it, until it expires.",
			revoke: "Rotate the key that signed it: Azure portal \u2192 the storage account or namespace \u2192 Access keys; for a workflow: Logic app \u2192 Access keys (https://portal.azure.com)."
		}
	},
	{
		kind: "keyword",
		id: "azure-devops-personal-access-token",
		title: "Azure DevOps personal access token (older form)",
		provider: "Microsoft Azure",
		confidence: "medium",
		precision: "token",
		keywords: [
			"azure_devops",
			"azure-devops",
			"azuredevops",
			"azure devops",
			"dev.azure.com",
			"visualstudio.com",
			"ado_pat",
			"ado_token",
			"adopat",
			"ado-pat",
			"system_accesstoken",
			"azdo",
			"vsts"
		],
		anchor: "near",
		reach: {
			before: 96,
			after: 220
		},
		pattern: /(?<![A-Za-z0-9_/.+-])(?<secret>[a-z2-7]{52})(?![A-Za-z0-9_/+=-])/,
		entropy: 3.8,
		check: (match) => /[2-7].*[2-7].*[2-7]/.test(match.secret) ? "unknown" : "invalid",
		advice: {
			what: "Acts as its owner on repositories, pipelines and boards.",
			revoke: "dev.azure.com \u2192 User settings \u2192 Personal access tokens \u2192 revoke."
		}
	},
	namedRule({
		id: "azure-cognitive-services-key",
		title: "Azure AI services subscription key",
		provider: "Microsoft Azure",
		names: [
			"ocp-apim-subscription-key",
			"azure_openai",
			"azure-openai",
			"azureopenai",
			"azure_cognitive",
			"cognitiveservices.azure.com",
			"openai.azure.com",
			"azure_speech",
			"azure_translator",
			"azure_vision",
			"azure_search",
			"search.windows.net",
			"azure_language",
			"azure_ai",
			"azure_openai_api"
		],
		words: [
			"key",
			"secret",
			"token"
		],
		value: hex(32),
		entropy: 3,
		what: "Calls models and AI services at the subscription's cost.",
		revoke: portal("Azure AI services \u2192 the resource", "Keys and Endpoint")
	}),
	{
		kind: "keyword",
		id: "azure-publish-profile-password",
		title: "Azure web deploy password",
		provider: "Microsoft Azure",
		confidence: "high",
		precision: "token",
		keywords: ["userPWD="],
		anchor: "start",
		pattern: /userPWD="(?<secret>[A-Za-z0-9]{40,80})"/i,
		entropy: 3.5,
		advice: {
			what: "Publishes code to a web app.",
			revoke: portal("App Services \u2192 the app", "Deployment Center \u2192 Manage publish profile")
		}
	},
	{
		kind: "keyword",
		id: "azure-communication-connection",
		title: "Azure Communication Services access key",
		provider: "Microsoft Azure",
		confidence: "high",
		precision: "token",
		keywords: [".communication.azure.com"],
		anchor: "start",
		boundary: false,
		pattern: /\.communication\.azure\.com\/?;accesskey=(?<secret>[A-Za-z0-9+/]{40,88}={0,2})/i,
		advice: {
			what: "Sends mail and messages in the account's name.",
			revoke: portal("Communication Services \u2192 the resource", "Keys")
		}
	},
	tokenRule({
		id: "microsoft-oauth-refresh-token",
		title: "Microsoft OAuth refresh token",
		provider: "Microsoft Azure",
		prefixes: [
			"0.AX",
			"0.AS",
			"0.AR",
			"0.AQ",
			"0.AA",
			"1.AX",
			"1.AR",
			"1.AQ",
			"M.C5",
			"M.R3"
		],
		body: "[A-Za-z0-9_-]{10,40}\\.Ag[A-Za-z0-9_-]{120,1800}",
		after: 1900,
		entropy: 4,
		what: "Gives new access tokens for the user who signed in.",
		revoke: "Entra admin center \u2192 Users \u2192 the user \u2192 Revoke sessions (https://entra.microsoft.com)."
	})
];

// src/secrets/rules/code.ts
const changeIt$2 = "Change the password at the server, then wherever the old one is used.";
/** A text between quotes that a person or a machine chose as a secret. */
function isArgument(match) {
	const { secret } = match;
	if (isDefaultValue(secret) || isHarmlessValue(secret) || isIdentifier(secret) || isNeverIssued(secret)) return "invalid";
	return isMachineMade(secret) || isPersonMade(secret) ? "unknown" : "invalid";
}
function callRule(spec) {
	return {
		kind: "keyword",
		id: spec.id,
		title: spec.title,
		provider: spec.provider,
		confidence: "medium",
		precision: "token",
		keywords: spec.keywords,
		anchor: "start",
		boundary: false,
		pattern: spec.pattern,
		check: isArgument,
		advice: {
			what: spec.what,
			revoke: spec.revoke
		}
	};
}
/** The cells of a list of SQL: commas inside quotes separate nothing. */
function cellsOf(list) {
	return (list.match(/'(?:[^']|''){0,256}'|"[^"]{0,256}"|[^,'"]{1,256}/g) ?? []).map((cell) => cell.trim()).filter((cell) => cell !== "");
}
/** `INSERT INTO users (name, password) VALUES ('anna', '\u2026')`: the column's name judges the value. */
function judgeInsert(match) {
	const columns = cellsOf(match.groups["columns"] ?? "").map((column) => column.replace(/[`"[\]]/g, ""));
	const values = cellsOf(match.secret);
	return columns.some((column, index) => {
		const value = /^[NE]?'(.*)'$/s.exec(values[index] ?? "")?.[1];
		return value !== void 0 && judgeValue(column, nameKind(column), value, true) === "unknown";
	}) ? "unknown" : "invalid";
}
const codeRules = [
	callRule({
		id: "code-user-password",
		title: "User and password as arguments",
		provider: "any program",
		keywords: [
			"auth=(",
			"auth = (",
			"basicauth(",
			"basic_auth(",
			".auth(",
			"credentials(",
			"networkcredential(",
			"credential("
		],
		pattern: /(?:auth|credentials?)(?: ?= ?)?\([ \t]{0,4}(?:new )?["'][^"'\r\n]{1,100}["'],[ \t]{0,4}["'](?<secret>[^"'\r\n]{4,200})["']/i,
		what: "Signs in to the server that the call talks to.",
		revoke: changeIt$2
	}),
	callRule({
		id: "code-database-password",
		title: "Password of a database as an argument",
		provider: "JDBC",
		keywords: ["getconnection("],
		pattern: /getConnection\([^()\r\n]{1,240}?,[ \t\r\n]{0,24}["'][^"'\r\n]{0,100}["'],[ \t\r\n]{0,24}["'](?<secret>[^"'\r\n]{4,200})["']/i,
		what: "Signs in to a database as its user.",
		revoke: changeIt$2
	}),
	callRule({
		id: "code-signing-key",
		title: "Key for signatures as an argument",
		provider: "any program",
		keywords: [
			"createhmac(",
			"jwt.sign(",
			"jwt.verify(",
			"jwt.encode(",
			"jwt.decode(",
			"hmac.new(",
			"setsigningkey(",
			"sign(payload",
			"hmacsha256(",
			"signwith("
		],
		pattern: /(?:createHmac\([ \t]{0,4}["'][A-Za-z0-9-]{3,12}["'],[ \t]{0,4}|jwt\.(?:sign|verify|encode|decode)\([^,()\r\n]{1,80},[ \t]{0,4}|sign\(payload,[ \t]{0,4}|hmac\.new\([ \t]{0,4}|(?:setSigningKey|HmacSHA256|signWith)\([^()"'\r\n]{0,60})b?["'](?<secret>[^"'\r\n]{8,300})["']/i,
		what: "Signs sessions, tokens or requests: whoever has it can make false ones.",
		revoke: "Make a new key, and accept the old one only for as long as what it signed lives."
	}),
	{
		kind: "keyword",
		id: "go-database-password",
		title: "Password in a data source name",
		provider: "Go",
		confidence: "high",
		precision: "token",
		keywords: ["@tcp(", "@unix("],
		anchor: "near",
		reach: {
			before: 200,
			after: 8
		},
		pattern: /(?<![A-Za-z0-9_.-])[A-Za-z0-9_.-]{1,64}:(?<secret>[^\s"'`@/]{3,120})@(?:tcp|unix)\(/,
		check: isArgument,
		advice: {
			what: "Signs in to a database as its user.",
			revoke: changeIt$2
		}
	},
	{
		kind: "keyword",
		id: "sql-insert-secret",
		title: "Secret in rows of an SQL script",
		provider: "SQL",
		confidence: "medium",
		precision: "none",
		keywords: ["insert into "],
		anchor: "start",
		pattern: /insert into [^\s()]{1,100}[ \t]{0,4}\((?<columns>[^()]{3,400})\)[ \t\r\n]{0,12}values[ \t\r\n]{0,12}\((?<secret>[^()\r\n]{3,800})\)/i,
		reach: { after: 1400 },
		check: judgeInsert,
		advice: {
			what: "A password, key or token that a script puts into a table.",
			revoke: changeIt$2
		}
	},
	{
		kind: "keyword",
		id: "blockchain-node-address",
		title: "Address of a blockchain node with its key",
		provider: "several node providers",
		confidence: "high",
		precision: "token",
		keywords: [
			"infura.io/",
			"alchemy.com/",
			"alchemyapi.io/",
			"quiknode.pro/"
		],
		anchor: "start",
		boundary: false,
		pattern: /(?:infura\.io|alchemy\.com|alchemyapi\.io|quiknode\.pro)\/(?:(?:ws|nft)\/)?(?:v[23]\/)?(?<secret>[A-Za-z0-9_-]{32,64})(?![A-Za-z0-9_-])/,
		check: isArgument,
		advice: {
			what: "Sends requests at the account's cost.",
			revoke: "The provider's dashboard \u2192 the project \u2192 API keys \u2192 rotate."
		}
	},
	{
		kind: "keyword",
		id: "generic-login-pair",
		title: "User and password side by side",
		provider: "any program",
		confidence: "low",
		precision: "token",
		keywords: [
			"login:",
			"logins:",
			"credentials:",
			"creds:",
			"zugangsdaten:",
			"identifiants:"
		],
		anchor: "start",
		pattern: /(?:logins?|credentials|creds|zugangsdaten|identifiants):[ \t]{0,4}[A-Za-z0-9._@+-]{2,64}[ \t]{0,2}(?:\/|\||:|,)[ \t]{0,2}(?<secret>[^\s,|/"'`]{6,64})/i,
		check: (match) => /[0-9]/.test(match.secret) && /[A-Z]|[^A-Za-z0-9.:_-]/.test(match.secret) ? isArgument(match) : "invalid",
		advice: {
			what: "Signs in wherever the text says.",
			revoke: changeIt$2
		}
	}
];

// src/secrets/rules/data.ts
/** Databases and data platforms as services. Addresses with passwords are in `addresses.ts`. */
const databricks = "Databricks workspace \u2192 Settings \u2192 Developer \u2192 Access tokens \u2192 revoke.";
const dataRules = [
	tokenRule({
		id: "databricks-access-token",
		title: "Databricks personal access token",
		provider: "Databricks",
		prefixes: ["dapi"],
		body: "[0-9a-f]{32}(?:-[0-9])?",
		what: "Acts as its owner on clusters, notebooks and data.",
		revoke: databricks
	}),
	tokenRule({
		id: "databricks-oauth-secret",
		title: "Databricks OAuth secret or account token",
		provider: "Databricks",
		prefixes: [
			"dose",
			"dkea",
			"dsapi"
		],
		body: "[0-9a-f]{32}(?:-[0-9])?",
		what: "Signs in as a service principal.",
		revoke: "Databricks account console \u2192 User management \u2192 Service principals \u2192 Secrets \u2192 delete."
	}),
	tokenRule({
		id: "planetscale-token",
		title: "PlanetScale service token, password or OAuth token",
		provider: "PlanetScale",
		prefixes: [
			"pscale_tkn_",
			"pscale_pw_",
			"pscale_oauth_"
		],
		body: "[A-Za-z0-9=._-]{32,64}",
		end: "(?![A-Za-z0-9=_-])",
		check: digitsAndLetters,
		what: "Reads and changes a database or an organisation.",
		revoke: "PlanetScale \u2192 Settings \u2192 Service tokens, or the database \u2192 Settings \u2192 Passwords \u2192 delete."
	}),
	tokenRule({
		id: "neon-api-key",
		title: "Neon API key",
		provider: "Neon",
		prefixes: ["napi_"],
		body: "[a-z0-9]{50,70}",
		check: digitsAndLetters,
		what: "Creates and deletes projects and branches.",
		revoke: "Neon console \u2192 Account settings \u2192 API keys \u2192 revoke (https://console.neon.tech/app/settings/api-keys)."
	}),
	tokenRule({
		id: "neon-database-password",
		title: "Neon database password",
		provider: "Neon",
		prefixes: ["npg_"],
		body: alphanumeric(12, 20),
		check: (match) => /[0-9A-Z]/.test(match.secret.slice(4)) ? "unknown" : "invalid",
		what: "Signs in to a database as its role.",
		revoke: "Neon console \u2192 the project \u2192 Roles \u2192 reset password."
	}),
	tokenRule({
		id: "supabase-access-token",
		title: "Supabase access token",
		provider: "Supabase",
		prefixes: ["sbp_"],
		body: "(?:oauth_|v0_)?[0-9a-f]{40}",
		what: "Manages projects of its owner.",
		revoke: "Supabase dashboard \u2192 Account \u2192 Access Tokens \u2192 revoke (https://supabase.com/dashboard/account/tokens)."
	}),
	tokenRule({
		id: "supabase-secret-key",
		title: "Supabase secret key",
		provider: "Supabase",
		prefixes: ["sb_secret_"],
		body: base64url(22, 48),
		check: digitsAndLetters,
		what: "Full access to a project's data, past row level security.",
		revoke: "Supabase dashboard \u2192 the project \u2192 Settings \u2192 API Keys \u2192 delete."
	}),
	tokenRule({
		id: "mongodb-atlas-service-account-secret",
		title: "MongoDB Atlas service account secret",
		provider: "MongoDB",
		prefixes: ["mdb_sa_sk_"],
		body: base64url(36, 60),
		check: mixedOnly,
		what: "Manages projects and clusters of an organisation.",
		revoke: "Atlas \u2192 Organization \u2192 Applications \u2192 Service Accounts \u2192 the account \u2192 revoke secret."
	}),
	namedRule({
		id: "mongodb-atlas-private-key",
		title: "MongoDB Atlas private API key",
		provider: "MongoDB",
		names: [
			"atlas",
			"mongodb_atlas",
			"mongodbatlas"
		],
		words: [
			"private",
			"key",
			"secret"
		],
		value: uuid,
		what: "Manages projects and clusters of an organisation.",
		revoke: "Atlas \u2192 Organization \u2192 Applications \u2192 API Keys \u2192 delete."
	}),
	tokenRule({
		id: "cockroachdb-api-key",
		title: "CockroachDB Cloud API key",
		provider: "Cockroach Labs",
		prefixes: ["CCDB1_"],
		body: "[A-Za-z0-9]{22}_[A-Za-z0-9]{40}",
		what: "Manages clusters of a service account.",
		revoke: "CockroachDB Cloud \u2192 Access Management \u2192 Service Accounts \u2192 API access \u2192 delete."
	}),
	tokenRule({
		id: "datastax-astra-token",
		title: "DataStax Astra application token",
		provider: "DataStax",
		prefixes: ["AstraCS:"],
		body: "[A-Za-z0-9]{24}:[0-9a-f]{64}",
		what: "Reads and writes databases of an organisation.",
		revoke: "Astra portal \u2192 Settings \u2192 Tokens \u2192 delete."
	}),
	tokenRule({
		id: "clickhouse-cloud-key",
		title: "ClickHouse Cloud API secret",
		provider: "ClickHouse",
		prefixes: ["4b1d"],
		body: alphanumeric(38),
		check: mixedOnly,
		what: "Manages services of an organisation.",
		revoke: "ClickHouse Cloud console \u2192 API keys \u2192 delete."
	}),
	tokenRule({
		id: "confluent-secret",
		title: "Confluent Cloud API secret",
		provider: "Confluent",
		prefixes: ["cflt"],
		body: "[A-Za-z0-9+/]{60}",
		end: "(?![A-Za-z0-9+/=])",
		check: (match) => hasConfluentChecksum(match.secret) ? "valid" : "invalid",
		what: "Reads and writes a Kafka cluster, or manages resources.",
		revoke: "Confluent Cloud \u2192 API keys \u2192 delete (https://confluent.cloud/settings/api-keys)."
	}),
	namedRule({
		id: "confluent-secret-legacy",
		title: "Confluent Cloud API secret (older form)",
		provider: "Confluent",
		names: [
			"confluent",
			"ccloud",
			"sasl.password",
			"sasl_password",
			"sasl_plain_password"
		],
		words: [],
		value: "[A-Za-z0-9+/]{64}",
		entropy: 4.3,
		check: mixedOnly,
		what: "Reads and writes a Kafka cluster, or manages resources.",
		revoke: "Confluent Cloud \u2192 API keys \u2192 delete (https://confluent.cloud/settings/api-keys)."
	}),
	tokenRule({
		id: "aiven-service-password",
		title: "Aiven service password",
		provider: "Aiven",
		prefixes: ["AVNS_"],
		body: base64url(18, 24),
		check: mixedOnly,
		what: "Signs in to a database or broker.",
		revoke: "Aiven console \u2192 the service \u2192 Users \u2192 reset password."
	}),
	namedRule({
		id: "aiven-auth-token",
		title: "Aiven authentication token",
		provider: "Aiven",
		names: ["aiven"],
		words: ["token", "auth"],
		value: "[A-Za-z0-9+/=]{340,400}",
		end: "(?![A-Za-z0-9+/=])",
		after: 640,
		what: "Acts as its owner.",
		revoke: "Aiven console \u2192 User information \u2192 Tokens \u2192 revoke."
	}),
	namedRule({
		id: "algolia-admin-api-key",
		title: "Algolia API key",
		provider: "Algolia",
		names: ["algolia", "x-algolia-api-key"],
		words: [
			"admin",
			"write",
			"secret",
			"key",
			"token"
		],
		value: hex(32),
		what: "Reads, and with an admin key changes, every index. A search key is made to be public.",
		revoke: "Algolia dashboard \u2192 Settings \u2192 API Keys \u2192 rotate (https://dashboard.algolia.com/account/api-keys).",
		check: (match) => /search[_-]?(?:only)?[_-]?(?:api)?[_-]?key/i.test(match.groups["between"] ?? "") ? "invalid" : "unknown"
	}),
	namedRule({
		id: "influxdb-api-token",
		title: "InfluxDB API token",
		provider: "InfluxData",
		names: ["influx"],
		words: [
			"token",
			"key",
			"auth"
		],
		value: "[A-Za-z0-9_-]{86}==",
		end: "(?![A-Za-z0-9_=-])",
		confidence: "high",
		what: "Reads and writes buckets of an organisation.",
		revoke: "InfluxDB \u2192 Load Data \u2192 API Tokens \u2192 delete."
	}),
	namedRule({
		id: "elastic-api-key",
		title: "Elasticsearch API key",
		provider: "Elastic",
		names: ["elastic", "apikey "],
		words: [],
		value: "[A-Za-z0-9]{54,60}={1,2}",
		end: "(?![A-Za-z0-9+/=])",
		entropy: 4,
		check: mixedOnly,
		what: "Reads and writes indexes with the rights that it was given.",
		revoke: "Kibana \u2192 Stack Management \u2192 API keys \u2192 delete."
	}),
	tokenRule({
		id: "elastic-cloud-api-key",
		title: "Elastic Cloud API key",
		provider: "Elastic",
		prefixes: ["essu_"],
		body: "[A-Za-z0-9+/_-]{40,120}={0,2}",
		end: "(?![A-Za-z0-9+/=])",
		what: "Manages deployments of an organisation.",
		revoke: "Elastic Cloud \u2192 Organization \u2192 API keys \u2192 revoke (https://cloud.elastic.co/account/keys)."
	}),
	tokenRule({
		id: "fauna-secret",
		title: "Fauna secret",
		provider: "Fauna",
		prefixes: [
			"fnAE",
			"fnAD",
			"fnAF"
		],
		body: base64url(36, 40),
		check: mixedOnly,
		what: "Reads and writes a database.",
		revoke: "Fauna dashboard \u2192 the database \u2192 Keys \u2192 revoke."
	}),
	namedRule({
		id: "airtable-personal-access-token",
		title: "Airtable personal access token",
		provider: "Airtable",
		names: ["airtable"],
		words: [],
		value: "pat[A-Za-z0-9]{14}\\.[0-9a-f]{64}",
		confidence: "high",
		what: "Reads and writes the bases that it was made for.",
		revoke: "Airtable \u2192 Builder hub \u2192 Personal access tokens \u2192 delete (https://airtable.com/create/tokens)."
	}),
	namedRule({
		id: "airtable-api-key",
		title: "Airtable API key (older form)",
		provider: "Airtable",
		names: ["airtable"],
		words: [],
		value: "key[A-Za-z0-9]{14}",
		check: mixedOnly,
		what: "Acts as its owner on every base.",
		revoke: "Airtable \u2192 Account \u2192 regenerate API key."
	}),
	tokenRule({
		id: "xata-api-key",
		title: "Xata API key",
		provider: "Xata",
		prefixes: ["xau_"],
		body: alphanumeric(28, 40),
		check: mixedOnly,
		what: "Reads and writes databases of its owner.",
		revoke: "Xata \u2192 Account settings \u2192 API keys \u2192 delete."
	}),
	tokenRule({
		id: "dbt-cloud-token",
		title: "dbt Cloud token",
		provider: "dbt Labs",
		prefixes: [
			"dbtc_",
			"dbtu_",
			"dbts_"
		],
		body: base64url(40, 80),
		check: mixedOnly,
		what: "Runs jobs and reads metadata of an account.",
		revoke: "dbt Cloud \u2192 Account settings \u2192 Service or API tokens \u2192 delete."
	}),
	tokenRule({
		id: "metabase-api-key",
		title: "Metabase API key",
		provider: "Metabase",
		prefixes: ["mb_"],
		body: "[A-Za-z0-9+/]{43}=",
		end: "(?![A-Za-z0-9+/=])",
		what: "Reads and changes questions and dashboards.",
		revoke: "Metabase \u2192 Admin settings \u2192 Authentication \u2192 API keys \u2192 delete."
	}),
	tokenRule({
		id: "retool-api-token",
		title: "Retool API token",
		provider: "Retool",
		prefixes: ["retool_01"],
		body: "[A-Z0-9]{20,40}",
		what: "Manages apps and users of an organisation.",
		revoke: "Retool \u2192 Settings \u2192 API \u2192 delete."
	}),
	tokenRule({
		id: "tinybird-token",
		title: "Tinybird token",
		provider: "Tinybird",
		prefixes: ["p.eyJ"],
		body: "[A-Za-z0-9_-]{20,400}\\.[A-Za-z0-9_-]{30,60}",
		what: "Reads or appends to data sources of a workspace.",
		revoke: "Tinybird \u2192 the workspace \u2192 Tokens \u2192 refresh or delete."
	}),
	namedRule({
		id: "snowflake-programmatic-token",
		title: "Snowflake password or programmatic access token",
		provider: "Snowflake",
		names: ["snowflake"],
		words: [
			"token",
			"pat",
			"passw",
			"pwd",
			"secret"
		],
		value: "(?:eyJ[A-Za-z0-9_-]{20,600}\\.[A-Za-z0-9_-]{20,1200}\\.[A-Za-z0-9_-]{20,700}|[A-Za-z0-9_-]{60,300})",
		after: 2600,
		entropy: 4,
		check: mixedOnly,
		what: "Signs in as its user or role.",
		revoke: "Snowsight \u2192 Profile \u2192 Settings \u2192 Authentication \u2192 Programmatic access tokens \u2192 revoke."
	}),
	namedRule({
		id: "upstash-redis-token",
		title: "Upstash REST token",
		provider: "Upstash",
		names: ["upstash"],
		words: [
			"token",
			"passw",
			"secret"
		],
		value: "[A-Za-z0-9]{36,120}={0,2}",
		end: "(?![A-Za-z0-9+/=])",
		entropy: 3.8,
		check: mixedOnly,
		what: "Reads and writes a database.",
		revoke: "Upstash console \u2192 the database \u2192 Details \u2192 reset credentials."
	}),
	namedRule({
		id: "meilisearch-typesense-key",
		title: "Meilisearch or Typesense key",
		provider: "Meilisearch",
		names: ["meili", "typesense"],
		words: ["key", "token"],
		value: "[A-Za-z0-9_-]{32,86}",
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z]).{32,}$/,
		entropy: 3.4,
		what: "Reads, and with a master or admin key changes, every index.",
		revoke: "Change the master key and restart, or the cloud's page \u2192 API keys."
	}),
	namedRule({
		id: "data-pipeline-key",
		title: "Key of a data pipeline",
		provider: "several data platforms",
		names: [
			"fivetran",
			"segment",
			"rudderstack",
			"mixpanel",
			"amplitude",
			"airbyte",
			"hightouch",
			"census_"
		],
		words: [
			"secret",
			"write.?key",
			"api.?key",
			"token"
		],
		value: alphanumeric(32),
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z])/,
		entropy: 3.3,
		what: "Sends or reads events and settings of a workspace.",
		revoke: "The platform's page for API keys: delete."
	}),
	tokenRule({
		id: "prisma-accelerate-key",
		title: "Prisma Accelerate API key",
		provider: "Prisma",
		prefixes: ["prisma://accelerate.prisma-data.net", "prisma+postgres://accelerate.prisma-data.net"],
		body: "\\/\\?api_key=(?<secret>eyJ[A-Za-z0-9_-]{10,300}\\.[A-Za-z0-9_-]{20,600}\\.[A-Za-z0-9_-]{20,200})",
		after: 1200,
		what: "Runs queries against a database.",
		revoke: "Prisma console \u2192 the environment \u2192 API keys \u2192 delete."
	})
];

// src/secrets/rules/files.ts
/** Files of a known name that hold credentials by their nature, and the lines of such files elsewhere. */
const changeIt$1 = "Change the password at the server, then wherever the old one is used.";
/** Every match of a pattern with a group `secret`, in offsets. */
function findAll(text, pattern, keep) {
	const found = [];
	for (const match of text.matchAll(pattern)) {
		const secret = match.groups?.["secret"];
		if (secret === void 0 || !keep(secret)) continue;
		const start = match.index + match[0].lastIndexOf(secret);
		found.push({
			start,
			end: start + secret.length
		});
	}
	return found;
}
const notDefault = (secret) => !isDefaultValue(secret) && !/^(?:\*|\$|<|%|\{|x+$)/i.test(secret);
/** `host:port:database:user:password` with `\:` for a colon; a comment begins with `#`. Source: PostgreSQL, "The Password File". */
function findPgpass(text) {
	const found = [];
	let offset = 0;
	for (const line of text.split("\n")) {
		const start = offset;
		offset += line.length + 1;
		const bare = line.endsWith("\r") ? line.slice(0, -1) : line;
		if (bare.startsWith("#")) continue;
		let colons = 0;
		for (let at = 0; at < bare.length; at++) if (bare[at] === "\\") at++;
		else if (bare[at] === ":" && ++colons === 4) {
			const secret = bare.slice(at + 1);
			if (secret.length >= 3 && notDefault(secret)) found.push({
				start: start + at + 1,
				end: start + bare.length
			});
			break;
		}
	}
	return found;
}
/** A sequence of version 3 whose content is of type `data` (RFC 7292), or the magic number of a Java key store. */
function findKeyStore(text) {
	const isPkcs12 = /^0[\x80-\x84][\s\S]{1,4}\x02\x01\x03/.test(text.slice(0, 16)) && text.slice(0, 64).includes("*\u0086H\u0086\u00f7\r\x07");
	const isKeyStore = text.startsWith("\u00fe\u00ed\u00fe\u00ed") || text.startsWith("\u00ce\u00ce\u00ce\u00ce");
	return isPkcs12 || isKeyStore ? [{
		start: 0,
		end: Math.min(text.length, 32)
	}] : [];
}
/** PrivateKeyInfo (RFC 5208) or RSAPrivateKey (RFC 8017): a sequence that begins with version 0. */
function findDerKey(text) {
	const head = text.slice(0, 32);
	const isRsa = /^0[\x81\x82][\s\S]{1,2}\x02\x01\x00\x02[\x81\x82]/.test(head);
	const isWrapped = /^0(?:[\x20-\x7f]|[\x81\x82][\s\S]{1,2})\x02\x01[\x00\x01]0[\s\S]\x06/.test(head);
	return isRsa || isWrapped ? [{
		start: 0,
		end: Math.min(text.length, 32)
	}] : [];
}
/** The text of a file that is one word of at most 512 bytes. */
function findOnlyLine(text) {
	const secret = text.length > 512 ? "" : text.trim();
	const likely = /^\S{6,500}$/.test(secret) && notDefault(secret) && (isPersonMade(secret) || isMachineMade(secret));
	const start = text.indexOf(secret);
	return likely ? [{
		start,
		end: start + secret.length
	}] : [];
}
const secretColumn = /^(?:.*[ _-])?(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[ _-]?key|secret[ _-]?access[ _-]?key|client[ _-]?secret|private[ _-]?key|pin)$/i;
/** A table with a column of passwords: exports of password managers and lists of accounts. */
function findColumns(text) {
	const lines = text.split("\n");
	const header = (lines[0] ?? "").replace(/^(?:\xef\xbb\xbf)/, "").replace(/\r$/, "");
	const separator = [
		",",
		";",
		"	"
	].find((sign) => header.includes(sign));
	if (separator === void 0) return [];
	const columns = header.split(separator).map((name) => name.trim().replace(/^"|"$/g, ""));
	const wanted = new Set(columns.flatMap((name, index) => secretColumn.test(name) ? [index] : []));
	if (wanted.size === 0) return [];
	const found = [];
	let offset = (lines[0] ?? "").length + 1;
	for (const line of lines.slice(1)) {
		let start = offset;
		line.replace(/\r$/, "").split(separator).forEach((cell, index) => {
			const secret = cell.trim().replace(/^"|"$/g, "");
			if (wanted.has(index) && secret.length >= 6 && notDefault(secret) && (isPersonMade(secret) || isMachineMade(secret))) {
				const at = start + cell.indexOf(secret);
				found.push({
					start: at,
					end: at + secret.length
				});
			}
			start += cell.length + separator.length;
		});
		offset += line.length + 1;
	}
	return found;
}
const fileRules = [
	{
		kind: "file",
		id: "netrc-password",
		title: "Password in .netrc",
		provider: "netrc",
		confidence: "high",
		precision: "token",
		files: /(?:^|\/)[._]netrc$|\.netrc$/,
		find: (text) => findAll(text, /(?:^|\s)password[ \t\r\n]{1,8}(?<secret>[^\s]{3,400})/g, notDefault),
		advice: {
			what: "Signs in to the machine that stands before it: curl, git and others read this file.",
			revoke: changeIt$1
		}
	},
	{
		kind: "keyword",
		id: "netrc-line-password",
		title: "Password in a line of .netrc",
		provider: "netrc",
		confidence: "high",
		precision: "token",
		keywords: ["machine "],
		anchor: "start",
		pattern: /machine[ \t]{1,8}[A-Za-z0-9._:-]{3,200}[ \t\r\n]{1,16}(?:\\n[ \t]{0,16})?login[ \t]{1,8}[^\s\\]{1,200}(?:[ \t\r\n]|\\n){1,16}password[ \t]{1,8}(?<secret>[^\s"'\\]{3,400})/,
		reach: { after: 900 },
		check: (match) => notDefault(match.secret) && (isPersonMade(match.secret) || isMachineMade(match.secret)) ? "unknown" : "invalid",
		advice: {
			what: "Signs in to the machine that stands before it.",
			revoke: changeIt$1
		}
	},
	{
		kind: "file",
		id: "pgpass-password",
		title: "Password in .pgpass",
		provider: "PostgreSQL",
		confidence: "high",
		precision: "token",
		files: /(?:^|\/)\.?pgpass(?:\.conf)?$|\.pgpass$/,
		find: findPgpass,
		advice: {
			what: "Signs in to the database that stands before it.",
			revoke: changeIt$1
		}
	},
	{
		kind: "file",
		id: "pypirc-password",
		title: "Password in .pypirc",
		provider: "PyPI",
		confidence: "high",
		precision: "token",
		files: /(?:^|\/)\.?pypirc$/,
		find: (text) => findAll(text, /^[ \t]*password[ \t]*[:=][ \t]*(?<secret>[^\r\n]{3,400}?)[ \t]*\r?$/gm, notDefault),
		advice: {
			what: "Uploads packages to the index of its section.",
			revoke: "The index's page for tokens; PyPI: Account settings \u2192 API tokens \u2192 remove."
		}
	},
	{
		kind: "file",
		id: "client-settings-password",
		title: "Password in a client's settings",
		provider: "several programs",
		confidence: "high",
		precision: "token",
		files: /(?:^|\/)(?:\.my\.cnf|\.mylogin\.cnf|my\.cnf|\.muttrc|\.msmtprc|\.fetchmailrc|\.s3cfg|\.boto|\.ftpconfig|\.smbcredentials|rclone\.conf|\.rediscli_auth|\.wgetrc|\.curlrc|auth\.json|sftp(?:-config)?\.json|\.esmtprc|\.dockercfg)$/,
		find: (text) => findAll(text, /(?:^|[\s"'])(?:password|passwd|pass|imap_pass|smtp_pass|http_password|ftp_password)["']?[ \t]*(?:[:=]|[ \t])[ \t]*["']?(?<secret>[^\s"',}]{4,400})/gim, notDefault),
		advice: {
			what: "Signs in to the server that the file names.",
			revoke: changeIt$1
		}
	},
	{
		kind: "file",
		id: "table-of-passwords",
		title: "Table with passwords or keys",
		provider: "CSV",
		confidence: "medium",
		precision: "token",
		files: /\.(?:csv|tsv)$/,
		find: findColumns,
		advice: {
			what: "A list of accounts: each row signs in somewhere.",
			revoke: changeIt$1
		}
	},
	{
		kind: "keyword",
		id: "filezilla-password",
		title: "Password in a site list of FileZilla",
		provider: "FileZilla",
		confidence: "high",
		precision: "token",
		keywords: ["<Pass "],
		anchor: "start",
		boundary: false,
		pattern: /<Pass encoding="base64">(?<secret>[A-Za-z0-9+/]{6,400}={0,2})<\/Pass>/i,
		check: (match) => notDefault(node_buffer.Buffer.from(match.secret, "base64").toString("latin1")) ? "unknown" : "invalid",
		advice: {
			what: "Signs in to a file server; base64 is no encryption.",
			revoke: changeIt$1
		}
	},
	{
		kind: "keyword",
		id: "asp-net-machine-key",
		title: "ASP.NET machine key",
		provider: "Microsoft",
		confidence: "high",
		precision: "token",
		keywords: ["validationKey=", "decryptionKey="],
		anchor: "start",
		boundary: false,
		pattern: /(?:validation|decryption)Key="(?<secret>[0-9A-F]{32,256})"/i,
		entropy: 3,
		advice: {
			what: "Signs sessions and view state: whoever has it runs code on the server.",
			revoke: "Make new keys in web.config, and restart every server."
		}
	},
	{
		kind: "keyword",
		id: "wordpress-salt",
		title: "WordPress key or salt",
		provider: "WordPress",
		confidence: "high",
		precision: "none",
		keywords: [
			"AUTH_KEY",
			"LOGGED_IN_KEY",
			"NONCE_KEY",
			"AUTH_SALT",
			"LOGGED_IN_SALT",
			"NONCE_SALT"
		],
		anchor: "start",
		boundary: false,
		pattern: /(?:AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)['"][ \t]{0,12},[ \t]{0,12}(?<secret>'[^'\r\n]{60,72}'|"[^"\r\n]{60,72}")/,
		entropy: 4,
		check: (match) => /unique phrase/i.test(match.secret) ? "invalid" : "unknown",
		advice: {
			what: "Signs sessions: whoever has it can sign in as anyone.",
			revoke: "Put new ones from https://api.wordpress.org/secret-key/1.1/salt/ into wp-config.php; everyone is signed out."
		}
	},
	{
		kind: "keyword",
		id: "laravel-app-key",
		title: "Laravel application key",
		provider: "Laravel",
		confidence: "high",
		precision: "token",
		keywords: ["base64:"],
		anchor: "start",
		pattern: /base64:(?<secret>[A-Za-z0-9+/]{42}[A-Za-z0-9+/]=|[A-Za-z0-9+/]{22}==)(?![A-Za-z0-9+/=])/,
		entropy: 3.8,
		check: (match) => /key["'\])]*\s*(?:=>|[=:,])\s*["']?$/i.test(match.before) ? "unknown" : "invalid",
		advice: {
			what: "Signs sessions and encrypts data of the application.",
			revoke: "`php artisan key:generate`, with the old key in APP_PREVIOUS_KEYS."
		}
	},
	{
		kind: "keyword",
		id: "django-secret-key",
		title: "Django secret key",
		provider: "Django",
		confidence: "high",
		precision: "none",
		keywords: ["django-insecure-", "secret_key"],
		anchor: "start",
		boundary: false,
		pattern: /(?:SECRET_KEY["'\]]{0,2}[ \t]{0,4}[=:,][ \t]{0,4}(?:[A-Za-z_.]{1,24}\([^()\r\n]{0,60}?(?:default ?= ?|, ?))?r?["'])?(?<secret>(?:django-insecure-)?[A-Za-z0-9!@#$%^&*(_+=)-]{50})(?=["'\s]|$)/,
		entropy: 4,
		check: (match) => /[!@#$%^&*(+=)]/.test(match.secret) && /[0-9]/.test(match.secret) ? "unknown" : "invalid",
		advice: {
			what: "Signs sessions and password resets.",
			revoke: "Set a new SECRET_KEY, with the old one in SECRET_KEY_FALLBACKS for a while."
		}
	},
	{
		kind: "file",
		id: "pkcs12-file",
		title: "PKCS #12 file or Java key store",
		provider: "PKCS #12",
		confidence: "medium",
		precision: "none",
		files: /\.(?:p12|pfx|jks|keystore|jceks)$/,
		find: findKeyStore,
		advice: {
			what: "A private key under a password that is often guessed, or near.",
			revoke: "Make a new key pair, have its certificate issued again, and revoke the old one."
		}
	},
	{
		kind: "file",
		id: "der-private-key",
		title: "Private key in DER form",
		provider: "PKCS #8",
		confidence: "high",
		precision: "none",
		files: /\.(?:der|pk8|key|p8|priv)$/,
		find: findDerKey,
		advice: {
			what: "Proves to be its owner: signs in, speaks for a server in TLS, signs tokens or releases.",
			revoke: "Make a new key pair, replace the public half wherever it is trusted, and destroy this one."
		}
	},
	{
		kind: "file",
		id: "password-file",
		title: "File that holds one password or token",
		provider: "Docker secrets",
		confidence: "medium",
		precision: "token",
		files: /(?:^|[/._-])(?:password|passwd|secret|token|api[_-]?key|vault[_-]?pass)(?:\.txt|\.secret)?$/,
		find: findOnlyLine,
		advice: {
			what: "What a program reads from a mounted file: a password, key or token.",
			revoke: changeIt$1
		}
	},
	{
		kind: "file",
		id: "rails-master-key",
		title: "Rails master key",
		provider: "Ruby on Rails",
		confidence: "high",
		precision: "token",
		files: /(?:^|\/)config\/(?:master|credentials\/[a-z_]+)\.key$|(?:^|\/)master\.key$/,
		find: (text) => findAll(text, /^(?<secret>[0-9a-f]{32})\s*$/gm, () => true),
		advice: {
			what: "Decrypts every credential of the application.",
			revoke: "Change what the credentials file holds, and encrypt it under a new key."
		}
	},
	{
		kind: "file",
		id: "erlang-cookie",
		title: "Erlang cookie",
		provider: "Erlang",
		confidence: "high",
		precision: "token",
		files: /(?:^|\/)\.erlang\.cookie$/,
		find: (text) => findAll(text, /^(?<secret>[A-Za-z0-9_]{16,255})\s*$/gm, notDefault),
		advice: {
			what: "Runs code on every node of the cluster.",
			revoke: "Set a new cookie on every node."
		}
	}
];

// src/secrets/rules/forges.ts
/** GitHub, GitLab, Bitbucket and other homes of source code. */
const githubTokens = "GitHub \u2192 Settings \u2192 Developer settings \u2192 Personal access tokens \u2192 delete (https://github.com/settings/tokens).";
/** Four letters, 30 random characters, six of checksum. */
function githubToken(letters, id, title, what, revoke) {
	return tokenRule({
		id,
		title,
		provider: "GitHub",
		prefixes: [`${letters}_`],
		body: alphanumeric(36),
		check: (match) => hasBase62Checksum(match.secret, 4) ? "valid" : "invalid",
		what,
		revoke
	});
}
/** The stateless form of 2026: `ghs_<application id>_<JSON Web Token>`. */
function holdsJwt(match) {
	return decodeJwt(match.secret.slice(match.secret.indexOf("eyJ"))) === void 0 ? "invalid" : "valid";
}
const gitlabTokens = "GitLab \u2192 the user, group or project \u2192 Settings \u2192 Access tokens \u2192 revoke.";
/** Payload, version, length and checksum; the first routable tokens had no version. */
const gitlabRoutable = "[A-Za-z0-9_-]{27,300}\\.(?:[0-9a-z]{2}\\.)?[0-9a-z]{9}";
/** A GitLab token by prefix: the classic form has no checksum, the routable one has. */
function gitlabToken(id, title, prefix, classic, what, revoke) {
	return tokenRule({
		id,
		title,
		provider: "GitLab",
		prefixes: [prefix],
		body: `(?:(?:t[0-9]_)?(?:${gitlabRoutable})|${classic})`,
		end: "(?![A-Za-z0-9_-]|\\.[0-9a-z])",
		after: 360,
		check: (match) => {
			if (match.secret.includes(".")) return hasGitlabChecksum(match.secret) ? "valid" : "invalid";
			return hasMixedCharacters(match.secret) || /[0-9]/.test(match.secret) ? "unknown" : "invalid";
		},
		what,
		revoke
	});
}
const forgeRules = [
	githubToken("ghp", "github-classic-token", "GitHub personal access token (classic)", "Acts as its owner on every repository that they can reach.", githubTokens),
	githubToken("gho", "github-oauth-token", "GitHub OAuth access token", "Acts for the user who authorised the application.", "GitHub \u2192 Settings \u2192 Applications \u2192 Authorized OAuth Apps \u2192 revoke (https://github.com/settings/applications)."),
	githubToken("ghu", "github-app-user-token", "GitHub App user access token", "Acts for the user through a GitHub App, for up to eight hours.", "GitHub \u2192 Settings \u2192 Applications \u2192 Authorized GitHub Apps \u2192 revoke (https://github.com/settings/apps/authorizations)."),
	githubToken("ghs", "github-app-installation-token", "GitHub App installation token", "Acts as the app on the repositories where it is installed, for up to an hour.", "It expires within the hour; to end it now: DELETE /installation/token, or suspend the installation in the organisation's settings."),
	githubToken("ghr", "github-app-refresh-token", "GitHub App refresh token", "Gives new user access tokens for up to six months.", "GitHub \u2192 Settings \u2192 Applications \u2192 Authorized GitHub Apps \u2192 revoke (https://github.com/settings/apps/authorizations)."),
	{
		kind: "keyword",
		id: "github-app-installation-token-stateless",
		title: "GitHub App installation token (stateless)",
		provider: "GitHub",
		confidence: "high",
		precision: "token",
		keywords: ["ghs_"],
		anchor: "start",
		pattern: /gh[su]_[A-Za-z0-9]{1,20}_eyJ[A-Za-z0-9_-]{10,1000}\.[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{20,1000}(?![A-Za-z0-9_-])/,
		reach: { after: 4100 },
		check: holdsJwt,
		advice: {
			what: "Acts as the app, or as a workflow's GITHUB_TOKEN, for up to an hour.",
			revoke: "It expires within the hour; to end it now: DELETE /installation/token, or suspend the installation."
		}
	},
	tokenRule({
		id: "github-fine-grained-token",
		title: "GitHub personal access token (fine-grained)",
		provider: "GitHub",
		prefixes: ["github_pat_"],
		body: "[A-Za-z0-9]{22}_[A-Za-z0-9]{59}",
		what: "Acts as its owner on the repositories and with the permissions that it was made for.",
		revoke: "GitHub \u2192 Settings \u2192 Developer settings \u2192 Fine-grained tokens \u2192 revoke (https://github.com/settings/personal-access-tokens)."
	}),
	namedRule({
		id: "github-token-legacy",
		title: "GitHub token (before 2021)",
		provider: "GitHub",
		names: [
			"github_token",
			"github-token",
			"githubtoken",
			"github_pat",
			"gh_token",
			"github_oauth",
			"github_secret",
			"github_client_secret",
			"github_access",
			"github_auth",
			"github_api",
			"github-access",
			"githubaccess",
			"github_key",
			"x-oauth-basic"
		],
		words: [],
		value: hex(40),
		what: "Acts as its owner, or as an OAuth application.",
		revoke: githubTokens
	}),
	gitlabToken("gitlab-personal-access-token", "GitLab personal, project or group access token", "glpat-", base64url(20), "Acts as its owner, or as a project's or group's bot.", gitlabTokens),
	gitlabToken("gitlab-deploy-token", "GitLab deploy token", "gldt-", base64url(20), "Reads, or writes, repositories and registries of a project or group.", "GitLab \u2192 the project \u2192 Settings \u2192 Repository \u2192 Deploy tokens \u2192 revoke."),
	gitlabToken("gitlab-runner-authentication-token", "GitLab runner authentication token", "glrt-", base64url(20), "Takes jobs as a runner, and so sees their secrets.", "GitLab \u2192 the project \u2192 Settings \u2192 CI/CD \u2192 Runners \u2192 reset."),
	gitlabToken("gitlab-runner-registration-token", "GitLab runner registration token", "glrtr-", base64url(20, 64), "Registers runners.", "GitLab \u2192 the project \u2192 Settings \u2192 CI/CD \u2192 Runners \u2192 reset registration token."),
	gitlabToken("gitlab-ci-job-token", "GitLab CI/CD job token", "glcbt-", `[A-Za-z0-9]{1,5}_${base64url(20)}`, "Acts as a running job.", "It ends with its job."),
	gitlabToken("gitlab-pipeline-trigger-token", "GitLab pipeline trigger token", "glptt-", "(?:[0-9a-f]{40}|[A-Za-z0-9_-]{20,40})", "Starts pipelines with variables of the caller's choice.", "GitLab \u2192 the project \u2192 Settings \u2192 CI/CD \u2192 Pipeline trigger tokens \u2192 revoke."),
	gitlabToken("gitlab-feed-token", "GitLab feed token", "glft-", "(?:[A-Za-z0-9_-]{20}|[0-9a-f]{64}-[0-9]{1,12})", "Reads calendars and activity of its owner.", "GitLab \u2192 User settings \u2192 Access tokens \u2192 Feed token \u2192 reset."),
	gitlabToken("gitlab-incoming-mail-token", "GitLab incoming mail token", "glimt-", base64url(25), "Creates issues as its owner by mail.", "GitLab \u2192 User settings \u2192 Access tokens \u2192 Incoming email token \u2192 reset."),
	gitlabToken("gitlab-agent-token", "GitLab agent for Kubernetes token", "glagent-", base64url(50), "Connects as the cluster's agent.", "GitLab \u2192 the project \u2192 Operate \u2192 Kubernetes clusters \u2192 the agent \u2192 Access tokens \u2192 revoke."),
	gitlabToken("gitlab-oauth-application-secret", "GitLab OAuth application secret", "gloas-", base64url(64), "Proves that a request comes from the application.", "GitLab \u2192 Applications \u2192 the application \u2192 renew secret."),
	gitlabToken("gitlab-scim-token", "GitLab SCIM token", "glsoat-", base64url(20), "Creates and blocks users of a group.", "GitLab \u2192 the group \u2192 Settings \u2192 SAML SSO \u2192 reset SCIM token."),
	gitlabToken("gitlab-feature-flags-token", "GitLab feature flags client token", "glffct-", base64url(20), "Reads feature flags.", "GitLab \u2192 the project \u2192 Deploy \u2192 Feature flags \u2192 Configure \u2192 regenerate."),
	gitlabToken("gitlab-workspace-token", "GitLab workspace token", "glwt-", base64url(20, 64), "Acts inside a workspace.", "GitLab \u2192 Workspaces \u2192 terminate."),
	tokenRule({
		id: "gitlab-runner-registration-token-legacy",
		title: "GitLab runner registration token (older form)",
		provider: "GitLab",
		prefixes: ["GR1348941"],
		body: base64url(20),
		what: "Registers runners.",
		revoke: "GitLab \u2192 the project \u2192 Settings \u2192 CI/CD \u2192 Runners \u2192 reset registration token."
	}),
	{
		kind: "keyword",
		id: "gitlab-session-cookie",
		title: "GitLab session cookie",
		provider: "GitLab",
		confidence: "high",
		precision: "token",
		keywords: ["_gitlab_session="],
		anchor: "start",
		boundary: false,
		pattern: /_gitlab_session=(?<secret>[0-9a-z]{32})(?![0-9a-z])/,
		advice: {
			what: "Is the signed-in user.",
			revoke: "GitLab \u2192 User settings \u2192 Active sessions \u2192 revoke."
		}
	},
	tokenRule({
		id: "bitbucket-app-password",
		title: "Bitbucket app password",
		provider: "Atlassian",
		prefixes: ["ATBB"],
		body: "[A-Za-z0-9]{24}[A-Fa-f0-9]{8}",
		what: "Reads and writes repositories as its owner.",
		revoke: "Bitbucket \u2192 Personal settings \u2192 App passwords \u2192 revoke (https://bitbucket.org/account/settings/app-passwords)."
	}),
	tokenRule({
		id: "bitbucket-repository-access-token",
		title: "Bitbucket repository, project or workspace access token",
		provider: "Atlassian",
		prefixes: ["ATCTT3xFfGN0"],
		body: "[A-Za-z0-9_=-]{60,250}",
		end: "(?![A-Za-z0-9_=-])",
		what: "Reads and writes the repositories that it was made for.",
		revoke: "Bitbucket \u2192 the repository \u2192 Repository settings \u2192 Access tokens \u2192 revoke."
	}),
	tokenRule({
		id: "bitbucket-data-center-token",
		title: "Bitbucket Data Center HTTP access token",
		provider: "Atlassian",
		prefixes: ["BBDC-"],
		body: "[A-Za-z0-9+/@_-]{40,50}",
		end: "(?![A-Za-z0-9+/@_-])",
		what: "Acts as its owner, or on one project.",
		revoke: "Bitbucket \u2192 Manage account \u2192 HTTP access tokens \u2192 revoke."
	}),
	namedRule({
		id: "bitbucket-client-secret",
		title: "Bitbucket OAuth consumer secret",
		provider: "Atlassian",
		names: ["bitbucket"],
		words: ["secret"],
		value: alphanumeric(32),
		entropy: 3.6,
		check: mixedOnly,
		what: "Proves that a request comes from the consumer.",
		revoke: "Bitbucket \u2192 the workspace \u2192 Settings \u2192 OAuth consumers \u2192 delete."
	}),
	namedRule({
		id: "gitea-access-token",
		title: "Gitea, Forgejo or Gogs access token",
		provider: "Gitea",
		names: [
			"gitea",
			"forgejo",
			"codeberg",
			"gogs_"
		],
		value: hex(40),
		what: "Acts as its owner.",
		revoke: "Settings \u2192 Applications \u2192 Manage access tokens \u2192 delete, on the server in question."
	}),
	tokenRule({
		id: "sourcegraph-access-token",
		title: "Sourcegraph access token",
		provider: "Sourcegraph",
		prefixes: ["sgp_"],
		body: "(?:(?:[a-fA-F0-9]{16}|local)_)?[a-fA-F0-9]{40}",
		what: "Searches and reads code as its owner.",
		revoke: "Sourcegraph \u2192 Settings \u2192 Access tokens \u2192 delete."
	}),
	tokenRule({
		id: "sourcegraph-license-key",
		title: "Sourcegraph Cody or product subscription token",
		provider: "Sourcegraph",
		prefixes: ["sgd_", "slk_"],
		body: "[a-f0-9]{64}",
		what: "Uses the subscription's models and features.",
		revoke: "Sourcegraph account \u2192 Subscriptions \u2192 rotate."
	}),
	tokenRule({
		id: "phabricator-conduit-token",
		title: "Phabricator Conduit token",
		provider: "Phabricator",
		prefixes: ["api-", "cli-"],
		body: "[a-z0-9]{28}",
		gate: "token",
		check: digitsAndLetters,
		entropy: 3.3,
		confidence: "medium",
		what: "Acts as its owner.",
		revoke: "Phabricator \u2192 Settings \u2192 Conduit API Tokens \u2192 terminate."
	})
];

// src/secrets/rules/google.ts
const credentials = "Google Cloud console \u2192 APIs & Services \u2192 Credentials \u2192 delete or regenerate (https://console.cloud.google.com/apis/credentials).";
const googleRules = [
	tokenRule({
		id: "google-api-key",
		title: "Google API key",
		provider: "Google",
		prefixes: ["AIza"],
		body: base64url(35),
		entropy: 3.2,
		what: "Calls the Google interfaces that it is allowed for, Gemini and Maps among them, at the project's cost.",
		revoke: credentials
	}),
	tokenRule({
		id: "google-gemini-auth-key",
		title: "Gemini API key (bound to a service account)",
		provider: "Google",
		prefixes: ["AQ.Ab8R"],
		body: base64url(40, 80),
		what: "Calls Gemini models at the project's cost.",
		revoke: "Google AI Studio \u2192 API keys \u2192 delete (https://aistudio.google.com/apikey)."
	}),
	tokenRule({
		id: "google-oauth-client-secret",
		title: "Google OAuth client secret",
		provider: "Google",
		prefixes: ["GOCSPX-"],
		body: base64url(28),
		what: "Proves that a request comes from the application.",
		revoke: credentials
	}),
	tokenRule({
		id: "google-oauth-access-token",
		title: "Google OAuth access token",
		provider: "Google",
		prefixes: ["ya29."],
		body: "[A-Za-z0-9_.-]{30,2000}",
		after: 2048,
		entropy: 3.5,
		what: "Acts for a user or a service account until it expires, usually within the hour.",
		revoke: "Google account \u2192 Security \u2192 Third-party access \u2192 remove the application (https://myaccount.google.com/permissions)."
	}),
	tokenRule({
		id: "google-oauth-refresh-token",
		title: "Google OAuth refresh token",
		provider: "Google",
		prefixes: ["1//0"],
		body: base64url(40, 160),
		entropy: 3.8,
		check: mixedOnly,
		what: "Gives new access tokens for the user who consented, without end.",
		revoke: "Google account \u2192 Security \u2192 Third-party access \u2192 remove the application (https://myaccount.google.com/permissions)."
	}),
	{
		kind: "keyword",
		id: "google-service-account-key",
		title: "Google service account key",
		provider: "Google",
		confidence: "high",
		precision: "none",
		keywords: ["\"service_account\"", "private_key_id"],
		anchor: "start",
		boundary: false,
		pattern: /(?:"service_account"|private_key_id)[\s\S]{0,400}?private_key\\?"[ \t]{0,8}:[ \t\r\n]{0,8}\\?"(?<secret>-----BEGIN (?:RSA )?PRIVATE KEY-----(?:\\{1,4}[nr]|[A-Za-z0-9+/=\r\n]){200,4000}?-----END (?:RSA )?PRIVATE KEY-----)/,
		reach: { after: 4800 },
		advice: {
			what: "Signs in as the service account with every role that it has, without end.",
			revoke: "Google Cloud console \u2192 IAM & Admin \u2192 Service Accounts \u2192 the account \u2192 Keys \u2192 delete (https://console.cloud.google.com/iam-admin/serviceaccounts)."
		}
	},
	tokenRule({
		id: "google-firebase-server-key",
		title: "Firebase Cloud Messaging server key",
		provider: "Google",
		prefixes: ["AAAA"],
		body: `${base64url(7)}:${base64url(140)}`,
		check: mixedOnly,
		what: "Sends push messages to every device of the application.",
		revoke: "Firebase console \u2192 Project settings \u2192 Cloud Messaging (https://console.firebase.google.com)."
	}),
	{
		kind: "keyword",
		id: "google-storage-hmac-secret",
		title: "Google Cloud Storage HMAC key",
		provider: "Google",
		confidence: "high",
		precision: "token",
		keywords: ["GOOG1E", "GOOGL"],
		anchor: "start",
		pattern: /GOOG(?:1E[A-Z0-9]{55,58}|[A-Z0-9]{16,20})(?![A-Za-z0-9])[^\r\n]{0,8}[\s\S]{1,80}?(?<![A-Za-z0-9/+=])(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/,
		reach: { after: 260 },
		entropy: 4.2,
		advice: {
			what: "Reads and writes buckets through the S3-compatible interface.",
			revoke: "Google Cloud console \u2192 Cloud Storage \u2192 Settings \u2192 Interoperability \u2192 delete the key."
		}
	},
	namedRule({
		id: "google-recaptcha-secret",
		title: "reCAPTCHA secret key",
		provider: "Google",
		names: ["recaptcha", "re_captcha"],
		words: ["secret", "private"],
		value: "6L[a-f][A-Za-z0-9_-]{37}",
		exact: /^6L[a-f]/,
		entropy: 3,
		what: "Verifies answers of visitors; with it, a site's protection can be probed at will.",
		revoke: "reCAPTCHA admin console \u2192 the site \u2192 Settings \u2192 rotate (https://www.google.com/recaptcha/admin)."
	}),
	namedRule({
		id: "google-oauth-client-secret-legacy",
		title: "Google OAuth client secret (older form)",
		provider: "Google",
		names: [
			"apps.googleusercontent.com",
			"google_client",
			"google-client",
			"googleclient",
			"google_oauth",
			"gcp_oauth"
		],
		words: ["secret"],
		value: "[A-Za-z0-9_-]{24}",
		entropy: 3.8,
		check: mixedOnly,
		what: "Proves that a request comes from the application.",
		revoke: credentials
	}),
	namedRule({
		id: "google-ads-developer-token",
		title: "Google Ads developer token",
		provider: "Google",
		names: [
			"google_ads",
			"google-ads",
			"googleads",
			"adwords"
		],
		words: ["developer.?token"],
		value: base64url(22),
		entropy: 3.3,
		check: digitsAndLetters,
		what: "Calls the Google Ads interface in the manager account's name.",
		revoke: "Google Ads \u2192 Tools \u2192 API Center \u2192 reset token (https://ads.google.com/aw/apicenter)."
	}),
	{
		kind: "keyword",
		id: "google-chat-webhook",
		title: "Google Chat webhook",
		provider: "Google",
		confidence: "high",
		precision: "token",
		keywords: ["chat.googleapis.com"],
		anchor: "start",
		pattern: /chat\.googleapis\.com\/v1\/spaces\/[A-Za-z0-9_-]{6,40}\/messages\?key=[A-Za-z0-9_-]{20,60}&(?:amp;)?token=(?<secret>[A-Za-z0-9_-]{30,80}(?:%3D|=)?)/,
		advice: {
			what: "Posts into a space.",
			revoke: "Google Chat \u2192 the space \u2192 Apps & integrations \u2192 Webhooks \u2192 delete."
		}
	}
];

// src/secrets/rules/headers.ts
/** Credentials in headers and command lines. */
const changeIt = "Change the password at the server, then wherever the old one is used.";
/** Base64 of `user:password`, as the header of basic authentication and Docker's config.json have it. */
function holdsUserAndPassword(match) {
	const text = node_buffer.Buffer.from(match.secret, "base64").toString("latin1");
	const [, user, password] = /^([\x20-\x7e]{0,128}):([\x21-\x7e\x80-\xff]{3,1000})$/.exec(text) ?? [];
	if (user === void 0 || password === void 0) return "invalid";
	if (/^[A-Za-z][a-z]+$/.test(match.secret) || (password.match(/[\x80-\xff]/g) ?? []).length * 3 > password.length) return "invalid";
	if (password === "open sesame" || password === ["open", "sesame"].join("") || user.toLowerCase() === "aladdin") return "invalid";
	if (isDefaultValue(password) || password === user || /example|changeme|placeholder|^x+$|^\*+$|\$\{|\{\{|^<|^\.+$/i.test(password)) return "invalid";
	return "valid";
}
/** A password on a command line. */
function isTypedPassword(match) {
	const { secret } = match;
	if (/^(?:\$|%|<|\{|@|-)/.test(secret) || isDefaultValue(secret) || /^(?:pass(?:word|wd)?|pw|secret|token|x+|\*+|\.+)$/i.test(secret)) return "invalid";
	if (isHarmlessValue(secret) || isNeverIssued(secret)) return "invalid";
	return isPersonMade(secret) || isMachineMade(secret) ? "unknown" : "invalid";
}
function isBearer(match) {
	const { secret } = match;
	if (secret.startsWith("ey") && secret.split(".").length === 3) {
		const token = decodeJwt(secret);
		if (token !== void 0) return isPublishedJwt(token.payload) ? "invalid" : "unknown";
	}
	if (isDefaultValue(secret) || !isMachineMade(secret) || isNeverIssued(secret)) return "invalid";
	if (isHarmlessValue(secret) || isIdentifier(secret) || endsTypeName(match.before)) return "invalid";
	return /[0-9]/.test(secret) && require_review.entropyOf(secret) > 3.2 ? "unknown" : "invalid";
}
const headerRules = [
	{
		kind: "keyword",
		id: "http-basic-authentication",
		title: "User and password in a header",
		provider: "HTTP",
		confidence: "high",
		precision: "token",
		keywords: ["basic "],
		anchor: "start",
		pattern: /basic {1,2}(?<secret>[A-Za-z0-9+/_-]{8,600}={0,2})(?![A-Za-z0-9+/=_-])/i,
		reach: { after: 640 },
		check: holdsUserAndPassword,
		advice: {
			what: "Base64 of a user and a password, which anyone can read.",
			revoke: changeIt
		}
	},
	{
		kind: "keyword",
		id: "docker-config-auth",
		title: "Registry login in Docker's config.json",
		provider: "Docker",
		confidence: "high",
		precision: "token",
		keywords: [
			"\"auth\"",
			"\\\"auth\\\"",
			"_auth="
		],
		anchor: "start",
		boundary: false,
		pattern: /(?:\\?"auth\\?"|_auth)[ \t]{0,4}[:=][ \t]{0,4}(?:\\?["'])?(?<secret>[A-Za-z0-9+/_-]{8,4000}={0,2})(?![A-Za-z0-9+/=_-])/,
		reach: { after: 4100 },
		check: holdsUserAndPassword,
		advice: {
			what: "Base64 of a user and a password or token for the registry that stands before it.",
			revoke: "Revoke the token, or change the password, at the registry."
		}
	},
	{
		kind: "keyword",
		id: "docker-config-identity-token",
		title: "Registry identity token in Docker's config.json",
		provider: "Docker",
		confidence: "high",
		precision: "token",
		keywords: ["identitytoken"],
		anchor: "start",
		boundary: false,
		pattern: /identitytoken\\?"[ \t]{0,4}:[ \t]{0,4}\\?"(?<secret>[A-Za-z0-9+/=_.-]{16,4000})\\?"/i,
		reach: { after: 4100 },
		advice: {
			what: "Pulls and pushes images as its owner.",
			revoke: "Sign out at the registry: revoke the session or token."
		}
	},
	{
		kind: "keyword",
		id: "http-bearer-token",
		title: "Bearer token in a header",
		provider: "HTTP",
		confidence: "medium",
		precision: "token",
		keywords: ["bearer "],
		anchor: "start",
		pattern: /bearer {1,3}(?:["'`]? ?\+ ?["'`])?(?<secret>[A-Za-z0-9_.~+/-]{16,4000}={0,3})(?![A-Za-z0-9_.~+/=-])/i,
		reach: { after: 4100 },
		entropy: 3.2,
		check: isBearer,
		advice: {
			what: "Acts as whoever it was given to, until it expires.",
			revoke: "At the server that the request goes to: revoke the token or end the session."
		}
	},
	{
		kind: "keyword",
		id: "http-token-authentication",
		title: "Token in an authorization header",
		provider: "HTTP",
		confidence: "medium",
		precision: "token",
		keywords: ["authorization"],
		anchor: "start",
		boundary: false,
		pattern: /authorization["'\])]{0,4}[ \t]{0,4}(?:[:=,>]|=>)[ \t]{0,4}(?:\\?["'`])?[ \t]?(?:(?:token|apikey|api-key|key|genie-?key|ssws|bot|oauth|sso-key|splunk|pve[a-z]{0,8}token|mac|shippotoken|klaviyo-api-key)(?:[ \t]{1,3}(?:token=)?|=)["']?|discogs token=)?(?<secret>[A-Za-z0-9_.~+/=!@:-]{16,600})(?![A-Za-z0-9_~+/-])/i,
		reach: { after: 700 },
		entropy: 3.2,
		check: isBearer,
		advice: {
			what: "Acts as whoever it was given to.",
			revoke: "At the server that the request goes to: revoke the token."
		}
	},
	{
		kind: "keyword",
		id: "command-line-user-password",
		title: "User and password on a command line",
		provider: "curl",
		confidence: "high",
		precision: "token",
		keywords: [
			" -u ",
			" -u'",
			" -u\"",
			"--user ",
			"--user=",
			"--proxy-user"
		],
		anchor: "start",
		boundary: false,
		pattern: /(?: -u|--(?:proxy-)?user)[ =]{0,3}(?:\\?["'])?(?<user>[^\s:"'\\$<>{}]{1,100}):(?<secret>[^\s"'\\]{3,200})/,
		check: (match) => match.secret.startsWith(":") ? "invalid" : isTypedPassword(match),
		advice: {
			what: "Signs in to the server that the command names.",
			revoke: changeIt
		}
	},
	{
		kind: "keyword",
		id: "command-line-token-user",
		title: "Token as user on a command line",
		provider: "curl",
		confidence: "high",
		precision: "token",
		keywords: ["curl "],
		anchor: "start",
		pattern: /curl [^\r\n]{0,300}?(?:-u|--user)[ =]{0,3}(?:\\?["'])?(?<secret>[A-Za-z0-9_-]{24,200}):(?=[\s"'\\]|$)/,
		reach: { after: 560 },
		check: isBearer,
		advice: {
			what: "Signs in to the server that the command names.",
			revoke: "At the server: revoke the token."
		}
	},
	{
		kind: "keyword",
		id: "command-line-password",
		title: "Password on a command line",
		provider: "several programs",
		confidence: "high",
		precision: "token",
		keywords: [
			"mysql ",
			"mysqldump ",
			"mysqladmin ",
			"mariadb ",
			"sshpass ",
			"redis-cli ",
			"docker login",
			"podman login",
			"helm registry login",
			"ldapsearch ",
			"ldapadd ",
			"ldapmodify ",
			"smbclient ",
			"net use ",
			"sqlcmd ",
			"mongosh ",
			"mongodump ",
			"htpasswd ",
			"wget ",
			"az login",
			"xfreerdp ",
			"cqlsh ",
			"sqlplus "
		],
		anchor: "start",
		pattern: /(?:(?:mysql|mysqldump|mysqladmin|mariadb)[^\r\n]{0,120}? -p(?<one>[^\s"'-][^\s"']{4,100})|sshpass[^\r\n]{0,20}? -p ?["']?(?<two>[^\s"']{4,100})|redis-cli[^\r\n]{0,120}? -a ["']?(?<three>[^\s"']{6,128})|(?:docker|podman|helm registry) login[^\r\n]{0,160}? (?:-p|--password)[ =]["']?(?<four>[^\s"']{6,400})|ldap[a-z]{3,6}[^\r\n]{0,160}? -w ["']?(?<five>[^\s"']{4,128})|smbclient[^\r\n]{0,120}? -U ["']?[^\s%"']{1,64}%(?<six>[^\s"']{4,128})|net use[^\r\n]{0,100}? \/user:[^\s]{1,64} (?<seven>[^\s"']{5,128})|(?:sqlcmd|mongosh|mongodump|cqlsh)[^\r\n]{0,160}? (?:-P|-p) ?["']?(?<eight>[^\s"']{5,128})|htpasswd -[a-z]{0,5}b[a-z]{0,5} [^\s]{1,100} [^\s]{1,64} ["']?(?<nine>[^\s"']{5,128})|wget[^\r\n]{0,160}?--(?:http-|ftp-)?password[ =]["']?(?<ten>[^\s"']{5,128})|az login[^\r\n]{0,160}? (?:-p|--password)[ =]["']?(?<eleven>[^\s"']{6,128})|xfreerdp[^\r\n]{0,120}? \/p:["']?(?<twelve>[^\s"']{5,128})|sqlplus[^\r\n]{0,20}? [A-Za-z0-9_]{1,40}\/(?<thirteen>[^\s@"'/]{4,64})@)/,
		reach: { after: 420 },
		check: (match) => {
			const secret = Object.entries(match.groups).find(([name, text]) => name !== "secret" && text !== void 0)?.[1] ?? "";
			return isTypedPassword({
				...match,
				secret
			});
		},
		advice: {
			what: "Signs in as the user that the command names.",
			revoke: changeIt
		}
	},
	{
		kind: "keyword",
		id: "openssl-passphrase",
		title: "Passphrase on a command line",
		provider: "OpenSSL",
		confidence: "high",
		precision: "token",
		keywords: [
			"pass:",
			"--passphrase ",
			"-storepass ",
			"-keypass ",
			"storepass=",
			"keypass="
		],
		anchor: "start",
		boundary: false,
		pattern: /(?:pass:|--passphrase[ =]|-?(?:store|key)pass[ =])["']?(?<secret>[^\s"'\\]{4,128})/,
		check: (match) => match.whole.startsWith("pass:") && !/-pass(?:in|out)?[ =]["']?$/.test(match.before) ? "invalid" : isTypedPassword(match),
		advice: {
			what: "Opens an encrypted file or key.",
			revoke: "Encrypt again under a new passphrase, and replace the key where others could read the old file."
		}
	},
	{
		kind: "keyword",
		id: "curl-option-password",
		title: "Password in an option of libcurl",
		provider: "curl",
		confidence: "high",
		precision: "token",
		keywords: ["CURLOPT_"],
		anchor: "start",
		pattern: /CURLOPT_(?:(?:PROXY)?USERPWD["']?[ \t]{0,4}(?:,|=>|=)[ \t]{0,4}["'](?<user>[^"':\r\n]{1,100}):|(?:XOAUTH2_BEARER|(?:PROXY)?PASSWORD|KEYPASSWD)["']?[ \t]{0,4}(?:,|=>|=)[ \t]{0,4}["'])(?<secret>[^"'\r\n]{4,400})["']/,
		reach: { after: 560 },
		check: isTypedPassword,
		advice: {
			what: "Signs in to the server that the program talks to.",
			revoke: changeIt
		}
	},
	{
		kind: "keyword",
		id: "powershell-secure-string",
		title: "Password in a ConvertTo-SecureString",
		provider: "PowerShell",
		confidence: "high",
		precision: "token",
		keywords: ["ConvertTo-SecureString"],
		anchor: "start",
		pattern: /ConvertTo-SecureString(?:[ \t]{1,4}-(?:String|AsPlainText|Force)){0,3}[ \t]{1,4}(?:\\?["'])?(?<secret>[^\s"'\\]{5,128})/i,
		check: isTypedPassword,
		advice: {
			what: "Signs in as the user whose credential the script makes.",
			revoke: changeIt
		}
	},
	{
		kind: "keyword",
		id: "psexec-password",
		title: "Password on a command line of PsExec",
		provider: "Sysinternals",
		confidence: "high",
		precision: "token",
		keywords: ["psexec"],
		anchor: "start",
		pattern: /psexec[^\r\n]{0,120}? -p ["']?(?<secret>[^\s"']{5,128})/i,
		check: isTypedPassword,
		advice: {
			what: "Runs programs on another machine as its user.",
			revoke: changeIt
		}
	},
	{
		kind: "keyword",
		id: "sql-user-password",
		title: "Password in an SQL statement",
		provider: "SQL",
		confidence: "high",
		precision: "token",
		keywords: [
			"identified by",
			"with password",
			"password '",
			"set password",
			"identified with",
			"password for"
		],
		anchor: "start",
		boundary: false,
		pattern: /(?:identified (?:by|with [a-z0-9_]{3,32} by)(?: password)?|(?:with )?(?:encrypted )?password(?: for [^\r\n=]{1,80})?)[ \t]{0,4}(?:=[ \t]{0,4})?(?:password\()?[ \t]{0,4}(?:N|E)?(?:(?<quote>\\?['"])(?=[^'"\r\n]{4,128}['"])|(?=[A-Za-z0-9_#$!]{6,64}(?:[;"'\s\\)]|$)))(?<secret>[^'"\r\n;\s\\][^'"\r\n]{3,127}(?=\\?['"])|[A-Za-z0-9_#$!]{6,64})/i,
		check: (match) => {
			const before = `${match.before.slice(-160)}${match.whole}`;
			if (!/\b(?:user|role|login|alter|create|identified|grant|set password)\b/i.test(before)) return "invalid";
			if (match.groups["quote"] === void 0 && (!/[0-9]/.test(match.secret) || !/^identified/i.test(match.whole))) return "invalid";
			return isTypedPassword(match);
		},
		advice: {
			what: "Signs in to a database as its user.",
			revoke: changeIt
		}
	},
	{
		kind: "keyword",
		id: "wifi-passphrase",
		title: "Passphrase of a wireless network",
		provider: "wpa_supplicant, hostapd, NetworkManager",
		confidence: "high",
		precision: "token",
		keywords: ["psk="],
		anchor: "start",
		files: /wpa_supplicant|hostapd|\.nmconnection$|NetworkManager|\.network$/,
		pattern: /psk=(?:"(?<quoted>[^"\r\n]{8,63})"|(?<secret>[^\s"']{8,64}))/,
		check: (match) => isTypedPassword({
			...match,
			secret: match.groups["quoted"] ?? match.secret
		}),
		advice: {
			what: "Joins the wireless network, and reads what others send on it.",
			revoke: "Change the passphrase at the access point, then on every device."
		}
	}
];

// src/secrets/rules/hosting.ts
/** Clouds and hosts besides Amazon, Azure and Google. */
const vercelRevoke = "Vercel dashboard \u2192 Account settings \u2192 Tokens \u2192 delete (https://vercel.com/account/settings/tokens).";
const cloudflareRevoke = "Cloudflare dashboard \u2192 My Profile \u2192 API Tokens \u2192 roll or delete (https://dash.cloudflare.com/profile/api-tokens).";
const digitalOceanRevoke = "DigitalOcean control panel \u2192 API \u2192 Tokens \u2192 delete (https://cloud.digitalocean.com/account/api/tokens).";
/** Vercel's tokens end in a checksum: body 50, CRC-32 in base 62. Shorter ones were made before. */
const vercel = (kind, prefix, title, what) => tokenRule({
	id: `vercel-${kind}`,
	title,
	provider: "Vercel",
	prefixes: [prefix],
	body: base64url(24, 80),
	check: (match) => {
		if (match.secret.length !== prefix.length + 56) return hasMixedCharacters(match.secret) ? "unknown" : "invalid";
		return hasBase62Checksum(match.secret, prefix.length) ? "valid" : "invalid";
	},
	what,
	revoke: vercelRevoke
});
const hostingRules = [
	tokenRule({
		id: "digitalocean-personal-access-token",
		title: "DigitalOcean personal access token",
		provider: "DigitalOcean",
		prefixes: ["dop_v1_"],
		body: hex(64),
		what: "Creates and deletes machines, databases and volumes of the account.",
		revoke: digitalOceanRevoke
	}),
	tokenRule({
		id: "digitalocean-oauth-token",
		title: "DigitalOcean OAuth token",
		provider: "DigitalOcean",
		prefixes: ["doo_v1_"],
		body: hex(64),
		what: "Acts for the user who consented.",
		revoke: "DigitalOcean control panel \u2192 API \u2192 Authorized applications \u2192 revoke."
	}),
	tokenRule({
		id: "digitalocean-refresh-token",
		title: "DigitalOcean refresh token",
		provider: "DigitalOcean",
		prefixes: ["dor_v1_"],
		body: hex(64),
		what: "Gives new OAuth tokens for the user who consented.",
		revoke: "DigitalOcean control panel \u2192 API \u2192 Authorized applications \u2192 revoke."
	}),
	namedRule({
		id: "digitalocean-spaces-secret",
		title: "DigitalOcean Spaces secret key",
		provider: "DigitalOcean",
		names: [
			"digitalocean",
			"do_spaces",
			"do-spaces",
			"spaces_secret",
			"spaces_key",
			"spacessecret",
			"DO00",
			"DO80"
		],
		words: ["secret", "key"],
		value: "[A-Za-z0-9+/]{43}",
		entropy: 4.2,
		check: mixedOnly,
		what: "Reads and writes objects in Spaces.",
		revoke: "DigitalOcean control panel \u2192 API \u2192 Spaces Keys \u2192 delete."
	}),
	tokenRule({
		id: "heroku-api-key",
		title: "Heroku API key",
		provider: "Heroku",
		prefixes: ["HRKU-"],
		body: base64url(36, 70),
		check: digitsAndLetters,
		what: "Deploys, reads settings and scales every app of its owner.",
		revoke: "Heroku dashboard \u2192 Account settings \u2192 API Key \u2192 regenerate (https://dashboard.heroku.com/account)."
	}),
	namedRule({
		id: "heroku-api-key-legacy",
		title: "Heroku API key (older form)",
		provider: "Heroku",
		names: ["heroku"],
		words: [
			"key",
			"token",
			"secret",
			"auth",
			"passw",
			"bearer"
		],
		value: uuid,
		what: "Deploys, reads settings and scales every app of its owner.",
		revoke: "Heroku dashboard \u2192 Account settings \u2192 API Key \u2192 regenerate (https://dashboard.heroku.com/account)."
	}),
	tokenRule({
		id: "fly-access-token",
		title: "Fly.io access token",
		provider: "Fly.io",
		prefixes: ["fo1_"],
		body: base64url(43),
		what: "Manages apps of its owner.",
		revoke: "fly.io dashboard \u2192 Account \u2192 Access Tokens \u2192 revoke, or `fly tokens revoke`."
	}),
	tokenRule({
		id: "fly-macaroon-token",
		title: "Fly.io macaroon token",
		provider: "Fly.io",
		prefixes: [
			"fm1r_",
			"fm1a_",
			"fm2_"
		],
		body: "[A-Za-z0-9+/=,_-]{60,3000}",
		end: "(?![A-Za-z0-9+/])",
		after: 3100,
		check: mixedOnly,
		what: "Deploys or manages the apps and organisations that it was made for.",
		revoke: "`fly tokens list` and `fly tokens revoke`, or fly.io dashboard \u2192 Tokens."
	}),
	tokenRule({
		id: "cloudflare-user-api-token",
		title: "Cloudflare API token",
		provider: "Cloudflare",
		prefixes: [
			"cfut_",
			"cfat_",
			"cfk_"
		],
		body: alphanumeric(40, 56),
		check: digitsAndLetters,
		what: "Changes what it is scoped to: zones, Workers, DNS; a global key everything.",
		revoke: cloudflareRevoke
	}),
	namedRule({
		id: "cloudflare-api-token-legacy",
		title: "Cloudflare API token (older form)",
		provider: "Cloudflare",
		names: [
			"cloudflare",
			"cf_api",
			"cf-api",
			"cfapi",
			"cf_token",
			"cf_dns"
		],
		words: [
			"token",
			"auth",
			"bearer",
			"secret",
			"key"
		],
		value: base64url(40),
		entropy: 4,
		check: mixedOnly,
		what: "Changes what it is scoped to: zones, Workers, DNS.",
		revoke: cloudflareRevoke
	}),
	namedRule({
		id: "cloudflare-global-api-key",
		title: "Cloudflare global API key",
		provider: "Cloudflare",
		names: [
			"cloudflare",
			"cf_api",
			"cf-api",
			"cfapi",
			"x-auth-key",
			"cf_global",
			"cf_key"
		],
		words: [],
		value: hex(37),
		what: "Full access to the account of its owner.",
		revoke: cloudflareRevoke
	}),
	tokenRule({
		id: "cloudflare-origin-ca-key",
		title: "Cloudflare origin CA key",
		provider: "Cloudflare",
		prefixes: ["v1.0-"],
		body: "[0-9a-f]{24}-[0-9a-f]{146}",
		what: "Issues and revokes origin certificates.",
		revoke: cloudflareRevoke
	}),
	namedRule({
		id: "linode-api-token",
		title: "Linode (Akamai Cloud) API token",
		provider: "Akamai",
		names: ["linode"],
		value: hex(64),
		what: "Creates and deletes machines and volumes.",
		revoke: "Cloud Manager \u2192 My Profile \u2192 API Tokens \u2192 revoke (https://cloud.linode.com/profile/tokens)."
	}),
	tokenRule({
		id: "akamai-edgegrid-token",
		title: "Akamai EdgeGrid client or access token",
		provider: "Akamai",
		prefixes: ["akab-", "akaa-"],
		body: "[a-z0-9]{16}-[a-z0-9]{16}",
		what: "With its client secret it changes configurations of the delivery network.",
		revoke: "Akamai Control Center \u2192 Identity & Access \u2192 API clients \u2192 deactivate (https://control.akamai.com)."
	}),
	namedRule({
		id: "akamai-client-secret",
		title: "Akamai EdgeGrid client secret",
		provider: "Akamai",
		names: ["akamai", "edgegrid"],
		words: ["secret"],
		value: "[A-Za-z0-9+/]{43}=",
		end: "(?![A-Za-z0-9+/=])",
		entropy: 4,
		check: mixedOnly,
		what: "Signs requests to the configuration interface.",
		revoke: "Akamai Control Center \u2192 Identity & Access \u2192 API clients \u2192 deactivate (https://control.akamai.com)."
	}),
	namedRule({
		id: "vultr-api-key",
		title: "Vultr API key",
		provider: "Vultr",
		names: ["vultr"],
		value: "[A-Z0-9]{36}",
		exact: /^(?=.*[0-9].*[0-9])[A-Z0-9]{36}$/,
		what: "Creates and deletes machines.",
		revoke: "Vultr customer portal \u2192 Account \u2192 API \u2192 regenerate."
	}),
	namedRule({
		id: "hetzner-cloud-token",
		title: "Hetzner Cloud API token",
		provider: "Hetzner",
		names: ["hcloud", "hetzner"],
		value: alphanumeric(64),
		check: mixedOnly,
		what: "Reads, or writes, everything in a project.",
		revoke: "Hetzner console \u2192 the project \u2192 Security \u2192 API tokens \u2192 delete (https://console.hetzner.com)."
	}),
	namedRule({
		id: "scaleway-secret-key",
		title: "Scaleway secret key",
		provider: "Scaleway",
		names: [
			"scaleway",
			"scw_secret",
			"scw-secret",
			"scwsecret",
			"scw_"
		],
		words: [
			"secret",
			"token",
			"key"
		],
		value: uuid,
		what: "Creates and deletes what its owner may.",
		revoke: "Scaleway console \u2192 IAM \u2192 API keys \u2192 delete (https://console.scaleway.com/iam/api-keys)."
	}),
	namedRule({
		id: "ovh-application-secret",
		title: "OVHcloud application secret or consumer key",
		provider: "OVHcloud",
		names: [
			"ovh_",
			"ovh-",
			"ovhcloud",
			"ovhapi",
			"[ovh"
		],
		words: ["secret", "consumer"],
		value: alphanumeric(32),
		entropy: 3,
		check: digitsAndLetters,
		what: "Signs requests to the OVHcloud interface.",
		revoke: "OVHcloud control panel \u2192 My API keys \u2192 delete."
	}),
	tokenRule({
		id: "alibaba-access-key-id",
		title: "Alibaba Cloud AccessKey id",
		provider: "Alibaba Cloud",
		prefixes: ["LTAI"],
		body: alphanumeric(12, 26),
		check: digitsAndLetters,
		entropy: 3,
		what: "The public half of an AccessKey; the secret half is rarely far away.",
		revoke: "Alibaba Cloud console \u2192 RAM \u2192 Users \u2192 the user \u2192 AccessKey \u2192 delete."
	}),
	namedRule({
		id: "alibaba-access-key-secret",
		title: "Alibaba Cloud AccessKey secret",
		provider: "Alibaba Cloud",
		names: [
			"alibaba",
			"aliyun",
			"alicloud",
			"LTAI",
			"accesskeysecret",
			"access_key_secret"
		],
		words: [],
		value: alphanumeric(30),
		entropy: 3.8,
		check: mixedOnly,
		what: "Signs requests as its user.",
		revoke: "Alibaba Cloud console \u2192 RAM \u2192 Users \u2192 the user \u2192 AccessKey \u2192 delete."
	}),
	tokenRule({
		id: "tencent-secret-id",
		title: "Tencent Cloud SecretId",
		provider: "Tencent Cloud",
		prefixes: ["AKID"],
		body: alphanumeric(32),
		check: mixedOnly,
		what: "The public half of a key pair; the secret half is rarely far away.",
		revoke: "Tencent Cloud console \u2192 CAM \u2192 API keys \u2192 disable and delete."
	}),
	namedRule({
		id: "tencent-secret-key",
		title: "Tencent Cloud SecretKey",
		provider: "Tencent Cloud",
		names: [
			"tencent",
			"qcloud",
			"AKID"
		],
		words: ["key", "secret"],
		value: alphanumeric(32),
		entropy: 3.8,
		check: mixedOnly,
		what: "Signs requests as its user.",
		revoke: "Tencent Cloud console \u2192 CAM \u2192 API keys \u2192 disable and delete."
	}),
	namedRule({
		id: "ibm-cloud-api-key",
		title: "IBM Cloud API key",
		provider: "IBM Cloud",
		names: [
			"ibm_cloud",
			"ibm-cloud",
			"ibmcloud",
			"ibm cloud",
			"ibm_api",
			"ibm-api",
			"bluemix",
			"ic_api_key",
			"watson"
		],
		words: [
			"key",
			"token",
			"apikey"
		],
		value: base64url(44),
		entropy: 4,
		check: mixedOnly,
		what: "Acts as its user or service id on every resource.",
		revoke: "IBM Cloud console \u2192 Manage \u2192 Access (IAM) \u2192 API keys \u2192 delete (https://cloud.ibm.com/iam/apikeys)."
	}),
	tokenRule({
		id: "yandex-cloud-api-key",
		title: "Yandex Cloud API key",
		provider: "Yandex",
		prefixes: ["AQVN"],
		body: base64url(35, 40),
		check: mixedOnly,
		what: "Acts as a service account.",
		revoke: "Yandex Cloud console \u2192 Identity and Access Management \u2192 Service accounts \u2192 API keys \u2192 delete."
	}),
	tokenRule({
		id: "yandex-iam-token",
		title: "Yandex Cloud IAM token",
		provider: "Yandex",
		prefixes: ["t1."],
		body: "[A-Za-z0-9_-]{8,300}={0,2}\\.[A-Za-z0-9_-]{86}={0,2}",
		end: "(?![A-Za-z0-9_=-])",
		what: "Acts as its owner for up to 12 hours.",
		revoke: "`yc iam revoke-token`."
	}),
	tokenRule({
		id: "yandex-oauth-token",
		title: "Yandex OAuth token",
		provider: "Yandex",
		prefixes: ["y0_", "y1_"],
		body: base64url(50, 64),
		check: mixedOnly,
		what: "Acts for a Yandex account.",
		revoke: "Yandex ID \u2192 Data \u2192 External access \u2192 remove."
	}),
	tokenRule({
		id: "yandex-static-access-key",
		title: "Yandex Cloud static access key",
		provider: "Yandex",
		prefixes: [
			"YCAJE",
			"YCM",
			"YCN",
			"YCO",
			"YCP"
		],
		body: base64url(20, 40),
		check: mixedOnly,
		entropy: 3.8,
		what: "Reads and writes objects and queues.",
		revoke: "Yandex Cloud console \u2192 Service accounts \u2192 the account \u2192 access keys \u2192 delete."
	}),
	vercel("personal-access-token", "vcp_", "Vercel personal access token", "Deploys and reads settings of its owner's projects."),
	vercel("integration-token", "vci_", "Vercel integration token", "Acts as an integration on the projects it was added to."),
	vercel("app-access-token", "vca_", "Vercel app access token", "Acts for the user who signed in with Vercel."),
	vercel("app-refresh-token", "vcr_", "Vercel app refresh token", "Gives new access tokens for the user who signed in with Vercel."),
	vercel("ai-gateway-key", "vck_", "Vercel AI Gateway key", "Calls models through the gateway at the team's cost."),
	namedRule({
		id: "vercel-token-legacy",
		title: "Vercel token (older form)",
		provider: "Vercel",
		names: [
			"vercel",
			"zeit_token",
			"now_token"
		],
		words: [
			"token",
			"key",
			"secret",
			"auth"
		],
		value: alphanumeric(24),
		entropy: 3.5,
		check: mixedOnly,
		what: "Deploys and reads settings of its owner's projects.",
		revoke: vercelRevoke
	}),
	tokenRule({
		id: "vercel-blob-token",
		title: "Vercel Blob read-write token",
		provider: "Vercel",
		prefixes: ["vercel_blob_rw_"],
		body: "[A-Za-z0-9]{16}_[A-Za-z0-9]{30,40}",
		what: "Reads and writes the files of a store.",
		revoke: "Vercel dashboard \u2192 Storage \u2192 the store \u2192 Settings \u2192 rotate."
	}),
	tokenRule({
		id: "netlify-access-token",
		title: "Netlify access token",
		provider: "Netlify",
		prefixes: [
			"nfp_",
			"nfc_",
			"nfo_",
			"nfu_",
			"nfb_"
		],
		body: alphanumeric(36),
		what: "Deploys and changes the sites of its owner.",
		revoke: "Netlify \u2192 User settings \u2192 Applications \u2192 Personal access tokens \u2192 delete (https://app.netlify.com/user/applications)."
	}),
	namedRule({
		id: "netlify-access-token-legacy",
		title: "Netlify access token (older form)",
		provider: "Netlify",
		names: ["netlify"],
		value: base64url(40, 46),
		entropy: 4,
		check: mixedOnly,
		what: "Deploys and changes the sites of its owner.",
		revoke: "Netlify \u2192 User settings \u2192 Applications \u2192 Personal access tokens \u2192 delete (https://app.netlify.com/user/applications)."
	}),
	tokenRule({
		id: "render-api-key",
		title: "Render API key",
		provider: "Render",
		prefixes: ["rnd_"],
		body: alphanumeric(28, 36),
		check: mixedOnly,
		what: "Manages services of its owner.",
		revoke: "Render dashboard \u2192 Account settings \u2192 API Keys \u2192 revoke (https://dashboard.render.com/settings#api-keys)."
	}),
	namedRule({
		id: "railway-token",
		title: "Railway token",
		provider: "Railway",
		names: ["railway"],
		words: [
			"token",
			"key",
			"secret"
		],
		value: uuid,
		what: "Deploys to a project, or acts as its owner.",
		revoke: "Railway \u2192 Account settings \u2192 Tokens \u2192 delete (https://railway.app/account/tokens)."
	}),
	tokenRule({
		id: "scalingo-api-token",
		title: "Scalingo API token",
		provider: "Scalingo",
		prefixes: ["tk-us-"],
		body: base64url(48),
		what: "Manages apps of its owner.",
		revoke: "Scalingo dashboard \u2192 Account \u2192 API tokens \u2192 delete."
	}),
	tokenRule({
		id: "deno-deploy-token",
		title: "Deno Deploy access token",
		provider: "Deno",
		prefixes: [
			"ddp_",
			"ddo_",
			"ddw_"
		],
		body: alphanumeric(36),
		what: "Deploys projects of a user or an organisation.",
		revoke: "Deno Deploy \u2192 Account settings \u2192 Access Tokens \u2192 revoke (https://dash.deno.com/account#access-tokens)."
	}),
	tokenRule({
		id: "backblaze-application-key",
		title: "Backblaze B2 application key",
		provider: "Backblaze",
		prefixes: [
			"K001",
			"K002",
			"K003",
			"K004",
			"K005"
		],
		body: "[A-Za-z0-9+/]{27}",
		end: "(?![A-Za-z0-9+/=])",
		check: mixedOnly,
		what: "Reads and writes buckets.",
		revoke: "Backblaze \u2192 Application Keys \u2192 delete (https://secure.backblaze.com/app_keys.htm)."
	}),
	tokenRule({
		id: "upcloud-api-token",
		title: "UpCloud API token",
		provider: "UpCloud",
		prefixes: ["ucat_"],
		body: "[A-Z0-9]{26}",
		what: "Creates and deletes what its owner may.",
		revoke: "UpCloud control panel \u2192 Account \u2192 API tokens \u2192 delete."
	}),
	namedRule({
		id: "exoscale-api-secret",
		title: "Exoscale API secret",
		provider: "Exoscale",
		names: ["exoscale", "EXO"],
		words: ["secret"],
		value: base64url(43),
		entropy: 4,
		check: mixedOnly,
		what: "Signs requests as its key.",
		revoke: "Exoscale portal \u2192 IAM \u2192 Keys \u2192 delete."
	}),
	tokenRule({
		id: "exoscale-api-key",
		title: "Exoscale API key",
		provider: "Exoscale",
		prefixes: ["EXO"],
		body: "[0-9a-f]{24}",
		check: digitsAndLetters,
		what: "The public half of a key pair; the secret half is rarely far away.",
		revoke: "Exoscale portal \u2192 IAM \u2192 Keys \u2192 delete."
	}),
	namedRule({
		id: "fastly-api-token",
		title: "Fastly API token",
		provider: "Fastly",
		names: ["fastly"],
		value: base64url(32),
		entropy: 3.8,
		check: mixedOnly,
		what: "Changes and purges services of the delivery network.",
		revoke: "Fastly \u2192 Account \u2192 API tokens \u2192 delete (https://manage.fastly.com/account/personal/tokens)."
	}),
	namedRule({
		id: "civo-api-key",
		title: "Civo API key",
		provider: "Civo",
		names: ["civo"],
		value: alphanumeric(50),
		check: mixedOnly,
		what: "Creates and deletes clusters and machines.",
		revoke: "Civo dashboard \u2192 Profile \u2192 Security \u2192 regenerate."
	}),
	namedRule({
		id: "bunny-api-key",
		title: "bunny.net API key",
		provider: "bunny.net",
		names: [
			"bunnycdn",
			"bunny.net",
			"bunny_"
		],
		words: [
			"key",
			"token",
			"passw"
		],
		value: `(?:${uuid}[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{4}|${uuid})`,
		what: "Changes zones and storage of the account.",
		revoke: "bunny.net dashboard \u2192 Account \u2192 API \u2192 reset."
	}),
	namedRule({
		id: "koyeb-api-token",
		title: "Koyeb API token",
		provider: "Koyeb",
		names: ["koyeb"],
		value: alphanumeric(64),
		check: digitsAndLetters,
		what: "Deploys and deletes services.",
		revoke: "Koyeb control panel \u2192 Account \u2192 API \u2192 revoke."
	})
];

// src/secrets/rules/mail.ts
const mailRules = [
	{
		kind: "keyword",
		id: "twilio-auth-token",
		title: "Twilio auth token",
		provider: "Twilio",
		confidence: "high",
		precision: "token",
		keywords: [
			"twilio",
			"auth_token",
			"authtoken",
			"(\"ac",
			"('ac",
			"(`ac",
			"\n\"ac",
			"	\"ac",
			" \"ac",
			" 'ac",
			"-u ac"
		],
		anchor: "near",
		reach: {
			before: 120,
			after: 220
		},
		pattern: /(?:auth[_ -]?token|twilio[_ -]?(?:auth|token|secret)[a-z_ -]{0,12}|AC[0-9a-f]{32}(?:["'`],[ \t\r\n]{0,40}(?:[a-z_]{1,24}[ ]?[=:])?)?)[^\r\nA-Za-z0-9]{1,12}(?:is[ ]|=[ ]?)?["']?(?<secret>[0-9a-f]{32})(?![0-9A-Za-z])/i,
		check: (match) => /twilio|AC[0-9a-f]{32}/i.test(match.before + match.whole + match.after) ? "unknown" : "invalid",
		advice: {
			what: "With the account SID it calls, sends messages and reads records at the account's cost.",
			revoke: "Twilio console \u2192 Account \u2192 API keys & tokens \u2192 promote the secondary auth token (https://console.twilio.com)."
		}
	},
	namedRule({
		id: "twilio-api-key",
		title: "Twilio API key SID",
		provider: "Twilio",
		names: ["twilio"],
		words: [],
		value: "SK[0-9a-f]{32}",
		exact: /^SK[0-9a-f]{32}$/,
		what: "The name of an API key; its secret is rarely far away.",
		revoke: "Twilio console \u2192 Account \u2192 API keys & tokens \u2192 delete (https://console.twilio.com)."
	}),
	namedRule({
		id: "twilio-api-secret",
		title: "Twilio API key secret",
		provider: "Twilio",
		names: ["twilio"],
		words: ["secret"],
		value: alphanumeric(32),
		exact: /^(?=.*[A-Z])(?=.*[0-9])(?=.*[a-z])/,
		entropy: 3.7,
		what: "With its SID it calls and sends messages at the account's cost.",
		revoke: "Twilio console \u2192 Account \u2192 API keys & tokens \u2192 delete (https://console.twilio.com)."
	}),
	tokenRule({
		id: "sendgrid-api-key",
		title: "SendGrid API key",
		provider: "Twilio",
		prefixes: ["SG."],
		body: "[A-Za-z0-9_-]{20,24}\\.[A-Za-z0-9_-]{39,50}",
		check: mixedOnly,
		what: "Sends mail in the account's name.",
		revoke: "SendGrid \u2192 Settings \u2192 API Keys \u2192 delete (https://app.sendgrid.com/settings/api_keys)."
	}),
	tokenRule({
		id: "mailgun-api-key",
		title: "Mailgun API key (older form)",
		provider: "Mailgun",
		prefixes: ["key-"],
		body: "(?:[0-9a-f]{32}|[0-9a-z]{32})",
		gate: "token",
		check: digitsAndLetters,
		entropy: 3,
		what: "Sends mail and reads logs of every domain.",
		revoke: "Mailgun \u2192 Account \u2192 API security \u2192 delete (https://app.mailgun.com/settings/api_security)."
	}),
	namedRule({
		id: "mailgun-private-key",
		title: "Mailgun API key",
		provider: "Mailgun",
		names: [
			"mailgun",
			"mg_api",
			"mg_key"
		],
		words: [],
		value: "[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}",
		confidence: "high",
		what: "Sends mail and reads logs of every domain.",
		revoke: "Mailgun \u2192 Account \u2192 API security \u2192 delete (https://app.mailgun.com/settings/api_security)."
	}),
	{
		kind: "keyword",
		id: "mailgun-private-key-bare",
		title: "Mailgun API key",
		provider: "Mailgun",
		confidence: "medium",
		precision: "token",
		keywords: [
			"api.mailgun.net",
			"api.eu.mailgun.net",
			"mailgun"
		],
		anchor: "near",
		reach: {
			before: 200,
			after: 200
		},
		pattern: /(?<![A-Za-z0-9-])(?<secret>[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8})(?![A-Za-z0-9-])/,
		advice: {
			what: "Sends mail and reads logs of every domain.",
			revoke: "Mailgun \u2192 Account \u2192 API security \u2192 delete (https://app.mailgun.com/settings/api_security)."
		}
	},
	{
		kind: "keyword",
		id: "mailchimp-api-key",
		title: "Mailchimp API key",
		provider: "Mailchimp",
		confidence: "high",
		precision: "token",
		keywords: [
			"-us1",
			"-us2",
			"-us3",
			"-us4",
			"-us5",
			"-us6",
			"-us7",
			"-us8",
			"-us9"
		],
		anchor: "near",
		reach: {
			before: 34,
			after: 6
		},
		pattern: /(?<![A-Za-z0-9])(?<secret>[0-9a-f]{32}-us[0-9]{1,2})(?![A-Za-z0-9-])/,
		advice: {
			what: "Reads and writes audiences and campaigns.",
			revoke: "Mailchimp \u2192 Profile \u2192 Extras \u2192 API keys \u2192 revoke (https://admin.mailchimp.com/account/api)."
		}
	},
	tokenRule({
		id: "mandrill-api-key",
		title: "Mailchimp Transactional (Mandrill) API key",
		provider: "Mailchimp",
		prefixes: ["md-"],
		body: base64url(22),
		gate: "token",
		check: mixedOnly,
		entropy: 3.6,
		what: "Sends mail in the account's name.",
		revoke: "Mandrill \u2192 Settings \u2192 API keys \u2192 delete."
	}),
	tokenRule({
		id: "brevo-api-key",
		title: "Brevo (Sendinblue) API or SMTP key",
		provider: "Brevo",
		prefixes: ["xkeysib-", "xsmtpsib-"],
		body: "[0-9a-f]{64}-[A-Za-z0-9]{16}",
		what: "Sends mail and reads contacts.",
		revoke: "Brevo \u2192 SMTP & API \u2192 delete (https://app.brevo.com/settings/keys/api)."
	}),
	namedRule({
		id: "postmark-server-token",
		title: "Postmark token",
		provider: "Postmark",
		names: ["postmark"],
		words: [],
		value: uuid,
		what: "Sends mail from a server.",
		revoke: "Postmark \u2192 the server \u2192 API Tokens \u2192 delete."
	}),
	tokenRule({
		id: "resend-api-key",
		title: "Resend API key",
		provider: "Resend",
		prefixes: ["re_"],
		body: "[A-Za-z0-9]{8}_[A-Za-z0-9]{24}",
		check: digitsAndLetters,
		what: "Sends mail in the account's name.",
		revoke: "Resend \u2192 API Keys \u2192 delete (https://resend.com/api-keys)."
	}),
	tokenRule({
		id: "mailersend-api-token",
		title: "MailerSend API token",
		provider: "MailerSend",
		prefixes: ["mlsn."],
		body: hex(64),
		what: "Sends mail in the account's name.",
		revoke: "MailerSend \u2192 Integrations \u2192 API tokens \u2192 delete."
	}),
	namedRule({
		id: "mailjet-secret",
		title: "Mailjet API or secret key",
		provider: "Mailjet",
		names: [
			"mailjet",
			"mj_api",
			"mj-api",
			"mj_secret"
		],
		words: [],
		value: hex(32),
		what: "Sends mail in the account's name.",
		revoke: "Mailjet \u2192 Account \u2192 API key management \u2192 reset secret (https://app.mailjet.com/account/apikeys)."
	}),
	namedRule({
		id: "sparkpost-api-key",
		title: "SparkPost API key",
		provider: "SparkPost",
		names: ["sparkpost"],
		value: hex(40),
		what: "Sends mail in the account's name.",
		revoke: "SparkPost \u2192 Configuration \u2192 API Keys \u2192 delete."
	}),
	tokenRule({
		id: "klaviyo-private-key",
		title: "Klaviyo private API key",
		provider: "Klaviyo",
		prefixes: ["pk_"],
		body: hex(34),
		what: "Reads and writes profiles and campaigns.",
		revoke: "Klaviyo \u2192 Settings \u2192 API keys \u2192 delete."
	}),
	tokenRule({
		id: "intercom-access-token",
		title: "Intercom access token",
		provider: "Intercom",
		prefixes: ["dG9rO"],
		body: "[A-Za-z0-9+/_-]{40,80}={0,2}",
		end: "(?![A-Za-z0-9+/=])",
		check: mixedOnly,
		what: "Reads and writes conversations and contacts.",
		revoke: "Intercom \u2192 Developer Hub \u2192 the app \u2192 Authentication \u2192 regenerate."
	}),
	namedRule({
		id: "zendesk-api-token",
		title: "Zendesk API token",
		provider: "Zendesk",
		names: ["zendesk"],
		value: alphanumeric(40),
		check: mixedOnly,
		what: "Reads and writes tickets and users.",
		revoke: "Zendesk Admin Center \u2192 Apps and integrations \u2192 API tokens \u2192 delete."
	}),
	namedRule({
		id: "vonage-api-secret",
		title: "Vonage (Nexmo) API secret",
		provider: "Vonage",
		names: ["vonage", "nexmo"],
		words: ["secret"],
		value: alphanumeric(16),
		entropy: 3,
		check: digitsAndLetters,
		what: "Calls and sends messages at the account's cost.",
		revoke: "Vonage dashboard \u2192 API settings \u2192 Account secrets \u2192 revoke."
	}),
	namedRule({
		id: "messagebird-access-key",
		title: "MessageBird (Bird) access key",
		provider: "Bird",
		names: ["messagebird", "message_bird"],
		words: [
			"key",
			"token",
			"secret"
		],
		value: alphanumeric(25),
		check: mixedOnly,
		what: "Sends messages at the account's cost.",
		revoke: "MessageBird dashboard \u2192 Developers \u2192 API access \u2192 delete."
	}),
	namedRule({
		id: "plivo-auth-token",
		title: "Plivo auth token",
		provider: "Plivo",
		names: ["plivo"],
		words: ["token", "secret"],
		value: alphanumeric(40),
		check: digitsAndLetters,
		what: "Calls and sends messages at the account's cost.",
		revoke: "Plivo console \u2192 Account \u2192 reset auth token."
	}),
	tokenRule({
		id: "telnyx-api-key",
		title: "Telnyx API key",
		provider: "Telnyx",
		prefixes: ["KEY0"],
		body: "[0-9A-F]{31}_[A-Za-z0-9]{22}",
		what: "Calls and sends messages at the account's cost.",
		revoke: "Telnyx portal \u2192 API Keys \u2192 delete."
	}),
	tokenRule({
		id: "onesignal-api-key",
		title: "OneSignal API key",
		provider: "OneSignal",
		prefixes: ["os_v2_app_", "os_v2_org_"],
		body: "[a-z2-7]{90,120}",
		what: "Sends push messages to every subscriber.",
		revoke: "OneSignal \u2192 Settings \u2192 Keys & IDs \u2192 delete."
	}),
	namedRule({
		id: "pusher-app-secret",
		title: "Pusher app secret",
		provider: "Pusher",
		names: ["pusher"],
		words: ["secret"],
		value: hex(20),
		what: "Publishes events to every channel.",
		revoke: "Pusher dashboard \u2192 the app \u2192 App Keys \u2192 delete."
	}),
	{
		kind: "keyword",
		id: "ably-api-key",
		title: "Ably API key",
		provider: "Ably",
		confidence: "high",
		precision: "token",
		keywords: ["ably"],
		anchor: "start",
		boundary: false,
		pattern: /ably[^\r\n]{0,60}?(?<![A-Za-z0-9])(?<secret>[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{6}:[A-Za-z0-9_-]{40,44})(?![A-Za-z0-9_-])/i,
		advice: {
			what: "Publishes and reads messages.",
			revoke: "Ably dashboard \u2192 the app \u2192 API Keys \u2192 revoke."
		}
	},
	tokenRule({
		id: "pubnub-secret-key",
		title: "PubNub secret key",
		provider: "PubNub",
		prefixes: ["sec-c-"],
		body: "[A-Za-z0-9+/=-]{36,60}",
		what: "Manages access and keys of an app.",
		revoke: "PubNub admin portal \u2192 the app \u2192 Keyset \u2192 regenerate."
	}),
	namedRule({
		id: "sendbird-api-token",
		title: "Sendbird API token",
		provider: "Sendbird",
		names: ["sendbird"],
		words: [
			"token",
			"key",
			"secret"
		],
		value: hex(40),
		what: "Reads and writes every chat.",
		revoke: "Sendbird dashboard \u2192 Settings \u2192 General \u2192 API tokens \u2192 delete."
	}),
	namedRule({
		id: "livekit-api-secret",
		title: "LiveKit API secret",
		provider: "LiveKit",
		names: ["livekit"],
		words: ["secret"],
		value: alphanumeric(40, 50),
		check: mixedOnly,
		what: "Makes tokens for every room of a project.",
		revoke: "LiveKit Cloud \u2192 the project \u2192 Settings \u2192 Keys \u2192 revoke."
	}),
	namedRule({
		id: "customerio-api-key",
		title: "Customer.io API key",
		provider: "Customer.io",
		names: [
			"customerio",
			"customer_io",
			"customer.io"
		],
		words: [
			"key",
			"token",
			"secret"
		],
		value: "[0-9a-f]{20,32}",
		what: "Reads and writes people and events of a workspace.",
		revoke: "Customer.io \u2192 Settings \u2192 API credentials \u2192 delete."
	})
];

// src/secrets/rules/messaging.ts
/** Chat. */
const slack = "api.slack.com \u2192 Your Apps \u2192 the app \u2192 OAuth & Permissions \u2192 revoke tokens (https://api.slack.com/apps), or call auth.revoke.";
/** The first part of a Discord bot token is its numeric id in base64. */
function beginsWithDiscordId(match) {
	const id = node_buffer.Buffer.from(match.secret.split(".", 1)[0] ?? "", "base64").toString("latin1");
	return /^[0-9]{15,21}$/.test(id) ? "valid" : "invalid";
}
const messagingRules = [
	tokenRule({
		id: "slack-bot-token",
		title: "Slack bot token",
		provider: "Slack",
		prefixes: ["xoxb-"],
		body: "[0-9]{8,14}-(?:[0-9]{8,14}-)?[A-Za-z0-9]{18,34}",
		what: "Reads and writes where the bot is a member.",
		revoke: slack
	}),
	tokenRule({
		id: "slack-user-token",
		title: "Slack user token",
		provider: "Slack",
		prefixes: ["xoxp-", "xoxe-"],
		body: "(?:[0-9]{8,14}-){1,3}[A-Za-z0-9]{24,34}",
		what: "Acts as the user in the workspace.",
		revoke: slack
	}),
	tokenRule({
		id: "slack-legacy-token",
		title: "Slack workspace, refresh or legacy token",
		provider: "Slack",
		prefixes: [
			"xoxa-",
			"xoxr-",
			"xoxo-",
			"xoxs-",
			"xoxc-"
		],
		body: "(?:2-)?(?:[0-9]{1,14}-){1,4}[A-Za-z0-9]{8,64}",
		what: "Acts as an app or as the user in the workspace.",
		revoke: slack
	}),
	tokenRule({
		id: "slack-configuration-token",
		title: "Slack app configuration token",
		provider: "Slack",
		prefixes: [
			"xoxe.xoxp-1-",
			"xoxe.xoxb-1-",
			"xoxe-1-"
		],
		body: alphanumeric(120, 200),
		after: 260,
		what: "Creates and changes apps of its owner.",
		revoke: "api.slack.com \u2192 Your Apps \u2192 Your App Configuration Tokens \u2192 revoke (https://api.slack.com/apps)."
	}),
	tokenRule({
		id: "slack-app-level-token",
		title: "Slack app-level token",
		provider: "Slack",
		prefixes: ["xapp-"],
		body: "[0-9]-[A-Z0-9]{8,14}-[0-9]{10,14}-[A-Za-z0-9]{40,70}",
		what: "Opens the app's event stream.",
		revoke: "api.slack.com \u2192 Your Apps \u2192 the app \u2192 Basic Information \u2192 App-Level Tokens \u2192 revoke (https://api.slack.com/apps)."
	}),
	tokenRule({
		id: "slack-session-cookie",
		title: "Slack session cookie",
		provider: "Slack",
		prefixes: ["xoxd-"],
		body: "[A-Za-z0-9%+/_-]{60,400}={0,2}",
		end: "(?![A-Za-z0-9%+/=_-])",
		check: mixedOnly,
		what: "With a session token it is the signed-in user.",
		revoke: "Slack \u2192 Account settings \u2192 Sign out all other sessions."
	}),
	{
		kind: "keyword",
		id: "slack-webhook",
		title: "Slack incoming webhook or workflow trigger",
		provider: "Slack",
		confidence: "high",
		precision: "token",
		keywords: ["hooks.slack.com", "hooks.slack-gov.com"],
		anchor: "start",
		pattern: /hooks\.slack(?:-gov)?\.com\/(?:services\/T[A-Z0-9]{7,12}\/B[A-Z0-9]{7,12}\/(?<secret>[A-Za-z0-9]{20,26})|(?:workflows|triggers)\/[TE][A-Z0-9]{8,12}\/(?:A[A-Z0-9]{8,12}\/)?[0-9]{10,20}\/[A-Za-z0-9]{20,40})(?![A-Za-z0-9])/,
		check: (match) => /[0-9]/.test(match.secret) || /[a-z]/.test(match.secret) ? "unknown" : "invalid",
		entropy: 3,
		advice: {
			what: "Posts into a channel, or starts a workflow.",
			revoke: "api.slack.com \u2192 Your Apps \u2192 the app \u2192 Incoming Webhooks \u2192 remove (https://api.slack.com/apps)."
		}
	},
	namedRule({
		id: "slack-signing-secret",
		title: "Slack signing secret or client secret",
		provider: "Slack",
		names: ["slack"],
		words: [
			"sign",
			"secret",
			"verification"
		],
		value: hex(32),
		what: "Proves that a request comes from Slack, or from the app.",
		revoke: "api.slack.com \u2192 Your Apps \u2192 the app \u2192 Basic Information \u2192 regenerate (https://api.slack.com/apps)."
	}),
	{
		kind: "keyword",
		id: "discord-bot-token",
		title: "Discord bot token",
		provider: "Discord",
		confidence: "high",
		precision: "token",
		keywords: [
			"discord",
			"bot_token",
			"bottoken",
			"bot-token",
			"bot.run",
			"client.run",
			"client.login",
			"bot.login",
			"authorization: bot",
			"\"bot "
		],
		anchor: "near",
		reach: {
			before: 200,
			after: 280
		},
		pattern: /(?<![A-Za-z0-9_-])[MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}(?![A-Za-z0-9_-])/,
		check: beginsWithDiscordId,
		advice: {
			what: "Is the bot: reads and writes in every server that it was added to.",
			revoke: "Discord developer portal \u2192 the application \u2192 Bot \u2192 Reset token (https://discord.com/developers/applications)."
		}
	},
	{
		kind: "keyword",
		id: "discord-bot-token-bare",
		title: "Discord bot token",
		provider: "Discord",
		confidence: "high",
		precision: "token",
		keywords: [],
		dotted: true,
		anchor: "start",
		pattern: /[MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}(?![A-Za-z0-9_-])/,
		reach: { after: 84 },
		check: beginsWithDiscordId,
		advice: {
			what: "Is the bot: reads and writes in every server that it was added to.",
			revoke: "Discord developer portal \u2192 the application \u2192 Bot \u2192 Reset token (https://discord.com/developers/applications)."
		}
	},
	{
		kind: "keyword",
		id: "discord-webhook",
		title: "Discord webhook",
		provider: "Discord",
		confidence: "high",
		precision: "token",
		keywords: ["/api/webhooks/"],
		anchor: "start",
		boundary: false,
		pattern: /\/api\/webhooks\/[0-9]{15,21}\/(?<secret>[A-Za-z0-9_-]{60,72})(?![A-Za-z0-9_-])/,
		check: (match) => isWorded(match.secret) ? "invalid" : "unknown",
		advice: {
			what: "Posts into a channel.",
			revoke: "Discord \u2192 the channel \u2192 Edit channel \u2192 Integrations \u2192 Webhooks \u2192 delete."
		}
	},
	namedRule({
		id: "discord-client-secret",
		title: "Discord client secret",
		provider: "Discord",
		names: ["discord"],
		words: ["secret"],
		value: base64url(32),
		entropy: 3.7,
		check: mixedOnly,
		what: "Proves that a request comes from the application.",
		revoke: "Discord developer portal \u2192 the application \u2192 OAuth2 \u2192 Reset secret (https://discord.com/developers/applications)."
	}),
	{
		kind: "keyword",
		id: "telegram-bot-token",
		title: "Telegram bot token",
		provider: "Telegram",
		confidence: "high",
		precision: "token",
		keywords: [":AA"],
		anchor: "near",
		reach: {
			before: 14,
			after: 42
		},
		pattern: /(?<![A-Za-z0-9])(?<secret>[0-9]{8,11}:AA[A-Za-z0-9_-]{32,34})(?![A-Za-z0-9_-])/,
		check: mixedOnly,
		entropy: 4,
		advice: {
			what: "Is the bot: reads and sends its messages.",
			revoke: "Telegram \u2192 @BotFather \u2192 /revoke."
		}
	},
	{
		kind: "keyword",
		id: "microsoft-teams-webhook",
		title: "Microsoft Teams incoming webhook",
		provider: "Microsoft",
		confidence: "high",
		precision: "token",
		keywords: [
			"webhook.office.com",
			"outlook.office.com/webhook",
			"outlook.office365.com/webhook"
		],
		anchor: "start",
		boundary: false,
		pattern: new RegExp(`(?:webhook|outlook)\\.office(?:365)?\\.com\\/webhook(?:b2)?\\/${uuid}(?:@|%40)${uuid}\\/IncomingWebhook\\/(?<secret>[0-9a-f]{32})(?:\\/${uuid}(?:\\/[A-Za-z0-9_-]{1,80})?)?`, "i"),
		advice: {
			what: "Posts into a channel.",
			revoke: "Teams \u2192 the channel \u2192 Manage channel \u2192 Connectors \u2192 remove the webhook."
		}
	},
	{
		kind: "keyword",
		id: "chat-webhook",
		title: "Webhook of Feishu, DingTalk or WeCom",
		provider: "several chat platforms",
		confidence: "high",
		precision: "token",
		keywords: [
			"open-apis/bot/v2/hook/",
			"oapi.dingtalk.com/robot/send",
			"qyapi.weixin.qq.com/cgi-bin/webhook"
		],
		anchor: "start",
		boundary: false,
		pattern: new RegExp(`(?:open-apis\\/bot\\/v2\\/hook\\/|oapi\\.dingtalk\\.com\\/robot\\/send\\?access_token=|qyapi\\.weixin\\.qq\\.com\\/cgi-bin\\/webhook\\/send\\?key=)(?<secret>${uuid}|[0-9a-f]{64})`),
		advice: {
			what: "Posts into a group.",
			revoke: "The group's settings \u2192 Bots \u2192 remove."
		}
	},
	{
		kind: "keyword",
		id: "automation-webhook",
		title: "Webhook of Zapier, Make or IFTTT",
		provider: "several automation platforms",
		confidence: "high",
		precision: "token",
		keywords: [
			"hooks.zapier.com/hooks/catch",
			".make.com/",
			"maker.ifttt.com/trigger"
		],
		anchor: "start",
		boundary: false,
		pattern: /(?:zapier\.com\/hooks\/catch\/[0-9]{4,10}\/(?<secret>[a-z0-9]{5,12})|\.make\.com\/[a-z0-9]{32}|ifttt\.com\/trigger\/[A-Za-z0-9_-]{1,60}\/(?:json\/)?with\/key\/[A-Za-z0-9_-]{20,50})(?![A-Za-z0-9_-])/,
		advice: {
			what: "Starts an automation with data of the caller's choice.",
			revoke: "The automation's page \u2192 trigger \u2192 new address."
		}
	},
	namedRule({
		id: "mattermost-access-token",
		title: "Mattermost access token",
		provider: "Mattermost",
		names: ["mattermost"],
		words: [
			"token",
			"key",
			"bearer"
		],
		value: "[a-z0-9]{26}",
		exact: /^(?=.*[0-9].*[0-9])[a-z0-9]{26}$/,
		what: "Acts as its owner.",
		revoke: "Mattermost \u2192 Profile \u2192 Security \u2192 Personal access tokens \u2192 delete."
	}),
	tokenRule({
		id: "matrix-access-token",
		title: "Matrix access token",
		provider: "Matrix",
		prefixes: ["syt_"],
		body: "[A-Za-z0-9+/=]{2,100}_[A-Za-z]{20}_[A-Za-z0-9]{6}",
		what: "Is the signed-in user.",
		revoke: "Element \u2192 Settings \u2192 Sessions \u2192 sign out."
	}),
	namedRule({
		id: "line-channel-access-token",
		title: "LINE channel access token",
		provider: "LINE",
		names: [
			"line_channel",
			"line-channel",
			"linechannel",
			"line_bot",
			"line_access",
			"channel_access_token",
			"channelaccesstoken"
		],
		words: [],
		value: "[A-Za-z0-9+/]{168,180}={0,2}",
		end: "(?![A-Za-z0-9+/=])",
		after: 480,
		what: "Sends messages as the channel.",
		revoke: "LINE Developers console \u2192 the channel \u2192 Messaging API \u2192 reissue."
	}),
	{
		kind: "keyword",
		id: "twitch-access-token",
		title: "Twitch token or client secret",
		provider: "Twitch",
		confidence: "high",
		precision: "token",
		keywords: ["twitch", "oauth:"],
		anchor: "start",
		boundary: false,
		pattern: /(?:twitch[^\r\n;]{0,40}?(?:key|token|secret|oauth|pass)[^\r\n;A-Za-z0-9]{1,24}(?:oauth:)?|oauth:)(?<![A-Za-z0-9])(?<secret>[a-z0-9]{30})(?![A-Za-z0-9])/,
		check: (match) => hasLettersAndDigits(match.secret) ? "unknown" : "invalid",
		entropy: 3.4,
		advice: {
			what: "Acts as an application or as the user who consented.",
			revoke: "Twitch developer console \u2192 Applications \u2192 New secret; for users: Settings \u2192 Connections \u2192 disconnect."
		}
	}
];

// src/secrets/rules/model-tools.ts
const calls$1 = (whose) => `Calls ${whose} models at the account's cost.`;
const modelToolRules = [
	tokenRule({
		id: "langsmith-api-key",
		title: "LangSmith API key",
		provider: "LangChain",
		prefixes: ["lsv2_pt_", "lsv2_sk_"],
		body: "[0-9a-f]{32}_[0-9a-f]{10}",
		what: "Reads and writes traces, prompts and data sets of a workspace.",
		revoke: "LangSmith \u2192 Settings \u2192 API Keys \u2192 delete (https://smith.langchain.com/settings)."
	}),
	tokenRule({
		id: "langsmith-api-key-legacy",
		title: "LangSmith API key (older form)",
		provider: "LangChain",
		prefixes: ["ls__"],
		body: hex(32),
		what: "Reads and writes traces of a workspace.",
		revoke: "LangSmith \u2192 Settings \u2192 API Keys \u2192 delete (https://smith.langchain.com/settings)."
	}),
	tokenRule({
		id: "langfuse-secret-key",
		title: "Langfuse secret key",
		provider: "Langfuse",
		prefixes: ["sk-lf-"],
		body: uuid,
		what: "Reads and writes traces, prompts and scores of a project.",
		revoke: "Langfuse \u2192 the project \u2192 Settings \u2192 API Keys \u2192 delete."
	}),
	namedRule({
		id: "wandb-api-key-legacy",
		title: "Weights & Biases API key (older form)",
		provider: "Weights & Biases",
		names: [
			"wandb",
			"weights_and_biases",
			"weights & biases",
			"api.wandb.ai"
		],
		words: [],
		value: hex(40),
		what: "Reads and writes runs and artifacts of its owner.",
		revoke: "wandb.ai \u2192 User settings \u2192 API keys \u2192 revoke (https://wandb.ai/settings)."
	}),
	tokenRule({
		id: "wandb-api-key",
		title: "Weights & Biases API key",
		provider: "Weights & Biases",
		prefixes: ["wandb_v1_"],
		body: base64url(60, 100),
		check: mixedOnly,
		what: "Reads and writes runs and artifacts of its owner.",
		revoke: "wandb.ai \u2192 User settings \u2192 API keys \u2192 revoke (https://wandb.ai/settings)."
	}),
	tokenRule({
		id: "pinecone-api-key",
		title: "Pinecone API key",
		provider: "Pinecone",
		prefixes: ["pcsk_"],
		body: "[A-Za-z0-9]{4,8}_[A-Za-z0-9]{50,70}",
		what: "Reads and writes the vector indexes of a project.",
		revoke: "Pinecone console \u2192 API Keys \u2192 delete (https://app.pinecone.io)."
	}),
	namedRule({
		id: "pinecone-api-key-legacy",
		title: "Pinecone API key (older form)",
		provider: "Pinecone",
		names: ["pinecone"],
		words: [
			"key",
			"token",
			"secret"
		],
		value: uuid,
		what: "Reads and writes the vector indexes of a project.",
		revoke: "Pinecone console \u2192 API Keys \u2192 delete (https://app.pinecone.io)."
	}),
	tokenRule({
		id: "anyscale-api-key",
		title: "Anyscale API key",
		provider: "Anyscale",
		prefixes: ["esecret_", "aph0_"],
		body: alphanumeric(28, 60),
		check: digitsAndLetters,
		what: calls$1("hosted"),
		revoke: "Anyscale console \u2192 API Keys \u2192 delete."
	}),
	tokenRule({
		id: "voyage-api-key",
		title: "Voyage AI API key",
		provider: "Voyage AI",
		prefixes: ["pa-"],
		body: base64url(43),
		gate: "token",
		check: mixedOnly,
		entropy: 4,
		what: "Makes embeddings at the account's cost.",
		revoke: "Voyage AI dashboard \u2192 API keys \u2192 delete (https://dash.voyageai.com)."
	}),
	tokenRule({
		id: "jina-api-key",
		title: "Jina AI API key",
		provider: "Jina AI",
		prefixes: ["jina_"],
		body: base64url(50, 64),
		check: digitsAndLetters,
		what: "Makes embeddings and searches at the account's cost.",
		revoke: "Jina AI \u2192 API key \u2192 manage (https://jina.ai/api-dashboard)."
	}),
	tokenRule({
		id: "tavily-api-key",
		title: "Tavily API key",
		provider: "Tavily",
		prefixes: ["tvly-"],
		body: "(?:dev-|prod-)?[A-Za-z0-9_-]{28,64}",
		check: digitsAndLetters,
		what: "Searches at the account's cost.",
		revoke: "Tavily \u2192 API Keys \u2192 delete (https://app.tavily.com)."
	}),
	tokenRule({
		id: "firecrawl-api-key",
		title: "Firecrawl API key",
		provider: "Firecrawl",
		prefixes: ["fc-"],
		body: hex(32),
		gate: "token",
		what: "Crawls at the account's cost.",
		revoke: "Firecrawl dashboard \u2192 API Keys \u2192 delete (https://www.firecrawl.dev/app/api-keys)."
	}),
	tokenRule({
		id: "llamacloud-api-key",
		title: "LlamaCloud API key",
		provider: "LlamaIndex",
		prefixes: ["llx-"],
		body: base64url(48),
		check: mixedOnly,
		what: "Parses and indexes documents at the account's cost.",
		revoke: "LlamaCloud \u2192 API Keys \u2192 revoke (https://cloud.llamaindex.ai)."
	}),
	tokenRule({
		id: "helicone-api-key",
		title: "Helicone API key",
		provider: "Helicone",
		prefixes: ["sk-helicone-"],
		body: "[a-z0-9-]{24,60}",
		check: digitsAndLetters,
		what: "Writes and reads logs of model calls.",
		revoke: "Helicone \u2192 Settings \u2192 API Keys \u2192 delete."
	}),
	tokenRule({
		id: "dify-api-key",
		title: "Dify application or data set key",
		provider: "Dify",
		prefixes: ["app-", "dataset-"],
		body: alphanumeric(24),
		gate: "token",
		check: mixedOnly,
		entropy: 3.6,
		what: "Calls an application at its owner's cost.",
		revoke: "Dify \u2192 the app \u2192 API Access \u2192 API Key \u2192 delete."
	}),
	tokenRule({
		id: "coze-access-token",
		title: "Coze personal access token",
		provider: "Coze",
		prefixes: ["pat_", "sat_"],
		body: alphanumeric(64),
		check: mixedOnly,
		what: "Runs bots and workflows as its owner.",
		revoke: "Coze \u2192 API \u2192 Personal access tokens \u2192 delete."
	}),
	tokenRule({
		id: "modal-token-secret",
		title: "Modal token",
		provider: "Modal",
		prefixes: ["as-", "ak-"],
		body: alphanumeric(22),
		gate: "token",
		check: mixedOnly,
		entropy: 3.6,
		what: "Runs functions at the workspace's cost.",
		revoke: "Modal \u2192 Settings \u2192 API Tokens \u2192 delete (https://modal.com/settings/tokens)."
	}),
	tokenRule({
		id: "runpod-api-key",
		title: "RunPod API key",
		provider: "RunPod",
		prefixes: ["rpa_"],
		body: "[A-Z0-9]{36,50}[a-z0-9]{0,10}",
		check: digitsAndLetters,
		what: "Runs machines at the account's cost.",
		revoke: "RunPod console \u2192 Settings \u2192 API Keys \u2192 delete (https://console.runpod.io/user/settings)."
	}),
	tokenRule({
		id: "cursor-api-key",
		title: "Cursor or Runway API key",
		provider: "Cursor",
		prefixes: ["key_"],
		body: "(?:[0-9a-f]{64}|[0-9a-f]{128}|[0-9a-f]{28})",
		what: "Runs agents (Cursor) or makes videos (Runway) or calls (Retell) at the account's cost.",
		revoke: "Cursor: Dashboard \u2192 Integrations \u2192 API Keys; Runway: Developer portal \u2192 API Keys; Retell: Dashboard \u2192 API Keys."
	}),
	tokenRule({
		id: "mem0-api-key",
		title: "Mem0 API key",
		provider: "Mem0",
		prefixes: ["m0-"],
		body: alphanumeric(40),
		gate: "token",
		check: mixedOnly,
		what: "Reads and writes memories of agents.",
		revoke: "Mem0 dashboard \u2192 API Keys \u2192 delete."
	}),
	tokenRule({
		id: "e2b-api-key",
		title: "E2B API key",
		provider: "E2B",
		prefixes: ["e2b_", "sk_e2b_"],
		body: hex(40),
		what: "Runs sandboxes at the team's cost.",
		revoke: "E2B dashboard \u2192 API Keys \u2192 delete."
	}),
	tokenRule({
		id: "browserbase-api-key",
		title: "Browserbase API key",
		provider: "Browserbase",
		prefixes: ["bb_live_", "bb_test_"],
		body: base64url(24, 40),
		check: digitsAndLetters,
		what: "Runs browsers at the account's cost.",
		revoke: "Browserbase \u2192 Settings \u2192 API key \u2192 rotate."
	}),
	tokenRule({
		id: "promptlayer-api-key",
		title: "PromptLayer API key",
		provider: "PromptLayer",
		prefixes: ["pl_"],
		body: hex(32),
		what: "Reads and writes prompts and logs of a workspace.",
		revoke: "PromptLayer \u2192 Settings \u2192 API Keys \u2192 delete."
	}),
	tokenRule({
		id: "kaggle-api-token",
		title: "Kaggle API token",
		provider: "Kaggle",
		prefixes: ["KGAT_"],
		body: hex(32),
		what: "Acts as its owner: data sets, kernels, submissions.",
		revoke: "Kaggle \u2192 Settings \u2192 API \u2192 expire token (https://www.kaggle.com/settings)."
	}),
	namedRule({
		id: "kaggle-api-key",
		title: "Kaggle API key",
		provider: "Kaggle",
		names: ["kaggle", "{\"username\":"],
		words: ["key"],
		value: hex(32),
		what: "Acts as its owner: data sets, kernels, submissions.",
		revoke: "Kaggle \u2192 Settings \u2192 API \u2192 expire token (https://www.kaggle.com/settings)."
	}),
	tokenRule({
		id: "neptune-api-token",
		title: "Neptune API token",
		provider: "Neptune",
		prefixes: ["eyJhcGlfYWRkcmVzcyI6"],
		body: "[A-Za-z0-9+/_-]{60,400}={0,2}",
		what: "Reads and writes runs of its owner.",
		revoke: "Neptune \u2192 Get your API token \u2192 revoke."
	}),
	namedRule({
		id: "comet-api-key",
		title: "Comet or Opik API key",
		provider: "Comet",
		names: [
			"comet_api",
			"comet-api",
			"cometml",
			"comet_ml",
			"opik"
		],
		words: ["key"],
		value: alphanumeric(25),
		check: mixedOnly,
		what: "Reads and writes experiments and traces.",
		revoke: "Comet \u2192 Account settings \u2192 API Keys \u2192 revoke."
	}),
	tokenRule({
		id: "context7-api-key",
		title: "Context7 API key",
		provider: "Upstash",
		prefixes: ["ctx7sk-"],
		body: uuid,
		what: "Reads documentation at the account's cost.",
		revoke: "Context7 dashboard \u2192 API Keys \u2192 delete."
	}),
	tokenRule({
		id: "humanloop-api-key",
		title: "Humanloop API key",
		provider: "Humanloop",
		prefixes: ["hl_sk_"],
		body: alphanumeric(40, 64),
		what: "Reads and writes prompts and logs.",
		revoke: "Humanloop \u2192 Organisation settings \u2192 API keys \u2192 delete."
	}),
	namedRule({
		id: "serper-api-key",
		title: "Serper API key",
		provider: "Serper",
		names: ["serper", "google.serper.dev"],
		words: ["key"],
		value: hex(40),
		what: "Searches at the account's cost.",
		revoke: "Serper \u2192 API Keys \u2192 delete (https://serper.dev/api-keys)."
	}),
	namedRule({
		id: "serpapi-api-key",
		title: "SerpApi key",
		provider: "SerpApi",
		names: ["serpapi", "serp_api"],
		words: ["key"],
		value: hex(64),
		what: "Searches at the account's cost.",
		revoke: "SerpApi \u2192 API key \u2192 regenerate (https://serpapi.com/manage-api-key)."
	}),
	tokenRule({
		id: "brave-search-api-key",
		title: "Brave Search API key",
		provider: "Brave",
		prefixes: ["BSA"],
		body: base64url(27, 29),
		check: mixedOnly,
		entropy: 3.8,
		what: "Searches at the account's cost.",
		revoke: "Brave Search API dashboard \u2192 API keys \u2192 delete."
	}),
	namedRule({
		id: "exa-api-key",
		title: "Exa, SambaNova or AI21 API key",
		provider: "Exa",
		names: [
			"exa_api",
			"exa-api",
			"exaapi",
			"sambanova",
			"ai21",
			"you_api"
		],
		words: ["key"],
		value: `(?:${uuid}|[A-Za-z0-9]{32})`,
		exact: /[0-9]/,
		what: "Searches or calls models at the account's cost.",
		revoke: "Exa: dashboard \u2192 API Keys; SambaNova: cloud.sambanova.ai \u2192 API Keys; AI21: Studio \u2192 Account \u2192 API Key."
	}),
	namedRule({
		id: "vector-database-key",
		title: "Vector database API key",
		provider: "several vector databases",
		names: [
			"weaviate",
			"qdrant",
			"milvus",
			"zilliz",
			"chroma"
		],
		words: ["key", "token"],
		value: "[A-Za-z0-9_-]{32,96}",
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z]).{32,}$/,
		entropy: 3.7,
		what: "Reads and writes the collections of a cluster.",
		revoke: "The cluster's page at Weaviate Cloud, Qdrant Cloud, Zilliz Cloud or Chroma Cloud \u2192 API Keys \u2192 revoke."
	}),
	namedRule({
		id: "lambda-labs-api-key",
		title: "Lambda API key",
		provider: "Lambda",
		names: [
			"lambda_labs",
			"lambdalabs",
			"lambda_api",
			"lambda_cloud"
		],
		words: [],
		value: "secret_[A-Za-z0-9-]{20,60}(?:\\.[A-Za-z0-9]{20,40})?",
		what: "Starts machines at the account's cost.",
		revoke: "Lambda Cloud \u2192 API keys \u2192 delete."
	}),
	tokenRule({
		id: "apify-api-token",
		title: "Apify API token",
		provider: "Apify",
		prefixes: ["apify_api_"],
		body: alphanumeric(34, 40),
		what: "Runs actors at the account's cost.",
		revoke: "Apify console \u2192 Settings \u2192 API & Integrations \u2192 delete."
	}),
	tokenRule({
		id: "composio-api-key",
		title: "Composio API key",
		provider: "Composio",
		prefixes: ["comp_", "ak_composio_"],
		body: alphanumeric(20, 40),
		check: mixedOnly,
		confidence: "medium",
		what: "Acts through the accounts that were connected.",
		revoke: "Composio dashboard \u2192 API Keys \u2192 delete."
	}),
	tokenRule({
		id: "devin-api-key",
		title: "Devin API key",
		provider: "Cognition",
		prefixes: [
			"apk_",
			"apk_user_",
			"cog_"
		],
		body: "[A-Za-z0-9=_-]{40,200}",
		end: "(?![A-Za-z0-9_=-])",
		check: digitsAndLetters,
		entropy: 3.5,
		what: "Starts sessions at the organisation's cost.",
		revoke: "Devin \u2192 Settings \u2192 API keys \u2192 revoke."
	})
];

// src/secrets/rules/models.ts
const openai = "OpenAI platform \u2192 API keys \u2192 revoke (https://platform.openai.com/api-keys).";
const anthropic = "Claude Console \u2192 API keys \u2192 delete (https://console.anthropic.com/settings/keys).";
const huggingFace = "Hugging Face \u2192 Settings \u2192 Access Tokens \u2192 delete (https://huggingface.co/settings/tokens).";
const calls = (whose) => `Calls ${whose} models at the account's cost.`;
const modelRules = [
	{
		kind: "keyword",
		id: "openai-api-key",
		title: "OpenAI API key",
		provider: "OpenAI",
		confidence: "high",
		precision: "token",
		keywords: ["T3BlbkFJ"],
		anchor: "near",
		reach: {
			before: 150,
			after: 150
		},
		pattern: /(?<![A-Za-z0-9_-])(?<secret>sk-(?:proj-|svcacct-|admin-|service-|None-)?[A-Za-z0-9_-]{16,130}T3BlbkFJ[A-Za-z0-9_-]{16,130})(?![A-Za-z0-9_-])/,
		advice: {
			what: `${calls("OpenAI's")} An admin key manages the whole organisation.`,
			revoke: openai
		}
	},
	tokenRule({
		id: "anthropic-api-key",
		title: "Anthropic API key",
		provider: "Anthropic",
		prefixes: [
			"sk-ant-api03-",
			"sk-ant-api02-",
			"sk-ant-api01-",
			"sk-ant-api04-"
		],
		body: base64url(80, 120),
		check: mixedOnly,
		what: calls("Claude"),
		revoke: anthropic
	}),
	tokenRule({
		id: "anthropic-admin-key",
		title: "Anthropic admin key",
		provider: "Anthropic",
		prefixes: ["sk-ant-admin01-", "sk-ant-admin02-"],
		body: base64url(80, 120),
		check: mixedOnly,
		what: "Manages members, workspaces and keys of the organisation.",
		revoke: "Claude Console \u2192 Settings \u2192 Admin keys \u2192 delete (https://console.anthropic.com/settings/admin-keys)."
	}),
	tokenRule({
		id: "anthropic-oauth-access-token",
		title: "Anthropic OAuth access token",
		provider: "Anthropic",
		prefixes: ["sk-ant-oat01-"],
		body: base64url(70, 120),
		check: mixedOnly,
		what: "Uses a subscription, for example from Claude Code.",
		revoke: "claude.ai \u2192 Settings \u2192 Account \u2192 log out of all devices, or remove the authorised application."
	}),
	tokenRule({
		id: "anthropic-oauth-refresh-token",
		title: "Anthropic OAuth refresh token",
		provider: "Anthropic",
		prefixes: ["sk-ant-ort01-"],
		body: base64url(70, 120),
		check: mixedOnly,
		what: "Gives new access tokens for a subscription.",
		revoke: "claude.ai \u2192 Settings \u2192 Account \u2192 log out of all devices, or remove the authorised application."
	}),
	tokenRule({
		id: "anthropic-session-key",
		title: "Claude session key",
		provider: "Anthropic",
		prefixes: ["sk-ant-sid01-", "sk-ant-sid02-"],
		body: base64url(70, 140),
		check: mixedOnly,
		what: "Is the signed-in user of claude.ai.",
		revoke: "claude.ai \u2192 Settings \u2192 Account \u2192 log out of all devices."
	}),
	tokenRule({
		id: "huggingface-access-token",
		title: "Hugging Face access token",
		provider: "Hugging Face",
		prefixes: ["hf_"],
		body: "[A-Za-z0-9]{34,40}",
		check: (match) => /[a-z]/.test(match.secret.slice(3)) && /[A-Z]/.test(match.secret) ? "unknown" : "invalid",
		entropy: 3.4,
		what: "Reads, and perhaps writes, models, data sets and spaces of its owner.",
		revoke: huggingFace
	}),
	tokenRule({
		id: "huggingface-organization-token",
		title: "Hugging Face organization token",
		provider: "Hugging Face",
		prefixes: ["api_org_"],
		body: alphanumeric(34),
		what: "Reads, and perhaps writes, what an organisation owns.",
		revoke: huggingFace
	}),
	tokenRule({
		id: "groq-api-key",
		title: "Groq API key",
		provider: "Groq",
		prefixes: ["gsk_"],
		body: alphanumeric(48, 56),
		check: mixedOnly,
		what: calls("Groq's"),
		revoke: "GroqCloud console \u2192 API Keys \u2192 delete (https://console.groq.com/keys)."
	}),
	tokenRule({
		id: "perplexity-api-key",
		title: "Perplexity API key",
		provider: "Perplexity",
		prefixes: ["pplx-"],
		body: alphanumeric(40, 60),
		check: digitsAndLetters,
		what: calls("Perplexity's"),
		revoke: "Perplexity \u2192 Settings \u2192 API \u2192 delete (https://www.perplexity.ai/settings/api)."
	}),
	tokenRule({
		id: "xai-api-key",
		title: "xAI API key",
		provider: "xAI",
		prefixes: ["xai-"],
		body: alphanumeric(70, 90),
		check: mixedOnly,
		what: calls("Grok"),
		revoke: "xAI console \u2192 API Keys \u2192 delete (https://console.x.ai)."
	}),
	tokenRule({
		id: "openrouter-api-key",
		title: "OpenRouter API key",
		provider: "OpenRouter",
		prefixes: ["sk-or-v1-"],
		body: hex(64),
		what: "Calls models of many providers at the account's cost.",
		revoke: "OpenRouter \u2192 Keys \u2192 delete (https://openrouter.ai/settings/keys)."
	}),
	namedRule({
		id: "deepseek-api-key",
		title: "DeepSeek API key",
		provider: "DeepSeek",
		names: ["deepseek"],
		words: [],
		value: "sk-[0-9a-f]{32}",
		confidence: "high",
		what: calls("DeepSeek's"),
		revoke: "DeepSeek platform \u2192 API keys \u2192 delete (https://platform.deepseek.com/api_keys)."
	}),
	namedRule({
		id: "alibaba-dashscope-api-key",
		title: "Alibaba Model Studio (DashScope) API key",
		provider: "Alibaba Cloud",
		names: [
			"dashscope",
			"qwen",
			"bailian"
		],
		words: [],
		value: "sk-[0-9a-f]{32}",
		confidence: "high",
		what: calls("Qwen"),
		revoke: "Model Studio console \u2192 API-KEY \u2192 delete."
	}),
	namedRule({
		id: "moonshot-api-key",
		title: "Moonshot (Kimi) API key",
		provider: "Moonshot AI",
		names: [
			"moonshot",
			"kimi_",
			"kimi-",
			"kimi"
		],
		words: [],
		value: "sk-[A-Za-z0-9]{48}",
		confidence: "high",
		what: calls("Kimi"),
		revoke: "Moonshot platform \u2192 API Keys \u2192 delete (https://platform.moonshot.ai/console/api-keys)."
	}),
	namedRule({
		id: "stability-api-key",
		title: "Stability AI API key",
		provider: "Stability AI",
		names: ["stability", "dreamstudio"],
		words: [],
		value: "sk-[A-Za-z0-9]{48}",
		confidence: "high",
		what: calls("Stability AI's"),
		revoke: "Stability AI \u2192 Account \u2192 API Keys \u2192 delete (https://platform.stability.ai/account/keys)."
	}),
	tokenRule({
		id: "openai-style-api-key",
		title: "API key of the form sk-\u2026",
		provider: "several model providers",
		prefixes: ["sk-"],
		body: "(?:[0-9a-f]{32}|[A-Za-z0-9]{40,64}|[A-Za-z0-9]{20,28})",
		gate: "token",
		entropy: 3.2,
		confidence: "medium",
		check: (match) => /[0-9].*[0-9].*[0-9]/.test(match.secret) ? "unknown" : "invalid",
		what: "Calls models at the account's cost: DeepSeek, Qwen, Moonshot, Stability AI, LiteLLM and others give out keys of this form.",
		revoke: "The provider's page for API keys; the address that the key is used with tells which."
	}),
	namedRule({
		id: "cohere-api-key",
		title: "Cohere API key",
		provider: "Cohere",
		names: ["cohere", "co_api_key"],
		words: [
			"key",
			"token",
			"secret",
			"bearer",
			"api"
		],
		value: alphanumeric(40),
		check: mixedOnly,
		what: calls("Cohere's"),
		revoke: "Cohere dashboard \u2192 API keys \u2192 delete (https://dashboard.cohere.com/api-keys)."
	}),
	namedRule({
		id: "mistral-api-key",
		title: "Mistral API key",
		provider: "Mistral AI",
		names: ["mistral"],
		words: [
			"key",
			"token",
			"secret",
			"bearer"
		],
		value: alphanumeric(32),
		entropy: 3.5,
		check: mixedOnly,
		what: calls("Mistral's"),
		revoke: "Mistral console \u2192 API Keys \u2192 delete (https://console.mistral.ai/api-keys)."
	}),
	tokenRule({
		id: "nvidia-api-key",
		title: "NVIDIA API key",
		provider: "NVIDIA",
		prefixes: ["nvapi-"],
		body: base64url(60, 72),
		check: mixedOnly,
		what: "Calls hosted models and pulls containers from NGC.",
		revoke: "build.nvidia.com \u2192 Settings \u2192 API Keys \u2192 delete; NGC: Setup \u2192 API keys."
	}),
	tokenRule({
		id: "elevenlabs-api-key",
		title: "ElevenLabs API key",
		provider: "ElevenLabs",
		prefixes: ["sk_"],
		body: hex(48),
		what: "Makes speech at the account's cost.",
		revoke: "ElevenLabs \u2192 Profile \u2192 API Keys \u2192 delete (https://elevenlabs.io/app/settings/api-keys)."
	}),
	namedRule({
		id: "elevenlabs-api-key-legacy",
		title: "ElevenLabs API key (older form)",
		provider: "ElevenLabs",
		names: [
			"elevenlabs",
			"eleven_labs",
			"eleven-labs",
			"xi-api-key",
			"xi_api_key",
			"eleven_api"
		],
		words: [],
		value: hex(32),
		what: "Makes speech at the account's cost.",
		revoke: "ElevenLabs \u2192 Profile \u2192 API Keys \u2192 delete (https://elevenlabs.io/app/settings/api-keys)."
	}),
	tokenRule({
		id: "replicate-api-token",
		title: "Replicate API token",
		provider: "Replicate",
		prefixes: ["r8_"],
		body: alphanumeric(37),
		check: mixedOnly,
		what: "Runs models at the account's cost.",
		revoke: "Replicate \u2192 Account \u2192 API tokens \u2192 delete (https://replicate.com/account/api-tokens)."
	}),
	tokenRule({
		id: "together-api-key",
		title: "Together AI API key",
		provider: "Together AI",
		prefixes: ["tgp_v1_"],
		body: base64url(43),
		what: calls("hosted"),
		revoke: "Together AI \u2192 Settings \u2192 API Keys \u2192 revoke (https://api.together.ai/settings/api-keys)."
	}),
	namedRule({
		id: "together-api-key-legacy",
		title: "Together AI API key (older form)",
		provider: "Together AI",
		names: [
			"together_ai",
			"togetherai",
			"together-ai",
			"together_api",
			"together.xyz",
			"together"
		],
		words: ["key", "token"],
		value: hex(64),
		what: calls("hosted"),
		revoke: "Together AI \u2192 Settings \u2192 API Keys \u2192 revoke (https://api.together.ai/settings/api-keys)."
	}),
	tokenRule({
		id: "fireworks-api-key",
		title: "Fireworks AI API key",
		provider: "Fireworks AI",
		prefixes: ["fw_"],
		body: alphanumeric(22, 26),
		check: mixedOnly,
		what: calls("hosted"),
		revoke: "Fireworks \u2192 Settings \u2192 API Keys \u2192 delete (https://app.fireworks.ai/settings/users/api-keys)."
	}),
	namedRule({
		id: "fireworks-api-key-legacy",
		title: "Fireworks AI API key (older form)",
		provider: "Fireworks AI",
		names: ["fireworks"],
		words: ["key", "token"],
		value: alphanumeric(48),
		check: mixedOnly,
		what: calls("hosted"),
		revoke: "Fireworks \u2192 Settings \u2192 API Keys \u2192 delete (https://app.fireworks.ai/settings/users/api-keys)."
	}),
	tokenRule({
		id: "cerebras-api-key",
		title: "Cerebras API key",
		provider: "Cerebras",
		prefixes: ["csk-"],
		body: "[a-z0-9]{48}",
		check: digitsAndLetters,
		what: calls("hosted"),
		revoke: "Cerebras Cloud \u2192 API Keys \u2192 delete (https://cloud.cerebras.ai)."
	}),
	namedRule({
		id: "assemblyai-api-key",
		title: "AssemblyAI API key",
		provider: "AssemblyAI",
		names: [
			"assemblyai",
			"assembly_ai",
			"aai_api",
			"aai."
		],
		words: [
			"key",
			"token",
			"auth"
		],
		value: hex(32),
		what: "Transcribes speech at the account's cost.",
		revoke: "AssemblyAI dashboard \u2192 API Keys \u2192 delete (https://www.assemblyai.com/dashboard)."
	}),
	namedRule({
		id: "deepgram-api-key",
		title: "Deepgram API key",
		provider: "Deepgram",
		names: ["deepgram", "dg_api_key"],
		words: [],
		value: hex(40),
		what: "Transcribes speech at the account's cost.",
		revoke: "Deepgram console \u2192 API Keys \u2192 delete (https://console.deepgram.com)."
	}),
	namedRule({
		id: "zhipu-api-key",
		title: "Zhipu (Z.ai) API key",
		provider: "Zhipu AI",
		names: [
			"zhipu",
			"bigmodel",
			"zai_api",
			"z.ai",
			"glm_api",
			"chatglm"
		],
		words: [],
		value: "[0-9a-f]{32}\\.[A-Za-z0-9]{16}",
		confidence: "high",
		what: calls("GLM"),
		revoke: "Zhipu open platform \u2192 API keys \u2192 delete."
	}),
	tokenRule({
		id: "baidu-qianfan-api-key",
		title: "Baidu Qianfan API key",
		provider: "Baidu",
		prefixes: ["bce-v3/ALTAK"],
		body: "[A-Za-z0-9-]{8,40}\\/[0-9a-f]{40}",
		what: calls("Baidu's"),
		revoke: "Baidu AI Cloud console \u2192 IAM \u2192 API keys \u2192 delete."
	}),
	{
		kind: "keyword",
		id: "fal-api-key",
		title: "fal API key",
		provider: "fal",
		confidence: "high",
		precision: "token",
		keywords: [
			"fal_key",
			"fal-key",
			"fal.config",
			"fal_ai",
			"falai",
			"fal_api",
			"fal.ai",
			"fal-ai",
			"fal.run"
		],
		anchor: "start",
		boundary: false,
		pattern: new RegExp(`fal[^\\r\\n]{1,60}?(?<secret>${uuid}:[0-9a-f]{32})(?![0-9a-f])`, "i"),
		advice: {
			what: "Runs models at the account's cost.",
			revoke: "fal dashboard \u2192 Keys \u2192 revoke (https://fal.ai/dashboard/keys)."
		}
	},
	tokenRule({
		id: "upstage-api-key",
		title: "Upstage API key",
		provider: "Upstage",
		prefixes: ["up_"],
		body: alphanumeric(29),
		check: mixedOnly,
		what: calls("Upstage's"),
		revoke: "Upstage console \u2192 API Keys \u2192 delete."
	}),
	tokenRule({
		id: "cartesia-api-key",
		title: "Cartesia API key",
		provider: "Cartesia",
		prefixes: ["sk_car_"],
		body: alphanumeric(20, 40),
		check: digitsAndLetters,
		what: "Makes speech at the account's cost.",
		revoke: "Cartesia \u2192 Keys \u2192 delete (https://play.cartesia.ai/keys)."
	}),
	tokenRule({
		id: "luma-api-key",
		title: "Luma AI API key",
		provider: "Luma AI",
		prefixes: ["luma-"],
		body: `(?:${uuid}|[0-9a-f]{8}-[A-Za-z0-9-]{40,80})`,
		what: "Makes videos at the account's cost.",
		revoke: "Luma dashboard \u2192 API Keys \u2192 delete."
	}),
	namedRule({
		id: "deepinfra-api-key",
		title: "DeepInfra API key",
		provider: "DeepInfra",
		names: ["deepinfra"],
		words: ["key", "token"],
		value: alphanumeric(32),
		check: mixedOnly,
		what: calls("hosted"),
		revoke: "DeepInfra dashboard \u2192 API Keys \u2192 delete."
	})
];

// src/secrets/rules/observability.ts
/** Metrics, logs, errors, feature flags, security scanners. */
const grafana = "Grafana \u2192 Administration \u2192 Service accounts \u2192 the account \u2192 delete the token.";
const newRelic = "New Relic \u2192 Administration \u2192 API keys \u2192 delete (https://one.newrelic.com/api-keys).";
const sentry = "Sentry \u2192 Settings \u2192 Auth tokens \u2192 revoke (https://sentry.io/settings/auth-tokens).";
const observabilityRules = [
	namedRule({
		id: "datadog-api-key",
		title: "Datadog API key",
		provider: "Datadog",
		names: [
			"datadog",
			"dd_api",
			"dd-api",
			"ddapi",
			"dd_client",
			"x-datadog"
		],
		words: [
			"key",
			"token",
			"secret"
		],
		value: hex(32),
		what: "Sends metrics, logs and traces to the organisation.",
		revoke: "Datadog \u2192 Organization Settings \u2192 API Keys \u2192 revoke (https://app.datadoghq.com/organization-settings/api-keys)."
	}),
	namedRule({
		id: "datadog-application-key",
		title: "Datadog application key",
		provider: "Datadog",
		names: [
			"datadog",
			"dd_app",
			"dd-app",
			"ddapp",
			"dd-application"
		],
		words: [
			"key",
			"token",
			"secret"
		],
		value: hex(40),
		what: "Reads and changes dashboards, monitors and settings as its owner.",
		revoke: "Datadog \u2192 Organization Settings \u2192 Application Keys \u2192 revoke (https://app.datadoghq.com/organization-settings/application-keys)."
	}),
	tokenRule({
		id: "datadog-access-token",
		title: "Datadog access token",
		provider: "Datadog",
		prefixes: [
			"ddapp_",
			"ddpat_",
			"ddsat_"
		],
		body: alphanumeric(34, 60),
		check: mixedOnly,
		what: "Acts as its owner or as a service account.",
		revoke: "Datadog \u2192 Organization Settings \u2192 Access tokens \u2192 revoke."
	}),
	tokenRule({
		id: "grafana-service-account-token",
		title: "Grafana service account token",
		provider: "Grafana",
		prefixes: ["glsa_"],
		body: "[A-Za-z0-9]{32}_[0-9a-f]{8}",
		check: (match) => hasGrafanaChecksum(match.secret) ? "valid" : "invalid",
		what: "Reads, and perhaps changes, dashboards and data sources.",
		revoke: grafana
	}),
	tokenRule({
		id: "grafana-cloud-access-policy-token",
		title: "Grafana Cloud access policy token",
		provider: "Grafana",
		prefixes: ["glc_"],
		body: "[A-Za-z0-9+/_-]{32,400}={0,2}",
		end: "(?![A-Za-z0-9+/=_-])",
		check: (match) => /[A-Z]/.test(match.secret) && /[a-z]/.test(match.secret.slice(4)) ? "unknown" : "invalid",
		what: "Reads or writes metrics, logs and traces of a stack.",
		revoke: "Grafana Cloud \u2192 Security \u2192 Access Policies \u2192 the policy \u2192 delete the token."
	}),
	tokenRule({
		id: "grafana-api-key",
		title: "Grafana API key (older form)",
		provider: "Grafana",
		prefixes: ["eyJrIjoi"],
		body: "[A-Za-z0-9+/_-]{50,400}={0,2}",
		end: "(?![A-Za-z0-9+/=._-])",
		check: (match) => {
			const key = decodeJsonObject(match.secret);
			return typeof key?.["k"] === "string" && "id" in key ? "valid" : "invalid";
		},
		what: "Reads, and perhaps changes, dashboards and data sources.",
		revoke: grafana
	}),
	tokenRule({
		id: "grafana-cloud-api-key-legacy",
		title: "Grafana Cloud API key (older form)",
		provider: "Grafana",
		prefixes: ["eyJvIjoi"],
		body: "[A-Za-z0-9+/_-]{50,400}={0,2}",
		end: "(?![A-Za-z0-9+/=._-])",
		what: "Reads or writes metrics, logs and traces of a stack.",
		revoke: "Grafana Cloud \u2192 Security \u2192 API keys \u2192 delete."
	}),
	tokenRule({
		id: "sentry-organization-token",
		title: "Sentry organization auth token",
		provider: "Sentry",
		prefixes: ["sntrys_"],
		body: "[A-Za-z0-9+/_-]{30,400}={0,2}_[A-Za-z0-9+/]{43}",
		end: "(?![A-Za-z0-9+/_-])",
		what: "Uploads releases and source maps.",
		revoke: sentry
	}),
	tokenRule({
		id: "sentry-user-token",
		title: "Sentry user or integration auth token",
		provider: "Sentry",
		prefixes: [
			"sntryu_",
			"sntrya_",
			"sntryi_",
			"sntryr_"
		],
		body: hex(64),
		what: "Acts as its owner or integration.",
		revoke: sentry
	}),
	namedRule({
		id: "sentry-auth-token-legacy",
		title: "Sentry auth token (older form)",
		provider: "Sentry",
		names: ["sentry"],
		words: [
			"token",
			"auth",
			"key",
			"secret"
		],
		value: hex(64),
		what: "Acts as its owner.",
		revoke: sentry
	}),
	{
		kind: "keyword",
		id: "sentry-dsn-secret",
		title: "Sentry DSN with a secret key",
		provider: "Sentry",
		confidence: "high",
		precision: "token",
		keywords: ["sentry.io/"],
		anchor: "near",
		reach: {
			before: 140,
			after: 24
		},
		pattern: /https:\/\/[0-9a-f]{32}:(?<secret>[0-9a-f]{32})@[a-z0-9.-]{0,60}sentry\.io\/[0-9]{1,20}/,
		advice: {
			what: "Sends events to a project. A DSN without the second part is made to be public.",
			revoke: "Sentry \u2192 the project \u2192 Settings \u2192 Client Keys (DSN) \u2192 revoke."
		}
	},
	tokenRule({
		id: "newrelic-user-api-key",
		title: "New Relic user or ingest key",
		provider: "New Relic",
		prefixes: [
			"NRAK-",
			"NRAA-",
			"NRRA-",
			"NRII-",
			"NRIQ-",
			"NRSP-"
		],
		body: "[A-Za-z0-9_-]{24,42}",
		check: digitsAndLetters,
		what: "Queries and changes the account, or sends data to it.",
		revoke: newRelic
	}),
	{
		kind: "keyword",
		id: "newrelic-license-key",
		title: "New Relic license key",
		provider: "New Relic",
		confidence: "high",
		precision: "token",
		keywords: ["NRAL"],
		anchor: "near",
		reach: {
			before: 44,
			after: 4
		},
		pattern: /(?<![A-Za-z0-9])(?<secret>(?:eu01x{1,2}|[a-z]{2}[0-9]{2}x{1,2})?[0-9a-f]{28,36}(?:FFFF)?NRAL)(?![A-Za-z0-9])/,
		advice: {
			what: "Sends data to the account.",
			revoke: newRelic
		}
	},
	namedRule({
		id: "newrelic-license-key-legacy",
		title: "New Relic license key (older form)",
		provider: "New Relic",
		names: [
			"new_relic",
			"newrelic",
			"new-relic"
		],
		words: [
			"licen[sc]e",
			"ingest",
			"insert",
			"key"
		],
		value: "(?:eu01xx)?[0-9a-f]{34,40}",
		what: "Sends data to the account.",
		revoke: newRelic
	}),
	namedRule({
		id: "pagerduty-api-key",
		title: "PagerDuty API key",
		provider: "PagerDuty",
		names: [
			"pagerduty",
			"pager_duty",
			"pd_api",
			"pd_token"
		],
		words: [
			"key",
			"token",
			"secret"
		],
		value: "(?:[uy][A-Za-z0-9_+-]{19}|[A-Za-z0-9_+-]{20}|[0-9a-f]{32})",
		exact: /^(?=.*[0-9])(?=.*[A-Za-z])/,
		entropy: 3,
		what: "Reads and changes incidents, schedules and services, or raises alerts.",
		revoke: "PagerDuty \u2192 Integrations \u2192 API Access Keys \u2192 delete."
	}),
	namedRule({
		id: "opsgenie-api-key",
		title: "Opsgenie API key",
		provider: "Atlassian",
		names: ["opsgenie", "geniekey"],
		words: [],
		value: uuid,
		what: "Raises and closes alerts.",
		revoke: "Opsgenie \u2192 Settings \u2192 API key management \u2192 delete."
	}),
	tokenRule({
		id: "honeycomb-ingest-key",
		title: "Honeycomb key",
		provider: "Honeycomb",
		prefixes: [
			"hcaik_",
			"hcbik_",
			"hcxik_",
			"hcamk_",
			"hcalk_",
			"hcxlk_"
		],
		body: "(?:[a-z0-9]{58}|[a-z0-9]{26}_?[a-z0-9]{32})",
		check: digitsAndLetters,
		what: "Sends events, or manages the team.",
		revoke: "Honeycomb \u2192 the environment \u2192 API Keys \u2192 delete."
	}),
	namedRule({
		id: "honeycomb-api-key-legacy",
		title: "Honeycomb API key (older form)",
		provider: "Honeycomb",
		names: ["honeycomb", "x-honeycomb-team"],
		words: [],
		value: "(?:[0-9a-f]{32}|[A-Za-z0-9]{22})",
		check: digitsAndLetters,
		entropy: 3,
		what: "Sends events to a team's data sets.",
		revoke: "Honeycomb \u2192 the environment \u2192 API Keys \u2192 delete."
	}),
	tokenRule({
		id: "dynatrace-api-token",
		title: "Dynatrace token",
		provider: "Dynatrace",
		prefixes: [
			"dt0c01.",
			"dt0s01.",
			"dt0s02.",
			"dt0s16.",
			"dt0s08."
		],
		body: "[A-Z0-9-]{8,24}\\.[A-Z0-9]{64}",
		what: "Reads or writes metrics and settings with the scopes that it was given.",
		revoke: "Dynatrace \u2192 Access tokens \u2192 delete."
	}),
	namedRule({
		id: "splunk-hec-token",
		title: "Splunk HTTP event collector token",
		provider: "Splunk",
		names: [
			"splunk",
			"hec_token",
			"hec-token"
		],
		words: [],
		value: uuid,
		what: "Sends events to an index.",
		revoke: "Splunk \u2192 Settings \u2192 Data inputs \u2192 HTTP Event Collector \u2192 disable or delete."
	}),
	namedRule({
		id: "sumologic-access-key",
		title: "Sumo Logic access key",
		provider: "Sumo Logic",
		names: [
			"sumologic",
			"sumo_logic",
			"sumo_access",
			"sumo-logic"
		],
		words: [
			"key",
			"secret",
			"token"
		],
		value: alphanumeric(64),
		check: mixedOnly,
		what: "Reads and writes logs as its owner.",
		revoke: "Sumo Logic \u2192 Administration \u2192 Security \u2192 Access Keys \u2192 delete."
	}),
	namedRule({
		id: "log-service-token",
		title: "Token of an error tracker or log service",
		provider: "several log services",
		names: [
			"rollbar",
			"bugsnag",
			"raygun",
			"airbrake",
			"loggly",
			"logz",
			"logdna",
			"mezmo",
			"papertrail",
			"coralogix",
			"scout_apm",
			"appsignal"
		],
		words: ["token", "key"],
		value: `(?:[0-9a-f]{32}|${uuid}|[A-Za-z0-9]{32})`,
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z])/,
		entropy: 3,
		what: "Sends, or reads, logs and errors.",
		revoke: "The service's page for tokens: delete."
	}),
	tokenRule({
		id: "honeybadger-api-key",
		title: "Honeybadger personal token",
		provider: "Honeybadger",
		prefixes: ["hbp_"],
		body: alphanumeric(30, 36),
		check: mixedOnly,
		what: "Reads errors of its owner's projects.",
		revoke: "Honeybadger \u2192 User settings \u2192 Authentication \u2192 revoke."
	}),
	tokenRule({
		id: "posthog-personal-api-key",
		title: "PostHog personal or secret API key",
		provider: "PostHog",
		prefixes: [
			"phx_",
			"phs_",
			"pha_",
			"phr_"
		],
		body: alphanumeric(32, 80),
		check: mixedOnly,
		what: "Reads and changes a project's data.",
		revoke: "PostHog \u2192 Settings \u2192 Personal API keys \u2192 delete."
	}),
	tokenRule({
		id: "launchdarkly-key",
		title: "LaunchDarkly SDK key or access token",
		provider: "LaunchDarkly",
		prefixes: ["sdk-", "api-"],
		body: uuid,
		gate: "token",
		what: "Reads every flag of an environment, or changes them.",
		revoke: "LaunchDarkly \u2192 Account settings \u2192 Authorization, or the environment \u2192 SDK key \u2192 reset."
	}),
	tokenRule({
		id: "statsig-server-secret",
		title: "Statsig server secret or console key",
		provider: "Statsig",
		prefixes: ["secret-", "console-"],
		body: alphanumeric(40, 50),
		gate: "token",
		check: mixedOnly,
		what: "Reads every gate, or changes them.",
		revoke: "Statsig \u2192 Settings \u2192 Keys & Environments \u2192 delete."
	}),
	tokenRule({
		id: "devcycle-server-key",
		title: "DevCycle server SDK key",
		provider: "DevCycle",
		prefixes: ["dvc_server_"],
		body: "[A-Za-z0-9_-]{30,80}",
		what: "Reads every flag of an environment.",
		revoke: "DevCycle \u2192 Environments \u2192 the environment \u2192 SDK keys \u2192 rotate."
	}),
	tokenRule({
		id: "flagsmith-server-key",
		title: "Flagsmith server key",
		provider: "Flagsmith",
		prefixes: ["ser."],
		body: alphanumeric(22),
		check: mixedOnly,
		what: "Reads every flag of an environment.",
		revoke: "Flagsmith \u2192 the environment \u2192 SDK Keys \u2192 delete."
	}),
	namedRule({
		id: "snyk-api-token",
		title: "Snyk API token",
		provider: "Snyk",
		names: ["snyk"],
		words: [
			"token",
			"key",
			"auth",
			"secret"
		],
		value: uuid,
		what: "Reads projects and their weaknesses as its owner.",
		revoke: "Snyk \u2192 Account settings \u2192 API Token \u2192 revoke and regenerate (https://app.snyk.io/account)."
	}),
	tokenRule({
		id: "snyk-service-token",
		title: "Snyk personal access token",
		provider: "Snyk",
		prefixes: ["snyk_uat.", "snyk_sat."],
		body: "[0-9a-f]{8}\\.[A-Za-z0-9_-]{40,1000}(?:\\.[A-Za-z0-9_-]{20,1000}){0,2}",
		after: 2200,
		what: "Reads projects and their weaknesses as its owner.",
		revoke: "Snyk \u2192 Account settings \u2192 Personal access tokens \u2192 revoke."
	}),
	tokenRule({
		id: "sonarqube-token",
		title: "SonarQube token",
		provider: "Sonar",
		prefixes: [
			"sqp_",
			"sqa_",
			"squ_"
		],
		body: hex(40),
		what: "Runs analyses, or acts as its owner.",
		revoke: "SonarQube \u2192 My account \u2192 Security \u2192 revoke."
	}),
	namedRule({
		id: "sonarqube-token-legacy",
		title: "SonarQube token (older form)",
		provider: "Sonar",
		names: [
			"sonar_token",
			"sonar.login",
			"sonar.token",
			"sonarqube",
			"sonarcloud",
			"sonar-token",
			"sonar_login",
			"sonarlogin",
			"sonartoken"
		],
		words: [],
		value: hex(40),
		what: "Runs analyses, or acts as its owner.",
		revoke: "SonarQube \u2192 My account \u2192 Security \u2192 revoke."
	}),
	namedRule({
		id: "codecov-upload-token",
		title: "Codecov token",
		provider: "Codecov",
		names: ["codecov"],
		words: [
			"token",
			"key",
			"secret"
		],
		value: `(?:${uuid}|[A-Za-z0-9]{32})`,
		exact: /[0-9]/,
		what: "Uploads reports, or reads them.",
		revoke: "Codecov \u2192 the repository \u2192 Configuration \u2192 regenerate."
	}),
	namedRule({
		id: "coveralls-repo-token",
		title: "Coveralls or Code Climate token",
		provider: "Coveralls",
		names: [
			"coveralls",
			"codeclimate",
			"code_climate",
			"cc_test_reporter",
			"codacy"
		],
		words: [
			"token",
			"id",
			"key"
		],
		value: "(?:[A-Za-z0-9]{32,37}|[0-9a-f]{64})",
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z])/,
		entropy: 3.2,
		what: "Uploads reports.",
		revoke: "The repository's page \u2192 Settings \u2192 regenerate token."
	}),
	namedRule({
		id: "virustotal-api-key",
		title: "VirusTotal API key",
		provider: "VirusTotal",
		names: [
			"virustotal",
			"virus_total",
			"vt_api",
			"vt_key",
			"vtapi",
			"x-apikey"
		],
		words: [],
		value: hex(64),
		what: "Queries at the account's cost.",
		revoke: "VirusTotal \u2192 API key \u2192 regenerate."
	}),
	namedRule({
		id: "threat-intelligence-key",
		title: "Key of a threat intelligence service",
		provider: "several security services",
		names: [
			"shodan",
			"censys",
			"abuseipdb",
			"securitytrails",
			"greynoise",
			"urlscan",
			"otx_api",
			"hunter_io",
			"hunterio",
			"ipinfo",
			"ipstack",
			"ipdata"
		],
		words: [
			"key",
			"token",
			"secret"
		],
		value: `(?:[0-9a-f]{80}|[0-9a-f]{64}|[A-Za-z0-9]{32}|[0-9a-f]{40}|${uuid})`,
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z])/,
		entropy: 3,
		what: "Queries at the account's cost.",
		revoke: "The service's account page \u2192 reset key."
	}),
	namedRule({
		id: "maxmind-license-key",
		title: "MaxMind license key",
		provider: "MaxMind",
		names: [
			"maxmind",
			"geoip",
			"license_key=",
			"geolite"
		],
		words: [],
		value: "[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk",
		confidence: "high",
		what: "Downloads databases at the account's cost.",
		revoke: "MaxMind \u2192 Manage License Keys \u2192 revoke."
	}),
	namedRule({
		id: "monitoring-agent-key",
		title: "Agent key of a monitoring service",
		provider: "several monitoring services",
		names: [
			"instana",
			"appdynamics",
			"logicmonitor",
			"signalfx",
			"lightstep",
			"uptimerobot",
			"pingdom",
			"statuscake",
			"betterstack",
			"logtail"
		],
		words: [
			"key",
			"token",
			"secret"
		],
		value: "[A-Za-z0-9_-]{22,64}",
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z]).{22,}$/,
		entropy: 3.4,
		what: "Sends, or reads, measurements.",
		revoke: "The service's page for keys: delete."
	}),
	tokenRule({
		id: "checkly-api-key",
		title: "Checkly API key",
		provider: "Checkly",
		prefixes: ["cu_"],
		body: hex(32),
		what: "Reads and changes checks.",
		revoke: "Checkly \u2192 User settings \u2192 API keys \u2192 delete."
	})
];

// src/secrets/rules/packages.ts
/** Package registries and image registries. */
const packageRules = [
	tokenRule({
		id: "npm-access-token",
		title: "npm access token",
		provider: "npm",
		prefixes: ["npm_"],
		body: alphanumeric(36),
		check: (match) => hasBase62Checksum(match.secret, 4) ? "valid" : "invalid",
		what: "Installs private packages and, unless it is read-only, publishes as its owner.",
		revoke: "npmjs.com \u2192 Access Tokens \u2192 delete (https://www.npmjs.com/settings/~/tokens), or `npm token revoke`."
	}),
	{
		kind: "keyword",
		id: "npm-registry-auth-token",
		title: "Registry token in .npmrc",
		provider: "npm",
		confidence: "high",
		precision: "token",
		keywords: ["_authToken", "npmAuthToken"],
		anchor: "start",
		boundary: false,
		pattern: /(?:_authToken|npmAuthToken)["']?[ \t]{0,4}[=:][ \t]{0,4}["']?(?<secret>[A-Za-z0-9_.:+/=~-]{16,2000})/i,
		reach: { after: 2100 },
		entropy: 3,
		check: (match) => isNeverIssued(match.secret) ? "invalid" : "unknown",
		advice: {
			what: "Installs and publishes packages on the registry that stands before it.",
			revoke: "The registry's token page; for npmjs.com: Access Tokens \u2192 delete (https://www.npmjs.com/settings/~/tokens)."
		}
	},
	{
		kind: "keyword",
		id: "npm-registry-basic-auth",
		title: "Registry password in .npmrc",
		provider: "npm",
		confidence: "high",
		precision: "password",
		keywords: [
			"_password",
			"_auth=",
			"_auth =",
			"npmAuthIdent"
		],
		anchor: "start",
		boundary: false,
		files: /(?:^|[/.])(?:npmrc|yarnrc|yarnrc\.yml)$/i,
		pattern: /(?:_password|_auth|npmAuthIdent)["']?[ \t]{0,4}[=:][ \t]{0,4}["']?(?<secret>[A-Za-z0-9+/=_:.-]{8,400})/,
		advice: {
			what: "Base64 of a password, or of user and password, for the registry that stands before it.",
			revoke: "Change the password at the registry, and use a token instead."
		}
	},
	tokenRule({
		id: "pypi-api-token",
		title: "PyPI API token",
		provider: "PyPI",
		prefixes: ["pypi-AgEIcHlwaS5vcmc", "pypi-AgENdGVzdC5weXBpLm9yZw"],
		body: base64url(50, 1e3),
		after: 1100,
		what: "Uploads releases of one project, or of all of its owner's.",
		revoke: "PyPI \u2192 Account settings \u2192 API tokens \u2192 remove (https://pypi.org/manage/account/token)."
	}),
	tokenRule({
		id: "rubygems-api-key",
		title: "RubyGems API key",
		provider: "RubyGems",
		prefixes: ["rubygems_"],
		body: hex(48),
		what: "Pushes and yanks gems.",
		revoke: "RubyGems.org \u2192 Settings \u2192 API keys \u2192 delete (https://rubygems.org/profile/api_keys)."
	}),
	tokenRule({
		id: "crates-io-api-token",
		title: "crates.io API token",
		provider: "crates.io",
		prefixes: ["cio"],
		body: alphanumeric(32),
		check: mixedOnly,
		what: "Publishes and yanks crates.",
		revoke: "crates.io \u2192 Account settings \u2192 API Tokens \u2192 revoke (https://crates.io/settings/tokens)."
	}),
	tokenRule({
		id: "nuget-api-key",
		title: "NuGet API key",
		provider: "NuGet",
		prefixes: ["oy2"],
		body: "[a-z0-9]{43}",
		check: digitsAndLetters,
		what: "Pushes packages.",
		revoke: "nuget.org \u2192 API Keys \u2192 delete (https://www.nuget.org/account/apikeys)."
	}),
	{
		kind: "keyword",
		id: "nuget-config-password",
		title: "Password in NuGet.config",
		provider: "NuGet",
		confidence: "high",
		precision: "password",
		keywords: ["ClearTextPassword"],
		anchor: "start",
		pattern: /ClearTextPassword"[ \t\r\n]{1,8}value="(?<secret>[^"\r\n]{4,400})"/i,
		advice: {
			what: "Signs in to a package feed.",
			revoke: "The feed's token page; for Azure Artifacts: dev.azure.com \u2192 User settings \u2192 Personal access tokens \u2192 revoke."
		}
	},
	tokenRule({
		id: "docker-personal-access-token",
		title: "Docker Hub personal access token",
		provider: "Docker",
		prefixes: ["dckr_pat_"],
		body: base64url(27),
		what: "Pulls and pushes images as its owner.",
		revoke: "Docker Hub \u2192 Account settings \u2192 Personal access tokens \u2192 delete (https://app.docker.com/settings/personal-access-tokens)."
	}),
	tokenRule({
		id: "docker-organization-access-token",
		title: "Docker Hub organization access token",
		provider: "Docker",
		prefixes: ["dckr_oat_"],
		body: base64url(27, 32),
		what: "Pulls and pushes images of an organisation.",
		revoke: "Docker Home \u2192 the organisation \u2192 Admin Console \u2192 Access tokens \u2192 delete."
	}),
	tokenRule({
		id: "docker-swarm-join-token",
		title: "Docker Swarm join token",
		provider: "Docker",
		prefixes: ["SWMTKN-1-"],
		body: "[a-z0-9]{50}-[a-z0-9]{25}",
		what: "Joins a machine to the swarm, as worker or manager.",
		revoke: "`docker swarm join-token --rotate worker` and `\u2026 manager`."
	}),
	tokenRule({
		id: "docker-swarm-unlock-key",
		title: "Docker Swarm unlock key",
		provider: "Docker",
		prefixes: ["SWMKEY-1-"],
		body: "[A-Za-z0-9+/]{43}",
		end: "(?![A-Za-z0-9+/])",
		what: "Decrypts the swarm's state on a manager.",
		revoke: "`docker swarm unlock-key --rotate`."
	}),
	tokenRule({
		id: "clojars-deploy-token",
		title: "Clojars deploy token",
		provider: "Clojars",
		prefixes: ["CLOJARS_"],
		body: "[a-z0-9]{60}",
		what: "Deploys artifacts.",
		revoke: "Clojars \u2192 Deploy tokens \u2192 disable (https://clojars.org/tokens)."
	}),
	tokenRule({
		id: "packagist-token",
		title: "Packagist token",
		provider: "Packagist",
		prefixes: [
			"packagist_uut_",
			"packagist_oat_",
			"packagist_ort_",
			"packagist_out_",
			"packagist_ack_",
			"packagist_acs_"
		],
		body: hex(68),
		what: "Reads or updates packages of its owner or organisation.",
		revoke: "Packagist \u2192 Settings \u2192 API access \u2192 delete."
	}),
	tokenRule({
		id: "artifactory-api-key",
		title: "JFrog Artifactory API key",
		provider: "JFrog",
		prefixes: ["AKCp"],
		body: alphanumeric(69),
		what: "Reads and deploys artifacts as its owner.",
		revoke: "JFrog Platform \u2192 Edit profile \u2192 Authentication settings \u2192 revoke the API key."
	}),
	tokenRule({
		id: "artifactory-reference-token",
		title: "JFrog Artifactory reference token",
		provider: "JFrog",
		prefixes: ["cmVmdGtu"],
		body: alphanumeric(56),
		what: "Reads and deploys artifacts as its owner.",
		revoke: "JFrog Platform \u2192 Administration \u2192 User management \u2192 Access tokens \u2192 revoke."
	}),
	namedRule({
		id: "cloudsmith-api-key",
		title: "Cloudsmith API key",
		provider: "Cloudsmith",
		names: ["cloudsmith"],
		value: hex(40),
		what: "Reads and uploads packages.",
		revoke: "Cloudsmith \u2192 User settings \u2192 API key \u2192 reset."
	}),
	namedRule({
		id: "hex-pm-api-key",
		title: "Hex API key",
		provider: "Hex",
		names: [
			"hex_api",
			"hex-api",
			"hexpm",
			"hex.pm"
		],
		words: ["key", "token"],
		value: hex(32),
		what: "Publishes packages.",
		revoke: "hex.pm \u2192 Dashboard \u2192 Keys \u2192 revoke."
	}),
	{
		kind: "keyword",
		id: "npm-registry-uuid-token",
		title: "npm access token (before 2021)",
		provider: "npm",
		confidence: "high",
		precision: "token",
		keywords: [
			"npm_token",
			"npm_auth",
			"npm-token",
			"npmtoken",
			"node_auth_token"
		],
		anchor: "start",
		boundary: false,
		pattern: new RegExp(`(?:npm|node)[_-]?(?:auth|token)[^\\r\\n]{0,24}?[=: "']{1,4}(?<secret>${uuid})(?![A-Za-z0-9-])`, "i"),
		advice: {
			what: "Installs and publishes as its owner.",
			revoke: "npmjs.com \u2192 Access Tokens \u2192 delete (https://www.npmjs.com/settings/~/tokens)."
		}
	}
];

// src/secrets/rules/test-vectors.ts
/** Keys of published test vectors, told by where they stand: hex in the tests of cryptography. */
const vectorPath = /(?:^|[/_.-])(?:crypto|cryptography|tls|ssl|ecdh|ecdsa|ed25519|x25519|hpke|x509|aes|hmac|hkdf|pbkdf2?|cipher|vectors?|testdata|test[_-]?vectors?|kat|rsp|wycheproof|nist|cavp)(?:[/_.-]|$)/i;
/** True for hex of a key's length in a file of that kind. */
function isVectorOfCryptography(secret, path) {
	return /^(?:0x)?[0-9a-f]{16,}$/i.test(secret) && vectorPath.test(path);
}

// src/secrets/rules/payments.ts
/** Payments, shops, banks and exchanges. */
const stripe = "Stripe dashboard \u2192 Developers \u2192 API keys \u2192 roll (https://dashboard.stripe.com/apikeys).";
const shopify = "Shopify admin \u2192 Settings \u2192 Apps and sales channels \u2192 Develop apps \u2192 the app \u2192 uninstall or rotate.";
const square = "Square developer dashboard \u2192 the application \u2192 Credentials \u2192 replace (https://developer.squareup.com/apps).";
const paymentRules = [
	tokenRule({
		id: "stripe-secret-key",
		title: "Stripe (or Clerk, Paystack) secret key",
		provider: "Stripe",
		prefixes: ["sk_live_", "sk_prod_"],
		body: alphanumeric(20, 247),
		check: digitsAndLetters,
		entropy: 3,
		what: "Charges, refunds and reads customers. Clerk and Paystack give out keys of the same form.",
		revoke: stripe
	}),
	tokenRule({
		id: "stripe-test-key",
		title: "Stripe (or Clerk, Paystack) test key",
		provider: "Stripe",
		prefixes: ["sk_test_", "rk_test_"],
		body: alphanumeric(20, 247),
		check: digitsAndLetters,
		entropy: 3,
		what: "The same on test data; it shows products, prices and test customers.",
		revoke: stripe
	}),
	tokenRule({
		id: "stripe-restricted-key",
		title: "Stripe restricted key",
		provider: "Stripe",
		prefixes: ["rk_live_", "rk_prod_"],
		body: alphanumeric(20, 247),
		check: digitsAndLetters,
		what: "Does what it was allowed to in the account.",
		revoke: stripe
	}),
	tokenRule({
		id: "stripe-organization-key",
		title: "Stripe organization key",
		provider: "Stripe",
		prefixes: ["sk_org_"],
		body: "(?:live_|test_)?[A-Za-z0-9]{20,247}",
		check: digitsAndLetters,
		what: "Reads, and perhaps changes, every account of the organisation.",
		revoke: stripe
	}),
	tokenRule({
		id: "stripe-webhook-secret",
		title: "Webhook signing secret (Stripe, Svix, Resend, Clerk)",
		provider: "Stripe",
		prefixes: ["whsec_"],
		body: "[A-Za-z0-9+/]{24,80}={0,2}",
		end: "(?![A-Za-z0-9+/=_-])",
		check: digitsAndLetters,
		what: "Signs events: whoever has it can send false ones.",
		revoke: "Stripe dashboard \u2192 Developers \u2192 Webhooks \u2192 the endpoint \u2192 roll secret (https://dashboard.stripe.com/webhooks)."
	}),
	tokenRule({
		id: "shopify-access-token",
		title: "Shopify access token",
		provider: "Shopify",
		prefixes: [
			"shpat_",
			"shpca_",
			"shppa_",
			"shpua_",
			"shptka_"
		],
		body: alphanumeric(32, 64),
		check: digitsAndLetters,
		what: "Reads and writes the shop with the scopes that it was given.",
		revoke: shopify
	}),
	tokenRule({
		id: "shopify-shared-secret",
		title: "Shopify app secret",
		provider: "Shopify",
		prefixes: ["shpss_"],
		body: alphanumeric(32, 64),
		check: digitsAndLetters,
		what: "Proves that a request comes from the app, and signs webhooks.",
		revoke: "Shopify partners \u2192 Apps \u2192 the app \u2192 Client credentials \u2192 rotate."
	}),
	tokenRule({
		id: "square-access-token",
		title: "Square access token",
		provider: "Square",
		prefixes: [
			"EAAAE",
			"EAAAl",
			"EAAAF"
		],
		body: base64url(55, 64),
		check: mixedOnly,
		what: "Takes payments and reads customers.",
		revoke: square
	}),
	tokenRule({
		id: "square-oauth-secret",
		title: "Square OAuth secret",
		provider: "Square",
		prefixes: [
			"sq0csp-",
			"sq0atp-",
			"sq0csb-",
			"sandbox-sq0csb-"
		],
		body: base64url(22, 60),
		check: mixedOnly,
		what: "Proves that a request comes from the application, or is its personal access token.",
		revoke: square
	}),
	tokenRule({
		id: "braintree-access-token",
		title: "PayPal Braintree access token",
		provider: "PayPal",
		prefixes: ["access_token$"],
		body: "(?:production|sandbox)\\$[0-9a-z]{16}\\$[0-9a-f]{32}",
		precision: "none",
		what: "Takes payments for the merchant.",
		revoke: "Braintree control panel \u2192 API \u2192 Keys \u2192 revoke."
	}),
	namedRule({
		id: "braintree-private-key",
		title: "PayPal Braintree private key",
		provider: "PayPal",
		names: ["braintree", "bt_private"],
		words: ["private", "secret"],
		value: hex(32),
		what: "Takes payments for the merchant.",
		revoke: "Braintree control panel \u2192 API \u2192 Keys \u2192 revoke."
	}),
	namedRule({
		id: "paypal-client-secret",
		title: "PayPal client secret",
		provider: "PayPal",
		names: ["paypal"],
		words: ["secret"],
		value: "[A-Za-z0-9_-]{80}",
		exact: /^E[A-Za-z0-9_-]{79}$/,
		entropy: 4,
		confidence: "high",
		what: "Takes and sends payments for the application's account.",
		revoke: "PayPal developer dashboard \u2192 Apps & Credentials \u2192 the app \u2192 add a second secret, disable the first."
	}),
	{
		kind: "keyword",
		id: "adyen-api-key",
		title: "Adyen API key",
		provider: "Adyen",
		confidence: "high",
		precision: "token",
		keywords: ["AQE"],
		anchor: "start",
		pattern: /AQE[a-z][a-z0-9][A-Za-z0-9+/=]{60,250}-[A-Za-z0-9+/=]{30,80}-[A-Za-z0-9$#@!%^&*(){}|;:,.<>?/=+_~[\]]{8,40}/,
		reach: { after: 420 },
		advice: {
			what: "Takes payments for the merchant.",
			revoke: "Adyen Customer Area \u2192 Developers \u2192 API credentials \u2192 the credential \u2192 generate a new key."
		}
	},
	tokenRule({
		id: "razorpay-key-id",
		title: "Razorpay key id",
		provider: "Razorpay",
		prefixes: ["rzp_live_", "rzp_test_"],
		body: alphanumeric(14, 20),
		check: (match) => /[0-9A-Z]/.test(match.secret.slice(9)) ? "unknown" : "invalid",
		what: "The name of a key pair; the secret half is rarely far away.",
		revoke: "Razorpay dashboard \u2192 Account & Settings \u2192 API Keys \u2192 regenerate."
	}),
	namedRule({
		id: "razorpay-key-secret",
		title: "Razorpay key secret",
		provider: "Razorpay",
		names: ["razorpay", "rzp_"],
		words: ["secret"],
		value: alphanumeric(24),
		check: mixedOnly,
		what: "Takes and refunds payments.",
		revoke: "Razorpay dashboard \u2192 Account & Settings \u2192 API Keys \u2192 regenerate."
	}),
	tokenRule({
		id: "plaid-access-token",
		title: "Plaid access token",
		provider: "Plaid",
		prefixes: [
			"access-sandbox-",
			"access-development-",
			"access-production-"
		],
		body: uuid,
		what: "Reads the bank accounts that one person linked.",
		revoke: "Call /item/remove with the token."
	}),
	namedRule({
		id: "plaid-secret",
		title: "Plaid secret",
		provider: "Plaid",
		names: ["plaid"],
		words: ["secret"],
		value: hex(30),
		what: "Reads what customers linked.",
		revoke: "Plaid dashboard \u2192 Developers \u2192 Keys \u2192 rotate (https://dashboard.plaid.com/developers/keys)."
	}),
	tokenRule({
		id: "flutterwave-secret-key",
		title: "Flutterwave secret key",
		provider: "Flutterwave",
		prefixes: ["FLWSECK-", "FLWSECK_TEST-"],
		body: "[A-Za-z0-9]{12,48}(?:-[A-Za-z0-9]{1,20}vt)?(?:-X)?",
		check: digitsAndLetters,
		what: "Takes and sends payments.",
		revoke: "Flutterwave dashboard \u2192 Settings \u2192 API Keys \u2192 generate new keys."
	}),
	tokenRule({
		id: "paddle-api-key",
		title: "Paddle API key",
		provider: "Paddle",
		prefixes: [
			"pdl_live_apikey_",
			"pdl_sdbx_apikey_",
			"pdl_ntfset_"
		],
		body: "[A-Za-z0-9]{20,32}_[A-Za-z0-9_]{20,48}",
		what: "Reads and changes subscriptions and customers.",
		revoke: "Paddle \u2192 Developer tools \u2192 Authentication \u2192 revoke."
	}),
	tokenRule({
		id: "gocardless-live-token",
		title: "GoCardless or Mollie or Lob live key",
		provider: "GoCardless",
		prefixes: ["live_"],
		body: "(?:[A-Za-z0-9_-]{40,42}|[A-Za-z0-9]{30}|[0-9a-f]{35})",
		check: digitsAndLetters,
		entropy: 3.3,
		what: "Takes payments (GoCardless, Mollie) or sends letters (Lob) at the account's cost.",
		revoke: "GoCardless: Developers \u2192 Access tokens; Mollie: Developers \u2192 API keys; Lob: Settings \u2192 API Keys."
	}),
	tokenRule({
		id: "xendit-secret-key",
		title: "Xendit secret key",
		provider: "Xendit",
		prefixes: ["xnd_production_", "xnd_development_"],
		body: alphanumeric(30, 80),
		check: digitsAndLetters,
		what: "Takes and sends payments.",
		revoke: "Xendit dashboard \u2192 Settings \u2192 API keys \u2192 delete."
	}),
	tokenRule({
		id: "midtrans-server-key",
		title: "Midtrans server key",
		provider: "Midtrans",
		prefixes: ["Mid-server-"],
		body: base64url(16, 40),
		check: mixedOnly,
		what: "Takes and refunds payments.",
		revoke: "Midtrans dashboard \u2192 Settings \u2192 Access keys \u2192 renew."
	}),
	tokenRule({
		id: "mercado-pago-access-token",
		title: "Mercado Pago access token",
		provider: "Mercado Pago",
		prefixes: ["APP_USR-"],
		body: "[0-9]{10,18}-[0-9]{6}-[0-9a-f]{32}-[0-9]{5,12}",
		what: "Takes and refunds payments.",
		revoke: "Mercado Pago developers \u2192 Your integrations \u2192 Credentials \u2192 renew."
	}),
	tokenRule({
		id: "easypost-api-key",
		title: "EasyPost API key",
		provider: "EasyPost",
		prefixes: ["EZAK", "EZTK"],
		body: alphanumeric(54),
		what: "Buys shipping labels.",
		revoke: "EasyPost \u2192 Account settings \u2192 API Keys \u2192 delete."
	}),
	tokenRule({
		id: "shippo-api-token",
		title: "Shippo API token",
		provider: "Shippo",
		prefixes: ["shippo_live_", "shippo_test_"],
		body: "[a-fA-F0-9]{40}",
		what: "Buys shipping labels.",
		revoke: "Shippo \u2192 Settings \u2192 API \u2192 delete."
	}),
	tokenRule({
		id: "duffel-api-token",
		title: "Duffel API token",
		provider: "Duffel",
		prefixes: ["duffel_live_", "duffel_test_"],
		body: base64url(43),
		what: "Books flights.",
		revoke: "Duffel dashboard \u2192 More \u2192 Developers \u2192 Access tokens \u2192 delete."
	}),
	tokenRule({
		id: "asaas-api-key",
		title: "Asaas API key",
		provider: "Asaas",
		prefixes: ["$aact_"],
		body: "[A-Za-z0-9_+/=:$-]{80,260}",
		end: "",
		precision: "none",
		check: mixedOnly,
		what: "Takes and sends payments.",
		revoke: "Asaas \u2192 Integrations \u2192 API keys \u2192 delete."
	}),
	tokenRule({
		id: "omise-secret-key",
		title: "Omise (Opn) secret key",
		provider: "Opn Payments",
		prefixes: ["skey_"],
		body: "(?:test_)?[a-z0-9]{19}",
		check: digitsAndLetters,
		what: "Takes and refunds payments.",
		revoke: "Opn dashboard \u2192 Settings \u2192 Keys \u2192 roll."
	}),
	tokenRule({
		id: "checkout-secret-key",
		title: "Checkout.com secret key",
		provider: "Checkout.com",
		prefixes: ["sk_"],
		body: `(?:sbox_[a-z2-7]{26}[a-z2-7*#$=]|[a-z2-7]{26}[a-z2-7*#$=]|(?:test_|live_)?${uuid})`,
		check: digitsAndLetters,
		entropy: 3,
		what: "Takes and refunds payments.",
		revoke: "Checkout.com dashboard \u2192 Developers \u2192 Keys \u2192 deactivate."
	}),
	tokenRule({
		id: "ramp-client-secret",
		title: "Ramp client secret",
		provider: "Ramp",
		prefixes: ["ramp_sec_", "ramp_tok_"],
		body: base64url(40, 60),
		what: "Reads and changes cards and spending.",
		revoke: "Ramp \u2192 Developer \u2192 the app \u2192 rotate."
	}),
	tokenRule({
		id: "mercury-api-token",
		title: "Mercury API token",
		provider: "Mercury",
		prefixes: ["secret-token:mercury_"],
		body: "[A-Za-z0-9_]{30,90}",
		what: "Reads accounts and sends money.",
		revoke: "Mercury \u2192 Settings \u2192 API tokens \u2192 revoke."
	}),
	tokenRule({
		id: "brex-user-token",
		title: "Brex user token",
		provider: "Brex",
		prefixes: ["bxt_"],
		body: alphanumeric(30, 60),
		check: mixedOnly,
		what: "Reads accounts and sends money.",
		revoke: "Brex dashboard \u2192 Developer \u2192 Settings \u2192 revoke."
	}),
	tokenRule({
		id: "polar-access-token",
		title: "Polar access token",
		provider: "Polar",
		prefixes: [
			"polar_oat_",
			"polar_pat_",
			"polar_whs_",
			"polar_at_u_",
			"polar_rt_u_"
		],
		body: base64url(30, 60),
		check: mixedOnly,
		what: "Reads and changes products, orders and customers.",
		revoke: "Polar \u2192 Settings \u2192 Developers \u2192 revoke."
	}),
	tokenRule({
		id: "woocommerce-consumer-secret",
		title: "WooCommerce consumer key or secret",
		provider: "WooCommerce",
		prefixes: ["cs_", "ck_"],
		body: hex(40),
		what: "Reads and writes orders and products of a shop.",
		revoke: "WordPress admin \u2192 WooCommerce \u2192 Settings \u2192 Advanced \u2192 REST API \u2192 revoke."
	}),
	tokenRule({
		id: "ebay-cert-id",
		title: "eBay cert id",
		provider: "eBay",
		prefixes: ["PRD-", "SBX-"],
		body: "[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}",
		gate: "token",
		what: "The client secret of an application.",
		revoke: "eBay developers program \u2192 Application keys \u2192 rotate cert id."
	}),
	tokenRule({
		id: "zuplo-api-key",
		title: "Zuplo API key",
		provider: "Zuplo",
		prefixes: ["zpka_", "zpkb_"],
		body: "[a-z0-9]{32}_[0-9a-f]{8}",
		check: (match) => hasHexChecksum(match.secret, 5) ? "valid" : "invalid",
		what: "Calls the interface behind the gateway as one consumer.",
		revoke: "Zuplo portal \u2192 Services \u2192 API Key Service \u2192 the consumer \u2192 revoke."
	}),
	namedRule({
		id: "exchange-api-secret",
		title: "Secret of a crypto exchange",
		provider: "several exchanges",
		names: [
			"coinbase",
			"binance",
			"kraken",
			"kucoin",
			"bitfinex",
			"bybit",
			"okx_",
			"gemini_exchange",
			"bitstamp",
			"poloniex",
			"bittrex",
			"bitmex"
		],
		words: [
			"secret",
			"key",
			"passphrase"
		],
		value: "[A-Za-z0-9+/_-]{32,88}={0,2}",
		end: "(?![A-Za-z0-9+/=_-])",
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z]).{32,}$/,
		entropy: 3.6,
		what: "Trades, and perhaps withdraws, as its owner.",
		revoke: "The exchange's page for API keys: delete."
	}),
	namedRule({
		id: "blockchain-node-key",
		title: "Blockchain node API key",
		provider: "several node providers",
		names: [
			"infura",
			"alchemy",
			"etherscan",
			"blockfrost",
			"quicknode",
			"moralis",
			"helius",
			"ankr"
		],
		words: [
			"key",
			"secret",
			"token",
			"v[23]/",
			"project"
		],
		value: "[A-Za-z0-9_-]{32,64}",
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z]).{32,}$/,
		entropy: 3.3,
		what: "Sends requests at the account's cost.",
		revoke: "The provider's dashboard \u2192 the project \u2192 API keys \u2192 rotate."
	}),
	namedRule({
		id: "ethereum-private-key",
		title: "Private key of a crypto wallet",
		provider: "Ethereum",
		names: [
			"private_key",
			"privatekey",
			"private-key",
			"deployer_key",
			"deployerkey",
			"wallet_key",
			"mnemonic_key",
			"wallet_private",
			"signer_key"
		],
		words: [],
		value: "(?:0x)?[0-9a-f]{64}",
		check: (match) => isVectorOfCryptography(match.secret, match.path) ? "invalid" : "unknown",
		what: "Owns everything in the wallet, for good.",
		revoke: "It cannot be revoked: move everything to a new wallet."
	})
];

// src/secrets/rules/private-keys.ts
/** Private keys: a header alone, as prose has it, is none; a body of base64 is. */
/** 48 bytes: a bare Ed25519 key in PKCS #8. */
const shortestBody = 56;
const replaceKey = "Make a new key pair, replace the public half wherever it is trusted, and destroy this one.";
/**
* The base64 between the marks: the longest run of every line, so that quotes, signs of concatenation, comment marks,
* indentation and the time stamps of a log fall away.
*/
function bodyOf(block) {
	return block.replace(/-----(?:BEGIN|END)[^-]{1,40}-----?/g, "").replace(/\\+[nrt]|&#(?:10|13|xA|xD);/gi, "\n").split(/[\r\n \t]+/).map((line) => (line.match(/[A-Za-z0-9+/]{2,}={0,2}/g) ?? []).reduce((longest, run) => run.length > longest.length ? run : longest, "")).filter((run, index, runs) => run.length >= 16 || index > 0 && (runs[index - 1]?.length ?? 0) >= 16).join("");
}
/** More lines of text than of base64: a comment that shows where a key would stand. */
function isProse(marked) {
	const lines = marked.split(/[\r\n]+/).filter((line) => /[A-Za-z0-9]/.test(line));
	const full = lines.filter((line) => /[A-Za-z0-9+/]{24,}/.test(line)).length;
	return lines.length > 6 && full < lines.length / 2;
}
/** Is there a key between the marks, or an ellipsis, a placeholder, a bare header? */
function holdsKey(match) {
	const marked = /-----BEGIN[^-]{1,40}-----([\s\S]*?)(?:-----END|$)/.exec(match.secret)?.[1] ?? "";
	if (marked.includes("-----BEGIN")) return "invalid";
	if (/\.\.\.|\u2026|\xe2\x80\xa6|xxxx|example|your[ _-]|redacted|<[a-z]|\$\{|\{\{/i.test(marked)) return "invalid";
	if (isProse(marked)) return "invalid";
	const body = bodyOf(match.secret);
	if (body.length < shortestBody || require_review.entropyOf(body) < 4.2) return "invalid";
	const bytes = node_buffer.Buffer.from(body, "base64");
	const isDer = bytes[0] === 48;
	const isOpenSsh = bytes.subarray(0, 14).toString("latin1") === "openssh-key-v1";
	return isDer || isOpenSsh ? "valid" : "unknown";
}
/** Base64 of a PEM block, as kubeconfig and CI variables hold it. */
function wrapsKey(match) {
	const text = node_buffer.Buffer.from(match.secret, "base64").toString("latin1");
	if (!/^-----BEGIN (?:[A-Z0-9]{2,12} )?PRIVATE KEY-----/.test(text)) return "invalid";
	return bodyOf(text).length >= shortestBody ? "valid" : "invalid";
}
const privateKeyRules = [
	{
		kind: "keyword",
		id: "private-key",
		title: "Private key in PEM form",
		provider: "PEM",
		confidence: "high",
		precision: "none",
		keywords: ["-----BEGIN "],
		anchor: "start",
		boundary: false,
		pattern: /-----BEGIN (?:[A-Z0-9]{2,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?:[^-\0]|-(?!----BEGIN )){56,12000}?(?:-----END (?:[A-Z0-9]{2,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----|$)/,
		reach: { after: 13e3 },
		check: holdsKey,
		advice: {
			what: "Proves to be its owner: signs in over SSH, speaks for a server in TLS, signs tokens or releases.",
			revoke: replaceKey
		}
	},
	{
		kind: "keyword",
		id: "private-key-base64",
		title: "Private key in PEM form, in base64",
		provider: "PEM",
		confidence: "high",
		precision: "none",
		keywords: ["LS0tLS1CRUdJTi"],
		anchor: "start",
		pattern: /LS0tLS1CRUdJTi[A-Za-z0-9+/_-]{80,12000}={0,2}/,
		reach: { after: 12100 },
		check: wrapsKey,
		advice: {
			what: "A private key as kubeconfig files and CI variables hold it, `client-key-data` for one.",
			revoke: `${replaceKey} In Kubernetes: make a new client certificate, and remove the user's role bindings until the old one expires.`
		}
	},
	{
		kind: "keyword",
		id: "putty-private-key",
		title: "PuTTY private key",
		provider: "PuTTY",
		confidence: "high",
		precision: "none",
		keywords: ["PuTTY-User-Key-File-"],
		anchor: "start",
		pattern: /PuTTY-User-Key-File-[123]:[^\0]{20,2400}?Private-Lines: [0-9]{1,3}\r?\n(?<secret>(?:[A-Za-z0-9+/=]{4,76}\r?\n?){1,80})/,
		reach: { after: 8e3 },
		check: (match) => match.secret.length >= 32 && require_review.entropyOf(match.secret) > 3.8 ? "valid" : "invalid",
		advice: {
			what: "Signs in over SSH as its owner.",
			revoke: replaceKey
		}
	},
	{
		kind: "keyword",
		id: "ssh2-private-key",
		title: "Private key in SSH2 form",
		provider: "SSH",
		confidence: "high",
		precision: "none",
		keywords: ["---- BEGIN SSH2 ENCRYPTED"],
		anchor: "start",
		boundary: false,
		pattern: /---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----[^-]{80,8000}---- END/,
		reach: { after: 8200 },
		advice: {
			what: "Signs in over SSH as its owner.",
			revoke: replaceKey
		}
	},
	{
		kind: "keyword",
		id: "java-keystore",
		title: "Java key store in base64",
		provider: "Java",
		confidence: "high",
		precision: "none",
		keywords: ["/u3+7QAAAAI"],
		anchor: "start",
		boundary: false,
		pattern: /\/u3\+7QAAAAI[A-Za-z0-9+/]{80,12000}={0,2}/,
		reach: { after: 12100 },
		advice: {
			what: "Keys and certificates under a password that is often guessed.",
			revoke: replaceKey
		}
	},
	namedRule({
		id: "pkcs12-bundle",
		title: "PKCS #12 bundle in base64",
		provider: "PKCS #12",
		names: [
			"pkcs12",
			"pfx",
			".p12",
			"_p12",
			"keystore_base64",
			"certificate_p12",
			"p12_base64",
			"keystore"
		],
		words: [],
		value: "MII[A-Za-z0-9+/]{400,9000}={0,2}",
		end: "(?![A-Za-z0-9+/=])",
		exact: /^MII/,
		after: 9400,
		what: "A certificate with its private key under a password that is often near.",
		revoke: replaceKey
	}),
	{
		kind: "keyword",
		id: "minisign-secret-key",
		title: "minisign secret key",
		provider: "minisign",
		confidence: "high",
		precision: "none",
		keywords: ["RWRTY0Iy"],
		anchor: "start",
		pattern: /RWRTY0Iy[A-Za-z0-9+/]{180,230}={0,2}/,
		advice: {
			what: "Signs releases as its owner.",
			revoke: replaceKey
		}
	},
	{
		kind: "keyword",
		id: "wallet-seed-phrase",
		title: "Seed phrase of a crypto wallet",
		provider: "BIP 39",
		confidence: "medium",
		precision: "none",
		keywords: [
			"mnemonic",
			"seed phrase",
			"seed_phrase",
			"seedphrase",
			"recovery phrase",
			"seed_words"
		],
		anchor: "start",
		boundary: false,
		pattern: /(?:mnemonic|seed[ _]?phrase|recovery phrase|seed_words)[A-Za-z_]{0,12}["']?[ \t]{0,4}(?:[:=]|is)[ \t]{0,4}["'`]?(?<secret>[a-z]{3,8}(?: [a-z]{3,8}){11,23})(?![ ]?[a-z])/i,
		reach: { after: 320 },
		check: looksLikeSeedPhrase,
		advice: {
			what: "Owns everything in the wallet, for good.",
			revoke: "It cannot be revoked: move everything to a new wallet."
		}
	},
	tokenRule({
		id: "bitcoin-extended-private-key",
		title: "Extended private key of a crypto wallet",
		provider: "Bitcoin",
		prefixes: [
			"xprv9",
			"xprvA",
			"yprvA",
			"zprvA",
			"tprv8"
		],
		body: "[1-9A-HJ-NP-Za-km-z]{105,107}",
		what: "Owns everything in the wallet, for good.",
		revoke: "It cannot be revoked: move everything to a new wallet."
	}),
	{
		kind: "keyword",
		id: "nostr-secret-key",
		title: "Nostr secret key",
		provider: "Nostr",
		confidence: "high",
		precision: "none",
		keywords: ["nsec1"],
		anchor: "start",
		pattern: /(?<secret>nsec1[a-z0-9]{58})(?![a-z0-9])/,
		check: (match) => hasBech32Checksum(match.secret) ? "valid" : "invalid",
		advice: {
			what: "Is the account.",
			revoke: "It cannot be revoked: make a new key and tell your followers."
		}
	}
];
/** 12, 15, 18, 21 or 24 words, hardly one twice: not the phrases that every development network has. */
function looksLikeSeedPhrase(match) {
	const words = match.secret.toLowerCase().split(" ");
	if (words.length % 3 !== 0 || new Set(words).size < words.length - 2) return "invalid";
	return words.some((word) => [
		"the",
		"and",
		"for",
		"you",
		"your",
		"with",
		"from",
		"this",
		"are",
		"not",
		"must"
	].includes(word)) ? "invalid" : "unknown";
}

// src/secrets/rules/publishing.ts
const publishingRules = [
	tokenRule({
		id: "dropbox-access-token",
		title: "Dropbox access token",
		provider: "Dropbox",
		prefixes: [
			"sl.",
			"sl.u.",
			"sl.B"
		],
		body: base64url(120, 1400),
		after: 1500,
		check: mixedOnly,
		what: "Reads and writes files of its owner.",
		revoke: "Dropbox \u2192 Settings \u2192 Apps \u2192 disconnect (https://www.dropbox.com/account/connected_apps)."
	}),
	namedRule({
		id: "dropbox-app-secret",
		title: "Dropbox or Box app secret",
		provider: "Dropbox",
		names: [
			"dropbox",
			"box_client",
			"boxclient"
		],
		words: [
			"secret",
			"token",
			"key"
		],
		value: "(?:[A-Za-z0-9]{11}AAAAAAAAAA[A-Za-z0-9_-]{43}|[a-z0-9]{15}|[A-Za-z0-9]{32}|[A-Za-z0-9_-]{64})",
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z])/,
		entropy: 3,
		what: "Proves that a request comes from the application.",
		revoke: "Dropbox app console, or Box developer console \u2192 the app \u2192 reset secret."
	}),
	tokenRule({
		id: "contentful-personal-access-token",
		title: "Contentful personal access token",
		provider: "Contentful",
		prefixes: ["CFPAT-"],
		body: base64url(40, 60),
		what: "Manages content as its owner.",
		revoke: "Contentful \u2192 Settings \u2192 CMA tokens \u2192 revoke."
	}),
	namedRule({
		id: "contentful-delivery-token",
		title: "Contentful, Storyblok or DatoCMS token",
		provider: "several content systems",
		names: [
			"contentful",
			"storyblok",
			"datocms",
			"prismic",
			"hygraph"
		],
		words: [
			"token",
			"key",
			"secret"
		],
		value: "(?:[A-Za-z0-9_-]{43}|[A-Za-z0-9]{24}|[0-9a-f]{30})",
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z])/,
		entropy: 3.3,
		what: "Reads, and perhaps writes, content.",
		revoke: "The space's settings \u2192 API keys \u2192 delete."
	}),
	namedRule({
		id: "sanity-api-token",
		title: "Sanity API token",
		provider: "Sanity",
		names: ["sanity"],
		words: ["token", "key"],
		value: "sk[A-Za-z0-9]{80,200}",
		confidence: "high",
		what: "Reads and writes a data set.",
		revoke: "sanity.io/manage \u2192 the project \u2192 API \u2192 Tokens \u2192 delete."
	}),
	{
		kind: "keyword",
		id: "ghost-admin-api-key",
		title: "Ghost admin API key",
		provider: "Ghost",
		confidence: "high",
		precision: "token",
		keywords: ["ghost"],
		anchor: "start",
		boundary: false,
		pattern: /ghost[^\r\n]{0,60}?(?<![A-Za-z0-9])(?<secret>[0-9a-f]{24}:[0-9a-f]{64})(?![A-Za-z0-9])/i,
		advice: {
			what: "Writes posts and settings.",
			revoke: "Ghost Admin \u2192 Settings \u2192 Integrations \u2192 the integration \u2192 regenerate."
		}
	},
	tokenRule({
		id: "wix-api-key",
		title: "Wix API key",
		provider: "Wix",
		prefixes: ["IST.eyJ"],
		body: "[A-Za-z0-9_-]{20,800}\\.[A-Za-z0-9_-]{20,1200}\\.[A-Za-z0-9_-]{100,700}",
		after: 2800,
		what: "Manages sites of the account.",
		revoke: "Wix \u2192 API Keys Manager \u2192 delete."
	}),
	{
		kind: "keyword",
		id: "wordpress-application-password",
		title: "WordPress application password",
		provider: "WordPress",
		confidence: "medium",
		precision: "token",
		keywords: [
			"wordpress",
			"wp_app",
			"wp-app",
			"application_password",
			"application password",
			"app_password",
			"wp_password"
		],
		anchor: "start",
		boundary: false,
		pattern: /(?:wordpress|wp[_-]|app)[^\r\n;]{0,60}?(?<![A-Za-z0-9])(?<secret>(?:[A-Za-z0-9]{4} ){5}[A-Za-z0-9]{4})(?![A-Za-z0-9])/i,
		check: (match) => /[A-Z]/.test(match.secret) && /[0-9]/.test(match.secret) && /[a-z]/.test(match.secret) ? "unknown" : "invalid",
		advice: {
			what: "Acts as its user through the REST interface.",
			revoke: "WordPress admin \u2192 Users \u2192 Profile \u2192 Application Passwords \u2192 revoke."
		}
	},
	{
		kind: "keyword",
		id: "app-specific-password",
		title: "App password of Google or Apple",
		provider: "several mail providers",
		confidence: "medium",
		precision: "token",
		keywords: [
			"app_password",
			"app password",
			"app-password",
			"apppassword",
			"app_specific",
			"app-specific",
			"gmail",
			"icloud",
			"apple_id",
			"application_specific",
			"smtp_pass",
			"email_host_password",
			"mail_password",
			"email_password"
		],
		anchor: "start",
		boundary: false,
		pattern: /(?:app|gmail|icloud|smtp|e?mail(?:_host)?)[^\r\n;]{0,80}?pass[a-z]{0,5}[^\r\nA-Za-z0-9]{1,6}(?:is )?["']?(?<secret>[a-z]{4}-[a-z]{4}-[a-z]{4}-[a-z]{4}|[a-z]{4} [a-z]{4} [a-z]{4} [a-z]{4})(?![A-Za-z-])/i,
		check: (match) => isRandomLetters(match.secret) ? "unknown" : "invalid",
		advice: {
			what: "Reads and sends mail as its owner, past the second factor.",
			revoke: "Google: myaccount.google.com \u2192 Security \u2192 App passwords; Apple: account.apple.com \u2192 App-Specific Passwords \u2192 revoke."
		}
	},
	tokenRule({
		id: "readme-api-key",
		title: "ReadMe API key",
		provider: "ReadMe",
		prefixes: ["rdme_"],
		body: "[a-z0-9]{64,72}",
		check: digitsAndLetters,
		what: "Changes documentation of a project.",
		revoke: "ReadMe dashboard \u2192 Configuration \u2192 API Key \u2192 delete."
	}),
	{
		kind: "keyword",
		id: "rapidapi-key",
		title: "RapidAPI key",
		provider: "RapidAPI",
		confidence: "high",
		precision: "token",
		keywords: ["jsn"],
		anchor: "near",
		reach: {
			before: 36,
			after: 14
		},
		pattern: /(?<![A-Za-z0-9])(?<secret>[0-9a-f]{10}msh[0-9a-f]{15}p1[0-9a-f]{5}jsn[0-9a-f]{12})(?![A-Za-z0-9])/i,
		advice: {
			what: "Calls interfaces at the account's cost.",
			revoke: "RapidAPI \u2192 My Apps \u2192 the app \u2192 Authorization \u2192 rotate."
		}
	},
	tokenRule({
		id: "mapbox-secret-token",
		title: "Mapbox secret token",
		provider: "Mapbox",
		prefixes: ["sk.eyJ"],
		body: "[A-Za-z0-9_-]{50,260}\\.[A-Za-z0-9_-]{20,24}",
		what: "Changes styles and data sets of the account. Tokens with `pk.` are made to be public.",
		revoke: "Mapbox \u2192 Account \u2192 Tokens \u2192 delete (https://account.mapbox.com/access-tokens)."
	}),
	tokenRule({
		id: "facebook-access-token",
		title: "Meta (Facebook, WhatsApp, Instagram) access token",
		provider: "Meta",
		gate: "token",
		prefixes: [
			"EAA",
			"IGQV",
			"IGQW",
			"IGAA"
		],
		body: `(?:(?<!EAA)|(?<=EAA)[BCDGHIJMNOPQRSTUVWXYZ])${alphanumeric(80, 300)}`,
		after: 340,
		check: mixedOnly,
		what: "Acts for a user, a page or a business.",
		revoke: "Meta for Developers \u2192 Tools \u2192 Access Token Debugger \u2192 invalidate, or Business settings \u2192 System users \u2192 revoke."
	}),
	{
		kind: "keyword",
		id: "facebook-app-token",
		title: "Meta app access token",
		provider: "Meta",
		confidence: "high",
		precision: "token",
		keywords: [
			"facebook",
			"fb_app",
			"graph.fb",
			"access_token",
			"app_token"
		],
		anchor: "near",
		reach: {
			before: 16,
			after: 120
		},
		pattern: /(?<![0-9A-Za-z])(?<secret>[0-9]{14,17}(?:\||%7C)[A-Za-z0-9_-]{27})(?![A-Za-z0-9_-])/,
		check: mixedOnly,
		advice: {
			what: "Acts as the app.",
			revoke: "Meta for Developers \u2192 the app \u2192 Settings \u2192 Basic \u2192 App secret \u2192 reset."
		}
	},
	namedRule({
		id: "facebook-app-secret",
		title: "Meta app secret",
		provider: "Meta",
		names: [
			"facebook",
			"fb_app",
			"fb_secret",
			"fb_client",
			"meta_app",
			"instagram",
			"whatsapp"
		],
		words: ["secret", "[._]key"],
		value: hex(32),
		what: "Proves that a request comes from the app.",
		revoke: "Meta for Developers \u2192 the app \u2192 Settings \u2192 Basic \u2192 App secret \u2192 reset."
	}),
	tokenRule({
		id: "twitter-bearer-token",
		title: "X (Twitter) bearer token",
		provider: "X",
		prefixes: ["AAAAAAAAAAAAAAAAAAAAA"],
		body: "[A-Za-z0-9%]{60,120}",
		end: "(?![A-Za-z0-9%])",
		check: mixedOnly,
		what: "Reads as the application.",
		revoke: "X developer portal \u2192 the app \u2192 Keys and tokens \u2192 revoke."
	}),
	namedRule({
		id: "twitter-api-secret",
		title: "X (Twitter) API secret or access token",
		provider: "X",
		names: [
			"twitter",
			"x_api_secret",
			"x_access_token",
			"tweepy"
		],
		words: [
			"secret",
			"token",
			"key"
		],
		value: "(?:[0-9]{10,20}-[A-Za-z0-9]{36,44}|[A-Za-z0-9]{50}|[A-Za-z0-9]{45}|[A-Za-z0-9]{25})",
		entropy: 3.6,
		check: mixedOnly,
		what: "Acts as the application or as a user.",
		revoke: "X developer portal \u2192 the app \u2192 Keys and tokens \u2192 regenerate."
	}),
	namedRule({
		id: "linkedin-client-secret",
		title: "LinkedIn client secret",
		provider: "LinkedIn",
		names: ["linkedin"],
		words: ["secret"],
		value: "(?:WPL_AP1\\.[A-Za-z0-9]{16}\\.[A-Za-z0-9+/]{4,10}={0,2}|[A-Za-z0-9]{16})",
		end: "(?![A-Za-z0-9+/=])",
		exact: /^(?=.*[0-9])(?=.*[A-Za-z])/,
		entropy: 3,
		what: "Proves that a request comes from the application.",
		revoke: "LinkedIn developers \u2192 My apps \u2192 the app \u2192 Auth \u2192 generate a new secret."
	}),
	tokenRule({
		id: "pinterest-access-token",
		title: "Pinterest access token",
		provider: "Pinterest",
		prefixes: ["pina_", "pinr."],
		body: "[A-Za-z0-9_.-]{60,140}",
		what: "Acts for the user who consented.",
		revoke: "Pinterest \u2192 Settings \u2192 Security \u2192 Connected apps \u2192 remove."
	}),
	namedRule({
		id: "spotify-client-secret",
		title: "Client secret of a media service",
		provider: "several media services",
		names: [
			"spotify",
			"soundcloud",
			"vimeo",
			"reddit",
			"strava",
			"tiktok",
			"snapchat",
			"unsplash",
			"giphy",
			"deezer"
		],
		words: ["secret", "token"],
		value: "(?:[0-9a-f]{32}|[0-9a-f]{40}|[A-Za-z0-9_-]{27,43})",
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z])/,
		entropy: 3.3,
		what: "Proves that a request comes from the application.",
		revoke: "The service's developer dashboard \u2192 the app \u2192 reset secret."
	}),
	tokenRule({
		id: "riot-games-api-key",
		title: "Riot Games API key",
		provider: "Riot Games",
		prefixes: ["RGAPI-"],
		body: uuid,
		what: "Queries at the developer's rate.",
		revoke: "Riot developer portal \u2192 regenerate."
	}),
	tokenRule({
		id: "lichess-token",
		title: "Lichess personal token",
		provider: "Lichess",
		prefixes: ["lip_", "lio_"],
		body: alphanumeric(20, 32),
		check: mixedOnly,
		what: "Acts as its owner.",
		revoke: "Lichess \u2192 Preferences \u2192 API access tokens \u2192 delete."
	}),
	tokenRule({
		id: "frameio-api-token",
		title: "Frame.io token",
		provider: "Adobe",
		prefixes: ["fio-u-"],
		body: base64url(60, 68),
		what: "Acts as its owner.",
		revoke: "Frame.io developer site \u2192 Tokens \u2192 delete."
	}),
	tokenRule({
		id: "adobe-client-secret",
		title: "Adobe client secret",
		provider: "Adobe",
		prefixes: ["p8e-", "s8e-"],
		body: base64url(30, 34),
		check: mixedOnly,
		what: "Signs in as an application of the organisation.",
		revoke: "Adobe developer console \u2192 the project \u2192 Credential \u2192 rotate (https://developer.adobe.com/console)."
	}),
	namedRule({
		id: "weather-map-api-key",
		title: "Key of a map or weather service",
		provider: "several map services",
		names: [
			"openweather",
			"owm_api",
			"weatherapi",
			"weatherbit",
			"tomtom",
			"here_api",
			"mapquest",
			"opencage",
			"geoapify",
			"locationiq",
			"positionstack",
			"visualcrossing",
			"tmdb",
			"omdb",
			"newsapi",
			"alphavantage",
			"alpha_vantage",
			"polygon_api",
			"finnhub",
			"coinmarketcap",
			"coingecko",
			"yelp",
			"rawg"
		],
		words: [
			"key",
			"appid",
			"token",
			"secret"
		],
		value: `(?:[0-9a-f]{32}|${uuid}|[A-Za-z0-9]{32}|[A-Za-z0-9_-]{40,43}|[A-Z0-9]{16}|[a-z0-9]{20}|[a-z0-9]{40})`,
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z])/,
		entropy: 3,
		what: "Queries at the account's cost.",
		revoke: "The service's account page \u2192 API keys \u2192 delete."
	})
];
/** Four groups of letters that spell no words: few vowels, or letters that rarely meet. */
function isRandomLetters(text) {
	return text.toLowerCase().split(/[ -]/).filter((group) => !/[aeiou]/.test(group) || /[jqxzvkw]/.test(group) || /[^aeiouy]{3}/.test(group)).length >= 2;
}

// src/secrets/rules/sentences.ts
const proseNames = "(?:pass(?:word|wd|phrase|code|wort)|kennwort|pwd|pw|mot de passe|contrase(?:\\xc3\\xb1|\\xf1|n)a|senha|parola|wachtwoord|has\\xc5\\x82o|\\xd0\\xbf\\xd0\\xb0\\xd1\\x80\\xd0\\xbe\\xd0\\xbb\\xd1\\x8c|\\xe5\\xaf\\x86\\xe7\\xa0\\x81|\\xe5\\xaf\\x86\\xe9\\x92\\xa5|\\xe3\\x83\\x91\\xe3\\x82\\xb9\\xe3\\x83\\xaf\\xe3\\x83\\xbc\\xe3\\x83\\x89|(?:api|access|secret|licen[sc]e|activation|product|account|registration|auth(?:entication|orization)?|client|signing|encryption|webhook|bot|personal access|deploy|service|admin|root|master|private|bearer|session|refresh)[ _-]?(?:key|token|secret|pass(?:word)?)|api-?schl(?:\\xc3\\xbc|\\xfc|ue)ssel|cl(?:\\xc3\\xa9|\\xe9|e) api|clave|secret|token|key|credentials?|login|pin|creds)";
const proseJoin = "(?:[ \\t]{1,3}(?:for|of|to|in|on|f(?:\\xc3\\xbc|ue)r|zum|zur|de|du|des|pour|para|del)[ \\t][^\\r\\n:=]{1,60}?|[ \\t]{0,2}\\([^()\\r\\n]{1,60}\\)|\\*{0,2}|`|\"|')?(?:\\*{0,2}[ \\t]{0,3}(?:[:=]|\\xef\\xbc\\x9a|->|=>|\\|)\\*{0,2}[ \\t]{0,6}(?:[>-][ \\t]{0,4})?|[ \\t]{1,3}(?:is(?: still| now| currently| just| set to)?|was|will be|lautet|ist|est|es|(?:\\xc3[\\xa8\\xa9]|\\xe8|\\xe9|e)|heisst|hei(?:\\xc3\\x9f|\\xdf)t|to|be|=|are|remains|equals)[ \\t]{0,2}:?[ \\t]{1,3}(?:this:?[ \\t]|actually[ \\t]|simply[ \\t]|just[ \\t]|now[ \\t]|still[ \\t])?|[ \\t]{1,2}(?=[`\"'\\xe2]))";
const proseValue = "(?:\\*{2}|\\\\?[\"'`]|\\xe2\\x80[\\x98\\x9c\\x9e]|\\xc2\\xab[ \\t]?|<code>|\\()?(?<secret>[^\\s\"'`<>|,;\\\\*\\xe2\\xc2()]{5,256}(?:[*,][^\\s\"'`<>|,;\\\\*\\xe2\\xc2()]{3,64})?)";
function judgeProse(match) {
	const { path } = match;
	const name = match.groups["name"] ?? "";
	const head = /[A-Za-z0-9_-]{0,64}$/.exec(match.before)?.[0] ?? "";
	if (/[A-Za-z]/.test(head) && nameKind(`${head}${name}`) === "none") return "invalid";
	const comment = isComment(match.before);
	const spoken = / (?:is|was|lautet|ist|est|es|to|be|are) |\s(?:will be|remains|equals)\s/i.test(match.whole.slice(0, -match.secret.length + 0));
	if (codeFile.test(path) && !comment && !spoken) return "invalid";
	let secret = match.secret.replace(/[.!?]+$/, (end) => end === "!" && /[0-9]$/.test(match.secret.slice(0, -1)) ? end : "");
	if (secret.length < match.secret.length && match.secret.length - secret.length > 3) return "invalid";
	secret = secret.replace(/[)\]}]+$/, "");
	const bare = wordsOf(name).join(" ");
	const kind = /^(?:pass|kennwort|pwd|pw|mot de passe|contrase|senha|parola|wachtwoord|has|login|pin|creds|credential)|pass(?:word|wort)?$/.test(bare) || bare === "" || /password|passwort|passwd|pwd/i.test(name) ? "password" : /^(?:key|clave)\b/.test(bare) ? "weak" : "token";
	if (/^[A-Za-z]+(?:['-][A-Za-z]+)*$/.test(secret) && spokenShare(secret) > .4) return "invalid";
	if (/^(?:https?:|www\.|[0-9]+(?:st|nd|rd|th)$|[0-9.,:%-]+$)/i.test(secret)) return "invalid";
	if (kind === "password" && !/[0-9]/.test(secret) && !/[^A-Za-z0-9.,:'_-]/.test(secret)) return isMachineMade(secret) ? "unknown" : "invalid";
	if (testVectors.test(match.before.slice(-160))) return "invalid";
	if (/\{\{[^}\r\n]{0,200}$|\{%[^%\r\n]{0,200}$/.test(lastLine(match.before)) || /^[^{\r\n]{0,80}(?:\}\}|%\})/.test(match.after)) return "invalid";
	return judgeValue(name, kind, secret, kind !== "password");
}
const sentenceRules = [{
	kind: "keyword",
	id: "generic-prose",
	title: "Secret in a sentence",
	provider: "any program",
	confidence: "medium",
	precision: "token",
	keywords: [
		"password",
		"passwort",
		"passphrase",
		"passcode",
		"kennwort",
		"passwd",
		"mot de passe",
		"contrase",
		"senha",
		"wachtwoord",
		"parola",
		"api key",
		"access key",
		"secret key",
		"api-key",
		"api token",
		"access token",
		"auth token",
		"bot token",
		"deploy token",
		"secret is",
		"secret:",
		"token is",
		"token `",
		"key `",
		"password `",
		"secret `",
		"token:",
		"key is",
		"api-schl\u00c3\u00bcssel",
		"api-schluessel",
		"client secret",
		"signing secret",
		"authentication key",
		"encryption key",
		"license key",
		"licence key",
		"activation key",
		"product key",
		"master key",
		"session key",
		"service key",
		"admin key",
		"account key",
		"personal access token",
		"refresh token",
		"signing key",
		"webhook secret",
		"pwd:",
		"pwd is",
		"pw:",
		"pw is",
		"creds:",
		"credentials:",
		"login:",
		"\u00d0\u00bf\u00d0\u00b0\u00d1\u0080\u00d0\u00be\u00d0\u00bb\u00d1\u008c",
		"\u00e5\u00af\u0086\u00e7\xA0\u0081",
		"\u00e5\u00af\u0086\u00e9\u0092\u00a5",
		"\u00e3\u0083\u0091\u00e3\u0082\u00b9\u00e3\u0083\u00af\u00e3\u0083\u00bc\u00e3\u0083\u0089",
		"has\u00c5\u0082o"
	],
	anchor: "start",
	boundary: false,
	pattern: new RegExp(`(?<name>${proseNames})${proseJoin}${proseValue}`, "i"),
	reach: { after: 480 },
	check: judgeProse,
	advice: genericAdvice
}];

// src/secrets/rules/settings.ts
/**
* The generic rules: a value given to a name that promises a secret, in configuration, code, shell and tables.
* `judge-value.ts` decides; sentences are in `sentences.ts`.
*/
const passwordKeywords = [
	"password",
	"passwd",
	"passwort",
	"passphrase",
	"passcode",
	"kennwort",
	"_pass",
	"-pass",
	"dbpass",
	"smtppass",
	"userpass",
	"pwd",
	"sqlpass",
	"bindpw",
	"rootpw",
	"_psk",
	"pswd",
	"psswd",
	"passwrd",
	"senha",
	"contrase",
	"mot_de_passe",
	"motdepasse"
];
const tokenKeywords = [
	"secret",
	"token",
	"api_key",
	"apikey",
	"api-key",
	"api key",
	"access_key",
	"accesskey",
	"access-key",
	"private_key",
	"privatekey",
	"private-key",
	"auth_key",
	"authkey",
	"auth-key",
	"_key",
	"signingkey",
	"signing-key",
	"encryptionkey",
	"encryption-key",
	"masterkey",
	"master-key",
	"licensekey",
	"license-key",
	"sessionkey",
	"sharedkey",
	"servicekey",
	"credential",
	"_creds",
	"_auth",
	"_salt",
	"_jwt",
	"_pat"
];
const closers = "(?:\\\\?[\"'`])?[\\])]{0,2}[?!]?[ \\t]{0,24}";
const sign = `(?::[ \\t]{0,4}[A-Za-z_&'?][A-Za-z0-9_<>\\[\\]|&?:' .*]{0,40}?[ \\t]{0,4}=(?!=)|\\?\\?(?!=)|\\|\\|(?!=)|or(?= )|:=|=>|->|\\?=|\\|\\|=|\\?\\?=|={1,3}|!==?|[:,>|(<])`;
/** Calls that make a secret of their argument, not of something else's name: `SecretStr("\u2026")`, `Buffer.from("\u2026")`. */
const wrapper = "(?:(?:new[ \\t]{1,3})?(?:[A-Za-z_][A-Za-z0-9_]{0,24}(?:\\.|::)){0,2}(?:[A-Za-z]{0,16}(?:String|string|Secret|SecretStr|SecretValue|Password|Token|Credential|Credentials|KeyCredential)|str|text|from|from_static|of|bytes|Bytes|bytearray|b64decode|decodeBase64|base64decode|quote|Value|value|Some|Ok|raw|literal|unsafePlainText|plain|toCharArray|to_string|String_val|fromhex|unhexlify|atob|env|Just|pure)!?\\([ \\t]{0,4}){0,2}";
const literal = "(?:!![a-z]{3,8}[ \\t]{1,3}|[rbfuRBFUNL@$]{1,2}(?=[\"'])|&str[ \\t]{0,4})?";
/** The value: quoted, quoted inside a quoted text, or bare. */
const value = "(?:\\\\?[\"'`])?(?<secret>(?<=\\\\[\"'])[^\"'\\\\\\r\\n]{4,256}(?=\\\\[\"'])|(?<=\")[^\"\\r\\n]{4,256}(?=\")|(?<=')[^'\\r\\n]{4,256}(?=')|(?<=`)[^`\\r\\n]{4,256}(?=`)|(?<![\"'`])[^\\s\"'`,;<>(){}\\[\\]|\\\\]{4,512})";
const setting = `(?<rest>[A-Za-z0-9_.-]{0,48})(?<join>${closers}${sign}[ \\t]{0,24})(?<call>${wrapper})${literal}${value}`;
/** The keywords as one group; a sign at the end of one is left to what follows. */
const anyKeyword = (keywords) => `(?<word>${keywords.map((word) => word.replace(/[:=]$/, "").replace(/[-]/g, "\\-")).join("|")})`;
/** The whole name around the keyword: what stands before it in the text, and the rest after it. */
function wholeName(match) {
	const joined = `${/[A-Za-z0-9_.$\x80-\xff-]{0,64}$/.exec(match.before)?.[0] ?? ""}${match.groups["word"] ?? ""}${match.groups["rest"] ?? ""}`.replace(/[ .]+$/, "");
	const parts = joined.split(".");
	const last = parts.at(-1) ?? joined;
	return /^keys?$/i.test(last) ? parts.slice(-4).join("_") : last;
}
function isQuoted(match) {
	const start = match.whole.length - match.secret.length - 1;
	const mark = match.whole[start];
	return mark === "\"" || mark === "'" || mark === "`";
}
function judgeSetting(match) {
	const { path } = match;
	const quoted = isQuoted(match);
	const secret = quoted ? match.secret : match.secret.split("&", 1)[0] ?? "";
	if (!quoted) {
		if (codeFile.test(path) && !isComment(match.before)) return "invalid";
		if (/^[ \t]?[([{]/.test(match.after) || (match.groups["call"] ?? "") !== "") return "invalid";
		if (!settingFile.test(path) && /[A-Za-z_]\.[A-Za-z_]/.test(secret) && spokenShare(secret) > .5) return "invalid";
	}
	const join = match.groups["join"] ?? "";
	if (/[,(<|]/.test(join) && !quoted && !(proseFile.test(path) || /\|/.test(join))) return "invalid";
	if (/[<]/.test(join)) return "invalid";
	if (/^[A-Za-z]{1,16}&[a-z]{2,8}$/.test(secret) && match.after.startsWith(";")) return "invalid";
	if (/[|]/.test(join) && !/^[ \t]*\|/.test(lastLine(match.before) + match.whole)) return "invalid";
	if (isVectorOfCryptography(secret, path)) return "invalid";
	if (testVectors.test(match.before.slice(-160)) || testVectors.test(match.after.slice(0, 120))) return "invalid";
	if (endsTypeName(match.before) || isInImageAddress(match.before)) return "invalid";
	const name = wholeName(match);
	return judgeValue(name, nameKind(name), secret, quoted);
}
function settingRule(id, title, keywords, gate) {
	return {
		kind: "keyword",
		id,
		title,
		provider: "any program",
		confidence: "medium",
		precision: "token",
		keywords,
		anchor: "start",
		boundary: false,
		gate,
		pattern: new RegExp(`${anyKeyword(keywords)}${setting}`, "i"),
		reach: { after: 720 },
		check: judgeSetting,
		advice: genericAdvice
	};
}
/** `- name: DB_PASSWORD` and on the next line `value: \u2026`; attributes; `<key>token</key><string>\u2026`; Terraform's defaults. */
const pairJoin = "(?:(?:\\\\?[\"'])?[ \\t]{0,8},?[ \\t\\r\\n]{0,40}(?:\\\\?[\"'])?(?:value|val|default|content|defaultvalue|default_value|secretvalue)(?:\\\\?[\"'])?[ \\t]{0,4}(?:[:=]|=>)[ \\t]{0,4}|<\\/[A-Za-z]{1,12}>[ \\t\\r\\n]{0,40}<[A-Za-z]{1,12}>|\\\\?[\"'][ \\t]{0,4}\\{[^{}]{0,240}?default[ \\t]{0,12}=[ \\t]{0,4}|[A-Za-z0-9_\"' -]{0,20}>[ \\t\\r\\n]{0,16}(?:<!\\[CDATA\\[))";
function judgePair(match) {
	const name = wholeName(match);
	return judgeValue(name, nameKind(name), match.secret, isQuoted(match));
}
/** A name and its value with nothing but blanks between: flags, Dockerfiles, definitions. */
const flagBefore = /(?:(?:^|\s)--?[A-Za-z0-9_-]{0,40}|(?:ENV|ARG)[ \t]+[A-Za-z0-9_]{0,40}|(?:#|%)(?:define|global)[ \t]+[A-Za-z0-9_]{0,40}|(?:set -[gxU]+|setx|setenv|set)[ \t]+[A-Za-z0-9_]{0,40}|config set [A-Za-z0-9_.:-]{0,60}|SetEnv[ \t]+[A-Za-z0-9_]{0,40}|\/)$/;
function judgeFlag(match) {
	const head = /[A-Za-z0-9_./:#\- \t]{0,80}$/.exec(match.before)?.[0] ?? "";
	const directive = /(?:^|[\r\n])[ \t]*(?:requirepass|masterauth|rpcpassword|auth_pass|secret|password|bindpw|rootpw)$/i.test(`${match.before}${/^[a-z_]+/i.exec(match.whole)?.[0] ?? ""}`);
	const statement = /(?:^|[\r\n])[ \t]*$/.test(match.before) && isQuoted(match) && /\.(?:gradle|groovy|rb|kts|conf|cfg|pp)$/i.test(match.path);
	if (!flagBefore.test(head) && !statement && !(directive && settingFile.test(match.path))) return "invalid";
	if (codeFile.test(match.path) && !statement && !/#define|(?:^|\s)--[a-z]/.test(head)) return "invalid";
	if (/^[-$<%@]/.test(match.secret)) return "invalid";
	const name = wholeName(match).replace(/^-+/, "");
	return judgeValue(name, nameKind(name), match.secret, isQuoted(match));
}
/** "key" alone says little: only a long text that a machine made counts, and no digest. */
function judgeBareKey(match) {
	const { secret, before, path } = match;
	const head = /[A-Za-z0-9_.$-]{0,40}$/.exec(before)?.[0] ?? "";
	const quoted = isQuoted(match);
	if (isVectorOfCryptography(secret, path) || endsTypeName(before) || isInImageAddress(before)) return "invalid";
	if (nameWords(head).length > 0) {
		const name = `${head.split(".").at(-1) ?? head}Key`;
		return quoted ? judgeValue(name, nameKind(name), secret, quoted) : "invalid";
	}
	if (!quoted && (codeFile.test(path) || !/[?&;]$/.test(before))) return "invalid";
	if (require_review.entropyOf(secret) < 4.2) return "invalid";
	if (secret.length < 28 || secret.length > 160 || /^[0-9a-f-]+$/i.test(secret) || /[\s.:/]/.test(secret)) return "invalid";
	if (!(/[a-z]/.test(secret) && /[A-Z]/.test(secret) && /[0-9].*[0-9]/.test(secret))) return "invalid";
	return judgeValue("api_key", "weak", secret, quoted);
}
const settingRules = [
	settingRule("generic-password", "Password in a setting", passwordKeywords, "assigned"),
	settingRule("generic-secret", "Secret, key or token in a setting", tokenKeywords, "assigned-token"),
	{
		kind: "keyword",
		id: "generic-pass",
		title: "Password under the name \"pass\"",
		provider: "any program",
		confidence: "medium",
		precision: "token",
		keywords: [
			"pass:",
			"pass=",
			"pass\":",
			"pass' =>",
			"pass = \"",
			"pass = '"
		],
		anchor: "start",
		pattern: new RegExp(`(?<word>pass)${setting}`, "i"),
		reach: { after: 640 },
		check: judgeSetting,
		advice: genericAdvice
	},
	{
		kind: "keyword",
		id: "generic-named-value",
		title: "Secret in a pair of name and value",
		provider: "any program",
		confidence: "medium",
		precision: "token",
		keywords: [...passwordKeywords, ...tokenKeywords],
		anchor: "start",
		boundary: false,
		gate: "paired",
		pattern: new RegExp(`${anyKeyword([...passwordKeywords, ...tokenKeywords])}(?<rest>[A-Za-z0-9_.-]{0,48})${pairJoin}${value}`, "i"),
		reach: { after: 720 },
		check: judgePair,
		advice: genericAdvice
	},
	{
		kind: "keyword",
		id: "generic-flag",
		title: "Secret on a command line or in a definition",
		provider: "any program",
		confidence: "medium",
		precision: "token",
		keywords: [
			...passwordKeywords,
			...tokenKeywords,
			"requirepass",
			"masterauth"
		],
		anchor: "start",
		boundary: false,
		gate: "flag",
		pattern: new RegExp(`${anyKeyword([
			...passwordKeywords,
			...tokenKeywords,
			"requirepass",
			"masterauth"
		])}(?<rest>[A-Za-z0-9_.-]{0,48})[ \\t]{1,12}${value}`, "i"),
		reach: { after: 640 },
		check: judgeFlag,
		advice: genericAdvice
	},
	{
		kind: "keyword",
		id: "generic-fallback",
		title: "Secret as the fallback of a setting",
		provider: "any program",
		confidence: "medium",
		precision: "token",
		keywords: [
			"') or '",
			"\") or \"",
			"'] or '",
			"\"] or \""
		],
		anchor: "near",
		reach: {
			before: 72,
			after: 280
		},
		pattern: new RegExp(`(?<word>[A-Za-z0-9_.-]{3,64})["'][)\\]] or ${value}`),
		check: (match) => /[(),]/.test(match.secret) ? "invalid" : judgeValue(match.groups["word"] ?? "", nameKind(match.groups["word"] ?? ""), match.secret, true),
		advice: genericAdvice
	},
	{
		kind: "keyword",
		id: "generic-key",
		title: "Random text under the name \"key\"",
		provider: "any program",
		confidence: "low",
		precision: "token",
		keywords: [
			"\"key\":",
			"'key':",
			"key = \"",
			"key = '",
			"key=\"",
			"key='",
			"key: \"",
			"key: '",
			"key=",
			"'key' =>",
			"key\", \"",
			"key', '",
			"key := \"",
			"key(\"",
			"key('",
			"key\": \"",
			"key': '",
			"key\"] = \"",
			"key'] = '"
		],
		anchor: "start",
		boundary: false,
		gate: "valued",
		pattern: new RegExp(`["']?key["']?\\]?[ \\t]{0,4}(?:=>|:=|[=:,(])[ \\t]{0,4}${value}`, "i"),
		reach: { after: 320 },
		entropy: 3,
		check: judgeBareKey,
		advice: genericAdvice
	}
];

// src/secrets/rules/workplace.ts
const atlassian = "id.atlassian.com \u2192 Security \u2192 API tokens \u2192 revoke (https://id.atlassian.com/manage-profile/security/api-tokens).";
const workplaceRules = [
	tokenRule({
		id: "atlassian-api-token",
		title: "Atlassian API token",
		provider: "Atlassian",
		prefixes: ["ATATT3"],
		body: "[A-Za-z0-9_=-]{80,250}",
		end: "(?![A-Za-z0-9_=-])",
		what: "Acts as its owner in Jira, Confluence and Bitbucket.",
		revoke: atlassian
	}),
	namedRule({
		id: "atlassian-api-token-legacy",
		title: "Atlassian API token (older form)",
		provider: "Atlassian",
		names: [
			"atlassian",
			"jira",
			"confluence"
		],
		words: [
			"token",
			"key",
			"passw",
			"secret",
			"auth"
		],
		value: `(?:${alphanumeric(24)}|[MNO][A-Za-z0-9+/]{43})`,
		entropy: 3.6,
		check: mixedOnly,
		what: "Acts as its owner in Jira and Confluence.",
		revoke: atlassian
	}),
	namedRule({
		id: "trello-token",
		title: "Trello token or key",
		provider: "Atlassian",
		names: ["trello"],
		words: [
			"token",
			"key",
			"secret"
		],
		value: "(?:ATTA[0-9a-f]{64}[A-Z0-9]{8}|[0-9a-f]{64}|[0-9a-f]{32})",
		what: "Reads and writes boards of its owner.",
		revoke: "Trello \u2192 Settings \u2192 Applications \u2192 revoke."
	}),
	tokenRule({
		id: "trello-access-token",
		title: "Trello access token",
		provider: "Atlassian",
		gate: "token",
		prefixes: ["ATTA"],
		body: "[0-9a-f]{64}[A-Z0-9]{8}",
		what: "Reads and writes boards of its owner.",
		revoke: "Trello \u2192 Settings \u2192 Applications \u2192 revoke."
	}),
	tokenRule({
		id: "linear-api-key",
		title: "Linear API key",
		provider: "Linear",
		prefixes: ["lin_api_"],
		body: alphanumeric(40),
		what: "Acts as its owner.",
		revoke: "Linear \u2192 Settings \u2192 Security & access \u2192 Personal API keys \u2192 revoke (https://linear.app/settings/account/security)."
	}),
	tokenRule({
		id: "linear-oauth-token",
		title: "Linear OAuth token or webhook secret",
		provider: "Linear",
		prefixes: ["lin_oauth_", "lin_wh_"],
		body: alphanumeric(32, 64),
		check: digitsAndLetters,
		what: "Acts for the workspace, or signs its events.",
		revoke: "Linear \u2192 Settings \u2192 API \u2192 the application or webhook \u2192 rotate."
	}),
	namedRule({
		id: "linear-client-secret",
		title: "Linear client secret",
		provider: "Linear",
		names: [
			"linear_client",
			"linear-client",
			"linearclient",
			"linear_secret"
		],
		words: [],
		value: hex(32),
		what: "Proves that a request comes from the application.",
		revoke: "Linear \u2192 Settings \u2192 API \u2192 the application \u2192 rotate secret."
	}),
	tokenRule({
		id: "notion-token",
		title: "Notion integration token",
		provider: "Notion",
		prefixes: ["ntn_"],
		body: "[0-9]{11}[A-Za-z0-9]{32,36}",
		what: "Reads and writes the pages that were shared with the integration.",
		revoke: "Notion \u2192 Settings \u2192 Connections \u2192 Develop \u2192 the integration \u2192 refresh secret (https://www.notion.so/my-integrations)."
	}),
	tokenRule({
		id: "notion-token-legacy",
		title: "Notion integration token (older form)",
		provider: "Notion",
		prefixes: ["secret_"],
		body: alphanumeric(43),
		check: mixedOnly,
		what: "Reads and writes the pages that were shared with the integration.",
		revoke: "Notion \u2192 Settings \u2192 Connections \u2192 Develop \u2192 the integration \u2192 refresh secret (https://www.notion.so/my-integrations)."
	}),
	tokenRule({
		id: "figma-access-token",
		title: "Figma personal access token",
		provider: "Figma",
		prefixes: [
			"figd_",
			"figo_",
			"figu_",
			"figor_",
			"figoh_"
		],
		body: base64url(38, 50),
		check: mixedOnly,
		what: "Reads files and comments as its owner.",
		revoke: "Figma \u2192 Settings \u2192 Security \u2192 Personal access tokens \u2192 revoke."
	}),
	namedRule({
		id: "figma-access-token-legacy",
		title: "Figma token (older form)",
		provider: "Figma",
		names: ["figma"],
		words: [
			"token",
			"key",
			"secret"
		],
		value: `[0-9]{4,7}-${uuid}`,
		what: "Reads files and comments as its owner.",
		revoke: "Figma \u2192 Settings \u2192 Security \u2192 Personal access tokens \u2192 revoke."
	}),
	namedRule({
		id: "asana-personal-access-token",
		title: "Asana personal access token",
		provider: "Asana",
		names: ["asana"],
		words: [],
		value: "[012]/[0-9]{15,17}(?:/[0-9]{15,17})?:[0-9a-f]{32}",
		confidence: "high",
		what: "Acts as its owner.",
		revoke: "Asana \u2192 Settings \u2192 Apps \u2192 Developer apps \u2192 the token \u2192 deauthorize (https://app.asana.com/0/my-apps)."
	}),
	namedRule({
		id: "asana-client-secret",
		title: "Asana client secret",
		provider: "Asana",
		names: ["asana"],
		words: ["secret", "token"],
		value: "(?:[0-9a-f]{32}|[A-Za-z0-9]{32})",
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z])/,
		what: "Proves that a request comes from the application.",
		revoke: "Asana developer console \u2192 the app \u2192 OAuth \u2192 reset secret."
	}),
	tokenRule({
		id: "clickup-api-token",
		title: "ClickUp API token",
		provider: "ClickUp",
		prefixes: ["pk_"],
		body: "[0-9]{6,10}_[A-Z0-9]{32}",
		what: "Acts as its owner.",
		revoke: "ClickUp \u2192 Settings \u2192 Apps \u2192 API token \u2192 regenerate."
	}),
	namedRule({
		id: "todoist-api-token",
		title: "Todoist, Pipedrive or Shortcut token",
		provider: "several trackers",
		names: [
			"todoist",
			"pipedrive",
			"shortcut",
			"clubhouse",
			"bitly",
			"youtrack",
			"wrike"
		],
		words: [
			"token",
			"key",
			"secret"
		],
		value: `(?:[0-9a-f]{40}|${uuid}|perm:[A-Za-z0-9+/=._-]{30,100})`,
		what: "Acts as its owner.",
		revoke: "The product's settings \u2192 Integrations or API \u2192 new token."
	}),
	tokenRule({
		id: "typeform-api-token",
		title: "Typeform token",
		provider: "Typeform",
		prefixes: ["tfp_"],
		body: "[A-Za-z0-9_.=-]{40,80}",
		end: "(?![A-Za-z0-9_=-])",
		what: "Reads forms and answers of its owner.",
		revoke: "Typeform \u2192 Settings \u2192 Personal tokens \u2192 delete."
	}),
	tokenRule({
		id: "hubspot-private-app-token",
		title: "HubSpot private app token",
		provider: "HubSpot",
		prefixes: [
			"pat-na1-",
			"pat-na2-",
			"pat-na3-",
			"pat-eu1-",
			"pat-ap1-"
		],
		body: uuid,
		what: "Reads and writes contacts and deals with the scopes that it was given.",
		revoke: "HubSpot \u2192 Settings \u2192 Integrations \u2192 Private Apps \u2192 the app \u2192 rotate."
	}),
	namedRule({
		id: "hubspot-api-key",
		title: "HubSpot API key or client secret",
		provider: "HubSpot",
		names: ["hubspot", "hapikey"],
		words: [],
		value: uuid,
		what: "Reads and writes contacts and deals.",
		revoke: "HubSpot \u2192 Settings \u2192 Integrations, or the developer account \u2192 the app \u2192 rotate.",
		check: (match) => /key|token|secret|auth/i.test(match.whole.slice(0, -36)) ? "unknown" : "invalid"
	}),
	tokenRule({
		id: "salesforce-access-token",
		title: "Salesforce session or refresh token",
		provider: "Salesforce",
		prefixes: ["00D"],
		body: "[A-Za-z0-9]{12,15}![A-Za-z0-9_.]{60,200}",
		what: "Acts as its user in the organisation.",
		revoke: "Salesforce Setup \u2192 Session Management \u2192 remove, or Connected Apps OAuth Usage \u2192 revoke."
	}),
	tokenRule({
		id: "salesforce-refresh-token",
		title: "Salesforce refresh token",
		provider: "Salesforce",
		prefixes: ["5Aep861"],
		body: "[A-Za-z0-9._=]{70,90}",
		end: "",
		what: "Gives new access tokens for the user who consented.",
		revoke: "Salesforce Setup \u2192 Connected Apps OAuth Usage \u2192 revoke."
	}),
	tokenRule({
		id: "zoho-oauth-token",
		title: "Zoho OAuth token",
		provider: "Zoho",
		prefixes: ["1000."],
		body: "[0-9a-f]{32}\\.[0-9a-f]{32}",
		what: "Acts for the user who consented.",
		revoke: "Zoho Accounts \u2192 Sessions \u2192 Connected apps \u2192 remove."
	}),
	namedRule({
		id: "customer-product-key",
		title: "Sales or support product key",
		provider: "several products",
		names: [
			"freshdesk",
			"freshservice",
			"helpscout",
			"frontapp",
			"drift",
			"gorgias",
			"calendly",
			"surveymonkey",
			"jotform",
			"monday",
			"basecamp",
			"activecampaign",
			"convertkit",
			"apollo_api",
			"hunter",
			"clearbit"
		],
		words: [
			"key",
			"token",
			"secret"
		],
		value: "(?:[0-9a-f]{32}|[A-Za-z0-9]{20}|[A-Za-z0-9_-]{22,64})",
		exact: /^(?=.*[0-9].*[0-9])(?=.*[A-Za-z])/,
		entropy: 3.3,
		what: "Reads and writes customers' records.",
		revoke: "The product's settings \u2192 API \u2192 new key."
	})
];

// src/secrets/rules/index.ts
/** The rules by family, for pages and for the benchmark's table. */
const secretRuleFamilies = {
	amazon: amazonRules,
	azure: azureRules,
	google: googleRules,
	hosting: hostingRules,
	forges: forgeRules,
	packages: packageRules,
	models: [...modelRules, ...modelToolRules],
	messaging: [...messagingRules, ...mailRules],
	payments: paymentRules,
	data: dataRules,
	observability: observabilityRules,
	identity: identityRules,
	automation: automationRules,
	workplace: [...workplaceRules, ...publishingRules],
	"private-keys": privateKeyRules,
	addresses: addressRules,
	headers: headerRules,
	code: codeRules,
	files: fileRules,
	settings: [...settingRules, ...sentenceRules]
};
const secretRuleList = Object.values(secretRuleFamilies).flat();

exports.secretRuleFamilies = secretRuleFamilies;
exports.secretRuleList = secretRuleList;
