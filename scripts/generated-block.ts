/** Parts of pages that are generated, between two marks. */

/** The page with `content` between the marks of a name. @throws where it lacks them. */
export function withBlock(page: string, name: string, content: string): string {
  const [start, end] = [`<!-- generated: ${name} -->`, `<!-- end: ${name} -->`];
  const [before, rest] = page.split(start);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`A page lacks ${start} or ${end}.`);
  return `${before}${start}\n\n${content}\n\n${end}${after}`;
}
