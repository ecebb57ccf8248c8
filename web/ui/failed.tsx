import { useWords } from '../i18n/use-words.ts';
import { RequestFailed } from '../state/request.ts';
import { Notice } from './notice.tsx';

/** What to show where something could not be fetched: why, and a way to try again. */
export function Failed({
  title,
  error,
  retry,
}: {
  readonly title: string;
  readonly error: unknown;
  readonly retry: () => void;
}) {
  const { t } = useWords();
  return <Notice role="alert" title={title} next={useReason(error)} action={{ label: t('retry'), run: retry }} />;
}

function useReason(error: unknown): string {
  const { t } = useWords();
  if (!(error instanceof RequestFailed)) return t('errors.panelNext');
  if (error.status === 0) return `${t('errors.unreachable')} ${t('errors.unreachableNext')}`;
  if (error.status === 401 || error.status === 403) return t('errors.forbidden');
  return error.status >= 500
    ? t('errors.server', { status: error.status })
    : t('errors.refused', { status: error.status });
}
