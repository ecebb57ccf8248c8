import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent of the product, from faint to deep. */
const accent: MantineColorsTuple = [
  '#e8f1fd',
  '#cfe1fa',
  '#9ec2f4',
  '#6aa2ee',
  '#3f86e8',
  '#2474e4',
  '#0b5fd0',
  '#0a53b6',
  '#08479c',
  '#063a80',
];

/** Surfaces and lines of the dark scheme, from ink to ground; the same greys as theme.css. */
const dark: MantineColorsTuple = [
  '#e8ecf0',
  '#c9d1d9',
  '#a7b1bb',
  '#7c8792',
  '#3a434d',
  '#333b44',
  '#232931',
  '#1a1f25',
  '#14181d',
  '#0e1114',
];

/** Type, colours and spacing (design.md 6): 8 px grid, sizes 12 / 14 / 16 / 20 / 28, lines instead of shadows. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 4 },
  colors: { accent, dark },
  fontFamily: 'var(--font)',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: {
      defaultProps: { openDelay: 400, withArrow: true, transitionProps: { transition: 'fade', duration: 100 } },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Popover: { defaultProps: { shadow: 'none', transitionProps: { transition: 'fade', duration: 100 } } },
    Menu: { defaultProps: { shadow: 'none', transitionProps: { transition: 'fade', duration: 100 } } },
    Modal: { defaultProps: { shadow: 'none', transitionProps: { transition: 'fade', duration: 120 } } },
  },
});
