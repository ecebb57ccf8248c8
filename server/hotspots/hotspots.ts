import { hotLimitsOf } from '#domain/hotspots/limits.ts';
import { settingOf } from '#domain/settings/settings.ts';
import { everywhere } from '../tiles/touched.ts';
import { inSlices } from '../store/in-slices.ts';
import type { Context } from '../context.ts';
import { readParameters } from '../http/parameters.ts';
import type { HotAnswer, HotOrder, HotQuestion } from './orders.ts';
import { readHotAsked } from './read-query.ts';
import type { HotAsked, Hotspots } from './reader.ts';
import { placesOf, selectCases } from './select-cases.ts';
import { tellPlaces } from './tell-places.ts';
import { createHotThread, type HotThread } from './thread.ts';
import { unitCells } from './unit-cells.ts';

type Sources = Pick<Context, 'arrivals' | 'index' | 'log' | 'now' | 'records' | 'register' | 'schemes'>;

/** What the routes ask beside what other concepts may. */
export interface OpenHotspots extends Hotspots {
  /** @throws HttpProblem 503 where too many ask; the signal's reason where the asker went away */
  ask<Q extends HotQuestion['ask']>(
    asked: HotAsked,
    question: Extract<HotQuestion, { ask: Q }>,
    signal?: AbortSignal,
  ): Promise<Answers[Q]>;
}

interface Answers {
  cells: Extract<HotAnswer, { cells: unknown }>;
  counts: Extract<HotAnswer, { counts: unknown }>;
  body: Extract<HotAnswer, { body: unknown }>;
  details: Extract<HotAnswer, { details: unknown }>;
  members: Extract<HotAnswer, { members: unknown }>;
  matrix: Extract<HotAnswer, { matrix: unknown }>;
  geojson: Extract<HotAnswer, { body: unknown }>;
  repeat: Extract<HotAnswer, { repeat: unknown }>;
  weak: Extract<HotAnswer, { weak: unknown }>;
  markets: Extract<HotAnswer, { markets: unknown }>;
}

/**
 * The areas: cases are chosen here, out of the index that holds them anyway, in slices, and reckoned in a thread. What was
 * chosen stays with the thread for a while, under a name that says all that it was made from, so that the ranking, a place
 * and the matrix of the same filter cost nothing more.
 */
export function createHotspots(sources: Sources): OpenHotspots {
  // What holds each case of a month against its neighbours takes seconds in a large city: no change of filter waits for it.
  const threads: Readonly<Record<'quick' | 'slow', HotThread>> = {
    quick: createHotThread(sources.log),
    slow: createHotThread(sources.log),
  };
  const { index, records } = sources;
  const epochOf = { cases: epochs(index, 'cases'), ground: epochs(index, 'unit-grid') };

  async function ask<Q extends HotQuestion['ask']>(
    asked: HotAsked,
    question: Extract<HotQuestion, { ask: Q }>,
    signal?: AbortSignal,
  ): Promise<Answers[Q]> {
    const thread = slow.has(question.ask) ? threads.slow : threads.quick;
    const answer = await thread.ask((holds) => prepare(asked, question, holds), signal);
    return answer as Answers[Q];
  }

  async function prepare(asked: HotAsked, question: HotQuestion, holds: ReadonlySet<string>): Promise<HotOrder> {
    const limits = hotLimitsOf(records);
    const hexagonMetres = Number(settingOf(records, 'hotspot.hexagonMetres').value);
    const cases = epochOf.cases();
    const hasGrid = index.extent('unit-grid', 'current') !== undefined;
    const ground = hasGrid ? `grid ${epochOf.ground()}` : `around ${cases}`;
    const { cells: kind, slice, from, to } = asked;
    const key = JSON.stringify([asked, limits, hexagonMetres, ground, cases]);
    const selection = holds.has(key) ? undefined : await index.read('cases', (points) => selectCases(points, asked));
    const isKnown = question.ask === 'repeat' || holds.has(ground);
    const cells = isKnown ? undefined : await inSlices(unitCells(index));
    const places = isKnown || hasGrid ? undefined : await index.read('cases', placesOf);
    return {
      key,
      reckoning: { kind, slice, from, to, limits, hexagonMetres },
      question,
      ground,
      ...(selection === undefined ? {} : { selection }),
      ...(cells === undefined ? {} : { cells }),
      ...(places === undefined ? {} : { places }),
    };
  }

  async function ranked(asked: HotAsked, limit: number, signal?: AbortSignal) {
    const { details, counted } = await ask(asked, { ask: 'details', of: { first: limit } }, signal);
    return { asked, counted, places: await tellPlaces(sources, asked, details) };
  }

  return {
    ask,
    async hotCells(asked, signal) {
      return (await ask(asked, { ask: 'cells' }, signal)).cells;
    },
    async hotPlaces(asked, limit, signal) {
      return (await ranked(asked, limit, signal)).places;
    },
    usualPlaces: (limit, signal) => ranked(readHotAsked(readParameters({}), sources.now()), limit, signal),
    async matrix(asked, cell, signal) {
      const question = { ask: 'matrix' as const, ...(cell === undefined ? {} : { of: cell }) };
      return (await ask(asked, question, signal)).matrix;
    },
    async casesOf({ asked, cell }, signal) {
      return (await ask(asked, { ask: 'members', of: cell }, signal)).members;
    },
    async close() {
      await Promise.all([threads.quick.close(), threads.slow.close()]);
    },
  };
}

/** Questions for the slow thread. */
const slow: ReadonlySet<HotQuestion['ask']> = new Set(['repeat', 'weak'] as const);

/** A number that is another one after something of a collection changed. */
function epochs(index: Context['index'], collection: string): () => number {
  let [mark, epoch] = [index.touched.mark, 0];
  return () => {
    if (index.touched.since(mark, [collection], everywhere)) epoch++;
    mark = index.touched.mark;
    return epoch;
  };
}
