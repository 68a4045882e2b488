/**
 * ministack: S3, STS, IAM and KMS in one Python process. With `AUTH=true` it checks signatures, policies, checksums and
 * conditional writes. What it does not: conditions on a copy's destination, the expected bucket owner.
 */
import { join } from "node:path";
import type { AwsCredentials } from "../../src/aws/credentials.ts";
import { childOf, childText } from "../../src/aws/xml.ts";
import { installPythonPackage } from "./python-package.ts";
import { makeKey, type S3Server, type ServerRequests, serverRequests } from "./s3-server.ts";
import { freePort, startedOnFreePorts, startServerProcess } from "./server-process.ts";

const version = "1.5.33";
/** Without it ministack has no asymmetric keys. */
const forKms = "cryptography==50.0.2";

export interface Ministack extends S3Server {
  readonly name: "ministack";
  /** An IAM user with one inline policy (or none yet) and a key: for tests of what a policy allows. */
  createUser(name: string, policy?: object): Promise<AwsCredentials>;
  /** Replaces the user's inline policy. */
  setPolicy(name: string, policy: object): Promise<void>;
  /** A request to IAM or STS as the root user, or as somebody else. */
  query: ServerRequests["query"];
}

export interface MinistackOptions {
  /** Twelve digits. */
  readonly accountId?: string;
}

export function startMinistack(options: MinistackOptions = {}): Promise<Ministack> {
  return startedOnFreePorts(() => start(options));
}

async function start(options: MinistackOptions): Promise<Ministack> {
  const folder = await installPythonPackage("ministack", version, [forKms]);
  const python = join(folder, "bin", "python");
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const accountId = options.accountId ?? "111111111111";
  const region = "eu-west-1";
  const root = makeKey("root");
  const server = await startServerProcess({
    name: "ministack",
    python,
    command: [python, "-m", "ministack"],
    environment: {
      AUTH: "true",
      BIND_HOST: "127.0.0.1",
      GATEWAY_PORT: String(port),
      MINISTACK_ACCOUNT_ID: accountId,
      MINISTACK_REGION: region,
      AWS_ACCESS_KEY_ID: root.accessKeyId,
      AWS_SECRET_ACCESS_KEY: root.secretAccessKey,
      LOG_LEVEL: "ERROR",
    },
    ready: async () => (await fetch(`${endpoint}/_ministack/health`)).ok,
  });
  const asRoot = serverRequests(endpoint, region, root);

  async function setPolicy(name: string, policy: object): Promise<void> {
    await asRoot.query("iam", {
      Action: "PutUserPolicy",
      UserName: name,
      PolicyName: "test",
      PolicyDocument: JSON.stringify(policy),
    });
  }

  async function createUser(name: string, policy?: object): Promise<AwsCredentials> {
    await asRoot.query("iam", { Action: "CreateUser", UserName: name });
    if (policy !== undefined) await setPolicy(name, policy);
    const made = childOf(await asRoot.query("iam", { Action: "CreateAccessKey", UserName: name }), "AccessKey");
    const accessKeyId = childText(made, "AccessKeyId");
    const secretAccessKey = childText(made, "SecretAccessKey");
    if (accessKeyId === undefined || secretAccessKey === undefined) throw new Error("no access key");
    return { accessKeyId, secretAccessKey };
  }

  // The root key passes with any secret and past bucket policies, so nothing else uses it.
  const credentials = await createUser("everything", {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }],
  });
  const requests = serverRequests(endpoint, region, credentials);
  return {
    name: "ministack",
    pid: server.pid,
    endpoint,
    region,
    accountId,
    credentials,
    createUser,
    setPolicy,
    query: asRoot.query,
    createBucket: requests.createBucket,
    request: requests.request,
    stop: async () => {
      asRoot.close();
      requests.close();
      await server.stop();
    },
  };
}
