import { expect, test } from 'vitest';
import { holderOf } from '#domain/cases/course/whose.ts';
import { performAct } from '#domain/cases/course/perform.ts';
import { worldAt } from './course-world.ts';

const id = '01a2b3c4-0000-7000-8000-000000000000';

test('who has a case is told by name, never by id', () => {
  expect(holderOf({ crew: '一班' })).toBe('the crew "一班"');
  expect(holderOf({ assignee: id }, () => '张某')).toBe('"张某"');
  expect(holderOf({ assignee: id }, () => undefined)).toBe('somebody else');
  const refused = performAct({ status: 'handling', assignee: id }, 'case.sign-for', {}, worldAt(0));
  expect(refused).toMatchObject({ ok: false, error: { reason: 'own-hand' } });
  expect(JSON.stringify(refused)).not.toContain(id);
});
