import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import type { ReactNode } from 'react';
import classes from './cases.module.css';

/** Something that a person should look at before going on; nothing is refused for it. */
export function Hint({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={classes.hint} role="note" aria-label={title}>
      <p className={classes.hintTitle}>
        <IconAlertTriangle size="1rem" aria-hidden />
        {title}
      </p>
      {children}
    </div>
  );
}
