import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { groupOf } from '#domain/catalogue/codes.ts';
import { standardClassOf } from '#domain/catalogue/standard-classes.ts';
import { fitSpelling } from '#domain/spelling.ts';

/** The syllables of a text as it is typed on a Latin keyboard; empty where they are not known (yet). */
export type Spell = (text: string) => readonly string[];

/** What the list of classes is narrowed to; '' = not. */
export interface ClassFilter {
  readonly words: string;
  /** Kind and code of a group: "matter 06". */
  readonly group: string;
  /** Campaign action. */
  readonly action: string;
  /** Only those of which the bureau says something. */
  readonly own: boolean;
  /** Retired ones too. */
  readonly retired: boolean;
}

/** Name of a class's group as the filter has it. */
export function groupKey(item: Pick<CaseClass, 'kind' | 'code'>): string {
  const group = groupOf(item);
  return group === undefined ? '' : `${group.kind} ${group.code}`;
}

/**
 * The classes that a filter leaves, in their order. What goes wrong with components ("X异常") repeats their whole list: it
 * is left out until its group is chosen or something is looked for.
 * @param isOwn whether the bureau says something of a class
 */
export function filterClasses(
  classes: readonly CaseClass[],
  { words, group, action, own, retired }: ClassFilter,
  spell: Spell,
  isOwn: (item: CaseClass) => boolean,
): readonly CaseClass[] {
  const asked = words.trim().toLowerCase();
  return classes.filter(
    (item) =>
      (retired || !item.retired) &&
      (!own || isOwn(item)) &&
      (action === '' || String(item.action) === action) &&
      (group === '' ? asked !== '' || own || !isMirror(item) : groupKey(item) === group) &&
      (asked === '' || isMeant(item, asked, spell)),
  );
}

function isMirror({ standard, kind, code }: CaseClass): boolean {
  return kind === 'matter' && standardClassOf({ standard, kind: 'component', code }) !== undefined;
}

function isMeant({ zh, en, code }: CaseClass, asked: string, spell: Spell): boolean {
  if (zh.includes(asked) || code.startsWith(asked) || en.toLowerCase().includes(asked)) return true;
  return /^[a-z]+$/.test(asked) && fitSpelling(spell(zh), asked) !== undefined;
}
