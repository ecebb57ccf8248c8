import { NativeSelect, Text } from '@mantine/core';
import { stopKinds } from '#domain/dispatch/next-shift/round.ts';
import { formatNumber } from '../i18n/numbers.ts';
import { useWords } from '../i18n/use-words.ts';
import type { Edit, Timed } from './desk.ts';
import classes from './next-shift.module.css';

/** The stops on no route, those where most is expected first, each with the way onto one. */
export function LeftStops({
  timed: { problem, out },
  onEdit,
}: {
  readonly timed: Timed;
  readonly onEdit: ((edit: Edit) => void) | undefined;
}) {
  const { t, say, language } = useWords();
  return (
    <section className={classes.crew} aria-label={t('nextShift.left')}>
      <Text fw={600}>
        {t('nextShift.left')} {formatNumber(out.length, language)}
      </Text>
      {out.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('nextShift.leftNone')}
        </Text>
      )}
      <ul className={classes.stops}>
        {out.map((index) => {
          const stop = problem.stops[index]!;
          return (
            <li key={stop.id} className={classes.stop}>
              <span aria-hidden="true">·</span>
              <div>
                <Text size="sm">{stop.place || stop.id}</Text>
                <div className={classes.facts}>
                  <span>{say(stopKinds[stop.kind])}</span>
                  <span>{t('nextShift.expected', { cases: formatNumber(stop.weight, language, 2) })}</span>
                </div>
                <Text size="xs">{say(stop.why)}</Text>
              </div>
              {onEdit && (
                <NativeSelect
                  size="xs"
                  w="6rem"
                  className={classes.tools ?? ''}
                  aria-label={t('nextShift.putOn')}
                  value=""
                  data={[
                    { value: '', label: t('nextShift.putOn') },
                    ...problem.crews.map(({ name }, n) => ({ value: String(n), label: name })),
                  ]}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    if (value !== '') onEdit({ do: 'put', stop: index, crew: Number(value) });
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
