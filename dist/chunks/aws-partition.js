const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./aws-errors.js");
let node_net = require("node:net");

// src/aws/partition.ts
/** Source: partitions.json of botocore, November 2026. A region that matches none is taken for the public partition. */
const partitions = [
	{
		id: "aws-cn",
		regionPrefix: "cn-",
		domain: "amazonaws.com.cn"
	},
	{
		id: "aws-us-gov",
		regionPrefix: "us-gov-",
		domain: "amazonaws.com"
	},
	{
		id: "aws-iso",
		regionPrefix: "us-iso-",
		domain: "c2s.ic.gov"
	},
	{
		id: "aws-iso-b",
		regionPrefix: "us-isob-",
		domain: "sc2s.sgov.gov"
	},
	{
		id: "aws-iso-e",
		regionPrefix: "eu-isoe-",
		domain: "cloud.adc-e.uk"
	},
	{
		id: "aws-iso-f",
		regionPrefix: "us-isof-",
		domain: "csp.hci.ic.gov"
	},
	{
		id: "aws-eusc",
		regionPrefix: "eusc-",
		domain: "amazonaws.eu"
	}
];
/**
* The partition that a region lies in; `aws` for regions of no known prefix, and so for those of S3-compatible servers.
*/
function partitionOf(region) {
	const found = partitions.find(({ regionPrefix }) => region.startsWith(regionPrefix));
	return found === void 0 ? {
		id: "aws",
		domain: "amazonaws.com"
	} : {
		id: found.id,
		domain: found.domain
	};
}
/** True for a host name that AWS itself answers for, also through a VPC endpoint. */
function isAwsHost(host) {
	const name = host.toLowerCase();
	return [.../* @__PURE__ */ new Set(["amazonaws.com", ...partitions.map(({ domain }) => domain)])].some((domain) => name.endsWith(`.${domain}`));
}
/** The ARN of a bucket, or of what is below it: `bucketArn(p, "b", "objects/*")`. */
function s3Arn(partition, bucket, key) {
	return `arn:${partition.id}:s3:::${bucket}${key === void 0 ? "" : `/${key}`}`;
}

