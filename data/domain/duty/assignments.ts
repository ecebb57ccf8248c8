import type { Static } from 'typebox';
import { day, optional, properties, text } from '#domain/collection.ts';
import type { RecordFault, RecordKind } from '#domain/record.ts';
import { shiftsByName } from './shift-plans.ts';

const schema = properties({
  post: text({ zh: '岗位编号', en: 'Post number' }, { maxLength: 60, pattern: '\\S', source: 'plan 2.2.11' }),
  shift: text({ zh: '班次名称', en: 'Shift' }, { maxLength: 60 }),
  person: text({ zh: '上岗人员', en: 'Person' }, { maxLength: 60, pattern: '\\S' }),
  from: day({ zh: '自', en: 'From' }),
  to: optional(day({ zh: '至', en: 'Until' })),
});

/** Both days are worked; without `to` it goes on. */
export type Assignment = Static<typeof schema>;

/**
 * Who stands which shift at which post (排班; 定人定岗定责, plan 2.2.11). Whether the post exists is not held against here,
 * since posts are features: an assignment to none is what the test of the whole city finds.
 */
export const assignments: RecordKind = {
  id: 'assignments',
  titles: { zh: '排班', en: 'Assignments' },
  schema,
  label: 'person',
  rights: { read: 'signed-in', write: 'register.edit' },
  check(next, id, content) {
    if (content === null) return [];
    const mine = content as Assignment;
    const faults: RecordFault[] = [];
    const shift = shiftsByName(next).get(mine.shift);
    if (shift === undefined) {
      faults.push({ pointer: '/shift', detail: `there is no shift "${mine.shift}"; add it to the shift plans first` });
    } else if (shift.post !== undefined && shift.post !== mine.post) {
      faults.push({ pointer: '/shift', detail: `"${mine.shift}" is a shift of post ${shift.post}` });
    }
    if (mine.to !== undefined && mine.to < mine.from) {
      faults.push({ pointer: '/to', detail: 'lies before the first day' });
    }
    const twice = next
      .all('assignments')
      .some((other) => other.id !== id && overlap(other.content as Assignment, mine));
    if (twice)
      faults.push({ pointer: '/from', detail: 'this person stands this shift at this post in those days already' });
    return faults;
  },
};

/** Whether an assignment is in force on a day ("YYYY-MM-DD", Asia/Shanghai). */
export function isInForce({ from, to }: Pick<Assignment, 'from' | 'to'>, on: string): boolean {
  return from <= on && (to === undefined || on <= to);
}

function overlap(a: Assignment, b: Assignment): boolean {
  if (a.person !== b.person || a.post !== b.post || a.shift !== b.shift) return false;
  return (a.to === undefined || b.from <= a.to) && (b.to === undefined || a.from <= b.to);
}
