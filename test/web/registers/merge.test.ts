import { describe, expect, it } from 'vitest';
import { differences, merge } from '../../../web/registers/merge.ts';

const place = (lng: number) => ({ type: 'Point' as const, coordinates: [lng, 32] });
const base = { geometry: place(119), content: { road: 'a', side: 'east', photos: ['x'] } };

describe('two changes of one entry', () => {
  const mine = { geometry: place(120), content: { road: 'mine', side: 'east', photos: ['x'] } };
  const theirs = { geometry: place(119), content: { road: 'theirs', side: 'west', photos: ['x'], note: 'n' } };
  const found = differences(base, mine, theirs);

  it('differ field by field, and only where both changed it somebody must choose', () => {
    const said = Object.fromEntries(found.map(({ key, isConflict, preset }) => [key, [isConflict, preset]]));
    expect(said).toEqual({
      road: [true, 'mine'],
      side: [false, 'theirs'],
      note: [false, 'theirs'],
      $geometry: [false, 'mine'],
    });
  });

  it('are both kept where they do not touch, and as chosen where they do', () => {
    expect(merge(theirs, found, {})).toEqual({
      geometry: place(120),
      content: { road: 'mine', side: 'west', photos: ['x'], note: 'n' },
    });
    expect(merge(theirs, found, { road: 'theirs', $geometry: 'theirs', note: 'mine' })).toEqual({
      geometry: place(119),
      content: { road: 'theirs', side: 'west', photos: ['x'] },
    });
  });
});
