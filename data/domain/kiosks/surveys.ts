import type { Static } from 'typebox';
import { day, number, optional, properties, text } from '#domain/collection.ts';
import type { RecordKind } from '#domain/record.ts';

const schema = properties({
  kiosk: text({ zh: '亭棚编号', en: 'Kiosk number' }, { maxLength: 60, pattern: '\\S' }),
  surveyedOn: day({ zh: '测量日期', en: 'Surveyed on' }),
  lon: number({ zh: '实测经度', en: 'Longitude' }, { unit: '°', minimum: -180, maximum: 180 }),
  lat: number({ zh: '实测纬度', en: 'Latitude' }, { unit: '°', minimum: -90, maximum: 90 }),
  surveyError: number(
    { zh: '测量误差', en: 'Survey error' },
    { unit: 'm', minimum: 0, source: 'accuracy classes A 0.5, B 1.0, C 10.0 m' },
  ),
  surveyor: optional(text({ zh: '测量单位', en: 'Surveyor' })),
  note: optional(text({ zh: '说明', en: 'Note' })),
});

/** Where a kiosk stood on a day. Degrees WGS84, the error in metres. */
export type KioskSurvey = Static<typeof schema>;

/** The positions of kiosks as they were surveyed, time after time 亭棚测量记录: what slow drift is told from (plan 2.6.3). */
export const kioskSurveys: RecordKind = {
  id: 'kiosk-surveys',
  titles: { zh: '亭棚测量记录', en: 'Surveys of kiosks' },
  schema,
  label: 'kiosk',
  rights: { read: 'signed-in', write: 'register.edit' },
};
