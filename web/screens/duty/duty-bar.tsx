import { Anchor, Badge, Text, Tooltip } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useGoTo } from '../../state/router.tsx';
import { AccountMenu } from '../account/account-menu.tsx';
import { BarPreferences } from '../account/bar-preferences.tsx';
import { Freshness } from '../explore/freshness.tsx';
import { dutyPages } from './duty-pages.ts';
import classes from './duty.module.css';

/** The bar of the duty officer's pages: the way back to the map, the three pages, what can be done, how it looks, who. */
export function DutyBar({ children }: { readonly children?: ReactNode }) {
  const { t } = useWords();
  const goTo = useGoTo();
  const router = useRouter();
  const { data: city } = useQuery(cityQuery);
  const here = router.state.location.pathname;
  const go = (path: string) => (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    router.history.push(path);
  };
  return (
    <header className={classes.bar}>
      <Anchor
        href="/"
        className={classes.back}
        aria-label={t('duty.toMap')}
        title={t('duty.toMap')}
        onClick={(event) => {
          event.preventDefault();
          goTo('map');
        }}
      >
        <IconArrowLeft size="1.25rem" />
      </Anchor>
      <Text component="h1" fw={600} size="md" className={classes.title}>
        {t('duty.title')}
      </Text>
      {city?.sample && (
        <Tooltip label={t('sampleHint')}>
          <Badge variant="outline" radius="sm" tt="none" className={classes.sample}>
            {t('sampleBadge')}
          </Badge>
        </Tooltip>
      )}
      <nav className={classes.pages} aria-label={t('duty.pages.label')}>
        {dutyPages.map(({ path, key }) => (
          <a key={path} href={path} onClick={go(path)} aria-current={here === path ? 'page' : undefined}>
            {t(key)}
          </a>
        ))}
      </nav>
      {children}
      <div className={classes.spacer} />
      <span className={classes.wideOnly}>
        <Freshness />
      </span>
      <BarPreferences languageClass={classes.language} themeClass={classes.theme} />
      <AccountMenu />
    </header>
  );
}
