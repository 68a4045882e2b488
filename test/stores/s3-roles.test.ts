/**
 * The policies of `slipway iam` on a server that enforces them: each command passes under its own role's policy, and
 * under every other it is refused with the name of what is missing, and leaves the environment as it was.
 */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AwsCredentials } from "../../src/aws/credentials.ts";
import { type PolicyInput, type RoleName, roleNames, rolePolicies } from "../../src/aws/policies.ts";
import type { PolicyDocument } from "../../src/aws/policy-statements.ts";
import { sha256Of } from "../../src/platform/digest.ts";
import { isSlipwayError } from "../../src/platform/errors.ts";
import { allowEverything } from "../../src/releases/decision.ts";
import { deploy } from "../../src/releases/deploy.ts";
import { history, show } from "../../src/releases/history.ts";
import { updateMirror } from "../../src/releases/mirror.ts";
import { parseReleaseName } from "../../src/releases/name.ts";
import { promote } from "../../src/releases/promote.ts";
import { prune } from "../../src/releases/prune.ts";
import { rollback } from "../../src/releases/rollback.ts";
import { verify } from "../../src/releases/verify.ts";
import { withdraw } from "../../src/releases/withdraw.ts";
import type { Store } from "../../src/stores/store.ts";
import { bundleOf, explicit } from "../releases/releasing.ts";
import { type Ministack, startMinistack } from "../servers/ministack.ts";
import { immutable, openTestStore } from "./s3-store.ts";

let server: Ministack;
let bucket: string;
let sourceBucket: string;
let user: AwsCredentials;
beforeAll(async () => {
  server = await startMinistack();
  bucket = await server.createBucket();
  sourceBucket = await server.createBucket();
  user = await server.createUser("role");
});
afterAll(() => server?.stop());

let ids = 0;
const parts = (store: Store, environment = "prod") => ({
  store,
  environment,
  actor: { name: "anna" },
  source: { repository: "acme/prompts", commit: "c".repeat(40), ref: "refs/heads/main" },
  decide: allowEverything,
  newId: () => {
    ids += 1;
    return `id-${ids}`;
  },
});

/** What a command does in an environment with three releases of its own, after an environment with one. */
const commands: Readonly<
  Record<string, { readonly roles: readonly RoleName[]; run(store: Store, from: Store): Promise<unknown> }>
> = {
  history: { roles: roleNames, run: (store) => history({ store, environment: "prod", limit: 10 }) },
  deploy: {
    roles: ["deployer"],
    run: (store) =>
      deploy({
        ...parts(store),
        bundle: bundleOf({ "prompts/a": "four", "prompts/b": "new" }),
        version: explicit("4.0.0"),
      }),
  },
  // Whoever may move the pointer can move it anywhere: a policy cannot tell a rollback's write from a prune's mark.
  rollback: { roles: ["deployer", "pruner"], run: (store) => rollback(parts(store)) },
  withdraw: {
    roles: ["deployer", "pruner"],
    run: (store) => withdraw({ ...parts(store), release: parseReleaseName("1.0.0"), reason: "it leaked" }),
  },
  promote: {
    roles: ["deployer"],
    run: (store, from) => promote({ ...parts(store), from: { store: from, environment: "beta" } }),
  },
  prune: { roles: ["pruner"], run: (store) => prune({ ...parts(store), keep: 1, keepDays: 0 }) },
  show: { roles: roleNames, run: (store) => show(store, "prod", { kind: "name", name: parseReleaseName("1.0.0") }) },
  verify: {
    roles: roleNames,
    run: async (store) => {
      const { problems } = await verify({ store, environment: "prod", deep: true, places: ["outputs/"] });
      // No mirror was written, and the bucket of the test has no versioning: nothing else is wrong.
      const others = problems.filter(({ kind }) => kind !== "setting" && kind !== "mirror");
      if (others.length > 0) throw new Error(JSON.stringify(others));
    },
  },
  mirror: {
    roles: ["deployer"],
    run: async (store) => {
      const { newId } = parts(store);
      await updateMirror({ store, environment: "prod", places: ["outputs/"], newId });
    },
  },
  approve: { roles: ["approver"], run: (store) => putText(store, `approvals/${"a".repeat(64)}/1.json`) },
  evaluate: { roles: ["evaluator"], run: (store) => putText(store, `completions/${"a".repeat(64)}/1.json`) },
};

async function putText(store: Store, key: string): Promise<void> {
  const bytes = new TextEncoder().encode("{}");
  if ((await store.putIfAbsent(key, bytes, sha256Of(bytes), immutable)) !== "created") throw new Error("not created");
}

const openAs = (credentials: AwsCredentials, prefix: string, inBucket = bucket) =>
  openTestStore(server, inBucket, {
    prefix,
    credentials: async () => credentials,
    environment: { AWS_ENDPOINT_URL: server.endpoint },
  });

/** Three releases in prod, one in beta. */
async function prepare(prefix: string): Promise<PolicyInput> {
  const prod = await openAs(server.credentials, prefix);
  for (const [version, text] of [
    ["1.0.0", "one"],
    ["2.0.0", "two"],
    ["3.0.0", "three"],
  ] as const) {
    await deploy({
      ...parts(prod),
      bundle: bundleOf({ "prompts/a": text, "prompts/same": "same" }),
      version: explicit(version),
    });
  }
  const beta = await openAs(server.credentials, prefix, sourceBucket);
  await deploy({ ...parts(beta, "beta"), bundle: bundleOf({ "prompts/a": "from beta" }), version: explicit("9.0.0") });
  const place = { prefix, region: server.region, kmsKey: undefined, account: server.accountId };
  return { ...place, bucket, source: { ...place, bucket: sourceBucket }, mirrors: ["outputs/"], models: [] };
}

