/**
 * Microsoft Azure, Entra and Azure DevOps. Identifiable keys carry four characters that name the service, then a
 * checksum: microsoft/security-utilities documents signatures, seeds and the algorithm.
 */
import { hasAnnotatedKeyChecksum, hasAzureChecksum } from "../checksums.ts";
import type { KeywordRule, SecretRule } from "../rule.ts";
import { type Described, hex, namedRule, tokenRule } from "./define.ts";

const portal = (service: string, place: string): string =>
  `Azure portal → ${service} → ${place} → regenerate (https://portal.azure.com).`;

interface IdentifiableSpec extends Described {
  readonly signature: string;
  /** Characters of base64 before the signature. */
  readonly before: number;
  /** Padding of the whole key. */
  readonly padding: "=" | "==" | "";
  readonly seeds: readonly string[];
  readonly urlSafe?: boolean;
}

/** A key of the first identifiable form: the signature stands in the middle, so the search runs around it. */
function identifiableRule(spec: IdentifiableSpec): KeywordRule {
  const digit = spec.urlSafe === true ? "[A-Za-z0-9_-]" : "[A-Za-z0-9+/]";
  const signature = spec.signature.replace("+", "\\+").replace("/", "\\/");
  return {
    kind: "keyword",
    id: spec.id,
    title: spec.title,
    provider: spec.provider,
    confidence: "high",
    precision: "token",
    advice: { what: spec.what, revoke: spec.revoke },
    keywords: [spec.signature],
    anchor: "near",
    reach: { before: spec.before + 2, after: 16 },
    pattern: new RegExp(
      `(?<![A-Za-z0-9+/_-])(?<secret>${digit}{${spec.before}}${signature}${digit}{5}[A-Za-z0-9+/_-]${spec.padding})${spec.padding === "" ? "(?![A-Za-z0-9+/_-])" : "(?![A-Za-z0-9+/=])"}`,
    ),
    check: (match) => (hasAzureChecksum(match.secret, spec.seeds) ? "valid" : "invalid"),
  };
}

/** Where a value names its service by signature, the checksum decides; an older key has none. */
function storageKeyVerdict(secret: string): "valid" | "invalid" | "unknown" {
  if (!/\+ASt.{6}==$/.test(secret)) return "unknown";
  return hasAzureChecksum(secret, ["Default0"]) ? "valid" : "invalid";
}

const messagingSeeds = ["Send0000", "Listen00", "Manage00", "System00", "Unknown0"];

