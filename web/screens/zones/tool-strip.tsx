import IconArrowsMove from '@tabler/icons-react/dist/esm/icons/IconArrowsMove.mjs';
import IconArrowsJoin from '@tabler/icons-react/dist/esm/icons/IconArrowsJoin.mjs';
import IconBrush from '@tabler/icons-react/dist/esm/icons/IconBrush.mjs';
import IconCut from '@tabler/icons-react/dist/esm/icons/IconCut.mjs';
import IconHandMove from '@tabler/icons-react/dist/esm/icons/IconHandMove.mjs';
import IconLayersSubtract from '@tabler/icons-react/dist/esm/icons/IconLayersSubtract.mjs';
import IconPointer from '@tabler/icons-react/dist/esm/icons/IconPointer.mjs';
import IconPolygon from '@tabler/icons-react/dist/esm/icons/IconPolygon.mjs';
import IconRoad from '@tabler/icons-react/dist/esm/icons/IconRoad.mjs';
import IconRulerMeasure from '@tabler/icons-react/dist/esm/icons/IconRulerMeasure.mjs';
import IconRoute from '@tabler/icons-react/dist/esm/icons/IconRoute.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import IconVectorSpline from '@tabler/icons-react/dist/esm/icons/IconVectorSpline.mjs';
import type { ComponentType } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import { useDesk, type Tool } from '../../zones/desk.ts';
import { sketchKind, useSketch } from '../../zones/sketch.ts';
import { deskKeys, toolKeys } from '../../zones/tool-keys.ts';
import classes from './zones.module.css';

const icons: Readonly<Record<Tool, ComponentType<{ readonly size: string }>>> = {
  choose: IconPointer,
  draw: IconPolygon,
  carve: IconLayersSubtract,
  frontage: IconRoad,
  split: IconCut,
  splitAt: IconRulerMeasure,
  redraw: IconVectorSpline,
  move: IconArrowsMove,
  give: IconHandMove,
  merge: IconArrowsJoin,
  paint: IconBrush,
};

/** The tools in groups: make, cut, bring in shape, hand over. */
const groups: readonly (readonly Tool[])[] = [
  ['choose'],
  ['draw', 'frontage', 'carve'],
  ['split', 'splitAt', 'merge'],
  ['move', 'redraw'],
  ['give', 'paint'],
];

interface ToolStripProps {
  readonly onTool: (tool: Tool) => void;
  readonly onRemove: () => void;
}

/** The tools at the map's left edge; each names its key. Read-only, only choosing is left. */
export function ToolStrip({ onTool, onRemove }: ToolStripProps) {
  const { t } = useWords();
  const tool = useDesk((desk) => desk.tool);
  const readOnly = useDesk((desk) => desk.readOnly);
  const canRemove = useDesk((desk) => desk.chosen.length > 0);
  const follows = useSketch((sketch) => sketch.follows);
  if (readOnly) return null;
  const named = (words: string, key: string) => `${words}${t('inBrackets', { words: key })}`;
  return (
    <div className={classes.strip} role="toolbar" aria-orientation="vertical" aria-label={t('zones.tool.title')}>
      {groups.map((group) => (
        <div key={group[0]} className={classes.stripGroup}>
          {group.map((one) => {
            const Icon = icons[one];
            return (
              <ToolButton
                key={one}
                label={named(t(`zones.tool.${one}`), toolKeys[one])}
                pressed={tool === one}
                onClick={() => onTool(one)}
              >
                <Icon size="1.125rem" />
              </ToolButton>
            );
          })}
        </div>
      ))}
      <div className={classes.stripGroup}>
        {sketchKind(tool) && (
          <ToolButton
            label={named(t('zones.tool.follow'), deskKeys.follow)}
            pressed={follows}
            onClick={() => useSketch.setState({ follows: !follows })}
          >
            <IconRoute size="1.125rem" />
          </ToolButton>
        )}
        {canRemove && (
          <ToolButton label={named(t('zones.tool.remove'), 'Delete')} onClick={onRemove}>
            <IconTrash size="1.125rem" />
          </ToolButton>
        )}
      </div>
    </div>
  );
}
