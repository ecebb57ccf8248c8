import type { CSSProperties } from 'react';
import classes from './panels.module.css';

/** Quiet words in so many lines at most, cut with an ellipsis where they are longer. */
export function SomeLines({ most, children }: { readonly most: number; readonly children: string }) {
  if (most === 1) return <span className={`${classes.line} ${classes.quiet}`}>{children}</span>;
  return (
    <span className={`${classes.someLines} ${classes.quiet}`} style={{ '--some': most } as CSSProperties}>
      {children}
    </span>
  );
}
