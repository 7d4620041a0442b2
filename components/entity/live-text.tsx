import { memo } from 'react';
import './live-text.css';
import { type LiveName, useLiveNames } from './names-context';
import { cutPieces } from './pieces';

interface LiveTextProps {
  text: string;
  /** UTF-16 ranges to mark, in order. */
  marks?: readonly (readonly [number, number])[];
  /** The entity being shown: its own name is marked but leads nowhere new; in a longer name of another it is not meant. */
  self?: string;
  /** Colour of the marks. */
  tone?: 'place' | 'organization';
  /** What a name does where it is no link: looks it up in place. */
  onName?: (entity: string) => void;
  /** Address of a name's own page, where there is one. */
  href?: (entity: string) => string;
}

const none: readonly (readonly [number, number])[] = [];

/** A text of the book whose names lead on. Plain text until the names are known; its layout never changes. */
export const LiveText = memo(function LiveText({
  text,
  marks = none,
  self,
  tone = 'place',
  onName,
  href,
}: LiveTextProps) {
  const names = useLiveNames(text);
  const live: readonly LiveName[] = onName || href ? names : [];
  return cutPieces(text.length, live, marks).map(({ start, end, live: name, marked }) => {
    const part = text.slice(start, end);
    if (name && name.entity !== self) {
      const look = `live-name live-name-${name.group}${marked && self === undefined ? ' live-name-marked' : ''}`;
      if (href)
        return (
          <a key={start} className={look} href={href(name.entity)}>
            {part}
          </a>
        );
      return (
        // biome-ignore lint/a11y/useSemanticElements: a button element does not break over lines, a name in a sentence must
        <span
          key={start}
          role="button"
          tabIndex={0}
          className={look}
          onClick={() => onName?.(name.entity)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            onName?.(name.entity);
          }}
        >
          {part}
        </span>
      );
    }
    if (marked)
      return (
        <mark key={start} className={`mark-${tone}`}>
          {part}
        </mark>
      );
    return part;
  });
});
