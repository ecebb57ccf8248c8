import { Text, Title, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { remember } from '../../state/preferences.ts';
import { useView } from '../../state/router.tsx';
import classes from './doorway.module.css';

/** The frame of what stands before the page: whose it is, one thing to do, and the other language. */
export function Doorway({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t, language } = useWords();
  const { change } = useView();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <main className={classes.doorway}>
      <div className={classes.column}>
        <div className={classes.head}>
          <Text c="dimmed">{t('appName')}</Text>
          <UnstyledButton
            fz="sm"
            c="dimmed"
            lang={other === 'en' ? 'en' : 'zh-CN'}
            onClick={() => {
              remember('language', other);
              change({ language: other }, 'replace');
            }}
          >
            {t(other === 'en' ? 'preferences.toEnglish' : 'preferences.toChinese')}
          </UnstyledButton>
        </div>
        <Title order={1} size="1.75rem" mb="lg">
          {title}
        </Title>
        {children}
      </div>
    </main>
  );
}
