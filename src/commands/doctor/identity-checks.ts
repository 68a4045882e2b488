/** Who this is: credentials, account, clock, and the ID token of a job. */
import { areCredentialsChosen } from "../../aws/credentials.ts";
import { claimText } from "../../aws/oidc-claims.ts";
import { idTokenSource } from "../../aws/oidc-token.ts";
import { isSlipwayError } from "../../platform/errors.ts";
import { foreign } from "../releases/words.ts";
import { type CheckResult, type DoctorCheck, type DoctorSubject, missing, ok, unclear } from "./check.ts";

export const settingsCheck: DoctorCheck = {
  id: "settings",
  title: "Settings",
  async look({ environment, aws }) {
    const { name, store, role, accounts, endpoint } = environment;
    if (aws === undefined)
      return [ok(`${name} lives in a folder, ${foreign(store.written)}: nothing in AWS belongs to it.`)];
    return [
      ok(`${name} lives in ${foreign(store.written)}, ${aws.settings.region}.`),
      ...(role === undefined && endpoint === undefined
        ? [
            missing(
              "No `role:` is named: a job of GitHub Actions has no role to take, and needs stored keys.",
              `Write \`role:\` into slipway.yaml; \`slipway setup ${name}\` prints one.`,
            ),
          ]
        : []),
      ...(role === undefined && accounts === undefined
        ? [
            missing(
              "Neither `accounts:` nor `role:` tells whose bucket is meant: a bucket of the same name elsewhere would be taken.",
              'Write `accounts: ["111111111111"]` into slipway.yaml.',
            ),
          ]
        : []),
    ];
  },
};

export const credentialsCheck: DoctorCheck = {
  id: "credentials",
  title: "Credentials",
  async look({ environment, context, aws }) {
    if (aws === undefined) return [];
    const provider = await aws.credentials();
    try {
      await provider();
    } catch (error) {
      if (!isSlipwayError(error)) throw error;
      return [missing(error.message.split("\n")[0] ?? "", error.next)];
    }
    const caller = await aws.caller();
    if (caller === undefined) {
      return [
        unclear(
          "STS does not tell whose credentials these are.",
          "Check the network, and AWS_ENDPOINT_URL_STS where it is set.",
        ),
      ];
    }
    const how = areCredentialsChosen(context.environment)
      ? "credentials that are set in the environment"
      : idTokenSource(context.environment) !== undefined && environment.role !== undefined
        ? "the environment's role, taken with the job's ID token"
        : "the standard chain";
    const who = `${foreign(caller.arn)}, by ${how}`;
    const { accounts } = environment;
    return accounts === undefined || accounts.includes(caller.account)
      ? [ok(`These are credentials of ${who}.`)]
      : [
          missing(
            `The credentials are those of ${who}, and \`accounts:\` allows ${accounts.join(", ")} only.`,
            "Take credentials of the right account, or mend `accounts:`.",
          ),
        ];
  },
};

/** AWS refuses signatures that are more than 15 minutes off; Slipway corrects by the server's time once. */
const worrying = 5 * 60 * 1000;

export const clockCheck: DoctorCheck = {
  id: "clock",
  title: "Clock",
  async look({ context, aws }) {
    if (aws === undefined) return [];
    const sent = context.now().getTime();
    const server = await aws.serverTime();
    if (typeof server !== "number") {
      return [
        unclear(
          `The time of AWS is not known: ${server.why}`,
          "Check the network; STS must be reachable in the environment's region.",
        ),
      ];
    }
    const off = Math.round((server - sent) / 1000);
    return Math.abs(off) * 1000 < worrying
      ? [ok(`This machine and AWS agree on the time, within ${Math.max(1, Math.abs(off))} s.`)]
      : [
          missing(
            `The clock of this machine is ${Math.abs(off)} s ${off > 0 ? "behind" : "ahead of"} that of AWS.`,
            "Set the clock.",
          ),
        ];
  },
};

export const idTokenCheck: DoctorCheck = {
  id: "id-token",
  title: "ID token",
  async look(subject: DoctorSubject): Promise<readonly CheckResult[]> {
    const { context, aws, environment } = subject;
    if (aws === undefined || context.environment["GITHUB_ACTIONS"] !== "true") return [];
    if (idTokenSource(context.environment) === undefined) {
      return [
        missing(
          "This job cannot ask GitHub for an ID token.",
          "Give it `permissions: { id-token: write, contents: read }`. Pull requests from forks never get one.",
        ),
      ];
    }
    const claims = await aws.jobClaims();
    const written = claims === undefined ? undefined : claimText(claims, "sub");
    if (claims === undefined || written === undefined) {
      return [
        unclear("GitHub gave an ID token without a subject.", "Look who answers at ACTIONS_ID_TOKEN_REQUEST_URL."),
      ];
    }
    const named = claimText(claims, "environment");
    return [
      ok(`GitHub gives this job an ID token: ${foreign(written)}.`),
      ...(named === undefined
        ? [
            missing(
              "The job names no GitHub environment, which the trust policies that Slipway prints ask for.",
              `Write \`environment: ${environment.name}\` into the job.`,
            ),
          ]
        : []),
    ];
  },
};
