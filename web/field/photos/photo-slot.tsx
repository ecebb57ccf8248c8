import IconCamera from '@tabler/icons-react/dist/esm/icons/IconCamera.mjs';
import IconTrash from '@tabler/icons-react/dist/esm/icons/IconTrash.mjs';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import classes from '../frame/field.module.css';
import { photoFault, photoTypes, type PhonePhoto } from './photo.ts';

interface PhotoSlotProps {
  /** What is to be seen: 近景, 远景, 处置前 ... */
  readonly name: string;
  readonly photo: PhonePhoto | undefined;
  readonly onPhoto: (photo: PhonePhoto | undefined) => void;
}

/** A place for one picture: a touch opens the camera; beside it the album, which is said of the picture. */
export function PhotoSlot({ name, photo, onPhoto }: PhotoSlotProps) {
  const { t } = useWords();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const [fault, setFault] = useState<'large' | 'type' | undefined>(undefined);
  const url = useObjectUrl(photo?.file);
  const take = (file: File | undefined, origin: PhonePhoto['origin']) => {
    if (!file) return;
    const found = photoFault(file);
    setFault(found);
    if (found === undefined) onPhoto({ file, origin });
  };
  const input = (origin: PhonePhoto['origin'], ref: typeof camera) => (
    <input
      ref={ref}
      type="file"
      accept={photoTypes.join(',')}
      {...(origin === 'camera' && { capture: 'environment' as const })}
      data-origin={origin}
      aria-label={t(origin === 'camera' ? 'field.photo.takeOf' : 'field.photo.albumOf', { name })}
      onChange={(event) => {
        take(event.currentTarget.files?.[0], origin);
        event.currentTarget.value = '';
      }}
    />
  );
  return (
    <div className={classes.slotBox}>
      <button type="button" className={classes.slot} style={{ width: '100%' }} onClick={() => camera.current?.click()}>
        {url ? <img src={url} alt={name} /> : <IconCamera size="2.25rem" aria-hidden />}
        {url ? (
          <span className={classes.slotName}>{t('field.photo.again', { name })}</span>
        ) : (
          <span>{t('field.photo.take', { name })}</span>
        )}
      </button>
      {photo && (
        <button
          type="button"
          className={classes.remove}
          aria-label={t('field.photo.remove', { name })}
          onClick={() => onPhoto(undefined)}
        >
          <IconTrash size="1.5rem" aria-hidden />
        </button>
      )}
      {!photo && (
        <button
          type="button"
          className={classes.chip}
          style={{ width: '100%', justifyContent: 'center', border: 0, fontWeight: 400 }}
          onClick={() => album.current?.click()}
        >
          {t('field.photo.album')}
        </button>
      )}
      {fault && (
        <p role="alert" className={classes.fault}>
          {t(`field.photo.faults.${fault}`)}
        </p>
      )}
      {input('camera', camera)}
      {input('album', album)}
    </div>
  );
}

function useObjectUrl(file: File | undefined): string | undefined {
  const [url, setUrl] = useState<string | undefined>(undefined);
  useEffect(() => {
    if (file === undefined || typeof URL.createObjectURL !== 'function') return undefined;
    const made = URL.createObjectURL(file);
    // The address of a picture in memory lives outside of React: made and given back here.
    setUrl(made);
    return () => {
      setUrl(undefined);
      URL.revokeObjectURL(made);
    };
  }, [file]);
  return url;
}
