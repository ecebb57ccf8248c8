import type { Found } from '#domain/finding.ts';
import { representativeOf } from '#domain/geometry/representative.ts';
import { testAssignments, testPersons } from '#domain/zones/whole-city/duty-tests.ts';
import { ownerOf, subjectOf, textOf, titleOf, whereabouts } from '../about-feature.ts';
import type { CheckCity, CheckFeature, RuleCheck } from '../check.ts';
import { wholeCheck, type Outcome } from '../whole-check.ts';
import type { PresenceParams } from './kind.ts';
import { anywhere, rostersOf, touchesRoster } from './roster.ts';

/** 定人定岗: zones without a post, posts without a person, and persons whose post does not exist. */
export function openPosts(city: CheckCity, params: PresenceParams): RuleCheck {
  return wholeCheck(() => checkPosts(city, params), touchesRoster);
}

function* checkPosts(city: CheckCity, params: PresenceParams): Generator<number, Outcome> {
  const rosters = rostersOf(city, params);
  yield 0.7;
  const postless = rosters.flatMap(({ zones, posts }) =>
    zones.filter(({ id }) => !posts.has(id)).map(({ id }) => aboutOne(city, 'zones', id, 'no-post')),
  );
  const personless = rosters.flatMap(({ ground }) =>
    testPersons(ground).items.map(({ subject }) => aboutOne(city, 'posts', subject!.id, 'no-person')),
  );
  // Whose an assignment to no post is nobody knows: every kind would tell the same.
  const lost = testAssignments(rosters[0]!.ground).items.map(({ key, subject }) =>
    aboutLost(city, key, subject!.number!),
  );
  const count = rosters.reduce((sum, { zones, ground }) => sum + zones.length + ground.posts.length, 0);
  const wrong = postless.length + personless.length;
  return {
    found: [...postless, ...personless, ...lost].filter((found) => found !== undefined),
    state: {
      percent: count === 0 ? null : (100 * (count - wrong)) / count,
      base: { amount: count, measure: 'count' },
      figures: { postless: postless.length, personless: personless.length, lost: lost.length },
    },
  };
}

function aboutOne(city: CheckCity, collection: string, id: string, reason: 'no-post' | 'no-person'): Found | undefined {
  const feature: CheckFeature | undefined = city.features(collection).get(id);
  if (feature === undefined) return undefined;
  return {
    owner: ownerOf(feature),
    subjects: [subjectOf(feature)],
    geometry: feature.geometry,
    ...whereabouts(feature, city),
    severity: reason === 'no-post' ? 'middle' : 'high',
    reason,
    measured: 0,
    limit: 1,
    measure: 'count',
    remedy: { do: 'amount', amount: 1, measure: 'count', way: 'more' },
    details: { title: titleOf(feature) },
  };
}

/** An assignment has no place: it is shown where its shift's unit works, else in the middle of the city. Whose it is is not said. */
function aboutLost(city: CheckCity, id: string, post: string): Found | undefined {
  const record = city.records.get('assignments', id);
  const shift = city.records.all('shift-plans').find(({ content }) => content['name'] === record?.content['shift']);
  const unit = textOf(shift?.content['unit']);
  const zone = [...city.features('zones').values()].find(({ properties }) => properties['unit'] === unit);
  const at = zone?.geometry ?? anywhere(city);
  const middle = at === undefined ? undefined : representativeOf(at);
  if (middle === undefined) return undefined;
  return {
    owner: `assignments ${id}`,
    subjects: [{ collection: 'assignments', id, name: post }],
    geometry: { type: 'Point', coordinates: [...middle] },
    place: `岗位${post}（不存在）`,
    ...(unit !== undefined && { unit }),
    severity: 'middle',
    reason: 'lost',
    measured: 1,
    limit: 0,
    measure: 'count',
    remedy: { do: 'put-right' },
  };
}
