import type { ReactNode } from 'react';
import classes from './field.module.css';

interface ChoicesProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: T; readonly label: ReactNode }[];
  readonly value: T | undefined;
  readonly onChange: (value: T) => void;
}

/** One of a few, each a large target. */
export function Choices<T extends string>({ label, options, value, onChange }: ChoicesProps<T>) {
  return (
    <section className={classes.section}>
      <h2>{label}</h2>
      <div className={classes.choices} role="radiogroup" aria-label={label}>
        {options.map((option) => (
          <button
            key={option.value}
            type="button"
            role="radio"
            aria-checked={value === option.value}
            data-chosen={value === option.value}
            className={classes.chip}
            onClick={() => onChange(option.value)}
          >
            {option.label}
          </button>
        ))}
      </div>
    </section>
  );
}