const identifiable: readonly KeywordRule[] = [
  identifiableRule({
    id: "azure-storage-identifiable-key",
    title: "Azure storage account key",
    provider: "Microsoft Azure",
    signature: "+ASt",
    before: 76,
    padding: "==",
    seeds: ["Default0"],
    what: "Full access to everything in a storage account.",
    revoke: portal("Storage accounts → the account", "Access keys"),
  }),
  identifiableRule({
    id: "azure-cosmos-key",
    title: "Azure Cosmos DB key",
    provider: "Microsoft Azure",
    signature: "ACDb",
    before: 76,
    padding: "==",
    seeds: ["MastRW00", "MastRO00", "SystRW00", "SystRO00", "sysAll00", "Resour00", "encryp00"],
    what: "Reads, and with the primary key writes, every database of the account.",
    revoke: portal("Azure Cosmos DB → the account", "Keys"),
  }),
  identifiableRule({
    id: "azure-batch-key",
    title: "Azure Batch account key",
    provider: "Microsoft Azure",
    signature: "+ABa",
    before: 76,
    padding: "==",
    seeds: ["AbAcct00"],
    what: "Runs jobs on the account's machines.",
    revoke: portal("Batch accounts → the account", "Keys"),
  }),
  identifiableRule({
    id: "azure-function-key",
    title: "Azure Functions key",
    provider: "Microsoft Azure",
    signature: "AzFu",
    before: 44,
    padding: "==",
    urlSafe: true,
    seeds: ["Master00", "System00", "Functi00"],
    what: "Calls functions of an app; the master key calls all of them and manages the host.",
    revoke: portal("Function App → the app", "App keys"),
  }),
  identifiableRule({
    id: "azure-search-key",
    title: "Azure AI Search key",
    provider: "Microsoft Azure",
    signature: "AzSe",
    before: 42,
    padding: "",
    seeds: ["Query000", "PAdmin00"],
    what: "Queries, and with an admin key changes, every index of the service.",
    revoke: portal("AI Search → the service", "Settings → Keys"),
  }),
  identifiableRule({
    id: "azure-container-registry-key",
    title: "Azure Container Registry password",
    provider: "Microsoft Azure",
    signature: "+ACR",
    before: 42,
    padding: "",
    seeds: ["ACRDflt0"],
    what: "Pulls and pushes images.",
    revoke: portal("Container registries → the registry", "Access keys"),
  }),
  identifiableRule({
    id: "azure-redis-key",
    title: "Azure Cache for Redis key",
    provider: "Microsoft Azure",
    signature: "AzCa",
    before: 33,
    padding: "=",
    seeds: ["Access00"],
    what: "Reads and writes the cache.",
    revoke: portal("Azure Cache for Redis → the cache", "Authentication → Access keys"),
  }),
  identifiableRule({
    id: "azure-iot-key",
    title: "Azure IoT shared access key",
    provider: "Microsoft Azure",
    signature: "AIoT",
    before: 33,
    padding: "=",
    seeds: ["IoTHub00", "DpsKey00", "Device00"],
    what: "Connects as a device or manages the hub.",
    revoke: portal("IoT Hub → the hub", "Shared access policies"),
  }),
  identifiableRule({
    id: "azure-service-bus-key",
    title: "Azure Service Bus shared access key",
    provider: "Microsoft Azure",
    signature: "+ASb",
    before: 33,
    padding: "=",
    seeds: messagingSeeds,
    what: "Sends, receives or manages messages of a namespace.",
    revoke: portal("Service Bus → the namespace", "Shared access policies"),
  }),
  identifiableRule({
    id: "azure-event-hubs-key",
    title: "Azure Event Hubs shared access key",
    provider: "Microsoft Azure",
    signature: "+AEh",
    before: 33,
    padding: "=",
    seeds: messagingSeeds,
    what: "Sends, receives or manages events of a namespace.",
    revoke: portal("Event Hubs → the namespace", "Shared access policies"),
  }),
  identifiableRule({
    id: "azure-relay-key",
    title: "Azure Relay shared access key",
    provider: "Microsoft Azure",
    signature: "+ARm",
    before: 33,
    padding: "=",
    seeds: messagingSeeds,
    what: "Opens or uses connections through a relay.",
    revoke: portal("Relays → the namespace", "Shared access policies"),
  }),
  identifiableRule({
    id: "azure-event-grid-key",
    title: "Azure Event Grid key",
    provider: "Microsoft Azure",
    signature: "AZEG",
    before: 33,
    padding: "=",
    seeds: ["Default0"],
    what: "Publishes events to a topic.",
    revoke: portal("Event Grid topics → the topic", "Access keys"),
  }),
  identifiableRule({
    id: "azure-api-management-key",
    title: "Azure API Management key",
    provider: "Microsoft Azure",
    signature: "APIM",
    before: 76,
    padding: "==",
    seeds: ["Tenant00", "IoTHub00", "Gatewy00", "GitKey00"],
    what: "Calls or manages the interfaces behind the gateway.",
    revoke: portal("API Management services → the service", "Subscriptions, Gateways or Management API"),
  }),
  identifiableRule({
    id: "azure-machine-learning-key",
    title: "Azure Machine Learning web service key",
    provider: "Microsoft Azure",
    signature: "+AMC",
    before: 76,
    padding: "==",
    seeds: ["Classic0"],
    what: "Calls the service at the account's cost.",
    revoke: portal("Machine Learning → the workspace", "Endpoints → Consume"),
  }),
];

