import { IconSvg } from '../map/icon-svg.tsx';
import { palettes } from '../map/palette.ts';
import { stateSign, type State } from '../map/state-signs.ts';
import type { Theme } from '../state/view.ts';
import classes from './state-shape.module.css';

interface StateShapeProps {
  readonly state: State;
  readonly theme: Theme;
  /** The state in words; leave it out where they stand beside the shape. */
  readonly label?: string;
}

/** Green circle, amber triangle, red square, grey rings: the same shape that the map draws. */
export function StateShape({ state, theme, label }: StateShapeProps) {
  const naming = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return (
    <span className={classes.shape} {...naming}>
      <IconSvg icon={stateSign(state, palettes[theme])} />
    </span>
  );
}
