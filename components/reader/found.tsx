import { useEffect, useState } from 'react';
import { foldForSearch } from '../../data/store/fold';
import { parseQuery } from '../../data/store/search-query';
import { useStrings } from '../i18n';
import { Button } from '../ui/button';
import { readerStrings } from './strings';
import './found.css';

interface FoundProps {
  /** The words sought. */
  find: string;
  /** Where the page is; another one is looked through anew. */
  address: string;
  /** Takes the words out of the address. */
  onEnd: () => void;
  onBack: () => void;
}

/** More places than this are not marked one by one: no page of a book has them, and each is a range. */
const MOST = 2000;
/** Elements whose texts read as one: a hit may run over the links in them. */
const BLOCKS = 'p, h1, h2, h3, li, dd, dt, td, th, figcaption, summary, aside';

/** Marks the words of a search in the page that it led to, counts them and goes from one to the next. The page itself is left as it is. */
export default function Found({ find, address, onEnd, onBack }: FoundProps) {
  const words = useStrings(readerStrings);
  const [places, setPlaces] = useState<Range[]>([]);
  const [at, setAt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page is looked through anew
  useEffect(() => {
    const column = document.querySelector('.reader-content');
    if (!column) return;
    const terms = termsOf(find);
    let first = true;
    let due = 0;
    const look = () => {
      due = 0;
      const found = placesOf(column, terms);
      CSS.highlights.set('found', new Highlight(...found));
      setPlaces(found);
      if (first && found[0]) {
        first = false;
        setAt(0);
        show(found[0]);
      }
    };
    // Parts of a page come late: names become links, tables are loaded.
    const watch = new MutationObserver(() => {
      if (due === 0) due = requestAnimationFrame(look);
    });
    watch.observe(column, { childList: true, subtree: true, characterData: true });
    look();
    return () => {
      watch.disconnect();
      cancelAnimationFrame(due);
      CSS.highlights.delete('found');
      CSS.highlights.delete('found-here');
    };
  }, [find, address]);
  const go = (by: number) => {
    const next = (at + by + places.length) % places.length;
    setAt(next);
    const place = places[next];
    if (place) show(place);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of buttons is no fieldset
    <div className="found" role="group" aria-label={find}>
      <span role="status">{words.found(find, places.length)}</span>
      {places.length > 1 && (
        <>
          <Button small onClick={() => go(-1)}>
            ‹ {words.foundPrevious}
          </Button>
          <Button small onClick={() => go(1)}>
            {words.foundNext} ›
          </Button>
        </>
      )}
      <Button small onClick={onBack}>
        {words.foundBack}
      </Button>
      <Button small tone="link" aria-label={words.foundEnd} title={words.foundEnd} onClick={onEnd}>
        <span aria-hidden="true">✕</span>
      </Button>
    </div>
  );
}

function termsOf(find: string): string[] {
  const texts = parseQuery(find).terms.flatMap(({ forms }) => forms.map(({ text }) => text));
  return [...new Set(texts)].filter((text) => text !== '');
}

/** Brings a place into view and marks it as the one the reader is at. */
function show(place: Range): void {
  CSS.highlights.set('found-here', new Highlight(place));
  const box = place.startContainer.parentElement;
  // A folded part opens for what is found in it.
  const folded = box?.closest('details:not([open])');
  if (folded instanceof HTMLDetailsElement) folded.open = true;
  box?.scrollIntoView({ block: 'center' });
}

/** Where the terms stand in the texts below an element, in reading order. */
function placesOf(root: Element, terms: readonly string[]): Range[] {
  const places: Range[] = [];
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let nodes: Text[] = [];
  let block: Element | null = null;
  const end = () => {
    if (nodes.length > 0 && places.length < MOST) places.push(...placesIn(nodes, terms));
    nodes = [];
  };
  for (let node = walk.nextNode() as Text | null; node; node = walk.nextNode() as Text | null) {
    const parent = node.parentElement;
    if (!parent || parent.closest('svg, select, script, .unseen')) continue;
    const own = parent.closest(BLOCKS) ?? root;
    if (own !== block) end();
    block = own;
    nodes.push(node);
  }
  end();
  return places.slice(0, MOST);
}

function placesIn(nodes: readonly Text[], terms: readonly string[]): Range[] {
  const text = foldForSearch(nodes.map(({ data }) => data).join(''));
  const spans: [number, number][] = [];
  for (const term of terms)
    for (let from = text.indexOf(term); from >= 0; from = text.indexOf(term, from + term.length))
      spans.push([from, from + term.length]);
  spans.sort((a, b) => a[0] - b[0]);
  return spans.map(([from, to]) => {
    const range = new Range();
    const [startNode, start] = positionIn(nodes, from, false);
    const [endNode, end] = positionIn(nodes, to, true);
    range.setStart(startNode, start);
    range.setEnd(endNode, end);
    return range;
  });
}

/** The node and offset of a position in the joined text; at a seam the node before it for an end, the one after for a start. */
function positionIn(nodes: readonly Text[], at: number, isEnd: boolean): [Text, number] {
  let left = at;
  for (const node of nodes) {
    if (left < node.length || (isEnd && left === node.length)) return [node, left];
    left -= node.length;
  }
  const last = nodes[nodes.length - 1] as Text;
  return [last, last.length];
}
