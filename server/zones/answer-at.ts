import { toLattice } from '#domain/geometry/lattice.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import { nobody } from '#domain/zones/coverage/arc.ts';
import type { leftOutReasons } from '#domain/zones/left-out.ts';
import type { Context } from '../context.ts';
import { versionOf } from './version-of.ts';

/** The zone that holds a place, and the version of the scheme that says so. */
export interface AnsweringZone {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly unit: string | undefined;
  readonly leader: string | undefined;
  readonly officer: string | undefined;
  readonly phone: string | undefined;
  readonly street: string | undefined;
  readonly scheme: { readonly id: string; readonly number: number; readonly approvalNumber: string | undefined };
}

/** Who answers for a place within one kind of responsibility. None of the three: dry land, asked for its river. */
export interface ZoneAnswer {
  readonly zone?: AnsweringZone;
  /** Ground left out on purpose: no gap (practice.md 2). */
  readonly leftOut?: { readonly reason: keyof typeof leftOutReasons; readonly note: string };
  /** Nobody's ground: the sub-district that answers meanwhile (属地兜底), where one is known. */
  readonly gap?: { readonly street?: string };
}

type Place = readonly [lon: number, lat: number];
type Sources = Pick<Context, 'records' | 'schemes' | 'index' | 'register'>;

/**
 * Who answers for a place within a kind of responsibility, by the version of its scheme in effect at an instant.
 * @param place lon/lat, degrees WGS84
 * @param at epoch milliseconds
 * @returns undefined where no version of the kind was in effect then
 */
export async function zoneAnswerAt(
  sources: Sources,
  kind: ResponsibilityKind,
  place: Place,
  at: number,
): Promise<ZoneAnswer | undefined> {
  const { records, schemes } = sources;
  const version = versionOf(records, kind, at);
  if (version === undefined) return undefined;
  const { id, content } = version;
  // A published version has no edit any more: what is in memory is all there is.
  const known = schemes.known(id);
  const held = known?.number === content.edits ? known : await schemes.coverageOf(id);
  if (held === undefined) throw new Error(`The coverage of scheme version ${id} is missing.`);
  const owner = held.coverage.ownerAt(toLattice(place));
  const ground = held.coverage.grounds.get(owner);
  if (owner !== nobody && ground?.is === 'zone') {
    const { number, name, unit, leader, officer, phone, street } = ground.content;
    const { approvalNumber } = content;
    const scheme = { id, number: content.number, approvalNumber };
    return { zone: { id: owner, number, name, unit, leader, officer, phone, street, scheme } };
  }
  if (ground?.is === 'left-out') return { leftOut: { reason: ground.reason, note: ground.note } };
  return kind === 'river' ? {} : { gap: await streetAt(sources, place, at) };
}

/** The sub-district that holds a place: of two whose border it is, always the same. */
async function streetAt(
  { index, register }: Pick<Sources, 'index' | 'register'>,
  [lon, lat]: Place,
  at: number,
): Promise<{ street?: string }> {
  const ids = index.idsMeeting('divisions', [lon, lat, lon, lat]);
  for (const id of ids) {
    const properties = (await register.get('divisions', id))?.properties;
    if (properties?.['level'] !== 'street') continue;
    const { validFrom, validTo } = properties;
    if (typeof validFrom === 'string' && Date.parse(validFrom) > at) continue;
    if (typeof validTo === 'string' && Date.parse(validTo) <= at) continue;
    return { street: String(properties['name']) };
  }
  return {};
}
