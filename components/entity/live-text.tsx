import { memo } from 'react';
import './live-text.css';
import { type LiveName, useLiveNames } from './names-context';
import { cutPieces } from './pieces';

interface LiveTextProps {
  text: string;
  /** UTF-16 ranges to mark, in order. */
  marks?: readonly (readonly [number, number])[];
  /** The entity being shown: its own name is marked but leads nowhere new. */
  self?: string;
  /** Colour of the marks. */
  tone?: 'place' | 'organization';
  onName?: (entity: string) => void;
}

const none: readonly (readonly [number, number])[] = [];

/** A text of the book whose names lead on. Plain text until the names are known; its layout never changes. */
export const LiveText = memo(function LiveText({ text, marks = none, self, tone = 'place', onName }: LiveTextProps) {
  const names = useLiveNames(text);
  const live: readonly LiveName[] = onName ? names : [];
  return cutPieces(text.length, live, marks).map(({ start, end, live: name, marked }) => {
    const part = text.slice(start, end);
    if (name && name.entity !== self && onName)
      return (
        <button
          key={start}
          type="button"
          className={`live-name live-name-${name.group}${marked ? ' live-name-marked' : ''}`}
          onClick={() => onName(name.entity)}
        >
          {part}
        </button>
      );
    if (marked)
      return (
        <mark key={start} className={`mark-${tone}`}>
          {part}
        </mark>
      );
    return part;
  });
});
