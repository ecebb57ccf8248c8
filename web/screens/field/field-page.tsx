import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { FieldTask } from '#domain/cases/field-task.ts';
import type { Crew } from '#domain/people/crew.ts';
import { courseFault } from '../../cases/refusals.ts';
import { cityQuery } from '../../collections/api.ts';
import classes from '../../field/frame/field.module.css';
import { say as tell, SaidLine } from '../../field/frame/said.tsx';
import { placeNow } from '../../field/position/phone-fix.ts';
import { useFix } from '../../field/position/use-fix.ts';
import { useSharing } from '../../field/position/use-sharing.ts';
import type { MineAnswer } from '../../field/roster/mine.ts';
import { onPostOf } from '../../field/roster/on-post.ts';
import { PostScreen } from '../../field/roster/post-screen.tsx';
import { ShellNotices } from '../../field/shell/shell-notices.tsx';
import { useFieldTasks, useKept, useOnline, useOutbox } from '../../field/store/use-outbox.ts';
import { fieldFault } from '../../field/tasks/field-fault.ts';
import { notKept } from '../../field/tasks/not-kept.ts';
import { inOrder } from '../../field/tasks/order.ts';
import type { Officer } from '../../field/tasks/officers-input.tsx';
import { OutboxSheet } from '../../field/tasks/outbox-sheet.tsx';
import { formatInstant } from '../../i18n/times.ts';
import { useWords } from '../../i18n/use-words.ts';
import { serverNow, useNow } from '../../live/clock.ts';
import { recordsQuery } from '../../state/records.ts';
import { useSession, type Session } from '../../state/session.ts';
import { useHome } from '../explore/use-home.ts';
import { EscalatedTasks } from './escalated-tasks.tsx';
import { FieldBanners } from './field-banners.tsx';
import { FieldBar } from './field-bar.tsx';
import { useFieldAddress, type FieldTab } from './field-address.ts';
import { HereTab } from './here-tab.tsx';
import { useNamedTasks } from './named-tasks.ts';
import { NextRoute } from './next-route.tsx';
import { OpenTask } from './open-task.tsx';
import { ReportTab } from './report-tab.tsx';
import { TabBar } from './tab-bar.tsx';
import { TasksTab } from './tasks-tab.tsx';
import { useFieldAlerts } from './use-field-alerts.ts';
import { useFieldLive } from './use-field-live.ts';
import { useReceipts } from './use-receipts.ts';

interface OwnRoutes {
  readonly routes: ReadonlyArray<{ readonly crew: string; readonly visits: ReadonlyArray<{ readonly case: string }> }>;
}

const isHandled = ({ kind }: FieldTask) => kind === 'handle';

