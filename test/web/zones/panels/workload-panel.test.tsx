import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { mergeGrounds } from '#domain/zones/edits/grounds.ts';
import { useDesk } from '../../../../web/zones/desk.ts';
import { WorkloadPanel } from '../../../../web/zones/panels/workload-panel.tsx';
import { corner, letteredCoverage, side } from '../../../worlds/lettered-coverage.ts';
import { emptyGround, lay, show, usePanels, world, zone } from './world.tsx';

usePanels();

const degrees = (x: number, y: number) => [(corner[0] + x * side) / 1e7, (corner[1] + y * side) / 1e7] as const;
const party = (id: string, x: number, y: number) => ({ id, number: id, name: id, at: degrees(x, y) });

function layWork() {
  world.ground = {
    ...emptyGround,
    roads: [{ id: 'r1', name: '人民路', class: 'primary', line: [degrees(0, 0.5), degrees(2, 0.5)] }],
    liableParties: [party('l1', 0.2, 0.2), party('l2', 0.3, 0.2), party('l3', 0.4, 0.2), party('l4', 1.5, 0.2)],
  };
  lay(
    letteredCoverage(['ABC'], { A: zone('甲'), B: zone('乙', { unit: '二中队' }), C: zone('丙', { unit: undefined }) }),
  );
}

const bars = () => screen.getAllByRole('listitem').map((line) => line.textContent);
const choose = (label: string) => fireEvent.click(screen.getByRole('radio', { name: label }));

describe('the workload', () => {
  it('is shared by unit, the most first, with its spread and the road by class', async () => {
    layWork();
    show(<WorkloadPanel />);
    await screen.findByTestId('spread');
    expect(bars()[0]).toMatch(/主干道 9\d\.\d m/);
    choose('责任人');
    expect(screen.getByTestId('spread').textContent).toBe('最多 3，最少 1，前者是后者的 3 倍；平均 2（竖线）');
    expect(bars()).toEqual(['一中队31 个', '二中队11 个', '未定责任单位01 个']);
  });

  it('is shared by zone, and a click goes there', async () => {
    layWork();
    show(<WorkloadPanel />);
    await screen.findByTestId('spread');
    choose('责任人');
    choose('按责任区');
    expect(bars()).toEqual(['甲 甲责任区3一中队', '乙 乙责任区1二中队', '丙 丙责任区0未定责任单位']);
    fireEvent.click(within(screen.getAllByRole('listitem')[1]!).getByRole('button'));
    expect(useDesk.getState().chosen).toEqual(['B']);
  });

  it('follows borders that move, and says by how much since one began', async () => {
    layWork();
    show(<WorkloadPanel />);
    await screen.findByTestId('spread');
    choose('责任人');
    act(() => {
      useDesk.getState().perform({ kind: 'merge', zones: [] }, (coverage) => mergeGrounds(coverage, ['A', 'B'], 'B'));
    });
    await waitFor(() => expect(bars()[0]).toBe('二中队4＋31 个'));
    expect(screen.getByTestId('spread').textContent).toContain('最多 4，最少 4，前者是后者的 1 倍');
  });

  it('has no spread of what nobody has', async () => {
    layWork();
    show(<WorkloadPanel />);
    await screen.findByTestId('spread');
    choose('案件');
    expect(screen.getByTestId('spread').textContent).toContain('— 倍');
    expect(screen.getByText('近 30 日上报的案件（件）')).toBeDefined();
  });
});
