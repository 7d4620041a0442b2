import { memo, startTransition, useEffect, useState } from 'react';
import type { CategoryHeading, SectionHeading, Understood } from '../../data/build/understood';
import { useStrings } from '../i18n';
import { newBookStrings } from './strings';

/** So many categories are open from the beginning; of more, each shows its sections when it is opened. */
const FEW = 6;
/** Headings drawn at one go: a few milliseconds of work. */
const PART = 40;

interface TreeProps {
  understood: Understood;
  onLine: (line: number) => void;
}

/** 类目 › 分目 › 条目 as read; a heading leads to its line. Drawn anew with another book only: thousands of sections. */
export const Tree = memo(function Tree({ understood: { tree, counts }, onLine }: TreeProps) {
  const words = useStrings(newBookStrings);
  const drawn = useParts(tree);
  return (
    <section>
      <h2>{words.tree}</h2>
      <p className="hint">
        {words.counts(counts.categories, counts.sections, counts.entries)}；
        {words.more(counts.chronicle, counts.tables, counts.orgs)}。{words.treeHint}
      </p>
      <ul className="tree">
        {tree.slice(0, drawn).map((category, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: read again, most headings are what they were, though the book has another id
          <Branch key={i} category={category} isOpen={tree.length <= FEW} onLine={onLine} />
        ))}
      </ul>
    </section>
  );
});

/** How many of a list are drawn: a part, then part after part whenever the page has nothing else to do; as many of a list that takes its place. */
function useParts({ length }: readonly unknown[]): number {
  const [count, setCount] = useState(PART);
  useEffect(() => {
    if (count >= length) return;
    const idle = requestIdleCallback(() => startTransition(() => setCount(count + PART)));
    return () => cancelIdleCallback(idle);
  }, [length, count]);
  return count;
}

interface BranchProps {
  category: CategoryHeading;
  isOpen: boolean;
  onLine: (line: number) => void;
}

const Branch = memo(function Branch({ category: { title, line, sections }, isOpen, onLine }: BranchProps) {
  const words = useStrings(newBookStrings);
  const [open, setOpen] = useState(isOpen);
  return (
    <li>
      <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <b>{title}</b> <small>{sections.length}</small>
        </summary>
        {open && (
          <>
            <button type="button" className="link" onClick={() => onLine(line)}>
              {words.line(line)}
            </button>
            <SectionList sections={sections} onLine={onLine} />
          </>
        )}
      </details>
    </li>
  );
});

function SectionList({ sections, onLine }: { sections: SectionHeading[]; onLine: (line: number) => void }) {
  const words = useStrings(newBookStrings);
  const drawn = useParts(sections);
  return (
    <ul>
      {sections.slice(0, drawn).map((section) => (
        <li key={section.line}>
          <button type="button" className="link" onClick={() => onLine(section.line)}>
            {section.title}
          </button>{' '}
          <small>
            {words.entriesOf(section.entries)}
            {section.page > 0 && `，${words.page(section.page)}`}
          </small>
        </li>
      ))}
    </ul>
  );
}
