import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { fitSpelling, type Fit } from '#domain/spelling.ts';

/** The syllables of a text as it is typed on a Latin keyboard; empty where they are not known (yet). */
export type Spell = (text: string) => readonly string[];

/** How good a find is: the beginning of the name, of its pinyin, then somewhere inside. */
const fits: Readonly<Record<Fit, number>> = { exact: 1, prefix: 2, inside: 5 };

/** At most so many are offered: who wants more types one sign more. */
const most = 12;

/**
 * Classes that a query may mean, the best first: by name ("暴露"), by pinyin or its initials ("bllj"), by code, by English.
 * @param recent texts of keys used last (`keyText`): among equals they come first
 */
export function searchClasses(
  classes: readonly CaseClass[],
  query: string,
  spell: Spell,
  isRecent: (item: CaseClass) => boolean,
): readonly CaseClass[] {
  const asked = query.trim().toLowerCase();
  if (asked === '') return [];
  return classes
    .map((item, place) => ({ item, place, rank: rankOf(item, asked, spell), used: isRecent(item) ? 0 : 1 }))
    .filter((found): found is typeof found & { rank: number } => found.rank !== undefined)
    .sort((a, b) => a.rank - b.rank || a.used - b.used || a.item.zh.length - b.item.zh.length || a.place - b.place)
    .slice(0, most)
    .map(({ item }) => item);
}

function rankOf({ zh, en, code }: CaseClass, asked: string, spell: Spell): number | undefined {
  if (zh === asked || code === asked) return 0;
  if (zh.startsWith(asked)) return 1;
  if (code.startsWith(asked)) return 2;
  if (zh.includes(asked)) return 3;
  const letters = /^[a-z0-9]+$/.test(asked) ? fitSpelling(spell(zh), asked) : undefined;
  if (letters !== undefined) return fits[letters];
  const english = en.toLowerCase();
  if (english.startsWith(asked)) return 2;
  return english.includes(asked) && asked.length > 2 ? 6 : undefined;
}
