/** Template nodes as they are stored: without places, with the features that they need. */
import type { Expression, IfNode, TemplateNode } from "../tree.ts";

/** Copies nodes without places, and adds their types and helpers to `features`. */
export function plainNodes(nodes: readonly TemplateNode[], features: Set<string>): readonly TemplateNode[] {
  return nodes.map((node) => plainNode(node, features));
}

function plainNode(node: TemplateNode, features: Set<string>): TemplateNode {
  features.add(node.type);
  const expression = (value: Expression): Expression => plainExpression(value, features);
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
        body: plainNodes(node.body, features),
        otherwise: plainNodes(node.otherwise, features),
      };
    case "each":
    case "with":
    case "block":
      return {
        type: node.type,
        value: expression(node.value),
        parameters: node.parameters,
        body: plainNodes(node.body, features),
        otherwise: plainNodes(node.otherwise, features),
      };
    case "partial":
      return {
        type: "partial",
        name: node.name,
        ...(node.context === undefined ? {} : { context: expression(node.context) }),
        options: plainOptions(node.options, expression),
        indent: node.indent,
        ...(node.fallback === undefined ? {} : { fallback: plainNodes(node.fallback, features) }),
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
