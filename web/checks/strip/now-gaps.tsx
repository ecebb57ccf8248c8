import type { KeyboardEvent } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { piecesOf, rows, type BandProps } from './band.ts';
import { metresWords } from './strip-words.ts';
import classes from './strip.module.css';

/** The gaps as they are, without what is planned: red brackets over the street, each with its metres. */
export function NowGaps(props: BandProps & { readonly x: (at: number) => number }) {
  const { line, now, scale, x, width, isAdding, onStretch, onPoint } = props;
  const speech = useWords();
  const { t } = speech;
  const y = rows.now * scale;
  return now.gaps
    .filter(({ complies }) => !complies)
    .map((gap) => {
      const metres = metresWords(gap.length, line.limit, speech);
      const label = t('checkTools.strip.nowGap', {
        gap: gap.bare
          ? t('checkTools.strip.bare', { metres })
          : t('checkTools.strip.gapFails', { metres, limit: line.limit }),
      });
      return (
        <g
          key={gap.from}
          role="button"
          tabIndex={0}
          aria-label={label}
          className={classes.nowGap}
          onClick={() => !isAdding && onStretch(gap)}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key !== 'Enter' && event.key !== ' ') return;
            event.preventDefault();
            onStretch(gap);
          }}
          onFocus={() => onPoint(gap)}
          onBlur={() => onPoint(undefined)}
          onPointerEnter={(event) => event.buttons === 0 && onPoint(gap)}
        >
          <title>{label}</title>
          {piecesOf(gap, line.length, line.closed).map(([from, to], i) => {
            const [left, right] = [Math.max(x(from), 0), Math.min(x(to), width)];
            if (right <= left) return null;
            const isNamed = i === 0 && right - left > metres.length * 8 * scale;
            return (
              <g key={from}>
                <path d={`M${left + 1} ${y + 5 * scale}v${-5 * scale}H${right - 1}v${5 * scale}`} />
                {isNamed && (
                  <text x={(left + right) / 2} y={y - 4 * scale} textAnchor="middle" className={classes.gapName}>
                    {metres}
                  </text>
                )}
              </g>
            );
          })}
        </g>
      );
    });
}
