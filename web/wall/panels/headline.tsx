import { useContext } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { PanelSays } from './panel-frame.tsx';
import type { PanelProps } from './panel-props.ts';
import { PanelSurroundingsContext, useTextPixels } from './surroundings.ts';
import { sizeThatFits } from './text-width.ts';
import classes from './panels.module.css';

/** How high the words may be, over body text. */
const sizes = [4, 3.5, 3, 2.6, 2.3, 2, 1.75, 1.5, 1.25, 1];

/** The words of the panel, or the wall's headline, as large as they fit. */
export function HeadlinePanel({ panel, size }: PanelProps<'headline'>) {
  const { t } = useWords();
  const { headline } = useContext(PanelSurroundingsContext);
  const { body } = useTextPixels();
  const words = panel.text ?? headline;
  if (words === undefined || words === '') return <PanelSays>{t('wallPanels.noText')}</PanelSays>;
  const fontSize = sizeThatFits(
    words,
    size,
    sizes.map((one) => one * body),
  );
  return (
    <p className={classes.words} style={{ fontSize: `${fontSize}px` }}>
      {words}
    </p>
  );
}
