/**
 * What a value says of itself: chosen by a machine, chosen by a person, or no secret at all. The engine's precision
 * layer has taken out templates, placeholders and ciphertext before; this is the rest of the model.
 */
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { entropyOf } from "../precision.ts";
import { ordinaryWords } from "../precision-lists.ts";

/** Words of defaults that every tutorial and every development set-up has. */
const defaultWords: ReadonlySet<string> = new Set(
  (
    "postgres postgresql mysql mariadb mongo mongodb redis rabbitmq rabbit guest minio minioadmin elastic kibana " +
    "sa anonymous super superuser supersecret topsecret verysecret letmein welcome qwerty asdf foo bar baz qux hello world abc " +
    "pass passw passwort kennwort secure insecure unsafe weak strong wrong right good bad correct incorrect some any " +
    "hunter monkey dragon sesame open mypass mypassword mysecret mytoken mykey mysecretkey myapikey supersecretkey supersecretpassword secretkey secretpassword secrettoken apikey " +
    "apitoken accesstoken authtoken accesskey privatekey publickey sharedsecret clientsecret somesecret somepassword testpassword testtoken testkey testsecret testing dummypassword fakepassword fakekey faketoken " +
    "user users name alice bob charlie john jane doe company corp acme contoso app application web site page index " +
    "one two three four five six seven eight nine ten first second third last next previous replace me it do not " +
    "commit use only never real change please note see docs documentation readme tbd tba n a na p ss w rd wrd passwd " +
    "opensesame trustno1 iloveyou swordfish correcthorsebatterystaple hunter2 pa55 pa55word p4ss p4ssword passw0rd s3cret s3cr3t secr3t keyboard cat value1 value2 local host docker compose stage qa ci test1 demo1 temp tmp blah xyz"
  ).split(" "),
);

/** Splits a value into lower-case words: at signs, at digits, where small letters end and capitals begin. */
export function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 0);
}

