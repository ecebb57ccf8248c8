import { useContext, useMemo } from 'react';
import type { Figured } from '#domain/wall/figures.ts';
import { panelTitle } from '#domain/wall/panel-title.ts';
import type { ScenePanel } from '#domain/wall/scene.ts';
import { useWords } from '../../i18n/use-words.ts';
import { PartBoundary } from '../part-boundary.tsx';
import { PanelFrame, PanelSays } from './panel-frame.tsx';
import type { Size } from './panel-props.ts';
import { PanelSurroundingsContext } from './surroundings.ts';
import { WallPanel } from './wall-panel.tsx';

interface BrokenPanelProps {
  readonly panel: ScenePanel;
  /** What it was drawn of last; undefined: never yet. */
  readonly last: Figured | undefined;
  readonly size: Size;
  readonly now: number;
}

/** Stands for a panel that cannot be drawn: its last picture, greyed and with its time; else its name and what is the matter. */
export function BrokenPanel({ panel, last, size, now }: BrokenPanelProps) {
  const { t, say } = useWords();
  const surroundings = useContext(PanelSurroundingsContext);
  const behind = useMemo(() => ({ ...surroundings, isBehind: true }), [surroundings]);
  const words = (
    <PanelFrame title={say(panelTitle(panel))} isTitled isStale={false} size={size}>
      {() => <PanelSays>{t('wall.partFailed')}</PanelSays>}
    </PanelFrame>
  );
  if (last === undefined || !('figures' in last)) return words;
  return (
    <PartBoundary instead={() => words}>
      <PanelSurroundingsContext value={behind}>
        <WallPanel panel={panel} figured={last} size={size} now={now} />
      </PanelSurroundingsContext>
    </PartBoundary>
  );
}
