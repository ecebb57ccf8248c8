import { calendarOf, standardCalendars } from '#domain/calendar/calendars.ts';
import { movedCase, type MoveRules } from '#domain/cases/clock/move.ts';
import { courseFigures } from '#domain/cases/course/figures.ts';
import type { Feature, Properties } from '#domain/feature.ts';
import type { JobKind, Jobs } from '../jobs/reader.ts';
import type { Live } from '../live/live.ts';
import type { Records } from '../records/reader.ts';
import type { Store } from '../store/store.ts';
import { runningCases } from './store.ts';

/** The journal's name for a deadline that moved because its calendar did. */
const kind = 'case.calendar-moved';

/** Cases of one change. */
const portion = 100;

/** A job's answer names so many cases; the journal has them all. */
const named = 1000;

/** What the job is asked: nothing by the schedule, which looks at all calendars. */
interface Asked {
  /** Id of the calendar that changed. */
  readonly calendar?: string;
  /** Number of the change that did it. */
  readonly seq?: number;
}

/** A case whose deadline moved. */
interface Moved {
  readonly number: string;
  /** ISO 8601 UTC. */
  readonly was: string;
  readonly due: string;
}

interface Deps {
  readonly store: Store;
  readonly records: Records;
  readonly live: Pick<Live, 'applied'>;
  readonly now: () => number;
}

/**
 * Reckons the running clocks of open cases anew after a calendar changed, and says which moved. Cases that stand as they
 * should are passed over, so that a job that was broken off goes on where it was. Each night it looks at all, since a
 * process may end between a change and the asking for this job, and since holidays come with a new version.
 */
export function calendarMovesJob({ store, records, live, now }: Deps): JobKind<Asked> {
  return {
    name: 'calendar-moves',
    cron: '40 3 * * *',
    retries: 3,
    expireInSeconds: 1_800,
    async run({ calendar, seq }, { signal, progress }) {
      if (seq !== undefined) await live.applied(seq, 60_000);
      const since = seq ?? (await store.lastSeq());
      const rules: MoveRules = { calendarOf: (id) => calendarOf(records, id), figures: courseFigures(records) };
      const at = now();
      let seen = 0;
      for (let after = ''; ;) {
        signal.throwIfAborted();
        const cases = await runningCases(store, { calendar, after, limit: portion });
        await move(store, records, cases, (properties) => movedCase(properties, rules, at));
        seen += cases.length;
        progress({ done: seen });
        if (cases.length < portion) break;
        after = cases.at(-1)!.id;
      }
      const moved = await movedSince(store, since, calendar);
      return {
        ...(calendar === undefined ? {} : { calendar: nameOf(records, calendar) }),
        seen,
        moved: moved.length,
        cases: moved.slice(0, named),
      };
    },
  };
}

/**
 * Asks for the job whenever a calendar has changed, in whichever way: a form, an undo, another process.
 * @returns the way to stop
 */
export function followCalendars(
  live: Pick<Live, 'subscribe'>,
  jobs: Pick<Jobs, 'send'>,
  onFault: (fault: unknown) => void,
) {
  return live.subscribe(({ seq, by, records = [] }) => {
    for (const line of records) {
      if (line.kind === 'calendars') jobs.send('calendar-moves', { calendar: line.id, seq }, by).catch(onFault);
    }
  });
}

/** Moves those of some cases that are to be moved; one that somebody changed meanwhile alone stays out, and is looked at by night. */
async function move(
  store: Store,
  records: Records,
  cases: readonly Feature[],
  anew: (properties: Properties) => Properties | undefined,
): Promise<void> {
  const lines = cases.flatMap(({ collection, id, version, geometry, properties }) => {
    const moved = anew(properties);
    return moved === undefined ? [] : [{ collection, id, base: version, after: { geometry, properties: moved } }];
  });
  if (lines.length === 0) return;
  const calendars = new Set(lines.map(({ after }) => nameOf(records, String(after.properties['calendar']))));
  const header = { kind, note: `${[...calendars].join('、')}日历变动，处置截止时间重算`, by: 'system' };
  const written = await store.commit({ ...header, lines });
  if (written.ok) return;
  for (const line of lines) await store.commit({ ...header, lines: [line] });
}

function nameOf(records: Records, calendar: string): string {
  const standard: Readonly<Record<string, { readonly zh: string }>> = standardCalendars;
  return String(records.get('calendars', calendar)?.content['zh'] ?? standard[calendar]?.zh ?? calendar);
}

/** The cases that moved after a change, as the journal has them: those of a job that was broken off before too. */
async function movedSince(store: Store, seq: number, calendar: string | undefined): Promise<Moved[]> {
  const moved: Moved[] = [];
  for (let after = seq; ;) {
    const changes = await store.changesAfter(after, 500);
    for (const change of changes) {
      if (change.kind !== kind) continue;
      for (const { before, after: now } of change.lines) {
        if (before === null || now === null) continue;
        if (calendar !== undefined && now.properties['calendar'] !== calendar) continue;
        const { number, dueAt } = now.properties;
        moved.push({ number: String(number), was: String(before.properties['dueAt']), due: String(dueAt) });
      }
    }
    if (changes.length < 500) return moved.sort((a, b) => (a.number < b.number ? -1 : 1));
    after = changes.at(-1)!.seq;
  }
}
