import { Badge, Tabs } from '@mantine/core';
import IconX from '@tabler/icons-react/dist/esm/icons/IconX.mjs';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import type { Panel } from '../../state/view.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import classes from './explore.module.css';

interface SidePanelProps {
  readonly panel: Exclude<Panel, 'none'>;
  /** How many filter values are on: told on the tab, because they work while another tab is open. */
  readonly narrowedBy: number;
  readonly onPanel: (panel: Panel) => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const tabs = ['layers', 'filters', 'list'] as const;

/** What one works with, at the left; a sheet on a phone. */
export function SidePanel({ panel, narrowedBy, onPanel, onClose, children }: SidePanelProps) {
  const { t } = useWords();
  return (
    <aside className={classes.side} aria-label={t('panels.side')}>
      <Tabs value={panel} onChange={(next) => onPanel((next ?? 'none') as Panel)} className={classes.tabs}>
        <Tabs.List className={classes.tabList}>
          {tabs.map((tab, place) => (
            <Tabs.Tab
              key={tab}
              value={tab}
              title={`${t(`panels.${tab}`)}${t('inBrackets', { words: place + 1 })}`}
              rightSection={
                tab === 'filters' && narrowedBy > 0 ? (
                  <Badge size="sm" circle>
                    {narrowedBy}
                  </Badge>
                ) : undefined
              }
            >
              {t(`panels.${tab}`)}
            </Tabs.Tab>
          ))}
          <span className={classes.spacer} />
          <ToolButton label={t('panels.hide', { key: 'B' })} onClick={onClose}>
            <IconX size="1.125rem" />
          </ToolButton>
        </Tabs.List>
        <Tabs.Panel value={panel} className={classes.tabPanel}>
          {children}
        </Tabs.Panel>
      </Tabs>
    </aside>
  );
}
