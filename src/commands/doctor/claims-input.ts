/** Claims of an ID token as people bring them: JSON, the middle part of a token, a whole token, or lines of a job's log. */
import { awsErrors } from "../../aws/errors.ts";
import {
  type Claims,
  claimsOfJson,
  claimsOfPayload,
  claimsOfToken,
  claimsOfWords,
  isTokenShaped,
} from "../../aws/oidc-claims.ts";
import type { CommandContext } from "../../platform/command.ts";

/**
 * Reads what was pasted. A whole token is a credential: it is hidden from everything that is printed, and the person is
 * told.
 *
 * Throws SW0935 where no claims are in it.
 */
export function pastedClaims(pasted: string, context: CommandContext): Claims {
  const text = pasted.trim().replace(/^["']|["']$/g, "");
  const token = text.replace(/^bearer\s+/i, "").replace(/\s+/g, "");
  if (isTokenShaped(token)) {
    for (const secret of [token, text, ...token.split(".")]) context.redaction.hide(secret);
    context.progress.note(
      "That was a whole ID token, which is a credential while it lives. It was not shown or kept. Paste its middle part next time.",
    );
    return orNone(claimsOfToken(token));
  }
  return orNone(claimsOfJson(text) ?? claimsOfPayload(text.replace(/\s+/g, "")) ?? claimsOfWords(text));
}

function orNone(claims: Claims | undefined): Claims {
  if (claims?.has("sub") === true) return claims;
  throw awsErrors.create("SW0935", {
    message:
      claims === undefined
        ? "Standard input holds no claims of an ID token."
        : "The claims have no “sub”, which every ID token has.",
    next: 'Paste the claims as JSON, `{"sub":"repo:acme/prompts:environment:prod", …}`, or the lines that a refused job printed. In a job that may ask for an ID token nothing needs to be pasted.',
  });
}
