import { Button, CloseButton, Group, Input, Progress, Text } from '@mantine/core';
import type { PhotoOrigin } from '#domain/cases/photo-flags.ts';
import IconCamera from '@tabler/icons-react/dist/esm/icons/IconCamera.mjs';
import IconPhotoPlus from '@tabler/icons-react/dist/esm/icons/IconPhotoPlus.mjs';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { RequestFailed } from '../state/request.ts';
import { mediaUrl, uploadPhoto } from '../state/upload.ts';
import classes from './photos-input.module.css';

interface PhotosInputProps {
  readonly label: ReactNode;
  readonly fault: string | undefined;
  readonly readOnly: boolean;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

interface Sending {
  readonly name: string;
  readonly share: number;
  readonly stop: () => void;
}

/** At most this many pictures an entry; the declarations say the same. */
const most = 12;

/** The pictures of an entry: chosen, dropped or pasted, sent at once, the newest first. */
export function PhotosInput({ label, fault, readOnly, value, onChange }: PhotosInputProps) {
  const { t } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  // A telephone has a camera to take the picture with, and says which of the two it was.
  const isPhone = useMediaQuery('(pointer: coarse)');
  const [sending, setSending] = useState<Sending | undefined>(undefined);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const latest = useRef({ value, onChange });
  useEffect(() => {
    latest.current = { value, onChange };
  });

  const send = async (files: readonly File[], origin?: PhotoOrigin) => {
    setFailure(undefined);
    for (const file of files.filter(({ type }) => type.startsWith('image/'))) {
      const controller = new AbortController();
      const stop = () => controller.abort();
      setSending({ name: file.name, share: 0, stop });
      try {
        const { sha256 } = await uploadPhoto(
          file,
          (share) => setSending({ name: file.name, share, stop }),
          controller.signal,
          origin,
        );
        const others = latest.current.value.filter((known) => known !== sha256);
        latest.current.onChange([sha256, ...others].slice(0, most));
        latest.current = { ...latest.current, value: [sha256, ...others].slice(0, most) };
      } catch (error) {
        if (controller.signal.aborted) break;
        setFailure(t('registers.photoFailed', { why: error instanceof RequestFailed ? error.message : '' }));
      }
    }
    setSending(undefined);
  };
  const taken = (list: FileList | null | undefined) => (list ? [...list] : []);

  return (
    <Input.Wrapper label={label} error={fault ?? failure} size="sm">
      <div
        className={classes.photos}
        onDragOver={(event) => !readOnly && event.preventDefault()}
        onDrop={(event) => {
          if (readOnly) return;
          event.preventDefault();
          void send(taken(event.dataTransfer.files));
        }}
        onPaste={(event) => !readOnly && void send(taken(event.clipboardData.files))}
      >
        {value.map((sha256, place) => (
          <figure key={sha256} className={classes.photo}>
            <a href={mediaUrl(sha256, 1280)} target="_blank" rel="noreferrer">
              <img src={mediaUrl(sha256, 160)} alt={t('registers.photoAlt', { figures: place + 1 })} loading="lazy" />
            </a>
            {!readOnly && (
              <CloseButton
                size="sm"
                aria-label={t('registers.photoRemove', { figures: place + 1 })}
                onClick={() => onChange(value.filter((other) => other !== sha256))}
              />
            )}
          </figure>
        ))}
        {sending && (
          <Group gap={8} wrap="nowrap" className={classes.sending}>
            <Progress
              value={sending.share * 100}
              style={{ flex: 1 }}
              aria-label={t('registers.photoSending', { name: sending.name })}
            />
            <Button size="compact-xs" variant="default" onClick={sending.stop}>
              {t('registers.cancel')}
            </Button>
          </Group>
        )}
        {!readOnly && !sending && isPhone && value.length < most && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconCamera size="1rem" />}
            onClick={() => camera.current?.click()}
          >
            {t('registers.photoTake')}
          </Button>
        )}
        {!readOnly && !sending && value.length < most && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPhotoPlus size="1rem" />}
            onClick={() => picker.current?.click()}
          >
            {t('registers.photoAdd')}
          </Button>
        )}
        {readOnly && value.length === 0 && <Text size="sm">{t('missing')}</Text>}
      </div>
      <input
        ref={picker}
        type="file"
        accept="image/*"
        multiple
        hidden
        onChange={(event) => {
          void send(taken(event.currentTarget.files), isPhone ? 'album' : undefined);
          event.currentTarget.value = '';
        }}
      />
      <input
        ref={camera}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        onChange={(event) => {
          void send(taken(event.currentTarget.files), 'camera');
          event.currentTarget.value = '';
        }}
      />
    </Input.Wrapper>
  );
}
