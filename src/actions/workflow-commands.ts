/** Lines that a GitHub runner obeys, as the toolkit writes them (@actions/core, command.ts). */

/** `::error title=…::message`; line feeds in both survive. */
export function workflowCommand(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  return `::${name}${written.length === 0 ? "" : ` ${written.join(",")}`}::${escapeData(message)}\n`;
}

/** The percent sign first. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
