/** Colours of the map as the browser resolved them: tokens, dark mode and forced colours all come through CSS. */
const TOKENS = {
  paper: '--paper',
  surface: '--surface',
  ink: '--ink',
  ink2: '--ink-2',
  ink3: '--ink-3',
  line: '--line',
  seal: '--seal',
  water: '--map-water',
  waterInk: '--map-water-ink',
  land: '--map-land',
  green: '--map-green',
  road: '--map-road',
  roadMain: '--map-road-main',
  roadEdge: '--map-road-edge',
  metro: '--map-metro',
  place: '--place',
  organization: '--org',
} as const;

export type Palette = Record<keyof typeof TOKENS, string> & {
  /** Forced colours: nothing may bring a colour of its own. */
  plain: boolean;
};

/** Reads the tokens through a probe's `color`, which resolves var(), light-dark(), color-mix() and system colours. */
export function readPalette(element: HTMLElement): Palette {
  const probe = element.ownerDocument.createElement('span');
  probe.hidden = true;
  // Else every colour reads as the system's text colour in forced-colours mode.
  probe.style.setProperty('forced-color-adjust', 'none');
  element.append(probe);
  const style = getComputedStyle(probe);
  const palette = { plain: matchMedia('(forced-colors: active)').matches } as Palette;
  for (const [key, token] of Object.entries(TOKENS)) {
    probe.style.color = `var(${token})`;
    palette[key as keyof typeof TOKENS] = style.color;
  }
  probe.remove();
  return palette;
}

/** Calls back whenever the page's colours may have changed: system scheme, forced colours, or `data-theme` on the root. */
export function watchPalette(changed: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) => matchMedia(query));
  const observer = new MutationObserver(changed);
  for (const query of queries) query.addEventListener('change', changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener('change', changed);
  };
}
