import type { ReactNode } from 'react';

interface NoticeProps {
  title: ReactNode;
  hint?: ReactNode;
  /** What went wrong is said at once; what is, when there is nothing else to say. */
  urgent?: boolean;
  /** What the reader can do about it. */
  children?: ReactNode;
}

/** A state said in words where a list or a text would be: empty, loading, failed. */
export function Notice({ title, hint, urgent, children }: NoticeProps) {
  return (
    <div className="notice" role={urgent ? 'alert' : 'status'}>
      <p className="notice-title">{title}</p>
      {hint && <p className="notice-detail">{hint}</p>}
      {children}
    </div>
  );
}
