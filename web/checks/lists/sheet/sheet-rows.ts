import type { Geometry } from 'geojson';
import type { WorkItem, WorkList } from '#domain/checks/work-lists.ts';
import type { Language } from '../../../state/view.ts';
import type { ShownFinding } from '../../api.ts';
import { placeOfFinding, type LonLat } from '../../treat/place-of-finding.ts';
import { stateOfItem, type ItemState } from '../progress.ts';
import { walkOrder } from './walk-order.ts';

/** One thing to be done as a sheet shows it: a row of the table and a numbered place on the map. */
export interface SheetRow extends LonLat {
  /** From 1; the same on the screen, in the table and on the map. */
  readonly number: number;
  /** Of the finding. */
  readonly id: string;
  readonly rule: string;
  readonly place: string;
  readonly wrong: string;
  readonly remedy: string;
  readonly unit?: string;
  readonly state: ItemState;
  /** The stretch or area, where the finding still stands. */
  readonly geometry?: Geometry;
  /** Where things have to be put. */
  readonly proposals: readonly LonLat[];
}

/** What is on a list, numbered. What stands open is said as it is now, the rest as it was when the list was made. */
export function rowsOfList(
  list: WorkList,
  findings: ReadonlyMap<string, ShownFinding>,
  language: Language,
): SheetRow[] {
  return numbered(
    list.items.map((item) => {
      const finding = findings.get(item.finding);
      const state = stateOfItem(item, finding);
      if (finding?.state === 'open') return { ...rowOfFinding(finding, language), state, ...unitOf(list) };
      return { ...rowOfItem(item), state, ...(finding?.unit && { unit: finding.unit }), ...unitOf(list) };
    }),
  );
}

/** Findings, numbered. */
export function rowsOfFindings(findings: Iterable<ShownFinding>, language: Language): SheetRow[] {
  return numbered([...findings].map((finding) => rowOfFinding(finding, language)));
}

type UnnumberedRow = Omit<SheetRow, 'number'>;

function numbered(rows: readonly UnnumberedRow[]): SheetRow[] {
  return walkOrder(rows).map((row, index) => ({ ...row, number: index + 1 }));
}

function rowOfFinding(finding: ShownFinding, language: Language): UnnumberedRow {
  const { id, rule, place, wrong, remedyWords, unit, state, geometry, remedy } = finding;
  return {
    id,
    rule,
    place,
    wrong: wrong[language],
    remedy: remedyWords[language],
    ...(unit && { unit }),
    state,
    ...placeOfFinding(finding),
    geometry,
    proposals: remedy.do === 'add' ? remedy.places : remedy.do === 'move' ? [remedy.to] : [],
  };
}

function rowOfItem({ finding, rule, place, lon, lat, wrong, remedy }: WorkItem): Omit<UnnumberedRow, 'state'> {
  return { id: finding, rule, place, lon, lat, wrong, remedy, proposals: [] };
}

function unitOf({ unit }: WorkList): { readonly unit?: string } {
  return unit === undefined ? {} : { unit };
}