/** Everything a shift on the street needs on one phone. */
export function FieldPage({ session }: { readonly session: Session }) {
  const { t } = useWords();
  const now = useNow();
  const { can } = useSession();
  const { address, ways } = useFieldAddress();
  const outbox = useOutbox();
  const isOnline = useOnline();
  const list = useFieldTasks();
  const city = useQuery(cityQuery).data;
  const homeBox = useHome(city);
  useFieldLive(city?.seq);

  const tabs: FieldTab[] = [
    ...(can('case.handle') ? ['handle' as const] : []),
    ...(can('case.verify') ? ['check' as const] : []),
    ...(can('case.report') && can('case.verify') ? ['report' as const] : []),
    'here',
    'post',
  ];
  const tab = address.tab !== undefined && tabs.includes(address.tab) ? address.tab : tabs[0]!;

  const mine = useKept<MineAnswer>('/api/attendance/mine').data;
  const on = onPostOf(mine?.data.on, outbox.items, Date.parse(mine?.asOf ?? '') || 0, now);
  const sharing = useSharing(outbox.isReady ? on?.from : undefined, ({ at, lon, lat, accuracy }) => {
    void outbox
      .tell({ kind: 'fix', at: new Date(at).toISOString(), lon, lat, accuracy })
      .catch((error: unknown) => tell(notKept(error, t), true));
  });
  const here = useFix(true);

  const crews = useQuery({ ...recordsQuery<Crew>('crews'), staleTime: 300_000 }).data;
  const vehicle = crews?.find(({ content }) => content.members.includes(session.id))?.content.vehicle ?? 'foot';
  const planned = useKept<OwnRoutes>('/api/dispatch/mine', { enabled: can('case.handle') }).data?.data.routes;
  const route = useMemo(() => (planned ?? []).flatMap(({ visits }) => visits.map((visit) => visit.case)), [planned]);
  const named = useNamedTasks(list.tasks);
  const ordered = useMemo(() => named && inOrder(named, route), [named, route]);
  const open = ordered?.find(({ number }) => number === address.number);
  const ofTab = (isHandle: boolean) => ordered?.filter((task) => isHandled(task) === isHandle && !task.isDone);
  const unit = ordered?.find(isHandled)?.unit;
  const officers = useKept<{ readonly people: ReadonlyArray<Officer & { readonly licensed?: true }> }>(
    `/api/colleagues?unit=${encodeURIComponent(unit ?? '')}`,
    { enabled: unit !== undefined && can('case.edit') },
  ).data?.data.people.filter(({ licensed }) => licensed === true);

  const alerts = useFieldAlerts(list.tasks, open?.id);
  useReceipts(list.isKept ? undefined : list.tasks, open, outbox.isReady ? outbox.tell : undefined, outbox.now);

  const sign = (isOn: boolean) => {
    const place = placeNow(here.fix, serverNow());
    outbox
      .send(isOn ? { kind: 'on', input: place } : { kind: 'off' })
      .then(() => tell(t(isOn ? 'field.post.signedOn' : 'field.post.signedOff')))
      .catch((error: unknown) => tell(notKept(error, t), true));
  };
  const said = (detail: string) => fieldFault(detail, t) ?? courseFault(detail, t);
  const refusedTellings = (['fix', 'receipt'] as const).flatMap((kind) => {
    const refused = outbox.refusedTellings[kind];
    return refused === undefined ? [] : [{ kind, count: refused.count, why: said(refused.words) }];
  });
  const [west, south, east, north] = homeBox ?? [0, 0, 0, 0];
  const tasksOf = (isHandle: boolean) => (
    <TasksTab
      tasks={ofTab(isHandle)}
      error={list.error}
      refresh={list.refresh}
      isPlanned={isHandle && route.length > 0}
      here={here}
      vehicle={vehicle}
      isMap={address.isMap}
      onMap={(isMap) => ways.turn({ map: isMap ? '1' : '' })}
      onOpen={({ number }) => ways.push({ case: number })}
    />
  );
  return (
    <div className={classes.page}>
      <FieldBar
        name={session.name}
        on={on}
        waiting={outbox.waiting}
        refused={outbox.refused}
        sound={alerts.sound}
        onSound={alerts.toggleSound}
        onOutbox={() => ways.push({ sheet: 'outbox' })}
        onPost={() => ways.turn({ tab: 'post' })}
      />
      <FieldBanners
        outbox={outbox}
        isOnline={isOnline}
        asOf={list.asOf}
        isKept={list.isKept}
        unread={alerts.unread}
        onUnread={alerts.look}
      />
      <ShellNotices mayInstall={tab === 'post'} />
      <EscalatedTasks tasks={list.tasks} sound={alerts.sound} onOpen={(number) => ways.push({ case: number })} />
      <main className={classes.main}>
        {tab === 'handle' && tasksOf(true)}
        {tab === 'check' && tasksOf(false)}
        {tab === 'report' && (
          <ReportTab
            here={here}
            outbox={outbox}
            maySelfHandle={can('case.verify')}
            home={[(west + east) / 2, (south + north) / 2]}
          />
        )}
        {tab === 'here' && <HereTab here={here} />}
        {tab === 'post' && (
          <PostScreen
            mine={mine?.data}
            on={on}
            sharing={sharing}
            here={here}
            isHeldUp={outbox.tellings > 0 && outbox.state !== 'idle' && outbox.state !== 'sending'}
            refused={refusedTellings}
            onSeen={() => void outbox.seeRefused()}
            onSign={sign}
            route={<NextRoute here={here} />}
          />
        )}
      </main>
      {!open && !address.isOutbox && <SaidLine />}
      <TabBar
        tabs={tabs}
        tab={tab}
        counts={{ handle: ofTab(true)?.length ?? 0, check: ofTab(false)?.length ?? 0 }}
        onTab={(one) => ways.turn({ tab: one, map: '' })}
      />
      {open && (
        <OpenTask
          task={open}
          act={address.act}
          here={here}
          vehicle={vehicle}
          officers={officers}
          outbox={outbox}
          onForm={(act) => ways.push({ do: act })}
          onCloseForm={() => ways.close({ do: '' })}
          onClose={() => ways.close({ case: '', do: '' })}
        />
      )}
      {address.isOutbox && (
        <OutboxSheet
          items={outbox.items}
          said={said}
          onRetry={(id) => void outbox.retry(id)}
          onDoNow={(id) =>
            void outbox.doNow(id, (at) => t('field.outbox.wasDone', { at: formatInstant(Date.parse(at)) }))
          }
          onWithdraw={(id) => void outbox.withdraw(id)}
          onRetryAll={() => void outbox.retryAll()}
          onOpen={(number) => ways.turn({ sheet: '', case: number })}
          onClose={() => ways.close({ sheet: '' })}
        />
      )}
    </div>
  );
}
