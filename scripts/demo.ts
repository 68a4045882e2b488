/**
 * The main job on the example project, with a folder as store: no account, no network. Works on a copy in a
 * temporary folder, so the tree stays clean. Fails where any step does.
 */
import { Demonstration, heading, runDemonstration } from "./demonstration.ts";

const demo = new Demonstration("support-desk");
await runDemonstration(demo, () => {
  demo.createRepository("The prompts of the support desk");

  heading("A project of prompts: is it right, and what does it say?");
  demo.slipway(["check"]);
  demo.slipway(["render", "refund-decision", "--case", "lost"]);

  heading("What does a model answer? Kept answers, without an account");
  demo.slipway(["run", "triage", "--offline"]);
  demo.slipway(["evaluate", "--offline"]);
  demo.slipway(["models", "--offline"]);

  heading("A mistake is found before anybody meets it");
  const reply = demo.read("prompts/reply.prompt");
  demo.edit("prompts/reply.prompt", "Sign as {{agent}}.", "Sign as {{agnet}}.");
  demo.slipway(["check"], 1);
  demo.write("prompts/reply.prompt", reply);

  heading("The first release: a bundle of bytes with a digest");
  demo.slipway(["bundle"]);
  demo.slipway(["deploy", "beta", "--version", "1.0.0"]);

  heading("A change: what would it do, and do it");
  demo.edit("prompts/_house-style.prompt", "Write short sentences.", "Write short, friendly sentences.");
  demo.commit("Friendlier");
  demo.slipway(["plan", "beta", "--version", "1.1.0"]);
  demo.slipway(["deploy", "beta", "--version", "1.1.0"]);

  heading("The same bytes for prod");
  demo.slipway(["promote", "beta", "prod"]);

  heading("Back again, in one write");
  demo.slipway(["rollback", "beta"]);
  demo.slipway(["history", "beta"]);
  demo.slipway(["verify", "beta", "--deep"]);
});
