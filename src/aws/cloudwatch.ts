/** The state of alarms in CloudWatch: DescribeAlarms, in the query protocol. */
import type { SlipwayError } from "../platform/errors.ts";
import type { AwsClient } from "./client.ts";
import { awsErrors } from "./errors.ts";
import { textOf } from "./reply.ts";
import { childOf, childText, parseXml, type XmlElement } from "./xml.ts";

export interface AlarmState {
  readonly name: string;
  /** `OK`, `ALARM` or `INSUFFICIENT_DATA`. */
  readonly state: string;
  /** CloudWatch's own words. */
  readonly reason: string;
}

/** Most alarms that one request may name (CloudWatch API reference, DescribeAlarms). */
export const mostAlarms = 100;

/**
 * States of metric and composite alarms by their names. `client` is one for the service `monitoring`.
 *
 * @throws SW0923 where CloudWatch refuses or has no such alarm, and failures of the way.
 */
export async function alarmStates(client: AwsClient, names: readonly string[]): Promise<readonly AlarmState[]> {
  const parameters = new URLSearchParams({ Action: "DescribeAlarms", Version: "2010-08-01" });
  for (const [index, name] of names.entries()) parameters.set(`AlarmNames.member.${index + 1}`, name);
  for (const [index, type] of ["MetricAlarm", "CompositeAlarm"].entries()) {
    parameters.set(`AlarmTypes.member.${index + 1}`, type);
  }
  const reply = await client.send({
    method: "POST",
    path: "/",
    headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
    body: Buffer.from(parameters.toString()),
    maximumBytes: 4 * 1024 * 1024,
  });
  if (reply.kind === "failed") throw reply.error;
  if (reply.status !== 200) {
    throw refused(
      `CloudWatch refused to show alarms: ${reply.error?.code ?? `status ${reply.status}`}.`,
      "The role needs cloudwatch:DescribeAlarms on them.",
    );
  }
  const result = childOf(parseXml(textOf(reply.body)), "DescribeAlarmsResult");
  const found = ["MetricAlarms", "CompositeAlarms"].flatMap((list) => membersOf(childOf(result, list)).map(stateOf));
  const missing = names.filter((name) => !found.some((alarm) => alarm.name === name));
  if (missing.length > 0) {
    throw refused(
      `CloudWatch has no alarm ${missing.join(", ")} in this region.`,
      "Check the name and the region; names of alarms know upper and lower case.",
    );
  }
  return found.filter(({ name }) => names.includes(name));
}

function membersOf(list: XmlElement | undefined): readonly XmlElement[] {
  return list?.children.filter(({ name }) => name === "member") ?? [];
}

function stateOf(alarm: XmlElement): AlarmState {
  return {
    name: childText(alarm, "AlarmName") ?? "",
    state: childText(alarm, "StateValue") ?? "",
    reason: childText(alarm, "StateReason") ?? "",
  };
}

function refused(message: string, next: string): SlipwayError {
  return awsErrors.create("SW0923", { message, next });
}
