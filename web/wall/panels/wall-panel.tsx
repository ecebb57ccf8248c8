import { memo, useContext, type ComponentType } from 'react';
import type { Figured } from '#domain/wall/figures.ts';
import type { PanelKind } from '#domain/wall/panel-kinds.ts';
import { panelTitle } from '#domain/wall/panel-title.ts';
import type { ScenePanel } from '#domain/wall/scene.ts';
import { useWords } from '../../i18n/use-words.ts';
import { panelParts } from './all.ts';
import { isStale } from './is-stale.ts';
import { PanelFrame, PanelSays } from './panel-frame.tsx';
import type { PanelProps, Size } from './panel-props.ts';
import { PanelSurroundingsContext } from './surroundings.ts';

interface WallPanelProps {
  readonly panel: ScenePanel;
  /** undefined: not answered yet, or of a kind without figures. */
  readonly figured: Figured | undefined;
  /** Of the whole panel, CSS pixels. */
  readonly size: Size;
  /** The server's clock, epoch milliseconds; a step a minute is enough. */
  readonly now: number;
}

/** Kinds that name each of their figures themselves, or say nothing but their words. */
const untitled: readonly PanelKind[] = ['five', 'second', 'headline'];

/** A panel of a scene: frame, time, and what its kind shows; or why there is nothing to show. */
export const WallPanel = memo(function WallPanel({ panel, figured, size, now }: WallPanelProps) {
  const { say } = useWords();
  const { isBehind = false } = useContext(PanelSurroundingsContext);
  const { kind } = panel;
  const isTitled = panel.title !== undefined || !untitled.includes(kind);
  const has = figured !== undefined && 'figures' in figured;
  const stale = has && (isBehind || isStale(figured.kind, figured.at, now));
  return (
    <PanelFrame
      title={say(panelTitle(panel))}
      isTitled={isTitled}
      at={has ? figured.at : undefined}
      isStale={stale}
      size={size}
    >
      {(content, time) =>
        has || kind === 'headline' || kind === 'legend' ? (
          <Part panel={panel} figures={has ? figured.figures : undefined} size={content} now={now} time={time} />
        ) : (
          <Without figured={figured} />
        )
      }
    </PanelFrame>
  );
});

function Part(props: { readonly figures: unknown } & Pick<PanelProps, 'panel' | 'size' | 'now' | 'time'>) {
  // The kind of a panel says which figures it is given; the table of parts holds both together.
  const Kind = panelParts[props.panel.kind] as ComponentType<typeof props>;
  return <Kind {...props} />;
}

function Without({ figured }: { readonly figured: Figured | undefined }) {
  const { t } = useWords();
  const isBusy = figured !== undefined && 'error' in figured && figured.error === 'busy';
  if (figured === undefined) return <PanelSays>{t('wallPanels.waiting')}</PanelSays>;
  return <PanelSays>{isBusy ? t('wallPanels.busy') : t('wallPanels.failed')}</PanelSays>;
}
