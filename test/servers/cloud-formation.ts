/** CloudFormation on ministack: makes a stack from a template, as a person would. */
import { setTimeout as sleep } from "node:timers/promises";
import { parseEndpoint } from "../../src/aws/settings.ts";
import { createSigner } from "../../src/aws/signing.ts";
import { childOf, childText, parseXml, type XmlElement } from "../../src/aws/xml.ts";
import type { Ministack } from "./ministack.ts";
import { makeKey } from "./s3-server.ts";

/** Throws with the reason where the stack does not come up. */
export async function makeStack(
  server: Ministack,
  name: string,
  template: string,
  parameters: Readonly<Record<string, string>>,
): Promise<void> {
  const listed = Object.entries(parameters).flatMap(([key, value], index) => [
    [`Parameters.member.${index + 1}.ParameterKey`, key],
    [`Parameters.member.${index + 1}.ParameterValue`, value],
  ]);
  await query(server, {
    Action: "CreateStack",
    StackName: name,
    TemplateBody: template,
    "Capabilities.member.1": "CAPABILITY_NAMED_IAM",
    ...Object.fromEntries(listed),
  });
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const result = childOf(await query(server, { Action: "DescribeStacks", StackName: name }), "DescribeStacksResult");
    const stack = childOf(childOf(result, "Stacks"), "member");
    const status = childText(stack, "StackStatus");
    if (status === "CREATE_COMPLETE") return;
    if (status !== "CREATE_IN_PROGRESS") {
      const events = await query(server, { Action: "DescribeStackEvents", StackName: name });
      throw new Error(`${status}: ${childText(stack, "StackStatusReason")} ${JSON.stringify(events).slice(0, 4000)}`);
    }
    await sleep(50);
  }
  throw new Error("the stack does not come up");
}

async function query(server: Ministack, parameters: Readonly<Record<string, string>>): Promise<XmlElement> {
  const endpoint = parseEndpoint(server.endpoint);
  const body = Buffer.from(new URLSearchParams({ Version: "2010-05-15", ...parameters }).toString());
  const signed = createSigner("cloudformation", server.region, endpoint).sign(
    { method: "POST", path: "/", headers: { "content-type": "application/x-www-form-urlencoded" }, body },
    makeKey("root"),
    new Date(),
  );
  const { host: _, "content-length": _length, ...headers } = signed.headers;
  const reply = await fetch(`${server.endpoint}/`, { method: "POST", headers, body });
  const text = await reply.text();
  const root = parseXml(text);
  if (!reply.ok || root === undefined)
    throw new Error(`${parameters["Action"]}: ${reply.status} ${text.slice(0, 2000)}`);
  return root;
}
