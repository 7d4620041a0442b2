/** How much room an entity has: over a web page, in the side panel, on a page of the reader. */
export type Size = 'card' | 'panel' | 'page';

/** The heading of a part under an entity's own: the panel's title is the district, the others' the entity. */
export const HEADING = { card: 'h2', panel: 'h3', page: 'h2' } as const satisfies Record<Size, string>;
