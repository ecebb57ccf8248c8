import { collectionById } from '#domain/collections.ts';
import type { Feature } from '#domain/feature.ts';
import { clockOfCase } from '../../cases/clock-of-case.ts';
import { stateWords } from '../../cases/layer.ts';
import { useWords } from '../../i18n/use-words.ts';
import type { Theme } from '../../state/view.ts';
import { StateShape } from '../../ui/state-shape.tsx';
import { CollectionSign } from './collection-sign.tsx';
import { rowWords } from './row-words.ts';
import classes from './feature-list.module.css';

/** A feature in one row: its sign, its name, what it is about, and how its deadline stands. */
export function FeatureRow({
  feature,
  now,
  theme,
}: {
  readonly feature: Feature;
  readonly now: number;
  readonly theme: Theme;
}) {
  const { t, say, language } = useWords();
  const collection = collectionById(feature.collection);
  if (!collection) return null;
  const { name, detail, aside, overdue } = rowWords(collection, feature, now, t, language);
  const state = collection.cells ? clockOfCase(feature.properties, now) : undefined;
  return (
    <>
      {state ? (
        <StateShape state={state} theme={theme} label={say(stateWords[state])} />
      ) : (
        <CollectionSign id={collection.id} theme={theme} />
      )}
      <div className={classes.words}>
        <span className={classes.name}>
          <span title={name}>{name}</span>
          <span className={classes.aside} data-overdue={overdue || undefined}>
            {aside}
          </span>
        </span>
        <span className={classes.detail} title={detail}>
          {detail || t('missing')}
        </span>
      </div>
    </>
  );
}
