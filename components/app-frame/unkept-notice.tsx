import { useLanguage, useStrings } from '../i18n';
import { errorWords } from '../library/error-words';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { unkeptStrings } from './strings';
import './unkept-notice.css';

/** Over any page of ours: the reader's last change is not stored, why, and that what was there stays. */
export default function UnkeptNotice({ error, onClose }: { error: unknown; onClose: () => void }) {
  const words = useStrings(unkeptStrings);
  const common = useStrings(commonStrings);
  return (
    <div className="unkept">
      <Notice urgent title={words.title} hint={errorWords(error, useLanguage())}>
        <Button small onClick={onClose}>
          {common.close}
        </Button>
      </Notice>
    </div>
  );
}
