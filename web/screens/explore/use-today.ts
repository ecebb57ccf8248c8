import { useNow } from '../../live/clock.ts';
import { dayOf } from '../../state/shanghai-day.ts';

/** The day in Asia/Shanghai by the server's clock, "YYYY-MM-DD"; turns by itself at midnight. */
export function useToday(): string {
  return dayOf(useNow());
}
