import { Anchor, Text, UnstyledButton } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import IconMoon from '@tabler/icons-react/dist/esm/icons/IconMoon.mjs';
import IconSun from '@tabler/icons-react/dist/esm/icons/IconSun.mjs';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { remember, usePreferences } from '../../state/preferences.ts';
import { useView } from '../../state/router.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { AccountMenu } from '../account/account-menu.tsx';
import { Freshness } from '../explore/freshness.tsx';
import classes from './desk.module.css';

/** The bar of the registers: where one is and the way back, what can be done, how the page looks, who uses it. */
export function RegisterBar({ title, back, children }: BarProps) {
  const { t } = useWords();
  const { view, change } = useView();
  const { language, theme } = usePreferences(view);
  const navigate = useNavigate();
  const to = back ? '/registers' : '/';
  return (
    <header className={classes.bar}>
      <Anchor
        href={to}
        className={classes.back}
        aria-label={t(back ? 'registers.toList' : 'registers.toMap')}
        title={t(back ? 'registers.toList' : 'registers.toMap')}
        onClick={(event) => {
          event.preventDefault();
          void navigate({
            to,
            search: (before: unknown) => ({ ...(before as object), own: {}, selection: undefined }),
          });
        }}
      >
        <IconArrowLeft size="1.25rem" />
      </Anchor>
      <Text component="h1" fw={600} size="md" className={classes.title}>
        {title}
      </Text>
      {children}
      <div className={classes.spacer} />
      <span className={classes.wideOnly}>
        <Freshness />
      </span>
      <UnstyledButton
        className={classes.language}
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        title={t('preferences.language')}
        onClick={() => {
          const next = language === 'zh' ? 'en' : 'zh';
          remember('language', next);
          change({ language: next }, 'replace');
        }}
      >
        {t(language === 'zh' ? 'preferences.toEnglish' : 'preferences.toChinese')}
      </UnstyledButton>
      <span className={classes.theme}>
        <ToolButton
          label={t(theme === 'dark' ? 'preferences.light' : 'preferences.dark')}
          onClick={() => {
            const next = theme === 'dark' ? 'light' : 'dark';
            remember('theme', next);
            change({ theme: next }, 'replace');
          }}
        >
          {theme === 'dark' ? <IconSun size="1.25rem" /> : <IconMoon size="1.25rem" />}
        </ToolButton>
      </span>
      <AccountMenu />
    </header>
  );
}

interface BarProps {
  readonly title: string;
  /** true: back to the list of registers; otherwise to the map. */
  readonly back?: boolean;
  readonly children?: ReactNode;
}
