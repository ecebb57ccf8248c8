import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { standardCalendars } from '#domain/calendar/calendars.ts';
import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import { cases } from '#domain/cases/collection.ts';
import { performAct } from '#domain/cases/course/perform.ts';
import { newCase } from '#domain/cases/course/report.ts';
import type { Properties } from '#domain/feature.ts';
import { standardRules, worldOf } from '#domain/sample-city/cases/rules.ts';
import { calendarMovesJob } from '../../../server/cases/calendar-moves.ts';
import type { JobRow, JobTools } from '../../../server/jobs/reader.ts';
import type { BulkFeature } from '../../../server/store/store.ts';
import { as } from '../http/callers.ts';
import { openCity, type OpenCity } from '../http/open-city.ts';

const at = (text: string) => Date.parse(`2026-11-${text}:00+08:00`);
const utc = (text: string) => new Date(at(text)).toISOString().replace('.000Z', 'Z');
const running = 130;

type Acted = readonly [Exclude<CaseAct, 'case.report'>, string, ActInput?, string?];
const sent: readonly Acted[] = [
  ['case.file', '20T16:00'],
  ['case.dispatch', '20T16:30'],
  ['case.acknowledge', '20T16:40'],
];

/** A case that was reported on Friday 20 November, after some acts. */
function caseWith(number: number, acts: readonly Acted[], calendar = 'office'): BulkFeature {
  const key = { standard: 'GB/T 47678.5-2026', kind: 'matter', code: '06010' } as const;
  const limit = { amount: 4, unit: 'workHour' } as const;
  const caseClass = { ...standardRules.classOf(key)!, calendar, limit };
  const name = `20261120-${String(number).padStart(4, '0')}`;
  const what = {
    caseClass,
    channel: 'patrol',
    place: '坡子街',
    unit: '甲',
    source: '测试',
    sourceDatum: 'wgs84',
  } as const;
  const begun = newCase({ number: name, ...what }, { now: at('20T15:50'), figures: standardRules.figures });
  const properties = acts.reduce<Properties>((now, [act, when, input = {}, hand = 'person:a']) => {
    const done = performAct(now, act, input, worldOf(standardRules, caseClass, at(when), { hand }));
    if (!done.ok) throw new Error(`${act}: ${JSON.stringify(done.error)}`);
    return done.value.properties;
  }, begun);
  return { geometry: { type: 'Point', coordinates: [119.92, 32.48] }, properties };
}

const others = {
  cleaning: caseWith(901, sent, 'sanitation'),
  suspended: caseWith(902, [
    ...sent,
    ['case.request-suspension', '20T17:00', { reason: '协调', until: '2026-12-20' }],
    ['case.endorse-request', '20T17:10', {}, 'person:b'],
    ['case.approve-suspension', '20T17:30', {}, 'person:c'],
  ]),
  reported: caseWith(903, [...sent, ['case.report-back', '20T17:30', { photosAfter: ['a'.repeat(64)] }]]),
  voided: caseWith(904, [...sent, ['case.void', '20T17:00', { reason: '误报' }]]),
  new: caseWith(905, []),
};

let city: OpenCity;
beforeAll(async () => {
  const moving = Array.from({ length: running }, (_, i) => caseWith(i + 1, sent));
  city = await openCity({ cases: [...moving, ...Object.values(others)] });
});
afterAll(() => city.close());

/** Sets the office calendar so; the number of the change. */
async function setOffice(closedOn: readonly string[]): Promise<number> {
  const { records, live } = city.context;
  const base = records.get('calendars', 'office')?.version ?? null;
  const after = { ...standardCalendars.office, closedOn, source: '通知' };
  const payload = {
    kind: 'calendars.change',
    note: '',
    lines: [],
    records: [{ kind: 'calendars', id: 'office', base, after }],
  };
  const answer = await city.app.inject({ method: 'POST', url: '/api/changes', headers: as('administrator'), payload });
  expect(answer.statusCode, answer.body).toBe(201);
  const { seq } = answer.json<{ seq: number }>();
  await live.applied(seq);
  return seq;
}

async function dues(): Promise<Map<string, unknown>> {
  const all = await city.context.register.page(cases, { equals: {}, limit: 1000 });
  return new Map(all.features.map(({ properties }) => [String(properties['number']), properties['dueAt']]));
}

