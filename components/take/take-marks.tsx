import { useState } from 'react';
import type { Entity } from '../../data/gazetteer/model';
import { MARK_FORMS, type MarkedText, type MarkForm, marksFile } from '../../data/lens/page-marks';
import type { PackRow } from '../../data/store/model';
import { useStrings } from '../i18n';
import { packOf } from '../library/source';
import { commonStrings } from '../strings/common';
import { Menu } from '../ui/menu';
import { Popover } from '../ui/popover';
import { saveFile } from '../ui/save-file';
import { takeStrings } from './strings';
import './take.css';

export interface TakeMarksProps {
  /** The marks of the page, all frames, with the text they stand in. */
  marks: () => Promise<readonly MarkedText[]>;
  /** Entities by id; ids that are not there are left out. */
  entities: (ids: readonly string[]) => Promise<readonly Entity[]>;
  packs: readonly PackRow[];
}

/** The marks of the page in front as a file. What is saved is what is marked and the paragraphs around it; it goes nowhere else. */
export default function TakeMarks({ marks, entities, packs }: TakeMarksProps) {
  const words = useStrings(takeStrings);
  const common = useStrings(commonStrings);
  const [said, setSaid] = useState('');
  const save = async (form: MarkForm) => {
    const texts = await marks();
    const ids = [
      ...new Set(texts.flatMap(({ blocks }) => blocks.flatMap(({ mentions }) => mentions.map(({ entity }) => entity)))),
    ];
    const known = form === 'geojson' ? await withHolders(ids, entities) : [];
    const books = new Set(ids.map(packOf));
    const version = packs
      .filter(({ id }) => books.has(id))
      .map(({ id, checksum }) => `${id}@${checksum}`)
      .join(' ');
    const { ending, type } = MARK_FORMS[form];
    const file = `${fileName(texts[0])}.${ending}`;
    saveFile(file, marksFile(form, texts, version, known), type);
    setSaid(common.saved(file));
  };
  return (
    <span className="take-marks">
      <Popover label={words.take} className="button button-small">
        {(close) => (
          <Menu
            label={words.take}
            groups={[
              {
                items: (Object.keys(MARK_FORMS) as MarkForm[]).map((form) => ({
                  id: form,
                  label: words.forms[form],
                  onSelect: () => {
                    close();
                    save(form).catch(() => setSaid(common.saveFailed));
                  },
                })),
              },
            ]}
          />
        )}
      </Popover>
      <span role="status">{said}</span>
    </span>
  );
}

/** With what holds them, which the map form names; of each book by itself, as the library is asked. */
async function withHolders(ids: readonly string[], entities: TakeMarksProps['entities']): Promise<Entity[]> {
  const of = async (wanted: readonly string[]) =>
    (
      await Promise.all(
        [...new Set(wanted.map(packOf))].map((pack) => entities(wanted.filter((id) => packOf(id) === pack))),
      )
    ).flat();
  const known = await of(ids);
  const holders = known.flatMap(({ within, location }) => [
    within,
    location.level === 'within' ? location.within : null,
  ]);
  const missing = [...new Set(holders.filter((id) => id !== null))].filter((id) => !ids.includes(id));
  return [...known, ...(await of(missing))];
}

function fileName(text: MarkedText | undefined): string {
  const name = (text?.title ?? '').replace(/[\p{Cc}\\/:*?"<>|\s]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '');
  return [...name].slice(0, 60).join('') || 'marks';
}
