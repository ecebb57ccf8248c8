import { numberChoices } from '#domain/cases/numbers/choices.ts';
import type { CaseFacts } from '#domain/cases/numbers/facts.ts';
import { latOf, lngOf } from '#domain/geometry/tile.ts';
import { settingOf } from '#domain/settings/settings.ts';
import { sectionsOf } from '#domain/streets/sections-of.ts';
import type { Figures } from '#domain/wall/figures.ts';
import { keyRoads, type KeyRoads } from '#domain/wall/key-roads.ts';
import { RoadCounter } from '#domain/wall/road-counter.ts';
import type { Context } from '../../context.ts';
import { eachCase } from '../../queue/reader.ts';
import { inSlices } from '../../store/in-slices.ts';
import type { Block } from '../../tiles/block.ts';
import { keptUntil } from '../kept-until.ts';
import type { PanelAsked } from './source.ts';

/** Each case is held against the roads: blocks looked at in one go. */
const portion = 6;

type Sources = Pick<Context, 'index' | 'records' | 'register'>;

/** Opens the table of the key roads: the roads are put together once for as long as they stay the same. */
export function openRoads({ index, records, register }: Sources): (asked: PanelAsked) => Promise<Figures['roads']> {
  const figure = (key: string): number => Number(settingOf(records, key).value);
  const keptRoads = keptUntil(index, 'roads', async (metres): Promise<KeyRoads> => {
    const equals = { key26: ['true'] };
    const listed = index.list('roads', { equals }, undefined, 'current', 0, Number.MAX_SAFE_INTEGER);
    const rows = await register.rows(
      'roads',
      listed.map(({ fid }) => fid),
    );
    return inSlices(keyRoads(rows.flatMap(sectionsOf), Number(metres)));
  });

  return async ({ at, filter }) => {
    const roads = await keptRoads(String(figure('wall.roadMetres')));
    const choices = numberChoices(records);
    const rows = await index.read('cases', function* (points) {
      const counter = new RoadCounter(roads, at, choices);
      const query = { filter, bbox: undefined, none: [], frame: counter.frame };
      const add = (facts: CaseFacts, { x, y }: Block, slot: number): void =>
        counter.add(facts, lngOf(x[slot]!), latOf(y[slot]!));
      yield* eachCase(points, query, add, portion);
      return counter.rows();
    });
    return { expected: figure('wall.keyRoads'), rows };
  };
}
