/** Code scanning's upload of SARIF, and attestations. */
import { gunzipSync } from "node:zlib";
import { created, type Endpoint, notFound, ok, Refusal, textOf } from "./endpoint.ts";
import { fullNameOf } from "./state.ts";

export const scanningEndpoints: readonly Endpoint[] = [
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/code-scanning/sarifs",
    permissions: ["security_events=write"],
    handle({ repository, world, body, at }) {
      const sarif = textOf(body, "sarif");
      try {
        JSON.parse(gunzipSync(Buffer.from(sarif, "base64")).toString("utf8"));
      } catch {
        throw new Refusal(400, "Sarif was not valid gzip-compressed base64.");
      }
      const id = world.shaOf("sarif", String(world.id()));
      repository.sarifs.push({ id, commit: textOf(body, "commit_sha"), ref: textOf(body, "ref"), sarif });
      return {
        status: 202,
        body: { id, url: `${at.api}/repos/${fullNameOf(repository)}/code-scanning/sarifs/${id}` },
      };
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}",
    permissions: ["security_events=read"],
    handle({ repository, parameters, at }) {
      if (!repository.sarifs.some(({ id }) => id === parameters["sarif_id"])) throw notFound();
      return ok({
        processing_status: "complete",
        analyses_url: `${at.api}/repos/${fullNameOf(repository)}/code-scanning/analyses?sarif_id=${parameters["sarif_id"]}`,
      });
    },
  },
  {
    method: "POST",
    path: "/repos/{owner}/{repo}/attestations",
    permissions: ["attestations=write"],
    handle({ repository, world, body }) {
      const bundle = body["bundle"];
      for (const digest of subjectsOf(bundle)) repository.attestations.push({ digest, bundle });
      return created({ id: world.id() });
    },
  },
  {
    method: "GET",
    path: "/repos/{owner}/{repo}/attestations/{subject_digest}",
    permissions: ["attestations=read"],
    handle({ repository, parameters }) {
      const found = repository.attestations.filter(({ digest }) => digest === parameters["subject_digest"]);
      return ok({
        attestations: found.map(({ bundle }) => ({ bundle, repository_id: repository.id, bundle_url: "" })),
      });
    },
  },
];

/** The digests that the statement in a bundle's envelope names, `sha256:<hex>`. */
function subjectsOf(bundle: unknown): readonly string[] {
  const envelope = (bundle as { readonly dsseEnvelope?: { readonly payload?: unknown } }).dsseEnvelope;
  const statement: unknown = JSON.parse(Buffer.from(String(envelope?.payload ?? ""), "base64").toString("utf8"));
  const { subject = [] } = statement as {
    readonly subject?: readonly { readonly digest: Readonly<Record<string, string>> }[];
  };
  return subject.flatMap(({ digest }) => (digest["sha256"] === undefined ? [] : [`sha256:${digest["sha256"]}`]));
}
