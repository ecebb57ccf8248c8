import { useWords } from '../../i18n/use-words.ts';
import classes from '../frame/field.module.css';

/** Somebody of the unit who may take part in a penalty. */
export interface Officer {
  readonly id: string;
  readonly name: string;
}

interface OfficersInputProps {
  /** Licensed people of the unit; undefined where they are not known (no signal). */
  readonly officers: readonly Officer[] | undefined;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Who carried out a penalty: at least two, all licensed (practice.md 1). */
export function OfficersInput({ officers, value, onChange }: OfficersInputProps) {
  const { t } = useWords();
  return (
    <section className={classes.section}>
      <h2>{t('field.act.officers')}</h2>
      {officers === undefined && <p className={classes.quiet}>{t('field.act.officersUnknown')}</p>}
      <div className={classes.choices} role="group" aria-label={t('field.act.officers')}>
        {(officers ?? []).map(({ id, name }) => (
          <button
            key={id}
            type="button"
            className={classes.chip}
            aria-pressed={value.includes(id)}
            onClick={() => onChange(value.includes(id) ? value.filter((other) => other !== id) : [...value, id])}
          >
            {name}
          </button>
        ))}
      </div>
    </section>
  );
}
