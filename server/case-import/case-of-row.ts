import { newCase } from '#domain/cases/course/report.ts';
import type { CourseFigures } from '#domain/cases/course/world.ts';
import { closedAsTold } from '#domain/cases/import/past-course.ts';
import type { ImportedRow } from '#domain/cases/import/read-row.ts';
import type { ImportDatum } from '#domain/cases/import/datums.ts';
import type { Properties } from '#domain/feature.ts';
import type { ArrivalFacts } from '../arrival/reader.ts';
import type { BulkFeature } from '../store/store.ts';

/** What a row's case is made with, beside the row. */
export interface CaseOfRow {
  readonly number: string;
  readonly facts: ArrivalFacts;
  /** Name of the import. */
  readonly batch: string;
  readonly datum: ImportDatum;
  /** Epoch milliseconds: when the case comes to the desk, from which its states are counted. */
  readonly now: number;
  readonly figures: CourseFigures;
}

/** A row as the case it begins, or as the closed case that it tells of. */
export function caseOfRow(
  row: ImportedRow,
  { number, facts, batch, datum, now, figures }: CaseOfRow,
): BulkFeature & { readonly properties: Properties } {
  const { road, zone, grid, district, street, community, permitHint } = facts;
  const { description, sourceNumber, sourceDueAt, urgent } = row;
  const begun = newCase(
    {
      number,
      caseClass: row.caseClass,
      channel: row.channel,
      place: row.place ?? facts.place,
      unit: row.unit ?? facts.unit ?? '',
      source: `导入 ${batch}`,
      sourceDatum: datum === 'epsg4549' ? 'cgcs2000' : datum,
      facts: {
        ...{ road, zone, grid, district, street, community, permitHint },
        ...{ description, sourceNumber, sourceDueAt, batch },
      },
      ...(urgent === undefined ? {} : { urgent }),
    },
    { now, figures },
  );
  const reported = { ...begun, reportedAt: row.reportedAt };
  return {
    geometry: { type: 'Point', coordinates: [row.lon, row.lat] },
    properties: row.past === undefined ? reported : closedAsTold(reported, row.past),
    ...(row.personal === undefined ? {} : { personal: row.personal }),
  };
}
