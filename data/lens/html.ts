import { Parser } from 'htmlparser2';
import type { TextBlock } from '../recognizer/index';

/**
 * HTML → text and blocks, as the page script reads a rendered page, as far as markup alone can tell: style sheets and
 * scripts are not run, so what only they hide or show is judged by the browser's default style sheet.
 */

/** What HTML gives to a document: {@link LensDocument} without its id. Blocks stand in `text` one a line. */
export interface HtmlText {
  text: string;
  blocks: TextBlock[];
  title?: string;
  /** The address the page gives itself (`link rel=canonical`, `og:url`). */
  url?: string;
  /** ISO date from the usual `meta` and `time` marks. */
  date?: string;
}

const words = (list: string) => new Set(list.split(' '));

/** Elements that the default style sheet lets flow inside a line; others, known or not, start a block (HTML Standard, 15.3). */
const BLOCK = words(
  'address article aside blockquote body center caption dd details dialog dir div dl dt fieldset figcaption figure footer ' +
    'form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre ' +
    'search section summary table tbody td tfoot th thead tr ul xmp br',
);
/** Not rendered, or not text. */
const SKIP = words(
  'script style template noscript rt rp head textarea select option datalist canvas audio video object iframe frame ' +
    'noembed noframes picture progress meter map',
);
const HEADING = words('h1 h2 h3 h4 h5 h6 caption legend summary');
const LIST = words('li td th dd dt tr');
const VOID = words('area base br col embed hr img input link meta source track wbr');

const DATES = words('article:published_time pubdate publishdate date dc.date dcterms.created og:release_date');
const isoDate = (value: string): string | undefined =>
  /(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})/
    .exec(value)
    ?.slice(1)
    .map((part) => part.padStart(2, '0'))
    .join('-');

/** Longest block, UTF-16 code units: the page script cuts at the same length. */
const LONGEST_BLOCK = 16_384;

/** Reads an HTML text. Never throws: any text is some HTML. Linear in its length. */
export function blocksOfHtml(html: string): HtmlText {
  const out: HtmlText = { text: '', blocks: [] };
  const parts: string[] = [];
  let length = 0;
  let line = '';
  let skipping = 0;
  let inTitle = 0;
  let title = '';
  const open: { name: string; skip: boolean; role: TextBlock['role'] | null; pre: boolean }[] = [];

  const roleNow = (): TextBlock['role'] => {
    for (let i = open.length - 1; i >= 0; i -= 1) if (BLOCK.has(open[i]!.name)) return open[i]!.role ?? 'body';
    return 'body';
  };
  const push = (text: string, role: TextBlock['role']): void => {
    out.blocks.push({ start: length, text, role });
    parts.push(text, '\n');
    length += text.length + 1;
  };
  const flush = (role: TextBlock['role']): void => {
    const text = line.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
    line = '';
    for (let at = 0; at < text.length; at += LONGEST_BLOCK) push(text.slice(at, at + LONGEST_BLOCK), role);
  };
  const parser = new Parser(
    {
      // Complexity: one line a kind of element.
      onopentag(name, attributes) {
        if (name === 'title') inTitle += 1;
        if (name === 'meta') readMeta(out, attributes);
        if (name === 'link' && attributes['rel'] === 'canonical' && attributes['href']) out.url ??= attributes['href'];
        if (name === 'time' && attributes['datetime']) out.date ??= isoDate(attributes['datetime']);
        const block = BLOCK.has(name);
        if (block && !skipping) flush(roleNow());
        if (VOID.has(name)) return;
        const hidden = attributes['hidden'] !== undefined || /display:\s*none/i.test(attributes['style'] ?? '');
        const skip = SKIP.has(name) || hidden;
        if (skip) skipping += 1;
        const role = HEADING.has(name) ? 'heading' : LIST.has(name) ? 'list' : null;
        open.push({ name, skip, role, pre: name === 'pre' || name === 'xmp' || name === 'listing' });
      },
      ontext(text) {
        if (inTitle) title += text;
        else if (!skipping) {
          if (!open.some(({ pre }) => pre)) line += text.replace(/[ \t\r\n\f]+/g, ' ');
          else
            for (const [i, row] of text.split('\n').entries()) {
              if (i > 0) flush(roleNow());
              line += row;
            }
        }
      },
      onclosetag(name) {
        if (name === 'title') inTitle = Math.max(0, inTitle - 1);
        if (VOID.has(name)) return;
        if (BLOCK.has(name) && !skipping) flush(roleNow());
        const element = open.pop();
        if (element?.skip) skipping -= 1;
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.end(html);
  flush('body');
  out.text = parts.join('');
  if (title.trim()) out.title = title.trim().replace(/\s+/g, ' ');
  return out;
}

function readMeta(out: HtmlText, attributes: Record<string, string>): void {
  const name = (attributes['property'] ?? attributes['name'] ?? '').toLowerCase();
  const { content } = attributes;
  if (!content) return;
  if (name === 'og:url') out.url ??= content;
  if (DATES.has(name)) out.date ??= isoDate(content);
}

/** The encoding an HTML file declares in its first 1,024 bytes (HTML Standard, 13.2.3.2), or null. */
export function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024));
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]?.toLowerCase() ?? null;
}
