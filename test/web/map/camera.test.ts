import { describe, expect, it } from 'vitest';
import { centreOf, isElsewhere } from '../../../web/map/camera.ts';

const at = { lng: 119.92, lat: 32.48, zoom: 14, bearing: 0 };

describe('a camera asked for', () => {
  it('is the same place when only an address rounded it', () => {
    expect(isElsewhere({ lng: 119.92001, lat: 32.48001, zoom: 14.05 }, at)).toBe(false);
  });

  it('is elsewhere from a few pixels on, nearer or turned', () => {
    expect(isElsewhere({ ...at, lng: 119.9206 }, at)).toBe(true);
    expect(isElsewhere({ ...at, zoom: 14.1 }, at)).toBe(true);
    expect(isElsewhere({ ...at, bearing: 10 }, at)).toBe(true);
  });
});

describe('the middle of a bbox', () => {
  it('is halfway on both axes', () => {
    expect(centreOf([119, 32, 120, 34])).toEqual([119.5, 33]);
  });
});
