import './permissions.css';
import { useStrings } from '../i18n';
import { privacyStrings } from './privacy-strings';

/** What is asked for and why; shared with the welcome page. */
export function Privacy() {
  const words = useStrings(privacyStrings);
  return (
    <section>
      <h2>{words.title}</h2>
      {words.privacy.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <dl className="permissions">
        {words.permissions.map(([name, why]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{why}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
