import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import type { ReactNode } from 'react';
import classes from './cases.module.css';

interface HintProps {
  readonly title: string;
  /** 'alert' is read out at once: it came of what one just did. */
  readonly role?: 'note' | 'alert';
  readonly children: ReactNode;
}

/** Something that a person should look at before going on. */
export function Hint({ title, role = 'note', children }: HintProps) {
  return (
    <div className={classes.hint} role={role} aria-label={title}>
      <p className={classes.hintTitle}>
        <IconAlertTriangle size="1rem" aria-hidden />
        {title}
      </p>
      {children}
    </div>
  );
}