const tools = (signal = new AbortController().signal, progress: JobTools['progress'] = () => undefined): JobTools => ({
  signal,
  by: 'person:administrator',
  progress,
});

interface Outcome {
  readonly calendar: string;
  readonly moved: number;
  readonly cases: readonly { number: string; was: string; due: string }[];
}

describe('a changed calendar', () => {
  test('moves the running cases that use it, those alone, and says which', async () => {
    const before = await dues();
    // 1.5 h on Friday from 16:30 on, 2.5 h on Monday.
    expect(before.get('20261120-0001')).toBe(utc('23T10:30'));
    await setOffice(['2026-11-23']);
    await city.context.jobs.work();
    const job = await ended('calendar-moves');
    const outcome = job.output as unknown as Outcome;
    expect(job).toMatchObject({ state: 'completed', by: 'person:administrator' });
    expect(outcome).toMatchObject({ calendar: '机关', moved: running });
    expect(outcome.cases[0]).toEqual({ number: '20261120-0001', was: utc('23T10:30'), due: utc('24T10:30') });
    expect(new Set(outcome.cases.map(({ number }) => number)).size).toBe(running);

    const now = await dues();
    for (const [number, due] of before) {
      expect(now.get(number)).toBe(Number(number.slice(9)) <= running ? utc('24T10:30') : due);
    }
    const changes = (await city.context.store.changesAfter(0, 1000)).filter(
      ({ kind }) => kind === 'case.calendar-moved',
    );
    expect(changes.map(({ by, note, lines }) => [by, note, lines.length])).toEqual([
      ['system', '机关日历变动，处置截止时间重算', 100],
      ['system', '机关日历变动，处置截止时间重算', 30],
    ]);
  });

  test('is followed to the end after the job was broken off, nothing twice, and all are named', async () => {
    await city.context.jobs.stop();
    const seq = await setOffice(['2026-11-23', '2026-11-24']);
    const job = calendarMovesJob(city.context);
    const broken = new AbortController();
    const asked = { calendar: 'office', seq };
    const run = job.run(
      asked,
      tools(broken.signal, () => broken.abort(new Error('the server is closing'))),
    );
    await expect(run).rejects.toThrow('closing');
    expect([...(await dues()).values()].filter((due) => due === utc('25T10:30'))).toHaveLength(100);

    const outcome = (await job.run(asked, tools())) as unknown as Outcome;
    expect(outcome.moved).toBe(running);
    expect([...(await dues()).values()].filter((due) => due === utc('25T10:30'))).toHaveLength(running);
    const last = await city.context.store.lastSeq();
    expect(await job.run(asked, tools())).toMatchObject({ moved: running });
    expect(await job.run({}, tools())).toMatchObject({ moved: 0 });
    expect(await city.context.store.lastSeq()).toBe(last);
  });

  test('leaves alone a case that somebody changes at the same moment, and moves the others', async () => {
    const seq = await setOffice([]);
    const { store } = city.context;
    let met: string | undefined;
    const disturbed = {
      ...store,
      commit: async (request: Parameters<typeof store.commit>[0]) => {
        const [line] = request.lines;
        if (met === undefined && line?.after) {
          met = String(line.after.properties['number']);
          const { collection, id, base, after } = line;
          const properties = { ...after.properties, urges: 1, dueAt: utc('25T10:30') };
          await store.commit({
            kind: 'case.urge',
            note: '',
            by: 'test',
            lines: [{ collection, id: id!, base, after: { ...after, properties } }],
          });
        }
        return store.commit(request);
      },
    };
    const job = calendarMovesJob({ ...city.context, store: disturbed });
    expect(await job.run({ calendar: 'office', seq }, tools())).toMatchObject({ moved: running - 1 });
    expect((await dues()).get(met!)).toBe(utc('25T10:30'));
    // The night's look at all finds it.
    expect(await job.run({}, tools())).toMatchObject({ moved: 1, cases: [{ number: met, due: utc('23T10:30') }] });
  });
});

/** The newest job of a name, once it has ended. */
async function ended(name: string): Promise<JobRow> {
  for (let i = 0; i < 400; i++) {
    const job = (await city.context.jobs.list(50)).find((row) => row.name === name);
    if (job !== undefined && ['completed', 'failed'].includes(job.state)) return job;
    await new Promise((go) => setTimeout(go, 50));
  }
  throw new Error('it did not end within 20 s');
}
