import named from '#taizhou/places.json' with { type: 'json' };
import { formatDay } from '#domain/calendar/work-calendar.ts';
import type { City } from './city.ts';
import type { SampleFeature } from './feature.ts';
import type { Planted, PlantedFault } from './planted-fault.ts';
import { randomFor } from '#domain/random.ts';
import { numbered } from './registers/entry.ts';
import { sampleId } from './sample-id.ts';
import { sampleSource } from './setting.ts';
import { plotGeometry } from './settle.ts';

/** What is wrong at a site, by its place in the list; all other sites pass every check. */
const faulty = new Map<number, { psaShare?: number; letter?: false; washPlatforms?: number }>([
  [1, { psaShare: 0.21 }],
  [4, { psaShare: 0 }],
  [6, { letter: false }],
  [18, { washPlatforms: 0 }],
]);
/** Public-service ads on a hoarding: at least this share of its area (plan 2.4.7). */
const leastPsa = 0.3;
const hoardingHeight = 2.5;
const gateWidth = 8;

/**
 * The construction-sites collection, with two hoardings below 30 %, one site without letter and one without wash platform;
 * `registers/site-works.ts` builds what they state.
 */
export function siteFeatures(city: City): Planted<SampleFeature[]> {
  const { setting } = city;
  const random = randomFor(setting.seed, 'sites');
  const faults: PlantedFault[] = [];
  const features = city.places.sites.map((site, i): SampleFeature => {
    const fault = faulty.get(i);
    const number = numbered('GD', i);
    const plant = (kind: 'share' | 'completeness', rest: Pick<PlantedFault, 'measured' | 'limit' | 'unit' | 'note'>) =>
      faults.push({ kind, collection: 'construction-sites', subjects: [number], ...rest });
    if (fault?.psaShare !== undefined) {
      const note = 'Public-service ads on the hoarding, by area.';
      plant('share', { measured: fault.psaShare * 100, limit: leastPsa * 100, unit: '%', note });
    }
    if (fault?.letter === false) {
      const note = 'An active site without letter of responsibility.';
      plant('completeness', { measured: 1, limit: 0, unit: 'missing', note });
    }
    const gates = random.whole(1, 2);
    if (fault?.washPlatforms !== undefined) {
      const note = 'Fewer wash platforms than gates.';
      plant('completeness', { measured: 1, limit: 0, unit: 'missing', note });
    }
    const hoardingLength = 2 * (site.plot.size[0] + site.plot.size[1]) - gates * gateWidth;
    const hoardingArea = hoardingLength * hoardingHeight;
    const psaShare = fault?.psaShare ?? leastPsa + 0.02 + random.next() * 0.2;
    return {
      id: sampleId(setting.registeredAt, random),
      geometry: plotGeometry(site.plot),
      properties: {
        number,
        name: site.name,
        kind: site.kind,
        stage: i % 9 === 8 ? 'stopped' : 'active',
        contractor: random.pick(named.contractors),
        owner: random.pick(named.owners),
        ...(fault?.letter === false
          ? {}
          : {
              letterNumber: `ZRS-${setting.year}-${String(i + 1).padStart(3, '0')}`,
              letterUntil: formatDay(setting.lastDay + random.whole(90, 400)),
            }),
        hoardingLength,
        hoardingArea,
        psaArea: Math.round(hoardingArea * psaShare * 100) / 100,
        gates,
        washPlatforms: fault?.washPlatforms ?? gates,
        pavedRoad: true,
        validFrom: setting.validFrom,
        ...sampleSource,
      },
    };
  });
  return { features, faults };
}
