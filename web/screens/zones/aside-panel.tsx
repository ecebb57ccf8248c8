import { Tabs } from '@mantine/core';
import { memo, type ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { useOwnSearch } from '../../state/router.tsx';
import { useDesk } from '../../zones/desk.ts';
import { CityTestPanel } from '../../zones/panels/city-test-panel.tsx';
import { FaultPanel } from '../../zones/panels/fault-panel.tsx';
import { UnitPainter } from '../../zones/panels/unit-painter.tsx';
import { WorkloadPanel } from '../../zones/panels/workload-panel.tsx';
import { ZonePanel } from '../../zones/panels/zone-panel.tsx';
import { useDeskAddress } from '../../zones/versions/address.ts';
import { ComparePanel } from '../../zones/versions/compare-panel.tsx';
import { ConflictView } from '../../zones/versions/conflict-view.tsx';
import classes from './zones.module.css';

/** The tabs at the right; the address names the one that is open. */
const tabs = {
  zone: ZonePanel,
  faults: FaultPanel,
  test: CityTestPanel,
  workload: WorkloadPanel,
  units: UnitPainter,
} as const satisfies Readonly<Record<string, () => ReactNode>>;
type Tab = keyof typeof tabs;

/** What is chosen and what is wrong; a conflict or a comparison before all else. */
export const AsidePanel = memo(function AsidePanel() {
  const { t } = useWords();
  const { own, changeOwn } = useOwnSearch();
  const { compared } = useDeskAddress();
  const hasConflict = useDesk((desk) => desk.conflict !== undefined);
  const asked = own['tab'] as Tab | undefined;
  const tab = asked !== undefined && asked in tabs ? asked : 'zone';
  if (hasConflict) return <ConflictView />;
  if (compared !== undefined) return <ComparePanel />;
  const Shown = tabs[tab];
  return (
    <Tabs
      value={tab}
      onChange={(next) => changeOwn({ tab: next === 'zone' || next === null ? '' : next }, 'replace')}
      className={classes.asideTabs!}
    >
      <Tabs.List className={classes.tabs!}>
        {(Object.keys(tabs) as Tab[]).map((name) => (
          <Tabs.Tab key={name} value={name}>
            {t(`zones.right.${name}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={tab} className={classes.panel!}>
        <Shown />
      </Tabs.Panel>
    </Tabs>
  );
});
