import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeChooser } from '../../../../web/screens/explore/chooser-place.ts';

describe('the box of choices under a click', () => {
  it('stands beside the click on the side that has more room', () => {
    const map = { width: 1100, height: 850 };
    expect(placeChooser([200, 100], map, 320)).toMatchObject({ left: 212, top: 76, maxWidth: 320 });
    expect(placeChooser([900, 700], map, 320)).toMatchObject({ right: 212, bottom: 126, maxWidth: 320 });
  });

  it('lies wholly on the map, on a phone as on a wall', () => {
    const side = fc.integer({ min: 240, max: 4000 });
    fc.assert(
      fc.property(
        side,
        side,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (width, height, x, y) => {
          const place = placeChooser([x * width, y * height], { width, height }, 320);
          const beside = place.left ?? place.right!;
          const down = place.top ?? place.bottom!;
          expect(beside).toBeGreaterThanOrEqual(8);
          expect(beside + place.maxWidth).toBeLessThanOrEqual(width - 8);
          expect(down).toBeGreaterThanOrEqual(8);
          expect(down + place.maxHeight).toBeLessThanOrEqual(height - 8);
          expect(place.maxHeight).toBeGreaterThan(height / 3);
        },
      ),
    );
  });
});
