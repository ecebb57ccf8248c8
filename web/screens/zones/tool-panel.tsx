import { Text } from '@mantine/core';
import IconChevronDown from '@tabler/icons-react/dist/esm/icons/IconChevronDown.mjs';
import IconChevronUp from '@tabler/icons-react/dist/esm/icons/IconChevronUp.mjs';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import { useDesk } from '../../zones/desk.ts';
import { useSketch } from '../../zones/sketch.ts';
import { AlongStreet } from './along-street.tsx';
import { CarveForm } from './carve-form.tsx';
import { HeldForm } from './held-form.tsx';
import { MergeForm } from './merge-form.tsx';
import { NumericEntry } from './numeric-entry.tsx';
import { SketchFigures } from './sketch-figures.tsx';
import classes from './zones.module.css';

interface ToolPanelProps {
  /** Ends what is being drawn. */
  readonly onFinish: () => void;
  readonly onCancel: () => void;
  /** Vertices of the borders are shown on the map. */
  readonly hasGrips: boolean;
  /** A way along lines is being looked for. */
  readonly isFollowing: boolean;
}

/** How the tool in hand is used, its figures and its fields; read-only: nothing. */
export function ToolPanel({ onFinish, onCancel, hasGrips, isFollowing }: ToolPanelProps) {
  const { t } = useWords();
  const tool = useDesk((desk) => desk.tool);
  const readOnly = useDesk((desk) => desk.readOnly);
  const [isFolded, setFolded] = useState(false);
  const giving = useSketch((sketch) => sketch.giving);
  if (readOnly) return null;
  const hint =
    tool === 'give' && giving
      ? t('zones.hint.giveTo')
      : tool === 'move' && !hasGrips
        ? t('zones.hint.moveNear')
        : t(`zones.hint.${tool}`, { key: tool === 'move' ? 'Delete' : 'Ctrl' });
  return (
    <div className={classes.toolPanel} data-tool={tool}>
      <div className={classes.toolHead}>
        <Text size="sm" fw={600}>
          {t(`zones.tool.${tool}`)}
        </Text>
        <ToolButton
          size="md"
          label={t(isFolded ? 'zones.tool.unfold' : 'zones.tool.fold')}
          onClick={() => setFolded(!isFolded)}
        >
          {isFolded ? <IconChevronDown size="1rem" /> : <IconChevronUp size="1rem" />}
        </ToolButton>
      </div>
      {isFolded ? null : (
        <>
          <Text size="xs" c="dimmed" role="status">
            {isFollowing ? t('zones.sketch.following') : hint}
          </Text>
          {tool === 'carve' && <CarveForm />}
          {tool === 'merge' && <MergeForm />}
          {tool === 'move' && <HeldForm />}
          {(tool === 'frontage' || tool === 'splitAt') && <AlongStreet key={tool} tool={tool} />}
          {(tool === 'draw' || tool === 'carve' || tool === 'split' || tool === 'redraw') && (
            <>
              <SketchFigures onFinish={onFinish} onCancel={onCancel} />
              <NumericEntry />
            </>
          )}
        </>
      )}
    </div>
  );
}
