/** The prompt with which an empty project begins. It passes the check without findings. */

/** Texts by path below the folder of prompts. */
export function exampleFiles(): ReadonlyMap<string, string> {
  return new Map([
    ["answer-customer.prompt", prompt],
    ["answer-customer.cases.yaml", cases],
  ]);
}

const prompt = `---
description: Answers a question about a product in a few friendly sentences.
config:
  temperature: 0.3
  maxOutputTokens: 400
input:
  schema:
    product: string, what the question is about
    question: string, as the customer wrote it
    name?: string, how to address the customer
---
{{role "system"~}}
You answer questions about {{product}}. Write two or three friendly sentences.
If you do not know the answer, say so; promise nothing.
{{#if name}}
Address the customer as {{name}}.
{{/if}}
{{role "user"~}}
{{question}}
`;

const cases = `# A case is a named set of inputs. Each is rendered by every check and shown with every change.
cases:
  - name: with-name
    description: A customer whom we know.
    input:
      product: the Ridge 45 backpack
      question: Does it fit as hand luggage?
      name: Jonas Weber
  - name: without-name
    description: A stranger who writes for the first time.
    input:
      product: the Ridge 45 backpack
      question: Can I wash it?
`;
