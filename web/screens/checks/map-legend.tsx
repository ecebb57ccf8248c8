import { severities, type Severity } from '#domain/finding.ts';
import { severityShapes } from '../../checks/look-of.ts';
import { useWords } from '../../i18n/use-words.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useView } from '../../state/router.tsx';
import { StateShape } from '../../ui/state-shape.tsx';
import classes from './checks.module.css';

/** What the shapes on the map mean. */
export function MapLegend() {
  const { t, say } = useWords();
  const { view } = useView();
  const { theme } = usePreferences(view);
  return (
    <ul className={classes.legend} aria-label={t('checks.legend.title')}>
      {(Object.keys(severities) as Severity[]).map((severity) => (
        <li key={severity}>
          <StateShape state={severityShapes[severity]} theme={theme} />
          {say(severities[severity])}
        </li>
      ))}
      <li>
        <StateShape state="ended" theme={theme} />
        {t('checks.legend.excepted')}
      </li>
      <li>
        <span className={classes.plus} aria-hidden>
          +
        </span>
        {t('checks.legend.place')}
      </li>
    </ul>
  );
}
