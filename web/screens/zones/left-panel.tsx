import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { memo, useState } from 'react';
import { cityQuery } from '../../collections/api.ts';
import { useWords } from '../../i18n/use-words.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useView } from '../../state/router.tsx';
import { ZoneList } from '../../zones/panels/zone-list.tsx';
import { LayerPanel } from '../explore/layer-panel.tsx';
import { deskLayers } from './desk-layers.ts';
import classes from './zones.module.css';

/** The zones of the version, or the layers under it. */
export const LeftPanel = memo(function LeftPanel() {
  const { t } = useWords();
  const { view, change } = useView();
  const { theme } = usePreferences(view);
  const { data: city } = useQuery(cityQuery);
  const layers = deskLayers(view.layers);
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
            layers={layers}
            drawn={layers}
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
});
