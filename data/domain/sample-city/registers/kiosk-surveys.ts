import type { RecordRequestLine } from '#domain/change.ts';
import { formatDay } from '#domain/calendar/work-calendar.ts';
import type { KioskSurvey } from '#domain/kiosks/surveys.ts';
import { metresPerDegree } from '#domain/streets/chainage.ts';
import type { City } from '../city.ts';
import type { SampleFeature } from '../feature.ts';
import { drifted } from '../kiosks.ts';
import { randomFor } from '#domain/random.ts';
import { sampleId } from '../sample-id.ts';

/** Days before the sample's last on which all kiosks were surveyed, the last of them as the register has it. */
const surveyedBefore = [330, 250, 170, 90, 10];
/** How far a survey may be off either way, in metres: well within the classes' errors. */
const noise = 0.2;

/**
 * Surveys of all kiosks over the year: each where it stands now, but for what a survey may be off; the drifting one further
 * each time, the moved ones only at the last.
 * @param kiosks the collection `kiosks`, in its order
 */
export function kioskSurveyRecords(city: City, kiosks: readonly SampleFeature[]): RecordRequestLine[] {
  const { setting } = city;
  const random = randomFor(setting.seed, 'kiosk surveys');
  return kiosks.flatMap(({ geometry, properties }, index) => {
    const [lon, lat] = (geometry as { coordinates: number[] }).coordinates as [number, number];
    const permitted = [Number(properties['permittedLng']), Number(properties['permittedLat'])] as const;
    const [perLng, perLat] = metresPerDegree(lat);
    return surveyedBefore.map((days, k): RecordRequestLine => {
      const isLast = k === surveyedBefore.length - 1;
      const share = index === drifted.index ? k / (surveyedBefore.length - 1) : isLast ? 1 : 0;
      const off = () => (isLast || index === drifted.index ? 0 : (random.next() * 2 - 1) * noise);
      const after: KioskSurvey = {
        kiosk: String(properties['number']),
        surveyedOn: formatDay(setting.lastDay - days),
        lon: permitted[0] + (lon - permitted[0]) * share + off() / perLng,
        lat: permitted[1] + (lat - permitted[1]) * share + off() / perLat,
        surveyError: Number(properties['surveyError']),
        surveyor: '示意测绘单位',
      };
      return { kind: 'kiosk-surveys', id: sampleId(setting.registeredAt, random), base: null, after };
    });
  });
}
