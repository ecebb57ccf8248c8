import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allActs, ruleOf, type CaseAct } from '#domain/cases/acts.ts';
import { owesAnswer } from '#domain/cases/course/answers.ts';
import { performAct } from '#domain/cases/course/perform.ts';
import { possibleActs } from '#domain/cases/course/possible.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import { caseStatuses, openStatuses, type CaseStatus } from '#domain/cases/status.ts';
import { channels, type Channel } from '#domain/cases/words.ts';
import type { Properties } from '#domain/feature.ts';
import { Compile } from 'typebox/compile';
import { cases } from '#domain/cases/collection.ts';
import { figures, reported, worldAt } from './course-world.ts';

const laterActs = allActs.filter((act): act is Exclude<CaseAct, 'case.report'> => act !== 'case.report');
const start = Date.parse('2026-04-27T08:00:00+08:00');
const short: readonly CaseAct[] = [
  ...(['case.void', 'case.force-close', 'case.reject', 'case.decline', 'case.self-handle'] as const),
  ...(['case.merge', 'case.note', 'case.urge', 'case.supervise', 'case.end-supervision'] as const),
  ...(['case.mark-urgent', 'case.involve', 'case.correct', 'case.withdraw-request', 'case.refuse-request'] as const),
];
const sha = (n: number) => n.toString(16).padStart(64, '0');
const fits = Compile(cases.schema);

interface Step {
  readonly which: number;
  readonly act: Exclude<CaseAct, 'case.report'>;
  /** One time in five the act is any, mostly a wrong one; otherwise one of the possible. */
  readonly wild: number;
  readonly minutes: number;
  readonly hand: string;
  readonly n: number;
  readonly yes: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  which: fc.nat(4),
  act: fc.constantFrom(...laterActs),
  wild: fc.nat(200),
  minutes: fc.integer({ min: 0, max: 3_000 }),
  hand: fc.constantFrom('person:a', 'person:b', 'person:c'),
  n: fc.nat(200),
  yes: fc.boolean(),
});

/** All that an act may be given, by its rule. */
function inputOf({ act, n, yes }: Step, into: string, today: string): ActInput {
  const all: Required<ActInput> = {
    reason: '理由',
    note: '备注',
    unit: yes ? '城东中队' : '城中中队',
    coUnit: '城西中队',
    photos: [sha(n)],
    photosBefore: [sha(n + 1)],
    photosAfter: [sha(n + 2)],
    founded: yes,
    into,
    until: today,
    supervisionNumber: '督〔2026〕1号',
    assignee: yes ? 'a' : 'b',
    crew: '一班',
    measure: yes ? 'cleared' : 'penalised',
    officers: ['licensed-1', 'licensed-2'],
    answer: '已处理',
    satisfied: (['yes', 'no', 'unreached'] as const)[n % 3]!,
    upheld: yes,
    urgent: yes,
    classKind: 'matter',
    classCode: '06010',
    place: '坡子街',
    description: '描述',
    sourceNumber: 'S-1',
    sourceDueAt: '2026-05-01T00:00:00Z',
    action: 3,
    lon: 119.92,
    lat: 32.49,
    accuracy: 10,
  };
  const { needs, may } = ruleOf(act);
  // A source's number is what came with the report: corrected to itself, so that the walk can follow it.
  const wanted = [...needs, ...may].filter((name) => name !== 'sourceNumber');
  return Object.fromEntries(wanted.map((name) => [name, all[name]]));
}

