import { Button, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { textPixels } from '#domain/wall/readable.ts';
import type { Screen } from '#domain/wall/screen.ts';
import { useWords } from '../../i18n/use-words.ts';

/** What is asked of whoever hangs up a screen. */
export type SaidOfScreen = Pick<Screen, 'name' | 'heightMetres' | 'distanceMetres'>;

interface ScreenFormProps {
  readonly action: string;
  readonly isPending: boolean;
  readonly onSend: (said: SaidOfScreen) => void;
  /** Asked for before the screen itself. */
  readonly children?: ReactNode;
}

const metresPerInch = 0.0254;
const usualInches = 55;

/** Name, size and viewing distance of a screen, with what follows for its text. */
export function ScreenForm({ action, isPending, onSend, children }: ScreenFormProps) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [inches, setInches] = useState<number | string>(usualInches);
  const [height, setHeight] = useState<number | string>(heightOf(usualInches));
  const [distance, setDistance] = useState<number | string>(5);
  const isSized = typeof height === 'number' && typeof distance === 'number' && height > 0 && distance > 0;
  const text = isSized && textPixels({ heightMetres: height, distanceMetres: distance }, window.innerHeight);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (isSized && name.trim() !== '')
          onSend({ name: name.trim(), heightMetres: height, distanceMetres: distance });
      }}
    >
      <Stack gap="sm">
        {children}
        <TextInput
          label={t('wall.entrance.name')}
          placeholder={t('wall.entrance.nameHint')}
          maxLength={40}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NumberInput
          label={t('wall.entrance.inches')}
          min={10}
          max={500}
          value={inches}
          onChange={(value) => {
            setInches(value);
            if (typeof value === 'number' && value > 0) setHeight(heightOf(value));
          }}
        />
        <NumberInput
          label={t('wall.entrance.height')}
          min={0.1}
          max={10}
          step={0.05}
          decimalScale={3}
          required
          value={height}
          onChange={(value) => {
            setHeight(value);
            setInches('');
          }}
        />
        <NumberInput
          label={t('wall.entrance.distance')}
          min={0.3}
          max={50}
          step={0.5}
          decimalScale={2}
          required
          value={distance}
          onChange={setDistance}
        />
        {text && (
          <Text size="sm" c="dimmed">
            {t('wall.entrance.text', { pixels: Math.round(text.body), figures: Math.round(text.figures) })}
          </Text>
        )}
        <Button type="submit" loading={isPending}>
          {action}
        </Button>
      </Stack>
    </form>
  );
}

/** Height in metres of a picture of this diagonal and of the form of this computer's screen. */
function heightOf(inches: number): number {
  const { width, height } = window.screen;
  const [w, h] = width > 0 && height > 0 ? [width, height] : [16, 9];
  return Math.round(((inches * metresPerInch * h) / Math.hypot(w, h)) * 1000) / 1000;
}
