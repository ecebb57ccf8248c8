const firstMs = 2_000;

/**
 * How long to wait before the next attempt: twice as long each time, with jitter, so that phones that lost the server
 * together do not come back together.
 * @param attempts made so far, from 1
 * @param random 0 <= x < 1
 * @param mostMs the longest wait
 * @returns milliseconds, between half and all of what is due
 */
export function backoffMs(attempts: number, random: number, mostMs: number): number {
  const due = Math.min(mostMs, firstMs * 2 ** Math.min(attempts - 1, 20));
  return Math.round(due * (0.5 + random / 2));
}
