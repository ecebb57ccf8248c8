import { createInstance } from 'i18next';
import { expect, it } from 'vitest';
import { standIns } from '#domain/duty/stand-ins.ts';
import type { RecordsView, StoredRecord } from '#domain/record.ts';
import zh from '../../../web/i18n/zh.json' with { type: 'json' };
import { isKeptInTables, registerById } from '../../../web/registers/register.ts';
import { faultWords } from '../../../web/ui/fault-words.ts';

it('a stand-in for a day is a register of its own, asked for in the order in which one thinks of it', () => {
  const register = registerById('stand-ins')!;
  expect(register.fields.map(({ titles }) => titles.zh)).toEqual([
    '日期',
    '岗位编号',
    '班次名称',
    '被替人员',
    '替班人员',
    '事由',
  ]);
  expect(isKeptInTables(register)).toBe(true);
});

it('whatever is wrong with a stand-in is said in the reader’s words', () => {
  const i18n = createInstance();
  void i18n.init({ lng: 'zh', resources: { zh: { translation: zh } }, initAsync: false });
  const record = (kind: string, id: string, content: object): StoredRecord => ({
    kind,
    id,
    version: 1,
    content: { ...content },
  });
  const shift = { name: '早班', unit: '一中队', startsAt: '06:00', endsAt: '14:00', persons: 2, sunday: true };
  const mine = { day: '2026-11-23', post: 'G-1', shift: '早班', person: '王五', standIn: '王五' };
  const view = (...all: StoredRecord[]): RecordsView => ({
    get: (kind, id) => all.find((one) => one.kind === kind && one.id === id),
    all: (kind) => all.filter((one) => one.kind === kind),
  });
  const told = (...all: StoredRecord[]) =>
    standIns.check!(view(...all), 'me', mine).map(({ detail }) => faultWords(detail, i18n.t));
  expect(told()).toEqual([
    '没有班次“早班”，请先在班次计划中添加',
    '此人这一天没有排在这个岗位和班次',
    '替班人员不能是被替人员本人',
  ]);
  expect(told(record('shift-plans', 's', shift), record('stand-ins', 'other', { ...mine, standIn: '孙七' }))).toEqual([
    '这一天没有这个班次',
    '此人这一天没有排在这个岗位和班次',
    '替班人员不能是被替人员本人',
    '这一天已有人替班',
  ]);
});
