import { Tooltip, UnstyledButton } from '@mantine/core';
import IconMoon from '@tabler/icons-react/dist/esm/icons/IconMoon.mjs';
import IconSun from '@tabler/icons-react/dist/esm/icons/IconSun.mjs';
import { useWords } from '../../i18n/use-words.ts';
import { remember, usePreferences } from '../../state/preferences.ts';
import { useView } from '../../state/router.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';

/** The other language, the other theme. */
export function Preferences() {
  const { t, language } = useWords();
  const { view, change } = useView();
  const { theme } = usePreferences(view);
  const otherLanguage = language === 'zh' ? 'en' : 'zh';
  const otherTheme = theme === 'dark' ? 'light' : 'dark';
  return (
    <>
      <Tooltip label={t('preferences.language')}>
        <UnstyledButton
          fz="sm"
          c="dimmed"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => {
            remember('language', otherLanguage);
            change({ language: otherLanguage }, 'replace');
          }}
        >
          {t(language === 'zh' ? 'preferences.toEnglish' : 'preferences.toChinese')}
        </UnstyledButton>
      </Tooltip>
      <ToolButton
        label={t(`preferences.${otherTheme}`)}
        onClick={() => {
          remember('theme', otherTheme);
          change({ theme: otherTheme }, 'replace');
        }}
      >
        {theme === 'dark' ? <IconSun size="1.25rem" /> : <IconMoon size="1.25rem" />}
      </ToolButton>
    </>
  );
}
