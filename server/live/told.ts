import type { Change } from '#domain/change.ts';
import { bboxOf, unionOf } from '#domain/geometry/bbox.ts';
import { recordKindById } from '#domain/records.ts';
import type { Bbox } from '../tiles/city-index.ts';
import { frameOf, type LiveEvent } from './event.ts';
import type { View } from './view.ts';

/** What a change touched in one collection: enough to know which pictures and rows are old. */
export interface Touched {
  readonly collection: string;
  /** Where the features were and are, degrees. */
  readonly bbox: Bbox;
  readonly ids: readonly string[];
}

/** A change as readers are told of it. Contents do not travel: who needs them asks, and is asked for rights. */
export interface Told {
  readonly seq: number;
  readonly at: string;
  readonly kind: string;
  readonly touched: readonly Touched[];
  /** Of kinds that are read within units the id is '': that there is one is not for every unit. */
  readonly records: readonly { readonly kind: string; readonly id: string }[];
  /** The collection that was loaded in bulk; absent = an ordinary change. */
  readonly bulk?: string;
  /** About what it takes in memory, bytes, the frames of some views included. */
  readonly weight: number;
  /** Written out by view, once for all readers of it. */
  readonly frames: Map<string, Buffer>;
}

/** Frames kept of one change: there are few different views, and where there are many, they are written anew. */
const framesKept = 8;

/** What of a change is told. */
export function toldOf({ seq, at, kind, bulk, lines, records = [] }: Change): Told {
  const touched = touchedBy(lines);
  const ids = [...lines, ...records].reduce((sum, { id }) => sum + id.length + 8, 0);
  return {
    seq,
    at,
    kind,
    touched,
    records: records.map(({ kind: of, id }) => ({
      kind: of,
      id: recordKindById(of)?.unitOf === undefined ? id : '',
    })),
    ...(bulk === undefined ? {} : { bulk: bulk.collection }),
    weight: 600 + 4 * ids,
    frames: new Map(),
  };
}

/** The bytes that tell readers of one view of a change; one that is none of theirs still moves their number. */
export function changeFrame(told: Told, view: View): Buffer {
  const known = told.frames.get(view.key);
  if (known !== undefined) return known;
  const frame = frameOf(changeEvent(told, view));
  if (told.frames.size < framesKept) told.frames.set(view.key, frame);
  return frame;
}

/** What a view's readers are told of a change. Of what they may not read not even the kind is said. */
export function changeEvent({ seq, at, kind, bulk, ...of }: Told, view: View): LiveEvent {
  const id = String(seq);
  if (bulk !== undefined && view.collections.has(bulk)) {
    return { id, event: 'reload', data: { seq, collection: bulk } };
  }
  const touched = of.touched.filter(({ collection }) => view.collections.has(collection));
  const records = of.records.filter((record) => view.records.has(record.kind));
  const isTheirs = touched.length > 0 || records.length > 0;
  return {
    id,
    event: 'change',
    data: { seq, at, kind: isTheirs ? kind : '', touched, ...(records.length === 0 ? {} : { records }) },
  };
}

function touchedBy(lines: Change['lines']): Touched[] {
  const boxes = new Map<string, { bbox: Bbox | undefined; ids: string[] }>();
  for (const { collection, id, before, after } of lines) {
    const entry = boxes.get(collection) ?? { bbox: undefined, ids: [] };
    for (const state of [before, after]) {
      if (state !== null) entry.bbox = unionOf(entry.bbox, bboxOf(state.geometry));
    }
    entry.ids.push(id);
    boxes.set(collection, entry);
  }
  return [...boxes].flatMap(([collection, { bbox, ids }]) => (bbox === undefined ? [] : [{ collection, bbox, ids }]));
}
