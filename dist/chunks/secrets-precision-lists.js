// src/secrets/precision-lists.ts
/** The lists of the precision layer. Lower case unless said otherwise. */
/** Anywhere in a token or password, these make it a placeholder. */
const placeholderWords = [
	"example",
	"placeholder",
	"changeme",
	"change-me",
	"change_me",
	"replaceme",
	"replace-me",
	"replace_me",
	"your-",
	"your_",
	"yourtoken",
	"yourkey",
	"yoursecret",
	"yourpassword",
	"yourapikey",
	"my-secret-",
	"my_secret_",
	"insert-",
	"insert_",
	"dummy",
	"redacted",
	"censored",
	"sanitized",
	"notreal",
	"not-real",
	"not_real",
	"not-a-real",
	"fake",
	"foobar",
	"todo",
	"xxxx",
	"****",
	"....",
	"-here",
	"_here",
	"deadbeef",
	"verylong",
	"1a2b3c",
	"a1b2c3",
	"opensesame",
	"undefined",
	"goes-here",
	"lorem"
];
/** How values that are encrypted already begin (case counts): SOPS, Ansible, Vault transit, age, Rails, KMS, sealed secrets, password hashes. */
const ciphertextMarks = [
	"ENC[",
	"ENC(",
	"enc:v1:",
	"$ANSIBLE_VAULT",
	"!vault",
	"vault:v",
	"age1",
	"AQICAH",
	"AQECAH",
	"AgB",
	"AgA",
	"$2a$",
	"$2b$",
	"$2y$",
	"$argon2",
	"$pbkdf2",
	"$scrypt$",
	"$1$",
	"$5$",
	"$6$",
	"$y$",
	"{SSHA}",
	"{SHA}",
	"{bcrypt}",
	"pbkdf2_sha256$",
	"scrypt:",
	"{cipher}",
	"CiQA"
];
/** Credentials that vendors print in their documentation. Put together here, so that no scanner trips over this file. */
const vendorExamples = /* @__PURE__ */ new Set([
	["AKIAIOSFODNN7", "EXAMPLE"].join(""),
	["AKIAI44QH8DHB", "EXAMPLE"].join(""),
	["wJalrXUtnFEMI/K7MDENG/", "bPxRfiCYEXAMPLEKEY"].join(""),
	["je7MtGbClwBF/2Zp9Utk/", "h3yCo8nvbEXAMPLEKEY"].join(""),
	["Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/", "K1SZFPTOtr/KBHBeksoGMGw=="].join(""),
	["C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/", "Jw=="].join(""),
	[
		"sk_",
		"test_4eC39HqLyjW",
		"DarjtT1zdp7dc"
	].join(""),
	[
		"sk_",
		"test_BQokikJOvBi",
		"I2HlWgH4olfQ2"
	].join(""),
	["glsa_HOruNAb7SOiCdshU9al", "gkrq7FDsNSLAa_54e2f8be"].join(""),
	["key-3ax6xnjp29jd6fd", "s4gc373sgvjxteol0"].join(""),
	["110201543:AAHdqTcvCH1vGWJx", "fSeofSAs0K5PALDsaw"].join(""),
	["ghp_16C7e42F292c6912E77", "10c838347Ae178B4a"].join(""),
	["JBSWY3DP", "EHPK3PXP"].join(""),
	["GEZDGNBVGY3TQOJQ", "GEZDGNBVGY3TQOJQ"].join(""),
	[
		"MTk4NjIyNDgzNDcxOTI1MjQ4",
		"Cl2FMQ",
		"ZnCjm1XVW7vRze4b7Cq4se7kKWs"
	].join("."),
	["xoxb-17653672481-19874698323", "pdFZKVeTuE8sk7oOcHrzqqgy"].join("-"),
	["AIzaSyDaGmWKa4JsXZ-", "HjGw7ISLn_3namBGewQe"].join(""),
	["0xac0974bec39a17e36ba4a6b4d238ff94", "4bacb478cbed5efcae784d7bf4f2ff80"].join(""),
	["ac0974bec39a17e36ba4a6b4d238ff94", "4bacb478cbed5efcae784d7bf4f2ff80"].join(""),
	["0x4f3edf983ac636a65a842ce7c78d9aa7", "06d3b113bce9c46f30d7d21715b23b1d"].join(""),
	["9d61b19deffd5a60ba844af492ec2cc4", "4449c5697b326919703bac031cae7f60"].join(""),
	["77076d0a7318a57d3c16c17251b26645", "df4c2f87ebc0992ab177fba51db92c2a"].join(""),
	["2b7e151628aed2a6", "abf7158809cf4f3c"].join(""),
	["8e73b0f7da0e6452c810f32b", "809079e562f8ead2522c6b7b"].join(""),
	["603deb1015ca71be2b73aef0857d7781", "1f352c073b6108d72d9810a30914dff4"].join(""),
	["AyM1SysPpbyDfgZld3umj1qzKObwVMko", "qQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"].join("")
]);
/** Words that stand where a password would stand and are none. */
const ordinaryWords = new Set("a an the of to in is and or for with on at by from as not no none null nil true false undefined void any string number boolean integer int str bool object array char text varchar bytes byte optional required password passwd pass passphrase pwd secret secrets token tokens key keys api auth access refresh bearer basic credential credentials user username login email name value values type id test tests testing default example sample input field label title message error invalid valid missing expired hidden private public client server admin root guest demo config configuration settings options option param parameter parameters argument args header headers cookie cookies session csrf hash salt digest encrypted encoded decoded confirm confirmation current new old reset forgot change update create delete get set has generate generated random your my our here this that must should please enter provide use using length min max empty required forbidden unauthorized authorization authentication authenticate aws google azure github gitlab slack stripe openai anthropic vault file path url uri host port database db environment env variable var prod production staging development dev local".split(" "));

