import { useEffect, useState } from 'react';
import { useLanguage, useOurs, useStrings } from '../i18n';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import './unkept.css';
import { unkeptStrings } from './unkept-strings';

/** Over any page of ours: the reader's last change is not stored, and why. The words for the reason come when they are needed. */
export function UnkeptNotice({ error, onClose }: { error: unknown; onClose: () => void }) {
  const words = useStrings(unkeptStrings);
  const language = useLanguage();
  const ours = useOurs();
  const [why, setWhy] = useState('');
  useEffect(() => {
    let here = true;
    void import('../library/error-words').then(({ errorWords }) => here && setWhy(errorWords(error, language)));
    return () => {
      here = false;
    };
  }, [error, language]);
  return (
    <div className="unkept">
      <Notice urgent title={words.title} hint={ours(why)}>
        <Button small onClick={onClose}>
          {words.close}
        </Button>
      </Notice>
    </div>
  );
}
