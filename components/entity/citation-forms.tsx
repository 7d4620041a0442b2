import type { BookInfo } from '../../data/yearbook/model';
import { type Citable, citeGbt7714, citePlain, pageWords } from '../citation';
import { useLanguage, useOurs, useStrings } from '../i18n';
import { commonStrings } from '../strings/common';
import { CopyButton } from '../ui/copy-button';
import { entityStrings } from './strings';
import './entity.css';

/** Ready citations, each with its own copy button. */
export function CitationForms({ piece, book }: { piece: Citable; book: BookInfo }) {
  const words = useStrings(entityStrings);
  const common = useStrings(commonStrings);
  const language = useLanguage();
  const ours = useOurs();
  const page = ours(pageWords(piece.page, piece.column, language));
  const forms = [
    { label: words.gbt, text: citeGbt7714(piece, book) },
    { label: words.plain, text: citePlain(piece, book, language, page) },
  ];
  return forms.map(({ label, text }) => (
    <div key={label} className="citation">
      <div className="citation-head">
        <h3>{label}</h3>
        <CopyButton
          text={text}
          label={common.copy}
          done={common.copied}
          failed={common.copyFailed}
          describe={label}
          className="button button-small"
        />
      </div>
      <p className="citation-text">{text}</p>
    </div>
  ));
}