// src/secrets/precision.ts
/**
* The precision layer: what looks like a secret and is none. Every dismissal has a reason, so that tests and the
* benchmark can say which filter was at work. The lists are in `precision-lists.ts`.
*/
/** Why the match is no finding, or undefined where it is one. */
function dismissalOf(rule, match, verdict) {
	const { secret } = match;
	if (rule.entropy !== void 0 && entropyOf(secret) < rule.entropy) return "entropy";
	return dismissalOfSecret(secret, rule.precision, match, verdict);
}
/** The filters that need no more than the secret and its surroundings; file rules pass through here too. */
function dismissalOfSecret(secret, precision, around, verdict) {
	if (precision === "none") return void 0;
	if (isVendorExample(secret)) return "vendor-example";
	if (verdict === "valid") return void 0;
	if (isCiphertext(secret)) return "ciphertext";
	if (namesDigest.test(around.before.slice(-16))) return "hash";
	if (isTemplate(secret, around)) return "template";
	if (isPlaceholder(secret)) return "placeholder";
	if (isRepetition(secret)) return "repetition";
	if (isSequence(secret)) return "sequence";
	if (precision === "token") return void 0;
	if (isReference(secret, around.after)) return "reference";
	if (isUuid(secret)) return "uuid";
	if (isPath(secret)) return "path";
	if (isOrdinaryWord(secret)) return "ordinary-word";
}
/** Shannon entropy in bits per character. */
function entropyOf(text) {
	const counts = /* @__PURE__ */ new Map();
	for (let index = 0; index < text.length; index++) {
		const unit = text.charCodeAt(index);
		counts.set(unit, (counts.get(unit) ?? 0) + 1);
	}
	let bits = 0;
	for (const count of counts.values()) bits -= count / text.length * Math.log2(count / text.length);
	return bits;
}
/** `sha256=\u2026` in a list of files, `sha512-\u2026` in an attribute: the digest's own bytes may spell a prefix. */
const namesDigest = /(?:sha-?(?:1|224|256|384|512)|md5|blake[23][a-z0-9]{0,3})[=:-]$/i;
function isVendorExample(secret) {
	if (vendorExamples.has(secret)) return true;
	return /EXAMPLE(?:KEY)?$/.test(secret);
}
function isCiphertext(secret) {
	return ciphertextMarks.some((mark) => secret.startsWith(mark));
}
const templateMarks = /\$\{|\{\{|\}\}|<%|%>|\$\(|#\{|\{%|@@|\$\[\[|%\(|(?:^|[/:@.=-])\$[A-Za-z_][A-Za-z0-9_]*\b|\$[A-Z][A-Z0-9]*_[A-Z0-9_]+\b|^%[A-Za-z_]+%$|^<[^>]*>$|^\[[^\]]*\]$|^\{[^}]*\}$|^%[sdv]$/;
/** The value is filled in elsewhere: `${KEY}`, `{{ key }}`, `<your-key>`, `%KEY%`, `$KEY`. */
function isTemplate(secret, around) {
	if (templateMarks.test(secret)) return true;
	return /(?:\$\{|\{\{|<%=?)[ \t]*$/.test(around.before.slice(-8)) && /^[ \t]*(?:\}|%>)/.test(around.after.slice(0, 8));
}
/** Longer texts hold any four letters by chance: there a short word counts only where it stands by itself. */
const longText = 40;
/** Part of a longer text was made unreadable. */
const crossedOut = "x".repeat(7);
function isPlaceholder(secret) {
	const lower = secret.toLowerCase();
	if (lower.includes(crossedOut)) return true;
	return placeholderWords.some((word) => {
		const at = lower.indexOf(word);
		if (at < 0) return false;
		if (secret.length <= longText || word.length > 5) return true;
		return !/[a-z0-9]/.test(lower.charAt(at - 1)) && !/[a-z0-9]/.test(lower.charAt(at + word.length));
	});
}
/** Few different characters, or one that fills a third of the text in a row: `xxxxxxxx`, `********`, `000000`. */
function isRepetition(secret) {
	if (secret.length < 4) return false;
	if (new Set(secret.toLowerCase()).size <= Math.min(3, secret.length / 4)) return true;
	return longestRun(secret, (previous, next) => previous === next) >= Math.max(5, secret.length / 3);
}
/**
* Six neighbours of the alphabet in a row, up or down: `123456`, `abcdef`, `654321`. In 64 random hex digits that
* happens once in twenty thousand times.
*/
function isSequence(secret) {
	const lower = secret.toLowerCase();
	if (longestRun(lower, (previous, next) => next - previous === 1 || previous === 57 && next === 97 || previous === 57 && next === 48) >= 6 || longestRun(lower, (previous, next) => previous - next === 1) >= 6) return true;
	return /(.)\1(?!\1)(.)\2(?!\2)(.)\3/.test(lower) && longestRun(lower, (previous, next) => next === previous || next - previous === 1) >= 8;
}
function longestRun(text, continues) {
	let longest = 1;
	let run = 1;
	for (let index = 1; index < text.length; index++) {
		run = continues(text.charCodeAt(index - 1), text.charCodeAt(index)) ? run + 1 : 1;
		if (run > longest) longest = run;
	}
	return longest;
}
/** Code, not text: a call, a member, an index, an environment variable. */
function isReference(secret, after) {
	if (/^[A-Za-z_$][A-Za-z0-9_$]*(?:\.[A-Za-z_$][A-Za-z0-9_$]*|\[[^\]]{0,40}\])+$/.test(secret)) return true;
	if (/^[A-Za-z_$][A-Za-z0-9_$.:>-]*$/.test(secret) && /^[ \t]*[([]/.test(after)) return true;
	return /^(?:process\.env|os\.environ|os\.getenv|env\.|ENV\[|System\.getenv|secrets\.|var\.|local\.|data\.|module\.|vault:|arn:|ssm:|secretsmanager:|op:\/\/|ref\+|keyring:|file:|env:)/.test(secret);
}
function isUuid(secret) {
	return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(secret);
}
function isPath(secret) {
	return /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)[A-Za-z0-9_.\-/\\ ]*$/.test(secret) || /^https?:\/\/[^@]*$/.test(secret);
}
/** One ordinary word, or several joined the way programmers do: no digit, nothing random. */
function isOrdinaryWord(secret) {
	const words = secret.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-z]+/).filter((word) => word.length > 0);
	if (/[0-9]/.test(secret) || words.length === 0) return false;
	const known = ordinaryWords;
	return words.every((word) => known.has(word));
}

Object.defineProperty(exports, "dismissalOf", {
  enumerable: true,
  get: function () {
    return dismissalOf;
  }
});
Object.defineProperty(exports, "dismissalOfSecret", {
  enumerable: true,
  get: function () {
    return dismissalOfSecret;
  }
});
Object.defineProperty(exports, "entropyOf", {
  enumerable: true,
  get: function () {
    return entropyOf;
  }
});
Object.defineProperty(exports, "ordinaryWords", {
  enumerable: true,
  get: function () {
    return ordinaryWords;
  }
});
