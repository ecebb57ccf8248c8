import { pinyin } from 'pinyin-pro';

const chinese = /\p{Script=Han}/u;

/**
 * A text as it is typed on a Latin keyboard, sign by sign: the syllable of each Chinese character (without tone, ü as
 * v), every other letter or digit alone. Undefined where there is nothing Chinese.
 */
export function spell(text: string): readonly string[] | undefined {
  if (!chinese.test(text)) return undefined;
  return pinyin(text, { toneType: 'none', type: 'array', v: true })
    .map((sign) => sign.toLowerCase())
    .filter((sign) => /^[a-z0-9]+$/.test(sign));
}
