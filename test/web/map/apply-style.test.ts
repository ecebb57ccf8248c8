import type { StyleSpecification } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { styleSteps } from '../../../web/map/apply-style.ts';

const sources = { city: { type: 'vector' as const, tiles: ['http://x/{z}/{x}/{y}'] } };
function style(color: string, visibility: 'visible' | 'none', level?: string): StyleSpecification {
  return {
    version: 8,
    sources,
    layers: [
      {
        id: 'zones:fill',
        type: 'fill',
        source: 'city',
        'source-layer': 'zones',
        layout: { visibility },
        paint: { 'fill-color': color },
        ...(level === undefined ? {} : { filter: ['==', ['get', 'level'], level] }),
      },
    ],
  };
}

describe('the steps from one style to the next', () => {
  it('are none between equal styles', () => {
    expect(styleSteps(style('#111111', 'visible', 'a'), style('#111111', 'visible', 'a'))).toEqual([]);
  });

  it('set what differs and nothing else', () => {
    expect(styleSteps(style('#111111', 'visible'), style('#222222', 'none', 'street'))).toEqual([
      { kind: 'paint', layer: 'zones:fill', name: 'fill-color', value: '#222222' },
      { kind: 'layout', layer: 'zones:fill', name: 'visibility', value: 'none' },
      { kind: 'filter', layer: 'zones:fill', value: ['==', ['get', 'level'], 'street'] },
    ]);
  });

  it('take away what the next style no longer says', () => {
    expect(styleSteps(style('#111111', 'visible', 'a'), style('#111111', 'visible'))).toEqual([
      { kind: 'filter', layer: 'zones:fill', value: undefined },
    ]);
  });
});
