/**
 * The formats that are checked, each in linear time. Sources: RFC 3339 (dates and times), RFC 5321 (mail), RFC 1123
 * (host names), RFC 2673 and RFC 4291 (addresses), RFC 3986 (URIs), RFC 4122 (UUIDs), RFC 6901 (JSON pointers).
 * Any other format is a comment, as JSON Schema has it.
 */

export interface FormatDefinition {
  /** "a date such as 2026-03-31": goes into "must be …". */
  readonly words: string;
  test(text: string): boolean;
}

/** Longer texts are none of these formats; keeps every test cheap. */
const longest = 8_192;

const definitions: ReadonlyMap<string, FormatDefinition> = new Map<string, FormatDefinition>([
  ["date", { words: "a date such as 2026-03-31", test: isDate }],
  ["time", { words: "a time with zone such as 14:30:00Z", test: isTime }],
  ["date-time", { words: "a date and time with zone such as 2026-03-31T14:30:00Z", test: isDateTime }],
  ["duration", { words: "a duration such as P3DT12H", test: isDuration }],
  ["email", { words: "a mail address such as anna@example.com", test: isEmail }],
  ["hostname", { words: "a host name such as api.example.com", test: isHostname }],
  ["ipv4", { words: "an IPv4 address such as 192.0.2.1", test: isIpv4 }],
  ["ipv6", { words: "an IPv6 address such as 2001:db8::1", test: isIpv6 }],
  ["uri", { words: "a full address such as https://example.com/page", test: isUri }],
  ["uri-reference", { words: "an address or relative address", test: isUriReference }],
  ["uuid", { words: "a UUID such as 123e4567-e89b-12d3-a456-426614174000", test: isUuid }],
  ["json-pointer", { words: "a JSON pointer such as /input/name", test: isJsonPointer }],
]);

/** The definition of a format that is checked, or undefined for one that is not. */
export function formatNamed(name: string): FormatDefinition | undefined {
  const definition = definitions.get(name);
  return definition && { words: definition.words, test: (text) => text.length <= longest && definition.test(text) };
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (match === null) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function isTime(text: string): boolean {
  const match = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[zZ]|([+-])(\d\d):(\d\d))$/.exec(text);
  if (match === null) return false;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const [zoneHour, zoneMinute] = [Number(match[5] ?? 0), Number(match[6] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60 || zoneHour > 23 || zoneMinute > 59) return false;
  if (second < 60) return true;
  // A leap second is only ever 23:59:60 UTC.
  const offset = (zoneHour * 60 + zoneMinute) * (match[4] === "-" ? 1 : -1);
  return (hour * 60 + minute + offset + 2 * 1440) % 1440 === 23 * 60 + 59;
}

function isDateTime(text: string): boolean {
  return /^.{10}[tT]/.test(text) && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

function isDuration(text: string): boolean {
  if (/^P\d+W$/.test(text)) return true;
  return (
    /^P(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?$/.test(text) &&
    text !== "P"
  );
}

function isEmail(text: string): boolean {
  const at = text.lastIndexOf("@");
  if (at < 1 || at > 64 || text.length > 254 + 64) return false;
  const local = text.slice(0, at);
  const domain = text.slice(at + 1);
  const quoted = /^"(?:[^"\\\p{Cc}]|\\[ -~])*"$/u.test(local);
  if (!quoted && !local.split(".").every((atom) => /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/.test(atom))) return false;
  if (domain.startsWith("[") && domain.endsWith("]")) {
    const literal = domain.slice(1, -1);
    return literal.toLowerCase().startsWith("ipv6:") ? isIpv6(literal.slice(5)) : isIpv4(literal);
  }
  return isHostname(domain);
}

function isHostname(text: string): boolean {
  if (text.length === 0 || text.length > 253) return false;
  return text.split(".").every((label) => /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label));
}

function isIpv4(text: string): boolean {
  const parts = text.split(".");
  return parts.length === 4 && parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255);
}

function isIpv6(text: string): boolean {
  if (text.length > 45) return false;
  const halves = text.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1);
  let count = groups.length;
  if (last?.includes(".")) {
    if (!isIpv4(last) || text.endsWith("::")) return false;
    groups.pop();
    count++;
  }
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? count <= 7 : count === 8;
}

const uriText = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/;

function isUri(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*:/.test(text) && isUriReference(text);
}

function isUriReference(text: string): boolean {
  if (!uriText.test(text)) return false;
  const hash = text.indexOf("#");
  if (hash !== -1 && text.includes("#", hash + 1)) return false;
  const match = /^(?:([^:/?#]*):)?(?:\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/.exec(text);
  if (match === null) return false;
  const [, scheme, authority, path = "", query = "", fragment = ""] = match;
  if (scheme !== undefined && !/^[A-Za-z][A-Za-z0-9+.-]*$/.test(scheme)) return false;
  if (/[[\]]/.test(path + query + fragment)) return false;
  return authority === undefined || isAuthority(authority);
}

function isAuthority(authority: string): boolean {
  const at = authority.lastIndexOf("@");
  if (at !== -1 && /[[\]@]/.test(authority.slice(0, at))) return false;
  const host = authority.slice(at + 1);
  const match = /^(\[[^\]]*\]|[^:[\]]*)(?::\d*)?$/.exec(host);
  if (match === null) return false;
  const name = match[1] ?? "";
  return !name.startsWith("[") || isIpv6(name.slice(1, -1)) || /^\[v[0-9A-Fa-f]+\..+\]$/.test(name);
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text);
}

function isJsonPointer(text: string): boolean {
  return /^(?:\/(?:[^~/]|~[01])*)*$/.test(text);
}
