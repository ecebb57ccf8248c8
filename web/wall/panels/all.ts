import type { ComponentType } from 'react';
import type { PanelKind } from '#domain/wall/panel-kinds.ts';
import { ActionsPanel } from './actions.tsx';
import { ChecksPanel } from './checks.tsx';
import { CommunitiesPanel } from './communities.tsx';
import { CrewsPanel } from './crews.tsx';
import { DeadlinesPanel } from './deadlines.tsx';
import { FivePanel } from './five.tsx';
import { HeadlinePanel } from './headline.tsx';
import { HotspotsPanel } from './hotspots.tsx';
import { IllegalPanel } from './illegal.tsx';
import { LegendPanel } from './legend.tsx';
import { NewestPanel } from './newest.tsx';
import type { PanelProps } from './panel-props.ts';
import { PhasePanel } from './phase.tsx';
import { RatesPanel } from './rates.tsx';
import { RoadsPanel } from './roads.tsx';
import { SecondPanel } from './second.tsx';

/** What draws each kind of panel. */
export const panelParts: { readonly [K in PanelKind]: ComponentType<PanelProps<K>> } = {
  five: FivePanel,
  second: SecondPanel,
  actions: ActionsPanel,
  roads: RoadsPanel,
  rates: RatesPanel,
  deadlines: DeadlinesPanel,
  hotspots: HotspotsPanel,
  crews: CrewsPanel,
  checks: ChecksPanel,
  phase: PhasePanel,
  communities: CommunitiesPanel,
  newest: NewestPanel,
  illegal: IllegalPanel,
  headline: HeadlinePanel,
  legend: LegendPanel,
};
