const require_errors = require("./aws-errors.js");

// src/aws/role-arn.ts
/** ARNs of IAM roles and of the sessions that are made of them. */
/** IAM's rule for roles ("IAM and AWS STS quotas": names of 64 characters, paths of 512). */
const rolePattern = /^arn:(aws[a-z-]{0,20}):iam::([0-9]{12}):role\/(?:[\x21-\x7e]{0,510}\/)?([\w+=,.@-]{1,64})$/;
/** Undefined for anything but the ARN of a role. */
function parseRoleArn(arn) {
	const [, partition, account, name] = rolePattern.exec(arn) ?? [];
	return partition === void 0 || account === void 0 || name === void 0 ? void 0 : {
		arn,
		partition,
		account,
		name
	};
}
/** Throws SW0933 for anything but the ARN of a role. */
function checkRoleArn(arn) {
	const role = parseRoleArn(arn);
	if (role !== void 0) return role;
	throw require_errors.awsErrors.create("SW0933", {
		message: `\u201c${arn}\u201d is not the ARN of an IAM role.`,
		next: "Write it like arn:aws:iam::111111111111:role/slipway-beta: `aws iam get-role --role-name NAME --query Role.Arn` prints it."
	});
}
/** Account and name of the role in the ARN of a session: `arn:aws:sts::111111111111:assumed-role/NAME/SESSION`. */
function parseAssumedRole(arn) {
	const [, account, name] = /^arn:aws[a-z-]{0,20}:sts::([0-9]{12}):assumed-role\/([\w+=,.@-]{1,64})\/[\w+=,.@-]{2,64}$/.exec(arn) ?? [];
	return account === void 0 || name === void 0 ? void 0 : {
		account,
		name
	};
}

Object.defineProperty(exports, "checkRoleArn", {
  enumerable: true,
  get: function () {
    return checkRoleArn;
  }
});
Object.defineProperty(exports, "parseAssumedRole", {
  enumerable: true,
  get: function () {
    return parseAssumedRole;
  }
});
Object.defineProperty(exports, "parseRoleArn", {
  enumerable: true,
  get: function () {
    return parseRoleArn;
  }
});
