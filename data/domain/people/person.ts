import { Type } from 'typebox';
import { flag, instant, oneOf, optional, properties, text, texts } from '#domain/collection.ts';
import type { RecordFault, RecordKind, RecordsView, StoredRecord } from '#domain/record.ts';
import type { Caller, Grant } from './caller.ts';
import { seats, type Seat } from './seats.ts';

/** A seat as one person holds it; absent limits = everywhere. */
export interface HeldSeat {
  readonly seat: Seat;
  /** Ids of units. */
  readonly units?: readonly string[];
  /** Names of districts. */
  readonly districts?: readonly string[];
  /** Campaign actions 1 to 10. */
  readonly actions?: readonly number[];
}

export interface Person {
  readonly username: string;
  readonly name: string;
  /** Id of the unit. */
  readonly unit?: string;
  readonly seats: readonly HeldSeat[];
  /** May take part in penalties (practice.md 1: 持证人员). */
  readonly licensed?: boolean;
  /** What somebody can do beyond the ordinary, in the bureau's words (拆除, 清洗). */
  readonly skills?: readonly string[];
  /** A person who left: kept for the history, may not sign in. */
  readonly disabled?: boolean;
  /** When the password was last set; the password itself is nowhere but hashed in a table of its own. */
  readonly passwordAt?: string;
  /** When somebody who manages people last made a link by which the person sets a password. */
  readonly linkAt?: string;
}

const short = { maxLength: 60 };

export const people: RecordKind = {
  id: 'people',
  titles: { zh: '人员', en: 'People' },
  schema: properties({
    username: text({ zh: '用户名', en: 'User name' }, { maxLength: 40, pattern: '^[a-z0-9][a-z0-9._-]*$' }),
    name: text({ zh: '姓名', en: 'Name' }, { ...short, pattern: '\\S' }),
    unit: optional(text({ zh: '单位', en: 'Unit' }, short)),
    seats: Type.Array(
      properties({
        seat: oneOf({ zh: '岗位', en: 'Seat' }, seats),
        units: optional(Type.Array(Type.String(short), { maxItems: 100 })),
        districts: optional(Type.Array(Type.String(short), { maxItems: 20 })),
        actions: optional(Type.Array(Type.Integer({ minimum: 1, maximum: 10 }), { maxItems: 10 })),
      }),
      { maxItems: 30, title: '岗位', titleEn: 'Seats' },
    ),
    licensed: optional(flag({ zh: '持证人员', en: 'Licensed officer' })),
    skills: optional(texts({ zh: '技能', en: 'Skills' })),
    disabled: optional(flag({ zh: '停用', en: 'Disabled' })),
    passwordAt: optional(instant({ zh: '密码设置时间', en: 'Password set' })),
    linkAt: optional(instant({ zh: '密码链接生成时间', en: 'Password link made' })),
  }),
  label: 'name',
  rights: { read: 'people.manage', write: 'people.manage' },
  kept: ['passwordAt', 'linkAt'],
  check(next, id, content) {
    if (!next.all('people').some(isWorkingAdministrator)) {
      return [{ pointer: content === null ? '' : '/seats', detail: 'would leave nobody who administers' }];
    }
    if (content === null) return [];
    const person = content as unknown as Person;
    const faults: RecordFault[] = [];
    if (next.all('people').some((other) => other.id !== id && other.content['username'] === person.username)) {
      faults.push({ pointer: '/username', detail: 'another person has this user name' });
    }
    if (person.unit !== undefined && next.get('units', person.unit) === undefined) {
      faults.push({ pointer: '/unit', detail: `there is no unit "${person.unit}"` });
    }
    for (const [i, seat] of person.seats.entries()) {
      for (const unit of seat.units ?? []) {
        if (next.get('units', unit) === undefined) {
          faults.push({ pointer: `/seats/${i}/units`, detail: `there is no unit "${unit}"` });
        }
      }
    }
    return faults;
  },
};

/** The rights of a person's seats, with unit ids turned into the names that features carry. */
export function grantsOf(person: Person, records: RecordsView): Grant[] {
  return person.seats.map(({ seat, units, districts, actions }) => ({
    rights: seats[seat].rights,
    ...(units === undefined
      ? {}
      : { units: units.map((id) => String(records.get('units', id)?.content['name'] ?? id)) }),
    ...(districts === undefined ? {} : { districts }),
    ...(actions === undefined ? {} : { actions }),
  }));
}

/** The caller that a signed-in person is. */
export function callerOfPerson(id: string, person: Person, records: RecordsView): Caller {
  return {
    kind: 'person',
    id,
    name: person.name,
    by: `person:${id}`,
    grants: grantsOf(person, records),
    collections: 'all',
  };
}

function isWorkingAdministrator(record: StoredRecord): boolean {
  const person = record.content as unknown as Person;
  return person.disabled !== true && person.seats.some(({ seat }) => seat === 'administrator');
}
