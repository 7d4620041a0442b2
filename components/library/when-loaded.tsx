import type { ReactNode } from 'react';
import { useStrings } from '../i18n';
import { commonStrings } from '../strings/common';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useErrorWords } from './error-words';
import type { Loaded } from './query';

interface WhenLoadedProps<T> {
  of: Loaded<T | undefined>;
  /** What is said when the book does not have it. */
  missing?: ReactNode;
  children: (value: T) => ReactNode;
}

/** Shows a value when it is there; else that it loads, that it failed, or that the book does not have it. */
export function WhenLoaded<T>({ of: loaded, missing, children }: WhenLoadedProps<T>) {
  const words = useStrings(commonStrings);
  const errorWords = useErrorWords();
  if (loaded.state === 'loading') return <Notice title={words.loading} />;
  if (loaded.state === 'failed')
    return (
      <Notice urgent title={words.failed} hint={errorWords(loaded.error)}>
        <Button onClick={loaded.retry}>{words.retry}</Button>
      </Notice>
    );
  return loaded.value === undefined ? missing : children(loaded.value);
}
