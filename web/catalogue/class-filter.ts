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
 * The classes that a filter leaves: matters of their own list first, then components, then what goes wrong with these
 * ("X异常"), which repeats their whole list and so is left out until its group is chosen or something is looked for. What
 * begins with the words looked for goes before what only has them in it.
 * @param isOwn whether the bureau says something of a class
 */
export function filterClasses(
  classes: readonly CaseClass[],
  { words, group, action, own, retired }: ClassFilter,
  spell: Spell,
  isOwn: (item: CaseClass) => boolean,
): readonly CaseClass[] {
  const asked = words.trim().toLowerCase();
  return classes
    .filter(
      (item) =>
        (retired || !item.retired) &&
        (!own || isOwn(item)) &&
        (action === '' || String(item.action) === action) &&
        (group === '' ? asked !== '' || own || !isMirror(item) : groupKey(item) === group),
    )
    .map((item) => ({ item, fit: asked === '' ? 0 : fitOf(item, asked, spell) }))
    .filter((found): found is typeof found & { fit: number } => found.fit !== undefined)
    .sort((a, b) => a.fit - b.fit || listOf(a.item) - listOf(b.item))
    .map(({ item }) => item);
}

/** In which part of the list a class stands. */
function listOf(item: CaseClass): number {
  if (item.kind === 'component') return 1;
  return isMirror(item) ? 2 : 0;
}

function isMirror({ standard, kind, code }: CaseClass): boolean {
  return kind === 'matter' && standardClassOf({ standard, kind: 'component', code }) !== undefined;
}

/** 0 for what begins with what is asked, 1 for what has it inside; undefined for neither. */
function fitOf({ zh, en, code }: CaseClass, asked: string, spell: Spell): 0 | 1 | undefined {
  const english = en.toLowerCase();
  const spelled = /^[a-z]+$/.test(asked) ? fitSpelling(spell(zh), asked) : undefined;
  if (zh.startsWith(asked) || code.startsWith(asked) || english.startsWith(asked)) return 0;
  if (spelled !== undefined && spelled !== 'inside') return 0;
  return zh.includes(asked) || english.includes(asked) || spelled === 'inside' ? 1 : undefined;
}
