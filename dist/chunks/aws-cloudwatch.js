const require_errors = require("./aws-errors.js");
const require_reply = require("./aws-reply.js");

// src/aws/cloudwatch.ts
/** Most alarms that one request may name (CloudWatch API reference, DescribeAlarms). */
const mostAlarms = 100;
/**
* States of metric and composite alarms by their names. `client` is one for the service `monitoring`.
*
* @throws SW0923 where CloudWatch refuses or has no such alarm, and failures of the way.
*/
async function alarmStates(client, names) {
	const parameters = new URLSearchParams({
		Action: "DescribeAlarms",
		Version: "2010-08-01"
	});
	for (const [index, name] of names.entries()) parameters.set(`AlarmNames.member.${index + 1}`, name);
	for (const [index, type] of ["MetricAlarm", "CompositeAlarm"].entries()) parameters.set(`AlarmTypes.member.${index + 1}`, type);
	const reply = await client.send({
		method: "POST",
		path: "/",
		headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
		body: Buffer.from(parameters.toString()),
		maximumBytes: 4194304
	});
	if (reply.kind === "failed") throw reply.error;
	if (reply.status !== 200) throw refused(`CloudWatch refused to show alarms: ${reply.error?.code ?? `status ${reply.status}`}.`, "The role needs cloudwatch:DescribeAlarms on them.");
	const result = require_reply.childOf(require_reply.parseXml(require_reply.textOf(reply.body)), "DescribeAlarmsResult");
	const found = ["MetricAlarms", "CompositeAlarms"].flatMap((list) => membersOf(require_reply.childOf(result, list)).map(stateOf));
	const missing = names.filter((name) => !found.some((alarm) => alarm.name === name));
	if (missing.length > 0) throw refused(`CloudWatch has no alarm ${missing.join(", ")} in this region.`, "Check the name and the region; names of alarms know upper and lower case.");
	return found.filter(({ name }) => names.includes(name));
}
function membersOf(list) {
	return list?.children.filter(({ name }) => name === "member") ?? [];
}
function stateOf(alarm) {
	return {
		name: require_reply.childText(alarm, "AlarmName") ?? "",
		state: require_reply.childText(alarm, "StateValue") ?? "",
		reason: require_reply.childText(alarm, "StateReason") ?? ""
	};
}
function refused(message, next) {
	return require_errors.awsErrors.create("SW0923", {
		message,
		next
	});
}

exports.alarmStates = alarmStates;
exports.mostAlarms = mostAlarms;
