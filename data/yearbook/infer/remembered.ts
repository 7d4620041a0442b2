/** Lines kept; a book has some ten thousand that differ. */
const MOST = 60_000;

/** A pure function of a line that remembers what it said: many finders ask the same of every line. Its answers are not to be changed. */
export function remembered<T>(of: (line: string) => T): (line: string) => T {
  const known = new Map<string, T>();
  return (line) => {
    const said = known.get(line);
    if (said !== undefined || known.has(line)) return said as T;
    if (known.size >= MOST) known.clear();
    const now = of(line);
    known.set(line, now);
    return now;
  };
}
