import { expect, it } from 'vitest';
import { lineNames, WrittenOn } from '../../../../web/map/paper/sheet-labels.ts';
import type { SheetLine } from '../../../../web/map/paper/sheet-lines.ts';

const road = (name: string, y: number): SheetLine => ({
  name,
  lines: [
    [
      [40, y],
      [60, y],
    ],
  ],
  width: 1,
  isMajor: true,
});

it('names no road where the arrow or the scale bar stands', () => {
  const written = new WrittenOn(100, 100);
  written.keepFree({ left: 45, right: 55, top: 8, bottom: 12 });
  const named = lineNames([road('迎春路', 10), road('济川路', 30)], written, 2.4);
  expect(named.map(({ text, at }) => [text, at])).toEqual([['济川路', [50, 30]]]);
});
