import { KINDS, type Kind } from '../../data/gazetteer/model';
import { useStrings } from '../i18n';
import { kindLabels } from '../kinds';
import { Chip } from '../ui/chip';

/** What kind of thing a name is, in the colour of its group. */
export function KindChip({ kind }: { kind: Kind }) {
  const labels = useStrings(kindLabels);
  return <Chip tone={KINDS[kind]}>{labels[kind]}</Chip>;
}
