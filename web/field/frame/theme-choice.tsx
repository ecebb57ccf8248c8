import { useWords } from '../../i18n/use-words.ts';
import { chooseStreetTheme, useStreetTheme } from '../../state/street-theme.ts';
import { Choices } from './choices.tsx';

/** Light in the sun, dark at night, or as the phone is set. */
export function ThemeChoice() {
  const { t } = useWords();
  const { chosen } = useStreetTheme();
  return (
    <Choices
      label={t('field.theme.title')}
      options={(['light', 'dark', 'phone'] as const).map((value) => ({ value, label: t(`field.theme.${value}`) }))}
      value={chosen}
      onChange={chooseStreetTheme}
    />
  );
}
