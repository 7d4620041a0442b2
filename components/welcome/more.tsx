import { useStrings } from '../i18n';
import { Privacy } from '../options/privacy';
import { tryStrings } from './try-strings';

/** What else to try, what is asked for and why. */
export function More() {
  const words = useStrings(tryStrings);
  return (
    <>
      <section>
        <h2>{words.try}</h2>
        <dl className="permissions">
          {words.things.map(([what, how]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{how}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Privacy />
    </>
  );
}
