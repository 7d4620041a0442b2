import type { Sites } from '../../data/settings/shape';
import { useStrings } from '../i18n';
import { Button } from '../ui/button';
import { optionsStrings } from './strings';

interface SitesSectionProps {
  sites: Sites;
  onRemove: (list: keyof Sites, item: string) => void;
}

/** Where marking is off and where short names are always expanded; each can be taken off the list. */
export function SitesSection({ sites, onRemove }: SitesSectionProps) {
  const words = useStrings(optionsStrings);
  const lists = [
    ['off', words.sitesOff],
    ['pagesOff', words.pagesOff],
    ['expand', words.sitesExpand],
  ] as const;
  const empty = lists.every(([list]) => sites[list].length === 0);
  return (
    <section>
      <h2>{words.sections.sites}</h2>
      {empty && <p className="hint">{words.noSites}</p>}
      {lists.map(
        ([list, title]) =>
          sites[list].length > 0 && (
            <div key={list}>
              <h3>{title}</h3>
              <ul className="rows">
                {sites[list].map((item) => (
                  <li key={item}>
                    <span>{item}</span>
                    <Button aria-label={words.remove(item)} onClick={() => onRemove(list, item)}>
                      {words.removeShort}
                    </Button>
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
    </section>
  );
}
