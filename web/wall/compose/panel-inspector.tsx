import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { withPanel } from '#domain/wall/compose.ts';
import { narrowed } from '#domain/wall/panel-kinds.ts';
import type { Scene, ScenePanel } from '#domain/wall/scene.ts';
import { useWords } from '../../i18n/use-words.ts';
import { OfSelect, type NarrowChoices } from './of-select.tsx';

interface PanelInspectorProps {
  readonly scene: Scene;
  readonly panel: ScenePanel;
  readonly choices: NarrowChoices;
  readonly onChange: (scene: Scene) => void;
}

/** What a panel is called, how much it lists and what it is narrowed to. */
export function PanelInspector({ scene, panel, choices, onChange }: PanelInspectorProps) {
  const { t } = useWords();
  const put = (patch: Parameters<typeof withPanel>[2]) => onChange(withPanel(scene, panel.id, patch));
  const allowed = narrowed[panel.kind];
  return (
    <>
      {panel.kind === 'headline' && (
        <Textarea
          label={t('wallDesk.compose.text')}
          description={t('wallDesk.compose.textHint')}
          maxLength={300}
          rows={3}
          value={panel.text ?? ''}
          onChange={(event) => put({ text: event.currentTarget.value || undefined })}
        />
      )}
      <TextInput
        label={t('wallDesk.compose.heading')}
        maxLength={40}
        value={panel.title ?? ''}
        onChange={(event) => put({ title: event.currentTarget.value || undefined })}
      />
      <TextInput
        label={t('wallDesk.compose.headingEn')}
        maxLength={60}
        value={panel.titleEn ?? ''}
        onChange={(event) => put({ titleEn: event.currentTarget.value || undefined })}
      />
      {panel.kind !== 'headline' && (
        <NumberInput
          label={t('wallDesk.compose.rows')}
          description={t('wallDesk.compose.rowsHint')}
          min={1}
          max={40}
          allowDecimal={false}
          value={panel.rows ?? ''}
          onChange={(rows) => put({ rows: typeof rows === 'number' ? rows : undefined })}
        />
      )}
      {allowed && (
        <OfSelect
          allowed={allowed}
          choices={choices}
          value={panel.of ?? []}
          onChange={(of) => put({ of: of.length > 0 ? of : undefined })}
        />
      )}
    </>
  );
}
