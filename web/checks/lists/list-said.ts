import type { WorkList } from '#domain/checks/work-lists.ts';
import { isDay } from '../../state/shanghai-day.ts';

/** What is said of a work list as it is typed; empty where nothing is. */
export interface ListSaid {
  readonly name: string;
  readonly unit: string;
  /** "YYYY-MM-DD". */
  readonly dueOn: string;
  readonly note: string;
}

export function saidOf({ name, unit = '', dueOn = '', note = '' }: Omit<WorkList, 'items'>): ListSaid {
  return { name, unit, dueOn, note };
}

/** What was typed as a list keeps it; undefined while it has no name or a day that is none. */
export function keptOf(said: ListSaid): Omit<WorkList, 'items'> | undefined {
  const [name, unit, note] = [said.name.trim(), said.unit.trim(), said.note.trim()];
  if (name === '' || (said.dueOn !== '' && !isDay(said.dueOn))) return undefined;
  return { name, ...(unit && { unit }), ...(said.dueOn && { dueOn: said.dueOn }), ...(note && { note }) };
}
