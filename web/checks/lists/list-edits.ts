import { workLists, type WorkItem, type WorkList } from '#domain/checks/work-lists.ts';
import type { PageRecord, RecordEdit } from '../../state/records.ts';
import type { ShownFinding } from '../api.ts';
import { placeOfFinding } from '../treat/place-of-finding.ts';

export type KeptList = PageRecord<WorkList>;

/** So many things to be done a list holds. */
export const mostItems = 500;

/** A finding as something to be done, as it stands now. */
export function itemOf(finding: ShownFinding): WorkItem {
  return {
    finding: finding.id,
    rule: finding.rule,
    place: finding.place.slice(0, 300),
    ...placeOfFinding(finding),
    wrong: finding.wrong.zh.slice(0, 1000),
    remedy: finding.remedyWords.zh.slice(0, 1000),
  };
}

/** Puts findings on a list; those that stand on it stay as they are. @returns undefined where there is nothing to add */
export function addingEdit(list: KeptList, findings: readonly ShownFinding[]): RecordEdit | undefined {
  const there = new Set(list.content.items.map(({ finding }) => finding));
  const added = findings.filter(({ id }) => !there.has(id)).map(itemOf);
  return added.length === 0 ? undefined : changing(list, { items: [...list.content.items, ...added] });
}

/** A new list of findings. */
export function newListEdit(said: Omit<WorkList, 'items'>, findings: readonly ShownFinding[]): RecordEdit {
  const items = findings.map(itemOf);
  return { kind: workLists.id, base: null, before: null, after: { ...said, items } };
}

/** Says anew what a list is called, who sets it right and until when. */
export function sayingEdit({ id, version, content }: KeptList, said: Omit<WorkList, 'items'>): RecordEdit {
  const after = { ...said, items: content.items };
  return { kind: workLists.id, id, base: version, before: { ...content }, after };
}

/** Says of a thing on a list that it was done on a day, or takes that back. */
export function tickingEdit(list: KeptList, finding: string, doneOn: string | undefined): RecordEdit {
  return changing(list, {
    items: list.content.items.map((item) => {
      if (item.finding !== finding) return item;
      const { doneOn: _, ...rest } = item;
      return doneOn === undefined ? rest : { ...rest, doneOn };
    }),
  });
}

/** Takes things off a list; with the last one the list itself goes. */
export function removingEdit(list: KeptList, findings: ReadonlySet<string>): RecordEdit {
  const items = list.content.items.filter(({ finding }) => !findings.has(finding));
  return items.length === 0 ? endingEdit(list) : changing(list, { items });
}

/** Takes a whole list away. */
export function endingEdit({ id, version, content }: KeptList): RecordEdit {
  return { kind: workLists.id, id, base: version, before: { ...content }, after: null };
}

function changing({ id, version, content }: KeptList, patch: Partial<WorkList>): RecordEdit {
  return { kind: workLists.id, id, base: version, before: { ...content }, after: { ...content, ...patch } };
}