// src/aws/settings.ts
/** What a client of AWS needs to know before its first request: region, endpoint, address style, owner, limits. */
var settings_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	checkAccount: () => checkAccount,
	checkBucketName: () => checkBucketName,
	checkKmsKey: () => checkKmsKey,
	iamSettings: () => iamSettings,
	parseEndpoint: () => parseEndpoint,
	resolveBedrockSettings: () => resolveBedrockSettings,
	resolveRegion: () => resolveRegion,
	resolveS3Settings: () => resolveS3Settings,
	resolveServiceSettings: () => resolveServiceSettings,
	stsEndpoint: () => stsEndpoint
});
/**
* Region by configuration, then `AWS_REGION`, `AWS_DEFAULT_REGION`, then the profile; endpoint by configuration, then
* `AWS_ENDPOINT_URL_S3`, `AWS_ENDPOINT_URL`, then AWS's own. Throws SW0901 and SW0916.
*/
async function resolveS3Settings(input) {
	const { environment, bucket } = input;
	const address = input.endpoint ?? (environment["AWS_ENDPOINT_URL_S3"] || environment["AWS_ENDPOINT_URL"]);
	const given = address ? parseEndpoint(address) : void 0;
	const customEndpoint = given !== void 0 && !isAwsHost(given.hostname);
	const region = await resolveRegion(input.region, environment, customEndpoint, {
		purpose: `for the bucket ${bucket}`,
		next: nextForEnvironment
	});
	const partition = partitionOf(region);
	const endpoint = given ?? awsEndpoint(`s3${fips(environment)}${dualStack(environment)}.${region}`, partition);
	const pathStyle = (0, node_net.isIP)(endpoint.hostname) !== 0 || (input.pathStyle ?? (customEndpoint || bucket.includes(".")));
	return {
		region,
		partition,
		customEndpoint,
		pathStyle,
		endpoint: pathStyle ? endpoint : withBucket(endpoint, bucket)
	};
}
/** STS of the region, or the server that the standard variables name for it. */
function stsEndpoint(region, environment) {
	const address = environment["AWS_ENDPOINT_URL_STS"] || environment["AWS_ENDPOINT_URL"];
	return address ? parseEndpoint(address) : awsEndpoint(`sts${fips(environment)}.${region}`, partitionOf(region));
}
/** IAM has one endpoint in each partition, signed for the region where it lives (AWS General Reference, "IAM endpoints"). */
function iamSettings(region, environment) {
	const address = environment["AWS_ENDPOINT_URL_IAM"] || environment["AWS_ENDPOINT_URL"];
	if (address) return {
		region,
		endpoint: parseEndpoint(address)
	};
	const partition = partitionOf(region);
	switch (partition.id) {
		case "aws": return {
			region: "us-east-1",
			endpoint: awsEndpoint("iam", partition)
		};
		case "aws-cn": return {
			region: "cn-north-1",
			endpoint: awsEndpoint("iam.cn-north-1", partition)
		};
		case "aws-us-gov": return {
			region: "us-gov-west-1",
			endpoint: awsEndpoint("iam.us-gov", partition)
		};
		default: return {
			region,
			endpoint: awsEndpoint(`iam.${region}`, partition)
		};
	}
}
/**
* Region and endpoint of a service that every region has: by configuration, then by the standard variables
* (`AWS_ENDPOINT_URL_KMS`, `AWS_ENDPOINT_URL_CLOUDWATCH`, `AWS_ENDPOINT_URL`), then AWS's own. Throws SW0901 and SW0916.
*/
async function resolveServiceSettings(service, input) {
	const { environment } = input;
	const address = environment[service === "kms" ? "AWS_ENDPOINT_URL_KMS" : "AWS_ENDPOINT_URL_CLOUDWATCH"] || environment["AWS_ENDPOINT_URL"];
	const given = address ? parseEndpoint(address) : void 0;
	const region = await resolveRegion(input.region, environment, given !== void 0 && !isAwsHost(given.hostname));
	return {
		region,
		endpoint: given ?? awsEndpoint(`${service}${fips(environment)}.${region}`, partitionOf(region))
	};
}
/**
* Region and endpoint of Bedrock: by configuration, then by the standard variables (`AWS_ENDPOINT_URL_BEDROCK_RUNTIME`,
* `AWS_ENDPOINT_URL_BEDROCK`, `AWS_ENDPOINT_URL`), then AWS's own. Throws SW0901 and SW0916.
*/
async function resolveBedrockSettings(input) {
	const { plane, environment } = input;
	const variable = plane === "runtime" ? "AWS_ENDPOINT_URL_BEDROCK_RUNTIME" : "AWS_ENDPOINT_URL_BEDROCK";
	const address = input.endpoint ?? (environment[variable] || environment["AWS_ENDPOINT_URL"]);
	const given = address ? parseEndpoint(address) : void 0;
	const custom = given !== void 0 && !isAwsHost(given.hostname);
	const region = await resolveRegion(input.region, environment, custom, {
		purpose: "in which Bedrock is asked",
		next: "Set `models.region` in slipway.yaml (`models: { region: eu-west-1 }`), or AWS_REGION. Without AWS a command of your own can answer (`provider: exec`, docs/models.md); `slipway render` and `slipway preview` need no model."
	});
	return {
		region,
		endpoint: given ?? awsEndpoint(`${plane === "runtime" ? "bedrock-runtime" : "bedrock"}${fips(environment)}.${region}`, partitionOf(region))
	};
}
/** Throws SW0916 for anything but an http or https address without credentials, query and fragment. */
function parseEndpoint(address) {
	const url = URL.parse(address);
	if (url === null || url.protocol !== "http:" && url.protocol !== "https:" || url.hostname === "") throw invalid(`The endpoint \u201c${address.replace(/[^/@]*@/g, "\u2026@")}\u201d is no http or https address.`, "Write it as https://host or https://host:port.");
	if (url.username !== "" || url.password !== "") throw invalid(`The endpoint on ${url.host} holds a user name or a password.`, "Take them out: credentials come from the standard chain of AWS.");
	if (url.search !== "" || url.hash !== "") throw invalid(`The endpoint \u201c${address}\u201d holds a query or a fragment.`, "Write only the server's address.");
	return {
		protocol: url.protocol,
		hostname: url.hostname.replace(/^\[|\]$/g, ""),
		port: url.port === "" ? void 0 : Number(url.port),
		basePath: url.pathname.replace(/\/+$/, "")
	};
}
/** Twelve digits. Throws SW0916. */
function checkAccount(account) {
	if (!/^[0-9]{12}$/.test(account)) throw invalid(`\u201c${account}\u201d in accounts: is no AWS account.`, "An account is twelve digits, in quotes so that YAML keeps zeros at its start: accounts: [\"012345678901\"].");
	return account;
}
/** Rules of S3 for names of buckets (docs: "General purpose bucket naming rules"). Throws SW0916. */
function checkBucketName(bucket) {
	if (!(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) && !bucket.includes("..") && (0, node_net.isIP)(bucket) === 0)) throw invalid(`\u201c${bucket}\u201d cannot be the name of a bucket.`, "A bucket's name has 3 to 63 lower case letters, digits, hyphens and dots: store: s3://bucket/prefix.");
	return bucket;
}
/** Goes into a header of every write. Throws SW0916. */
function checkKmsKey(kmsKey) {
	if (!/^[A-Za-z0-9:/_-]{1,2048}$/.test(kmsKey)) throw invalid(`\u201c${kmsKey}\u201d names no KMS key.`, "Write its ARN, its id or its alias (alias/prompts-beta) under kmsKey: of the environment.");
	return kmsKey;
}
const nextForEnvironment = "Set `region:` of the environment in slipway.yaml, or AWS_REGION.";
/**
* By configuration, then `AWS_REGION`, `AWS_DEFAULT_REGION`, then the profile; a server that is not AWS's has none, and gets
* the name that is every server's default. Throws SW0901 and SW0916.
*/
async function resolveRegion(configured, environment, customEndpoint, missing = { next: nextForEnvironment }) {
	const region = configured ?? (environment["AWS_REGION"] || environment["AWS_DEFAULT_REGION"]);
	if (region) return checkRegion(region);
	const ofProfile = await regionOfProfile(environment);
	if (ofProfile !== void 0) return checkRegion(ofProfile);
	if (customEndpoint) return "us-east-1";
	throw require_errors.awsErrors.create("SW0901", {
		message: `No AWS region is known${missing.purpose === void 0 ? "" : ` ${missing.purpose}`}.`,
		next: missing.next
	});
}
/** The region becomes part of a host name, so it must not hold anything that moves the request elsewhere. */
function checkRegion(region) {
	if (!/^[a-z0-9][a-z0-9-]{0,40}$/.test(region)) throw invalid(`\u201c${region}\u201d is no AWS region.`, "A region is written like eu-west-1.");
	return region;
}
async function regionOfProfile(environment) {
	const { loadSharedConfigFiles } = await Promise.resolve().then(() => /* @__PURE__ */ require_rolldown_runtime.__toESM(require("./smithy-core-dist-cjs-submodules-config-index.js").default, 1));
	const files = await loadSharedConfigFiles({
		...environment["AWS_CONFIG_FILE"] ? { configFilepath: environment["AWS_CONFIG_FILE"] } : {},
		...environment["AWS_SHARED_CREDENTIALS_FILE"] ? { filepath: environment["AWS_SHARED_CREDENTIALS_FILE"] } : {}
	}).catch(() => void 0);
	const profile = environment["AWS_PROFILE"] || "default";
	return files?.configFile[profile]?.["region"] ?? files?.credentialsFile[profile]?.["region"];
}
function awsEndpoint(name, partition) {
	return {
		protocol: "https:",
		hostname: `${name}.${partition.domain}`,
		port: void 0,
		basePath: ""
	};
}
function withBucket(endpoint, bucket) {
	return {
		...endpoint,
		hostname: `${bucket}.${endpoint.hostname}`
	};
}
function fips(environment) {
	return environment["AWS_USE_FIPS_ENDPOINT"] === "true" ? "-fips" : "";
}
function dualStack(environment) {
	return environment["AWS_USE_DUALSTACK_ENDPOINT"] === "true" ? ".dualstack" : "";
}
function invalid(message, next) {
	return require_errors.awsErrors.create("SW0916", {
		message,
		next
	});
}

