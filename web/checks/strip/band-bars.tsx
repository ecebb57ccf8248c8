import type { KeyboardEvent, PointerEvent } from 'react';
import type { Gap } from '#domain/checks/spacing/gaps.ts';
import type { Interval } from '#domain/checks/spacing/stretch.ts';
import { useWords } from '../../i18n/use-words.ts';
import { piecesOf, rows, type BandProps } from './band.ts';
import { NowGaps } from './now-gaps.tsx';
import { metresWords } from './strip-words.ts';
import classes from './strip.module.css';

/** A bar as thick as its reading weighs: the one that binds, and the other one. */
const thick = { binding: 14, other: 6 } as const;

/** The two readings as bars: gaps above, blocks below. What does not comply is red, barred, and says its metres. */
export function BandBars(props: BandProps & { readonly x: (at: number) => number }) {
  const { line, result, reading, scale } = props;
  const speech = useWords();
  const { t } = speech;
  const heights = (own: 'gap' | 'block') => (own === reading ? thick.binding : thick.other) * scale;
  return (
    <>
      {result.blocks.map((block) => (
        <Bar
          key={block.from}
          {...props}
          part={block}
          y={rows.blocks * scale - heights('block') / 2}
          height={heights('block')}
          label={t(block.complies ? 'checkTools.strip.blockHolds' : 'checkTools.strip.blockFails', {
            limit: line.limit,
          })}
        />
      ))}
      {result.gaps.map((gap) => (
        <Bar
          key={gap.from}
          {...props}
          part={gap}
          y={rows.bar * scale - heights('gap') / 2}
          height={heights('gap')}
          label={gapLabel(gap)}
        />
      ))}
      <NowGaps {...props} />
    </>
  );

  function gapLabel(gap: Gap): string {
    const metres = metresWords(gap.length, line.limit, speech);
    if (gap.bare) return t('checkTools.strip.bare', { metres });
    return t(gap.complies ? 'checkTools.strip.gapHolds' : 'checkTools.strip.gapFails', { metres, limit: line.limit });
  }
}

interface BarProps extends BandProps {
  readonly part: Interval & { readonly complies: boolean };
  readonly x: (at: number) => number;
  readonly y: number;
  readonly height: number;
  readonly label: string;
}

function Bar({ part, line, chosen, isAdding, x, y, height, label, onStretch, onPoint }: BarProps) {
  const isChosen =
    chosen !== undefined && Math.min(chosen.to, part.to) - Math.max(chosen.from, part.from) > (part.to - part.from) / 2;
  const choose = () => onStretch(part);
  return (
    <g
      role="button"
      tabIndex={part.complies ? -1 : 0}
      aria-label={label}
      className={classes.bar}
      data-fails={!part.complies || undefined}
      data-chosen={(isChosen && !part.complies) || undefined}
      onClick={() => !isAdding && choose()}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        choose();
      }}
      onFocus={() => onPoint(part)}
      onBlur={() => onPoint(undefined)}
      onPointerEnter={(event: PointerEvent) => event.buttons === 0 && onPoint(part)}
    >
      <title>{label}</title>
      {piecesOf(part, line.length, line.closed).map(([from, to]) => (
        <rect key={from} x={x(from) + 0.5} y={y} width={Math.max(x(to) - x(from) - 1, 1)} height={height} rx={1} />
      ))}
    </g>
  );
}
