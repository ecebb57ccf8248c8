import { LRUCache } from 'lru-cache';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import { decodeDelta, decodingCoverage, encodeCoverage, type EncodedCoverage } from '#domain/zones/coverage/encoded.ts';
import { inSlices } from '../store/in-slices.ts';
import type { Store } from '../store/store.ts';
import type { Schemes } from './reader.ts';
import { editsAfter, readSnapshot, schemeOf, type EditRow } from './store.ts';

/** Places of borders that are kept in memory in all, about 100 bytes each. */
const mostPlaces = 2_000_000;

/** Edits read at a time: a draft may have tens of thousands. */
const portion = 500;

interface Held {
  readonly coverage: Coverage;
  /** The last edit that is in it. */
  number: number;
  encoded?: { readonly number: number; readonly coverage: EncodedCoverage };
}

/**
 * Coverages of versions in memory. They follow the log of edits by number, whoever wrote them, so that every process has
 * the same; versions that were long not asked for are forgotten and read again.
 */
export function createSchemes(store: Pick<Store, 'db'>): Schemes {
  const held = new LRUCache<string, Held>({
    maxSize: mostPlaces,
    sizeCalculation: ({ coverage }) => {
      let places = 1;
      for (const { points } of coverage.arcs()) places += points.length;
      return places;
    },
  });
  const reading = new Map<string, Promise<Held | undefined>>();

  async function read(id: string): Promise<Held | undefined> {
    const scheme = await schemeOf(store, id);
    if (scheme === undefined) return undefined;
    const snapshot = await readSnapshot(store, scheme.content.snapshot);
    const coverage = await inSlices(decodingCoverage(snapshot));
    const fresh: Held = { coverage, number: 0, encoded: { number: 0, coverage: snapshot } };
    await follow(id, fresh);
    held.set(id, fresh);
    return fresh;
  }

  /** Brings a coverage up to the log, portion by portion. Two at a time do no harm: an edit that is in it already is passed over. */
  async function follow(id: string, one: Held): Promise<void> {
    for (;;) {
      const edits = await editsAfter(store, id, one.number, portion);
      await inSlices(making(id, one, edits));
      if (edits.length < portion) return;
    }
  }

  function* making(id: string, one: Held, edits: readonly EditRow[]): Generator<void, void> {
    for (const { number, delta } of edits) {
      if (number !== one.number + 1) continue;
      const applied = one.coverage.apply(decodeDelta(delta));
      if (!applied.ok) throw new Error(`Edit ${number} of scheme version ${id} does not fit its coverage.`);
      one.number = number;
      yield;
    }
  }

  async function upToDate(id: string): Promise<Held | undefined> {
    const known = held.get(id);
    if (known !== undefined) {
      await follow(id, known);
      return known;
    }
    const under = reading.get(id) ?? read(id).finally(() => reading.delete(id));
    reading.set(id, under);
    return under;
  }

  return {
    coverageOf: upToDate,
    known: (id) => held.get(id),
    async encodedOf(id) {
      const one = await upToDate(id);
      if (one === undefined) return undefined;
      if (one.encoded?.number !== one.number) {
        one.encoded = { number: one.number, coverage: encodeCoverage(one.coverage) };
      }
      return one.encoded;
    },
  };
}
