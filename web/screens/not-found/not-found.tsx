import { Center } from '@mantine/core';
import { useWords } from '../../i18n/use-words.ts';
import { useGoTo } from '../../state/router.tsx';
import { Notice } from '../../ui/notice.tsx';

/** An address that the page does not know. */
export function NotFound() {
  const { t } = useWords();
  const goTo = useGoTo();
  return (
    <Center component="main" h="100%">
      <Notice
        role="alert"
        title={t('notFound.title')}
        next={t('notFound.next')}
        action={{ label: t('toMap'), run: () => goTo('map') }}
      />
    </Center>
  );
}
