import type { RecordRequestLine } from '#domain/change.ts';
import type { Person } from '#domain/people/person.ts';
import { allSeats, seats, type Seat } from '#domain/people/seats.ts';
import type { Unit } from '#domain/people/unit.ts';
import { deskUnit, hands, supervisorNames } from '#domain/sample-city/cases/hands.ts';

/** Seats that are held within a unit. */
const ofUnits: readonly Seat[] = ['unitHandler', 'unitApprover', 'crewMember'];

/** The name of a seat's sample account; it has no password. */
export function sampleUsername(seat: Seat): string {
  return `sample-${seat.toLowerCase()}`;
}

/**
 * The units that the sample's features name, one account a seat, and a second one where two people are needed: to verify
 * while the other walks elsewhere, and for a penalty. All are labelled 示意.
 * @param unitNames as features carry them
 */
export function samplePeople(unitNames: readonly string[]): RecordRequestLine[] {
  const units = unitNames.map((name, i): RecordRequestLine => {
    // Subscriber numbers do not begin with 0: nobody can be called.
    const unit: Unit = { name, kind: kindOf(name), phone: `0523-0000${String(i + 1).padStart(4, '0')}` };
    return { kind: 'units', id: unitId(i), base: null, after: { ...unit } };
  });
  const desk = unitNames.indexOf(deskUnit);
  const account = (seat: Seat, id: string, name: string): RecordRequestLine => {
    const unit = ofUnits.includes(seat) && desk !== -1 ? unitId(desk) : undefined;
    const person: Person = {
      username: id,
      name,
      seats: [{ seat, ...(unit === undefined ? {} : { units: [unit] }) }],
      ...(unit === undefined ? {} : { unit }),
      ...(seat === 'crewMember' ? { licensed: true } : {}),
    };
    return { kind: 'people', id, base: null, after: { ...person } };
  };
  return [
    ...units,
    ...allSeats.map((seat) => account(seat, sampleUsername(seat), `${seats[seat].zh}（示意）`)),
    account('supervisor', hands.supervisors[1], supervisorNames[1]),
    account('crewMember', hands.officers[1], `${seats.crewMember.zh}二（示意）`),
  ];
}

function unitId(index: number): string {
  return `sample-unit-${index + 1}`;
}

/** By how such bodies are called here. */
function kindOf(name: string): Unit['kind'] {
  if (name.endsWith('中队')) return 'squad';
  if (name.endsWith('街道')) return 'street';
  if (name.endsWith('公司')) return 'company';
  return /[处科室所]$|中心$/.test(name) ? 'department' : 'other';
}
