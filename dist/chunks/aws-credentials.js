const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");
const require_visible = require("./platform-visible.js");
const require_errors$1 = require("./aws-errors.js");

// src/aws/credentials.ts
/**
* Where credentials come from: the standard chain of AWS. Two variables in the environment are taken directly; for
* everything else the SDK's providers are loaded, which costs start-up time.
*/
var credentials_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	areCredentialsChosen: () => areCredentialsChosen,
	exportedKeyVariable: () => exportedKeyVariable,
	remembered: () => remembered,
	standardCredentials: () => standardCredentials
});
/** Taken anew this long before they end: the margin that AWS's SDKs use. */
const refreshMarginMilliseconds = 3e5;
/**
* Credentials of the standard chain: environment, profile and single sign-on, web identity, container, instance.
* Throws SW0902 where there are none.
*/
function standardCredentials(environment) {
	const direct = credentialsInEnvironment(environment);
	if (direct !== void 0) return async () => direct;
	return remembered(async () => {
		try {
			const { defaultProvider } = await Promise.resolve().then(() => /* @__PURE__ */ require_rolldown_runtime.__toESM(require("./aws-sdk-credential-provider-node-dist-cjs-index.js").default, 1));
			return await defaultProvider({
				ignoreCache: true,
				logger: silentLogger
			})();
		} catch (cause) {
			throw noCredentials(cause, environment["AWS_PROFILE"] || void 0);
		}
	});
}
/** Keeps what `load` gave until shortly before it expires, and loads once where several requests ask at the same time. */
function remembered(load, now = Date.now) {
	let current;
	let loading;
	return async (options) => {
		const expired = current?.expiration !== void 0 && current.expiration.getTime() - now() < refreshMarginMilliseconds;
		const rejected = current !== void 0 && options?.rejected === current;
		if (current !== void 0 && !expired && !rejected) return current;
		loading ??= load().then((loaded) => {
			current = sameKeys(current, loaded) ?? loaded;
			return current;
		}).finally(() => {
			loading = void 0;
		});
		try {
			return await loading;
		} catch (error) {
			const usable = current?.expiration === void 0 || current.expiration.getTime() > now();
			if (current !== void 0 && usable && !rejected) return current;
			throw error;
		}
	};
}
/** What is remembered, where the source gave the same keys again. */
function sameKeys(current, loaded) {
	return current?.accessKeyId === loaded.accessKeyId && current.secretAccessKey === loaded.secretAccessKey && current.sessionToken === loaded.sessionToken && current.expiration?.getTime() === loaded.expiration?.getTime() ? current : void 0;
}
/** The SDK's providers print warnings by themselves unless they get a place for them. */
const silentLogger = {
	debug() {},
	info() {},
	warn() {},
	error() {}
};
/** A named profile goes before the two variables, as in the SDKs. */
function credentialsInEnvironment(environment) {
	const accessKeyId = environment["AWS_ACCESS_KEY_ID"];
	const secretAccessKey = environment["AWS_SECRET_ACCESS_KEY"];
	if (!accessKeyId || !secretAccessKey || environment["AWS_PROFILE"]) return void 0;
	return {
		accessKeyId,
		secretAccessKey,
		sessionToken: environment["AWS_SESSION_TOKEN"] || void 0,
		accountId: environment["AWS_ACCOUNT_ID"] || void 0
	};
}
/** Variable by which `assume-role --export` marks which key it exported. */
const exportedKeyVariable = "SLIPWAY_EXPORTED_KEY";
/**
* True where somebody chose credentials for this process: two keys or a profile in the environment. Keys that
* `assume-role --export` left there are none: they are for other tools, and may be of another environment's role.
*/
function areCredentialsChosen(environment) {
	if (environment["AWS_PROFILE"]) return true;
	const key = environment["AWS_ACCESS_KEY_ID"];
	if (!key || !environment["AWS_SECRET_ACCESS_KEY"]) return false;
	return environment[exportedKeyVariable] !== key;
}
function noCredentials(cause, profile) {
	if (require_errors.isSlipwayError(cause)) return cause;
	const expired = cause instanceof Error && /TokenProviderError|ExpiredToken/.test(cause.name);
	return require_errors$1.awsErrors.create(expired ? "SW0908" : "SW0902", {
		message: expired ? "The single sign-on session of the AWS profile has ended." : profile !== void 0 ? `The AWS profile ${JSON.stringify(require_visible.visibleLine(profile).slice(0, 100))} (AWS_PROFILE) gives no credentials.` : "No AWS credentials were found: not in the environment, in a profile, as web identity, nor from the machine's metadata.",
		next: expired ? "Run `aws sso login` for the profile, then the same command again." : profile !== void 0 ? "Check its name in ~/.aws/config and ~/.aws/credentials (`aws configure list-profiles`), log in (`aws sso login`), or unset AWS_PROFILE." : "In a workflow give the job `permissions: { id-token: write }` and the environment a `role:` in slipway.yaml (a fork's pull request gets neither); on a laptop run `aws sso login` or set AWS_PROFILE.",
		cause
	});
}

Object.defineProperty(exports, "areCredentialsChosen", {
  enumerable: true,
  get: function () {
    return areCredentialsChosen;
  }
});
Object.defineProperty(exports, "credentials_exports", {
  enumerable: true,
  get: function () {
    return credentials_exports;
  }
});
Object.defineProperty(exports, "exportedKeyVariable", {
  enumerable: true,
  get: function () {
    return exportedKeyVariable;
  }
});
Object.defineProperty(exports, "remembered", {
  enumerable: true,
  get: function () {
    return remembered;
  }
});
Object.defineProperty(exports, "standardCredentials", {
  enumerable: true,
  get: function () {
    return standardCredentials;
  }
});
