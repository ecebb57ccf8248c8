import type { Words } from '#domain/collection.ts';
import type { EmergingClass } from '#domain/hotspots/hotspot.ts';
import type { FiguredKind } from './panel-kinds.ts';

/** A rate with what it is of: `value` is null where the base `m` is 0, and is then shown as "—". */
export interface Rate {
  readonly n: number;
  readonly m: number;
  readonly value: number | null;
}

/** A case as walls show it: nothing of who called, no photo, no free text. */
export interface WallCase {
  readonly id: string;
  readonly number: string;
  readonly className: string;
  readonly place: string;
  readonly unit?: string;
  readonly status: string;
  readonly urgent: boolean;
  /** Degrees WGS84. */
  readonly lon: number;
  readonly lat: number;
  /** RFC 3339 UTC. */
  readonly reportedAt: string;
  readonly dueAt?: string;
}

/** What each kind of panel tells; every answer stands beside the instant it was reckoned at (`Figured`). */
export interface Figures {
  /** practice.md 5: as /api/numbers/five has them. */
  readonly five: {
    readonly filedToday: { readonly n: number; readonly citizens: number; readonly yesterday: number };
    readonly overdue: {
      readonly n: number;
      readonly worstUnit?: { readonly unit: string; readonly n: number };
      readonly longest?: {
        readonly number: string;
        readonly place: string;
        readonly unit: string;
        readonly dueAt: string;
      };
    };
    readonly onTime: Rate & { readonly suspended: number };
    readonly repeat: {
      readonly n: number;
      readonly worst?: { readonly place: string; readonly unit?: string; readonly n: number };
    };
    readonly onDuty: {
      readonly n: number | null;
      readonly m: number;
      readonly value: number | null;
      readonly lost?: number;
      readonly absent?: number;
    };
  };
  readonly second: {
    readonly newIllegal: { readonly n: number | null; readonly target: number };
    /** Of the kind of responsibility that street order goes by; null: not tested yet. */
    readonly noZone: { readonly squareMetres: number; readonly metres: number } | null;
    /** Of the phases of today the one that ends last; null where none runs (January to April). */
    readonly daysLeft: number | null;
  };
  /**
   * The ten, always ten rows. `open` and `overdue` (当前超期未处置) as they stand, `closed` this month; `lost` points of
   * assessment this month, null where there are no assessments.
   */
  readonly actions: readonly {
    readonly action: number;
    readonly open: number;
    readonly overdue: number;
    readonly closed: number;
    readonly lost: number | null;
    /** Cases filed by day, the last 14 days, the oldest first. */
    readonly trend: readonly number[];
  }[];
  /**
   * The roads with flag key26, worst first (practice.md 5: no ranks); `expected` is how many there should be. `perKm`: cases
   * filed in the last 30 days by kilometre, null without a length; `onTime`: 按期处置率 of this month.
   */
  readonly roads: {
    readonly expected: number;
    readonly rows: readonly {
      readonly road: string;
      readonly perKm: number | null;
      readonly open: number;
      readonly overdue: number;
      readonly onTime: Rate;
    }[];
  };
  /** On-time rates of this month with their formula in words; `before` is of the whole month before. */
  readonly rates: readonly {
    readonly key: string;
    readonly title: Words;
    readonly formula: Words;
    readonly rate: Rate;
    readonly before: Rate;
  }[];
  /**
   * Cases that lie with a unit, those with the least time left: first some that are overdue (the longest first), then those
   * due next. `overdue` and `withinHour` count all.
   */
  readonly deadlines: { readonly overdue: number; readonly withinHour: number; readonly rows: readonly WallCase[] };
  readonly hotspots: {
    /** Slices looked at, RFC 3339 UTC. */
    readonly from: string;
    readonly to: string;
    readonly guard?: 'cases' | 'cells' | 'slices';
    readonly rows: readonly {
      readonly place: string;
      readonly unit?: string;
      readonly emerging: EmergingClass;
      readonly count: number;
      readonly why: Words;
      readonly lon: number;
      readonly lat: number;
    }[];
  };
  /** Crews (班组) by unit; no person. `reached`: of those on shift, known to be somewhere; `tasks` lie with them. */
  readonly crews: {
    readonly onShift: number;
    readonly reached: number;
    readonly rows: readonly {
      readonly unit: string;
      readonly crews: number;
      readonly onShift: number;
      readonly reached: number;
      readonly tasks: number;
    }[];
  };
  /**
   * One row a rule in force that has findings or a rate; `value` in per cent (0 to 100), as the checks have it, null = "—".
   * `worse`: so many more findings are open than seven days ago; below zero: fewer.
   */
  readonly checks: readonly {
    readonly rule: string;
    readonly title: Words;
    readonly action?: number;
    readonly value: number | null;
    readonly open: number;
    readonly worse: number;
  }[];
  /** Both on 1 to 10 May, none from January to April (plan.md 12). */
  readonly phase: {
    readonly phases: readonly {
      readonly id: string;
      readonly zh: string;
      readonly en: string;
      readonly from: string;
      readonly to: string;
      readonly daysLeft: number;
      readonly days: number;
    }[];
    readonly next?: { readonly zh: string; readonly en: string; readonly inDays: number };
    readonly yearLeft: number;
  };
  readonly communities: readonly {
    readonly community: string;
    readonly district: string;
    readonly open: number;
    readonly overdue: number;
    readonly filedThisMonth: number;
    /** Facilities with findings of checks inside. */
    readonly faults: number;
  }[];
  readonly newest: readonly WallCase[];
  /**
   * Floor space and number of what stands at the end of each of the last 12 months, the running one as of today ("YYYY-MM",
   * the oldest first): new (target 0 growth) and stock (must fall).
   */
  readonly illegal: {
    readonly months: readonly {
      readonly month: string;
      readonly newStanding: number;
      readonly newSquareMetres: number;
      readonly stock: number;
      readonly stockSquareMetres: number;
    }[];
  };
}

/** What a panel is told; `of` as it was asked (`asked-panels.ts`). `error` instead of figures where they could not be reckoned: the rest of the wall goes on. */
export type Figured<K extends FiguredKind = FiguredKind> =
  | { readonly kind: K; readonly of?: readonly string[]; readonly at: string; readonly figures: Figures[K] }
  | { readonly kind: K; readonly of?: readonly string[]; readonly at: string; readonly error: 'busy' | 'failed' };

/** An urgent case that nobody answered yet. */
export interface Alarm extends WallCase {
  /** Since when it is urgent and filed or reported, RFC 3339 UTC. */
  readonly since: string;
}
