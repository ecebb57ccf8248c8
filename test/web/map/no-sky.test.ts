import { expect, it } from 'vitest';
import { withoutSky } from '../../../web/map/no-sky.ts';

it('leaves out the sky of one map and draws all else as before, and nothing less of other maps', () => {
  const drawn: string[] = [];
  const all = { sky: () => drawn.push('sky'), line: () => drawn.push('line') };
  const [flat, other] = [{ painter: { drawFunctions: all } }, { painter: { drawFunctions: all } }];
  withoutSky(flat as unknown as Parameters<typeof withoutSky>[0]);
  for (const { painter } of [flat, other]) {
    painter.drawFunctions.sky();
    painter.drawFunctions.line();
  }
  expect(drawn).toEqual(['line', 'sky', 'line']);
});
