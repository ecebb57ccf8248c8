import { requestJson } from './request.ts';

/** The personal fields of a feature as they stand. Each look is logged; the answer is to be kept in no memory. */
export async function lookAtPersonal(collection: string, id: string): Promise<Readonly<Record<string, string>>> {
  const path = `/api/features/${collection}/${encodeURIComponent(id)}/personal`;
  return (await requestJson<{ fields: Readonly<Record<string, string>> }>(path)).fields;
}
