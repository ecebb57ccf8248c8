import type { RecordRequestLine } from '#domain/change.ts';
import type { Person } from '#domain/people/person.ts';
import { allSeats, seats } from '#domain/people/seats.ts';
import type { Unit } from '#domain/people/unit.ts';

/** The name of a seat's sample account; it has no password. */
export function sampleUsername(seat: (typeof allSeats)[number]): string {
  return `sample-${seat.toLowerCase()}`;
}

/**
 * The units that the sample's features name, and one account a seat; all labelled 示意.
 * @param unitNames as features carry them
 */
export function samplePeople(unitNames: readonly string[]): RecordRequestLine[] {
  const units = unitNames.map((name, i): RecordRequestLine => {
    const unit: Unit = { name, kind: kindOf(name) };
    return { kind: 'units', id: `sample-unit-${i + 1}`, base: null, after: { ...unit } };
  });
  const squad = unitNames.findIndex((name) => name.endsWith('中队'));
  const ofUnit = squad === -1 ? {} : { units: [`sample-unit-${squad + 1}`] };
  const people = allSeats.map((seat): RecordRequestLine => {
    const isOfUnit = seat === 'unitHandler' || seat === 'unitApprover' || seat === 'crewMember';
    const person: Person = {
      username: sampleUsername(seat),
      name: `${seats[seat].zh}（示意）`,
      seats: [{ seat, ...(isOfUnit ? ofUnit : {}) }],
      ...(isOfUnit && squad !== -1 ? { unit: `sample-unit-${squad + 1}` } : {}),
    };
    return { kind: 'people', id: `sample-${seat.toLowerCase()}`, base: null, after: { ...person } };
  });
  return [...units, ...people];
}

/** By how such bodies are called here. */
function kindOf(name: string): Unit['kind'] {
  if (name.endsWith('中队')) return 'squad';
  if (name.endsWith('街道')) return 'street';
  if (name.endsWith('公司')) return 'company';
  return /[处科室所]$|中心$/.test(name) ? 'department' : 'other';
}
