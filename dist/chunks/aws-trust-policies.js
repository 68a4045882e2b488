// src/aws/trust/policies.ts
/**
* Claims of GitHub that STS compares, besides `aud`, `sub` and `amr`. Source: IAM user guide, "Available keys for AWS OIDC
* federation", since January 2026, in the public partition. Every other claim is missing in a condition, whatever the
* token says.
*/
const githubConditionClaims = [
	"actor",
	"actor_id",
	"enterprise_id",
	"environment",
	"job_workflow_ref",
	"ref",
	"repository",
	"repository_id",
	"workflow"
];
/** Where STS offers no more than the standard claims, the subject alone binds: repository and environment. */
function offersGithubClaims(partition, provider) {
	return partition === "aws" && /^token\.actions\.githubusercontent\.com(?:\/|$)/.test(provider);
}
/** Both forms of `sub` for jobs in the environments. */
function jobSubjects(trust) {
	const [owner = "", name = ""] = trust.repository.split("/");
	return trust.environments.flatMap((environment) => {
		const context = `environment:${environment.replaceAll(":", "%3A")}`;
		return [`repo:${owner}/${name}:${context}`, `repo:${owner}@${trust.ownerId}/${name}@${trust.repositoryId}:${context}`];
	});
}
/**
* Lets in jobs of the repository, by its id, on the branch and the tags, out of the workflows and the GitHub
* environments that are named, and no others. Outside of the partition `aws` only `aud` and `sub` are bound: STS offers
* no other claims of GitHub there.
*/
function jobTrustPolicy(trust) {
	const { provider, branch, tags } = trust;
	const key = (claim) => `${provider}:${claim}`;
	const refs = [`refs/heads/${branch}`, ...tags === void 0 ? [] : [`refs/tags/${tags}`]];
	const workflows = trust.workflows.flatMap((path) => path.includes("@") ? [path] : refs.map((ref) => `${path}@${ref}`));
	const bound = {
		[key("ref")]: oneOrAll(refs),
		[key("job_workflow_ref")]: oneOrAll(workflows)
	};
	const equal = {
		[key("aud")]: trust.audience,
		[key("sub")]: jobSubjects(trust)
	};
	const byId = {
		...equal,
		[key("repository_id")]: trust.repositoryId
	};
	const isPattern = [...refs, ...workflows].some((value) => /[*?]/.test(value));
	const Condition = !offersGithubClaims(trust.partition, provider) ? { StringEquals: equal } : isPattern ? {
		StringEquals: byId,
		StringLike: bound
	} : { StringEquals: {
		...byId,
		...bound
	} };
	return {
		Version: "2012-10-17",
		Statement: [{
			Sid: "JobsOfThisEnvironment",
			Effect: "Allow",
			Principal: { Federated: `arn:${trust.partition}:iam::${trust.account}:oidc-provider/${provider}` },
			Action: "sts:AssumeRoleWithWebIdentity",
			Condition
		}]
	};
}
/** For applications: principals of AWS take the role by their own identity. */
function principalTrustPolicy(principals) {
	return {
		Version: "2012-10-17",
		Statement: [{
			Sid: "Applications",
			Effect: "Allow",
			Principal: { AWS: oneOrAll(principals) },
			Action: "sts:AssumeRole"
		}]
	};
}
function oneOrAll(values) {
	const [only, ...others] = values;
	return only !== void 0 && others.length === 0 ? only : values;
}

Object.defineProperty(exports, "githubConditionClaims", {
  enumerable: true,
  get: function () {
    return githubConditionClaims;
  }
});
Object.defineProperty(exports, "jobTrustPolicy", {
  enumerable: true,
  get: function () {
    return jobTrustPolicy;
  }
});
Object.defineProperty(exports, "offersGithubClaims", {
  enumerable: true,
  get: function () {
    return offersGithubClaims;
  }
});
Object.defineProperty(exports, "principalTrustPolicy", {
  enumerable: true,
  get: function () {
    return principalTrustPolicy;
  }
});
