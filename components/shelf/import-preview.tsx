import type { PackPreview } from '../../data/store/preview';
import { formatNumber, useLanguage, useStrings } from '../i18n';
import { Button } from '../ui/button';
import { bareTitle } from './badge';
import { BookChanges } from './book-changes';
import { dateWords } from './date-words';
import { sizeWords } from './size-words';
import { shelfStrings } from './strings';

interface ImportPreviewProps {
  preview: PackPreview;
  onDecide: (accepted: boolean) => void;
}

/** What a pack holds and how good it is, before it is taken in. */
export function ImportPreview({ preview, onDecide }: ImportPreviewProps) {
  const words = useStrings(shelfStrings);
  const language = useLanguage();
  const { info, counts, replaces } = preview;
  const there = Object.entries(counts).filter(([, count]) => count > 0);
  const kind = (id: string) => words.kinds[id] ?? id;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section of the settings is laid out otherwise
    <div role="region" className="preview" aria-label={words.preview}>
      <h3>
        <bdi>{bareTitle(info.title)}</bdi>
      </h3>
      <p className="hint">
        {words.previewOf(info.year, info.district)} · {sizeWords(preview.characters)}
      </p>
      {replaces && (
        <p role="status">
          {replaces.checksum === preview.checksum
            ? words.sameBuild
            : words.replaces(dateWords(replaces.importedAt, language))}
        </p>
      )}
      {replaces?.older && <p role="alert">{words.older}</p>}
      {replaces?.changes && <BookChanges changes={replaces.changes} />}
      <ul className="preview-counts">
        {there.map(([id, count]) => (
          <li key={id}>
            {kind(id)} <b>{formatNumber(count, language)}</b>
          </li>
        ))}
      </ul>
      <h4 className="hint">{words.quality}</h4>
      <ul className="preview-quality">
        <li>{words.unaccounted(preview.unaccounted)}</li>
        <li>{words.located(preview.located, counts.entities ?? 0)}</li>
        {preview.silent > 0 && <li>{words.silent(preview.silent)}</li>}
        {preview.missing.length > 0 && (
          <li>{words.missing(preview.missing.map(kind).join(language === 'zh' ? '、' : ', '))}</li>
        )}
        {preview.unseen > 0 && <li>{words.unseen(preview.unseen)}</li>}
      </ul>
      {preview.findings.length > 0 && (
        <details>
          <summary>{words.findings}</summary>
          <ul className="preview-quality">
            {preview.findings.map((finding) => (
              <li key={finding}>{finding}</li>
            ))}
          </ul>
        </details>
      )}
      <p className="row">
        <Button tone="main" onClick={() => onDecide(true)}>
          {words.accept}
        </Button>
        <Button onClick={() => onDecide(false)}>{words.decline}</Button>
      </p>
    </div>
  );
}
