import { useState } from 'react';
import type { SearchFilter } from '../../data/routes';
import { FACETS, type Facet, type SearchAnswer } from '../../data/store/model';
import { useStrings } from '../i18n';
import { FoldChip, ToggleChip } from '../ui/chip';
import { searchStrings } from './strings';

/** Values of a facet offered before the reader asks for all. */
const FIRST = 12;

interface FacetsProps {
  facets: SearchAnswer['facets'];
  only: SearchFilter;
  onOnly: (only: SearchFilter) => void;
}

/** Ways to narrow an answer. A facet all hits share, or none has, narrows nothing and is not shown. */
export function Facets({ facets, only, onOnly }: FacetsProps) {
  const words = useStrings(searchStrings);
  const [open, setOpen] = useState<Facet | null>(null);
  const toggle = (facet: Facet, value: string) => {
    const chosen = only[facet] ?? [];
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    const { [facet]: _, ...rest } = only;
    onOnly(next.length > 0 ? { ...rest, [facet]: next } : rest);
  };
  const label = (facet: Facet, value: string): string => {
    if (facet === 'kind') return words.kinds[value as keyof typeof words.kinds] ?? value;
    if (facet === 'level') return words.levels[value as keyof typeof words.levels] ?? value;
    return facet === 'month' ? words.month(value) : value;
  };
  const worth = FACETS.filter((facet) => facets[facet].length > 1 || only[facet]?.length);
  const row = (facet: Facet) => {
    const chosen = only[facet] ?? [];
    const all = facets[facet];
    const shown = open === facet ? all : all.filter(({ value }, at) => at < FIRST || chosen.includes(value));
    return (
      <fieldset key={facet} className="chip-row search-facet">
        <legend>{words.facets[facet]}</legend>
        {shown.map(({ value, count }) => (
          <ToggleChip key={value} on={chosen.includes(value)} onToggle={() => toggle(facet, value)} count={count}>
            {label(facet, value)}
          </ToggleChip>
        ))}
        {(all.length > shown.length || open === facet) && (
          <FoldChip open={open === facet} onFold={() => setOpen(open === facet ? null : facet)}>
            {open === facet ? words.fewerValues : words.moreValues(all.length - shown.length)}
          </FoldChip>
        )}
      </fieldset>
    );
  };
  const [first, ...rest] = worth;
  return (
    <>
      {first && row(first)}
      {rest.length > 0 && (
        <details className="search-more" open={rest.some((facet) => only[facet]?.length) || undefined}>
          <summary>{words.narrow}</summary>
          {rest.map(row)}
        </details>
      )}
    </>
  );
}
