import type { CaseClass, ClassKey } from '#domain/catalogue/case-class.ts';
import type { Channel } from '#domain/cases/words.ts';
import { type Cell, readCell } from '#domain/sheets/read-cell.ts';
import { channelAliases, closedWords, importColumn, kindAliases, openWords } from './columns.ts';
import type { ImportFault, ImportFaultCode, ImportMark } from './fault.ts';
import type { ClassFinder } from './find-class.ts';
import type { ImportMapping } from './mapping.ts';
import type { ImportDatum } from './datums.ts';
import { readPosition, twoNumbers } from './read-place.ts';
import { courseFaults, type PastCourse } from './past-course.ts';

/** A row of a list as a report. */
export interface ImportedRow {
  readonly row: number;
  /** The bureau's own number, where the list has one. */
  readonly number?: string;
  /** ISO 8601 UTC. */
  readonly reportedAt: string;
  readonly caseClass: CaseClass;
  readonly channel: Channel;
  /** Degrees WGS84. */
  readonly lon: number;
  readonly lat: number;
  /** The place as the list words it. */
  readonly place?: string;
  readonly description?: string;
  readonly sourceNumber?: string;
  readonly sourceDueAt?: string;
  readonly urgent?: boolean;
  /** The unit that the list names; the zone in force is asked where it names none. */
  readonly unit?: string;
  /** callerName, callerPhone, callerAddress: kept apart. */
  readonly personal?: Readonly<Record<string, string>>;
  /** A case that was closed before it came here. */
  readonly past?: PastCourse;
}

/** What a row is read with. */
export interface RowReading {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly mapping: ImportMapping;
  readonly datum: ImportDatum;
  /** For rows that name none. */
  readonly channel?: Channel;
  readonly findClass: ClassFinder;
  isUnit(name: string): boolean;
  /** Whether a place may be this city's. */
  isHere(lon: number, lat: number): boolean;
  /** A place by its words, degrees WGS84; `isOnly`: nothing else is meant by them. */
  findPlace(words: string): { readonly lon: number; readonly lat: number; readonly isOnly: boolean } | undefined;
}

/** What became of a row; without `read` it is not taken, and `faults` says why. */
export interface RowOutcome {
  readonly read?: ImportedRow;
  readonly faults: readonly ImportFault[];
  readonly marks: readonly ImportMark[];
}

/** So much may the clocks of two systems differ, milliseconds. */
const clockSlack = 5 * 60_000;

const longAgo = Date.UTC(2000, 0, 1);

/** Numbers of a day go to six digits: above this one so few would be left that the day might run out of them. */
const highestOfDay = 99_999;

const texts = ['place', 'description', 'sourceNumber', 'number', 'unit'] as const;
const personal = ['callerName', 'callerPhone', 'callerAddress'] as const;

/** Reads one row. Blank rows are the caller's to leave out. */
export function readImportRow(row: number, cells: readonly Cell[], reading: RowReading): RowOutcome {
  const faults: ImportFault[] = [];
  const marks: ImportMark[] = [];
  const fault = (key: string, code: ImportFaultCode, more: Partial<ImportFault> = {}): void => {
    faults.push({ row, key, code, ...more });
  };
  const values = readCells(cells, reading.mapping, fault);
  const text = (key: string): string | undefined => values.get(key) as string | undefined;
  const isWrong = (key: string): boolean => faults.some((one) => one.key === key);

  const caseClass = classOf(text('class'), text('classKind') as ClassKey['kind'] | undefined, reading, (code) => {
    if (!isWrong('class')) fault('class', code);
  });
  const reportedAt = text('reportedAt');
  if (reportedAt === undefined && !isWrong('reportedAt')) fault('reportedAt', 'missing');
  if (reportedAt !== undefined) {
    if (Date.parse(reportedAt) > reading.now + clockSlack) fault('reportedAt', 'future');
    if (Date.parse(reportedAt) < longAgo) fault('reportedAt', 'longAgo');
  }
  const number = text('number');
  if (number !== undefined && Number(number.split('-')[1]) > highestOfDay) {
    fault('number', 'maximum', { limit: highestOfDay });
  }
  const sourceDueAt = text('sourceDueAt');
  if (reportedAt !== undefined && sourceDueAt !== undefined && Date.parse(sourceDueAt) < Date.parse(reportedAt)) {
    fault('sourceDueAt', 'order');
  }
  const channel = (text('channel') as Channel | undefined) ?? reading.channel;
  if (channel === undefined && !isWrong('channel')) fault('channel', 'missing');
  const place = placeOf(row, values, reading, isWrong, fault, marks);
  const unit = text('unit');
  if (unit !== undefined && !reading.isUnit(unit)) fault('unit', 'unknownUnit');
  const past = pastOf(values, reading.now, fault);
  if (faults.length > 0 || caseClass === undefined || reportedAt === undefined || !place || channel === undefined) {
    return { faults, marks: [] };
  }
  const said = Object.fromEntries(personal.flatMap((key) => (values.has(key) ? [[key, text(key)!]] : [])));
  return {
    faults,
    marks,
    read: {
      row,
      reportedAt,
      caseClass,
      channel,
      ...place,
      ...Object.fromEntries(texts.flatMap((key) => (values.has(key) ? [[key, text(key)!]] : []))),
      ...(sourceDueAt === undefined ? {} : { sourceDueAt }),
      ...(values.get('urgent') === true ? { urgent: true } : {}),
      ...(Object.keys(said).length === 0 ? {} : { personal: said }),
      ...(past === undefined ? {} : { past }),
    },
  };
}

