import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isAwsHost, partitionOf, s3Arn } from "../../src/aws/partition.ts";
import {
  checkAccount,
  checkBucketName,
  checkKmsKey,
  parseEndpoint,
  resolveBedrockSettings,
  resolveS3Settings,
  stsEndpoint,
} from "../../src/aws/settings.ts";
import { isSlipwayError } from "../../src/platform/errors.ts";

const nowhere = { AWS_CONFIG_FILE: "/nonexistent", AWS_SHARED_CREDENTIALS_FILE: "/nonexistent" };

/** Code and all words of what is thrown. */
function refusalOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (isSlipwayError(error)) return `${error.code} ${error.message} ${error.next}`;
  }
  return "no error";
}

describe("settings of S3", () => {
  test("the bucket stands in the host name on AWS, in the path elsewhere and where it has dots", async () => {
    const region = "eu-west-1";
    const aws = await resolveS3Settings({ bucket: "acme-beta", region, environment: {} });
    expect(aws.endpoint.hostname).toBe("acme-beta.s3.eu-west-1.amazonaws.com");
    expect([aws.pathStyle, aws.customEndpoint]).toEqual([false, false]);
    const dots = await resolveS3Settings({ bucket: "acme.beta", region, environment: {} });
    expect([dots.endpoint.hostname, dots.pathStyle]).toEqual(["s3.eu-west-1.amazonaws.com", true]);
    const other = await resolveS3Settings({
      bucket: "acme-beta",
      region,
      endpoint: "http://[::1]:9000/s3/",
      environment: {},
    });
    expect(other.endpoint).toEqual({ protocol: "http:", hostname: "::1", port: 9000, basePath: "/s3" });
    expect([other.pathStyle, other.customEndpoint]).toEqual([true, true]);
  });

  test("what is asked for by pathStyle holds, except before an IP address", async () => {
    const at = (endpoint: string) =>
      resolveS3Settings({ bucket: "acme", region: "eu-west-1", endpoint, pathStyle: false, environment: {} });
    expect(await at("https://minio.example")).toMatchObject({
      pathStyle: false,
      endpoint: { hostname: "acme.minio.example" },
    });
    expect(await at("http://127.0.0.1:9000")).toMatchObject({ pathStyle: true, endpoint: { hostname: "127.0.0.1" } });
  });

  test("a key of KMS is an ARN, an id or an alias, and nothing that ends a header", () => {
    for (const key of [
      "alias/prompts-beta",
      "1234abcd-12ab-34cd-56ef-1234567890ab",
      "arn:aws:kms:eu-west-1:111111111111:key/mrk-1",
    ]) {
      expect(checkKmsKey(key)).toBe(key);
    }
    for (const key of ["", "a b", "a\r\nx-amz-acl: public-read", "ä"]) {
      expect(() => checkKmsKey(key)).toThrow(expect.objectContaining({ code: "SW0916" }));
    }
  });

  test("a VPC endpoint is AWS, and needs no proof of conditional writes", async () => {
    const endpoint = "https://bucket.vpce-1a2b3c.s3.eu-west-1.vpce.amazonaws.com";
    const settings = await resolveS3Settings({ bucket: "acme", region: "eu-west-1", endpoint, environment: {} });
    expect(settings.customEndpoint).toBe(false);
    expect(isAwsHost("evil-amazonaws.com")).toBe(false);
    expect(isAwsHost("s3.amazonaws.com.evil.example")).toBe(false);
  });

  test("FIPS, dual stack and other partitions have hosts of their own", async () => {
    const hostOf = async (region: string, environment: Record<string, string>) =>
      (await resolveS3Settings({ bucket: "acme", region, environment })).endpoint.hostname;
    expect(await hostOf("us-gov-west-1", { AWS_USE_FIPS_ENDPOINT: "true" })).toBe(
      "acme.s3-fips.us-gov-west-1.amazonaws.com",
    );
    expect(await hostOf("eu-west-1", { AWS_USE_DUALSTACK_ENDPOINT: "true" })).toBe(
      "acme.s3.dualstack.eu-west-1.amazonaws.com",
    );
    expect(await hostOf("cn-north-1", {})).toBe("acme.s3.cn-north-1.amazonaws.com.cn");
    expect(partitionOf("eusc-de-east-1").id).toBe("aws-eusc");
    expect(s3Arn(partitionOf("us-gov-east-1"), "b", "k")).toBe("arn:aws-us-gov:s3:::b/k");
    expect(stsEndpoint("cn-north-1", {}).hostname).toBe("sts.cn-north-1.amazonaws.com.cn");
  });

  test("the region comes from configuration, environment or profile, in this order", async () => {
    const folder = mkdtempSync(join(tmpdir(), "slipway-aws-"));
    try {
      const file = join(folder, "config");
      writeFileSync(file, "[default]\nregion = ap-south-1\n[profile other]\nregion = sa-east-1\n");
      const environment = { AWS_CONFIG_FILE: file, AWS_SHARED_CREDENTIALS_FILE: "/nonexistent" };
      const regionOf = async (more: Record<string, string>, region?: string) =>
        (await resolveS3Settings({ bucket: "acme", region, environment: { ...environment, ...more } })).region;
      expect(await regionOf({ AWS_REGION: "us-west-2" }, "eu-west-1")).toBe("eu-west-1");
      expect(await regionOf({ AWS_REGION: "us-west-2", AWS_DEFAULT_REGION: "us-east-2" })).toBe("us-west-2");
      expect(await regionOf({ AWS_DEFAULT_REGION: "us-east-2" })).toBe("us-east-2");
      expect(await regionOf({})).toBe("ap-south-1");
      expect(await regionOf({ AWS_PROFILE: "other" })).toBe("sa-east-1");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("no region is an error on AWS, and a default elsewhere", async () => {
    await expect(resolveS3Settings({ bucket: "acme", environment: nowhere })).rejects.toMatchObject({ code: "SW0901" });
    const other = await resolveS3Settings({ bucket: "acme", endpoint: "http://localhost:1", environment: nowhere });
    expect(other.region).toBe("us-east-1");
  });

  test("a region cannot lead a request to another host", async () => {
    for (const region of ["evil.example/", "eu-west-1.evil.example", "EU", "a b", "-x"]) {
      await expect(resolveS3Settings({ bucket: "acme", region, environment: {} })).rejects.toMatchObject({
        code: "SW0916",
      });
    }
  });

  test("an endpoint with credentials is refused, and they are not shown", () => {
    const secret = ["hunter", "2"].join("");
    for (const protocol of ["https", "ftp"]) {
      const refusal = refusalOf(() => parseEndpoint(`${protocol}://user:${secret}@s3.example`));
      expect(refusal).toContain("SW0916");
      expect(refusal).not.toContain(secret);
    }
    for (const address of ["s3.example", "ftp://s3.example", "https://s3.example/?a=b", "https://s3.example/#x", ""]) {
      expect(() => parseEndpoint(address)).toThrow(expect.objectContaining({ code: "SW0916" }));
    }
  });

  test("names of buckets and accounts are checked", () => {
    expect(checkBucketName("acme-prompts.beta")).toBe("acme-prompts.beta");
    for (const bucket of ["ab", "Acme", "a..b", "-ab", "ab-", "192.168.1.1", "a/b", "a".repeat(64), "a_b"]) {
      expect(() => checkBucketName(bucket)).toThrow(expect.objectContaining({ code: "SW0916" }));
    }
    expect(checkAccount("012345678901")).toBe("012345678901");
    expect(() => checkAccount("12345678901")).toThrow(expect.objectContaining({ code: "SW0916" }));
  });
});

describe("settings of Bedrock", () => {
  test("requests to models and questions about models go to hosts of their own", async () => {
    const of = (plane: "runtime" | "control", more: object = {}) =>
      resolveBedrockSettings({ plane, region: "eu-west-1", environment: {}, ...more });
    expect((await of("runtime")).endpoint.hostname).toBe("bedrock-runtime.eu-west-1.amazonaws.com");
    expect((await of("control")).endpoint.hostname).toBe("bedrock.eu-west-1.amazonaws.com");
    const environment = { AWS_ENDPOINT_URL: "http://a", AWS_ENDPOINT_URL_BEDROCK_RUNTIME: "http://b" };
    expect((await of("runtime", { environment })).endpoint.hostname).toBe("b");
    expect((await of("control", { environment })).endpoint.hostname).toBe("a");
    expect((await of("runtime", { environment, endpoint: "http://c" })).endpoint.hostname).toBe("c");
  });

  test("a region that nobody names is asked for", async () => {
    await expect(resolveBedrockSettings({ plane: "runtime", environment: nowhere })).rejects.toMatchObject({
      code: "SW0901",
      message: "No AWS region is known in which Bedrock is asked.",
      next: expect.stringContaining("models.region"),
    });
    await expect(resolveS3Settings({ bucket: "acme-prompts", environment: nowhere })).rejects.toMatchObject({
      code: "SW0901",
      message: "No AWS region is known for the bucket acme-prompts.",
      next: "Set `region:` of the environment in slipway.yaml, or AWS_REGION.",
    });
  });
});
