const digits = new Map([...'零一二三四五六七八九'].map((sign, value) => [sign, value]));
digits.set('〇', 0).set('两', 2);

/**
 * A whole number below a thousand as it is said in Chinese: 八十, 两百五十, 一百零五, 一百五 (150), 百 (100).
 * @returns undefined for anything else
 */
export function chineseNumber(text: string): number | undefined {
  if (/^[〇零一二三四五六七八九]{2,3}$/.test(text)) {
    return [...text].reduce((sum, sign) => sum * 10 + digits.get(sign)!, 0);
  }
  const read =
    /^(?:([一二两三四五六七八九])?(百))?(零)?(?:([一二三四五六七八九])?(十))?([一二两三四五六七八九])?$/.exec(text);
  if (read === null || text === '') return undefined;
  const [, hundreds, hundred, zero, tens, ten, rest] = read;
  const of = (sign: string | undefined, absent: number): number => (sign === undefined ? absent : digits.get(sign)!);
  const ones = of(rest, 0);
  // 一百五 is 150, 一百零五 is 105.
  const last = hundred !== undefined && zero === undefined && ten === undefined ? ones * 10 : ones;
  return (hundred === undefined ? 0 : of(hundreds, 1) * 100) + (ten === undefined ? 0 : of(tens, 1) * 10) + last;
}
