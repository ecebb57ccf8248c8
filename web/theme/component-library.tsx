// In a layer of their own, so that our rules stand above them in whatever order the pieces of the page arrive.
import '@mantine/core/styles.layer.css';
import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/zh-cn';
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import type { ReactNode } from 'react';
import { usePreferences } from '../state/preferences.ts';
import { useView } from '../state/router.tsx';
import { theme as mantineTheme } from './theme.ts';

/** What every part stands in that is made of the component library: its styles, our theme, dates in the page's language. */
export function ComponentLibrary({ children }: { readonly children: ReactNode }) {
  const { view } = useView();
  const { language, theme } = usePreferences(view);
  return (
    <MantineProvider theme={mantineTheme} forceColorScheme={theme}>
      <DatesProvider settings={{ locale: language === 'zh' ? 'zh-cn' : 'en-gb', firstDayOfWeek: 1, weekendDays: [] }}>
        {children}
      </DatesProvider>
    </MantineProvider>
  );
}
