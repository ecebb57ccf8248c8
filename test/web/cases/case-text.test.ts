import { expect, it } from 'vitest';
import { caseText } from '../../../web/cases/case-text.ts';
import { createI18n } from '../../../web/i18n/i18n.ts';
import { aCase } from './world.tsx';

const { properties } = aCase({ urgent: true, description: '来电人张某反映', sourceNumber: 'TZ-881' });
const post = { officer: '王莉', phone: '0523-1' };

it('says number, class, place, unit, deadline and whom to call, and nothing of who reported it', () => {
  const { t } = createI18n('zh');
  expect(caseText(properties, { className: '暴露垃圾', clock: '剩2工作时10分', post }, t, ({ zh }) => zh)).toBe(
    [
      '案件编号：20261122-0007（处置中、紧急）',
      '小类：暴露垃圾',
      '位置：坡子街，人民路口向南50米，路东',
      '责任单位：一中队',
      '处置截止时间：2026-11-22 14:10（剩2工作时10分）',
      '岗位电话：0523-1 王莉',
    ].join('\n'),
  );
});

it('leaves out what is not known', () => {
  const { t } = createI18n('en');
  const waiting = { ...properties, status: 'pendingFiling', urgent: false, dueAt: undefined };
  expect(caseText(waiting, { className: 'Exposed rubbish', clock: '' }, t, ({ en }) => en)).toBe(
    [
      'Case: 20261122-0007 (Awaiting filing)',
      'Class: Exposed rubbish',
      'Place: 坡子街，人民路口向南50米，路东',
      'Unit: 一中队',
    ].join('\n'),
  );
});
