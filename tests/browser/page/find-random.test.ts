import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { marksOf } from '../../../entrypoints/page.content/mark/listing';
import { elementOf, type Mark } from '../../../entrypoints/page.content/marks';
import { make, SHORT, type Stand, stand } from './stand';

/**
 * Random documents, read as they are and with their texts cut into pieces: what is found must not depend on how the page
 * keeps its text, must be what stands there, and the page must stay as it was. Longer by hand:
 * VITE_FUZZ_RUNS=200 npx vitest run --project browser tests/browser/page/find-random.test.ts --testTimeout 0
 */
const long = import.meta.env.VITE_FUZZ_RUNS;
const numRuns = Number(long ?? 2);
/** Documents side by side in one page: most of a round is waiting for it to be read. */
const AT_ONCE = 48;

interface Leaf {
  text: string;
  /** Where the text is cut, each as a share of its length, and what is put between. */
  cuts: [number, number][];
}
interface Branch {
  tag: string;
  style: number;
  children: Tree[];
}
type Tree = Leaf | Branch;

const WORDS = [
  '昨天',
  '会议',
  '，',
  '。',
  '\n  ',
  '😀',
  'abc',
  '清波街道',
  SHORT,
  '柳翠井巷社区',
  '清波',
  '街道',
  '上城区',
];
const INLINE = ['b', 'span', 'a', 'em', 'x-word'];
const BLOCK = ['p', 'div', 'li', 'section', 'td', 'h2', 'form', 'button'];
const STYLES = ['', 'display:none', 'position:absolute', 'float:left', 'display:inline-block', 'white-space:pre-wrap'];
/** Names by which a form hides the properties of its node from careless readers. */
const CLOBBERS = ['parentNode', 'matches', 'childNodes', 'textContent', 'getRootNode', 'isConnected', 'nodeType'];

const leaf: fc.Arbitrary<Leaf> = fc.record({
  text: fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((words) => words.join('')),
  cuts: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(4)), { maxLength: 4 }),
});
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({
      tag: fc.constantFrom(...INLINE, ...BLOCK),
      style: fc.nat(STYLES.length * 3).map((style) => (style < STYLES.length ? style : 0)),
      children: fc.array(tie('tree'), { maxLength: 5 }),
    }),
  ),
}));

function grow({ tag, style, children }: Branch, cut: boolean): HTMLElement {
  const element = make(tag, [], STYLES[style] ? { style: STYLES[style]! } : {});
  if (tag === 'form') for (const name of CLOBBERS) element.append(make('input', [], { type: 'hidden', name }));
  for (const child of children)
    if ('tag' in child) element.append(grow(child, cut));
    else if (cut) element.append(...pieces(child));
    else element.append(child.text);
  return element;
}

/** A text in pieces, between them nothing, an empty text, a comment; or a piece in an element that changes nothing. */
function pieces({ text, cuts }: Leaf): Node[] {
  const at = [...cuts]
    .map(([share, way]) => [Math.round(share * text.length), way] as const)
    .sort((a, b) => a[0] - b[0]);
  const nodes: Node[] = [];
  let from = 0;
  for (const [to, way] of [...at, [text.length, 0] as const]) {
    const piece = document.createTextNode(text.slice(from, to));
    nodes.push(way === 3 ? make('b', [piece]) : piece);
    if (way === 1) nodes.push(document.createTextNode(''));
    if (way === 2) nodes.push(document.createComment('清波街道'));
    from = to;
  }
  return nodes;
}

let page: Stand;
beforeEach(() => document.body.replaceChildren());
afterEach(() => page.off());

/** What a mark covers, put together from the page. */
function covered({ block, mention }: Mark): string {
  return block.pieces
    .map(({ node, from, to, at, own }) => {
      const text = own ?? node.data.slice(from, to);
      return text.slice(Math.max(0, mention.start - at), Math.max(0, mention.end - at));
    })
    .join('');
}

it('finds the same however a page keeps its text, and changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ tag: fc.constant('div'), style: fc.constant(0), children: fc.array(tree, { maxLength: 4 }) }),
        {
          minLength: AT_ONCE,
          maxLength: AT_ONCE,
        },
      ),
      async (trees) => {
        const pairs = trees.map((tree) => [grow(tree, false), grow(tree, true)] as const);
        document.body.replaceChildren(...pairs.flat());
        const before = document.body.innerHTML;
        page = stand();
        await page.idle();
        const marks = marksOf(page.reading);
        expect(document.body.innerHTML).toBe(before);
        expect(marks.length).toBeGreaterThan(AT_ONCE / 4);
        for (const mark of marks) expect(covered(mark).replace(/\s/g, '')).toBe(mark.mention.text.replace(/\s/g, ''));
        const found = (root: HTMLElement) =>
          marks
            .filter(({ block }) => root.contains(elementOf(block.container)))
            .map(({ mention }) => mention.text.replace(/\s/g, ''));
        for (const [i, [whole, cut]] of pairs.entries())
          expect(found(cut), JSON.stringify(trees[i])).toEqual(found(whole));
        page.off();
      },
    ),
    // With each `npm test` the same: a gate says the same of the same code.
    { numRuns, endOnFailure: true, ...(long === undefined && { seed: 2022 }) },
  );
});
