/** The chain of page numbers that count on through the text. */
import type { Row } from '../rows';
import type { Candidate } from './model';
import { styleOf } from './style';

/** A page is numbered once: of two members with one page the one set as most are stays. */
export function inOneStyle(chain: readonly Candidate[], rows: readonly Row[]): Candidate[] {
  const pages = new Map<string, Set<number>>();
  const style = (one: Candidate) => styleOf(one, rows[one.row]!);
  for (const one of chain) pages.set(style(one), (pages.get(style(one)) ?? new Set()).add(one.page));
  const [usual] = [...pages].sort((a, b) => b[1].size - a[1].size)[0] ?? [];
  const set = new Set(chain.filter((one) => style(one) === usual).map(({ page }) => page));
  return chain.filter((one) => style(one) === usual || !set.has(one.page));
}

/** The chain of growing numbers with the most weight: steps of one count fully, gaps cost. */
export function longestChain(candidates: readonly Candidate[], rows: readonly Row[]): Candidate[] {
  const weight = (one: Candidate) => {
    const row = rows[one.row]!;
    const next = rows[one.row + 1];
    let sum = one.rest === '' ? 1 : 1.2;
    if (styleOf(one, row) !== '' && one.rest !== '') sum += 0.3;
    if (row.feed || next?.feed) sum += 0.6;
    if (row.gap > 0 || (next?.gap ?? 1) > 0) sum += 0.2;
    return sum;
  };
  const best = new Float64Array(candidates.length);
  const from = new Int32Array(candidates.length).fill(-1);
  let top = -1;
  candidates.forEach((one, i) => {
    best[i] = weight(one);
    for (let j = i - 1; j >= Math.max(0, i - 60); j--) {
      const before = candidates[j]!;
      const step = one.page - before.page;
      const lines = one.row - before.row;
      if (step < 0 || step > 12 || lines < 1 || (step > 0 && lines < 2)) continue;
      if (step === 0 && lines > 80) continue;
      const cost = step === 0 ? 0.8 : 0.25 * (step - 1);
      const sum = best[j]! + weight(one) - cost;
      if (sum > best[i]!) {
        best[i] = sum;
        from[i] = j;
      }
    }
    if (top < 0 || best[i]! > best[top]!) top = i;
  });
  const chain: Candidate[] = [];
  for (let i = top; i >= 0; i = from[i]!) chain.unshift(candidates[i]!);
  return chain;
}

/** Numbers of a list would count on too, but close together and without anything between them. */
export function isConvincing(chain: readonly Candidate[], rows: readonly Row[], feeds: number): boolean {
  const pages = new Set(chain.map(({ page }) => page)).size;
  if (pages < 2) return false;
  const heads = chain.filter(({ rest }) => rest !== '').length;
  const lines = (chain[chain.length - 1]!.row - chain[0]!.row) / Math.max(1, pages - 1);
  const decorated = chain.filter(({ row }) => /^[-—–─·•[(（〔]|页|page|p\./i.test(rows[row]!.piece.text)).length;
  if (pages >= 3) return lines >= 4 || heads + decorated >= pages * 0.6;
  return heads + decorated >= 2 || feeds >= 2;
}
