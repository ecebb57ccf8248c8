import { beforeEach, expect, it } from 'vitest';
import type { EscalationNews } from '#domain/cases/acknowledgement.ts';
import { answerEscalations, dismissEscalation, noteEscalation, useEscalations } from '../../../web/live/escalation.ts';

const news = (id: string, level: 1 | 2 | 3): EscalationNews => ({
  case: id,
  number: `20261122-000${id}`,
  level,
  step: 'arrived',
  unit: '城中中队',
  at: '2026-11-22T04:00:00Z',
});
const held = () => useEscalations.getState().news.map((one) => `${one.case}/${one.level}`);

beforeEach(() => useEscalations.setState({ news: [], count: 0 }));

it('holds what was told of each case last, the newest first, and counts every word', () => {
  noteEscalation(news('1', 1));
  noteEscalation(news('2', 1));
  noteEscalation(news('1', 2));
  expect([held(), useEscalations.getState().count]).toEqual([['1/2', '2/1'], 3]);
  dismissEscalation('1');
  expect([held(), useEscalations.getState().count]).toEqual([['2/1'], 3]);
});

it('holds the last twenty', () => {
  for (let i = 0; i < 30; i++) noteEscalation(news(String(i), 1));
  expect([held().length, held()[0]]).toEqual([20, '29/1']);
});

it('lets go of what a colleague answered, and of nothing else', () => {
  noteEscalation(news('1', 1));
  noteEscalation({ ...news('2', 1), step: 'signedFor' });
  answerEscalations('case.note', ['1', '2']);
  answerEscalations('features.edit', ['1', '2']);
  expect(held()).toEqual(['2/1', '1/1']);
  answerEscalations('case.sign-for', ['1', '2']);
  expect(held()).toEqual(['1/1']);
  answerEscalations('case.arrive', ['3']);
  expect(held()).toEqual(['1/1']);
  answerEscalations('case.arrive', ['1']);
  expect(held()).toEqual([]);
});
