import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { LngLat } from '#domain/brand.ts';
import type { ZoneProblemCode } from '#domain/zones/taking-in/trouble.ts';
import { problemSentence } from '../../../../server/zones/import-sentences.ts';
import en from '../../../../web/i18n/en.json' with { type: 'json' };
import zh from '../../../../web/i18n/zh.json' with { type: 'json' };
import { importErrorWords } from '../../../../web/zones/versions/import-words.ts';

const words = (language: 'zh' | 'en') => {
  const i18n = createInstance();
  void i18n.init({
    lng: language,
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return i18n.t;
};

describe('why a file of zones was not taken in', () => {
  it('names feature and place in the reader’s language', () => {
    const at = [119.9, 32.45] as unknown as LngLat;
    const told = [
      problemSentence({ code: 'self-crossing', feature: 2, name: '甲区 (北) at 1, 2 is', at }),
      problemSentence({ code: 'not-an-area', feature: 6 }),
      'And 12 problems more.',
    ].join('\n');
    expect(importErrorWords(told, words('zh'))).toEqual([
      '第 3 个要素“甲区 (北) at 1, 2 is”（119.9000000, 32.4500000 处）边界自相交',
      '第 7 个要素不是面',
      '另有 12 处',
    ]);
    expect(importErrorWords(told, words('en'))[0]).toBe(
      'Feature 3 “甲区 (北) at 1, 2 is” at 119.9000000, 32.4500000 has a ring that crosses itself',
    );
  });

  it('has words for every reason', () => {
    const codes = Object.keys(zh.sheets.zones.problems).filter((code) => !['text', 'damaged'].includes(code));
    for (const code of [...codes, 'nothing'] as ZoneProblemCode[]) {
      const [line] = importErrorWords(problemSentence({ code, feature: 0 }), words('zh'));
      expect(line).toMatch(/^(第 1 个要素\P{ASCII}|文件中没有要素$)/u);
    }
  });

  it('leaves what it does not know as it stands', () => {
    expect(importErrorWords('The database is gone.', words('zh'))).toEqual(['The database is gone.']);
  });
});
