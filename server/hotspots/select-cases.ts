import { caseStatuses, type CaseStatus } from '#domain/cases/status.ts';
import { citizenChannels, isCitizens } from '#domain/cases/words.ts';
import { noFilter, type Filter } from '#domain/filter.ts';
import { hourOfWeek } from '#domain/hotspots/matrix.ts';
import { eachBlock } from '../queue/reader.ts';
import type { PointIndex } from '../tiles/point-index.ts';
import type { SharedPlaces } from './orders.ts';
import type { HotAsked } from './reader.ts';
import { columnsOver, marks, selectionMemory, type SharedSelection } from './selection.ts';

/** Reports that came to nothing are no problem at a place; of merged ones the case they went into counts. */
const leftOut: readonly CaseStatus[] = ['voided', 'merged', 'notAccepted', 'notFiled'];
const counted = (Object.keys(caseStatuses) as CaseStatus[]).filter((status) => !leftOut.includes(status));

/** Channels by which a source reports; undefined: by any. */
const channelsOf: Readonly<Record<HotAsked['source'], readonly string[] | undefined>> = {
  all: undefined,
  public: citizenChannels,
  patrol: ['patrol'],
};

/** Stands for "none of them": an empty list would not narrow. */
const noValue = '\0';

/** The columns of the index that are read. */
const read = ['reportedAt', 'classCode', 'className', 'classKind', 'channel'] as const;

/**
 * Gathers the cases that count, what was cleared on the spot among them. Of a million cases this takes some twenty
 * milliseconds in slices: as quick as columns of our own would be, and nothing has to follow the index.
 */
export function* selectCases(points: PointIndex, asked: HotAsked): Generator<void, SharedSelection> {
  const at = read.map((property) => points.columns.findIndex((column) => column.property === property));
  const words = (property: (typeof read)[number]): readonly string[] =>
    points.columns[at[read.indexOf(property)]!]!.words;
  const citizens = Uint8Array.from(words('channel'), (word) => (isCitizens(word) ? marks.citizens : 0));
  const components = Uint8Array.from(words('classKind'), (word) => (word === 'component' ? marks.component : 0));
  const capacity = Math.max(1, points.count);
  const buffer = selectionMemory(capacity);
  const to = columnsOver(buffer, capacity, 0);
  const hours = hoursOf(asked);
  let count = 0;
  const query = {
    filter: caseFilter(asked),
    bbox: undefined,
    none: [],
    time: { property: 'reportedAt', from: asked.from, to: asked.to },
  };
  yield* eachBlock(points, query, (block, slots, found) => {
    const reportedAt = block.values[at[0]!] as Uint32Array;
    const classCode = block.values[at[1]!] as Uint16Array;
    const className = block.values[at[2]!] as Uint16Array;
    const classKind = block.values[at[3]!] as Uint16Array;
    const channel = block.values[at[4]!] as Uint16Array;
    for (let i = 0; i < found; i++) {
      const slot = slots[i]!;
      const seconds = reportedAt[slot]!;
      if (hours !== undefined && hours[hourOfWeek(seconds)] === 0) continue;
      to.fid[count] = block.fid[slot]!;
      to.x[count] = block.x[slot]!;
      to.y[count] = block.y[slot]!;
      to.at[count] = seconds;
      to.classCode[count] = classCode[slot]!;
      to.className[count] = className[slot]!;
      to.mark[count] = citizens[channel[slot]!]! | components[classKind[slot]!]!;
      count++;
    }
  });
  return { buffer, capacity, count, classCodes: [...words('classCode')], classNames: [...words('className')] };
}

/** The places of all cases, whatever became of them: where nobody drew a grid, the ground is where there is something. */
export function* placesOf(points: PointIndex): Generator<void, SharedPlaces> {
  const capacity = Math.max(1, points.count);
  const buffer = new SharedArrayBuffer(capacity * 8);
  const [x, y] = [new Uint32Array(buffer, 0, capacity), new Uint32Array(buffer, capacity * 4, capacity)];
  let count = 0;
  yield* eachBlock(points, { filter: noFilter, bbox: undefined, none: [] }, (block, slots, found) => {
    for (let i = 0; i < found; i++, count++) {
      x[count] = block.x[slots[i]!]!;
      y[count] = block.y[slots[i]!]!;
    }
  });
  return { buffer, capacity, count };
}

/** The filter with what a source and the rule of counting allow. */
function caseFilter({ filter, source }: HotAsked): Filter {
  const status = both(filter.equals['status'], counted);
  const channels = channelsOf[source];
  const channel = channels === undefined ? undefined : both(filter.equals['channel'], channels);
  return { ...filter, equals: { ...filter.equals, status, ...(channel === undefined ? {} : { channel }) } };
}

function both(asked: readonly string[] | undefined, allowed: readonly string[]): readonly string[] {
  const common = asked === undefined ? allowed : asked.filter((value) => allowed.includes(value));
  return common.length === 0 ? [noValue] : common;
}

/** The hours of the week that are asked for, 168 of them from Monday midnight in Asia/Shanghai; undefined: all. */
function hoursOf({ weekdays, hours }: HotAsked): Uint8Array | undefined {
  if (weekdays === undefined && hours === undefined) return undefined;
  return Uint8Array.from({ length: 168 }, (_, i) =>
    Number((weekdays?.includes(Math.floor(i / 24)) ?? true) && (hours?.includes(i % 24) ?? true)),
  );
}
