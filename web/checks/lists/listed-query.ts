import { queryOptions } from '@tanstack/react-query';
import { requestJson } from '../../state/request.ts';
import { checksKey, findingsSearch, type FindingsAnswer, type FindingsParams, type ShownFinding } from '../api.ts';

/** What one request brings at most. */
const pageSize = 200;

/** Findings as one asks for them, all of them up to a number. */
export interface Gathered {
  /** By id. */
  readonly findings: ReadonlyMap<string, ShownFinding>;
  /** How many there are, gathered or not. */
  readonly total: number;
  /** The server's clock, ISO. */
  readonly at: string;
}

/** Asks for findings page by page. @param most so many at most */
export function gatheredQuery(params: FindingsParams, most: number) {
  const search = findingsSearch(params);
  return queryOptions({
    queryKey: [...checksKey, 'gathered', search, most],
    queryFn: async ({ signal }): Promise<Gathered> => {
      const findings = new Map<string, ShownFinding>();
      for (let offset = 0; ; offset += pageSize) {
        const page = findingsSearch({ ...params, offset, limit: Math.min(pageSize, most - offset) });
        const answer = await requestJson<FindingsAnswer>(`/api/findings?${page}`, signal);
        for (const finding of answer.findings) findings.set(finding.id, finding);
        const end = offset + answer.findings.length;
        if (answer.findings.length === 0 || end >= Math.min(answer.total, most)) {
          return { findings, total: answer.total, at: answer.at };
        }
      }
    },
  });
}

/** The findings on all work lists, mended ones too: what the lists' progress is told by. */
export const listedQuery = gatheredQuery({ treat: 'list', state: 'all' }, 10_000);
