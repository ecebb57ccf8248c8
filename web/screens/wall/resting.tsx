import { useWords } from '../../i18n/use-words.ts';
import classes from './wall.module.css';

/** What stands on a wall that has nothing to show at this hour. */
export function Resting() {
  const { t } = useWords();
  return <p className={classes.resting}>{t('wall.nothing')}</p>;
}
