import { useWords } from '../../i18n/use-words.ts';
import { mediaUrl } from '../../state/upload.ts';
import classes from '../frame/field.module.css';

/** Pictures that the server has. @param title what they show */
export function SeenPhotos({ title, photos }: { readonly title: string; readonly photos: readonly string[] }) {
  const { t } = useWords();
  if (photos.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>{title}</h2>
      <div className={classes.photos}>
        {photos.map((sha256, i) => (
          <a key={sha256} href={mediaUrl(sha256, 1280)} target="_blank" rel="noreferrer">
            <img
              className={classes.seen}
              src={mediaUrl(sha256, 320)}
              alt={t('field.photo.seen', { title, place: i + 1 })}
              loading="lazy"
            />
          </a>
        ))}
      </div>
    </section>
  );
}
