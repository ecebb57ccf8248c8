import type { CaseStatus } from '#domain/cases/status.ts';
import { caseStatuses } from '#domain/cases/status.ts';
import type { Figures } from '#domain/wall/figures.ts';
import { wallCase } from '#domain/wall/wall-case.ts';
import type { Context } from '../../context.ts';
import { findCases } from '../../queue/reader.ts';
import type { PanelAsked } from './source.ts';

/** Cases told at most. */
const most = 40;

/** Days back that are looked through: more only where too few came in fewer. */
const reaches = [2, 30];

/** Reports that came to nothing, or into another case, are no news. */
const isNews = (status: CaseStatus): boolean => !['voided', 'merged', 'notAccepted', 'notFiled'].includes(status);
const news = (Object.keys(caseStatuses) as CaseStatus[]).filter(isNews);

/** The cases reported last. */
export async function newestFigures(
  { index, register }: Pick<Context, 'index' | 'register'>,
  { at, filter }: PanelAsked,
): Promise<Figures['newest']> {
  const query = {
    filter: { equals: { ...filter.equals, status: news } },
    bbox: undefined,
    none: [],
    order: 'newest' as const,
  };
  const to = Math.floor(at / 1000) + 1;
  const spans = [
    ...reaches.map((days) => ({ time: { property: 'reportedAt' as const, from: to - days * 86_400, to } })),
    {},
  ];
  let fids: readonly number[] = [];
  for (const span of spans) {
    fids = (await index.read('cases', (points) => findCases(points, { ...query, ...span }, 0, most))).fids;
    if (fids.length === most) break;
  }
  return (await register.rows('cases', fids)).map(wallCase);
}
