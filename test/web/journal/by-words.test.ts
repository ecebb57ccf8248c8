// @vitest-environment node
import { expect, it } from 'vitest';
import { byWords } from '../../../web/journal/kind-words.ts';
import { createI18n } from '../../../web/i18n/i18n.ts';

it('names a standing order in the reader’s language, and a program without a word by its own name', () => {
  const [zh, en] = [createI18n('zh').t, createI18n('en').t];
  expect(byWords({ by: 'program:standing-order' }, zh)).toBe('常设指令');
  expect(byWords({ by: 'program:standing-order' }, en)).toBe('standing order');
  expect(byWords({ by: 'program:other' }, zh)).toBe('program:other');
  expect(byWords({ by: 'p1', byName: '张三' }, zh)).toBe('张三');
});
