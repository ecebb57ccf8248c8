/**
 * A share in per cent with one decimal. Rounding never makes all of what is not all, nor nothing of what is something.
 * @param n of @param m more than 0
 */
export function formatShare(n: number, m: number): string {
  const tenths = Math.round((n / m) * 1000);
  const shown = tenths === 1000 && n < m ? 999 : tenths === 0 && n > 0 ? 1 : tenths;
  return `${(shown / 10).toFixed(1)}%`;
}
