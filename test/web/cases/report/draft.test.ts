import { describe, expect, it } from 'vitest';
import {
  emptyDraft,
  isBegun,
  missingInDraft,
  nextDraft,
  placeOf,
  readCoordinates,
  requestOf,
} from '../../../../web/cases/report/draft.ts';

const draft = { ...emptyDraft('hotline12345'), chosen: { kind: 'matter', code: '06010' } };
const at = { lon: 119.92, lat: 32.49 };

describe('a report as it is sent', () => {
  it('holds nothing that was left empty', () => {
    expect(requestOf({ ...draft, place: '  ', caller: { name: ' 来电某 ', phone: '', address: '' } }, at)).toEqual({
      classKind: 'matter',
      classCode: '06010',
      lon: 119.92,
      lat: 32.49,
      channel: 'hotline12345',
      caller: { name: '来电某' },
    });
  });

  it('gives coordinates as they were typed, with their datum, until the pin is moved', () => {
    const given = { lon: 119.925, lat: 32.488, datum: 'gcj02' as const };
    const there = placeOf(given);
    // GCJ-02 lies some four hundred metres east of WGS84 in Taizhou.
    expect((given.lon - there.lon) * 94_000).toBeGreaterThan(300);
    expect(requestOf({ ...draft, given }, there)).toMatchObject({ lon: 119.925, lat: 32.488, sourceDatum: 'gcj02' });
    const moved = requestOf({ ...draft, given }, { lon: there.lon + 0.001, lat: there.lat });
    expect([moved.lon, 'sourceDatum' in moved]).toEqual([there.lon + 0.001, false]);
  });

  it('needs a class and a place, and both photos of what was cleared on the spot', () => {
    expect(missingInDraft(emptyDraft('patrol'), null)).toEqual(['classCode', 'lon']);
    expect(missingInDraft({ ...draft, selfHandled: true, photosBefore: ['a'] }, at)).toEqual(['photosAfter']);
    const cleared = { ...draft, selfHandled: true, photos: ['x'], photosBefore: ['a'], photosAfter: ['b'] };
    expect(requestOf(cleared, at)).toMatchObject({ selfHandled: true, photosBefore: ['a'], photosAfter: ['b'] });
    expect(requestOf(cleared, at)).not.toHaveProperty('photos');
  });

  it('leaves its channel to the next one, and nothing else', () => {
    const full = { ...draft, sourceNumber: 'TZ-1', mergeInto: '20261122-0001', words: 'pzj' };
    expect(isBegun(full)).toBe(true);
    expect(nextDraft(full)).toEqual(emptyDraft('hotline12345'));
    expect(isBegun(nextDraft(full))).toBe(false);
  });
});

it('reads longitude and latitude from figures, whichever comma stands between', () => {
  expect(['119.92,32.49', ' 119.92， 32.49 ', '119.92 32.49'].map(readCoordinates)).toEqual(
    Array.from({ length: 3 }, () => ({ lon: 119.92, lat: 32.49 })),
  );
  expect(['32.49, 119.92', '119.92', '坡子街17号', '119.92, 200'].map(readCoordinates)).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
});
