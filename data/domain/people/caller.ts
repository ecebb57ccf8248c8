import type { Right } from './rights.ts';

/** A seat's rights as one person holds them: everywhere, or only for some units, districts or actions. */
export interface Grant {
  readonly rights: readonly Right[];
  /** Names of units (as features carry them); absent = all. */
  readonly units?: readonly string[];
  /** Names of districts; absent = all. */
  readonly districts?: readonly string[];
  /** Campaign actions 1 to 10; absent = all. */
  readonly actions?: readonly number[];
}

/** Who asks: what a request was found to come from. */
export interface Caller {
  readonly kind: 'person' | 'token' | 'display' | 'visitor';
  /** Id of the person's or token's record; '' for a visitor. */
  readonly id: string;
  /** How a person is greeted and named to others; '' for a visitor. */
  readonly name: string;
  /** How the journal names whoever did it: 'person:ID', 'token:ID'. */
  readonly by: string;
  readonly grants: readonly Grant[];
  /** Ids of the collections that may be read. */
  readonly collections: 'all' | ReadonlySet<string>;
}

/** What is acted on; a limit on something that is not known here refuses. */
export interface ActedOn {
  readonly unit?: string;
  readonly district?: string;
  readonly action?: number;
}

/**
 * Whether the caller holds a right at all (`on` absent), or for this very unit, district and action.
 * Limits of one grant hold together; several grants add up.
 */
export function may(caller: Caller, right: Right, on?: ActedOn): boolean {
  return caller.grants.some((grant) => grant.rights.includes(right) && (on === undefined || covers(grant, on)));
}

/** Whether the caller's right holds everywhere, so that what is acted on need not be looked at. */
export function mayEverywhere(caller: Caller, right: Right): boolean {
  return caller.grants.some(
    (grant) =>
      grant.rights.includes(right) &&
      grant.units === undefined &&
      grant.districts === undefined &&
      grant.actions === undefined,
  );
}

/** Whether the caller may read a collection. */
export function mayRead(caller: Caller, collection: string): boolean {
  return may(caller, 'map.read') && (caller.collections === 'all' || caller.collections.has(collection));
}

function covers(grant: Grant, on: ActedOn): boolean {
  return (
    (grant.units === undefined || (on.unit !== undefined && grant.units.includes(on.unit))) &&
    (grant.districts === undefined || (on.district !== undefined && grant.districts.includes(on.district))) &&
    (grant.actions === undefined || (on.action !== undefined && grant.actions.includes(on.action)))
  );
}
