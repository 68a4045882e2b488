/**
 * Bounds on templates and renderings. Templates come from pull requests and data from anywhere, so neither may cost
 * more than these say. All are counts, never times: the same input ends the same way on every machine.
 */
/** What reading a template may cost. */
export interface TemplateLimits {
    /** Length of one template in UTF-16 units. */
    readonly templateCharacters: number;
    /** Tags, and names and values inside tags, in one template. */
    readonly templateTags: number;
    /** Blocks inside blocks; each branch of an `{{else if}}` chain counts as one, as do parentheses in parentheses. */
    readonly blockDepth: number;
}
/** What rendering one case may cost. */
export interface RenderLimits {
    /** Partials inside partials. */
    readonly partialDepth: number;
    /** Nodes visited, iterations begun, and the sizes of what is compared, copied or written as JSON along the way. */
    readonly renderSteps: number;
    /** Length of all text, media addresses and names that come out, in UTF-16 units. */
    readonly renderedCharacters: number;
    readonly messages: number;
    /** Objects and lists inside each other, in the input, the context data and the history. */
    readonly dataDepth: number;
}
export interface PromptLimits extends TemplateLimits, RenderLimits {
    /** Length of all renderings of one prompt, one for each case, in UTF-16 units; they are held together. */
    readonly promptCharacters: number;
    /** Variables that one prompt declares. */
    readonly variables: number;
}
/**
 * The largest context window on Bedrock in 2026 holds one million tokens, about four million characters: a template
 * of a quarter of that, and a rendering of twice that with room for `data:` pictures, are beyond any use that works.
 * The other numbers are ten times what the largest public prompt that we found needs, or more.
 */
export declare const defaultPromptLimits: PromptLimits;
/**
 * Blocks and partials inside each other while rendering, whatever the limits above multiply to. Each level costs
 * stack: measured, 1,000 loops inside each other take 600 KiB of the 984 KiB that Node gives a thread.
 */
export declare const renderDepth = 400;
