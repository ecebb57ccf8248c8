import { Component, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Notice } from './notice.tsx';

/** Keeps a fault in one panel from taking the page with it; the reader may try the panel again. */
export class PanelBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return <Broken retry={() => this.setState({ failed: false })} />;
  }
}

function Broken({ retry }: { readonly retry: () => void }) {
  const { t } = useWords();
  return (
    <Notice
      role="alert"
      title={t('errors.panel')}
      next={t('errors.panelNext')}
      action={{ label: t('retry'), run: retry }}
    />
  );
}
