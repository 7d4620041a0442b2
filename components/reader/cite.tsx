import type { Citable } from '../citation';
import { CitationForms } from '../entity/citation-forms';
import { useStrings } from '../i18n';
import { commonStrings } from '../strings/common';
import { CopyButton } from '../ui/copy-button';
import { useBook } from './book';

/** Ready citations, and the address of this page. */
export function Cite({ piece }: { piece: Citable }) {
  const words = useStrings(commonStrings);
  const { info } = useBook();
  return (
    <details className="reader-cite">
      <summary>{words.cite}</summary>
      <CitationForms piece={piece} book={info} />
      <CopyButton text={location.href} label={words.copyLink} done={words.copied} failed={words.copyFailed} />
    </details>
  );
}
