import IconCamera from '@tabler/icons-react/dist/esm/icons/IconCamera.mjs';
import IconListCheck from '@tabler/icons-react/dist/esm/icons/IconListCheck.mjs';
import IconMapPin from '@tabler/icons-react/dist/esm/icons/IconMapPin.mjs';
import IconUserCheck from '@tabler/icons-react/dist/esm/icons/IconUserCheck.mjs';
import classes from '../../field/frame/field.module.css';
import { useWords } from '../../i18n/use-words.ts';
import type { FieldTab } from './field-address.ts';

const icons = {
  handle: IconListCheck,
  check: IconListCheck,
  report: IconCamera,
  here: IconMapPin,
  post: IconUserCheck,
} as const satisfies Readonly<Record<FieldTab, unknown>>;

interface TabBarProps {
  readonly tabs: readonly FieldTab[];
  readonly tab: FieldTab;
  readonly counts: Readonly<Partial<Record<FieldTab, number>>>;
  readonly onTab: (tab: FieldTab) => void;
}

/** The parts of the page, at the bottom under the thumb. */
export function TabBar({ tabs, tab, counts, onTab }: TabBarProps) {
  const { t } = useWords();
  return (
    <nav className={classes.tabs} role="tablist" aria-label={t('field.tabs.label')}>
      {tabs.map((one) => {
        const Icon = icons[one];
        const count = counts[one] ?? 0;
        return (
          <button
            key={one}
            type="button"
            role="tab"
            aria-selected={one === tab}
            className={classes.tab}
            onClick={() => onTab(one)}
          >
            <Icon size="1.5rem" aria-hidden />
            <span>{t(`field.tabs.${one}`)}</span>
            {count > 0 && <span className={classes.count}>{count}</span>}
          </button>
        );
      })}
    </nav>
  );
}
