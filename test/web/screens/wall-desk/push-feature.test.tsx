import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { collectionById } from '#domain/collections.ts';
import type { Feature } from '#domain/feature.ts';
import { PushFeature } from '../../../../web/screens/wall-desk/push-feature.tsx';
import { openWallDesk, useWallDeskWorld, written } from './page.tsx';

useWallDeskWorld();

const road = {
  type: 'LineString',
  coordinates: [
    [119.9, 32.5],
    [119.99, 32.5],
  ],
} as const;

/** Shows the card's button for a feature and pushes it. */
async function pushed(collection: string, properties: object): Promise<Record<string, unknown>> {
  const feature = { id: 'f1', collection, geometry: road, properties } as unknown as Feature;
  await openWallDesk('', 'shiftLead', () => <PushFeature collection={collectionById(collection)!} feature={feature} />);
  fireEvent.click(await screen.findByRole('button', { name: '推送上屏' }));
  const form = await screen.findByRole('dialog');
  const push = await within(form).findByRole<HTMLButtonElement>('button', { name: '推送', hidden: true });
  await waitFor(() => expect(push.disabled).toBe(false));
  fireEvent.click(push);
  await waitFor(() => expect(written).toHaveLength(1));
  return (written[0]!.body as { records: Array<{ after: Record<string, unknown> }> }).records[0]!.after;
}

it('pushes a road from end to end under its name', async () => {
  const { place } = await pushed('roads', { name: '海陵路' });
  expect(place).toMatchObject({ lon: expect.closeTo(119.945), lat: 32.5, name: '海陵路' });
  // 0.09 degrees of longitude here are some 8.4 km.
  expect((place as { metres: number }).metres).toBeGreaterThan(8_400);
});

it('pushes a case as a case', async () => {
  expect(await pushed('cases', { number: '20261122-0001' })).toEqual({ case: 'f1' });
});

it('says no name of a register that keeps people', async () => {
  const { place } = await pushed('liable-parties', { name: '张三水果店' });
  expect(Object.keys(place as object)).toEqual(['lon', 'lat', 'metres']);
});
