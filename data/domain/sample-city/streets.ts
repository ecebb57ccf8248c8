import type { Section } from './sections.ts';

/** Sections of one road that follow each other and share a property, as one stretch of street. */
export interface Stretch {
  readonly road: string;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly sections: readonly Section[];
  /** Metres. */
  readonly length: number;
}

/** The stretches of main shopping street, in the order of the roads. */
export function shoppingStretches(sections: readonly Section[]): Stretch[] {
  const out: Section[][] = [];
  sections.forEach((section, i) => {
    if (!section.mainCommercial) return;
    const before = sections[i - 1];
    if (before?.mainCommercial && before.road === section.road) out.at(-1)!.push(section);
    else out.push([section]);
  });
  return out.map((list) => ({
    road: list[0]!.road,
    from: list[0]!.from,
    to: list.at(-1)!.to,
    sections: list,
    length: list.reduce((sum, section) => sum + section.measured.length, 0),
  }));
}

/** The section and the chainage in it of a chainage along a stretch, in metres. */
export function alongStretch(stretch: Stretch, chainage: number): { section: Section; chainage: number } {
  let rest = chainage;
  for (const section of stretch.sections) {
    if (rest <= section.measured.length || section === stretch.sections.at(-1)) return { section, chainage: rest };
    rest -= section.measured.length;
  }
  throw new Error('a stretch has at least one section');
}
