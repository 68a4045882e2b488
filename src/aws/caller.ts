/** Whose credentials are in use: STS GetCallerIdentity, which needs no permission. */
import type { AwsClient } from "./client.ts";
import { textOf } from "./reply.ts";
import { childOf, childText, parseXml } from "./xml.ts";

export interface Caller {
  /** Twelve digits. */
  readonly account: string;
  readonly arn: string;
}

/** Undefined where STS does not answer or refuses. `client` is one for the service `sts`. */
export async function callerIdentity(client: AwsClient): Promise<Caller | undefined> {
  const reply = await client.send({
    method: "POST",
    path: "/",
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
    body: Buffer.from("Action=GetCallerIdentity&Version=2011-06-15"),
    maximumBytes: 64 * 1024,
  });
  if (reply.kind === "failed" || reply.status !== 200) return undefined;
  const result = childOf(parseXml(textOf(reply.body)), "GetCallerIdentityResult");
  const account = childText(result, "Account");
  const arn = childText(result, "Arn");
  return account === undefined ||
    arn === undefined ||
    !/^[0-9]{12}$/.test(account) ||
    !/^[\x21-\x7e]{1,2048}$/.test(arn)
    ? undefined
    : { account, arn };
}
