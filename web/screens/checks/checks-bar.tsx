import { Anchor, Badge, Text, Tooltip } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useGoTo } from '../../state/router.tsx';
import { useOpenInner } from '../../ui/inner-link.tsx';
import { AccountMenu } from '../account/account-menu.tsx';
import { BarPreferences } from '../account/bar-preferences.tsx';
import { Freshness } from '../explore/freshness.tsx';
import classes from './checks.module.css';

const pages = [
  { path: '/checks', key: 'checks.pages.desk' },
  { path: '/checks/lists', key: 'checks.pages.lists' },
] as const;

/** The bar of the desk of checks: the way back to the map, its two pages, what can be done, how it looks, who. */
export function ChecksBar({ children }: { readonly children?: ReactNode }) {
  const { t } = useWords();
  const goTo = useGoTo();
  const router = useRouter();
  const openInner = useOpenInner();
  const { data: city } = useQuery(cityQuery);
  const here = router.state.location.pathname;
  return (
    <header className={classes.bar}>
      <Anchor
        href="/"
        className={classes.back}
        aria-label={t('checks.toMap')}
        title={t('checks.toMap')}
        onClick={(event) => {
          event.preventDefault();
          goTo('map');
        }}
      >
        <IconArrowLeft size="1.25rem" />
      </Anchor>
      <Text component="h1" fw={600} size="md" className={classes.title}>
        {t('checks.title')}
      </Text>
      {city?.sample && (
        <Tooltip label={t('sampleHint')}>
          <Badge variant="outline" radius="sm" tt="none" className={classes.sample}>
            {t('sampleBadge')}
          </Badge>
        </Tooltip>
      )}
      <nav className={classes.pages} aria-label={t('checks.pages.label')} onClick={openInner}>
        {pages.map(({ path, key }) => (
          <a key={path} href={path} aria-current={here === path ? 'page' : undefined}>
            {t(key)}
          </a>
        ))}
      </nav>
      <div className={classes.spacer} />
      {children}
      <span className={classes.wideOnly}>
        <Freshness />
      </span>
      <BarPreferences languageClass={classes.language} themeClass={classes.theme} />
      <AccountMenu />
    </header>
  );
}
