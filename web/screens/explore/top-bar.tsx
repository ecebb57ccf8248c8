import { Badge, Group, Text, Tooltip, UnstyledButton } from '@mantine/core';
import IconKeyboard from '@tabler/icons-react/dist/esm/icons/IconKeyboard.mjs';
import IconLayoutSidebar from '@tabler/icons-react/dist/esm/icons/IconLayoutSidebar.mjs';
import IconMoon from '@tabler/icons-react/dist/esm/icons/IconMoon.mjs';
import IconSun from '@tabler/icons-react/dist/esm/icons/IconSun.mjs';
import type { ReactNode } from 'react';
import type { City } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Language, Theme } from '../../state/view.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import { AccountMenu } from '../account/account-menu.tsx';
import { Freshness } from './freshness.tsx';
import classes from './explore.module.css';

interface TopBarProps {
  readonly city: City | undefined;
  readonly theme: Theme;
  readonly panelOpen: boolean;
  readonly onTogglePanel: () => void;
  readonly onTheme: (theme: Theme) => void;
  readonly onLanguage: (language: Language) => void;
  readonly onShortcuts: () => void;
  /** Search and period. */
  readonly children: ReactNode;
}

/** The slim bar: which city, search, period, freshness, how the page looks, and who uses it. */
export function TopBar({
  city,
  theme,
  panelOpen,
  onTogglePanel,
  onTheme,
  onLanguage,
  onShortcuts,
  children,
}: TopBarProps) {
  const { t, say, language } = useWords();
  return (
    <header className={classes.bar}>
      <ToolButton label={t(panelOpen ? 'panels.hide' : 'panels.show', { key: 'B' })} onClick={onTogglePanel}>
        <IconLayoutSidebar size="1.25rem" />
      </ToolButton>
      <Group gap={8} wrap="nowrap" className={classes.brand}>
        <Text component="h1" fw={600} size="md" className={classes.cityName}>
          {city ? say(city.name) : ''}
        </Text>
        <Text c="dimmed" size="sm" className={classes.appName}>
          {t('appName')}
        </Text>
        {city?.sample && (
          <Tooltip label={t('sampleHint')}>
            <Badge variant="outline" radius="sm" tt="none" className={classes.sample}>
              {t('sampleBadge')}
            </Badge>
          </Tooltip>
        )}
      </Group>
      {children}
      <div className={classes.spacer} />
      <Freshness />
      <Group gap={2} wrap="nowrap">
        <Tooltip label={t('preferences.language')}>
          <UnstyledButton
            className={classes.language}
            lang={language === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => onLanguage(language === 'zh' ? 'en' : 'zh')}
          >
            {t(language === 'zh' ? 'preferences.toEnglish' : 'preferences.toChinese')}
          </UnstyledButton>
        </Tooltip>
        <ToolButton
          label={`${t(theme === 'dark' ? 'preferences.light' : 'preferences.dark')}${t('inBrackets', { words: 'T' })}`}
          onClick={() => onTheme(theme === 'dark' ? 'light' : 'dark')}
        >
          {theme === 'dark' ? <IconSun size="1.25rem" /> : <IconMoon size="1.25rem" />}
        </ToolButton>
        <span className={classes.wideOnly}>
          <ToolButton label={t('preferences.shortcuts', { key: '?' })} onClick={onShortcuts}>
            <IconKeyboard size="1.25rem" />
          </ToolButton>
        </span>
      </Group>
      <AccountMenu />
    </header>
  );
}
