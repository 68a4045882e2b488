/** The fake Bedrock as a process of its own, so that it shares no event loop with what is measured. */
import { startFakeBedrock } from "../test/models/fake-bedrock.ts";

const [latency = "50", refusedEvery = "0"] = process.argv.slice(2);
const fake = await startFakeBedrock({
  latency: Number(latency),
  reply: ({ number }) =>
    Number(refusedEvery) > 0 && number % Number(refusedEvery) === 0
      ? { error: "ThrottlingException", message: "Too many requests, please wait before trying again." }
      : { text: "Your parcel is on its way and arrives tomorrow." },
});
console.log(JSON.stringify(fake.environment));
