import { useId } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { rows, type BandProps } from './band.ts';
import { forbiddenWords } from './strip-words.ts';
import { apart } from './strip-window.ts';
import classes from './strip.module.css';

/** How wide a letter of a crossing's name is, pixels at the usual size of type. */
const letter = { wide: 12, narrow: 6.5 } as const;

/** What lies under all: the crossings with their names, and the stretches where nothing may be put, hatched. */
export function BandGround({ line, scale, x, width }: BandProps & { readonly x: (at: number) => number }) {
  const speech = useWords();
  const hatch = useId();
  const seen = line.crossings.filter(({ at }) => x(at) >= -1 && x(at) <= width + 1);
  const wide = (name: string) =>
    [...name].reduce((sum, one) => sum + (one > '\u2e80' ? letter.wide : letter.narrow), 0) * scale;
  const middle = (crossing: { readonly name: string; readonly at: number }) => {
    const half = wide(crossing.name) / 2;
    return Math.min(Math.max(x(crossing.at), half + 2), Math.max(width - half - 2, half + 2));
  };
  const named = apart(seen, middle, ({ name }) => wide(name));
  const top = rows.names * scale + 6;
  return (
    <>
      <defs>
        <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1={0} y1={0} x2={0} y2={6} className={classes.hatch} />
        </pattern>
      </defs>
      <line
        x1={x(0)}
        x2={x(line.length)}
        y1={rows.right * scale + 8}
        y2={rows.right * scale + 8}
        className={classes.kerb}
      />
      <line
        x1={x(0)}
        x2={x(line.length)}
        y1={rows.left * scale - 8}
        y2={rows.left * scale - 8}
        className={classes.kerb}
      />
      {line.forbidden.map((one, i) => (
        <rect
          key={i}
          x={x(one.from)}
          y={rows.left * scale - 8}
          width={Math.max((one.to - one.from) * (x(1) - x(0)), 1)}
          height={(rows.right - rows.left) * scale + 16}
          fill={`url(#${hatch})`}
        >
          <title>{forbiddenWords(one, speech)}</title>
        </rect>
      ))}
      {seen.map(({ name, at }) => (
        <line key={`${name} ${at}`} x1={x(at)} x2={x(at)} y1={top} y2={rows.all * scale} className={classes.crossing}>
          <title>{name}</title>
        </line>
      ))}
      {named.map((crossing) => (
        <text
          key={`${crossing.name} ${crossing.at}`}
          x={middle(crossing)}
          y={rows.names * scale}
          textAnchor="middle"
          className={classes.name}
        >
          {crossing.name}
        </text>
      ))}
      {line.closed &&
        [0, line.length].map((at) => (
          <text key={at} x={x(at)} y={rows.right * scale + 4} textAnchor="middle" className={classes.name}>
            <title>{speech.t('checkTools.strip.closed')}</title>
            {'\u21ba'}
          </text>
        ))}
    </>
  );
}
