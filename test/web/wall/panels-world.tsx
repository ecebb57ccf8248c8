import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import type { Figured, Figures, WallCase } from '#domain/wall/figures.ts';
import type { FiguredKind } from '#domain/wall/panel-kinds.ts';
import type { ScenePanel } from '#domain/wall/scene.ts';
import { createI18n } from '../../../web/i18n/i18n.ts';
import type { Language } from '../../../web/state/view.ts';
import { PanelSurroundingsContext, type PanelSurroundings } from '../../../web/wall/panels/surroundings.ts';
import { WallPanel } from '../../../web/wall/panels/wall-panel.tsx';

/** Noon of 22 November 2026 in Shanghai. */
export const noon = Date.parse('2026-11-22T04:00:00Z');

/** RFC 3339 UTC, minutes from noon. */
export const fromNoon = (minutes: number) => new Date(noon + minutes * 60_000).toISOString();

/** A case in the hands of a unit. */
export function aWallCase(number: string, more: Partial<WallCase> = {}): WallCase {
  return {
    ...{ id: `case-${number}`, number, className: '暴露垃圾', place: '海陵路，人民路口向南50米', unit: '一中队' },
    ...{ status: 'handling', urgent: false, lon: 119.92, lat: 32.48, reportedAt: fromNoon(-90) },
    ...more,
  };
}

/** Figures as the server tells them, a few seconds before noon. */
export function told<K extends FiguredKind>(kind: K, figures: Figures[K], at = fromNoon(-0.1)): Figured {
  return { kind, at, figures } as Figured;
}

interface Shown extends PanelSurroundings {
  readonly panel?: Partial<ScenePanel>;
  readonly width?: number;
  readonly height?: number;
  readonly language?: Language;
}

/** Shows a panel on a screen whose body text is 10 pixels; `again` gives it other figures. */
export function showPanel(kind: ScenePanel['kind'], figured: Figured | undefined, shown: Shown = {}) {
  const { panel, width = 800, height = 400, language = 'zh', ...surroundings } = shown;
  const i18n = createI18n(language);
  const drawn = (of: Figured | undefined) => (
    <I18nextProvider i18n={i18n}>
      <MantineProvider>
        <PanelSurroundingsContext value={{ text: { body: 10, figures: 31 }, ...surroundings }}>
          <WallPanel
            panel={{ id: 'p', kind, x: 0, y: 0, width: 8, height: 4, ...panel }}
            figured={of}
            size={{ width, height }}
            now={noon}
          />
        </PanelSurroundingsContext>
      </MantineProvider>
    </I18nextProvider>
  );
  const { container, rerender } = render(drawn(figured));
  const section = container.querySelector('section')!;
  return {
    section,
    text: () => section.textContent ?? '',
    rows: () => [...section.querySelectorAll('li')].map((row) => row.textContent ?? ''),
    again: (of: Figured | undefined) => rerender(drawn(of)),
  };
}
