/** What was recovered and what was not: the report as data, and as text for people. */
import type { BookDescription } from '../description';
import type { Book, BookReport, Finding } from '../model';
import type { Ledger } from '../read/ledger';

/** The counts a book is held to, by the names the description uses in `expected`. */
export function countRecords(book: Omit<Book, 'report'>): Record<string, number> {
  const byMonth: Record<string, number> = {};
  for (const item of book.chronicle) {
    const name = `chronicle ${item.month}`;
    byMonth[name] = (byMonth[name] ?? 0) + 1;
  }
  const rows = (kind: string) => book.index.filter((row) => row.kind === kind).length;
  return {
    categories: book.categories.length,
    sections: book.sections.length,
    entries: book.entries.length,
    'entries signed': book.entries.filter((entry) => entry.signature.length > 0).length,
    notes: book.notes.length,
    chronicle: book.chronicle.length,
    ...byMonth,
    orgs: book.orgs.length,
    terms: book.terms.length,
    captions: book.captions.length,
    tables: book.tables.length,
    people: book.people.length,
    offices: book.offices.length,
    honours: book.honours.length,
    documents: book.documents.length,
    treatises: book.treatises.length,
    'index entries': rows('entry'),
    'index sections': rows('section'),
    'index categories': rows('category'),
    'index tables': rows('table'),
    'index rows found in the text': book.index.filter((row) => row.entry !== null).length,
  };
}

/** Puts the report together. */
export function makeReport(
  book: Omit<Book, 'report'>,
  description: Pick<BookDescription, 'expected'>,
  ledger: Ledger,
  furniture: Record<string, number>,
  findings: Finding[],
  extra: Record<string, number>,
  missing: string[],
): BookReport {
  const got = { ...countRecords(book), ...extra };
  const counts: BookReport['counts'] = {};
  for (const [name, value] of Object.entries(got))
    counts[name] = { got: value, expected: description.expected[name] ?? null };
  for (const [name, expected] of Object.entries(description.expected)) counts[name] ??= { got: 0, expected };
  return {
    unaccounted: { count: ledger.unaccounted.length, lines: ledger.unaccounted },
    counts,
    furniture,
    findings,
    missing,
  };
}

/** True where every required part was found: the fact an exit code depends on. */
export function isComplete(report: BookReport): boolean {
  return report.missing.length === 0;
}

/** The report for people: counts beside what was expected, furniture, unaccounted lines, findings. */
export function formatReport(report: BookReport): string {
  const lines: string[] = [];
  const total = Object.values(report.furniture).reduce((sum, count) => sum + count, 0);
  lines.push(`未归属的行 unaccounted lines: ${report.unaccounted.count}`);
  if (report.unaccounted.count > 0) lines.push(`  ${spans(report.unaccounted.lines)}`);
  for (const part of report.missing) lines.push(`缺少必需部分 required part missing: ${part}`);
  lines.push('', '记录 records');
  for (const [name, { got, expected }] of Object.entries(report.counts)) {
    const mark = expected === null ? '' : got === expected ? '  = expected' : `  EXPECTED ${expected}`;
    lines.push(`  ${name.padEnd(32)}${String(got).padStart(7)}${mark}`);
  }
  lines.push('', `版面附件 furniture lines: ${total}`);
  for (const [name, count] of Object.entries(report.furniture))
    lines.push(`  ${name.padEnd(32)}${String(count).padStart(7)}`);
  lines.push('', `发现 findings: ${report.findings.length}`);
  for (const finding of report.findings)
    lines.push(`  [${finding.code}] ${finding.message} （行 ${finding.lines.join('、')}）`);
  if (report.inferred) {
    lines.push('', '推断 inferred');
    for (const { field, value, confidence, evidence } of report.inferred)
      lines.push(`  ${field.padEnd(16)}${value || '—'}  ${Math.round(confidence * 100)} %  ${evidence}`);
  }
  if (report.corrections?.length) {
    lines.push('', '最有用的订正 corrections that would help most');
    for (const { field, message, line } of report.corrections)
      lines.push(`  ${line > 0 ? `行 ${line}` : '—'}  ${message}  [${field}]`);
  }
  return `${lines.join('\n')}\n`;
}

/** `1,2,3,7` → `1-3, 7`; at most 40 spans. */
function spans(lines: readonly number[]): string {
  const out: string[] = [];
  for (let i = 0; i < lines.length; ) {
    let j = i;
    while (lines[j + 1] === lines[j]! + 1) j++;
    out.push(i === j ? String(lines[i]) : `${lines[i]}-${lines[j]}`);
    i = j + 1;
  }
  return out.length > 40 ? `${out.slice(0, 40).join(', ')} … (${out.length - 40} more)` : out.join(', ');
}
