/**
 * Whole seconds since 1970 UTC of an instant ("2026-11-21T16:00:00Z") or of the beginning of a day in Asia/Shanghai
 * ("2026-11-22"); 0 for anything else. Own arithmetic, because the start reads some millions of them.
 */
export function secondsOf(text: string): number {
  const day = daysOf(pair(text, 0) * 100 + pair(text, 2), pair(text, 5), pair(text, 8));
  const seconds =
    text.length === 10
      ? day * 86400 - 8 * 3600
      : day * 86400 + pair(text, 11) * 3600 + pair(text, 14) * 60 + pair(text, 17);
  return seconds > 0 ? seconds : 0;
}

/** Two decimal digits; NaN where there are none. */
function pair(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** Days from 1970-01-01 in the Gregorian calendar; years counted from March, so that the leap day comes last. */
function daysOf(year: number, month: number, day: number): number {
  const y = month > 2 ? year : year - 1;
  const m = month > 2 ? month - 3 : month + 9;
  return (
    y * 365 +
    Math.floor(y / 4) -
    Math.floor(y / 100) +
    Math.floor(y / 400) +
    Math.floor((153 * m + 2) / 5) +
    day -
    719469
  );
}
