import type { ChangeRequestLine, RecordRequestLine } from '#domain/change.ts';
import type { Collection } from '#domain/collection.ts';
import { type Caller, may, mayEverywhere } from '#domain/people/caller.ts';
import type { RecordsView } from '#domain/record.ts';
import type { PlannedRow } from '#domain/sheets/plan-rows.ts';
import { misplacedNumbers } from '../collections/free-text.ts';
import { actedOn } from '../collections/line-rights.ts';
import { validateFeature } from '../collections/validate.ts';
import { HttpProblem } from '../http/problem.ts';
import { checkRecords } from '../records/check-records.ts';

/** What the register's own checks say of a row. */
export interface RowFault {
  readonly row: number;
  /** The property it is about; absent where it is the row as a whole. */
  readonly key?: string;
  readonly detail: string;
}

/** Rows as lines of one change; those with faults are left out. */
export interface LinesOfRows {
  readonly lines: readonly ChangeRequestLine[];
  readonly records: readonly RecordRequestLine[];
  readonly faults: readonly RowFault[];
}

/** Rows that are held against the declaration without a pause. */
const atOnce = 100;

/**
 * Rows of a collection, each held against the declaration and the limits of the asker's right.
 * @yields now and then, so that others get a turn in the meantime
 */
export function* featureLines(
  collection: Collection,
  caller: Caller,
  rows: readonly PlannedRow[],
): Generator<undefined, LinesOfRows> {
  const right = collection.edit ?? 'register.edit';
  const isLimited = !mayEverywhere(caller, right);
  const lines: ChangeRequestLine[] = [];
  const faults: RowFault[] = [];
  for (const [i, { row, known, content, geometry, personal }] of rows.entries()) {
    if (i % atOnce === atOnce - 1) yield;
    const feature = validateFeature(collection, { geometry, properties: content });
    if (!feature.ok) {
      faults.push(...feature.error.map(({ pointer, detail }) => ({ row, ...keyOf(pointer), detail })));
      continue;
    }
    const misplaced = misplacedNumbers(collection, feature.value.properties, '');
    faults.push(...misplaced.map(({ pointer, detail }) => ({ row, ...keyOf(pointer), detail })));
    const states = known === undefined ? [feature.value] : [{ properties: known.content as never }, feature.value];
    if (isLimited && !states.every((state) => may(caller, right, actedOn(collection, state)))) {
      faults.push({ row, detail: 'stands outside the units, districts or actions of your right' });
    }
    lines.push({
      collection: collection.id,
      ...(known === undefined ? {} : { id: known.id }),
      base: known?.version ?? null,
      after: feature.value,
      ...(personal === undefined ? {} : { personal }),
    });
  }
  return { lines, records: [], faults };
}

/** Rows of a kind of records, held together against what the kind says of all its records. */
export function recordLines(
  records: RecordsView,
  caller: Caller,
  kind: string,
  rows: readonly PlannedRow[],
  newId: () => string,
): LinesOfRows {
  const lines = rows.map(({ known, content }) => ({
    kind,
    ...(known === undefined ? {} : { id: known.id }),
    base: known?.version ?? null,
    after: content,
  }));
  try {
    return { lines: [], records: checkRecords(records, caller, lines, newId), faults: [] };
  } catch (error) {
    if (!(error instanceof HttpProblem) || error.parts.errors === undefined) throw error;
    const faults = error.parts.errors.map(({ pointer = '', detail }) => {
      const [, , place, , key] = pointer.split('/');
      const row = rows[Number(place)]?.row ?? 1;
      return { row, ...(key === undefined ? {} : { key }), detail };
    });
    return { lines: [], records: [], faults };
  }
}

/** `/properties/road` is about the road, anything of the geometry about where it lies. */
function keyOf(pointer: string): { readonly key?: string } {
  const [, part, name] = pointer.split('/');
  if (part === 'geometry') return { key: 'longitude' };
  return name === undefined ? {} : { key: name };
}
