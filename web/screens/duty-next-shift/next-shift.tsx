import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { cityQuery } from '../../collections/api.ts';
import { formatClock } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { noteServerTime, serverNow } from '../../live/clock.ts';
import { useLive } from '../../live/use-live.ts';
import { nextShiftKey, overviewQuery, type Overview, type ShiftEntry } from '../../next-shift/api.ts';
import { RequestFailed } from '../../state/request.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { addDays, dayOf, isDay } from '../../state/shanghai-day.ts';
import { Failed } from '../../ui/failed.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { DeskMapHandle } from '../desk-map.tsx';
import { DutyBar } from '../duty/duty-bar.tsx';
import { HeldDesk } from './held-desk.tsx';
import { PlanDesk } from './plan-desk.tsx';
import classes from './next-shift.module.css';

/** `/duty/next-shift`: routes for a unit's shift (`of`, `day`, `shift`), and what came of them (`show=held`). */
export function NextShift() {
  const { t } = useWords();
  const { own, changeOwn } = useOwnSearch();
  const client = useQueryClient();
  const map = useRef<DeskMapHandle>(null);
  const city = useQuery(cityQuery);
  useLive(city.data?.seq, {
    change: (change) => map.current?.change(change),
    reload: () => map.current?.reload(),
  });
  const told = city.data?.now;
  useEffect(() => {
    if (told !== undefined) noteServerTime(told);
  }, [told]);
  useEffect(() => {
    document.title = `${t('nextShift.title')} · ${t('appName')}`;
  }, [t]);
  const today = dayOf(serverNow());
  const named = own['day'] !== undefined && isDay(own['day']) ? own['day'] : undefined;
  const todays = useQuery({ ...overviewQuery(own['of'], today), enabled: named === undefined });
  // What is over is no next shift.
  const day = named ?? (todays.data && isOver(todays.data) ? addDays(today, 1) : today);
  const overview = useQuery(overviewQuery(own['of'], day));
  const { data } = overview;
  const shift = data && shiftShown(data, own['shift']);
  const show = own['show'] ?? (shift?.published === undefined ? 'plan' : 'held');
  const isForbidden = overview.error instanceof RequestFailed && [401, 403].includes(overview.error.status);
  return (
    <div className={classes.page}>
      <DutyBar />
      <div className={classes.tools}>
        <NativeSelect
          size="xs"
          label={t('nextShift.unit')}
          value={data?.unit ?? ''}
          data={[...(data?.units ?? [])]}
          onChange={(event) => changeOwn({ of: event.currentTarget.value, shift: '', show: '' }, 'push')}
        />
        <TextInput
          size="xs"
          type="date"
          label={t('nextShift.day')}
          value={day}
          onChange={(event) => {
            if (isDay(event.currentTarget.value)) changeOwn({ day: event.currentTarget.value, show: '' }, 'push');
          }}
        />
        {data !== undefined && data.shifts.length > 0 && (
          <NativeSelect
            size="xs"
            label={t('nextShift.shift')}
            value={shift?.name ?? ''}
            data={data.shifts.map(({ name, from, until }) => ({
              value: name,
              label: `${name} ${formatClock(Date.parse(from))}—${formatClock(Date.parse(until))}`,
            }))}
            onChange={(event) => changeOwn({ shift: event.currentTarget.value, show: '' }, 'push')}
          />
        )}
        <SegmentedControl
          size="xs"
          aria-label={t('nextShift.show')}
          value={show}
          data={[
            { value: 'plan', label: t('nextShift.plan') },
            { value: 'held', label: t('nextShift.held') },
          ]}
          onChange={(value) => changeOwn({ show: value }, 'push')}
        />
        {show === 'plan' && shift !== undefined && (
          <Button
            size="xs"
            variant="default"
            onClick={() => void client.resetQueries({ queryKey: [...nextShiftKey, 'proposal'] })}
          >
            {t('nextShift.propose')}
          </Button>
        )}
        <Button size="xs" variant="default" onClick={() => window.print()}>
          {t('nextShift.print')}
        </Button>
      </div>
      {isForbidden ? (
        <Notice role="status" title={t('nextShift.noRight')} next={t('nextShift.noRightNext')} />
      ) : overview.isError && data === undefined ? (
        <Failed title={t('nextShift.overviewFailed')} error={overview.error} retry={() => void overview.refetch()} />
      ) : data === undefined || city.data === undefined ? null : shift === undefined || data.unit === undefined ? (
        <Notice role="status" title={t('nextShift.noShift')} next={t('nextShift.noShiftNext')} />
      ) : show === 'plan' ? (
        <PlanDesk
          key={`${data.unit} ${shift.name} ${day}`}
          city={city.data}
          unit={data.unit}
          shift={shift.name}
          day={day}
          published={shift.published}
          mayPublish={data.mayPublish}
          map={map}
        />
      ) : shift.published === undefined ? (
        <Notice role="status" title={t('nextShift.heldEmpty')} next={t('nextShift.heldEmptyNext')} />
      ) : (
        <HeldDesk key={shift.published.id} city={city.data} id={shift.published.id} map={map} />
      )}
    </div>
  );
}

/** Whether all shifts of the day have ended. */
function isOver({ shifts }: Overview): boolean {
  return shifts.length > 0 && shifts.every(({ until }) => Date.parse(until) <= serverNow());
}

/** The shift that the address names; else the one that runs or comes next, else the last of the day. */
function shiftShown({ shifts }: Overview, name: string | undefined): ShiftEntry | undefined {
  const now = serverNow();
  return (
    shifts.find((shift) => shift.name === name) ?? shifts.find(({ until }) => Date.parse(until) > now) ?? shifts.at(-1)
  );
}
