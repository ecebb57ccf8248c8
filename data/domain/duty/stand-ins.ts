import type { Static } from 'typebox';
import { weekdayOf } from '#domain/calendar/work-calendar.ts';
import { day, optional, properties, text } from '#domain/collection.ts';
import type { RecordFault, RecordKind } from '#domain/record.ts';
import { isInForce, type Assignment } from './assignments.ts';
import { shiftsByName, worksOn } from './shift-plans.ts';

const schema = properties({
  day: day({ zh: '日期', en: 'Day' }),
  post: text({ zh: '岗位编号', en: 'Post number' }, { maxLength: 60 }),
  shift: text({ zh: '班次名称', en: 'Shift' }, { maxLength: 60 }),
  person: text({ zh: '被替人员', en: 'Who is away' }, { maxLength: 60 }),
  standIn: text({ zh: '替班人员', en: 'Who comes instead' }, { maxLength: 60, pattern: '\\S' }),
  reason: optional(text({ zh: '事由', en: 'Reason' })),
});

/** `day` is the one on which the shift begins. */
export type StandIn = Static<typeof schema>;

/** Somebody comes for somebody else for a day (替班, practice.md 2). */
export const standIns: RecordKind = {
  id: 'stand-ins',
  titles: { zh: '替班', en: 'Stand-ins' },
  schema,
  label: 'standIn',
  rights: { read: 'signed-in', write: 'register.edit' },
  check(next, id, content) {
    if (content === null) return [];
    const mine = content as StandIn;
    const faults: RecordFault[] = [];
    const shift = shiftsByName(next).get(mine.shift);
    if (shift === undefined) faults.push({ pointer: '/shift', detail: `there is no shift "${mine.shift}"` });
    else if (!worksOn(shift, weekdayOf(mine.day))) {
      faults.push({ pointer: '/day', detail: 'this shift is not worked on that day of the week' });
    }
    const all = next.all('assignments').map((record) => record.content as Assignment);
    if (!all.some((other) => isSame(other, mine) && isInForce(other, mine.day))) {
      faults.push({ pointer: '/person', detail: 'is not assigned to this post and shift on that day' });
    }
    if (mine.standIn === mine.person) faults.push({ pointer: '/standIn', detail: 'is the one who is away' });
    const others = next.all('stand-ins').filter((other) => other.id !== id);
    if (others.some((other) => isSame(other.content as StandIn, mine) && other.content['day'] === mine.day)) {
      faults.push({ pointer: '/person', detail: 'has a stand-in on that day already' });
    }
    return faults;
  },
};

function isSame(a: Pick<StandIn, 'post' | 'shift' | 'person'>, b: Pick<StandIn, 'post' | 'shift' | 'person'>): boolean {
  return a.person === b.person && a.post === b.post && a.shift === b.shift;
}
