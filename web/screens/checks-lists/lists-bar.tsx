import { Badge, Text, Tooltip } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import { useQuery } from '@tanstack/react-query';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import { AccountMenu } from '../account/account-menu.tsx';
import { BarPreferences } from '../account/bar-preferences.tsx';
import { Freshness } from '../explore/freshness.tsx';
import classes from './page.module.css';

/** The bar of the work lists: the way back to the checks, how it looks, who. */
export function ListsBar({ onBack }: { readonly onBack: () => void }) {
  const { t } = useWords();
  const { data: city } = useQuery(cityQuery);
  return (
    <header className={classes.top}>
      <ToolButton label={t('treating.lists.toChecks')} onClick={onBack}>
        <IconArrowLeft size="1.25rem" />
      </ToolButton>
      <Text component="h1" fw={600} size="md" className={classes.title}>
        {t('treating.lists.title')}
      </Text>
      {city?.sample && (
        <Tooltip label={t('sampleHint')}>
          <Badge variant="outline" radius="sm" tt="none">
            {t('sampleBadge')}
          </Badge>
        </Tooltip>
      )}
      <div className={classes.spacer} />
      <Freshness />
      <BarPreferences languageClass={classes.language} themeClass={undefined} />
      <AccountMenu />
    </header>
  );
}
