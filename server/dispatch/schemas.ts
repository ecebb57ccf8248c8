import Type from 'typebox';
import type { CrewStanding } from '#domain/dispatch/crew-standing.ts';
import type { DispatchTask } from '#domain/dispatch/dispatch-task.ts';
import type { PlanGround } from '#domain/dispatch/problem-of.ts';
import type { RankedCrew } from '#domain/dispatch/rank-crews.ts';
import type { CostOfMove } from '#domain/dispatch/replan.ts';
import { vehicles, type Vehicle } from '#domain/people/crew.ts';
import type { Plan, Unplanned } from '#domain/dispatch/problem.ts';
import { responsibilityKinds, type ResponsibilityKind } from '#domain/zones/collection.ts';
import type { OwnRoute } from './own-route.ts';

const name = Type.String();
const seconds = Type.Number({ description: 's' });
const instant = Type.Number({ description: 'epoch seconds' });
const load = Type.Object({ tasks: Type.Integer(), seconds });
const oneOf = <T extends string>(values: readonly T[]) => Type.Unsafe<T>({ type: 'string', enum: [...values] });
const vehicle = oneOf(Object.keys(vehicles) as Vehicle[]);
const unplanned = oneOf<Unplanned>(['no-crew', 'licence', 'skill', 'rest', 'shift-ends', 'costs-more', 'no-way']);
const place = Type.Array(Type.Number(), { minItems: 2, maxItems: 2, description: 'lon/lat, degrees WGS84' });

/** A case in a unit's hands, as whoever sends crews needs to know it. */
const taskSchema = Type.Object({
  id: name,
  number: name,
  version: Type.Integer(),
  className: name,
  words: Type.String({ description: 'the place in words' }),
  place,
  unit: name,
  coUnit: Type.Optional(name),
  zone: Type.Optional(name),
  urgent: Type.Boolean(),
  dueAt: instant,
  work: seconds,
  licensed: Type.Integer({ description: 'licensed members that it needs' }),
  skills: Type.Array(name),
  crew: Type.Optional(name),
  assignee: Type.Optional(name),
  isSignedFor: Type.Boolean(),
  arrivedAt: Type.Optional(instant),
});

/** A crew as it stands. */
const crewSchema = Type.Object({
  name,
  unit: name,
  vehicle,
  zone: Type.Optional(name),
  shift: Type.Optional(Type.Object({ from: instant, until: instant })),
  place: Type.Optional(place),
  isFix: Type.Boolean({ description: 'whether the place is that of a phone; otherwise where the crew usually stands' }),
  isSignedOn: Type.Boolean(),
  members: Type.Integer(),
  licensed: Type.Integer(),
  skills: Type.Array(name),
  atCase: Type.Optional(name),
  freeAt: instant,
  restUntil: Type.Optional(instant),
  load,
});

/** A plan. */
const planSchema = Type.Object({
  routes: Type.Array(
    Type.Object({
      crew: name,
      visits: Type.Array(
        Type.Object({
          task: name,
          travel: seconds,
          arriveAt: instant,
          beginAt: instant,
          endAt: instant,
          late: seconds,
        }),
      ),
    }),
  ),
  unplanned: Type.Array(Type.Object({ task: name, why: unplanned })),
  cost: Type.Object({ lateness: seconds, travel: seconds }),
  fallback: Type.Boolean(),
});

/** A unit's plan with all that it speaks of. */
export interface UnitPlanAnswer {
  readonly unit: string;
  readonly plan: Plan;
  readonly tasks: readonly DispatchTask[];
  readonly crews: readonly CrewStanding[];
  readonly inHand: PlanGround['inHand'];
  readonly elsewhere: readonly string[];
  readonly mayAssign: boolean;
  readonly units: readonly string[];
  readonly at: string;
}

