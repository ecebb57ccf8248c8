import { formatDay } from '#domain/calendar/work-calendar.ts';
import { placeAt } from '#domain/streets/chainage.ts';
import { sideOf } from '#domain/streets/compass.ts';
import type { City } from './city.ts';
import type { SampleFeature } from './feature.ts';
import type { Planted, PlantedFault } from './planted-fault.ts';
import { randomFor } from '#domain/random.ts';
import { sampleSource } from './setting.ts';
import { toLattice, fromLattice } from '#domain/geometry/lattice.ts';

/** Metres between bins: within the limits of 100 on shopping streets and 200 on main and secondary roads (CJJ 27-2012). */
const target = { shopping: 84, other: 168 };

/** Bins that are left out, counted from the start of a section and its left side. */
const leftOut = [
  { road: '济川路', from: '鼓楼路', hand: 'left', places: [2, 3] },
  { road: '春兰路', from: '济川路', hand: 'right', places: [3] },
  { road: '东风路', from: '凤凰路', hand: 'left', places: [2] },
] as const;

/** Bins on both sides of every road, evenly within each section, and three gaps left on purpose. */
export function litterBinFeatures(city: City): Planted<SampleFeature[]> {
  const random = randomFor(city.setting.seed, 'bins');
  const faults: PlantedFault[] = [];
  let serial = 0;
  const features = city.sections.flatMap((section) => {
    const length = section.measured.length;
    const shopping = section.mainCommercial || section.class === 'pedestrian';
    const count = Math.max(1, Math.ceil(length / (shopping ? target.shopping : target.other)));
    const gap = length / count;
    return (['left', 'right'] as const).flatMap((hand) => {
      const fault = leftOut.find((f) => f.road === section.road && f.from === section.from && f.hand === hand);
      const { bearing: way } = placeAt(section.measured, length / 2);
      if (fault !== undefined) {
        faults.push({
          kind: 'spacing',
          collection: 'litter-bins',
          subjects: [`${section.road}，${section.from}—${section.to}`, sideOf(way, hand)],
          measured: Math.round(gap * (fault.places.length + 1) * 10) / 10,
          limit: shopping ? 100 : 200,
          unit: 'm',
          note: `${fault.places.length} of ${count} evenly placed bins are missing on one side.`,
        });
      }
      const bins: SampleFeature[] = [];
      for (let i = 0; i < count; i++) {
        if ((fault?.places as readonly number[] | undefined)?.includes(i)) continue;
        const away = section.halfWidth + 1.5;
        const { position, bearing } = placeAt(section.measured, (i + 0.5) * gap, hand === 'left' ? away : -away);
        const at = toLattice(position);
        serial += 1;
        const number = `32120203005${String(serial).padStart(6, '0')}`;
        bins.push({
          id: number,
          geometry: { type: 'Point', coordinates: fromLattice(at) },
          properties: {
            number,
            road: section.road,
            side: sideOf(bearing, hand),
            kind: random.chance(0.7) ? 'sorted' : 'single',
            state: random.chance(0.02) ? 'damaged' : 'intact',
            unit: city.zonePlan.cleaningOf[city.locator.blockAt(at[0], at[1])]?.unit ?? '环卫一所',
            surveyedOn: formatDay(city.setting.lastDay - random.whole(30, 300)),
            validFrom: city.setting.validFrom,
            ...sampleSource,
          },
        });
      }
      return bins;
    });
  });
  return { features, faults };
}
