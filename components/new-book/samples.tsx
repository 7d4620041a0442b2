import type { NamesFound, Sample } from '../../data/build/reading-worker';
import { KINDS } from '../../data/gazetteer/model';
import { useStrings } from '../i18n';
import { newBookStrings } from './strings';

/** Passages of the book with the names the recognizer finds in them. */
export function Samples({ found }: { found: NamesFound }) {
  const words = useStrings(newBookStrings);
  return (
    <section>
      <h2>{words.samples}</h2>
      <p className="hint">
        {words.namesCount(found.names, found.entities, found.places)}。{words.samplesHint}
      </p>
      {found.samples.map((sample) => (
        <article key={sample.title} className="example">
          <h3>{sample.title}</h3>
          <p className="example-text">{marked(sample)}</p>
        </article>
      ))}
    </section>
  );
}

function marked({ text, mentions }: Sample) {
  const parts = [];
  let at = 0;
  for (const { start, end, kind } of mentions) {
    if (start < at) continue;
    parts.push(text.slice(at, start));
    parts.push(
      <mark key={start} className={`name-${KINDS[kind]}`}>
        {text.slice(start, end)}
      </mark>,
    );
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}
