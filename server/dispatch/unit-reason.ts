import { classOf } from '#domain/catalogue/classes.ts';
import type { CaseClass, ClassKey } from '#domain/catalogue/case-class.ts';
import type { Feature } from '#domain/feature.ts';
import type { ResponsibilityKind } from '#domain/zones/collection.ts';
import type { SchemeVersion } from '#domain/zones/schemes/scheme-version.ts';
import type { Context } from '../context.ts';
import { zoneAnswerAt } from '../zones/reader.ts';

type Needs = Pick<Context, 'records' | 'schemes' | 'index' | 'register' | 'arrivals' | 'now'>;

/** The unit that a case is to be sent to, and why (practice.md 2). */
export interface UnitReason {
  /** Name of the unit that answers now; absent where nobody is known to. */
  readonly unit?: string;
  /** The unit that the case itself names. */
  readonly named: string;
  /** What says so: a component's owner, the zone in force, the sub-district of a gap; or nothing does. */
  readonly basis: 'owner' | 'zone' | 'gap' | 'none';
  /** The kind of responsibility that the class goes by. */
  readonly kind?: ResponsibilityKind;
  readonly zone?: { readonly number: string; readonly name?: string };
  /** The version of the scheme in effect; absent where the city has zones without schemes. */
  readonly scheme?: { readonly number: number; readonly approvalNumber?: string; readonly effectiveFrom?: string };
}

/** Finds out who answers for a case's place and class now. */
export async function unitReason(context: Needs, { id, geometry, properties }: Feature): Promise<UnitReason> {
  const { records, arrivals } = context;
  const named = typeof properties['unit'] === 'string' ? properties['unit'] : '';
  const caseClass = classOf(records, {
    standard: String(properties['classStandard']),
    kind: properties['classKind'] as ClassKey['kind'],
    code: String(properties['classCode']),
  });
  if (caseClass === undefined || geometry.type !== 'Point') return { named, basis: 'none' };
  const [lon, lat] = geometry.coordinates as [number, number];
  const at = context.now();
  const { unit, zone, gap } = await arrivals.arrive({ lon, lat, caseClass, at, except: id });
  const kind = caseClass.responsibilityKind;
  if (unit === undefined) return { named, basis: 'none', kind };
  const answer = await answerOf(context, caseClass, [lon, lat], at);
  if (zone !== undefined && (answer.unit === undefined || answer.unit === unit)) {
    const { scheme, name } = answer;
    const held = { number: zone, ...(name !== undefined && { name }) };
    return { unit, named, basis: 'zone', kind, zone: held, ...(scheme && { scheme }) };
  }
  if (gap !== undefined && gap.street === unit) return { unit, named, basis: 'gap', kind };
  // Only a component has an owner beside whoever answers for the ground.
  return { unit, named, basis: caseClass.kind === 'component' ? 'owner' : 'gap', kind };
}

/** What the scheme in effect says of the place. */
async function answerOf(
  context: Needs,
  { responsibilityKind }: CaseClass,
  place: readonly [number, number],
  at: number,
): Promise<Pick<UnitReason, 'scheme' | 'unit'> & { readonly name?: string }> {
  const answer = await zoneAnswerAt(context, responsibilityKind, place, at);
  if (answer?.zone === undefined) return {};
  const { name, unit, scheme } = answer.zone;
  const content = context.records.get('scheme-versions', scheme.id)?.content as SchemeVersion | undefined;
  const { approvalNumber, effectiveFrom } = content ?? {};
  return {
    name,
    ...(unit === undefined ? {} : { unit }),
    scheme: {
      number: scheme.number,
      ...(approvalNumber === undefined ? {} : { approvalNumber }),
      ...(effectiveFrom === undefined ? {} : { effectiveFrom }),
    },
  };
}
