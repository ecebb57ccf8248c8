import { useWords } from '../../i18n/use-words.ts';
import classes from '../frame/field.module.css';
import { PhotoSlot } from './photo-slot.tsx';
import type { PhonePhoto } from './photo.ts';

/** A near and a far view of the same thing. */
export interface NearAndFar {
  readonly near?: PhonePhoto | undefined;
  readonly far?: PhonePhoto | undefined;
}

/** The pictures that there are, the near one first: it is what people look at. */
export function photosOf({ near, far }: NearAndFar): readonly PhonePhoto[] {
  return [near, far].filter((photo) => photo !== undefined);
}

/** Places for a near and a far picture. @param of what they show, in words before 近景 and 远景; may be empty */
export function TwoPhotos(props: {
  readonly of?: string;
  readonly value: NearAndFar;
  readonly onChange: (value: NearAndFar) => void;
}) {
  const { t } = useWords();
  const { of = '', value, onChange } = props;
  const named = (side: 'near' | 'far') => {
    const name = t(`field.photo.${side}`);
    return of === '' ? name : t('field.photo.named', { of, side: name });
  };
  return (
    <div className={classes.photos}>
      <PhotoSlot name={named('near')} photo={value.near} onPhoto={(near) => onChange({ ...value, near })} />
      <PhotoSlot name={named('far')} photo={value.far} onPhoto={(far) => onChange({ ...value, far })} />
    </div>
  );
}
