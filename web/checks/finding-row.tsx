import { Checkbox } from '@mantine/core';
import { caseStatuses } from '#domain/cases/status.ts';
import { findingStates, severities } from '#domain/finding.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Theme } from '../state/view.ts';
import { StateShape } from '../ui/state-shape.tsx';
import type { ShownFinding } from './api.ts';
import { shapeOf } from './look-of.ts';
import { formatAge, formatMeasured } from './words.ts';
import classes from './checks.module.css';

interface FindingRowProps {
  readonly finding: ShownFinding;
  readonly theme: Theme;
  /** Epoch milliseconds. */
  readonly now: number;
  /** The name of its rule, where the list holds findings of several. */
  readonly ruleName: string | undefined;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

/** A finding in one row: what is wrong and where; how much, since when, who answers, what became of it. */
export function FindingRow({ finding, theme, now, ruleName, isChosen, onToggle }: FindingRowProps) {
  const { t, say, language } = useWords();
  const { id, severity, state, wrong, measured, measure, unit, since, treat } = finding;
  return (
    <>
      <Checkbox
        size="xs"
        tabIndex={-1}
        checked={isChosen}
        aria-label={t('checks.list.choose', { number: id })}
        onChange={onToggle}
        onClick={(event) => event.stopPropagation()}
      />
      <StateShape
        state={shapeOf(finding)}
        theme={theme}
        label={say(state === 'open' ? severities[severity] : findingStates[state])}
      />
      <div className={classes.rowWords}>
        <div className={classes.rowLine}>
          <span className={classes.rowName} title={say(wrong)}>
            {say(wrong)}
          </span>
          <span className={classes.rowEnd}>{formatMeasured(measured, measure, language)}</span>
        </div>
        <div className={classes.rowLine} data-quiet>
          <span>{t('checks.number', { number: id })}</span>
          {ruleName !== undefined && <span className={classes.rowPlace}>{ruleName}</span>}
          <span className={classes.rowPlace}>{unit ?? t('checks.noUnit')}</span>
          {treat.exception && <span className={classes.mark}>{t('checks.treated.excepted')}</span>}
          {treat.cases.map(({ id: ofCase, number, status }) => (
            <span key={ofCase} className={classes.mark} title={number}>
              {say(caseStatuses[status])}
            </span>
          ))}
          {treat.lists.length > 0 && <span className={classes.mark}>{t('checks.treated.listed')}</span>}
          <span>{formatAge(Math.max(0, now - Date.parse(since)), t)}</span>
        </div>
      </div>
    </>
  );
}
