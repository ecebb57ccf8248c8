import { Anchor, Badge, Text, Tooltip, UnstyledButton } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import IconMoon from '@tabler/icons-react/dist/esm/icons/IconMoon.mjs';
import IconSun from '@tabler/icons-react/dist/esm/icons/IconSun.mjs';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { remember, usePreferences } from '../../state/preferences.ts';
import { useGoTo, useView } from '../../state/router.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';
import { useDeskAddress } from '../../zones/versions/address.ts';
import { AccountMenu } from '../account/account-menu.tsx';
import { Freshness } from '../explore/freshness.tsx';
import classes from './zones.module.css';

/** The bar: the way back (from a version to the list of schemes, from there to the map), what can be done, how it looks, who. */
export function DeskBar({ children }: { readonly children?: ReactNode }) {
  const { t } = useWords();
  const { view, change } = useView();
  const { language } = usePreferences(view);
  const toggleTheme = useThemeSwitch();
  const { theme } = usePreferences(view);
  const goTo = useGoTo();
  const { scheme, toList } = useDeskAddress();
  const { data: city } = useQuery(cityQuery);
  const back = t(scheme ? 'zones.toList' : 'zones.toMap');
  return (
    <header className={classes.bar}>
      <Anchor
        href={scheme ? '/zones' : '/'}
        className={classes.back}
        aria-label={back}
        title={back}
        onClick={(event) => {
          event.preventDefault();
          if (scheme) toList();
          else goTo('map');
        }}
      >
        <IconArrowLeft size="1.25rem" />
      </Anchor>
      <Text component="h1" fw={600} size="md" className={classes.title}>
        {t('zones.title')}
      </Text>
      {city?.sample && (
        <Tooltip label={t('sampleHint')}>
          <Badge variant="outline" radius="sm" tt="none" className={classes.sample}>
            {t('sampleBadge')}
          </Badge>
        </Tooltip>
      )}
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
        <ToolButton label={t(theme === 'dark' ? 'preferences.light' : 'preferences.dark')} onClick={toggleTheme}>
          {theme === 'dark' ? <IconSun size="1.25rem" /> : <IconMoon size="1.25rem" />}
        </ToolButton>
      </span>
      <AccountMenu />
    </header>
  );
}

/** Changes between dark and light, here and at the next visit. */
export function useThemeSwitch(): () => void {
  const { view, change } = useView();
  const { theme } = usePreferences(view);
  return () => {
    const next = theme === 'dark' ? 'light' : 'dark';
    remember('theme', next);
    change({ theme: next }, 'replace');
  };
}
