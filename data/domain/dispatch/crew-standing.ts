import type { Vehicle } from '#domain/people/crew.ts';

/** A place, degrees WGS84. */
export type Place = readonly [lon: number, lat: number];

/** How a crew stands when somebody is to be sent. Times are epoch seconds. */
export interface CrewStanding {
  readonly name: string;
  /** Name of its unit. */
  readonly unit: string;
  readonly vehicle: Vehicle;
  /** Number of the zone it looks after. */
  readonly zone?: string;
  /** Its shift that runs now; absent = it has none. */
  readonly shift?: { readonly from: number; readonly until: number };
  /** Where it is when it next is free; absent where nobody knows. */
  readonly place?: Place;
  /** Whether the place is that of a phone; otherwise where it usually stands. */
  readonly isFix: boolean;
  /** Whether anybody of it has signed on (上岗). */
  readonly isSignedOn: boolean;
  /** Members that count: those who signed on, or all where nobody did. */
  readonly members: number;
  /** How many of them hold a licence. */
  readonly licensed: number;
  readonly skills: readonly string[];
  /** Id of the case that it is at; absent = at none. */
  readonly atCase?: string;
  /** When it is free to go: now, or when what it is at ends. */
  readonly freeAt: number;
  /** Until when it rests; absent = it does not. */
  readonly restUntil?: number;
  /** What it has been given and not done: cases, and seconds of work on the spot. */
  readonly load: { readonly tasks: number; readonly seconds: number };
  /** Ids of the cases whose work `load.seconds` is: what lies with it or its members, without the one it is at. */
  readonly waiting: readonly string[];
}
