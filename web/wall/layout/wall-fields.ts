import type { RecordContent } from '#domain/record.ts';
import type { Show, Wall } from '#domain/wall/wall.ts';

/** A wall as its form holds it: what is left out of the record is empty here. */
export interface WallFields {
  readonly name: string;
  readonly columns: number;
  readonly rows: number;
  readonly mode: Wall['mode'];
  /** Empty: none. */
  readonly bezelMillimetres: number | '';
  readonly shows: Show[];
  readonly pinned: string;
  readonly headline: string;
  readonly alarmSound: boolean;
  readonly alarmFly: boolean;
  readonly quietFrom: string;
  readonly quietUntil: string;
}

const fresh: WallFields = {
  ...{ name: '', columns: 1, rows: 1, mode: 'each', bezelMillimetres: '', shows: [], pinned: '', headline: '' },
  ...{ alarmSound: true, alarmFly: true, quietFrom: '', quietUntil: '' },
};

export function toWallFields(content: RecordContent | undefined): WallFields {
  return { ...fresh, ...(content as Partial<WallFields> | undefined) };
}

/** What is empty is left out; where one scene is across all, no show is for one screen. */
export function toWallContent({
  pinned,
  headline,
  quietFrom,
  quietUntil,
  bezelMillimetres,
  ...fields
}: WallFields): RecordContent {
  const texts = { pinned, headline, quietFrom, quietUntil };
  return {
    ...fields,
    name: fields.name.trim(),
    ...(bezelMillimetres !== '' && bezelMillimetres > 0 && { bezelMillimetres }),
    shows: fields.shows.map(({ column, row, startsAt = '', endsAt = '', weekdays = [], ...show }) => ({
      ...show,
      ...(startsAt.trim() !== '' && { startsAt: startsAt.trim() }),
      ...(endsAt.trim() !== '' && { endsAt: endsAt.trim() }),
      ...(weekdays.length > 0 && weekdays.length < 7 && { weekdays: [...weekdays].sort() }),
      ...(fields.mode === 'each' && column !== undefined && { column }),
      ...(fields.mode === 'each' && row !== undefined && { row }),
    })),
    ...Object.fromEntries(
      Object.entries(texts)
        .map(([key, text]) => [key, text.trim()])
        .filter(([, text]) => text !== ''),
    ),
  } as RecordContent;
}
