/** ARNs of IAM roles and of the sessions that are made of them. */
import { awsErrors } from "./errors.ts";

export interface RoleArn {
  /** As it was written. */
  readonly arn: string;
  /** `aws`, `aws-cn`, … */
  readonly partition: string;
  /** Twelve digits. */
  readonly account: string;
  /** Without its path. */
  readonly name: string;
}

/** IAM's rule for roles ("IAM and AWS STS quotas": names of 64 characters, paths of 512). */
const rolePattern = /^arn:(aws[a-z-]{0,20}):iam::([0-9]{12}):role\/(?:[\x21-\x7e]{0,510}\/)?([\w+=,.@-]{1,64})$/;

/** Undefined for anything but the ARN of a role. */
export function parseRoleArn(arn: string): RoleArn | undefined {
  const [, partition, account, name] = rolePattern.exec(arn) ?? [];
  return partition === undefined || account === undefined || name === undefined
    ? undefined
    : { arn, partition, account, name };
}

/** Throws SW0933 for anything but the ARN of a role. */
export function checkRoleArn(arn: string): RoleArn {
  const role = parseRoleArn(arn);
  if (role !== undefined) return role;
  throw awsErrors.create("SW0933", {
    message: `“${arn}” is not the ARN of an IAM role.`,
    next: "Write it like arn:aws:iam::111111111111:role/slipway-beta: `aws iam get-role --role-name NAME --query Role.Arn` prints it.",
  });
}

/** Account and name of the role in the ARN of a session: `arn:aws:sts::111111111111:assumed-role/NAME/SESSION`. */
export function parseAssumedRole(arn: string): { readonly account: string; readonly name: string } | undefined {
  const [, account, name] =
    /^arn:aws[a-z-]{0,20}:sts::([0-9]{12}):assumed-role\/([\w+=,.@-]{1,64})\/[\w+=,.@-]{2,64}$/.exec(arn) ?? [];
  return account === undefined || name === undefined ? undefined : { account, name };
}
