import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isReadable, readingParts, textPixels } from '#domain/wall/readable.ts';
import { recordsOf } from './records-of.ts';

test('a 55-inch 4K screen read from 5 m has body text of 63 px and figures of 197 px', () => {
  const { body, figures } = textPixels({ heightMetres: 0.685, distanceMetres: 5 }, 2160);
  expect(Math.round(body)).toBe(63);
  expect(Math.round(figures)).toBe(197);
});

test('text is as high as the distance over 250 and over 80, measured on the glass', () => {
  const metres = fc.double({ min: 0.3, max: 50, noNaN: true });
  fc.assert(
    fc.property(
      metres,
      fc.double({ min: 0.1, max: 10, noNaN: true }),
      fc.integer({ min: 480, max: 4320 }),
      (distanceMetres, heightMetres, pixels) => {
        const { body, figures } = textPixels({ heightMetres, distanceMetres }, pixels);
        expect((body / pixels) * heightMetres).toBeCloseTo(distanceMetres / 250, 9);
        expect((figures / pixels) * heightMetres).toBeCloseTo(distanceMetres / 80, 9);
      },
    ),
  );
});

test('the bureau may set other parts of the distance', () => {
  const records = recordsOf({ settings: { 'wall.bodyPart': { value: 200, source: '会议纪要' } } });
  expect(readingParts(records)).toEqual({ body: 200, figures: 80 });
  expect(textPixels({ heightMetres: 1, distanceMetres: 4 }, 1000, readingParts(records))).toEqual({
    body: 20,
    figures: 50,
  });
});

test('what a browser rounds away does not make text unreadable; a pixel less does', () => {
  expect(isReadable(63, 63.07)).toBe(true);
  expect(isReadable(62, 63.07)).toBe(false);
});
