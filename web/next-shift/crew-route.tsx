import { NativeSelect, Text } from '@mantine/core';
import IconArrowDown from '@tabler/icons-react/dist/esm/icons/IconArrowDown.mjs';
import IconArrowUp from '@tabler/icons-react/dist/esm/icons/IconArrowUp.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { stopKinds } from '#domain/dispatch/next-shift/round.ts';
import { vehicles } from '#domain/people/crew.ts';
import { formatNumber } from '../i18n/numbers.ts';
import { formatClock } from '../i18n/times.ts';
import { useWords } from '../i18n/use-words.ts';
import { ToolButton } from '../ui/tool-button.tsx';
import type { Edit, Timed } from './desk.ts';
import classes from './next-shift.module.css';

interface CrewRouteProps {
  readonly timed: Timed;
  readonly crew: number;
  /** CSS colour of its route on the map. */
  readonly tone: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  /** undefined: may not be changed. */
  readonly onEdit: ((edit: Edit) => void) | undefined;
}

/** One crew's route: stops in order with their times and reasons, and what can be done to each. */
export function CrewRoute({ timed, crew, tone, isChosen, onChoose, onEdit }: CrewRouteProps) {
  const { t, say, language } = useWords();
  const { problem, rounds } = timed;
  const { name, vehicle } = problem.crews[crew]!;
  const { visits } = rounds[crew]!;
  const minutes = (seconds: number): string => formatNumber(Math.round(seconds / 60), language);
  const byId = new Map(problem.stops.map((stop, i) => [stop.id, i]));
  const order = visits.map(({ stop }) => byId.get(stop)!);
  return (
    <section className={classes.crew} aria-label={name}>
      <div className={classes.crewHead}>
        <span className={classes.dot} style={{ background: tone }} aria-hidden="true" />
        <Text
          component="button"
          type="button"
          fw={600}
          aria-pressed={isChosen}
          title={t('nextShift.focus', { crew: name })}
          onClick={onChoose}
          style={{ background: 'none', border: 0, padding: 0, cursor: 'pointer', color: 'inherit' }}
        >
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {say(vehicles[vehicle])} · {t('nextShift.travel', { minutes: minutes(sum(visits.map((v) => v.travel))) })}
        </Text>
      </div>
      {visits.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('nextShift.crewNone')}
        </Text>
      )}
      <ol className={classes.stops}>
        {visits.map(({ stop: id, travel, arriveAt, beginAt, late }, i) => {
          const index = order[i]!;
          const stop = problem.stops[index]!;
          const wait = beginAt - arriveAt;
          return (
            <li key={id} className={classes.stop}>
              <span className={classes.number}>{i + 1}</span>
              <div>
                <Text size="sm" fw={600}>
                  {stop.place || stop.id}
                </Text>
                <div className={classes.facts}>
                  <span>{say(stopKinds[stop.kind])}</span>
                  <span className={late ? classes.late : undefined}>
                    {t('nextShift.arrive', { at: formatClock(arriveAt * 1000) })}
                    {late && ` · ${t('nextShift.late')}`}
                  </span>
                  {wait >= 60 && <span>{t('nextShift.wait', { minutes: minutes(wait) })}</span>}
                  <span>{t('nextShift.stay', { minutes: minutes(stop.stay) })}</span>
                  <span>{t('nextShift.travel', { minutes: minutes(travel) })}</span>
                  <span>{t('nextShift.expected', { cases: formatNumber(stop.weight, language, 2) })}</span>
                </div>
                <Text size="xs">{say(stop.why)}</Text>
              </div>
              {onEdit && (
                <div className={classes.tools} style={{ display: 'flex', alignItems: 'start' }}>
                  <ToolButton
                    label={t('nextShift.up')}
                    onClick={() => onEdit({ do: 'put', stop: index, crew, at: Math.max(0, i - 1) })}
                  >
                    <IconArrowUp size="1rem" />
                  </ToolButton>
                  <ToolButton
                    label={t('nextShift.down')}
                    onClick={() => onEdit({ do: 'put', stop: index, crew, at: i + 1 })}
                  >
                    <IconArrowDown size="1rem" />
                  </ToolButton>
                  <ToolButton label={t('nextShift.remove')} onClick={() => onEdit({ do: 'remove', stop: index })}>
                    <IconX size="1rem" />
                  </ToolButton>
                  {problem.crews.length > 1 && (
                    <NativeSelect
                      size="xs"
                      w="6rem"
                      aria-label={t('nextShift.moveTo')}
                      value=""
                      data={[
                        { value: '', label: t('nextShift.moveTo') },
                        ...problem.crews.flatMap((other, n) =>
                          n === crew ? [] : [{ value: String(n), label: other.name }],
                        ),
                      ]}
                      onChange={(event) => {
                        const { value } = event.currentTarget;
                        if (value !== '') onEdit({ do: 'put', stop: index, crew: Number(value) });
                      }}
                    />
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
