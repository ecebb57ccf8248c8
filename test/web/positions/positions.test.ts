import { expect, test } from 'vitest';
import type { CrewMember, CrewNow } from '#domain/people/crew-now.ts';
import { distance } from '#domain/geometry/measure.ts';
import { positionFeatures } from '../../../web/positions/layer.ts';
import { ageWords, crewWords, memberWords } from '../../../web/positions/words.ts';
import { createI18n } from '../../../web/i18n/i18n.ts';

const { t } = createI18n('zh');

const fix = { person: 'zhang', at: 0, lon: 119.92, lat: 32.48, accuracy: 30 };
const member = (more: Partial<CrewMember>): CrewMember => ({
  id: 'zhang',
  name: '张某',
  licensed: true,
  skills: [],
  on: true,
  whereabouts: { state: 'known', fix, ageSeconds: 200 },
  ...more,
});
const crew = (...members: CrewMember[]): CrewNow => ({
  crew: { id: 'c', name: '一组', unit: '甲中队', members: members.map(({ id }) => id), vehicle: 'car' },
  members,
  whereabouts: { state: 'unknown' },
  load: { tasks: 2, minutes: 50 },
});
const drawn = (...members: CrewMember[]) =>
  positionFeatures(
    [crew(...members)],
    () => 3,
    ({ name }) => name,
  );

test('a known place is a point with a circle of its accuracy in metres', () => {
  const [circle, point] = drawn(member({}));
  expect(point!.properties).toEqual({ is: 'person', tone: 3, known: true, label: '张某' });
  expect(point!.geometry).toEqual({ type: 'Point', coordinates: [119.92, 32.48] });
  expect(circle!.properties['is']).toBe('accuracy');
  const [ring] = (circle!.geometry as { coordinates: number[][][] }).coordinates as [number[][]];
  expect(ring[0]).toEqual(ring.at(-1));
  for (const corner of ring) expect(distance(corner, [119.92, 32.48])).toBeCloseTo(30, 3);
});

test('an old place is hollow and has no circle; who is off duty or was never heard of is not drawn', () => {
  const old = drawn(member({ whereabouts: { state: 'unknown', last: fix, ageSeconds: 900 } }));
  expect(old.map(({ properties }) => [properties['is'], properties['known']])).toEqual([['person', false]]);
  expect(drawn(member({ on: false }))).toEqual([]);
  expect(drawn(member({ whereabouts: { state: 'unknown' } }))).toEqual([]);
});

test('words say age and accuracy, and that a place is not known', () => {
  expect(ageWords(59, t)).toBe('刚刚');
  expect(ageWords(3_599, t)).toBe('59分钟前');
  expect(ageWords(7_200, t)).toBe('2小时前');
  expect(memberWords(member({}), t)).toBe('位置更新于3分钟前，精度约30米');
  expect(memberWords(member({ whereabouts: { state: 'unknown', last: fix, ageSeconds: 900 } }), t)).toBe(
    '位置不明，最后更新于15分钟前',
  );
  expect(memberWords(member({ on: false }), t)).toBe('未上岗');
  expect(crewWords(crew(member({}), member({ id: 'li', on: false })), t)).toEqual([
    '当前无班次',
    '上岗 1 / 2 人',
    '上岗持证 1 人',
    '在手 2 件，约 50 分钟',
  ]);
});