type Tell = (key: string, code: ImportFaultCode, more?: Partial<ImportFault>) => void;
type Values = ReadonlyMap<string, unknown>;

/** The cells by column; what is empty is left out, what fits no value of its column is told. */
function readCells(cells: readonly Cell[], mapping: ImportMapping, fault: Tell): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [place, key] of mapping.entries()) {
    if (key === null) continue;
    const cell = cells[place] ?? null;
    // What a decoder could not read stands as this sign; better no row than a wrong one.
    if (typeof cell === 'string' && cell.includes('\ufffd')) {
      fault(key, 'text');
      continue;
    }
    const column = importColumn(key);
    const read = readCell(column, known(key, cell));
    if (!read.ok) fault(key, read.error.code as ImportFaultCode, limitOf(read.error));
    else if (read.value !== 'leave' && read.value !== 'clear') values.set(key, read.value.value);
  }
  return values;
}

function limitOf({ limit }: { readonly limit?: number }): Partial<ImportFault> {
  return limit === undefined ? {} : { limit };
}

/** A cell in our words where it has another system's. */
function known(key: string, cell: Cell): Cell {
  const aliases = key === 'channel' ? channelAliases : key === 'classKind' ? kindAliases : undefined;
  if (aliases === undefined || cell === null || cell instanceof Date) return cell;
  const name = String(cell).normalize('NFKC').replace(/\s+/g, '');
  return Object.hasOwn(aliases, name) ? aliases[name]! : cell;
}

function classOf(
  text: string | undefined,
  kind: ClassKey['kind'] | undefined,
  { findClass }: RowReading,
  fault: (code: ImportFaultCode) => void,
): CaseClass | undefined {
  if (text === undefined) {
    fault('missing');
    return undefined;
  }
  const found = findClass(text, kind);
  if (!found.ok) fault(found.error);
  return found.ok ? found.value : undefined;
}

/** Coordinates go before words: words are searched only where there are none. */
function placeOf(
  row: number,
  values: Values,
  { datum, isHere, findPlace }: RowReading,
  isWrong: (key: string) => boolean,
  fault: Tell,
  marks: ImportMark[],
): { readonly lon: number; readonly lat: number } | undefined {
  if (isWrong('longitude') || isWrong('latitude') || isWrong('position') || isWrong('place')) return undefined;
  const position = values.get('position') as string | undefined;
  const [longitude, latitude] = position === undefined ? [values.get('longitude'), values.get('latitude')] : [];
  if ((longitude === undefined) !== (latitude === undefined)) {
    fault(longitude === undefined ? 'longitude' : 'latitude', 'halfPlace');
    return undefined;
  }
  const key = position === undefined ? 'longitude' : 'position';
  const pair = position === undefined ? longitude !== undefined && [longitude, latitude] : twoNumbers(position);
  if (pair === undefined) fault('position', 'longitude');
  if (pair) {
    const at = readPosition(pair[0] as number, pair[1] as number, datum);
    if (!at.ok) fault(key, at.error);
    else if (!isHere(...at.value)) fault(key, 'elsewhere');
    else return { lon: at.value[0], lat: at.value[1] };
  }
  if (pair !== false) return undefined;
  const words = values.get('place') as string | undefined;
  if (words === undefined) {
    fault('place', 'noPlace');
    return undefined;
  }
  const found = findPlace(words);
  if (found === undefined) {
    fault('place', 'placeNotFound');
    return undefined;
  }
  if (!found.isOnly) marks.push({ row, key: 'place', code: 'severalPlaces' });
  return { lon: found.lon, lat: found.lat };
}

/** The course of a case that is closed; undefined for one that begins here. */
function pastOf(values: Values, now: number, fault: Tell): PastCourse | undefined {
  const state = String(values.get('state') ?? '').toLowerCase();
  if (openWords.has(state)) return undefined;
  if (!closedWords.has(state)) {
    fault('state', 'state');
    return undefined;
  }
  const instants = Object.fromEntries(
    ['filedAt', 'dispatchedAt', 'dueAt', 'reportedBackAt', 'closedAt'].flatMap((key) =>
      values.has(key) ? [[key, values.get(key) as string]] : [],
    ),
  );
  if (instants['closedAt'] === undefined) fault('closedAt', 'missing');
  const reportedAt = values.get('reportedAt') as string | undefined;
  for (const { key, code } of courseFaults({ ...(reportedAt && { reportedAt }), ...instants }, now + clockSlack)) {
    fault(key, code);
  }
  return { ...instants, closedAt: instants['closedAt'] ?? '' };
}