/** What must be so of every case at every moment. */
function requireSound(p: Properties): void {
  const status = p['status'] as CaseStatus;
  expect(Object.keys(caseStatuses)).toContain(status);
  expect(fits.Check(p) ? [] : [...fits.Errors(p)]).toEqual([]);
  const isOpen = openStatuses.includes(status);
  expect([status, p['open']]).toEqual([status, isOpen]);
  expect([status, p['closedAt'] !== undefined]).toEqual([status, !isOpen]);
  const isWithUnit = status === 'pendingAcknowledgement' || status === 'handling';
  expect([status, p['clockFrom'] !== undefined]).toEqual([status, isWithUnit]);
  if (isWithUnit) expect(p['dueAt']).toBeDefined();
  const hasNone: CaseStatus[] = [
    'pendingAcceptance',
    'pendingVerification',
    'pendingFiling',
    'pendingDispatch',
    'suspended',
  ];
  if (hasNone.includes(status)) expect([status, p['dueAt']]).toEqual([status, undefined]);
  if (p['dueAt'] !== undefined)
    expect(Date.parse(String(p['yellowAt']))).toBeLessThanOrEqual(Date.parse(String(p['dueAt'])));
  if (p['clockLeft'] !== undefined) expect(Number(p['clockLeft'])).toBeLessThanOrEqual(Number(p['clockTotal']));
  expect(p['suspendedUntil'] !== undefined).toBe(status === 'suspended');
  if (p['request'] !== undefined)
    expect([...['pendingAcknowledgement', 'handling'], 'closed', 'forceClosed']).toContain(status);
  if (p['selfHandled'] === true)
    expect([p['filedAt'], status]).toEqual([undefined, status === 'merged' ? 'merged' : 'closed']);
}

