import { writeFilter } from '#domain/filter.ts';
import { readParameters } from '../http/parameters.ts';
import type { CellAsked } from './asked.ts';
import { readHotAsked } from './read-query.ts';

/**
 * The cases that a cell counts, as the queue is asked for them: `hotspot` names the cell and what it was counted of, with
 * its period as instants, so that the list is the same tomorrow.
 */
export function caseQueryOf({ asked, cell }: CellAsked): { readonly hotspot: string } {
  const { cells, slice, source, from, to, filter, weekdays, hours } = asked;
  const query = writeFilter(filter);
  const more = {
    cell,
    cells,
    slice,
    source,
    from: instantOf(from),
    to: instantOf(to),
    ...(weekdays === undefined ? {} : { weekday: weekdays.map((day) => day + 1).join() }),
    ...(hours === undefined ? {} : { hour: hours.join() }),
  };
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return { hotspot: query.toString() };
}

/** Reads `hotspot`. @param now epoch milliseconds @throws HttpProblem 400 naming what is wrong in it */
export function readCaseQuery(hotspot: string, now: number): CellAsked {
  const parameters = readParameters(Object.fromEntries(new URLSearchParams(hotspot)));
  const cell = parameters.required('cell');
  const asked = readHotAsked(parameters, now);
  parameters.done();
  return { asked, cell };
}

/** RFC 3339 of epoch seconds. */
export function instantOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}
