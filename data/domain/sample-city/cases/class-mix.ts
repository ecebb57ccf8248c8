import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { currentStandard } from '#domain/catalogue/codes.ts';
import { standardRules } from './rules.ts';

/** Where a class of cases is found. */
export type SpotKind = 'street' | 'inside' | 'market' | 'school' | 'station' | 'park' | 'river' | 'site';

/** The hours of the day a class is reported in. */
export type HourPattern = 'patrol' | 'morning' | 'evening' | 'night' | 'even';

/** A class as the generator uses it. */
export interface SampleClass {
  readonly caseClass: CaseClass;
  readonly hours: HourPattern;
  readonly spots: readonly (readonly [SpotKind, number])[];
  /** More at weekends than on working days. */
  readonly atWeekends: boolean;
  /** May be cleared on the spot by the supervisor. */
  readonly light: boolean;
}

type Row = [
  code: string,
  weight: number,
  hours: HourPattern,
  spots: Partial<Record<SpotKind, number>>,
  traits?: 'weekend' | 'light',
];

/**
 * Share of each class in percent. Calibrated on a published month (Tianmen, December 2016): flyposting 48 %,
 * stacked goods 13 %, components 2.5 %; the rest is shared out by judgement.
 */
const matterRows: readonly Row[] = [
  ['07001', 48, 'patrol', { street: 6, inside: 3, market: 0.8, station: 0.3, school: 0.4 }, 'light'],
  ['06036', 13, 'patrol', { street: 4, inside: 4, market: 1.5 }, 'light'],
  ['06010', 3.6, 'patrol', { street: 3, inside: 5, market: 2 }],
  ['06011', 0.8, 'patrol', { inside: 5, street: 1 }],
  ['06012', 2.6, 'morning', { street: 8, market: 1, school: 0.5 }, 'light'],
  ['06042', 2.2, 'morning', { street: 4, inside: 4, market: 1 }],
  ['06007', 1.6, 'patrol', { inside: 4, street: 3 }, 'light'],
  ['06004', 0.8, 'patrol', { street: 5, inside: 2 }],
  ['06017', 1.2, 'patrol', { park: 3, street: 4 }],
  ['06041', 0.7, 'morning', { inside: 6 }],
  ['06001', 0.5, 'patrol', { inside: 6 }],
  ['06014', 0.8, 'night', { street: 5, site: 3 }],
  ['06025', 0.7, 'patrol', { river: 1 }],
  ['06027', 0.4, 'evening', { street: 5, inside: 1 }],
  ['06028', 0.6, 'evening', { park: 2, inside: 3, street: 2 }],
  ['06029', 0.5, 'night', { street: 4, market: 1, park: 1 }, 'weekend'],
  ['07002', 0.7, 'patrol', { station: 2, street: 2, school: 1 }, 'weekend'],
  ['07003', 0.9, 'patrol', { street: 6 }],
  ['07006', 0.6, 'patrol', { street: 6 }],
  ['07007', 0.7, 'patrol', { street: 5, site: 1 }],
  ['07008', 0.4, 'patrol', { street: 3, site: 2 }],
  ['08001', 0.4, 'night', { site: 1 }],
  ['08002', 0.3, 'patrol', { street: 3, site: 1 }],
  ['08004', 0.5, 'patrol', { site: 1 }],
  ['08007', 0.3, 'patrol', { site: 1 }],
  ['08012', 0.3, 'night', { site: 3, street: 1 }],
  ['09001', 4.3, 'evening', { market: 4, school: 2, street: 3, station: 0.7, park: 0.8 }, 'weekend'],
  ['09002', 0.6, 'night', { market: 2, street: 1 }, 'weekend'],
  ['09005', 4.2, 'evening', { street: 7, market: 1.5 }, 'weekend'],
  ['09006', 2.6, 'morning', { market: 4, street: 3, school: 1 }, 'weekend'],
  ['09009', 1.1, 'even', { street: 5, school: 1, station: 0.5 }],
  ['09010', 1.3, 'even', { street: 5, school: 1, station: 0.5, market: 1 }, 'light'],
  ['09011', 0.7, 'even', { street: 4, station: 1, park: 1 }, 'light'],
  ['09020', 0.3, 'morning', { market: 1 }],
  ['09022', 0.5, 'evening', { street: 6 }, 'weekend'],
];

const componentRows: readonly Row[] = [
  ['01004', 0.5, 'patrol', { street: 1 }],
  ['01037', 0.25, 'evening', { street: 1 }],
  ['01040', 0.1, 'patrol', { street: 1 }],
  ['01027', 0.1, 'patrol', { street: 1 }],
  ['02004', 0.15, 'patrol', { street: 1 }],
  ['02012', 0.2, 'patrol', { street: 1 }],
  ['02017', 0.2, 'patrol', { street: 1 }],
  ['03001', 0.2, 'patrol', { street: 1, park: 1 }],
  ['03005', 0.5, 'patrol', { street: 1 }],
  ['03008', 0.15, 'patrol', { street: 1 }],
  ['04007', 0.1, 'patrol', { park: 1, street: 1 }],
  ['04011', 0.1, 'patrol', { street: 1 }],
];

function classesOf(kind: CaseClass['kind'], rows: readonly Row[]): { item: SampleClass; weight: number }[] {
  return rows.map(([code, weight, hours, spots, trait]) => ({
    weight,
    item: {
      caseClass: standardRules.classOf({ standard: currentStandard, kind, code })!,
      hours,
      spots: Object.entries(spots) as [SpotKind, number][],
      atWeekends: trait === 'weekend',
      light: trait === 'light',
    },
  }));
}

/** All classes of the sample with their weights. */
export const classMix: readonly { readonly item: SampleClass; readonly weight: number }[] = [
  ...classesOf('matter', matterRows),
  ...classesOf('component', componentRows),
];
