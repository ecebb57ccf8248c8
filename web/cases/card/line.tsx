import type { ReactNode } from 'react';
import classes from './card.module.css';

/** A fact of a case: what it is, and beside it what holds. */
export function Line({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.line}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
