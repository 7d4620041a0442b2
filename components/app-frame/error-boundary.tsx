import { Component, type ReactNode } from 'react';
import { useStrings } from '../i18n';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { brokenStrings } from './strings';

interface State {
  error: unknown;
}

/** What a page shows instead of nothing when drawing it failed: that it did, that nothing is lost, and a way on. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <Broken error={error} />;
  }
}

function Broken({ error }: { error: unknown }) {
  const words = useStrings(brokenStrings);
  return (
    <main className="broken">
      <Notice urgent title={words.title} hint={words.hint}>
        <p className="notice-detail">{error instanceof Error ? error.message : String(error)}</p>
        <Button tone="main" onClick={() => location.reload()}>
          {words.again}
        </Button>
      </Notice>
    </main>
  );
}
