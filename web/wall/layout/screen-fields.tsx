import { NumberInput, Select, TextInput } from '@mantine/core';
import { Controller } from 'react-hook-form';
import type { RecordContent } from '#domain/record.ts';
import { textPixels } from '#domain/wall/readable.ts';
import type { Screen } from '#domain/wall/screen.ts';
import type { Wall } from '#domain/wall/wall.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { PageRecord } from '../../state/records.ts';
import { RecordForm } from '../../ui/record-form.tsx';
import { screenAt, slotOf } from './hang.ts';
import { slotsOf } from './slots.ts';

interface ScreenFieldsProps {
  readonly record: PageRecord<Screen>;
  readonly screens: ReadonlyArray<PageRecord<Screen>>;
  readonly walls: ReadonlyArray<PageRecord<Wall>>;
  readonly onDone: () => void;
}

interface Fields {
  readonly name: string;
  readonly heightMetres: number;
  readonly distanceMetres: number;
  /** Wall, column and row, parted by a slash each; empty = nowhere. */
  readonly column: string;
}

function toFields(content: RecordContent | undefined): Fields {
  const screen = content as unknown as Screen;
  const slot = slotOf(screen);
  const { name, heightMetres, distanceMetres } = screen;
  return { name, heightMetres, distanceMetres, column: slot ? keyOf(slot) : '' };
}

function toContent({ name, heightMetres, distanceMetres, column: place }: Fields, before: RecordContent | undefined) {
  const { token } = before as unknown as Screen;
  const [row, column, ...wall] = place.split('/').reverse();
  return {
    ...{ name: name.trim(), token, heightMetres, distanceMetres },
    ...(place !== '' && { wall: wall.reverse().join('/'), column: Number(column), row: Number(row) }),
  } as unknown as RecordContent;
}

/** Pixels that text is told in: of a 4K screen. */
const usualPixels = 2160;

/** One screen that registered itself: its name, how high its picture is and from where it is read, where it hangs. */
export function ScreenFields({ record, screens, walls, onDone }: ScreenFieldsProps) {
  const { t } = useWords();
  const places = walls.flatMap(({ id, content }) =>
    slotsOf(content)
      .map((at) => ({ ...at, wall: id }))
      .filter((at) => [undefined, record.id].includes(screenAt(screens, at)?.id))
      .map((at) => ({
        value: keyOf(at),
        label: `${content.name} · ${t('wall.list.slot', { row: at.row + 1, column: at.column + 1 })}`,
      })),
  );
  return (
    <RecordForm<Fields>
      kind="screens"
      record={record as unknown as PageRecord}
      canDelete
      toFields={toFields}
      toContent={toContent}
      saved={(content) => t('wallDesk.screens.saved', { name: String(content['name']) })}
      onDone={onDone}
      onCancel={onDone}
    >
      {({ register, control, watch, formState: { errors } }) => {
        const text = textPixels(
          { heightMetres: watch('heightMetres'), distanceMetres: watch('distanceMetres') },
          usualPixels,
        );
        return (
          <>
            <TextInput
              label={t('wallDesk.screens.name')}
              required
              maxLength={40}
              error={errors.name && (errors.name.message || t('forms.required'))}
              {...register('name', { validate: (name) => name.trim() !== '' })}
            />
            {(['heightMetres', 'distanceMetres'] as const).map((size) => (
              <Controller
                key={size}
                control={control}
                name={size}
                render={({ field }) => (
                  <NumberInput
                    label={t(`wallDesk.screens.${size}`)}
                    min={size === 'heightMetres' ? 0.1 : 0.3}
                    max={size === 'heightMetres' ? 10 : 50}
                    step={0.1}
                    value={field.value}
                    onChange={(value) => typeof value === 'number' && field.onChange(value)}
                    onBlur={field.onBlur}
                    error={errors[size]?.message}
                    {...(size === 'distanceMetres' && {
                      description: t('wallDesk.screens.text', {
                        body: Math.round(text.body),
                        figures: Math.round(text.figures),
                      }),
                    })}
                  />
                )}
              />
            ))}
            <Controller
              control={control}
              name="column"
              render={({ field }) => (
                <Select
                  label={t('wallDesk.screens.place')}
                  clearable
                  clearButtonProps={{ 'aria-label': t('wallDesk.screens.takeOff') }}
                  placeholder={t('wallDesk.screens.nowhere')}
                  data={places}
                  value={field.value || null}
                  onChange={(value) => field.onChange(value ?? '')}
                  onBlur={field.onBlur}
                  error={errors.column?.message}
                />
              )}
            />
          </>
        );
      }}
    </RecordForm>
  );
}

function keyOf({
  wall,
  column,
  row,
}: {
  readonly wall: string;
  readonly column: number;
  readonly row: number;
}): string {
  return `${wall}/${column}/${row}`;
}
