import type { MarkGroup } from '../../../../data/gazetteer/model';

/** A kind's name, the same inverted (the one under the pointer or the keyboard), or text of our own making. */
export type MarkStyle = MarkGroup | `current-${MarkGroup}` | 'added';
export type Tone = 'light' | 'dark';

/** Ground (12 % and 18 % of it), line and inverted text of each kind, of components/tokens.css: on light and on dark. */
export const INK = {
  place: { light: '15 118 110', dark: '79 195 181', line: 'solid 2px', strength: 85 },
  organization: { light: '154 91 19', dark: '224 164 88', line: 'solid 1px', strength: 95 },
  abbreviation: { light: '109 74 168', dark: '183 155 232', line: 'dotted 2px', strength: 95 },
} as const;

/** Share of the ink that the ground of a mark is, per cent. */
export const GROUND = { light: 12, dark: 18 } as const;

/**
 * The style of marks, written out: `::highlight()` takes custom properties from the page's element, where ours do not
 * exist. Line thickness and dots tell the kinds apart without colour. On the screen only: a printed page is the page's own.
 *
 * @param nameOf the name a style is registered under
 * @param root an element whose highlight all others inherit (Chromium 134 and later; costs no style pass), or none
 */
export function sheetFor(nameOf: (style: MarkStyle, tone: Tone) => string, root: string): string {
  const normal: string[] = [];
  const forced: string[] = [];
  const rule = (to: string[], style: MarkStyle, tone: Tone, css: string): void => {
    to.push(`${root}::highlight(${nameOf(style, tone)}){${css}}`);
  };
  for (const tone of ['light', 'dark'] as const) {
    for (const kind of ['place', 'organization', 'abbreviation'] as const) {
      const { line, strength, [tone]: ink } = INK[kind];
      const own = `rgb(${ink})`;
      const text = tone === 'light' ? '#fff' : '#16181b';
      rule(
        normal,
        kind,
        tone,
        `background-color:rgb(${ink}/${GROUND[tone]}%);text-decoration:underline ${line} rgb(${ink}/${strength}%)`,
      );
      rule(
        normal,
        `current-${kind}`,
        tone,
        `background-color:${own};color:${text};text-decoration:underline ${line} ${kind === 'abbreviation' ? text : own}`,
      );
      rule(
        forced,
        kind,
        tone,
        `background-color:Canvas;color:CanvasText;text-decoration:underline ${kind === 'place' ? 'solid 3px' : line} Highlight`,
      );
      rule(forced, `current-${kind}`, tone, 'background-color:Highlight;color:HighlightText');
    }
    // Text of our own making. `currentcolor` would be the root's here, black on a dark button.
    rule(normal, 'added', tone, `color:rgb(${tone === 'light' ? '31 35 40' : '255 255 255'}/72%)`);
    rule(forced, 'added', tone, 'color:GrayText');
  }
  return `@media screen{${normal.join('')}@media (forced-colors:active){${forced.join('')}}}`;
}
