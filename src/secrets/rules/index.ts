/** Every rule of the scanner. */
import type { SecretRule } from "../rule.ts";
import { addressRules } from "./addresses.ts";
import { amazonRules } from "./amazon.ts";
import { automationRules } from "./automation.ts";
import { azureRules } from "./azure.ts";
import { codeRules } from "./code.ts";
import { dataRules } from "./data.ts";
import { fileRules } from "./files.ts";
import { forgeRules } from "./forges.ts";
import { googleRules } from "./google.ts";
import { headerRules } from "./headers.ts";
import { hostingRules } from "./hosting.ts";
import { identityRules } from "./identity.ts";
import { mailRules } from "./mail.ts";
import { messagingRules } from "./messaging.ts";
import { modelToolRules } from "./model-tools.ts";
import { modelRules } from "./models.ts";
import { observabilityRules } from "./observability.ts";
import { packageRules } from "./packages.ts";
import { paymentRules } from "./payments.ts";
import { privateKeyRules } from "./private-keys.ts";
import { publishingRules } from "./publishing.ts";
import { sentenceRules } from "./sentences.ts";
import { settingRules } from "./settings.ts";
import { workplaceRules } from "./workplace.ts";

/** The rules by family, for pages and for the benchmark's table. */
export const secretRuleFamilies: Readonly<Record<string, readonly SecretRule[]>> = {
  amazon: amazonRules,
  azure: azureRules,
  google: googleRules,
  hosting: hostingRules,
  forges: forgeRules,
  packages: packageRules,
  models: [...modelRules, ...modelToolRules],
  messaging: [...messagingRules, ...mailRules],
  payments: paymentRules,
  data: dataRules,
  observability: observabilityRules,
  identity: identityRules,
  automation: automationRules,
  workplace: [...workplaceRules, ...publishingRules],
  "private-keys": privateKeyRules,
  addresses: addressRules,
  headers: headerRules,
  code: codeRules,
  files: fileRules,
  settings: [...settingRules, ...sentenceRules],
};

export const secretRuleList: readonly SecretRule[] = Object.values(secretRuleFamilies).flat();
