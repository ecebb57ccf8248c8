import { Button, Group, Switch } from '@mantine/core';
import { formatArea, formatLength } from '../../i18n/measures.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useDesk } from '../../zones/desk.ts';
import { sketchFigures, sketchKind, takePlaceBack, useSketch } from '../../zones/sketch.ts';
import classes from './zones.module.css';

/** Length and area of what is being drawn, with the place under the pointer, and the way to end it. */
export function SketchFigures({
  onFinish,
  onCancel,
}: {
  readonly onFinish: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useWords();
  const kind = useDesk((desk) => sketchKind(desk.tool));
  const { places, pointer, follows } = useSketch();
  if (!kind) return null;
  const { metres, lastMetres, squareMetres } = sketchFigures(kind, places, places.length > 0 ? pointer : undefined);
  const least = kind === 'area' ? 3 : 2;
  return (
    <>
      <div className={classes.figures} data-testid="sketch">
        <Figure title={t('zones.sketch.length')} value={formatLength(metres)} />
        <Figure title={t('zones.sketch.last')} value={formatLength(lastMetres)} />
        {kind === 'area' && <Figure title={t('zones.sketch.area')} value={formatArea(squareMetres ?? 0)} />}
      </div>
      <Switch
        size="xs"
        checked={follows}
        onChange={(event) => useSketch.setState({ follows: event.currentTarget.checked })}
        label={t('zones.sketch.follows')}
        title={t('zones.sketch.followsHint')}
      />
      <Group gap={6}>
        <Button size="compact-xs" disabled={places.length < least} onClick={onFinish}>
          {t('zones.sketch.finish')}
        </Button>
        <Button size="compact-xs" variant="default" disabled={places.length === 0} onClick={takePlaceBack}>
          {t('zones.sketch.back')}
        </Button>
        <Button size="compact-xs" variant="subtle" disabled={places.length === 0} onClick={onCancel}>
          {t('zones.sketch.cancel')}
        </Button>
      </Group>
    </>
  );
}

function Figure({ title, value }: { readonly title: string; readonly value: string }) {
  return (
    <span className={classes.figure}>
      <span className={classes.figureTitle}>{title}</span> <strong>{value}</strong>
    </span>
  );
}
