import type { EntityRow } from '../../data/store/model';
import { useLanguage, useStrings } from '../i18n';
import { Chip } from '../ui/chip';
import './entity.css';
import { KindChip } from './kind-chip';
import type { Size } from './size';
import { entityStrings } from './strings';

/** A long name is broken first after 、 and around brackets, then evenly. */
function Name({ children }: { children: string }) {
  const phrases = children.split(/(?<=[、）])|(?=（)/);
  if (phrases.length === 1) return <span>{children}</span>;
  return (
    <span>
      {phrases.map((phrase) => (
        <span key={phrase} className="entity-phrase">
          {phrase}
        </span>
      ))}
    </span>
  );
}

/** The name, what kind of thing it is, whether it is gone; with its pinyin for readers of English. */
export function EntityTitle({ entity, size }: { entity: EntityRow; size: Size }) {
  const words = useStrings(entityStrings);
  const language = useLanguage();
  const Heading = size === 'panel' ? 'h2' : 'h1';
  return (
    <>
      <Heading className={`entity-name entity-name-${size}`}>
        <Name>{entity.name}</Name> <KindChip kind={entity.kind} />
        {entity.former && <Chip tone="quiet">{words.former}</Chip>}
      </Heading>
      {language === 'en' && entity.pinyin && (
        <p className="entity-pinyin" lang="zh-Latn">
          {entity.pinyin}
        </p>
      )}
    </>
  );
}
