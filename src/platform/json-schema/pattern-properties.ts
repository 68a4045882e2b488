/** Character properties of regular expressions, by the names that RE2 has for them. */

/** General categories by their long names; RE2 knows the short ones. Source: Unicode, PropertyValueAliases. */
const categories: ReadonlyMap<string, string> = new Map([
  ["Letter", "L"],
  ["Cased_Letter", "LC"],
  ["Uppercase_Letter", "Lu"],
  ["Lowercase_Letter", "Ll"],
  ["Titlecase_Letter", "Lt"],
  ["Modifier_Letter", "Lm"],
  ["Other_Letter", "Lo"],
  ["Mark", "M"],
  ["Nonspacing_Mark", "Mn"],
  ["Spacing_Mark", "Mc"],
  ["Enclosing_Mark", "Me"],
  ["Number", "N"],
  ["Decimal_Number", "Nd"],
  ["digit", "Nd"],
  ["Letter_Number", "Nl"],
  ["Other_Number", "No"],
  ["Punctuation", "P"],
  ["punct", "P"],
  ["Connector_Punctuation", "Pc"],
  ["Dash_Punctuation", "Pd"],
  ["Open_Punctuation", "Ps"],
  ["Close_Punctuation", "Pe"],
  ["Initial_Punctuation", "Pi"],
  ["Final_Punctuation", "Pf"],
  ["Other_Punctuation", "Po"],
  ["Symbol", "S"],
  ["Math_Symbol", "Sm"],
  ["Currency_Symbol", "Sc"],
  ["Modifier_Symbol", "Sk"],
  ["Other_Symbol", "So"],
  ["Separator", "Z"],
  ["Space_Separator", "Zs"],
  ["Line_Separator", "Zl"],
  ["Paragraph_Separator", "Zp"],
  ["Other", "C"],
  ["Control", "Cc"],
  ["Format", "Cf"],
  ["Private_Use", "Co"],
]);

/** RE2's name of a property written as ECMA-262 has it, or undefined where RE2 has none. */
export function propertyName(written: string): string | undefined {
  const match = /^(?:(General_Category|gc|Script|sc)=)?([A-Za-z_]{1,40})$/.exec(written);
  if (match === null) return undefined;
  const [, property, value = ""] = match;
  if (property === "Script" || property === "sc") return value;
  if (categories.has(value)) return categories.get(value);
  return [...categories.values()].includes(value) ? value : undefined;
}
