import type { KeyboardEvent } from 'react';
import type { StripThing } from '#domain/checks/spacing/strip.ts';
import { useWords } from '../../i18n/use-words.ts';
import { rows, type BandProps } from './band.ts';
import { wordsOn } from './on-line.ts';
import { isRepaired, thingWords } from './strip-words.ts';
import classes from './strip.module.css';

/** Something that stands: a green dot where it counts, a grey crossed ring where it does not and says why. */
export function ThingMark(props: BandProps & { readonly thing: StripThing; readonly x: (at: number) => number }) {
  const { thing, street, line, scale, x, width, isAdding, onThing, onPoint } = props;
  const speech = useWords();
  const centre = x(thing.at);
  if (centre < -10 || centre > width + 10) return null;
  const y = (thing.left >= 0 ? rows.left : rows.right) * scale;
  const r = 5 * scale;
  const label = [thingWords(thing, speech), wordsOn(street, line, thing.at)].join(speech.t('checkTools.strip.comma'));
  const point = () => onPoint({ from: thing.at, to: thing.at });
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={label}
      className={classes.thing}
      data-counts={thing.counts || undefined}
      data-repaired={isRepaired(thing) || undefined}
      onClick={() => !isAdding && onThing(thing)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onThing(thing);
      }}
      onFocus={point}
      onBlur={() => onPoint(undefined)}
      onPointerEnter={(event) => event.buttons === 0 && point()}
    >
      <title>{label}</title>
      <circle cx={centre} cy={y} r={r} />
      {!thing.counts && <path d={`M${centre - r} ${y - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`} />}
    </g>
  );
}
