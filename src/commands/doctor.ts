/** `slipway doctor`: what of the ground is missing or wrong, and why a role does not let a job in. */
import { defineCommand } from "../platform/command.ts";
import { doctorTrust } from "./doctor/oidc.ts";

export const command = defineCommand({
  name: "doctor",
  summary: "Find out what is missing or wrong around an environment",
  description: [
    "`slipway doctor oidc --role ARN --policy FILE` tells why a role does not let a job of GitHub Actions in: it evaluates the trust policy as AWS does, against the claims of the job's ID token, and names each line that fails, what the token has instead, and what to change. It also tries who else would get in. Claims come from standard input: as JSON, as the middle part of a token, or as the lines that a refused job printed; in a job that may ask for a token, its own are used. The token itself is never shown. Asks nothing of AWS.",
    "Exit code 1 where the policy does not let the job in.",
  ].join("\n\n"),
  examples: [
    {
      line: "slipway doctor oidc --role arn:aws:iam::111111111111:role/slipway-prod-deployer --policy trust.json < claims.json",
      explains: "which line of the trust policy refuses the job",
    },
  ],
  inputs: {
    subject: {
      type: "string",
      description: "`oidc` for the trust of a role",
      placeholder: "SUBJECT",
      positional: "first",
      required: true,
    },
    role: { type: "string", description: "ARN of the role, for `oidc`", placeholder: "ARN" },
    policy: { type: "string", description: "File with the role's trust policy, for `oidc`", placeholder: "FILE" },
    claims: {
      type: "string",
      description: "File with the claims of the job's ID token; standard input where absent, for `oidc`",
      placeholder: "FILE",
    },
    audience: {
      type: "string",
      description: "Audience of the job's own token: `sts.amazonaws.com` where absent",
      placeholder: "AUDIENCE",
    },
  },
  outputs: {
    verdict: { description: "`allowed`, `refused` or `unknown`" },
    problems: { description: "How many problems were found" },
  },
  formats: ["text", "markdown", "json"],
  permissions: { contents: "read", "id-token": "write" },
  action: true,
  run: (inputs, context) => doctorTrust(inputs, context),
});