describe('the course of cases', () => {
  it('reaches declared states only and loses no case, no source number and no answer that is owed', () => {
    const reached = new Set<unknown>();
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...(Object.keys(channels) as Channel[])), { minLength: 3, maxLength: 5 }),
        fc.array(step, { minLength: 40, maxLength: 120 }),
        (from, steps) => {
          const held = new Map<string, Properties>();
          const owed = new Map<string, boolean>();
          const sources = new Map<string, string>();
          from.forEach((channel, i) => {
            const number = `20260427-000${i + 1}`;
            const facts =
              channel === 'patrol' ? {} : { sourceNumber: `来源-${i}`, sourceDueAt: `2026-05-0${i + 1}T04:00:00Z` };
            held.set(number, reported(number, channel, start, facts));
            owed.set(number, channel !== 'patrol');
            if (facts.sourceNumber !== undefined) sources.set(number, facts.sourceNumber);
          });
          const numbers = [...held.keys()];
          let now = start;
          for (const drawn of steps) {
            now += drawn.minutes * 60_000;
            const number = numbers[drawn.which % numbers.length]!;
            const into = numbers[drawn.n % numbers.length]!;
            const before = held.get(number)!;
            const possibleNow = possibleActs(before, worldAt(now, { hand: drawn.hand })) as Step['act'][];
            // Seldom the short ways out, nor what leaves a mark only: they would keep the walk from the far states.
            const onward = possibleNow.filter((act) => !short.includes(act));
            const offered = drawn.n % 4 === 0 || onward.length === 0 ? possibleNow : onward;
            const one = drawn.wild % 5 === 0 ? drawn : { ...drawn, act: offered[drawn.wild % offered.length]! };
            reached.add(before['status']);
            const mainNumber = one.act === 'case.merge' ? into : (before['mergedInto'] as string | undefined);
            const main = mainNumber === undefined ? undefined : held.get(mainNumber);
            const others = numbers.flatMap((other) => {
              const p = held.get(other)!;
              const isChild =
                p['mergedInto'] === (one.act === 'case.unmerge' ? mainNumber : number) && other !== number;
              return isChild && typeof p['answerBy'] === 'string' ? [p['answerBy']] : [];
            });
            const world = worldAt(now, { hand: one.hand, otherDeadlines: others, ...(main && { main }) });
            const today = new Date(now + 8 * 3_600_000 + 3 * 86_400_000).toISOString().slice(0, 10);
            const done = performAct(before, one.act, inputOf(one, into, today), world);
            const possible = possibleActs(before, world);
            if (!done.ok) {
              if (done.error.reason === 'wrong-state') {
                expect(possible).not.toContain(one.act);
                expect(done.error.possible).toEqual(possible);
              }
              continue;
            }
            expect(possible).toContain(one.act);
            const { properties, main: mainAfter } = done.value;
            const rule = ruleOf(one.act);
            const status = properties['status'] as CaseStatus;
            if (rule.to === 'stays') expect(status).toBe(before['status']);
            else expect(rule.to.includes(status) || status === before['status']).toBe(true);
            held.set(number, properties);
            if (mainAfter !== undefined) {
              held.set(mainNumber!, mainAfter);
              if (one.act === 'case.follow-up' && sources.has(mainNumber!)) owed.set(mainNumber!, true);
            }
            if (one.act === 'case.answer' || one.act === 'case.void') owed.set(number, false);
            if (one.act === 'case.follow-up' && properties['satisfied'] === 'no') owed.set(number, true);
            for (const p of held.values()) requireSound(p);
            for (const [each, p] of held) {
              expect(p['number']).toBe(each);
              expect(p['sourceNumber']).toBe(sources.get(each));
              if (owesAnswer(p)) expect([each, p['answerOwed'] === true]).toEqual([each, owed.get(each)]);
              const children = [...held.values()].filter((child) => child['mergedInto'] === each).length;
              expect([each, Number(p['merges'] ?? 0)]).toEqual([each, children]);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
    expect([...reached].sort()).toEqual(Object.keys(caseStatuses).sort());
  });

  it('is walked through from report to closing, so that every state is reached', () => {
    const seen = new Set<unknown>();
    let p = reported('20260427-0001', 'hotline12345', start);
    let now = start;
    const act = (name: Exclude<CaseAct, 'case.report'>, input: ActInput = {}, hand = 'person:a') => {
      seen.add(p['status']);
      now += 600_000;
      const done = performAct(p, name, input, worldAt(now, { hand }));
      if (!done.ok) throw new Error(`${name}: ${JSON.stringify(done.error)}`);
      p = done.value.properties;
      seen.add(p['status']);
    };
    act('case.accept');
    act('case.verify', { founded: true, photos: [sha(1)] });
    act('case.file');
    act('case.dispatch');
    act('case.acknowledge');
    act('case.request-suspension', { reason: '等材料', until: '2026-04-29' });
    act('case.endorse-request', {}, 'person:b');
    act('case.approve-suspension', {}, 'person:c');
    act('case.resume');
    act('case.report-back', { photosAfter: [sha(2)], measure: 'cleared' });
    act('case.rework', { reason: '未清净' });
    act('case.report-back', { photosAfter: [sha(3)] });
    act('case.inspect', { photos: [sha(4)] });
    act('case.close');
    expect([...seen]).toEqual(expect.arrayContaining([...openStatuses, 'closed']));
    expect(p['reworks']).toBe(1);
    expect(possibleActs(p, { now, hand: 'person:a', figures })).toContain('case.answer');
  });

  it('leaves nothing of a rest behind when a resting case is voided', () => {
    const resting = {
      ...reported('20260427-0001', 'patrol', start),
      status: 'suspended',
      suspendedUntil: '2026-05-01T16:00:00Z',
    };
    const done = performAct(resting, 'case.void', { reason: '误报' }, worldAt(start));
    expect(done.ok && done.value.properties['suspendedUntil']).toBeUndefined();
  });

  it('does not bind a reopened case by the deadline of its first answer', () => {
    const facts = { sourceNumber: 'S-1', sourceDueAt: '2026-04-28T04:00:00Z' };
    const ended = {
      ...reported('20260427-0001', 'hotline12345', start, facts),
      status: 'closed',
      filedAt: '2026-04-27T01:00:00Z',
      answeredAt: '2026-04-28T01:00:00Z',
    };
    const again = performAct(ended, 'case.follow-up', { satisfied: 'no' }, worldAt(start + 30 * 86_400_000));
    expect(again.ok && again.value.properties).toMatchObject({
      status: 'pendingDispatch',
      sourceDueAt: facts.sourceDueAt,
    });
    expect(again.ok && again.value.properties['answerBy']).toBeUndefined();
  });
});
