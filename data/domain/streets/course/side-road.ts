/** 辅路 (辅道): the road beside a main one, for those who turn off it; named after it. */
const ending = /(?<main>.+?)(?:东|西|南|北)?侧?(?:辅路|辅道|辅线)$/u;

/** The street that a side road belongs to by its name ('滨河大道辅路' -> '滨河大道'); undefined for any other name. */
export function mainOfSideRoad(name: string): string | undefined {
  return ending.exec(name)?.groups!['main'];
}
