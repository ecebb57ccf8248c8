import type { RecordContent, RecordsView } from '#domain/record.ts';
import { textOf } from '../about-feature.ts';
import type { CheckFeature } from '../check.ts';
import { fulfils } from '../params.ts';
import type { CompletenessParams } from './kind.ts';
import type { Lack } from './lack.ts';
import { ledgers, type Ledger } from './ledgers.ts';

type Paper = NonNullable<CompletenessParams['papers']>[number];

/** The papers of a ledger by what they are about. */
export type Papers = ReadonlyMap<string, readonly RecordContent[]>;

/** Reads a ledger. */
export function papersOf(records: RecordsView, { kind }: Paper): Papers {
  const { about: by, where }: Ledger = ledgers[kind];
  const papers = new Map<string, RecordContent[]>();
  for (const { content } of records.all(kind)) {
    const about = textOf(content[by]);
    if (about === undefined || !fulfils(content, where)) continue;
    const known = papers.get(about);
    if (known === undefined) papers.set(about, [content]);
    else known.push(content);
  }
  return papers;
}

/**
 * No paper in force: neither in the ledger nor, where the rule lets it count, as a number in the feature itself.
 * @param today "YYYY-MM-DD", Asia/Shanghai; a paper holds to the end of its last day
 */
export function lackOfPaper(
  { properties }: CheckFeature,
  asked: Paper,
  papers: Papers,
  today: string,
): Lack | undefined {
  const { kind, own, orProperty, orUntil } = asked;
  const { paper: named, from, until }: Ledger = ledgers[kind];
  const hasNumber = orProperty !== undefined && textOf(properties[orProperty]) !== undefined;
  const ends = orUntil === undefined ? undefined : textOf(properties[orUntil]);
  if (hasNumber && (ends === undefined || ends >= today)) return undefined;
  const held = papers.get(String(properties[own] ?? '')) ?? [];
  const inForce = held.some((paper) => {
    const [first, last] = [textOf(paper[from]), textOf(paper[until])];
    return (first === undefined || first <= today) && (last === undefined || last >= today);
  });
  if (inForce) return undefined;
  const lasts = [...held.map((paper) => textOf(paper[until])), hasNumber ? ends : undefined];
  const ended = lasts
    .filter((day) => day !== undefined && day < today)
    .sort()
    .at(-1);
  return {
    key: orProperty ?? kind,
    isProperty: orProperty !== undefined,
    wrong:
      ended === undefined
        ? { zh: `无${named.zh}`, en: `no ${named.en}` }
        : { zh: `${named.zh}已过期（${ended}）`, en: `${named.en} run out (${ended})` },
    remedy:
      ended === undefined
        ? { zh: `补办${named.zh}`, en: `Get the ${named.en}` }
        : { zh: `续办${named.zh}`, en: `Renew the ${named.en}` },
  };
}
