import { photoFlags, type PhotoFlag } from '#domain/cases/words.ts';
import type { Properties } from '#domain/feature.ts';
import IconAlertTriangle from '@tabler/icons-react/dist/esm/icons/IconAlertTriangle.mjs';
import IconInfoCircle from '@tabler/icons-react/dist/esm/icons/IconInfoCircle.mjs';
import { useWords } from '../../i18n/use-words.ts';
import { mediaUrl } from '../../state/upload.ts';
import { Section } from './section.tsx';
import classes from './card.module.css';

/** Before at the left, after at the right: what the eye compares stands side by side. */
const sides = [
  { key: 'before', kinds: ['photos', 'photosVerified'] },
  { key: 'after', kinds: ['photosAfter', 'photosInspected'] },
] as const;

/** Marks that a person should look at twice; the others only say what the picture does not tell. */
const grave: readonly PhotoFlag[] = ['beforeDispatch', 'usedBefore', 'fromAlbum', 'far', 'afterAct'];

/** The photos of a case before and after, with what is to be marked of them. */
export function CardPhotos({ properties }: { readonly properties: Properties }) {
  const { t } = useWords();
  const listOf = (kind: string) => (properties[kind] as readonly string[] | undefined) ?? [];
  const isEmpty = sides.every(({ kinds }) => kinds.every((kind) => listOf(kind).length === 0));
  return (
    <Section title={t('cases.card.photos')}>
      {isEmpty ? (
        <p className={classes.quiet}>{t('cases.card.noPhotos')}</p>
      ) : (
        <div className={classes.sides}>
          {sides.map(({ key, kinds }) => (
            <div key={key} data-side={key}>
              <h4 className={classes.side}>{t(`cases.card.${key}`)}</h4>
              {kinds.every((kind) => listOf(kind).length === 0) && <p className={classes.quiet}>{t('missing')}</p>}
              {kinds.flatMap((kind) =>
                listOf(kind).map((sha256) => (
                  <Photo
                    key={`${kind}/${sha256}`}
                    sha256={sha256}
                    kind={t(`cases.card.${kind === 'photos' ? 'reportPhotos' : kind}`)}
                    flags={flagsOf(properties, sha256)}
                  />
                )),
              )}
            </div>
          ))}
        </div>
      )}
    </Section>
  );
}

function Photo({
  sha256,
  kind,
  flags,
}: {
  readonly sha256: string;
  readonly kind: string;
  readonly flags: readonly PhotoFlag[];
}) {
  const { say } = useWords();
  return (
    <figure className={classes.photo}>
      <a href={mediaUrl(sha256, 1280)} target="_blank" rel="noreferrer">
        <img src={mediaUrl(sha256, 320)} alt={kind} loading="lazy" />
      </a>
      <figcaption>
        <span>{kind}</span>
        {flags.map((flag) => (
          <span key={flag} className={classes.flag} data-grave={grave.includes(flag) || undefined}>
            {grave.includes(flag) ? (
              <IconAlertTriangle size="0.875rem" aria-hidden />
            ) : (
              <IconInfoCircle size="0.875rem" aria-hidden />
            )}
            {say(photoFlags[flag])}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** What is marked of one photo: the case keeps "flag:sha256". */
function flagsOf({ photoFlags: marks }: Properties, sha256: string): readonly PhotoFlag[] {
  return ((marks as readonly string[] | undefined) ?? [])
    .map((mark) => mark.split(':'))
    .filter(([flag, of]) => of === sha256 && flag !== undefined && flag in photoFlags)
    .map(([flag]) => flag as PhotoFlag);
}
