import { numberChoices } from '#domain/cases/numbers/choices.ts';
import type { Figures } from '#domain/wall/figures.ts';
import { ActionCounter } from '#domain/wall/action-counter.ts';
import type { Context } from '../../context.ts';
import { eachCase } from '../../queue/reader.ts';
import type { PanelAsked } from './source.ts';

/** The ten actions with their fourteen days. */
export function actionFigures(
  { index, records }: Pick<Context, 'index' | 'records'>,
  { at, filter }: PanelAsked,
): Promise<Figures['actions']> {
  const choices = numberChoices(records);
  return index.read('cases', function* (points) {
    const counter = new ActionCounter(at, choices);
    yield* eachCase(points, { filter, bbox: undefined, none: [], frame: counter.frame }, (facts) => counter.add(facts));
    return counter.figures();
  });
}
