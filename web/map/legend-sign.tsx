import { IconSvg } from './icon-svg.tsx';
import type { LegendSymbol } from './look.ts';

interface LegendSignProps {
  readonly symbol: LegendSymbol;
  /** What it grows with: the page's letters, or those beside it. */
  readonly by?: 'rem' | 'em';
}

/** A legend's symbol, 24 by 20 CSS pixels where letters have their usual size: an icon, a piece of line with its casing and dashes, or a patch of area. */
export function LegendSign({ symbol, by = 'rem' }: LegendSignProps) {
  const [width, height] = [`1.5${by}`, `1.25${by}`];
  if (symbol.kind === 'icon') {
    const size = Math.min(symbol.icon.size, 20);
    return (
      <span
        style={{
          ...{ display: 'inline-flex', alignItems: 'center', justifyContent: 'center' },
          ...{ width, height },
        }}
      >
        <IconSvg icon={symbol.icon} size={`${size / 16}${by}`} />
      </span>
    );
  }
  const dash = symbol.dash?.join(' ');
  return (
    <svg width={width} height={height} viewBox="0 0 24 20" aria-hidden="true" focusable="false">
      {symbol.kind === 'line' ? (
        <>
          {symbol.casing && <path d="M2 10H22" stroke={symbol.casing} strokeWidth={symbol.width + 2} />}
          <path d="M2 10H22" stroke={symbol.color} strokeWidth={symbol.width} strokeDasharray={dash} />
        </>
      ) : (
        <rect
          x="3"
          y="3"
          width="18"
          height="14"
          fill={symbol.fill}
          stroke={symbol.stroke}
          strokeWidth="1.5"
          strokeDasharray={dash}
        />
      )}
    </svg>
  );
}
