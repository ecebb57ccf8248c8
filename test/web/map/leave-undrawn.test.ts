import { expect, it } from 'vitest';
import { leaveUndrawn } from '../../../web/map/leave-undrawn.ts';

type Drawn = Parameters<typeof leaveUndrawn>[0];
type Layer = Parameters<Drawn['painter']['drawFunctions']['circle']>[1];

function painted() {
  const drawn: string[] = [];
  const note =
    (kind: string, at: number) =>
    (...given: unknown[]) =>
      drawn.push(`${kind} ${(given[at] as Layer).id}`);
  const drawFunctions = {
    sky: () => drawn.push('sky'),
    ...{ circle: note('circle', 1), line: note('line', 2), fill: note('fill', 2), symbol: note('symbol', 2) },
  };
  return { drawn, drawFunctions: drawFunctions as unknown as Drawn['painter']['drawFunctions'] };
}

type Shown = 'always' | 'marksOnly' | 'restOnly';

function layer(id: string, collection: string, shown: Shown): Layer {
  return { id, metadata: { collection, [shown]: true } } as unknown as Layer;
}

function drawAll(functions: Drawn['painter']['drawFunctions'], one: Layer): void {
  const rest = [[], {}] as unknown as [never, never];
  const none = undefined as never;
  functions.circle(none, one, ...rest);
  functions.line(none, none, one as never, ...rest);
  functions.fill(none, none, one as never, ...rest);
  functions.symbol(none, none, one as never, ...rest);
}

it('leaves out the sky of one map and nothing of other maps', () => {
  const { drawn, drawFunctions } = painted();
  const [flat, other] = [{ painter: { drawFunctions } }, { painter: { drawFunctions } }];
  leaveUndrawn(flat, { isMarked: () => true, isCoarse: () => false });
  for (const { painter } of [flat, other]) painter.drawFunctions.sky(undefined as never, undefined as never);
  expect(drawn).toEqual(['sky']);
});

it('draws layers of marks only where something of their collection is marked', () => {
  const { drawn, drawFunctions } = painted();
  const map = { painter: { drawFunctions } };
  const marked = new Set<string>();
  leaveUndrawn(map, { isMarked: (collection) => marked.has(collection), isCoarse: () => true });
  drawAll(map.painter.drawFunctions, layer('ring', 'cases', 'marksOnly'));
  expect(drawn).toEqual([]);
  drawn.length = 0;
  drawAll(map.painter.drawFunctions, layer('sign', 'cases', 'always'));
  expect(drawn).toEqual(['circle sign', 'line sign', 'fill sign', 'symbol sign']);
  drawn.length = 0;
  marked.add('cases');
  drawAll(map.painter.drawFunctions, layer('ring', 'cases', 'marksOnly'));
  drawAll(map.painter.drawFunctions, layer('mark', 'zones', 'marksOnly'));
  expect(drawn).toEqual(['circle ring', 'line ring', 'fill ring', 'symbol ring']);
});

it('draws what can be read at rest only then, and in moves that a computer follows', () => {
  const { drawn, drawFunctions } = painted();
  const map = { painter: { drawFunctions } };
  let isCoarse = true;
  leaveUndrawn(map, { isMarked: () => true, isCoarse: () => isCoarse });
  drawAll(map.painter.drawFunctions, layer('count', 'cases', 'restOnly'));
  expect(drawn).toEqual([]);
  isCoarse = false;
  drawAll(map.painter.drawFunctions, layer('count', 'cases', 'restOnly'));
  expect(drawn).toEqual(['circle count', 'line count', 'fill count', 'symbol count']);
});

it('draws layers that belong to no collection: the ground, measuring, what is compared', () => {
  const { drawn, drawFunctions } = painted();
  const map = { painter: { drawFunctions } };
  leaveUndrawn(map, { isMarked: () => false, isCoarse: () => true });
  drawAll(map.painter.drawFunctions, { id: 'ground' } as unknown as Layer);
  expect(drawn).toEqual(['circle ground', 'line ground', 'fill ground', 'symbol ground']);
});
