import { describe, expect, test } from 'vitest';
import { classFromEdition, type Edition } from '#domain/catalogue/from-edition.ts';
import { bureau } from './records.ts';

/** Code and name of the class that a code goes over to, or the reason why none. */
function over(edition: Edition, code: string, kind: 'matter' | 'component' = 'matter'): string {
  const found = classFromEdition(bureau(), edition, code, kind);
  if (found.ok) return `${found.value.code} ${found.value.zh}`;
  const { reason, name, candidates } = found.error;
  return [reason, name, ...candidates.map(({ zh }) => zh)].join(' ').trim();
}

describe('codes of 2013', () => {
  test('go over to the class that inherits them', () => {
    expect(over('2013', '0110')).toBe('06010 暴露垃圾');
    expect(over('2013', '01-36')).toBe('06036 乱堆杂物');
    expect(over('2013', '0405')).toBe('09005 店外经营');
    expect(over('2013', '0507')).toBe('10001 道路积雪、结冰');
    expect(over('2013', '0602')).toBe('09013 临街屠宰');
  });

  test('mean another thing in the list of components', () => {
    expect(over('2013', '0101')).toBe('06001 私搭乱建');
    expect(over('2013', '0101', 'component')).toBe('01001 供水井盖');
    expect(over('2013', '0507', 'component')).toBe('01070 水域护栏');
  });

  test('that were withdrawn say so', () => {
    expect(over('2013', '0501')).toBe('withdrawn 自来水管破裂');
    expect(over('2013', '0505')).toBe('withdrawn 路面塌陷 道路破损');
    expect(over('2013', '0131')).toBe('withdrawn');
  });

  test('that each city gave for itself wait for the bureau, whose word holds', () => {
    expect(over('2013', '0197')).toBe('local');
    const records = bureau([
      { standard: 'GB/T 47678.5-2026', kind: 'matter', code: '06039', code2013: '0197', source: '局发〔2026〕8号' },
    ]);
    expect(classFromEdition(records, '2013', '0197')).toMatchObject({ ok: true, value: { zh: '违章开设道口' } });
  });

  test('that no list has are unknown', () => {
    expect(over('2013', '0177')).toBe('unknown');
    expect(over('2013', 'abc')).toBe('unknown');
  });
});

describe('codes of 2007', () => {
  test('have street order at 05, where 2013 has emergencies', () => {
    expect(over('2007', '0501')).toBe('09001 无照经营游商');
    expect(over('2007', '0507')).toBe('06036 乱堆杂物');
    expect(over('2007', '0102')).toBe('06010 暴露垃圾');
    expect(over('2007', '0402')).toBe('withdrawn 自来水管破裂');
  });

  test('that became several classes are for a person to choose', () => {
    expect(over('2007', '0202')).toBe('ambiguous 违章张贴悬挂广告牌匾 违规户外广告 违规牌匾标识 违规标语宣传品');
  });
});
