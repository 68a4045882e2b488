const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_credentials = require("./aws-session-policies.js");

// src/commands/releases/aws-service.ts
var aws_service_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ serviceClient: () => serviceClient });
/** `work` says what the session may do where a job takes the environment's role by itself. */
async function serviceClient(service, project, environment, work, context) {
	const [{ createAwsClient }, { createTransport }, { resolveServiceSettings }, { standardCredentials }, { readCertificates }] = await Promise.all([
		Promise.resolve().then(() => require("./aws-client.js")).then((n) => n.client_exports),
		Promise.resolve().then(() => require("./aws-http.js")).then((n) => n.http_exports),
		Promise.resolve().then(() => require("./aws-partition.js")).then((n) => n.settings_exports),
		Promise.resolve().then(() => require("./aws-credentials.js")).then((n) => n.credentials_exports),
		Promise.resolve().then(() => require("./aws-certificates.js")).then((n) => n.certificates_exports)
	]);
	const variables = context.environment;
	const { region, endpoint } = await resolveServiceSettings(service, {
		region: environment.region,
		environment: variables
	});
	const credentials = await require_credentials.roleCredentials(project, environment, work, context);
	const certificates = await readCertificates(variables);
	return createAwsClient({
		service,
		region,
		endpoint,
		credentials: credentials ?? standardCredentials(variables),
		transport: createTransport({
			environment: variables,
			certificates,
			connections: 2
		}),
		concurrency: 2,
		signal: context.signal
	});
}

Object.defineProperty(exports, "aws_service_exports", {
  enumerable: true,
  get: function () {
    return aws_service_exports;
  }
});
Object.defineProperty(exports, "serviceClient", {
  enumerable: true,
  get: function () {
    return serviceClient;
  }
});
