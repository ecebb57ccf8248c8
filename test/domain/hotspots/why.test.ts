import { describe, expect, it } from 'vitest';
import { busiestDayPart, dayParts } from '#domain/hotspots/day-parts.ts';
import { whyHot, type Evidence } from '#domain/hotspots/why.ts';

const stalls = { zh: '占道经营', en: 'street trading' };
const waste = { zh: '暴露垃圾', en: 'exposed waste' };
const even = (count: number): number[] => new Array<number>(count).fill(4);
const hoursWith = (from: number, to: number, count: number): number[] =>
  Array.from({ length: 24 }, (_, hour) => (hour >= from && hour < to ? count : 1));
const flags = (text: string): boolean[] => [...text].map((sign) => sign === '#');

/** A place of which nothing is to be said but how often. */
const plain: Evidence = {
  cell: {
    count: 96,
    hot: true,
    slices: even(12).map((count) => count * 2),
    hotSlices: flags('...#########'),
  },
  slice: 'week',
  isRecent: true,
  classes: [
    { words: stalls, count: 30 },
    { words: waste, count: 28 },
  ],
  hours: even(24),
  weekdays: new Array<number>(7).fill(14),
  trendAlpha: 0.05,
};

const rising = [2, 3, 2, 2, 3, 2, 9, 10, 12, 14, 16, 21];

describe('the sentence of a place', () => {
  it('says all that there is evidence for', () => {
    const why = whyHot({
      ...plain,
      cell: { ...plain.cell, slices: rising },
      classes: [
        { words: stalls, count: 60 },
        { words: waste, count: 20 },
      ],
      hours: hoursWith(17, 19, 30),
    });
    expect(why).toEqual({
      zh: '近12周有9周高发，第7周起上升，以占道经营为主，多在傍晚',
      en: 'High in 9 of the last 12 weeks, rising since week 7, mostly street trading, early evenings',
    });
  });

  it('says no more than there is evidence for', () => {
    expect(whyHot(plain)).toEqual({ zh: '近12周有9周高发', en: 'High in 9 of the last 12 weeks' });
  });

  it('calls only a period that ends now the last weeks', () => {
    const why = whyHot({ ...plain, isRecent: false });
    expect(why).toEqual({ zh: '12周中有9周高发', en: 'High in 9 of 12 weeks' });
  });

  it('says of all slices that they were high', () => {
    const all = { ...plain.cell, hotSlices: flags('############') };
    expect(whyHot({ ...plain, cell: all })).toEqual({
      zh: '近12周周周高发',
      en: 'High in every one of the last 12 weeks',
    });
    expect(whyHot({ ...plain, cell: all, slice: 'day', isRecent: false }).zh).toBe('12天均高发');
  });

  it('says of a place that is high over the period only, and of one that is not, how it is', () => {
    const never = { ...plain.cell, hotSlices: flags('............') };
    expect(whyHot({ ...plain, cell: never })).toEqual({
      zh: '全期累计明显偏高，共96件',
      en: 'High over the whole period, 96 cases',
    });
    expect(
      whyHot({ ...plain, cell: { ...never, hot: false, count: 1 }, classes: [{ words: stalls, count: 1 }] }),
    ).toEqual({
      zh: '共1件，未见显著高发',
      en: '1 case, not significantly high',
    });
  });

  it('names no week for a rise that has no turning point, and says of a fall that it falls', () => {
    const slow = { ...plain.cell, slices: [5, 8, 5, 9, 4, 8, 6, 10, 7, 11, 8, 12] };
    expect(whyHot({ ...plain, cell: slow }).zh).toBe('近12周有9周高发，总体上升');
    const falling = { ...plain.cell, slices: [...rising].reverse() };
    expect(whyHot({ ...plain, cell: falling })).toEqual({
      zh: '近12周有9周高发，第7周起下降',
      en: 'High in 9 of the last 12 weeks, falling since week 7',
    });
  });

  it('calls a class with a third of the cases the most common only where the next is far behind', () => {
    const classes = (second: number) => [
      { words: stalls, count: 36 },
      { words: waste, count: second },
    ];
    expect(whyHot({ ...plain, classes: classes(24) }).en).toContain('street trading more than others');
    expect(whyHot({ ...plain, classes: classes(25) }).zh).toBe('近12周有9周高发');
  });

  it('tells weekends from weekdays', () => {
    const weekdays = [10, 10, 10, 10, 10, 25, 25];
    expect(whyHot({ ...plain, weekdays }).zh).toBe('近12周有9周高发，多在周末');
    expect(whyHot({ ...plain, weekdays, hours: hoursWith(19, 22, 30) })).toEqual({
      zh: '近12周有9周高发，多在周末和晚间',
      en: 'High in 9 of the last 12 weeks, at weekends and evenings',
    });
  });

  it('says nothing of the hours and classes of four cases', () => {
    const few = {
      ...plain,
      classes: [{ words: stalls, count: 4 }],
      weekdays: [0, 0, 0, 0, 0, 4, 0],
      hours: hoursWith(17, 18, 4),
    };
    expect(whyHot({ ...few, cell: { ...plain.cell, count: 4 } }).zh).toBe('近12周有9周高发');
  });
});

describe('parts of the day', () => {
  it('cover it without overlap', () => {
    expect(dayParts.map(({ from }) => from)).toEqual([0, ...dayParts.slice(0, -1).map(({ to }) => to)]);
    expect(dayParts.at(-1)!.to).toBe(24);
  });

  it('stand out with a third of the cases and twice their share of the hours', () => {
    expect(busiestDayPart(even(24))).toBeUndefined();
    expect(busiestDayPart(hoursWith(13, 17, 2))).toBeUndefined();
    expect(busiestDayPart(hoursWith(5, 8, 6))?.words.zh).toBe('清晨');
    expect(busiestDayPart(new Array<number>(24).fill(0))).toBeUndefined();
  });
});
