import { Checkbox } from '@mantine/core';
import { caseStatuses, type CaseStatus } from '#domain/cases/status.ts';
import type { Feature } from '#domain/feature.ts';
import { ClockBadge } from '../../cases/clock-badge.tsx';
import { useWords } from '../../i18n/use-words.ts';
import { useClassName } from './class-name.ts';
import { CaseMarks } from './case-marks.tsx';
import { numberOf } from './queue.ts';
import classes from './duty.module.css';

interface QueueRowProps {
  readonly one: Feature;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
}

/** A case in one row: its class, marks and remaining time; its number, state, place and unit. */
export function QueueRow({ one, isChosen, onToggle }: QueueRowProps) {
  const { t, say } = useWords();
  const className = useClassName();
  const { status, place, unit } = one.properties;
  const number = numberOf(one);
  return (
    <>
      <Checkbox
        size="xs"
        tabIndex={-1}
        checked={isChosen}
        aria-label={t('duty.list.choose', { number })}
        onChange={onToggle}
        onClick={(event) => event.stopPropagation()}
      />
      <div className={classes.rowWords}>
        <div className={classes.rowLine}>
          <span className={classes.rowName} title={className(one.properties)}>
            {className(one.properties)}
          </span>
          <CaseMarks properties={one.properties} />
          <span className={classes.rowEnd}>
            <ClockBadge properties={one.properties} />
          </span>
        </div>
        <div className={classes.rowLine} data-quiet>
          <span className={classes.rowNumber}>{number}</span>
          <span>{say(caseStatuses[status as CaseStatus])}</span>
          <span className={classes.rowPlace} title={String(place ?? '')}>
            {place}
          </span>
          <span className={classes.rowUnit}>{unit}</span>
        </div>
      </div>
    </>
  );
}
