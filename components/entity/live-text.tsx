import { memo } from 'react';
import './live-text.css';
import { type LiveName, useLiveNames } from './names-context';
import { useNavigation } from './navigation';
import { cutPieces } from './pieces';

interface LiveTextProps {
  text: string;
  /** UTF-16 ranges to mark, in order. */
  marks?: readonly (readonly [number, number])[];
  /** The entity being shown: its own name is marked but leads nowhere new; in a longer name of another it is not meant. */
  self?: string;
  /** Colour of the marks. */
  tone?: 'place' | 'organization';
  /** Inside something that is a link itself: the names lead nowhere. */
  plain?: boolean;
}

const none: readonly (readonly [number, number])[] = [];

/** A text of the book whose names lead on. Plain text until the names are known; its layout never changes. */
export const LiveText = memo(function LiveText({ text, marks = none, self, tone = 'place', plain }: LiveTextProps) {
  const navigation = useNavigation();
  const names = useLiveNames(plain || !navigation ? '' : text);
  const live: readonly LiveName[] = plain || !navigation ? [] : names;
  return cutPieces(text.length, live, marks).map(({ start, end, live: name, marked }) => {
    const part = text.slice(start, end);
    if (name && navigation && name.entity !== self) {
      const look = `live-name live-name-${name.group}${marked && self === undefined ? ' live-name-marked' : ''}`;
      const { href, away, onGo } = navigation({ page: 'entity', id: name.entity });
      if (href !== undefined)
        return (
          <a key={start} className={look} href={href} {...(away ? { target: '_blank', rel: 'noreferrer' } : {})}>
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
          onClick={onGo}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            onGo?.();
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
