const require_command = require("./platform-command.js");
const require_platform_errors = require("./platform-platform-errors.js");

// src/commands/doctor.ts
/** `slipway doctor`: what of an environment is missing or wrong in AWS, and why a role does not let a job in. */
const command = require_command.defineCommand({
	name: "doctor",
	summary: "Find out what is missing or wrong around an environment",
	description: [
		"`slipway doctor ENV` looks at everything that an environment needs and says of each what is there, what is missing or wrong, and what cannot be told from here, with what to do: credentials and account, the clock, the job's ID token, the bucket and its settings, the KMS key, GitHub as identity provider, the roles and whom they let in, and what guards a release. It changes nothing, and one answer that cannot be had does not keep it from the others. On a laptop, credentials that may read IAM see the most.",
		"`slipway doctor oidc --role ARN --policy FILE` tells why a role does not let a job of GitHub Actions in: it evaluates the trust policy as AWS does, against the claims of the job's ID token, and names each line that fails, what the token has instead, and what to change. It also tries who else would get in. Claims come from standard input: as JSON, as the middle part of a token, or as the lines that a refused job printed; in a job that may ask for a token, its own are used. The token itself is never shown. Asks nothing of AWS.",
		"Exit code 1 where something is missing, or the policy does not let the job in."
	].join("\n\n"),
	examples: [{
		line: "slipway doctor prod",
		explains: "what is missing around prod"
	}, {
		line: "slipway doctor oidc --role arn:aws:iam::111111111111:role/slipway-prod-deployer --policy trust.json < claims.json",
		explains: "which line of the trust policy refuses the job"
	}],
	inputs: {
		subject: {
			type: "string",
			description: "Environment of slipway.yaml, or `oidc` for the trust of a role",
			placeholder: "SUBJECT",
			names: "environment",
			positional: "first",
			required: true
		},
		role: {
			type: "string",
			description: "ARN of the role, for `oidc`",
			placeholder: "ARN"
		},
		policy: {
			type: "string",
			description: "File with the role's trust policy, for `oidc`",
			placeholder: "FILE"
		},
		claims: {
			type: "string",
			description: "File with the claims of the job's ID token; standard input where absent, for `oidc`",
			placeholder: "FILE"
		},
		audience: {
			type: "string",
			description: "Audience of the job's own token: `sts.amazonaws.com` where absent",
			placeholder: "AUDIENCE"
		}
	},
	outputs: {
		verdict: { description: "`ok` or `missing`; of `oidc` `allowed`, `refused` or `unknown`" },
		problems: { description: "How many problems were found" },
		unclear: { description: "How many answers could not be had" }
	},
	formats: [
		"text",
		"markdown",
		"json"
	],
	permissions: {
		actions: "read",
		contents: "read",
		"id-token": "write"
	},
	action: true,
	githubToken: true,
	async run(inputs, context) {
		if (inputs.subject === "oidc") {
			const { doctorTrust } = await Promise.resolve().then(() => require("./commands-doctor-oidc.js"));
			return doctorTrust(inputs, context);
		}
		if (inputs.policy !== void 0 || inputs.role !== void 0) throw require_platform_errors.platformErrors.create("SW0104", {
			message: "--role and --policy belong to `slipway doctor oidc`.",
			next: "Write `slipway doctor oidc --role ARN --policy FILE`, or leave them out."
		});
		const { doctorEnvironment } = await Promise.resolve().then(() => require("./commands-doctor-environment.js"));
		return doctorEnvironment(inputs.subject, context);
	}
});

exports.command = command;
