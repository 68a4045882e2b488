/** Template nodes as they are stored: without places, with the features that they need. */
import type { Expression, IfNode, TemplateNode } from "../tree.ts";

/** What the nodes that were written need of a reader and of the prompt. */
export interface Needs {
  /** Types of nodes and names of helpers. */
  readonly features: Set<string>;
  /** Partials that are called without a fallback. */
  readonly partials: Set<string>;
}

/** Copies nodes without places, and adds what they need to `needs`. */
export function plainNodes(nodes: readonly TemplateNode[], needs: Needs): readonly TemplateNode[] {
  return nodes.map((node) => plainNode(node, needs));
}

function plainNode(node: TemplateNode, needs: Needs): TemplateNode {
  needs.features.add(node.type);
  const expression = (value: Expression): Expression => plainExpression(value, needs.features);
  switch (node.type) {
    case "text":
      return { type: "text", text: node.text };
    case "output":
      return { type: "output", value: expression(node.value) };
    case "if":
      return {
        type: "if",
        test: plainTest(node.test, expression),
        negated: node.negated,
        helper: node.helper,
        body: plainNodes(node.body, needs),
        otherwise: plainNodes(node.otherwise, needs),
      };
    case "each":
    case "with":
    case "block":
      return {
        type: node.type,
        value: expression(node.value),
        parameters: node.parameters,
        body: plainNodes(node.body, needs),
        otherwise: plainNodes(node.otherwise, needs),
      };
    case "partial":
      if (node.fallback === undefined) needs.partials.add(node.name);
      return {
        type: "partial",
        name: node.name,
        ...(node.context === undefined ? {} : { context: expression(node.context) }),
        options: plainOptions(node.options, expression),
        indent: node.indent,
        ...(node.fallback === undefined ? {} : { fallback: plainNodes(node.fallback, needs) }),
      };
    case "role":
      return { type: "role", role: expression(node.role) };
    case "history":
      return { type: "history" };
    case "media":
      return {
        type: "media",
        url: expression(node.url),
        ...(node.contentType === undefined ? {} : { contentType: expression(node.contentType) }),
      };
    default:
      return { type: "section", name: expression(node.name) };
  }
}

function plainTest(test: IfNode["test"], expression: (value: Expression) => Expression): IfNode["test"] {
  if (test.kind === "equals") return { kind: "equals", left: expression(test.left), right: expression(test.right) };
  const includeZero = test.includeZero === undefined ? {} : { includeZero: expression(test.includeZero) };
  return { kind: "truthy", value: expression(test.value), ...includeZero };
}

function plainExpression(value: Expression, features: Set<string>): Expression {
  switch (value.type) {
    case "path":
      return { type: "path", root: value.root, segments: value.segments, text: value.text };
    case "literal":
      return { type: "literal", value: value.value };
    case "undefined":
      return { type: "undefined" };
    default: {
      features.add(value.helper);
      const expression = (inner: Expression): Expression => plainExpression(inner, features);
      return {
        type: "call",
        helper: value.helper,
        arguments: value.arguments.map(expression),
        options: plainOptions(value.options, expression),
      };
    }
  }
}

function plainOptions(
  options: Readonly<Record<string, Expression>>,
  expression: (value: Expression) => Expression,
): Readonly<Record<string, Expression>> {
  const plain: Record<string, Expression> = Object.create(null);
  for (const [name, value] of Object.entries(options)) plain[name] = expression(value);
  return plain;
}
