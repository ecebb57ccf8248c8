import { Anchor, Badge, Text, Tooltip } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useGoTo } from '../../state/router.tsx';
import { useDeskAddress } from '../../zones/versions/address.ts';
import { AccountMenu } from '../account/account-menu.tsx';
import { BarPreferences } from '../account/bar-preferences.tsx';
import { Freshness } from '../explore/freshness.tsx';
import classes from './zones.module.css';

/** The bar: the way back (from a version to the list of schemes, from there to the map), what can be done, how it looks, who. */
export function DeskBar({ children }: { readonly children?: ReactNode }) {
  const { t } = useWords();
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
      <BarPreferences languageClass={classes.language} themeClass={classes.theme} />
      <AccountMenu />
    </header>
  );
}
