import { Button, Group, MultiSelect, NumberInput, Select, Text, TextInput } from '@mantine/core';
import IconFocusCentered from '@tabler/icons-react/dist/esm/icons/IconFocusCentered.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { collections } from '#domain/collections.ts';
import { withMap } from '#domain/wall/compose.ts';
import type { Scene, SceneBbox, SceneCamera, SceneMap } from '#domain/wall/scene.ts';
import { useWords } from '../../i18n/use-words.ts';
import { InnerLink } from '../../ui/inner-link.tsx';
import { ToolButton } from '../../ui/tool-button.tsx';

/** What the city's map showed last on this page. */
export interface SeenMap {
  readonly layers: readonly string[];
  readonly filter: Readonly<Record<string, string[]>>;
}

interface MapInspectorProps {
  readonly scene: Scene;
  readonly map: SceneMap;
  /** undefined: the city's map was not looked at on this page. */
  readonly seen: SeenMap | undefined;
  readonly onChange: (scene: Scene) => void;
  /** Which stop of the tour is being worked on. */
  readonly onLook: (stop: number) => void;
  /** Lets the frame be chosen on a map. @param from where to begin; undefined = the whole city */
  readonly onFrame: (from: SceneBbox | undefined, take: (box: SceneBbox) => void) => void;
}

const usualSeconds = 30;

/** What a scene's map shows and where it looks: by itself, or as the city's map was left. */
export function MapInspector({ scene, map, seen, onChange, onLook, onFrame }: MapInspectorProps) {
  const { t, say } = useWords();
  const { camera, layers, filter = {}, days } = map;
  const stops = camera.stops ?? [];
  const look = (next: SceneCamera) => onChange(withMap(scene, { camera: next }));
  const put = (at: number, patch: Partial<(typeof stops)[number]>) =>
    look({ ...camera, stops: stops.map((stop, place) => (place === at ? { ...stop, ...patch } : stop)) });
  return (
    <>
      <MultiSelect
        label={t('wallDesk.compose.layers')}
        searchable
        data={collections.map(({ id, titles }) => ({ value: id, label: say(titles) }))}
        value={[...layers]}
        onChange={(chosen) => onChange(withMap(scene, { layers: chosen }))}
      />
      <NumberInput
        label={t('wallDesk.compose.days')}
        description={t('wallDesk.compose.daysHint')}
        min={1}
        max={366}
        allowDecimal={false}
        value={days ?? ''}
        onChange={(value) => onChange(withMap(scene, { days: typeof value === 'number' ? value : undefined }))}
      />
      <Select
        label={t('wallDesk.compose.camera')}
        allowDeselect={false}
        data={(['fixed', 'tour', 'urgent'] as const).map((mode) => ({
          value: mode,
          label: t(`wallDesk.compose.cameras.${mode}`),
        }))}
        {...(camera.mode === 'urgent' && { description: t('wallDesk.compose.urgentHint') })}
        value={camera.mode}
        onChange={(mode) => look({ ...camera, mode: (mode ?? 'fixed') as SceneCamera['mode'] })}
      />
      {camera.mode === 'tour' &&
        stops.map((stop, at) => (
          <Group key={at} gap="xs" wrap="nowrap" role="group" aria-label={stop.name} onFocus={() => onLook(at)}>
            <TextInput
              style={{ flex: 1 }}
              aria-label={t('wallDesk.compose.stopName')}
              maxLength={60}
              value={stop.name}
              onChange={(event) => put(at, { name: event.currentTarget.value })}
            />
            <NumberInput
              w="6rem"
              aria-label={t('wallDesk.shows.seconds')}
              suffix={t('wallDesk.shows.secondsUnit')}
              min={5}
              max={600}
              allowDecimal={false}
              value={stop.seconds}
              onChange={(seconds) => typeof seconds === 'number' && put(at, { seconds })}
            />
            <ToolButton
              label={t('wallDesk.compose.frameStop')}
              size="md"
              onClick={() => onFrame(stop.bbox, (bbox) => put(at, { bbox }))}
            >
              <IconFocusCentered size="1rem" />
            </ToolButton>
            <ToolButton
              label={t('wallDesk.compose.removeStop')}
              size="md"
              onClick={() => look({ ...camera, stops: stops.filter((_, place) => place !== at) })}
            >
              <IconTrash size="1rem" />
            </ToolButton>
          </Group>
        ))}
      {camera.mode === 'tour' ? (
        <Button
          size="xs"
          variant="default"
          onClick={() =>
            onFrame(stops.at(-1)?.bbox, (bbox) => {
              const name = t('wallDesk.compose.stop', { place: stops.length + 1 });
              look({ ...camera, stops: [...stops, { name, seconds: usualSeconds, bbox }] });
              onLook(stops.length);
            })
          }
        >
          {t('wallDesk.compose.addStop')}
        </Button>
      ) : (
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={() => onFrame(camera.bbox, (bbox) => look({ ...camera, bbox }))}>
            {t('wallDesk.compose.frame')}
          </Button>
          {camera.bbox && (
            <Button
              size="xs"
              variant="default"
              onClick={() => {
                const { bbox: _bbox, ...rest } = camera;
                look(rest);
              }}
            >
              {t('wallDesk.compose.wholeCity')}
            </Button>
          )}
        </Group>
      )}
      <Button
        size="xs"
        variant="default"
        disabled={seen === undefined}
        onClick={() =>
          onChange(
            withMap(scene, {
              layers: [...seen!.layers],
              filter: Object.keys(seen!.filter).length > 0 ? seen!.filter : undefined,
            }),
          )
        }
      >
        {t('wallDesk.compose.takeLayers')}
      </Button>
      {Object.keys(filter).length > 0 && (
        <Group gap="xs">
          <Text size="sm">{t('wallDesk.compose.filtered', { count: Object.values(filter).flat().length })}</Text>
          <Button size="compact-xs" variant="default" onClick={() => onChange(withMap(scene, { filter: undefined }))}>
            {t('wallDesk.compose.unfilter')}
          </Button>
        </Group>
      )}
      <Text size="xs" c="dimmed">
        {t(seen === undefined ? 'wallDesk.compose.lookFirst' : 'wallDesk.compose.seenHint')}{' '}
        <InnerLink to="/">{t('toMap')}</InnerLink>
      </Text>
    </>
  );
}
