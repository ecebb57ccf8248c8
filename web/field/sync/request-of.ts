import { ruleOf } from '#domain/cases/acts.ts';
import type { FrozenRequest, OutboxItem } from '../store/act.ts';

/** The request that an item is sent as; its photos have the server's names and its case is known. */
export function requestOf({ id, revision, act, occurredAt }: OutboxItem): FrozenRequest {
  const key = `${id}.${revision}`;
  switch (act.kind) {
    case 'act': {
      if ('report' in act.of) throw new Error(`The report of ${id} is not uploaded yet.`);
      const { id: ref, base } = act.of;
      // What is done at a desk is done when it is written.
      const when = ruleOf(act.act).street === true ? { occurredAt } : {};
      const body = { act: act.act, base, input: act.input, ...when };
      return { path: `/api/cases/${encodeURIComponent(ref)}/acts`, key, body };
    }
    case 'report':
      return { path: '/api/cases', key, body: { ...act.report, occurredAt } };
    case 'on':
      return { path: '/api/attendance/on', key, body: { ...act.input, occurredAt } };
    case 'off':
      return { path: '/api/attendance/off', key, body: { occurredAt } };
  }
}
