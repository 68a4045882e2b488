/** Keys of published test vectors, told by where they stand: hex in the tests of cryptography. */

const vectorPath =
  /(?:^|[/_.-])(?:crypto|cryptography|tls|ssl|ecdh|ecdsa|ed25519|x25519|hpke|x509|aes|hmac|hkdf|pbkdf2?|cipher|vectors?|testdata|test[_-]?vectors?|kat|rsp|wycheproof|nist|cavp)(?:[/_.-]|$)/i;

/** True for hex of a key's length in a file of that kind. */
export function isVectorOfCryptography(secret: string, path: string): boolean {
  return /^(?:0x)?[0-9a-f]{16,}$/i.test(secret) && vectorPath.test(path);
}