/** Everything that is stored, by key and content. */
async function stateOf(prefix: string): Promise<ReadonlyMap<string, string>> {
  const store = await openAs(server.credentials, prefix);
  const state = new Map<string, string>();
  for await (const { key } of store.list("")) {
    const read = await store.read(key, { maximumBytes: 100_000 });
    state.set(key, read.outcome === "found" ? Buffer.from(read.object.bytes).toString() : read.outcome);
  }
  return state;
}

const outcomeOf = (action: Promise<unknown>) =>
  action.then(
    () => "done",
    (error: unknown) => {
      if (isSlipwayError(error)) return `${error.code} ${error.message} ${error.next}`;
      throw error;
    },
  );

describe.each(Object.entries(commands))("%s", (name, { roles, run }) => {
  test.each(roleNames)("as the %s", async (role) => {
    const prefix = `${name}-${role}`;
    const input = await prepare(prefix);
    await server.setPolicy("role", rolePolicies(input)[role]);
    const before = await stateOf(prefix);
    const outcome = await outcomeOf(run(await openAs(user, prefix), await openAs(user, prefix, sourceBucket)));
    if (roles.includes(role)) {
      expect(outcome).toBe("done");
      return;
    }
    // The mirror's own error says that the release is live all the same, and then the same words.
    expect(outcome).toMatch(
      /^SW(0906|0625 .*:) AWS denied s3:(GetObject|PutObject|DeleteObject|ListBucket) on arn:aws:s3:::/,
    );
    const after = await stateOf(prefix);
    expect(after.get("current.json")).toBe(before.get("current.json"));
    for (const [key, text] of before) expect(after.get(key)).toBe(text);
  });
});

test("a role of one prefix reaches no other one", async () => {
  const input = await prepare("own");
  await prepare("foreign");
  await server.setPolicy("role", rolePolicies(input).deployer);
  const foreign = await openAs(user, "foreign");
  expect(await outcomeOf(history({ store: foreign, environment: "prod", limit: 10 }))).toMatch(/^SW0906/);
  expect(await outcomeOf(putText(foreign, "objects/x"))).toMatch(/^SW0906/);
});

/** The policy without one action on one resource. */
function without(document: PolicyDocument, action: string, resource: string): PolicyDocument {
  const Statement = document.Statement.flatMap((statement) => {
    if (statement.Effect === "Deny") return [statement];
    const actions = [statement.Action].flat();
    const resources = [statement.Resource].flat();
    if (!actions.includes(action) || !resources.includes(resource)) return [statement];
    const others = actions.filter((other) => other !== action);
    const elsewhere = resources.filter((other) => other !== resource);
    return [
      ...(others.length === 0 ? [] : [{ ...statement, Sid: `${statement.Sid}A`, Action: others }]),
      ...(elsewhere.length === 0
        ? []
        : [{ ...statement, Sid: `${statement.Sid}B`, Action: [action], Resource: elsewhere }]),
    ];
  });
  return { ...document, Statement };
}

describe("each single permission taken away", () => {
  /** What each command needs at least; what else its policy holds serves other commands of the role. */
  const cases: readonly (readonly [string, RoleName, readonly string[]])[] = [
    [
      "deploy",
      "deployer",
      [
        "s3:GetObject current.json",
        "s3:GetObject bundles/*",
        "s3:PutObject objects/*",
        "s3:PutObject bundles/*",
        "s3:PutObject releases/*",
        "s3:PutObject current.json",
      ],
    ],
    [
      "rollback",
      "deployer",
      ["s3:GetObject current.json", "s3:GetObject bundles/*", "s3:PutObject releases/*", "s3:PutObject current.json"],
    ],
    ["promote", "deployer", ["s3:PutObject objects/*", "s3:PutObject current.json"]],
    [
      "prune",
      "pruner",
      [
        "s3:GetObject current.json",
        "s3:ListBucket",
        "s3:PutObject prunes/*",
        "s3:PutObject current.json",
        "s3:DeleteObject bundles/*",
        "s3:DeleteObject objects/*",
      ],
    ],
  ];
  test.each(cases.flatMap(([name, role, needed]) => needed.map((permission) => [name, role, permission] as const)))(
    "%s by the %s without %s",
    async (name, role, permission) => {
      const prefix = `without-${name}-${permission.replace(/[^A-Za-z]/g, "")}`;
      const input = await prepare(prefix);
      const [action = "", key] = permission.split(" ");
      const arn = key === undefined ? `arn:aws:s3:::${bucket}` : `arn:aws:s3:::${bucket}/${prefix}/${key}`;
      const command = commands[name];
      if (command === undefined) throw new Error(name);
      const full = rolePolicies(input)[role];
      const reduced = without(full, action, arn);
      expect(reduced).not.toEqual(full);
      await server.setPolicy("role", reduced);
      const run = async () =>
        outcomeOf(command.run(await openAs(user, prefix), await openAs(user, prefix, sourceBucket)));
      const refused = await run();
      expect(refused).toMatch(/^SW0906/);
      expect(refused).toContain(`denied ${action} on ${arn.replace(/\*$/, "")}`);
      expect(refused).toContain(`"Action":"${action}","Resource":"${arn}"`);
      // With the statement added, the same command finishes.
      await server.setPolicy("role", full);
      expect(await run()).toBe("done");
      const state = await stateOf(prefix);
      const live = JSON.parse(state.get("current.json") ?? "{}");
      expect(state.has(`bundles/${String(live.bundle).slice(7)}.json`)).toBe(true);
      expect(live.pruning).toBeUndefined();
    },
  );
});
