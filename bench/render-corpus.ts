/** Prompts of the kinds that people write, with a number in each so that no two are the same. */

export const benchPartials: Readonly<Record<string, string>> = {
  "house-style":
    "You write for {{brand}}, a shop for outdoor equipment.\nWrite short sentences. Never promise a date or a refund that you were not given.\n",
  customer: "Customer: {{customer.name}}{{#if customer.plan}} ({{customer.plan}} plan){{/if}}\n",
};

const templates: readonly ((number: number) => string)[] = [
  (number) => `---
description: Recommends what to do about a refund, variant ${number}.
config:
  temperature: 0
  maxOutputTokens: 400
input:
  schema:
    brand: string
    customer(object):
      name: string
      plan?: string
    order(object):
      id: string
      total: number, in euros
      deliveredDaysAgo: integer
      status(enum): [delivered, lost, returned]
    request: string
output:
  format: json
  schema:
    recommendation(enum): [refund, replace, decline, ask]
    reason: string
---
{{role "system"}}
{{> house-style}}
You recommend; a colleague decides. Our rules, edition ${number}:
- Lost parcels are refunded or replaced, as the customer likes.
- Within 30 days of delivery a return is always accepted.
{{role "user"}}
{{> customer}}
Order {{order.id}}: {{order.total}} euros, {{order.status}}{{#unlessEquals order.status "lost"}}, delivered {{order.deliveredDaysAgo}} days ago{{/unlessEquals}}.

{{request}}
`,
  (number) => `---
description: Answers from our help pages, variant ${number}.
config:
  maxOutputTokens: 500
input:
  schema:
    question: string
    pages(array, search results):
      title: string
      url: string
      text: string
---
{{role "system"}}
Answer from the pages below and name the ones you used by number. Edition ${number}.
{{role "user"}}
{{#each pages as |page|}}
[{{@index}}] {{page.title}} ({{page.url}})
{{page.text}}
{{else}}
No page was found.
{{/each}}

Question: {{question}}
`,
  (number) => `---
description: Drafts the answer to a customer, variant ${number}.
config:
  temperature: 0.4
  maxOutputTokens: 600
input:
  schema:
    brand: string
    agent: string
    customer(object):
      name: string
      plan?: string
    tone?: string
    message: string
---
{{role "system"}}
{{> house-style}}
{{#if tone}}Use a {{tone}} tone.{{else}}Be friendly.{{/if}}
Sign with {{agent}}. Edition ${number}.
{{history}}
{{role "user"}}
{{> customer}}
{{message}}
`,
  (number) => `---
description: A report of the week, variant ${number}.
config:
  maxOutputTokens: 900
input:
  schema:
    week: string
    teams(array):
      name: string
      open: integer
      late: boolean
      notes(array): string
---
{{role "user"}}
Report ${number} for {{week}}:
{{#each teams}}
## {{@index}}. {{name}}{{#if late}} (late){{/if}}
{{#if notes}}
{{#each notes}}
- {{../name}}: {{this}}{{#unless @last}};{{/unless}}
{{/each}}
{{else}}
Nothing to note, {{open}} open.
{{/if}}
{{/each}}
{{json teams indent=2}}
`,
];

export function benchTemplate(index: number): string {
  const template = templates[index % templates.length];
  return template?.(index) ?? "";
}

/** Five inputs that take every branch of the template. */
export function benchCases(index: number): readonly Record<string, unknown>[] {
  return [0, 1, 2, 3, 4].map((number) => {
    const customer = number % 2 === 0 ? { name: `Ada ${number}`, plan: "gold" } : { name: `Grace ${index}` };
    switch (index % templates.length) {
      case 0: {
        const status = ["delivered", "lost", "returned"][number % 3];
        const order = { id: `A-${index}-${number}`, total: 12.5 * (number + 1), deliveredDaysAgo: number * 7, status };
        return {
          brand: "Northpeak",
          customer,
          order,
          request: "The tent arrived with a broken pole. I would like another one.",
        };
      }
      case 1: {
        const page = {
          title: "Returns",
          url: "https://help.example/returns",
          text: "Send it back within 30 days, unused and in its box.",
        };
        return { question: "How do I send something back?", pages: Array.from({ length: number }, () => page) };
      }
      case 2:
        return {
          brand: "Northpeak",
          agent: "Mia",
          customer,
          ...(number % 2 === 0 ? { tone: "warm" } : {}),
          message: "Where is my parcel? It was due on Monday.",
        };
      default:
        return {
          week: `2026-W${10 + number}`,
          teams: [
            { name: "Returns", open: number, late: true, notes: ["two colleagues ill", "new form"] },
            { name: "Shipping", open: 3, late: false, notes: [] },
          ],
        };
    }
  });
}