export const unitPlanSchema = Type.Unsafe<UnitPlanAnswer>(
  Type.Object({
    unit: name,
    plan: planSchema,
    tasks: Type.Array(taskSchema),
    crews: Type.Array(crewSchema),
    inHand: Type.Array(Type.Object({ task: name, crew: name, endsAt: instant })),
    elsewhere: Type.Array(name, { description: 'ids of cases that lie with one person, or with another unit’s crew' }),
    mayAssign: Type.Boolean(),
    units: Type.Array(name, { description: 'whose plans the asker may see' }),
    at: Type.String({ description: 'RFC 3339' }),
  }),
);

/** A crew as it is offered for a case. `whyNot`: data/domain/dispatch/rank-crews.ts. */
const rankedCrewSchema = Type.Object({
  crew: name,
  unit: name,
  fits: Type.Boolean(),
  whyNot: Type.Array(Type.Object({ why: name }, { additionalProperties: true })),
  cautions: Type.Array(name),
  travel: Type.Optional(seconds),
  arriveAt: Type.Optional(instant),
  late: Type.Optional(seconds),
  isHome: Type.Boolean(),
  load,
  members: Type.Integer(),
  licensed: Type.Integer(),
});

/** The crews for a case. */
export const crewsForCaseSchema = Type.Unsafe<{
  readonly unit: string;
  readonly task: DispatchTask | null;
  readonly crews: readonly RankedCrew[];
}>(
  Type.Object({
    unit: name,
    task: Type.Union([taskSchema, Type.Null()], { description: 'null: no unit has it in hand' }),
    crews: Type.Array(rankedCrewSchema),
  }),
);

/** The order of one's own crews' cases. */
export const ownRoutesSchema = Type.Unsafe<{ readonly routes: readonly OwnRoute[]; readonly at: string }>(
  Type.Object({
    routes: Type.Array(
      Type.Object({
        crew: name,
        visits: Type.Array(
          Type.Object({ case: Type.String({ description: 'id' }), beginAt: instant, endAt: instant, late: seconds }),
        ),
      }),
    ),
    at: Type.String({ description: 'RFC 3339' }),
  }),
);

/** The unit that a case is to be sent to, and why. */
export const unitReasonSchema = Type.Object({
  unit: Type.Optional(name),
  named: name,
  basis: oneOf(['owner', 'zone', 'gap', 'none'] as const),
  kind: Type.Optional(oneOf(Object.keys(responsibilityKinds) as ResponsibilityKind[])),
  zone: Type.Optional(Type.Object({ number: name, name: Type.Optional(name) })),
  scheme: Type.Optional(
    Type.Object({
      number: Type.Integer(),
      approvalNumber: Type.Optional(name),
      effectiveFrom: Type.Optional(Type.String()),
    }),
  ),
});

const caseId = Type.String({ minLength: 1, maxLength: 200, description: 'id' });
const crewName = Type.String({ minLength: 1, maxLength: 60 });
const unitName = Type.String({ minLength: 1, maxLength: 60 });

/** What moves by hand would cost. */
export const costBody = Type.Object(
  {
    unit: unitName,
    case: caseId,
    crew: crewName,
  },
  { additionalProperties: false },
);

export const costSchema = Type.Unsafe<Partial<CostOfMove> & { readonly why?: string }>(
  Type.Object({
    lateness: Type.Optional(seconds),
    travel: Type.Optional(seconds),
    plan: Type.Optional(planSchema),
    why: Type.Optional(Type.String({ description: 'why the crew cannot do it: as of unplanned cases, or "unknown"' })),
  }),
);

/** Cases to be given to crews. */
export const applyBody = Type.Object(
  {
    unit: unitName,
    moves: Type.Array(
      Type.Object(
        {
          case: caseId,
          crew: crewName,
          base: Type.Integer({ minimum: 1, description: 'the version that was read' }),
          reason: Type.Optional(Type.String({ maxLength: 300 })),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 100 },
    ),
  },
  { additionalProperties: false },
);
