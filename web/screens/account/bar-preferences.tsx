import { UnstyledButton } from '@mantine/core';
import IconMoon from '@tabler/icons-react/dist/esm/icons/IconMoon.mjs';
import IconSun from '@tabler/icons-react/dist/esm/icons/IconSun.mjs';
import { useWords } from '../../i18n/use-words.ts';
import { remember, usePreferences } from '../../state/preferences.ts';
import { useView } from '../../state/router.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';

interface BarPreferencesProps {
  /** How the bar that they stand in shows each. */
  readonly languageClass: string | undefined;
  readonly themeClass: string | undefined;
}

/** How a desk's page looks: the other language, the other theme. */
export function BarPreferences({ languageClass, themeClass }: BarPreferencesProps) {
  const { t } = useWords();
  const { view, change } = useView();
  const { language, theme } = usePreferences(view);
  const toggleTheme = useThemeSwitch();
  return (
    <>
      <UnstyledButton
        className={languageClass}
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
      <span className={themeClass}>
        <ToolButton label={t(theme === 'dark' ? 'preferences.light' : 'preferences.dark')} onClick={toggleTheme}>
          {theme === 'dark' ? <IconSun size="1.25rem" /> : <IconMoon size="1.25rem" />}
        </ToolButton>
      </span>
    </>
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
