import { useWords } from '../i18n/use-words.ts';
import type { TrendDay } from './api.ts';
import { formatPercent } from './words.ts';
import classes from './checks.module.css';

const [width, height, room] = [64, 18, 2];

/** How a rule stood from day to day: its per cent where it has one, else its open findings. Days without a run are left out. */
export function TrendLine({ days }: { readonly days: readonly TrendDay[] }) {
  const { t, language } = useWords();
  const isPercent = days.some(({ percent }) => percent !== null);
  const values = days.map(({ percent, open }) => (isPercent ? percent : open));
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return <svg className={classes.trend} viewBox={`0 0 ${width} ${height}`} aria-hidden />;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const x = (at: number) => room + ((width - 2 * room) * at) / (values.length - 1);
  const y = (value: number) =>
    most === least ? height / 2 : height - room - ((height - 2 * room) * (value - least)) / (most - least);
  let pen = 'M';
  const path = values
    .map((value, at) => {
      if (value === null) {
        pen = 'M';
        return '';
      }
      const step = `${pen}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
      pen = 'L';
      return step;
    })
    .join('');
  const say = (value: number) => (isPercent ? formatPercent(value, language) : String(value));
  const label = t(isPercent ? 'checks.trend.percent' : 'checks.trend.open', {
    days: days.length,
    from: say(known[0]!),
    to: say(known.at(-1)!),
  });
  const last = values.length - 1 - [...values].reverse().findIndex((value) => value !== null);
  return (
    <svg className={classes.trend} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <title>{label}</title>
      <path d={path} />
      <circle cx={x(last)} cy={y(known.at(-1)!)} r="2" />
    </svg>
  );
}
