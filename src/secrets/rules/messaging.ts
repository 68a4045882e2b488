/** Chat. */
import { Buffer } from "node:buffer";
import type { SecretMatch, SecretRule, Verdict } from "../rule.ts";
import { alphanumeric, base64url, hasLettersAndDigits, hex, mixedOnly, namedRule, tokenRule, uuid } from "./define.ts";
import { isWorded } from "./password-shape.ts";

const slack =
  "api.slack.com → Your Apps → the app → OAuth & Permissions → revoke tokens (https://api.slack.com/apps), or call auth.revoke.";

/** The first part of a Discord bot token is its numeric id in base64. */
function beginsWithDiscordId(match: SecretMatch): Verdict {
  const id = Buffer.from(match.secret.split(".", 1)[0] ?? "", "base64").toString("latin1");
  return /^[0-9]{15,21}$/.test(id) ? "valid" : "invalid";
}

/**
 * How base64 of an id begins: the four letters of every number from 100 to 999. Ids of 17 to 20 digits never begin
 * with a zero.
 */
function discordBeginnings(): readonly string[] {
  return Array.from({ length: 900 }, (_, index) => Buffer.from(String(index + 100)).toString("base64"));
}

export const messagingRules: readonly SecretRule[] = [
  tokenRule({
    id: "slack-bot-token",
    title: "Slack bot token",
    provider: "Slack",
    prefixes: ["xoxb-"],
    body: "[0-9]{8,14}-(?:[0-9]{8,14}-)?[A-Za-z0-9]{18,34}",
    what: "Reads and writes where the bot is a member.",
    revoke: slack,
  }),
  tokenRule({
    id: "slack-user-token",
    title: "Slack user token",
    provider: "Slack",
    prefixes: ["xoxp-", "xoxe-"],
    body: "(?:[0-9]{8,14}-){1,3}[A-Za-z0-9]{24,34}",
    what: "Acts as the user in the workspace.",
    revoke: slack,
  }),
  tokenRule({
    id: "slack-legacy-token",
    title: "Slack workspace, refresh or legacy token",
    provider: "Slack",
    prefixes: ["xoxa-", "xoxr-", "xoxo-", "xoxs-", "xoxc-"],
    body: "(?:2-)?(?:[0-9]{1,14}-){1,4}[A-Za-z0-9]{8,64}",
    what: "Acts as an app or as the user in the workspace.",
    revoke: slack,
  }),
  tokenRule({
    id: "slack-configuration-token",
    title: "Slack app configuration token",
    provider: "Slack",
    prefixes: ["xoxe.xoxp-1-", "xoxe.xoxb-1-", "xoxe-1-"],
    body: alphanumeric(120, 200),
    after: 260,
    what: "Creates and changes apps of its owner.",
    revoke: "api.slack.com → Your Apps → Your App Configuration Tokens → revoke (https://api.slack.com/apps).",
  }),
  tokenRule({
    id: "slack-app-level-token",
    title: "Slack app-level token",
    provider: "Slack",
    prefixes: ["xapp-"],
    body: "[0-9]-[A-Z0-9]{8,14}-[0-9]{10,14}-[A-Za-z0-9]{40,70}",
    what: "Opens the app's event stream.",
    revoke:
      "api.slack.com → Your Apps → the app → Basic Information → App-Level Tokens → revoke (https://api.slack.com/apps).",
  }),
  tokenRule({
    id: "slack-session-cookie",
    title: "Slack session cookie",
    provider: "Slack",
    prefixes: ["xoxd-"],
    body: "[A-Za-z0-9%+/_-]{60,400}={0,2}",
    end: "(?![A-Za-z0-9%+/=_-])",
    check: mixedOnly,
    what: "With a session token it is the signed-in user.",
    revoke: "Slack → Account settings → Sign out all other sessions.",
  }),
  {
    kind: "keyword",
    id: "slack-webhook",
    title: "Slack incoming webhook or workflow trigger",
    provider: "Slack",
    confidence: "high",
    precision: "token",
    keywords: ["hooks.slack.com", "hooks.slack-gov.com"],
    anchor: "start",
    pattern:
      /hooks\.slack(?:-gov)?\.com\/(?:services\/T[A-Z0-9]{7,12}\/B[A-Z0-9]{7,12}\/(?<secret>[A-Za-z0-9]{20,26})|(?:workflows|triggers)\/[TE][A-Z0-9]{8,12}\/(?:A[A-Z0-9]{8,12}\/)?[0-9]{10,20}\/[A-Za-z0-9]{20,40})(?![A-Za-z0-9])/,
    check: (match) => (/[0-9]/.test(match.secret) || /[a-z]/.test(match.secret) ? "unknown" : "invalid"),
    entropy: 3,
    advice: {
      what: "Posts into a channel, or starts a workflow.",
      revoke: "api.slack.com → Your Apps → the app → Incoming Webhooks → remove (https://api.slack.com/apps).",
    },
  },
  namedRule({
    id: "slack-signing-secret",
    title: "Slack signing secret or client secret",
    provider: "Slack",
    names: ["slack"],
    words: ["sign", "secret", "verification"],
    value: hex(32),
    what: "Proves that a request comes from Slack, or from the app.",
    revoke: "api.slack.com → Your Apps → the app → Basic Information → regenerate (https://api.slack.com/apps).",
  }),
  {
    kind: "keyword",
    id: "discord-bot-token",
    title: "Discord bot token",
    provider: "Discord",
    confidence: "high",
    precision: "token",
    // Its beginning, digits in base64, has too many forms to be a keyword.
    keywords: [
      "discord",
      "bot_token",
      "bottoken",
      "bot-token",
      "bot.run",
      "client.run",
      "client.login",
      "bot.login",
      "authorization: bot",
      '"bot ',
    ],
    anchor: "near",
    reach: { before: 200, after: 280 },
    pattern: /(?<![A-Za-z0-9_-])[MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}(?![A-Za-z0-9_-])/,
    check: beginsWithDiscordId,
    advice: {
      what: "Is the bot: reads and writes in every server that it was added to.",
      revoke:
        "Discord developer portal → the application → Bot → Reset token (https://discord.com/developers/applications).",
    },
  },
  {
    kind: "keyword",
    id: "discord-bot-token-bare",
    title: "Discord bot token",
    provider: "Discord",
    confidence: "high",
    precision: "token",
    keywords: discordBeginnings(),
    anchor: "start",
    pattern: /[MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,40}(?![A-Za-z0-9_-])/,
    reach: { after: 84 },
    check: beginsWithDiscordId,
    advice: {
      what: "Is the bot: reads and writes in every server that it was added to.",
      revoke:
        "Discord developer portal → the application → Bot → Reset token (https://discord.com/developers/applications).",
    },
  },
  {
    kind: "keyword",
    id: "discord-webhook",
    title: "Discord webhook",
    provider: "Discord",
    confidence: "high",
    precision: "token",
    keywords: ["/api/webhooks/"],
    anchor: "start",
    boundary: false,
    pattern: /\/api\/webhooks\/[0-9]{15,21}\/(?<secret>[A-Za-z0-9_-]{60,72})(?![A-Za-z0-9_-])/,
    check: (match) => (isWorded(match.secret) ? "invalid" : "unknown"),
    advice: {
      what: "Posts into a channel.",
      revoke: "Discord → the channel → Edit channel → Integrations → Webhooks → delete.",
    },
  },
  namedRule({
    id: "discord-client-secret",
    title: "Discord client secret",
    provider: "Discord",
    names: ["discord"],
    words: ["secret"],
    value: base64url(32),
    entropy: 3.7,
    check: mixedOnly,
    what: "Proves that a request comes from the application.",
    revoke:
      "Discord developer portal → the application → OAuth2 → Reset secret (https://discord.com/developers/applications).",
  }),
  {
    kind: "keyword",
    id: "telegram-bot-token",
    title: "Telegram bot token",
    provider: "Telegram",
    confidence: "high",
    precision: "token",
    keywords: [":AA"],
    anchor: "near",
    reach: { before: 14, after: 42 },
    pattern: /(?<![A-Za-z0-9])(?<secret>[0-9]{8,11}:AA[A-Za-z0-9_-]{32,34})(?![A-Za-z0-9_-])/,
    check: mixedOnly,
    entropy: 4,
    advice: { what: "Is the bot: reads and sends its messages.", revoke: "Telegram → @BotFather → /revoke." },
  },
  {
    kind: "keyword",
    id: "microsoft-teams-webhook",
    title: "Microsoft Teams incoming webhook",
    provider: "Microsoft",
    confidence: "high",
    precision: "token",
    keywords: ["webhook.office.com", "outlook.office.com/webhook", "outlook.office365.com/webhook"],
    anchor: "start",
    boundary: false,
    pattern: new RegExp(
      `(?:webhook|outlook)\\.office(?:365)?\\.com\\/webhook(?:b2)?\\/${uuid}(?:@|%40)${uuid}\\/IncomingWebhook\\/(?<secret>[0-9a-f]{32})(?:\\/${uuid}(?:\\/[A-Za-z0-9_-]{1,80})?)?`,
      "i",
    ),
    advice: {
      what: "Posts into a channel.",
      revoke: "Teams → the channel → Manage channel → Connectors → remove the webhook.",
    },
  },
  {
    kind: "keyword",
    id: "chat-webhook",
    title: "Webhook of Feishu, DingTalk or WeCom",
    provider: "several chat platforms",
    confidence: "high",
    precision: "token",
    keywords: ["open-apis/bot/v2/hook/", "oapi.dingtalk.com/robot/send", "qyapi.weixin.qq.com/cgi-bin/webhook"],
    anchor: "start",
    boundary: false,
    pattern: new RegExp(
      `(?:open-apis\\/bot\\/v2\\/hook\\/|oapi\\.dingtalk\\.com\\/robot\\/send\\?access_token=|qyapi\\.weixin\\.qq\\.com\\/cgi-bin\\/webhook\\/send\\?key=)(?<secret>${uuid}|[0-9a-f]{64})`,
    ),
    advice: { what: "Posts into a group.", revoke: "The group's settings → Bots → remove." },
  },
  {
    kind: "keyword",
    id: "automation-webhook",
    title: "Webhook of Zapier, Make or IFTTT",
    provider: "several automation platforms",
    confidence: "high",
    precision: "token",
    keywords: ["hooks.zapier.com/hooks/catch", ".make.com/", "maker.ifttt.com/trigger"],
    anchor: "start",
    boundary: false,
    pattern:
      /(?:zapier\.com\/hooks\/catch\/[0-9]{4,10}\/(?<secret>[a-z0-9]{5,12})|\.make\.com\/[a-z0-9]{32}|ifttt\.com\/trigger\/[A-Za-z0-9_-]{1,60}\/(?:json\/)?with\/key\/[A-Za-z0-9_-]{20,50})(?![A-Za-z0-9_-])/,
    advice: {
      what: "Starts an automation with data of the caller's choice.",
      revoke: "The automation's page → trigger → new address.",
    },
  },
  namedRule({
    id: "mattermost-access-token",
    title: "Mattermost access token",
    provider: "Mattermost",
    names: ["mattermost"],
    words: ["token", "key", "bearer"],
    value: "[a-z0-9]{26}",
    exact: /^(?=.*[0-9].*[0-9])[a-z0-9]{26}$/,
    what: "Acts as its owner.",
    revoke: "Mattermost → Profile → Security → Personal access tokens → delete.",
  }),
  tokenRule({
    id: "matrix-access-token",
    title: "Matrix access token",
    provider: "Matrix",
    prefixes: ["syt_"],
    body: "[A-Za-z0-9+/=]{2,100}_[A-Za-z]{20}_[A-Za-z0-9]{6}",
    what: "Is the signed-in user.",
    revoke: "Element → Settings → Sessions → sign out.",
  }),
  namedRule({
    id: "line-channel-access-token",
    title: "LINE channel access token",
    provider: "LINE",
    names: [
      "line_channel",
      "line-channel",
      "linechannel",
      "line_bot",
      "line_access",
      "channel_access_token",
      "channelaccesstoken",
    ],
    words: [],
    value: "[A-Za-z0-9+/]{168,180}={0,2}",
    end: "(?![A-Za-z0-9+/=])",
    after: 480,
    what: "Sends messages as the channel.",
    revoke: "LINE Developers console → the channel → Messaging API → reissue.",
  }),
  {
    kind: "keyword",
    id: "twitch-access-token",
    title: "Twitch token or client secret",
    provider: "Twitch",
    confidence: "high",
    precision: "token",
    keywords: ["twitch", "oauth:"],
    anchor: "start",
    boundary: false,
    pattern:
      /(?:twitch[^\r\n;]{0,40}?(?:key|token|secret|oauth|pass)[^\r\n;A-Za-z0-9]{1,24}(?:oauth:)?|oauth:)(?<![A-Za-z0-9])(?<secret>[a-z0-9]{30})(?![A-Za-z0-9])/,
    check: (match) => (hasLettersAndDigits(match.secret) ? "unknown" : "invalid"),
    entropy: 3.4,
    advice: {
      what: "Acts as an application or as the user who consented.",
      revoke: "Twitch developer console → Applications → New secret; for users: Settings → Connections → disconnect.",
    },
  },
];
