import type { Change } from '#domain/change.ts';
import { bboxOf, unionOf } from '../collections/geometry-bbox.ts';
import type { Bbox } from '../tiles/city-index.ts';

/** One server-sent event. */
export interface LiveEvent {
  readonly id?: string;
  readonly event: 'change' | 'reload' | 'reset' | 'now';
  readonly data: object;
}

/** What a change touched in one collection: enough to know which pictures and rows are old. */
interface Touched {
  readonly collection: string;
  /** Where the features were and are, degrees. */
  readonly bbox: Bbox;
  readonly ids: readonly string[];
}

const events = new WeakMap<Change, LiveEvent>();

/** The event that tells a reader of a change, made once for all readers. Contents do not travel: who needs them asks, and is asked for rights. */
export function eventOf(change: Change): LiveEvent {
  const known = events.get(change);
  if (known !== undefined) return known;
  const made = makeEvent(change);
  events.set(change, made);
  return made;
}

function makeEvent(change: Change): LiveEvent {
  const { seq, at, kind, bulk } = change;
  const id = String(seq);
  if (bulk !== undefined) return { id, event: 'reload', data: { seq, collection: bulk.collection } };
  return { id, event: 'change', data: { seq, at, kind, touched: touchedBy(change) } };
}

function touchedBy(change: Change): Touched[] {
  const boxes = new Map<string, { bbox: Bbox | undefined; ids: string[] }>();
  for (const { collection, id, before, after } of change.lines) {
    const entry = boxes.get(collection) ?? { bbox: undefined, ids: [] };
    for (const state of [before, after]) {
      if (state !== null) entry.bbox = unionOf(entry.bbox, bboxOf(state.geometry));
    }
    entry.ids.push(id);
    boxes.set(collection, entry);
  }
  return [...boxes].flatMap(([collection, { bbox, ids }]) => (bbox === undefined ? [] : [{ collection, bbox, ids }]));
}
