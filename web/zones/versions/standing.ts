import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import type { PageRecord } from '../../state/records.ts';

/**
 * How a version stands at an instant. Beyond its state: `announced` is published and not in effect yet, `inEffect`
 * answers for the ground now, `superseded` did until a later one took effect.
 */
export type Standing = 'draft' | 'submitted' | 'approved' | 'announced' | 'inEffect' | 'superseded' | 'withdrawn';

/** A version with how it stands and when it answers for the ground: epoch milliseconds, `until` exclusive. */
export interface StandingVersion {
  readonly id: string;
  readonly version: SchemeVersion;
  readonly standing: Standing;
  readonly from?: number;
  readonly until?: number;
}

/**
 * The versions of each kind of responsibility, the newest first, with how each stands at `now`.
 * @param now epoch milliseconds
 */
export function standingVersions(
  records: readonly PageRecord<SchemeVersion>[],
  now: number,
): ReadonlyArray<{ readonly kind: ResponsibilityKind; readonly versions: readonly StandingVersion[] }> {
  const kinds = Object.keys(responsibilityKinds) as readonly ResponsibilityKind[];
  return kinds.map((kind) => {
    const own = records.filter(({ content }) => content.responsibilityKind === kind);
    const begins = own.flatMap(({ content }) => effectOf(content) ?? []).sort((a, b) => a - b);
    return {
      kind,
      versions: own
        .map(({ id, content }) => standingOf(id, content, begins, now))
        .sort((a, b) => b.version.number - a.version.number),
    };
  });
}

/** The version of a kind that answers for the ground, if one does. */
export function inEffect(versions: readonly StandingVersion[]): StandingVersion | undefined {
  return versions.find(({ standing }) => standing === 'inEffect');
}

/** When a published version takes effect, epoch milliseconds. */
function effectOf({ state, effectiveFrom }: SchemeVersion): number | undefined {
  return state === 'published' && effectiveFrom !== undefined ? Date.parse(effectiveFrom) : undefined;
}

function standingOf(id: string, version: SchemeVersion, begins: readonly number[], now: number): StandingVersion {
  const from = effectOf(version);
  if (from === undefined) {
    // Published without a day cannot be: the act asks for one. It would stand as announced, not as in effect.
    return { id, version, standing: version.state === 'published' ? 'announced' : version.state };
  }
  const until = begins.find((begin) => begin > from);
  const standing = from > now ? 'announced' : until !== undefined && until <= now ? 'superseded' : 'inEffect';
  return { id, version, standing, from, ...(until !== undefined && { until }) };
}
