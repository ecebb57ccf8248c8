import { Text } from '@mantine/core';
import IconClipboardText from '@tabler/icons-react/dist/esm/icons/IconClipboardText.mjs';
import IconHome from '@tabler/icons-react/dist/esm/icons/IconHome.mjs';
import IconMinus from '@tabler/icons-react/dist/esm/icons/IconMinus.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconPolygon from '@tabler/icons-react/dist/esm/icons/IconPolygon.mjs';
import IconRuler2 from '@tabler/icons-react/dist/esm/icons/IconRuler2.mjs';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import { formatArea, formatLength } from '../../i18n/measures.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Measured, Measuring } from '../../map/contract.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import classes from './explore.module.css';

interface MapToolsProps {
  readonly measuring: Measuring;
  readonly onMeasuring: (measuring: Measuring) => void;
  readonly onZoomIn: () => void;
  readonly onZoomOut: () => void;
  readonly onWhole: () => void;
}

/** The buttons on the map's right edge; each has its key. */
export function MapTools({ measuring, onMeasuring, onZoomIn, onZoomOut, onWhole }: MapToolsProps) {
  const { t } = useWords();
  const toggle = (mode: 'line' | 'area') => onMeasuring(measuring === mode ? 'off' : mode);
  return (
    <div className={classes.tools} role="group" aria-label={t('map.tools')}>
      <div className={classes.toolGroup}>
        <ToolButton label={t('map.zoomIn', { key: '+' })} onClick={onZoomIn}>
          <IconPlus size="1.125rem" />
        </ToolButton>
        <ToolButton label={t('map.zoomOut', { key: '-' })} onClick={onZoomOut}>
          <IconMinus size="1.125rem" />
        </ToolButton>
        <ToolButton label={t('map.whole', { key: 'H' })} onClick={onWhole}>
          <IconHome size="1.125rem" />
        </ToolButton>
      </div>
      <div className={classes.toolGroup}>
        <ToolButton
          label={t('map.measureLine', { key: 'M' })}
          pressed={measuring === 'line'}
          onClick={() => toggle('line')}
        >
          <IconRuler2 size="1.125rem" />
        </ToolButton>
        <ToolButton
          label={t('map.measureArea', { key: 'A' })}
          pressed={measuring === 'area'}
          onClick={() => toggle('area')}
        >
          <IconPolygon size="1.125rem" />
        </ToolButton>
      </div>
    </div>
  );
}

interface MeasureResultProps {
  readonly measuring: 'line' | 'area';
  readonly measured: Measured | null;
  readonly onStop: () => void;
}

/** What has been measured so far, and how to go on. */
export function MeasureResult({ measuring, measured, onStop }: MeasureResultProps) {
  const { t } = useWords();
  const copy = useCopy();
  const length = formatLength(measured?.metres ?? 0);
  const figures =
    measuring === 'line'
      ? [{ title: t('map.measuredLength'), value: length }]
      : [
          { title: t('map.measuredArea'), value: formatArea(measured?.squareMetres ?? 0) },
          { title: t('map.measuredPerimeter'), value: length },
        ];
  const text = figures.map(({ title, value }) => `${title}${t('labelSeparator')}${value}`).join('\n');
  return (
    <div className={classes.measured} data-testid="measured">
      <div role="status">
        {figures.map(({ title, value }) => (
          <Figure key={title} title={title} value={value} />
        ))}
        <Text size="xs" c="dimmed">
          {copy.said ||
            (!measured?.finished && t(measuring === 'line' ? 'map.measureHintLine' : 'map.measureHintArea'))}
        </Text>
      </div>
      <ToolButton label={t('copy.text')} onClick={() => copy.put(text)} size="md">
        <IconClipboardText size="1rem" />
      </ToolButton>
      <ToolButton label={t('map.measureStop', { key: 'Esc' })} onClick={onStop} size="md">
        <IconX size="1rem" />
      </ToolButton>
    </div>
  );
}

function Figure({ title, value }: { readonly title: string; readonly value: string }) {
  return (
    <span className={classes.figure}>
      <span className={classes.figureTitle}>{title}</span> <strong>{value}</strong>
    </span>
  );
}
