/** Bytes of a text file → text. Runs in browsers and Node (TextDecoder). */

export interface Decoded {
  text: string;
  /** 1-based lines that were not UTF-8 and were read as GB18030. */
  converted: number[];
  /** 1-based lines that no encoding explains; they hold U+FFFD where a byte could not be read. */
  broken: number[];
}

/**
 * Reads a text that is UTF-8, UTF-16 with a byte order mark, GB18030, or a mixture of UTF-8 and GB18030 lines, as texts
 * pasted together from several machines are. Never throws.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return whole(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return whole(bytes, 'utf-16be');
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    return { text: strict.decode(bytes), converted: [], broken: [] };
  } catch {
    return byLine(bytes, strict);
  }
}

function whole(bytes: Uint8Array, encoding: string): Decoded {
  return { text: new TextDecoder(encoding).decode(bytes), converted: [], broken: [] };
}

/** A line feed is the same byte in both encodings and never part of a character, so lines can be told apart first. */
function byLine(bytes: Uint8Array, strict: TextDecoder): Decoded {
  const chinese = new TextDecoder('gb18030', { fatal: true });
  const loose = new TextDecoder('utf-8', { ignoreBOM: true });
  const out: Decoded = { text: '', converted: [], broken: [] };
  const lines: string[] = [];
  for (let start = 0; start <= bytes.length; ) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    const number = lines.length + 1;
    lines.push(decodeLine(line, number));
    start = end + 1;
  }
  out.text = lines.join('\n');
  return out;

  function decodeLine(line: Uint8Array, number: number): string {
    try {
      return strict.decode(line);
    } catch {
      try {
        const text = chinese.decode(line);
        out.converted.push(number);
        return text;
      } catch {
        out.broken.push(number);
        return loose.decode(line);
      }
    }
  }
}
