import { readerHash } from '../../data/routes';
import { LiveText } from '../entity/live-text';
import { PrintedPage } from '../entity/printed-page';
import { useStrings } from '../i18n';
import { WhenLoaded } from './book';
import { Cite } from './cite';
import { readerStrings } from './strings';
import { useRecords } from './use-records';

/** Running texts that are not made of entries: 编辑说明, 特载, 统计公报. */
export function TreatisesPage({ id }: { id?: string }) {
  const words = useStrings(readerStrings);
  const treatises = useRecords('treatises');
  if (id === undefined)
    return (
      <>
        <h1>{words.pages.treatises}</h1>
        <WhenLoaded of={treatises}>
          {(all) => (
            <ol className="reader-list">
              {all.map((text) => (
                <li key={text.id}>
                  <a href={readerHash({ page: 'treatises', id: text.id })}>
                    <span>{text.title}</span>
                    <PrintedPage page={text.page} />
                  </a>
                </li>
              ))}
            </ol>
          )}
        </WhenLoaded>
      </>
    );
  const one =
    treatises.state === 'ready'
      ? ({ state: 'ready', value: treatises.value?.find((text) => text.id === id) } as const)
      : treatises;
  return (
    <WhenLoaded of={one}>
      {(text) => (
        <article className="reader-entry">
          <p className="reader-path">
            <a href={readerHash({ page: 'treatises' })}>{words.pages.treatises}</a>
          </p>
          <h1>{text.title}</h1>
          {text.subtitle && <p>{text.subtitle}</p>}
          <p className="reader-under">
            <PrintedPage page={text.page} />
            {text.signature.length > 0 && <span>{text.signature.join('、')}</span>}
          </p>
          {text.sections.map((section) => {
            const Heading = section.level === 1 ? 'h2' : 'h3';
            return (
              <section key={section.lines[0]} className="reader-body reader-section">
                {section.heading && (
                  <Heading>
                    {section.heading} <PrintedPage page={section.page} />
                  </Heading>
                )}
                {section.text
                  .split('\n')
                  .filter(Boolean)
                  .map((paragraph, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never change places
                    <p key={at}>
                      <LiveText text={paragraph} />
                    </p>
                  ))}
              </section>
            );
          })}
          <Cite
            id={text.id}
            piece={{ title: text.title, authors: text.signature, path: [words.pages.treatises], page: text.page }}
          />
        </article>
      )}
    </WhenLoaded>
  );
}
