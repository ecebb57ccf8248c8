import { createExpression } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, it } from 'vitest';
import { casesLook } from '../../../web/cases/layer.ts';
import { palettes } from '../../../web/map/palette.ts';

const context = { theme: 'light', language: 'zh', palette: palettes.light } as const;
const cell = casesLook.parts(context).find(({ part }) => part === 'cell')!;

function drawn(property: 'circle-radius' | 'circle-color', total: number): unknown {
  const type = property === 'circle-radius' ? 'number' : 'string';
  const parsed = createExpression((cell.paint as Record<string, unknown>)[property], { type } as never);
  if (parsed.result === 'error') throw new Error(JSON.stringify(parsed.value));
  return parsed.value.evaluate({ zoom: 12 } as never, { type: 1, properties: { total } } as never);
}

describe('counted cells', () => {
  it.each([
    [1, 'cell-1'],
    [9, 'cell-1'],
    [10, 'cell-10'],
    [99, 'cell-10'],
    [100, 'cell-100'],
    [999, 'cell-100'],
    [1000, 'cell-1000'],
    [54_321, 'cell-1000'],
  ])('of %i cases look as the legend says: %s', (total, key) => {
    const { symbol } = casesLook.legend(context).find((entry) => entry.key === key)!;
    if (symbol.kind !== 'icon') throw new Error('a cell is a circle');
    const radius = Number(drawn('circle-radius', total));
    expect(symbol.icon.parts[0]!.d).toContain(`a${radius} ${radius} `);
    expect(String(drawn('circle-color', total))).toBe(symbol.icon.parts[0]!.fill);
  });

  it('are in the legend only while they are on the map', () => {
    const counted = casesLook.legend(context).filter((entry) => entry.counted);
    expect(counted.map(({ key }) => key)).toEqual(['cell-1', 'cell-10', 'cell-100', 'cell-1000', 'cell-overdue']);
  });
});
