import type { Roster } from '#domain/duty/on-shift.ts';
import type { RecordsView } from '#domain/record.ts';
import type { Crew } from './crew.ts';
import { standsIn } from './crew-faults.ts';
import { byCrewName } from './crew-order.ts';
import { shiftOf } from './crew-shift.ts';

/**
 * The crew that somebody goes out with who signs on and names none: of those of the own unit, or of one above it, the first
 * whose shift runs or begins soon, else the first. What another unit's crew says of a person binds nobody.
 * @param person id of the person
 * @param moments at which a shift is looked for, in order; epoch milliseconds
 */
export function crewToGoWith(
  records: RecordsView,
  person: string,
  roster: Roster,
  moments: readonly number[],
): Crew | undefined {
  const unit = records.get('people', person)?.content['unit'];
  const own = records
    .all('crews')
    .map(({ content }) => content as unknown as Crew)
    .filter((crew) => crew.members.includes(person) && standsIn(records, unit, crew.unit))
    .sort((a, b) => byCrewName(a.name, b.name));
  for (const at of moments) {
    const onShift = own.find((crew) => crew.shift !== undefined && shiftOf(crew, [], roster, at) !== undefined);
    if (onShift !== undefined) return onShift;
  }
  return own[0];
}
