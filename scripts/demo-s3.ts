/**
 * Delivery to S3 on the example of two accounts: beta, prod and back. Two local S3 servers stand for the accounts
 * (ministack, which the tests use too), each with its bucket; nothing reaches AWS, and the tree stays clean.
 */
import { startMinistack } from "../test/servers/ministack.ts";
import { makeKey } from "../test/servers/s3-server.ts";
import { Demonstration, heading, runDemonstration } from "./demonstration.ts";

const [beta, prod] = await Promise.all([
  startMinistack({ accountId: "111111111111" }),
  startMinistack({ accountId: "222222222222" }),
]);
await Promise.all([beta.createBucket("northpeak-prompts-beta"), prod.createBucket("northpeak-prompts-prod")]);
// Both servers know this key as the administrator of their account, so one set of variables reaches both.
const administrator = makeKey("root");
const demo = new Demonstration("two-accounts", {
  AWS_ACCESS_KEY_ID: administrator.accessKeyId,
  AWS_SECRET_ACCESS_KEY: administrator.secretAccessKey,
});
await runDemonstration(
  demo,
  () => {
    const written = demo.read("slipway.yaml");
    const [before = "", after = ""] = written.split("  prod:\n");
    const at = (endpoint: string) => (text: string) =>
      text.replace("    region: eu-west-1\n", `    region: eu-west-1\n    endpoint: ${endpoint}\n`);
    demo.write("slipway.yaml", `${at(beta.endpoint)(before)}  prod:\n${at(prod.endpoint)(after)}`);
    demo.createRepository("The prompts of the billing team");

    heading("Beta: the first release in the first account");
    demo.slipway(["check"]);
    demo.slipway(["deploy", "beta", "--version", "1.0.0", "--stats"]);
    demo.slipway(["deploy", "beta", "--version", "1.0.0", "--stats"]);

    heading("Prod: the same bytes in the second account");
    demo.slipway(["promote", "beta", "prod", "--stats"]);

    heading("A change, by the same road");
    demo.edit("prompts/invoice-reminder.prompt", "Be short and kind", "Be brief and warm");
    demo.commit("A warmer reminder");
    demo.slipway(["plan", "beta", "--version", "1.1.0"]);
    demo.slipway(["deploy", "beta", "--version", "1.1.0", "--stats"]);
    demo.slipway(["promote", "beta", "prod"]);

    heading("Back again, in one write; the mirror follows");
    demo.slipway(["rollback", "prod", "--stats"]);
    demo.slipway(["promote", "beta", "prod"], 1);
    demo.slipway(["history", "prod"]);
    // The fresh bucket has neither versioning nor a policy, and verify says so.
    demo.slipway(["verify", "prod", "--deep"], 1);
  },
  async () => {
    await Promise.all([beta.stop(), prod.stop()]);
  },
);
