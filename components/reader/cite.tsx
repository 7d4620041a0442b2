import { useContext } from 'react';
import { type Citable, citeGbt7714, citePlain } from '../citation';
import { LanguageContext, useStrings } from '../i18n';
import { CopyButton } from '../ui/copy-button';
import { useBook } from './book';
import { readerStrings } from './strings';

/** Ready citations, and the address of this page. */
export function Cite({ piece }: { piece: Citable }) {
  const words = useStrings(readerStrings);
  const language = useContext(LanguageContext);
  const { info } = useBook();
  const copy = { label: words.copy, done: words.copied, failed: words.copyFailed };
  const forms = [
    [words.gbt, citeGbt7714(piece, info)],
    [words.plain, citePlain(piece, info, language)],
  ] as const;
  return (
    <details className="reader-cite">
      <summary>{words.cite}</summary>
      {forms.map(([name, text]) => (
        <div key={name} className="reader-cite-form">
          <span className="reader-hint">{name}</span>
          <p>{text}</p>
          <CopyButton text={text} describe={name} {...copy} />
        </div>
      ))}
      <CopyButton text={location.href} label={words.copyLink} done={words.copied} failed={words.copyFailed} />
    </details>
  );
}
