/** Secrets in what people write: "the password is …", "Passwort: …", "mot de passe : …". */
import type { SecretMatch, SecretRule, Verdict } from "../rule.ts";
import { codeFile, genericAdvice, isComment, judgeValue, lastLine, testVectors } from "./judge-value.ts";
import { isMachineMade, spokenShare, wordsOf } from "./password-shape.ts";
import { type NameKind, nameKind } from "./setting-names.ts";

const proseNames =
  "(?:pass(?:word|wd|phrase|code|wort)|kennwort|pwd|pw|mot de passe|contrase(?:\\xc3\\xb1|\\xf1|n)a|senha|parola|wachtwoord|has\\xc5\\x82o|\\xd0\\xbf\\xd0\\xb0\\xd1\\x80\\xd0\\xbe\\xd0\\xbb\\xd1\\x8c|\\xe5\\xaf\\x86\\xe7\\xa0\\x81|\\xe5\\xaf\\x86\\xe9\\x92\\xa5|\\xe3\\x83\\x91\\xe3\\x82\\xb9\\xe3\\x83\\xaf\\xe3\\x83\\xbc\\xe3\\x83\\x89|(?:api|access|secret|licen[sc]e|activation|product|account|registration|auth(?:entication|orization)?|client|signing|encryption|webhook|bot|personal access|deploy|service|admin|root|master|private|bearer|session|refresh)[ _-]?(?:key|token|secret|pass(?:word)?)|api-?schl(?:\\xc3\\xbc|\\xfc|ue)ssel|cl(?:\\xc3\\xa9|\\xe9|e) api|clave|secret|token|key|credentials?|login|pin|creds)";
const proseJoin =
  "(?:[ \\t]{1,3}(?:for|of|to|in|on|f(?:\\xc3\\xbc|ue)r|zum|zur|de|du|des|pour|para|del)[ \\t][^\\r\\n:=]{1,60}?|[ \\t]{0,2}\\([^()\\r\\n]{1,60}\\)|\\*{0,2}|`|\"|')?(?:\\*{0,2}[ \\t]{0,3}(?:[:=]|\\xef\\xbc\\x9a|->|=>|\\|)\\*{0,2}[ \\t]{0,6}(?:[>-][ \\t]{0,4})?|[ \\t]{1,3}(?:is(?: still| now| currently| just| set to)?|was|will be|lautet|ist|est|es|(?:\\xc3[\\xa8\\xa9]|\\xe8|\\xe9|e)|heisst|hei(?:\\xc3\\x9f|\\xdf)t|to|be|=|are|remains|equals)[ \\t]{0,2}:?[ \\t]{1,3}(?:this:?[ \\t]|actually[ \\t]|simply[ \\t]|just[ \\t]|now[ \\t]|still[ \\t])?|[ \\t]{1,2}(?=[`\"'\\xe2]))";
const proseValue =
  "(?:\\*{2}|\\\\?[\"'`]|\\xe2\\x80[\\x98\\x9c\\x9e]|\\xc2\\xab[ \\t]?|<code>|\\()?(?<secret>[^\\s\"'`<>|,;\\\\*\\xe2\\xc2()]{5,256}(?:[*,][^\\s\"'`<>|,;\\\\*\\xe2\\xc2()]{3,64})?)";

function judgeProse(match: SecretMatch): Verdict {
  const { path } = match;
  const name = match.groups["name"] ?? "";
  // Inside of a longer name that name decides: `NextContinuationToken`.
  const head = /[A-Za-z0-9_-]{0,64}$/.exec(match.before)?.[0] ?? "";
  if (/[A-Za-z]/.test(head) && nameKind(`${head}${name}`) === "none") return "invalid";
  const comment = isComment(match.before);
  const spoken = / (?:is|was|lautet|ist|est|es|to|be|are) |\s(?:will be|remains|equals)\s/i.test(
    match.whole.slice(0, -match.secret.length + 0),
  );
  if (codeFile.test(path) && !comment && !spoken) return "invalid";
  let secret = match.secret.replace(/[.!?]+$/, (end) =>
    end === "!" && /[0-9]$/.test(match.secret.slice(0, -1)) ? end : "",
  );
  if (secret.length < match.secret.length && match.secret.length - secret.length > 3) return "invalid";
  secret = secret.replace(/[)\]}]+$/, "");
  const bare = wordsOf(name).join(" ");
  const isPassword =
    /^(?:pass|kennwort|pwd|pw|mot de passe|contrase|senha|parola|wachtwoord|has|login|pin|creds|credential)|pass(?:word|wort)?$/.test(
      bare,
    ) ||
    bare === "" ||
    /password|passwort|passwd|pwd/i.test(name);
  const kind: NameKind = isPassword ? "password" : /^(?:key|clave)\b/.test(bare) ? "weak" : "token";
  // In a sentence a password has to look like one: words with a hyphen or an apostrophe do not.
  if (/^[A-Za-z]+(?:['-][A-Za-z]+)*$/.test(secret) && spokenShare(secret) > 0.4) return "invalid";
  if (/^(?:https?:|www\.|[0-9]+(?:st|nd|rd|th)$|[0-9.,:%-]+$)/i.test(secret)) return "invalid";
  if (kind === "password" && !/[0-9]/.test(secret) && !/[^A-Za-z0-9.,:'_-]/.test(secret))
    return isMachineMade(secret) ? "unknown" : "invalid";
  if (testVectors.test(match.before.slice(-160))) return "invalid";
  if (
    /\{\{[^}\r\n]{0,200}$|\{%[^%\r\n]{0,200}$/.test(lastLine(match.before)) ||
    /^[^{\r\n]{0,80}(?:\}\}|%\})/.test(match.after)
  )
    return "invalid";
  return judgeValue(name, kind, secret, kind !== "password");
}

export const sentenceRules: readonly SecretRule[] = [
  {
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
      "api-schl\xc3\xbcssel",
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
      "\xd0\xbf\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb\xd1\x8c",
      "\xe5\xaf\x86\xe7\xa0\x81",
      "\xe5\xaf\x86\xe9\x92\xa5",
      "\xe3\x83\x91\xe3\x82\xb9\xe3\x83\xaf\xe3\x83\xbc\xe3\x83\x89",
      "has\xc5\x82o",
    ],
    anchor: "start",
    boundary: false,
    pattern: new RegExp(`(?<name>${proseNames})${proseJoin}${proseValue}`, "i"),
    reach: { after: 480 },
    check: judgeProse,
    advice: genericAdvice,
  },
];
