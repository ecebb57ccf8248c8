// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { CaseAct } from '#domain/cases/acts.ts';
import type { FieldTask } from '#domain/cases/field-task.ts';
import { mergeTasks } from '../../../web/field/store/merge-tasks.ts';
import { added, answered, begun, preparing, refused } from '../../../web/field/store/steps.ts';
import type { OutboxItem } from '../../../web/field/store/act.ts';

const open = (act: CaseAct) => ({ act, needs: [], may: [] });

const task: FieldTask = {
  id: 'a',
  number: '20261123-0001',
  version: 3,
  kind: 'handle',
  status: 'handling',
  classStandard: 'CJ/T 214-2007',
  classKind: 'matter',
  classCode: '06010',
  className: '暴露垃圾',
  action: 1,
  place: '坡子街',
  lon: 119.9,
  lat: 32.5,
  photos: [],
  urgent: false,
  unit: '城南市容中队',
  reworks: 0,
  steps: {},
  acts: [open('case.sign-for'), open('case.arrive'), open('case.report-back'), open('case.request-hand-back')],
};

const noon = { phone: 0, server: Date.parse('2026-11-23T04:00:00Z'), isSure: true };

function after(...acts: readonly CaseAct[]): readonly OutboxItem[] {
  return acts.reduce<readonly OutboxItem[]>(
    (items, act, i) =>
      added(
        items,
        String(i),
        { kind: 'act', of: { id: 'a', number: '', base: 3 }, act, input: { reason: '太远' } },
        noon,
      ),
    [],
  );
}

const sent = (items: readonly OutboxItem[], id: string, version: number) =>
  answered(
    begun(preparing(items, id), id, { path: '', key: '', body: {} }, ''),
    id,
    items.find((item) => item.id === id)!.act,
    { id: 'a', number: '', status: 'handling', version },
    '2026-11-23T04:01:00Z',
  );

const shown = (items: readonly OutboxItem[], of = task) => mergeTasks([of], items)[0]!;
const acts = ({ acts }: FieldTask) => acts.map(({ act }) => act);

describe('tasks with what waits in the outbox', () => {
  it('are signed for and arrived at as soon as the person says so, and stay in hand', () => {
    const signed = shown(after('case.sign-for'));
    expect(signed.steps).toEqual({ signedForAt: '2026-11-23T04:00:00.000Z' });
    expect(acts(signed)).toEqual(['case.arrive', 'case.report-back', 'case.request-hand-back']);
    expect(signed.isDone).toBe(false);
    const there = shown(after('case.sign-for', 'case.arrive'));
    expect(acts(there)).toEqual(['case.report-back', 'case.request-hand-back']);
    expect(there.unsent).toHaveLength(2);
  });

  it('are off one’s hands with 反馈, and again on them where the server did not take it', () => {
    const items = after('case.report-back');
    expect(shown(items).isDone).toBe(true);
    const no = { status: 409, title: '', detail: '', faults: [], reason: 'moved' as const };
    const back = shown(refused(items, '0', no));
    expect(back.isDone).toBe(false);
    expect(back.unsent.map(({ state }) => state)).toEqual(['refused']);
  });

  it('show what was uploaded until the list is as new as its answer', () => {
    const items = sent(after('case.sign-for'), '0', 4);
    expect(shown(items).steps.signedForAt).toBeDefined();
    expect(shown(items).unsent).toEqual([]);
    expect(shown(items, { ...task, version: 4 }).steps.signedForAt).toBeUndefined();
  });

  it('carry what was asked for, once', () => {
    const asked = shown(after('case.request-hand-back'));
    expect(asked.request).toMatchObject({ kind: 'handBack', reason: '太远', isMine: true });
    expect(acts(asked)).not.toContain('case.request-hand-back');
    expect(asked.isDone).toBe(false);
  });
});
