import { describe, expect, it } from 'vitest';
import { cellAt, cellFeatures, markOf, spotAt, spotFeatures } from '../../../web/hotspots/layer.ts';
import { aCell, aSquare } from './cells.ts';

const high = aSquare(aCell('high'), 119.92, 32.48);
const quiet = aSquare(aCell('quiet', { hot: false, emerging: 'none', count: 3 }), 119.921, 32.48);
const nothing = { chosen: undefined, all: false, heat: false };
const kinds = (...asked: Parameters<typeof cellFeatures>) => cellFeatures(...asked).map(({ id }) => id);

describe('the cells on the map', () => {
  it('are drawn firmly where something is said of them, with a sign of their class', () => {
    expect(kinds([high, quiet], nothing)).toEqual(['high/0', 'high/sign']);
    expect(cellFeatures([high], nothing)[1]!.properties).toMatchObject({ is: 'sign', mark: 'intensifying' });
  });

  it('show the others faintly when asked to, and a chosen one always', () => {
    expect(kinds([high, quiet], { ...nothing, all: true })).toContain('quiet/0');
    const chosen = cellFeatures([high, quiet], { ...nothing, chosen: 'quiet' }).find(({ id }) => id === 'quiet/0');
    expect(chosen?.properties).toMatchObject({ mark: 'faint', chosen: true });
  });

  it('warm the ground by their share of cases only when the heat is on', () => {
    const heat = cellFeatures([high, quiet], { ...nothing, heat: true }).filter(
      ({ properties }) => properties.is === 'heat',
    );
    expect(heat.map(({ properties }) => properties['share'])).toEqual([1, 0.1]);
  });

  it('tell high over the whole period from a class and from nothing', () => {
    expect(markOf({ emerging: 'none', hot: true })).toBe('hot');
    expect(markOf({ emerging: 'none', hot: false })).toBe('faint');
    expect(markOf({ emerging: 'historical', hot: false })).toBe('historical');
  });

  it('are found under a click, in holes not', () => {
    expect(cellAt([high, quiet], [119.9215, 32.4805])).toBe('quiet');
    expect(cellAt([high, quiet], [119.93, 32.48])).toBeUndefined();
    const inner = aSquare(aCell('inner'), 119.9203, 32.4803, 0.0004).geometry!;
    const coordinates = [...(high.geometry!.coordinates as number[][][]), ...(inner.coordinates as number[][][])];
    const holed = { ...high, geometry: { type: 'Polygon' as const, coordinates } };
    expect(cellAt([holed], [119.9205, 32.4805])).toBeUndefined();
  });
});

describe('the numbered places of a list', () => {
  const spots = [
    { key: 'a', at: [119.92, 32.48] as const },
    { key: 'b', at: [119.93, 32.48] as const },
  ];

  it('carry their number, and the open one is marked', () => {
    expect(spotFeatures(spots, 'b').map(({ properties }) => properties)).toEqual([
      { is: 'spot', label: '1', rank: 1 },
      { is: 'spot', label: '2', rank: 0, chosen: true },
    ]);
  });

  it('are meant by a click near them, the nearest first', () => {
    expect(spotAt(spots, [119.9295, 32.48], 0.001)).toBe('b');
    expect(spotAt(spots, [119.925, 32.48], 0.001)).toBeUndefined();
  });
});
