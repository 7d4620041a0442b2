import { publicAddress } from '../../data/address';
import type { Citable } from '../citation';
import { CitationForms } from '../entity/citation-forms';
import { useStrings } from '../i18n';
import { commonStrings } from '../strings/common';
import { CopyButton } from '../ui/copy-button';
import { useBook } from './book';
import { readerStrings } from './strings';

/** Ready citations, and the address under which every installed copy finds the piece. */
export function Cite({ piece, id }: { piece: Citable; id: string }) {
  const words = useStrings(commonStrings);
  const { addressHint } = useStrings(readerStrings);
  const { info } = useBook();
  const address = publicAddress(id);
  return (
    <details className="reader-cite">
      <summary>{words.cite}</summary>
      <CitationForms piece={piece} book={info} />
      <p className="reader-address">
        <code>{address}</code>
        <CopyButton
          text={`${piece.title} · ${info.title} ${address}`}
          label={words.copyAddress}
          done={words.copied}
          failed={words.copyFailed}
        />
      </p>
      <p className="reader-hint">{addressHint}</p>
    </details>
  );
}
