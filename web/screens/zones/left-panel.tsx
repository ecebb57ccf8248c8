import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useView } from '../../state/router.tsx';
import { ZoneList } from '../../zones/panels/zone-list.tsx';
import { LayerPanel } from '../explore/layer-panel.tsx';
import classes from './zones.module.css';

/** The zones of the version, or the layers under it. */
export function LeftPanel() {
  const { t } = useWords();
  const { view, change } = useView();
  const { theme } = usePreferences(view);
  const { data: city } = useQuery(cityQuery);
  const [tab, setTab] = useState('list');
  return (
    <>
      <SegmentedControl
        size="xs"
        className={classes.tabs!}
        value={tab}
        onChange={setTab}
        data={(['list', 'layers'] as const).map((value) => ({ value, label: t(`zones.left.${value}`) }))}
      />
      <div className={classes.panel}>
        {tab === 'list' ? (
          <ZoneList />
        ) : (
          <LayerPanel
            layers={view.layers}
            drawn={view.layers}
            city={city}
            counts={undefined}
            theme={theme}
            counted={false}
            onChange={(layers) => change({ layers }, 'push')}
          />
        )}
      </div>
    </>
  );
}
