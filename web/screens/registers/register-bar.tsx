import { Anchor, Text } from '@mantine/core';
import IconArrowLeft from '@tabler/icons-react/dist/esm/icons/IconArrowLeft.mjs';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { AccountMenu } from '../account/account-menu.tsx';
import { BarPreferences } from '../account/bar-preferences.tsx';
import { Freshness } from '../explore/freshness.tsx';
import classes from './desk.module.css';

/** The bar of the registers: where one is and the way back, what can be done, how the page looks, who uses it. */
export function RegisterBar({ title, back, children }: BarProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const to = back ? '/registers' : '/';
  return (
    <header className={classes.bar}>
      <Anchor
        href={to}
        className={classes.back}
        aria-label={t(back ? 'registers.toList' : 'registers.toMap')}
        title={t(back ? 'registers.toList' : 'registers.toMap')}
        onClick={(event) => {
          event.preventDefault();
          void navigate({
            to,
            search: (before: unknown) => ({ ...(before as object), own: {}, selection: undefined }),
          });
        }}
      >
        <IconArrowLeft size="1.25rem" />
      </Anchor>
      <Text component="h1" fw={600} size="md" className={classes.title}>
        {title}
      </Text>
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

interface BarProps {
  readonly title: string;
  /** true: back to the list of registers; otherwise to the map. */
  readonly back?: boolean;
  readonly children?: ReactNode;
}
