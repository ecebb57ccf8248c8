import { IconSvg } from '../../map/icon-svg.tsx';
import { palettes, type Palette } from '../../map/palette.ts';
import { stateSign, type State } from '../../map/state-signs.ts';
import classes from './panels.module.css';

/** Colours of the panel around it, so that shapes turn grey with it when its figures are old. */
const ofPanel: Palette = {
  ...palettes.dark,
  halo: 'transparent',
  ok: 'var(--state-ok)',
  soon: 'var(--state-soon)',
  overdue: 'var(--state-overdue)',
  none: 'var(--state-none)',
};

/** Green circle, amber triangle, red square, grey rings, as large as the text beside it that says the same in words. */
export function StateMark({ state }: { readonly state: State }) {
  return (
    <span className={classes.mark} data-state={state}>
      <IconSvg icon={stateSign(state, ofPanel)} size="0.9em" />
    </span>
  );
}
