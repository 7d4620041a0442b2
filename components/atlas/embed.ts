/** A row of the list under an embedded map. */
export interface EmbedRow {
  /** Its number on the map; null where the list is not numbered. */
  number: number | null;
  name: string;
  /** What it is and where. */
  note: string;
}

export interface Embed {
  lang: string;
  title: string;
  /** The map as SVG text of our own making. */
  svg: string;
  rows: readonly EmbedRow[];
  /** Whose data and which book, one line each. */
  credits: readonly string[];
}

const STYLE = `body{margin:0;font:15px/1.6 system-ui,sans-serif;color:#22242a;background:#fff}
figure{margin:0;padding:12px;max-width:960px}svg{display:block;width:100%;height:auto;max-height:75vh;border:1px solid #ddd}
ol{margin:10px 0;padding:0;columns:16em;list-style:none}li{break-inside:avoid;padding-left:2.2em;text-indent:-2.2em}
b{display:inline-block;min-width:1.8em;padding-right:.4em;text-align:right;text-indent:0;font-weight:500;color:#0f766e}
small{color:#5d6068}figcaption{font-size:12px;color:#5d6068}`;

/**
 * A page that stands by itself, without script or request: the map of what is shown and the list that goes with it. A
 * newspaper puts the file beside its article and shows it in an `<iframe>`.
 */
export function embedHtml({ lang, title, svg, rows, credits }: Embed): string {
  const items = rows.map(
    ({ number, name, note }) =>
      `<li>${number === null ? '' : `<b>${number}</b>`}${escaped(name)}${note ? ` <small>${escaped(note)}</small>` : ''}</li>`,
  );
  return `<!doctype html>
<html lang="${escaped(lang)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<figure>
${svg}
<ol>
${items.join('\n')}
</ol>
<figcaption>${credits.map(escaped).join('<br>')}</figcaption>
</figure>
</html>
`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}
