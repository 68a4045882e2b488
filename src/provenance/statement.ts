/**
 * What a signature says of a bundle: an in-toto statement (in-toto.io/Statement/v1) with the predicate of SLSA
 * provenance (slsa.dev/provenance/v1): which bytes, made from which commit, by which run of which workflow.
 */
import { canonicalBytes } from "../bundles/canonical-json.ts";
import { type Digest, hexOf } from "../platform/digest.ts";
import { isJsonObject, type JsonObject, ownProperty } from "../platform/json.ts";
import { type Envelope, statementType } from "./envelope.ts";

const provenancePredicate = "https://slsa.dev/provenance/v1";
const buildType = "urn:slipway:build:bundle:v1";

/** What is known of how a bundle was made. */
export interface Provenance {
  readonly bundle: Digest;
  readonly version: string;
  readonly repository: string | null;
  readonly commit: string | null;
  readonly ref: string | null;
  /** True where the working tree held changes that the commit does not have. */
  readonly changed: boolean;
  /** Who made it: the workflow by reference, or a person's machine. */
  readonly builder: string;
  /** The address of the run, where one is known. */
  readonly invocation: string | undefined;
  readonly tool: string;
}

/** The statement's bytes, canonical JSON. */
export function statementBytes(provenance: Provenance): Uint8Array {
  const { bundle, version, repository, commit, ref, changed, builder, invocation, tool } = provenance;
  const source =
    commit === null
      ? []
      : [{ digest: { gitCommit: commit }, uri: `git+${repository ?? "urn:slipway:unknown-repository"}` }];
  return canonicalBytes({
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ name: "slipway/bundle/v1", digest: { sha256: hexOf(bundle) } }],
    predicateType: provenancePredicate,
    predicate: {
      buildDefinition: {
        buildType,
        externalParameters: { ref, repository, version },
        internalParameters: { changed, tool },
        resolvedDependencies: source,
      },
      runDetails: {
        builder: { id: builder },
        ...(invocation === undefined ? {} : { metadata: { invocationId: invocation } }),
      },
    },
  });
}

/** What a statement says, as far as Slipway made it: for people, after its signature was verified. */
export interface SignedClaims {
  readonly version: string | undefined;
  readonly repository: string | undefined;
  readonly commit: string | undefined;
  readonly builder: string | undefined;
}

/**
 * True where the envelope's payload is provenance of this bundle, as Slipway writes it, whoever signed it. Any other
 * statement about the same bytes (a test result, a scan) by the same key is no signature of a release.
 */
export function isAbout({ payloadType, payload }: Envelope, bundle: Digest): boolean {
  if (payloadType !== statementType) return false;
  const statement = statementIn(payload);
  const subjects = statement === undefined ? undefined : ownProperty(statement, "subject");
  if (statement === undefined || !Array.isArray(subjects)) return false;
  if (ownProperty(statement, "_type") !== "https://in-toto.io/Statement/v1") return false;
  if (ownProperty(statement, "predicateType") !== provenancePredicate || buildTypeIn(statement) !== buildType)
    return false;
  return subjects.some((subject: unknown) => {
    const digest = isJsonObject(subject) ? ownProperty(subject, "digest") : undefined;
    return isJsonObject(digest) && ownProperty(digest, "sha256") === hexOf(bundle);
  });
}

/**
 * What a statement claims about its bundle; undefined for each part that is absent or of another shape. Claims are
 * worth what the signature is: check that first.
 */
export function claimsOf({ payload }: Envelope): SignedClaims {
  const at = (...path: readonly string[]): string | undefined => {
    let value: unknown = statementIn(payload);
    for (const name of path) value = isJsonObject(value) ? ownProperty(value, name) : undefined;
    return typeof value === "string" ? value : undefined;
  };
  const parameters = ["predicate", "buildDefinition", "externalParameters"];
  const statement = statementIn(payload);
  return {
    version: at(...parameters, "version"),
    repository: at(...parameters, "repository"),
    commit: statement === undefined ? undefined : commitIn(statement),
    builder: at("predicate", "runDetails", "builder", "id"),
  };
}

function definitionIn(statement: JsonObject): JsonObject | undefined {
  const predicate = ownProperty(statement, "predicate");
  const definition = isJsonObject(predicate) ? ownProperty(predicate, "buildDefinition") : undefined;
  return isJsonObject(definition) ? definition : undefined;
}

function buildTypeIn(statement: JsonObject): unknown {
  const definition = definitionIn(statement);
  return definition === undefined ? undefined : ownProperty(definition, "buildType");
}

function commitIn(statement: JsonObject): string | undefined {
  const definition = definitionIn(statement);
  const sources = definition === undefined ? undefined : ownProperty(definition, "resolvedDependencies");
  if (!Array.isArray(sources)) return undefined;
  for (const source of sources) {
    const digest = isJsonObject(source) ? ownProperty(source, "digest") : undefined;
    const commit = isJsonObject(digest) ? ownProperty(digest, "gitCommit") : undefined;
    if (typeof commit === "string") return commit;
  }
  return undefined;
}

function statementIn(payload: Uint8Array): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(payload));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
