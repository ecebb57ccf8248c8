import type { CaseStatus } from '#domain/cases/status.ts';
import { caseStatuses } from '#domain/cases/status.ts';
import type { Figures, WallCase } from '#domain/wall/figures.ts';
import { wallCase } from '#domain/wall/wall-case.ts';
import type { Context } from '../../context.ts';
import { findCases } from '../../queue/reader.ts';
import type { PanelAsked } from './source.ts';

/** Cases told at most. */
const most = 40;

/** What came within so long is news, milliseconds; where that is little, the few that came before it stand with it. */
const newsMs = 86_400_000;
const few = 10;

/** Days back that are looked through: more only where too few came in fewer. */
const reaches = [2, 30];

/** Reports that came to nothing, or into another case, are no news. */
const isNews = (status: CaseStatus): boolean => !['voided', 'merged', 'notAccepted', 'notFiled'].includes(status);
const news = (Object.keys(caseStatuses) as CaseStatus[]).filter(isNews);

/** The cases reported last: those of a day, and no pages of weeks ago where a panel is narrowed to what is rare. */
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
  let fids: readonly number[] = [];
  for (const days of reaches) {
    const time = { property: 'reportedAt' as const, from: to - days * 86_400, to };
    fids = (await index.read('cases', (points) => findCases(points, { ...query, time }, 0, most))).fids;
    if (fids.length >= few) break;
  }
  const cases = (await register.rows('cases', fids)).map(wallCase);
  const isNew = ({ reportedAt }: WallCase): boolean => Date.parse(reportedAt) >= at - newsMs;
  return cases.slice(0, Math.max(few, cases.filter(isNew).length));
}
