/**
 * Tokens whose checksum does not hold were never issued. The rule of such a token refuses it by itself; this keeps the
 * guessing rules (a name, a header, an address) from reporting it all the same.
 */
import {
  hasAnnotatedKeyChecksum,
  hasBase62Checksum,
  hasBech32Checksum,
  hasConfluentChecksum,
  hasGitlabChecksum,
  hasGrafanaChecksum,
  hasHexChecksum,
} from "../checksums.ts";

interface Form {
  readonly shape: RegExp;
  readonly holds: (token: string) => boolean;
}

const forms: readonly Form[] = [
  { shape: /gh[pousr]_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/, holds: (token) => hasBase62Checksum(token, 4) },
  { shape: /npm_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/, holds: (token) => hasBase62Checksum(token, 4) },
  { shape: /vc[pircak]_[A-Za-z0-9_-]{56}(?![A-Za-z0-9_-])/, holds: (token) => hasBase62Checksum(token, 4) },
  { shape: /glsa_[A-Za-z0-9]{32}_[0-9a-f]{8}(?![A-Za-z0-9_])/, holds: hasGrafanaChecksum },
  { shape: /zpk[ab]_[a-z0-9]{32}_[0-9a-f]{8}(?![A-Za-z0-9_])/, holds: (token) => hasHexChecksum(token, 5) },
  {
    shape: /gl[a-z]{2,6}-(?:t[0-9]_)?[A-Za-z0-9_-]{27,300}\.(?:[0-9a-z]{2}\.)?[0-9a-z]{9}(?![A-Za-z0-9_.-])/,
    holds: hasGitlabChecksum,
  },
  { shape: /cflt[A-Za-z0-9+/]{60}(?![A-Za-z0-9+/=])/, holds: hasConfluentChecksum },
  {
    shape:
      /[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}(?:[A-Za-z0-9]{2}==)?(?![A-Za-z0-9+/=])/,
    holds: hasAnnotatedKeyChecksum,
  },
  { shape: /AGE-SECRET-KEY-1[A-Z0-9]{58}(?![A-Z0-9])/i, holds: hasBech32Checksum },
];

/** True where the text holds a token of a form with a checksum, and the checksum is wrong. */
export function isNeverIssued(text: string): boolean {
  return forms.some(({ shape, holds }) => {
    const token = shape.exec(text)?.[0];
    return token !== undefined && !holds(token);
  });
}
