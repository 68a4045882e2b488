/** Everything that `slipway doctor ENV` looks at, in the order of the report: from who this is to what guards a release. */
import type { DoctorCheck } from "./check.ts";
import { gateCheck, githubEnvironmentCheck } from "./gate-checks.ts";
import { clockCheck, credentialsCheck, idTokenCheck, settingsCheck } from "./identity-checks.ts";
import { bucketCheck, bucketSettingsCheck, keyCheck, liveCheck, providerCheck } from "./resource-checks.ts";
import { rolesCheck } from "./role-checks.ts";

/** A room that promises something about an environment adds its check here. */
export function doctorChecks(): readonly DoctorCheck[] {
  return [
    settingsCheck,
    idTokenCheck,
    credentialsCheck,
    clockCheck,
    bucketCheck,
    bucketSettingsCheck,
    liveCheck,
    keyCheck,
    providerCheck,
    rolesCheck,
    gateCheck,
    githubEnvironmentCheck,
  ];
}
