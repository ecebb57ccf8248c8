import { toLattice } from '#domain/geometry/lattice.ts';
import type { Owner } from '#domain/zones/coverage/arc.ts';
import type { Coverage } from '#domain/zones/coverage/coverage.ts';
import type { ZoneContent } from '#domain/zones/content.ts';
import type {
  AssignmentGround,
  LiablePartyGround,
  Place,
  PostGround,
  RiverGround,
  ShiftGround,
  TestGround,
} from '#domain/zones/whole-city/test-ground.ts';
import { bboxOf } from './ground-facts.ts';

/** What the registers hold of one zone. */
export interface ZoneRegisters {
  /** Posts that name its number, and posts naming no zone that is there and standing in it. */
  readonly posts: readonly PostGround[];
  /** Shifts that name it or one of its posts. */
  readonly shifts: readonly ShiftGround[];
  readonly assignments: readonly AssignmentGround[];
  /** Liable parties 责任人 whose door is in it. */
  readonly parties: readonly LiablePartyGround[];
  /** Those of them whose letter is signed and in force. */
  readonly signed: readonly LiablePartyGround[];
  /** River sections that run through it. */
  readonly rivers: readonly RiverGround[];
}

export function registersOf(
  coverage: Pick<Coverage, 'arcsOf' | 'ownerAt' | 'grounds'>,
  owner: Owner,
  { number }: ZoneContent,
  ground: TestGround,
): ZoneRegisters {
  const bbox = bboxOf(coverage, [owner]);
  const isHere = (place: Place) =>
    bbox !== undefined &&
    place[0] >= bbox[0] &&
    place[0] <= bbox[2] &&
    place[1] >= bbox[1] &&
    place[1] <= bbox[3] &&
    coverage.ownerAt(toLattice(place)) === owner;
  const zones = new Set<string | undefined>();
  for (const other of coverage.grounds.values()) if (other.is === 'zone') zones.add(other.content.number);
  const posts = ground.posts.filter((post) => (zones.has(post.zone) ? post.zone === number : isHere(post.at)));
  const numbers = new Set(posts.map((post) => post.number));
  const parties = ground.liableParties.filter(({ at }) => isHere(at));
  return {
    posts,
    shifts: ground.shifts.filter(({ zone, post }) => zone === number || (post !== undefined && numbers.has(post))),
    assignments: ground.assignments.filter(({ post }) => numbers.has(post)),
    parties,
    signed: parties.filter((party) => isSigned(party, ground.day)),
    rivers: ground.rivers.filter(({ line }) => line.some(isHere)),
  };
}

/** Whether a letter of responsibility is signed and has not run out on a day. */
export function isSigned({ letterSigned, letterUntil }: LiablePartyGround, day: string): boolean {
  return letterSigned !== undefined && letterSigned <= day && (letterUntil === undefined || letterUntil >= day);
}
