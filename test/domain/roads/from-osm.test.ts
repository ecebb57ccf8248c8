import { describe, expect, it } from 'vitest';
import { roadFromOsm } from '#domain/roads/from-osm.ts';

describe('an OpenStreetMap way read as a road', () => {
  it('takes name, class, direction and length', () => {
    expect(roadFromOsm({ osmid: '1', name: '景田路', highway: 'secondary', oneway: 'True', length: 7 })).toEqual({
      name: '景田路',
      class: 'secondary',
      key26: false,
      mainCommercial: false,
      oneway: true,
      length: 7,
    });
  });

  it('reads a list written as text: first name, further names as aliases, the greatest class', () => {
    const road = roadFromOsm({ name: "['红荔西路', '红荔路']", highway: "['primary', 'trunk']", oneway: 'False' });
    expect(road).toMatchObject({ name: '红荔西路', aliases: ['红荔路'], class: 'trunk', oneway: false });
  });

  it('leaves out what the way does not say, and keeps a way of an unknown kind as other', () => {
    const road = roadFromOsm({ name: null, highway: 'raceway', oneway: 'False', length: null });
    expect(road).toEqual({ class: 'other', key26: false, mainCommercial: false, oneway: false });
  });
});
