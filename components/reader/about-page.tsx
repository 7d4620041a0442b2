import { useOurs, useStrings } from '../i18n';
import { Table } from '../ui/table';
import { useBook, WhenLoaded } from './book';
import { readerStrings } from './strings';
import { useRecords } from './use-records';

/** Names of counts are the parser's own (`entries`, `entries signed`, `chronicle 2021-03`); here they are words. */
function countLabel(name: string, words: (typeof readerStrings)['zh']): string {
  const { names, of } = words.about;
  const [part = '', rest] = name.split(' ', 2);
  const label = (names as Record<string, string>)[part] ?? part;
  if (rest === undefined) return label;
  return of(label, /^\d{4}-\d{2}$/.test(rest) ? words.month(rest) : ((names as Record<string, string>)[rest] ?? rest));
}

/** What was read from the text, and what the book itself contradicts. */
export function AboutPage() {
  const words = useStrings(readerStrings);
  const ours = useOurs();
  const { info, sources } = useBook();
  const report = useRecords('report');
  return (
    <>
      <h1>{info.title}</h1>
      <p>{[info.province, info.city, info.district, info.compiler, info.publisher].filter(Boolean).join(' · ')}</p>
      <WhenLoaded of={report}>
        {({ counts, findings }) => (
          <>
            <h2>{words.about.counts}</h2>
            <Table
              label={words.about.counts}
              rowHeaders
              columns={[
                { header: words.about.part },
                { header: words.about.got, numeric: true },
                { header: words.about.expected, numeric: true },
              ]}
              rows={Object.entries(counts).map(([name, { got, expected }]) => ({
                key: name,
                cells: [countLabel(name, words), got, expected ?? ''],
              }))}
            />
            <h2>{words.about.findings}</h2>
            <p className="reader-hint">{words.about.findingsHint}</p>
            <ul className="reader-findings">
              {findings.map((finding) => (
                <li key={`${finding.code} ${finding.lines.join()}`}>
                  {ours(finding.message)}{' '}
                  <span className="reader-hint">{words.about.lines(finding.lines.join('、'))}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </WhenLoaded>
      <ul className="reader-findings">
        {sources.map((source) => (
          <li key={source.id}>
            {source.title}{' '}
            <span className="reader-hint">{[source.licence, source.notice].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
