import type { Static } from 'typebox';
import { clockTime } from '#domain/calendar/clock-time.ts';
import { flag, optional, properties, text, whole } from '#domain/collection.ts';
import type { RecordKind, RecordsView } from '#domain/record.ts';
import { uniqueAmong } from '#domain/unique-among.ts';

const schema = properties({
  name: text({ zh: '名称', en: 'Name' }, { maxLength: 60 }),
  unit: text({ zh: '责任单位', en: 'Responsible unit' }),
  zone: optional(text({ zh: '责任区编号', en: 'Zone number' })),
  post: optional(text({ zh: '岗位编号', en: 'Post number' })),
  startsAt: clockTime({ zh: '上岗', en: 'From' }),
  endsAt: clockTime({ zh: '离岗', en: 'Until' }),
  persons: whole({ zh: '每班人数', en: 'Persons a shift' }, { minimum: 0 }),
  monday: flag({ zh: '周一', en: 'Monday' }),
  tuesday: flag({ zh: '周二', en: 'Tuesday' }),
  wednesday: flag({ zh: '周三', en: 'Wednesday' }),
  thursday: flag({ zh: '周四', en: 'Thursday' }),
  friday: flag({ zh: '周五', en: 'Friday' }),
  saturday: flag({ zh: '周六', en: 'Saturday' }),
  sunday: flag({ zh: '周日', en: 'Sunday' }),
});

/** An end at or before the start is on the next day. */
export type ShiftPlan = Static<typeof schema>;

/** When a unit's people are on duty in a zone or at a post (错时工作制, plan 2.2.10, 2.3.1). Who stands a shift on a day is the roster's. */
export const shiftPlans: RecordKind = {
  id: 'shift-plans',
  titles: { zh: '班次计划', en: 'Shift plans' },
  schema,
  label: 'name',
  rights: { read: 'signed-in', write: 'register.edit' },
  check(next, id, content) {
    const names = shiftsByName(next);
    const stood = next.all('assignments').find((record) => {
      const { shift, to } = record.content as { readonly shift: string; readonly to?: string };
      return to === undefined && !names.has(shift);
    });
    const left = `"${String(stood?.content['person'])}" still stands the shift "${String(stood?.content['shift'])}"; end that assignment first`;
    return [
      ...uniqueAmong('shift-plans', 'name')(next, id, content),
      ...(stood === undefined ? [] : [{ pointer: content === null ? '' : '/name', detail: left }]),
    ];
  },
};

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Whether a shift begins on a day of the week, 0 = Monday. */
export function worksOn(shift: Pick<ShiftPlan, (typeof weekdays)[number]>, weekday: number): boolean {
  return shift[weekdays[weekday]!];
}

/** The shift plans by their name, under which the roster speaks of them. */
export function shiftsByName(records: RecordsView): ReadonlyMap<string, ShiftPlan> {
  return new Map(
    records.all('shift-plans').map(({ content }) => {
      const shift = content as ShiftPlan;
      return [shift.name, shift];
    }),
  );
}
