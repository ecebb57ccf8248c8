import { Skeleton, Stack } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { Notice } from '../../ui/notice.tsx';
import { useDesk } from '../desk.ts';

/** What a panel shows while no version lies on the desk: it is coming, could not be had, or none is open. */
export function NoDraft() {
  const { t } = useWords();
  const opening = useDesk((desk) => desk.opening);
  if (opening === 'loading') return <Waiting />;
  if (opening === 'failed') {
    return <Notice role="alert" title={t('zonePanels.noCoverage')} next={t('zonePanels.noCoverageNext')} />;
  }
  return <Notice role="status" title={t('zonePanels.noDraft')} next={t('zonePanels.noDraftNext')} />;
}

/** Lines to come. */
export function Waiting() {
  const { t } = useWords();
  return (
    <Stack gap="xs" p="md" aria-busy="true" aria-label={t('list.loadingRow')}>
      {[1, 2, 3, 4].map((line) => (
        <Skeleton key={line} h="2rem" />
      ))}
    </Stack>
  );
}
