/** Bytes of a text file → text. Runs in browsers and Node (TextDecoder). The encoding is decided once for the file. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

export interface Decoded {
  text: string;
  /** The encoding of the file; of a mixed one, that of most of its lines. */
  encoding: Encoding;
  /** 1-based lines that are in another encoding than the file and were read in that one. */
  converted: number[];
  /** 1-based lines that no encoding explains; they hold U+FFFD where a byte could not be read. */
  broken: number[];
}

/**
 * Reads a text in UTF-8, UTF-16 (with or without a byte order mark), GB18030 or Big5, and a text whose lines are partly UTF-8
 * and partly GB18030, as texts pasted together from several machines are. Short words in GB18030 can be valid UTF-8 by
 * chance (通知, 医院), so validity alone decides nothing: the reading that is ordinary Chinese wins. Never throws.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const marked = byMark(bytes);
  if (marked) return whole(bytes, marked);
  const wide = wideEncoding(bytes);
  if (wide) return whole(bytes, wide);
  const utf8 = strictly(bytes, 'utf-8');
  if (utf8 !== null && (isAscii(utf8) || chineseShare(utf8) >= SURE)) return plain(utf8, 'utf-8');
  const readings: { text: string; encoding: Encoding }[] = [];
  if (utf8 !== null) readings.push({ text: utf8, encoding: 'utf-8' });
  for (const encoding of ['gb18030', 'big5'] as const) {
    const text = strictly(bytes, encoding);
    if (text !== null) readings.push({ text, encoding });
  }
  const best = mostChinese(readings);
  if (best && (best.encoding === 'utf-8' || chineseShare(best.text) >= PLAUSIBLE))
    return plain(best.text, best.encoding);
  return utf8 === null ? byRuns(bytes) : plain(utf8, 'utf-8');
}

/** From this share of ordinary signs on, a reading needs no rival; below the second it is none. */
const SURE = 0.3;
const PLAUSIBLE = 0.2;

/** Most frequent characters of modern Chinese and of yearbooks, simplified and traditional; a tenth of the signs decides. */
const ORDINARY = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙村镇乡街社区供稿鉴编章节卷概况综述，。、；：“”《》（）〔〕【】？！—…　' +
    '這個國來時為會說經發動對學後過種產進電現實體機當點從業還開與關數質氣變條沒結問無總統黨員設長資邊級圖將組見計別論運農區強戰導壓濟階術極聯認權證轉單風車務達議聲報類離華確張傳馬節廣記須際驗連斷難備辦團歷構稱準號維劃選標寫親養層狀專廠識適屬縣鄉鎮卷志府州',
);

/** Share of ordinary Chinese signs among the signs beyond ASCII, less what no text holds; −1 for none. */
function chineseShare(text: string): number {
  let good = 0;
  let odd = 0;
  let all = 0;
  // A sample from the whole length is enough: encodings do not change within a reading.
  const step = Math.max(1, Math.floor(text.length / 60_000));
  for (let i = 0; i < text.length; i += step) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      if (unit < 32 && unit !== 9 && unit !== 10 && unit !== 12 && unit !== 13) odd++;
      continue;
    }
    all++;
    if (ORDINARY.has(text[i] as string)) good++;
    // Private use, Latin, Cyrillic, Hebrew, Arabic letters and half-width kana: what a wrong decoder makes of Chinese.
    else if ((unit >= 0xe000 && unit <= 0xf8ff) || unit < 0x2000 || unit === 0xfffd || (unit > 0xff60 && unit < 0xffe0))
      odd++;
  }
  return all === 0 ? (odd > 0 ? -1 : 0) : (good - odd) / all;
}

function mostChinese<T extends { text: string }>(readings: readonly T[]): T | null {
  let best: { reading: T; share: number } | null = null;
  for (const reading of readings) {
    const share = chineseShare(reading.text);
    if (best === null || share > best.share) best = { reading, share };
  }
  return best?.reading ?? null;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) >= 0x80) return false;
  return true;
}

function byMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: NUL bytes of line feeds and figures stand in one half of the pairs only. */
function wideEncoding(bytes: Uint8Array): Encoding | null {
  if (bytes.length < 4) return null;
  const sample = bytes.subarray(0, Math.min(40_000, bytes.length - (bytes.length % 2)));
  const nul = [0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) nul[i % 2]!++;
  if (nul[0]! + nul[1]! === 0) return null;
  const readings = (['utf-16le', 'utf-16be'] as const).map((encoding) => ({
    encoding,
    text: new TextDecoder(encoding).decode(sample),
  }));
  const best = mostChinese(readings)!;
  const even = best.encoding === 'utf-16be' ? nul[0]! > nul[1]! : nul[1]! > nul[0]!;
  return even && chineseShare(best.text) >= PLAUSIBLE ? best.encoding : null;
}

function strictly(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function plain(text: string, encoding: Encoding): Decoded {
  return { text, encoding, converted: [], broken: [] };
}

function whole(bytes: Uint8Array, encoding: Encoding): Decoded {
  return plain(new TextDecoder(encoding).decode(bytes), encoding);
}

interface RawLine {
  bytes: Uint8Array;
  /** What the line can be: a sequence of three bytes is hardly ever valid by chance, one of two often is. */
  reads: 'ascii' | 'utf-8' | 'gb18030' | 'either' | 'neither';
}

/**
 * A text of which no encoding explains all: a line feed is the same byte in both encodings and never part of a character, so
 * lines can be told apart. A line that either encoding explains goes with its neighbours, never by itself.
 */
function byRuns(bytes: Uint8Array): Decoded {
  const lines: RawLine[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    lines.push({ bytes: line, reads: readsAs(line) });
    start = end + 1;
  }
  const count = (kind: RawLine['reads']) => lines.reduce((sum, { reads }) => sum + (reads === kind ? 1 : 0), 0);
  const encoding = count('gb18030') > count('utf-8') ? 'gb18030' : 'utf-8';
  const out = plain('', encoding);
  let run: Encoding = (lines.find(({ reads }) => reads === 'utf-8' || reads === 'gb18030')?.reads ??
    encoding) as Encoding;
  const texts = lines.map(({ bytes: line, reads }, i) => {
    if (reads === 'utf-8' || reads === 'gb18030') run = reads;
    const used: Encoding = reads === 'neither' ? encoding : run;
    if (reads === 'neither') out.broken.push(i + 1);
    else if (reads !== 'ascii' && used !== encoding) out.converted.push(i + 1);
    return new TextDecoder(used, { ignoreBOM: true }).decode(line);
  });
  out.text = texts.join('\n');
  return out;
}

function readsAs(line: Uint8Array): RawLine['reads'] {
  if (line.every((byte) => byte < 0x80)) return 'ascii';
  const utf8 = strictly(line, 'utf-8');
  const chinese = strictly(line, 'gb18030');
  if (utf8 === null) return chinese === null ? 'neither' : 'gb18030';
  if (chinese === null) return 'utf-8';
  return line.some((byte) => byte >= 0xe0) ? 'utf-8' : 'either';
}