export const azureRules: readonly SecretRule[] = [
  ...identifiable,
  {
    kind: "keyword",
    id: "azure-annotated-key",
    title: "Azure key of the common annotated form",
    provider: "Microsoft Azure",
    confidence: "high",
    precision: "token",
    keywords: ["JQQJ9"],
    anchor: "near",
    reach: { before: 54, after: 40 },
    pattern:
      /(?<![A-Za-z0-9+/_-])(?<secret>[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}(?:[A-Za-z0-9]{2}==)?)(?![A-Za-z0-9+/=_-])/,
    check: (match) => (hasAnnotatedKeyChecksum(match.secret) ? "valid" : "invalid"),
    advice: {
      what: "A key of Azure OpenAI, Azure AI services, Azure DevOps or another service; four letters near its end say which.",
      revoke: portal(
        "the resource",
        "Keys and Endpoint; for Azure DevOps: dev.azure.com → User settings → Personal access tokens",
      ),
    },
  },
  {
    kind: "keyword",
    id: "azure-entra-client-secret",
    title: "Microsoft Entra client secret",
    provider: "Microsoft Azure",
    confidence: "high",
    precision: "token",
    keywords: ["7Q~", "8Q~"],
    anchor: "near",
    reach: { before: 5, after: 48 },
    // 3 characters, the mark, then 31 (7Q~) or 34 (8Q~): microsoft/security-utilities, SEC101/156. The three characters of
    // checksum in the second form are documented in code alone, so nothing is refused for them.
    pattern:
      /(?<![A-Za-z0-9_.~-])(?<secret>[A-Za-z0-9_.~-]{3}(?:7Q~[A-Za-z0-9_.~-]{31}|8Q~[A-Za-z0-9_.~-]{31,34}))(?![A-Za-z0-9_~-])/,
    entropy: 3.5,
    advice: {
      what: "Signs in as an application of the tenant, with everything that was granted to it.",
      revoke:
        "Entra admin center → App registrations → the application → Certificates & secrets → delete (https://entra.microsoft.com).",
    },
  },
  {
    kind: "keyword",
    id: "azure-storage-account-key",
    title: "Azure storage account key",
    provider: "Microsoft Azure",
    confidence: "high",
    precision: "token",
    keywords: [
      "AccountKey",
      "account_key",
      "account-key",
      "storage_key",
      "storagekey",
      "storage-key",
      "access_key",
      "accesskey",
    ],
    anchor: "start",
    boundary: false,
    pattern: /[a-z]{6,7}[_-]?key[0-9]?[^\r\n;A-Za-z0-9/+]{1,16}(?<secret>[A-Za-z0-9+/]{86}==)(?![A-Za-z0-9+/=])/i,
    reach: { after: 140 },
    entropy: 4.5,
    check: (match) => storageKeyVerdict(match.secret),
    advice: {
      what: "Full access to everything in a storage account, a Cosmos DB account or a Batch account.",
      revoke: portal("Storage accounts → the account", "Access keys"),
    },
  },
  {
    kind: "keyword",
    id: "azure-shared-access-key",
    title: "Azure shared access key in a connection string",
    provider: "Microsoft Azure",
    confidence: "high",
    precision: "token",
    keywords: ["SharedAccessKey=", "AccessKey=", "PrimaryKey=", "SharedSecretValue="],
    anchor: "start",
    boundary: false,
    pattern: /(?:AccessKey|PrimaryKey|SharedSecretValue)=(?<secret>[A-Za-z0-9+/]{27,86}={0,2})(?![A-Za-z0-9+/=])/i,
    reach: { after: 140 },
    entropy: 3.8,
    advice: {
      what: "Sends, receives or manages messages, devices or connections of Service Bus, Event Hubs, IoT Hub, SignalR or Web PubSub.",
      revoke: portal("the namespace or hub", "Shared access policies or Keys"),
    },
  },
  {
    kind: "keyword",
    id: "azure-app-configuration-connection",
    title: "Azure App Configuration connection string",
    provider: "Microsoft Azure",
    confidence: "high",
    precision: "token",
    keywords: [".azconfig.io"],
    anchor: "start",
    boundary: false,
    pattern: /\.azconfig\.io;Id=[^;\s]{4,80};Secret=(?<secret>[A-Za-z0-9+/]{36,100}={0,2})/i,
    advice: {
      what: "Reads, or with a read-write key changes, the settings of applications.",
      revoke: portal("App Configuration → the store", "Access settings"),
    },
  },
  {
    kind: "keyword",
    id: "azure-shared-access-signature",
    title: "Azure shared access signature",
    provider: "Microsoft Azure",
    confidence: "high",
    precision: "token",
    keywords: ["&sig=", "?sig=", "sig=", "&amp;sig="],
    anchor: "start",
    boundary: false,
    // Storage (sv=, se=, sp=), Service Bus tokens (sr=, se=, skn=), Logic Apps and Power Automate (sp=, sv=).
    pattern: /sig=(?<secret>[A-Za-z0-9%+/_-]{40,100}(?:%3D|=){0,2})(?![A-Za-z0-9%+/_=-])/i,
    reach: { after: 140 },
    entropy: 3.8,
    check: (match) => {
      const around = match.before + match.after;
      return /[?&;](?:amp;)?(?:sv|se|sp|sr|skn|spr)=/i.test(around) ||
        /(?:sv|se|sp|sr|skn)=[^&\s]{1,60}&(?:amp;)?$/i.test(match.before)
        ? "unknown"
        : "invalid";
    },
    advice: {
      what: "An address that opens files, queues or a workflow to whoever has it, until it expires.",
      revoke:
        "Rotate the key that signed it: Azure portal → the storage account or namespace → Access keys; for a workflow: Logic app → Access keys (https://portal.azure.com).",
    },
  },
  {
    kind: "keyword",
    id: "azure-devops-personal-access-token",
    title: "Azure DevOps personal access token (older form)",
    provider: "Microsoft Azure",
    confidence: "medium",
    precision: "token",
    keywords: [
      "azure_devops",
      "azure-devops",
      "azuredevops",
      "azure devops",
      "dev.azure.com",
      "visualstudio.com",
      "ado_pat",
      "ado_token",
      "adopat",
      "ado-pat",
      "system_accesstoken",
      "azdo",
      "vsts",
    ],
    anchor: "near",
    reach: { before: 96, after: 220 },
    pattern: /(?<![A-Za-z0-9_/.+-])(?<secret>[a-z2-7]{52})(?![A-Za-z0-9_/+=-])/,
    entropy: 3.8,
    check: (match) => (/[2-7].*[2-7].*[2-7]/.test(match.secret) ? "unknown" : "invalid"),
    advice: {
      what: "Acts as its owner on repositories, pipelines and boards.",
      revoke: "dev.azure.com → User settings → Personal access tokens → revoke.",
    },
  },
  namedRule({
    id: "azure-cognitive-services-key",
    title: "Azure AI services subscription key",
    provider: "Microsoft Azure",
    names: [
      "ocp-apim-subscription-key",
      "azure_openai",
      "azure-openai",
      "azureopenai",
      "azure_cognitive",
      "cognitiveservices.azure.com",
      "openai.azure.com",
      "azure_speech",
      "azure_translator",
      "azure_vision",
      "azure_search",
      "search.windows.net",
      "azure_language",
      "azure_ai",
      "azure_openai_api",
    ],
    words: ["key", "secret", "token"],
    value: hex(32),
    entropy: 3,
    what: "Calls models and AI services at the subscription's cost.",
    revoke: portal("Azure AI services → the resource", "Keys and Endpoint"),
  }),
  {
    kind: "keyword",
    id: "azure-publish-profile-password",
    title: "Azure web deploy password",
    provider: "Microsoft Azure",
    confidence: "high",
    precision: "token",
    keywords: ["userPWD="],
    anchor: "start",
    pattern: /userPWD="(?<secret>[A-Za-z0-9]{40,80})"/i,
    entropy: 3.5,
    advice: {
      what: "Publishes code to a web app.",
      revoke: portal("App Services → the app", "Deployment Center → Manage publish profile"),
    },
  },
  {
    kind: "keyword",
    id: "azure-communication-connection",
    title: "Azure Communication Services access key",
    provider: "Microsoft Azure",
    confidence: "high",
    precision: "token",
    keywords: [".communication.azure.com"],
    anchor: "start",
    boundary: false,
    pattern: /\.communication\.azure\.com\/?;accesskey=(?<secret>[A-Za-z0-9+/]{40,88}={0,2})/i,
    advice: {
      what: "Sends mail and messages in the account's name.",
      revoke: portal("Communication Services → the resource", "Keys"),
    },
  },
  tokenRule({
    id: "microsoft-oauth-refresh-token",
    title: "Microsoft OAuth refresh token",
    provider: "Microsoft Azure",
    prefixes: ["0.AX", "0.AS", "0.AR", "0.AQ", "0.AA", "1.AX", "1.AR", "1.AQ", "M.C5", "M.R3"],
    body: "[A-Za-z0-9_-]{10,40}\\.Ag[A-Za-z0-9_-]{120,1800}",
    after: 1900,
    entropy: 4,
    what: "Gives new access tokens for the user who signed in.",
    revoke: "Entra admin center → Users → the user → Revoke sessions (https://entra.microsoft.com).",
  }),
];
