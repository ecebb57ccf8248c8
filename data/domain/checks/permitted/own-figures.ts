import { dayOf, formatDay } from '#domain/calendar/work-calendar.ts';
import { collectionById } from '#domain/collections.ts';
import { factsOf } from '#domain/collection.ts';
import type { Measure } from '#domain/finding.ts';
import { areaOf } from '#domain/geometry/measure.ts';
import { numberOf, textOf } from '../about-feature.ts';
import { figure } from '../say.ts';
import type { CheckFeature } from '../check.ts';
import type { MakeTest } from './permitted-test.ts';

/** What the thing itself has to say is there: no blank, and no number of nought. */
export const stated: MakeTest = (_city, { things, properties }) => ({
  examine(thing) {
    const lacking = properties!.filter((name) => {
      const value = thing.properties[name];
      return value === undefined || value === 0 || (typeof value === 'string' && textOf(value) === undefined);
    });
    if (lacking.length === 0) return undefined;
    const titles = lacking.map((name) => titlesOf(things.collection, name));
    return {
      reason: 'unstated',
      measured: lacking.length,
      limit: 0,
      measure: 'missing',
      severity: 'low',
      remedy: { do: 'fill', properties: lacking },
      details: { lacking: titles.map(({ zh }) => zh).join('、'), lackingEn: titles.map(({ en }) => en).join(', ') },
    };
  },
});

/** The area that is drawn, against the one that is permitted; `limit` per cent more are let pass (the accuracy of drawing). */
export const extent: MakeTest = (_city, { property, limit }) => ({
  examine(thing) {
    const permittedArea = numberOf(thing.properties[property!]);
    const drawn = drawnArea(thing);
    if (permittedArea === undefined || drawn <= permittedArea * (1 + limit! / 100)) return undefined;
    const over = drawn - permittedArea;
    return {
      reason: 'extent',
      measured: drawn,
      limit: permittedArea,
      measure: 'm²',
      severity: drawn > 2 * permittedArea ? 'high' : 'middle',
      remedy: { do: 'amount', amount: over, measure: 'm²', way: 'less' },
      details: { over: figure(over) },
    };
  },
});

/** The last permitted day is over, and the thing is still there. */
export const ended: MakeTest = (city, { property }) => ({
  examine(thing) {
    const until = textOf(thing.properties[property!]);
    if (until === undefined || until >= formatDay(dayOf(city.now))) return undefined;
    return {
      reason: 'ended',
      measured: 1,
      limit: 0,
      measure: 'count',
      severity: 'middle',
      remedy: { do: 'remove' },
      details: { until },
    };
  },
  touched: ({ newDay }) => (newDay ? 'all' : []),
});

/** A figure of the thing is not below the limit; one that is not there is not held against it. */
export const atLeast: MakeTest = (_city, { things, property, limit }) => {
  const { zh, en } = titlesOf(things.collection, property!);
  const measure: Measure = unitOf(things.collection, property!) === 'm' ? 'm' : 'count';
  return {
    examine(thing) {
      const value = numberOf(thing.properties[property!]);
      if (value === undefined || value >= limit!) return undefined;
      return {
        reason: 'figure',
        measured: value,
        limit: limit!,
        measure,
        severity: value < limit! / 2 ? 'high' : 'middle',
        remedy: { do: 'amount', amount: limit! - value, measure, way: 'more' },
        details: { property: zh, propertyEn: en },
      };
    },
  };
};

function drawnArea({ geometry }: CheckFeature): number {
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  return polygons.reduce((sum, polygon) => sum + areaOf(polygon), 0);
}

function unitOf(collection: string, property: string): string | undefined {
  const schema = collectionById(collection)?.schema.properties[property];
  return schema === undefined ? undefined : factsOf(schema).unit;
}

function titlesOf(collection: string, property: string): { readonly zh: string; readonly en: string } {
  const schema = collectionById(collection)?.schema.properties[property];
  if (schema === undefined) return { zh: property, en: property };
  return { zh: factsOf(schema).title, en: factsOf(schema).titleEn };
}