/** Every word in it is one that stands where secrets stand and is none: `test1234`, `my-secret-key`, `postgres`. */
export function isDefaultValue(value: string): boolean {
  const lower = value.toLowerCase();
  if (defaultWords.has(lower) || /^x*$/.test(lower.replace(/[^a-z0-9]/g, ""))) return true;
  const plain = lower
    .replace(/0/g, "o")
    .replace(/1|!/g, "i")
    .replace(/3/g, "e")
    .replace(/4|@/g, "a")
    .replace(/5|\$/g, "s");
  if (
    /^(?:my|the|super|very|top)?(?:p[a]ss(?:word|wd|phrase)?|secret|admin|letmein|welcome|qwerty|changeme|hunter2?)(?:[0-9i]{0,4}|[a-z]?)[^a-z0-9]{0,2}$/.test(
      plain,
    )
  )
    return true;
  if (/pass(?:word|wd|wort)/i.test(value) && /^[^0-9]*[0-9]{0,3}[^A-Za-z0-9]{0,2}$/.test(value)) return true;
  const counted = /^([A-Za-z]{3,16})[-_@]?([0-9]{3,9})[!@#]?$/.exec(value);
  if (counted !== null && isCountingUp(counted[2] ?? "") && spokenShare(counted[1] ?? "") > 0.5) return true;
  const words = wordsOf(value);
  if (words.length === 0) return /^[0-9]{1,8}$/.test(value);
  if (/^[^a-z]{0,2}pass+w?o?[^a-z]?r?d[^a-z]{0,3}$/.test(lower.replace(/%[0-9a-f]{2}/g, "."))) return true;
  const digits = value.replace(/[^0-9]/g, "");
  if (digits.length > 4 && !isCountingUp(digits)) return false;
  const ordinary = ordinaryWords;
  return words.every((word) => ordinary.has(word) || defaultWords.has(word));
}

/** `12345`, `123456789`, `00000`, `2024` at the end are not random. */
function isCountingUp(digits: string): boolean {
  return "01234567890123456789".includes(digits) || "98765432109876543210".includes(digits) || /^(\d)\1*$/.test(digits);
}

/** How many of the letters stand in runs that can be spoken, from 0 to 1. */
export function spokenShare(value: string): number {
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
const pairRows: readonly string[] = [
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
  "30016000300000200000000002",
];

/** Mean of the pairs' marks, from which a run counts as speech: 97 % of words of eight letters pass, 10 % of random ones. */
const spokenMark = 4.6;
const firstLetter = 97;

function isSpoken(run: string): boolean {
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
export function isWorded(text: string): boolean {
  const parts = text.split(/[-_. /]+/).filter((part) => part.length > 1);
  const words = parts.filter(
    (part) => /^[A-Za-z]?[a-z]+$/.test(part) && (part.length < 3 || isSpoken(part.toLowerCase())),
  );
  const lengthOf = (list: readonly string[]): number => list.reduce((sum, part) => sum + part.length, 0);
  return words.length >= 4 && lengthOf(words) / lengthOf(parts) > 0.6;
}

/** Hex in which every byte counts up, or one byte repeats: keys of test vectors. */
function isArithmeticHex(value: string): boolean {
  const hex = /^(?:0x)?([0-9a-f]{16,})$/i.exec(value)?.[1];
  if (hex === undefined || hex.length % 2 !== 0) return false;
  const bytes = Buffer.from(hex, "hex");
  const step = ((bytes[1] ?? 0) - (bytes[0] ?? 0) + 256) & 255;
  for (let at = 1; at < bytes.length; at++) {
    if (((bytes[at] ?? 0) - (bytes[at - 1] ?? 0) + 256 - step) & 255) return false;
  }
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
  "example",
];
const digestNames: ReadonlyMap<number, string> = new Map([
  [32, "md5"],
  [40, "sha1"],
  [64, "sha256"],
]);

/** True for the MD5, SHA-1 or SHA-256 of a word that tutorials hash. */
function isDigestOfWord(value: string): boolean {
  const algorithm = /^[0-9a-f]+$/i.test(value) ? digestNames.get(value.length) : undefined;
  if (algorithm === undefined) return false;
  const lower = value.toLowerCase();
  return hashedWords.some((word) => createHash(algorithm).update(word).digest("hex") === lower);
}

/** Beginnings of what is public, encrypted or a digest. */
const publicBeginnings =
  /^(?:ssh-(?:rsa|ed25519|dss)|ecdsa-sha2|sk-ssh|sk-ecdsa|age1|pk[_.-]|pub[_-]|sb_publishable_|pub[0-9a-f]{32}$|public|phc_|sub-c-|ca-pub-|mob-[0-9a-f]|NR(?:JS|BR)-|dvc_(?:client|mobile)_|G-[A-Z0-9]{8,12}$|UA-[0-9]|GTM-|sha(?:1|224|256|384|512)?[-:]|md5[-:]|blake|crc|gAAAAA|AQICAH|AQECAH|urn:|arn:|projects\/|did:|data:|cid:|mailto:|magnet:|MIGf|MIIB[IC]jAN|MFkwEwYH|MCowBQYDK2V|#(?:[0-9a-fA-F]{3,8}|[a-zA-Z][\w-]*)$|0x[0-9a-fA-F]{40}$|v?[0-9]+\.[0-9]+)/;

/** `/run/secrets/db`, `./keys/main`, `C:\\keys`: not base64 that begins with a slash. */
function isPathLike(value: string): boolean {
  if (/^(?:\.{1,2}\/|~\/|[A-Za-z]:\\|\$HOME|\/\/[a-z])/.test(value)) return true;
  if (!value.startsWith("/")) return false;
  return (
    spokenShare(value) > 0.5 ||
    /^\/(?:etc|var|run|usr|opt|home|tmp|mnt|srv|root|dev|proc|bin|lib|app|api|v[0-9])(?:\/|$)/.test(value)
  );
}

/** Part of a regular expression: groups that look around, negated classes, bounds. */
export function isPatternLike(value: string): boolean {
  return /\(\?[:=!<]|\[\^|\[(?:a-z|A-Z|0-9)|\{[0-9]{1,4},[0-9]{0,4}\}|\\[dwsbDWSu]\b/.test(value);
}

/** The value names where the secret is, or what it is like; it is none. */
export function isHarmlessValue(value: string): boolean {
  if (publicBeginnings.test(value)) return true;
  if (/^(?:https?|file|s3|gs|git|ssh|ws|wss|tel):/i.test(value)) return true;
  // Where the secret is kept: `op://…`, `vault:secret/data/db#password`, `ssm:/prod/db`.
  // An address with a password in it is the business of the rules for addresses.
  if (/^[a-z][a-z0-9+.-]{1,24}:\/\//i.test(value)) return true;
  if (/^[a-z][a-z+.-]{1,24}:[/A-Za-z][A-Za-z0-9/_.#-]*$/.test(value) && spokenShare(value) > 0.5) return true;
  if (isPathLike(value) || isPatternLike(value)) return true;
  if (/^\/?(?:[A-Za-z0-9_.@-]+\/)+[A-Za-z0-9_.@-]*$/.test(value) && spokenShare(value) > 0.6) return true;
  // A glob: `src/**`, `*.cases.yaml`.
  if (/^[A-Za-z0-9_.@/-]*(?:\*\*|\/\*|\*\.)[A-Za-z0-9_.@*/-]*$/.test(value)) return true;
  if (
    /\.(?:json|ya?ml|toml|txt|pem|key|crt|cer|env|conf|cfg|ini|xml|js|ts|py|go|rb|php|java|md|html|css|svg|png|sh|log|pub|jks|p12)$/i.test(
      value,
    )
  )
    return true;
  if (/^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[a-z]{2,}$/i.test(value)) return true;
  if (/^[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?:[T ][0-9:.Z+-]*)?$/.test(value)) return true;
  if (/^(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?::[0-9]+)?$/.test(value)) return true;
  if (/^[a-z][a-z0-9.-]*:[0-9]{2,5}$/i.test(value)) return true;
  // Comparisons of code; numbers with the escapes of line ends between them.
  if (/[=!]==/.test(value) || /^[0-9]+(?:\\{1,2}[nrt][0-9]*)+$/.test(value)) return true;
  // Numbers, signs alone, expressions, escapes, formats.
  if (/^[-+0-9.eE_]+$/.test(value) || !/[A-Za-z0-9\x80-\xff]/.test(value)) return true;
  if (
    /\[[^\]]{0,20}[a-zA-Z0-9]-[a-zA-Z0-9][^\]]{0,40}\]|\\[dwsbDWSu]|\\x[0-9a-f]{2}|\(\?[:=!<]|\)[*+?]|\.[*+](?![A-Za-z0-9])|%[0-9]*[sdvqf]\b.*%|[\0-\x08\x0e-\x1f\x7f]/i.test(
      value,
    )
  )
    return true;
  if (/^-?[0-9]+(?:\.[0-9]+)?(?:ms|s|m|h|d|kb|mb|gb|px|em|rem|%)?$/i.test(value)) return true;
  // Hashes of bcrypt, argon2 and crypt, wherever they stand in the text; code that goes on.
  if (/\$2[abxy]\$[0-9]{2}\$|\$argon2|\$[156y]\$[A-Za-z0-9./]{2,}\$/.test(value) || /[[({]$/.test(value)) return true;
  // A union of types, an index, a flag, a text that was cut, a format with a name in it.
  if (
    /^[A-Za-z]\w*(?:\|[A-Za-z]\w*)+$|^[A-Za-z_]\w*\[[^\]]*\](?:\.\w+)*$|^--?[a-z][a-z-]+$|\.{3}$|::|\{[A-Za-z_.]+\}/.test(
      value,
    )
  )
    return true;
  // A sealed secret of Kubernetes: a length, then hundreds of bytes.
  if (/^A[gQ][A-D][A-Za-z0-9+/]{300,}={0,2}$/.test(value)) return true;
  return isArithmeticHex(value) || isDigestOfWord(value);
}

/** Names of algorithms and formats, whose digits make no password. */
const technicalTerms =
  /(?<![A-Za-z0-9])(?:ed25519|x25519|ed448|secp256[kr]1|p-?(?:256|384|521)|sha-?(?:1|224|256|384|512)|md5|aes-?(?:128|192|256)|[hrpe]s(?:256|384|512)|base(?:32|58|62|64)|utf-?(?:8|16)|latin1|oauth-?2|http-?[123]|ipv[46]|x509|pkcs-?(?:1|7|8|12)|s3|ec2|k8s|v[0-9]{1,2}|argon2(?:id)?|rfc[0-9]{4}|aws4|s3v4|pbkdf2|bcrypt|scrypt|hmac)(?![A-Za-z0-9])/gi;

/** A name of code, a key of a translation, a rule of style: letters joined as programmers and designers join them. */
export function isIdentifier(text: string): boolean {
  const value = text.replace(technicalTerms, "word");
  if (/^[a-z]+(?:[A-Z][a-z]+)+[0-9]?$/.test(value)) return spokenShare(value) > 0.55;
  if (/^[A-Za-z]+(?:[_.:/-][A-Za-z]+)+[0-9]{0,2}$/.test(value)) return spokenShare(value) > 0.55;
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$/.test(text)) {
    return spokenShare(text) > 0.4 || /(?:_[A-Z][A-Z0-9]{0,9}){3}/.test(text);
  }
  // `krb5_rfc1964_keydata`
  if (/^[a-z]+[0-9]{0,4}(?:_[a-z]+[0-9]{0,4}){2,}$/.test(value)) return spokenShare(value) > 0.4;
  if (/^[A-Za-z_$][\w$]*(?:(?:\.|::|->)[A-Za-z_$][\w$]*)+$/.test(value)) return spokenShare(value) > 0.6;
  return /^[A-Za-z]+$/.test(value) && spokenShare(value) > 0.6;
}

/** Least length and entropy of what a machine chose: from 16 characters of base 62, 20 of hex. */
export function isMachineMade(value: string): boolean {
  if (/\s/.test(value)) return false;
  if (value.length < 12) return false;
  const entropy = entropyOf(value);
  if (/^(?:0x)?[0-9a-f]+$/i.test(value))
    return value.length >= 16 && entropy >= 2.7 && /[0-9]/.test(value) && /[a-f]/i.test(value);
  if (/^[0-9]+$/.test(value)) return false;
  // Product keys: groups of five.
  if (/^(?:[A-Z0-9]{4,6}-){3,7}[A-Z0-9]{4,6}$/.test(value)) return spokenShare(value) < 0.6;
  const hasDigit = /[0-9]/.test(value);
  const kinds =
    Number(/[a-z]/.test(value)) + Number(/[A-Z]/.test(value)) + Number(hasDigit) + Number(/[^A-Za-z0-9]/.test(value));
  if (kinds < 2) return value.length >= 20 && entropy >= 3.6 && spokenShare(value) < 0.5;
  if (entropy < (value.length < 16 ? 3 : value.length < 24 ? 3.2 : 3.5)) return false;
  if (spokenShare(value) > (hasDigit ? 0.72 : 0.5) && !/[0-9].*[0-9].*[0-9].*[0-9]/.test(value)) return false;
  return hasDigit || (kinds >= 3 && value.length >= 16) || value.length >= 32;
}

/** What a person chose as a password: several kinds of characters, and not merely a word. */
export function isPersonMade(value: string): boolean {
  if (value.length < 6 || value.length > 128) return false;
  const hasLetter = /[A-Za-z\x80-\xff]/.test(value);
  const hasDigit = /[0-9]/.test(value);
  const hasSign = /[^A-Za-z0-9\s\x80-\xff]/.test(value);
  // `PassWordMustBeAtLeast6Chars.`
  if (spokenShare(value) > 0.75 && wordsOf(value).length >= 5) return false;
  if (/\s/.test(value)) return hasDigit && hasSign && value.split(/\s+/).length <= 3 && value.length >= 10;
  if (hasLetter && hasDigit) return true;
  // Three words and more with one sign between them are a phrase.
  if (/^[^A-Za-z]?[A-Za-z]+(?:[^A-Za-z0-9][A-Za-z]+){2,}[^A-Za-z0-9]?$/.test(value) && spokenShare(value) > 0.6)
    return false;
  if (hasLetter && hasSign) return !/^[A-Za-z]+(?:[-_.:/][A-Za-z]+)*[?!:.]?$/.test(value) || spokenShare(value) < 0.45;
  if (hasLetter) return /[a-z][A-Z]|[A-Z]{2}[a-z]/.test(value) && value.length >= 8 && spokenShare(value) < 0.5;
  return hasDigit && hasSign && value.length >= 8;
}