Object.defineProperty(exports, "checkAccount", {
  enumerable: true,
  get: function () {
    return checkAccount;
  }
});
Object.defineProperty(exports, "checkBucketName", {
  enumerable: true,
  get: function () {
    return checkBucketName;
  }
});
Object.defineProperty(exports, "checkKmsKey", {
  enumerable: true,
  get: function () {
    return checkKmsKey;
  }
});
Object.defineProperty(exports, "iamSettings", {
  enumerable: true,
  get: function () {
    return iamSettings;
  }
});
Object.defineProperty(exports, "parseEndpoint", {
  enumerable: true,
  get: function () {
    return parseEndpoint;
  }
});
Object.defineProperty(exports, "partitionOf", {
  enumerable: true,
  get: function () {
    return partitionOf;
  }
});
Object.defineProperty(exports, "resolveBedrockSettings", {
  enumerable: true,
  get: function () {
    return resolveBedrockSettings;
  }
});
Object.defineProperty(exports, "resolveRegion", {
  enumerable: true,
  get: function () {
    return resolveRegion;
  }
});
Object.defineProperty(exports, "resolveS3Settings", {
  enumerable: true,
  get: function () {
    return resolveS3Settings;
  }
});
Object.defineProperty(exports, "resolveServiceSettings", {
  enumerable: true,
  get: function () {
    return resolveServiceSettings;
  }
});
Object.defineProperty(exports, "s3Arn", {
  enumerable: true,
  get: function () {
    return s3Arn;
  }
});
Object.defineProperty(exports, "settings_exports", {
  enumerable: true,
  get: function () {
    return settings_exports;
  }
});
Object.defineProperty(exports, "stsEndpoint", {
  enumerable: true,
  get: function () {
    return stsEndpoint;
  }
});
