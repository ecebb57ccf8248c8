import { Select, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Controller } from 'react-hook-form';
import type { RecordContent } from '#domain/record.ts';
import type { Scene, SceneBbox } from '#domain/wall/scene.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { PageRecord } from '../../state/records.ts';
import { InnerLink } from '../../ui/inner-link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RecordForm } from '../../ui/record-form.tsx';
import { adding } from '../../ui/section.tsx';
import { Composer } from '../../wall/compose/composer.tsx';
import { formChoices, formOfScene } from './composed-for.ts';
import { FrameChooser } from './frame-chooser.tsx';
import { ScenePreview } from './scene-preview.tsx';
import { seenMap } from './seen-map.ts';
import { useNarrowChoices } from './use-narrow-choices.ts';
import type { WallDeskData } from './use-wall-desk.ts';
import classes from './wall-desk.module.css';

interface SceneEditorProps {
  /** The scene's, or `adding`. */
  readonly id: string;
  /** The scene that a new one begins as; absent: an empty one. */
  readonly from: string | undefined;
  readonly desk: WallDeskData;
  readonly onClose: () => void;
}

/** A frame that is being chosen on a map. */
interface Framing {
  readonly from: SceneBbox | undefined;
  readonly take: (box: SceneBbox) => void;
}

interface Fields {
  readonly scene: Scene;
}

/** One scene with its composer; written whole. */
export function SceneEditor({ id, from, desk, onClose }: SceneEditorProps) {
  const { t } = useWords();
  const [form, setForm] = useState<string | undefined>(undefined);
  const [stop, setStop] = useState(0);
  const [seen] = useState(seenMap);
  const [frame, setFrame] = useState<Framing | undefined>(undefined);
  const narrow = useNarrowChoices();
  const { scenes, ownScenes } = desk;
  const choices = formChoices(desk);
  const chosen = choices.find(({ value }) => value === (form ?? formOfScene(choices, id))) ?? choices[0]!;
  const model = scenes.find((one) => one.id === (id === adding ? from : id))?.scene;
  if (ownScenes === undefined) return null;
  if (id !== adding && model === undefined) {
    return (
      <Notice
        role="alert"
        title={t('wallDesk.scenes.gone')}
        action={{ label: t('wallDesk.tabs.scenes'), run: onClose }}
      />
    );
  }
  const record = id === adding ? undefined : ownScenes.find((one) => one.id === id);
  const initial: Scene =
    id === adding ? fresh(model, (name) => t('wallDesk.scenes.copyOf', { name }), t('wallDesk.scenes.fresh')) : model!;
  return (
    <div className={classes.editor}>
      <div className={classes.head}>
        <Title order={2} size="1.25rem">
          {id === adding ? t('wallDesk.scenes.add') : desk.nameOf(id)}
        </Title>
        <Select
          size="xs"
          w="14rem"
          aria-label={t('wallDesk.compose.form')}
          allowDeselect={false}
          value={chosen.value}
          onChange={(to) => setForm(to ?? undefined)}
          data={choices.map(({ value, wall }) => ({
            value,
            label: wall?.content.name ?? t(`wallDesk.compose.forms.${value as '1' | '2' | '3'}`),
          }))}
        />
        <Text size="sm" c="dimmed">
          {t('wallDesk.compose.from', { distance: chosen.on.distanceMetres })}
        </Text>
        {id !== adding && (
          <InnerLink size="sm" to={`/wall?scene=${encodeURIComponent(id)}`}>
            {t('wallDesk.compose.look')}
          </InnerLink>
        )}
      </div>
      <RecordForm<Fields>
        kind="scenes"
        record={record as PageRecord | undefined}
        {...(id !== adding && { newId: id })}
        toFields={(content) => ({ scene: (content as unknown as Scene | undefined) ?? initial })}
        toContent={({ scene }) => ({ ...scene, name: scene.name.trim() }) as unknown as RecordContent}
        saved={(content) => t('wallDesk.scenes.saved', { name: String(content['name']) })}
        onDone={onClose}
        onCancel={onClose}
      >
        {({ control }) => (
          <Controller
            control={control}
            name="scene"
            render={({ field }) => (
              <>
                <Composer
                  scene={field.value}
                  onChange={field.onChange}
                  on={chosen.on}
                  seen={seen}
                  choices={narrow}
                  onLook={setStop}
                  onFrame={(from, take) => setFrame({ from, take })}
                  preview={<ScenePreview scene={field.value} on={chosen.on} stop={stop} hasMap={frame === undefined} />}
                />
                {frame && field.value.map && (
                  <FrameChooser
                    map={field.value.map}
                    on={chosen.on}
                    theme={field.value.theme ?? 'dark'}
                    from={frame.from}
                    onTake={frame.take}
                    onClose={() => setFrame(undefined)}
                  />
                )}
              </>
            )}
          />
        )}
      </RecordForm>
    </div>
  );
}

/** What a new scene begins as: another with a name of its own, or a headline alone. */
function fresh(model: Scene | undefined, copyOf: (name: string) => string, name: string): Scene {
  if (model === undefined) return { name, theme: 'dark', panels: [] };
  const { nameEn: _nameEn, ...rest } = model;
  return { ...rest, name: copyOf(model.name) };
}
