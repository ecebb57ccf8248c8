import fc from 'fast-check';
import { cases } from '#domain/cases/collection.ts';
import { caseStatuses, openStatuses, type CaseStatus } from '#domain/cases/status.ts';
import type { Feature, Properties } from '#domain/feature.ts';
import type { Filter } from '#domain/filter.ts';
import { feature, present } from './fake-city.ts';

/** Cases near the crossing of 海陵路 and 人民路, some on the very same spot; deadlines on both sides of the present. */
export const someCases: fc.Arbitrary<Feature[]> = fc
  .uniqueArray(
    fc.record({
      fid: fc.integer({ min: 1, max: 100_000 }),
      lng: fc.integer({ min: 0, max: 400 }).map((n) => 119.9 + n / 10_000),
      lat: fc.integer({ min: 0, max: 400 }).map((n) => 32.44 + n / 10_000),
      status: fc.constantFrom(...(Object.keys(caseStatuses) as CaseStatus[])),
      action: fc.integer({ min: 1, max: 10 }),
      classCode: fc.constantFrom('0601', '0602', '0705', '1003'),
      channel: fc.constantFrom('patrol', 'hotline12345', 'video'),
      urgent: fc.boolean(),
      ago: fc.integer({ min: 0, max: 400 * 86400 }),
      due: fc.option(fc.integer({ min: -86400, max: 86400 }), { nil: undefined }),
    }),
    { selector: (c) => c.fid, maxLength: 60 },
  )
  .map((list) =>
    list.map(({ fid, lng, lat, ago, due, ...rest }) =>
      caseAt(fid, lng, lat, {
        ...rest,
        reportedAt: iso(present - ago),
        ...(due === undefined ? {} : { dueAt: iso(present + due) }),
      }),
    ),
  );

/** A case; `open` follows from its status. */
export function caseAt(fid: number, lng: number, lat: number, properties: Properties): Feature {
  const open = (openStatuses as readonly unknown[]).includes(properties['status']);
  return feature(
    cases.id,
    fid,
    { type: 'Point', coordinates: [lng, lat] },
    { unit: '市容一中队', open, ...properties },
  );
}

export function iso(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z');
}

/** Filters as a person sets them: some columns, a period, "open or since". */
export const someFilter: fc.Arbitrary<Filter> = fc
  .record({
    status: fc.option(fc.subarray(['handling', 'closed', 'voided', 'no-such-status'], { minLength: 1 }), {
      nil: undefined,
    }),
    action: fc.option(fc.subarray(['1', '2', '3', '10'], { minLength: 1 }), { nil: undefined }),
    urgent: fc.option(fc.constantFrom(['true'], ['false'], ['true', 'false']), { nil: undefined }),
    from: fc.option(fc.integer({ min: present - 400 * 86400, max: present }), { nil: undefined }),
    to: fc.option(fc.integer({ min: present - 400 * 86400, max: present }), { nil: undefined }),
    current: fc.option(fc.integer({ min: present - 86400 * 100, max: present }), { nil: undefined }),
  })
  .map(({ status, action, urgent, from, to, current }) => ({
    equals: {
      ...(status === undefined ? {} : { status }),
      ...(action === undefined ? {} : { action }),
      ...(urgent === undefined ? {} : { urgent }),
    },
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(current === undefined ? {} : { current }),
  }));

/** The filter's rules once more, over the properties themselves: what the index is held against. */
export function passesFilter({ properties }: Feature, filter: Filter): boolean {
  const reported = seconds(properties['reportedAt']);
  return (
    Object.entries(filter.equals).every(([name, values]) => values.includes(String(properties[name]))) &&
    (filter.from === undefined || reported >= filter.from) &&
    (filter.to === undefined || reported < filter.to) &&
    (filter.current === undefined || properties['open'] === true || reported >= filter.current)
  );
}

/** Epoch seconds of a property; 0 where it is absent. */
export function seconds(instant: unknown): number {
  return typeof instant === 'string' ? Date.parse(instant) / 1000 : 0;
}

export function isOverdue({ properties }: Feature): boolean {
  const due = seconds(properties['dueAt']);
  return properties['open'] === true && due > 0 && due <= present;
}
