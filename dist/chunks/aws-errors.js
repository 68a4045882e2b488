const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");

// src/aws/errors.ts
/** Error codes SW09xx: everything that AWS, or a server that speaks its protocol, can refuse or fail at. */
var errors_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ awsErrors: () => awsErrors });
const awsErrors = require_errors.defineErrors({
	SW0901: {
		class: "usage",
		title: "No AWS region is known",
		page: `A request to AWS is signed for one region, and none is configured.

- For an environment (\`deploy\`, \`history\`, \`iam\` and all others that name one): \`region:\` of the environment in
  \`slipway.yaml\`.
- For models (\`run\`, \`evaluate\`, \`models\`): \`models: { region: eu-west-1 }\` there.
- For \`assume-role --role ARN\`: \`--region\`.

\`AWS_REGION\`, or \`region\` in the profile of \`~/.aws/config\`, is taken where these say nothing.`
	},
	SW0902: {
		class: "usage",
		title: "No AWS credentials were found",
		page: `Slipway takes credentials from the standard chain: environment variables, shared configuration and profiles (with
single sign-on), web identity, container and instance metadata. None of them had any. Keys never stand in \`slipway.yaml\`.

In a workflow, give the job \`permissions: { id-token: write }\` and the environment a \`role:\` in \`slipway.yaml\`: every
command then takes that role by itself (docs/oidc.md). Pull requests from forks get no such permission, whatever the
workflow says. On a laptop, run \`aws sso login\` or set \`AWS_PROFILE\`.`
	},
	SW0903: {
		class: "refusal",
		title: "The bucket or the credentials belong to an account that is not allowed here",
		page: `\`accounts:\` of the environment names the AWS accounts in which its store may be; without it, the account of \`role:\`
is meant. Every request carries the expected
owner of the bucket, so nothing was written.

Check that the credentials are those of the environment that you meant, and that the bucket's name is right. Where the
bucket is in another account than the role, write that account under \`accounts:\`.`
	},
	SW0904: {
		class: "usage",
		title: "The bucket is in another region",
		page: `S3 answered that the bucket lives in another region than the one that the request was sent to.

Set \`region:\` of the environment to the region that the message names.`
	},
	SW0905: {
		class: "usage",
		title: "The bucket does not exist",
		page: `No bucket of this name exists in this partition of AWS (or on this server).

Check the name in \`store:\`, and the \`endpoint:\` where one is set. Slipway makes no buckets.`
	},
	SW0906: {
		class: "outside",
		title: "AWS denied an action",
		page: `The credentials may not do what the command needs. The message names the action, the resource and the statement that
would allow it.

\`slipway iam ENV\` prints the whole policy of each role. Where the statement is there already, something else denies it:
a bucket policy, a permissions boundary, a session policy or an organization's policy. An explicit deny wins over any
allow.`
	},
	SW0907: {
		class: "outside",
		title: "The KMS key could not be used",
		page: `The objects of this environment are encrypted with a KMS key, and KMS refused: the key is disabled, was deleted, is in
another region, or its policy does not let this role use it.

Writing needs \`kms:GenerateDataKey\`, reading needs \`kms:Decrypt\`, in the role's policy and, for a key of another
account, in the key's policy too. \`slipway iam ENV\` prints the statements.`
	},
	SW0908: {
		class: "outside",
		title: "The AWS credentials have expired",
		page: `The server said that the session is over, and the credential chain gave no fresher one.

Log in again (\`aws sso login\`), or let the workflow take the role again right before the command. Nothing is lost: run the
same command again.`
	},
	SW0909: {
		class: "outside",
		title: "The clock of this machine is too far off",
		page: `AWS accepts a signature for 15 minutes around the server's time. Slipway corrects its time by the server's once; the
second request was refused as well.

Set the clock of this machine.`
	},
	SW0910: {
		class: "outside",
		title: "The server cannot be reached",
		page: `No connection to the server could be made, or it broke again and again.

Check the network, \`endpoint:\` and the region; behind a proxy set
\`HTTPS_PROXY\` (read by Node 22.21, 24.5 and newer). Nothing is half done: run the same
command again.`
	},
	SW0911: {
		class: "outside",
		title: "The server kept failing",
		page: `The server answered with an error of its own, or asked us to slow down, on every attempt.

Wait and run the same command again: it goes on where it stopped.`
	},
	SW0912: {
		class: "usage",
		title: "The server ignores conditional writes",
		page: `A release moves the pointer by a conditional write (\`If-Match\`, \`If-None-Match\`), which makes it safe against a second
deploy at the same time. This server accepted a write whose condition was false, so two deploys could overwrite each
other unseen.

Use a server that honours conditional writes: Amazon S3, MinIO, SeaweedFS, Ceph (Squid and newer), Cloudflare R2.`
	},
	SW0913: {
		class: "outside",
		title: "The server's reply was not understood",
		page: `What came back is no reply that S3 gives: no XML, too large, or without a field that is always there. Often a proxy or a
captive portal answers instead of the server.

Check \`endpoint:\` and the network.`
	},
	SW0914: {
		class: "outside",
		title: "The bytes did not arrive as they were sent",
		page: `A checksum did not match: what the server received or sent is not what was meant. Nothing wrong was stored.

Run the command again. Where it happens again, something between this machine and the server changes bytes.`
	},
	SW0915: {
		class: "usage",
		title: "The AWS credentials are not valid",
		page: `The server does not know the access key, or the secret does not fit it.

Check which credentials are in the environment (\`aws sts get-caller-identity\` shows whose they are).`
	},
	SW0916: {
		class: "usage",
		title: "A setting for AWS is not valid",
		page: "A bucket's name, an endpoint, an account or a region in the configuration cannot be right. The message says which."
	},
	SW0918: {
		class: "outside",
		title: "The server refused a request",
		page: "S3 refused a request for a reason that Slipway has no special advice for. The message holds S3's own code and words."
	},
	SW0919: {
		class: "outside",
		title: "The server's certificate is not trusted",
		page: `The TLS connection was refused because the server's certificate is not valid for it.

Where a company proxy signs certificates, set \`NODE_EXTRA_CA_CERTS\` or \`AWS_CA_BUNDLE\` to its certificate file.`
	},
	SW0921: {
		class: "interrupted",
		title: "Stopped while talking to AWS",
		page: "The command was interrupted. Nothing is half done: run the same command again."
	},
	SW0930: {
		class: "usage",
		title: "This job may not ask GitHub for an ID token",
		page: `To take a role without any stored key, a job asks GitHub for an ID token. GitHub refused, or offers the job none.

Give the job, or the workflow, \`permissions: { id-token: write, contents: read }\`. Where a reusable workflow is called,
the caller must grant the permission as well. A pull request from a fork, and one that Dependabot opened, gets no ID token
whatever its workflow says: let such a job check only, and deploy after the merge.`
	},
	SW0931: {
		class: "outside",
		title: "GitHub gave no usable ID token",
		page: `GitHub's token service kept failing, could not be reached, or answered with something that is no ID token.

Run the job again. On a self-hosted runner look whether a proxy stands between the runner and GitHub. Nothing was asked of
AWS yet.`
	},
	SW0932: {
		class: "outside",
		title: "AWS refused to let this job take the role",
		page: `AWS answered \`AssumeRoleWithWebIdentity\` with a refusal that asking again does not change: the role's trust policy does not
match the job, the role does not exist, or the account does not know GitHub as an identity provider.

AWS does not say which. So the message shows what the job's ID token claims (never the token), and the lines of a trust
policy that would match it, in both forms that GitHub writes \`sub\` in. With the policy at hand
\`slipway doctor oidc --role ARN --policy FILE\` names the line that fails and what to change; \`slipway iam ENV --trust\`
prints a policy that fits the environment. docs/oidc.md walks through the usual reasons.`
	},
	SW0933: {
		class: "usage",
		title: "The role cannot be taken like that",
		page: `The ARN of the role, the duration, the audience or the region cannot be right, or AWS refused them as such. The message
says which. A duration is 900 to 3600 seconds: a stolen session ends within the hour.`
	},
	SW0934: {
		class: "outside",
		title: "AWS takes no session policy of this size",
		page: `Slipway cuts each session down to what its command does in one bucket and prefix. AWS packs such a policy and refused even
the shortest form of it, together with the tags that the session carries.

Shorten the prefix of the store, or take fewer tags along. \`slipway assume-role --session-policy none\` takes the role
without one: then the role's own policy is the only bound.`
	},
	SW0923: {
		class: "outside",
		title: "CloudWatch does not show the alarm",
		page: `An alarm that \`watch\` was told to ask about is not there, or the role may not see it. That says nothing about
the release, so nothing was changed. The role needs \`cloudwatch:DescribeAlarms\`; \`slipway iam ENV\` prints it for the
alarms under \`watch:\` of the environment.`
	},
	SW0922: {
		class: "outside",
		title: "The key service refused",
		page: `AWS KMS did not sign, or did not give the public key. The role needs \`kms:Sign\` (to sign) and
\`kms:GetPublicKey\` on the key; the key has to be enabled, and made for SIGN_VERIFY with spec ECC_NIST_P256.`
	},
	SW0935: {
		class: "usage",
		title: "These are no claims of an ID token",
		page: `\`slipway doctor oidc\` reads the claims of an ID token from standard input: a JSON object such as
\`{"sub":"repo:acme/prompts:ref:refs/heads/main","aud":"sts.amazonaws.com", \u2026}\`, or the middle part of a token as it stands
between its two dots. A whole token is decoded, and never shown.`
	},
	SW0936: {
		class: "usage",
		title: "This is no trust policy",
		page: `The file is not the JSON of an IAM policy: \`{"Version":"2012-10-17","Statement":[\u2026]}\`. \`aws iam get-role --role-name NAME
--query Role.AssumeRolePolicyDocument\` prints the one of a role.`
	},
	SW0937: {
		class: "usage",
		title: "Credentials can be exported in a workflow only",
		page: `\`assume-role --export\` hands AWS_ACCESS_KEY_ID and its companions to the later steps of a job, through the file that
\`GITHUB_ENV\` names. Outside of a workflow there is no such file, and Slipway prints no keys.

Slipway's own commands need no export: each takes the role of its environment by itself.`
	}
});

Object.defineProperty(exports, "awsErrors", {
  enumerable: true,
  get: function () {
    return awsErrors;
  }
});
Object.defineProperty(exports, "errors_exports", {
  enumerable: true,
  get: function () {
    return errors_exports;
  }
});
