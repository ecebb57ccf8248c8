import type { Owner } from '../coverage/arc.ts';
import type { TestEntry } from './report.ts';
import type { PostGround, TestGround } from './test-ground.ts';
import { subjectOf, type PlaceOf, type TestedZone } from './zones.ts';

/** Zones without a post. */
export function testPosts(
  zones: readonly TestedZone[],
  placeOf: PlaceOf,
  posts: ReadonlyMap<Owner, readonly PostGround[]>,
): TestEntry {
  const lacking = zones.filter(({ id }) => !posts.has(id));
  return {
    test: 'post',
    figure: zones.length === 0 ? null : lacking.length,
    unit: 'count',
    of: zones.length,
    items: lacking.map((zone) => ({
      key: zone.id,
      subject: subjectOf(zone),
      at: placeOf(zone.id),
      measured: 1,
      unit: 'count',
    })),
  };
}

/** Posts that nobody is assigned to (定人定岗). */
export function testPersons({ posts, assignments }: TestGround): TestEntry {
  const manned = new Set(assignments.map(({ post }) => post));
  const lacking = posts.filter(({ number }) => !manned.has(number));
  return {
    test: 'person',
    figure: posts.length === 0 ? null : lacking.length,
    unit: 'count',
    of: posts.length,
    items: lacking
      .map(({ id, number, name, at, persons }) => ({
        key: id,
        subject: { kind: 'post' as const, id, number, name },
        at,
        measured: Math.max(1, persons),
        unit: 'count' as const,
      }))
      .sort((p, q) => (p.subject.number < q.subject.number ? -1 : 1)),
  };
}

/**
 * Assigned persons whose post does not exist, of no kind at all: nobody knows whose they are, so every kind tells them.
 * They have no place.
 */
export function testAssignments({ posts, otherPosts, assignments }: TestGround): TestEntry {
  const known = new Set([...otherPosts, ...posts.map(({ number }) => number)]);
  const lost = assignments.filter(({ post }) => !known.has(post));
  return {
    test: 'assignment',
    figure: assignments.length === 0 ? null : lost.length,
    unit: 'count',
    of: assignments.length,
    items: lost
      .map(({ id, post, person }) => ({
        key: id,
        subject: { kind: 'assignment' as const, id, number: post, name: person },
        measured: 1,
        unit: 'count' as const,
      }))
      .sort((p, q) => (p.key < q.key ? -1 : 1)),
  };
}
