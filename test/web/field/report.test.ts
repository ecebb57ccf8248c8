import { describe, expect, it } from 'vitest';
import { standardClasses } from '#domain/catalogue/standard-classes.ts';
import type { CaseClass } from '#domain/catalogue/case-class.ts';
import { photoFault, type PhonePhoto } from '../../../web/field/photos/photo.ts';
import { emptyDraft, missingOfReport, reportOf } from '../../../web/field/report/draft.ts';
import { addressOf } from '../../../web/screens/field/field-address.ts';
import { noon } from './world.ts';

const picture = (name: string): PhonePhoto => ({
  file: new File(['x'], name, { type: 'image/jpeg' }),
  origin: 'camera',
});
const keep = ({ file }: PhonePhoto) => Promise.resolve(`photo:${file.name}`);
const caseClass = standardClasses.find(({ code }) => code === '09006') as unknown as CaseClass;
const fix = { at: noon, lon: 119.92123456789, lat: 32.4876, accuracy: 8 };

describe('a report on the street', () => {
  it('needs a picture, a class and a place, and no more', () => {
    expect(missingOfReport(emptyDraft, fix, noon)).toBe('photo');
    const shown = { ...emptyDraft, pictures: { near: picture('near') } };
    expect(missingOfReport(shown, fix, noon)).toBe('class');
    const named = { ...shown, caseClass };
    expect(missingOfReport(named, undefined, noon)).toBe('place');
    expect(missingOfReport(named, fix, noon)).toBeUndefined();
    expect(missingOfReport({ ...named, pin: [119.9, 32.5] }, undefined, noon)).toBeUndefined();
  });

  it('is where the phone is, or where the pin was put', async () => {
    const draft = { ...emptyDraft, pictures: { near: picture('near'), far: picture('far') }, caseClass };
    expect(await reportOf(draft, fix, noon, keep)).toEqual({
      classKind: 'matter',
      classCode: '09006',
      classStandard: caseClass.standard,
      lon: 119.9212346,
      lat: 32.4876,
      channel: 'patrol',
      photos: ['photo:near', 'photo:far'],
    });
    expect(await reportOf({ ...draft, pin: [119.9, 32.5] }, fix, noon, keep)).toMatchObject({ lon: 119.9, lat: 32.5 });
  });

  it('is not where the phone was some minutes ago: it waits for a fix, or for the pin', () => {
    const draft = { ...emptyDraft, pictures: { near: picture('near') }, caseClass };
    expect(missingOfReport(draft, fix, noon + 120_000)).toBeUndefined();
    expect(missingOfReport(draft, fix, noon + 121_000)).toBe('place');
    expect(missingOfReport({ ...draft, pin: [119.9, 32.5] }, fix, noon + 121_000)).toBeUndefined();
  });

  it('cleared on the spot shows before and after', async () => {
    const draft = { ...emptyDraft, selfHandled: true, pictures: { near: picture('was') }, caseClass };
    expect(missingOfReport(draft, fix, noon)).toBe('after');
    const report = await reportOf({ ...draft, after: { near: picture('is') } }, fix, noon, keep);
    expect(report).toMatchObject({ selfHandled: true, photosBefore: ['photo:was'], photosAfter: ['photo:is'] });
    expect(report).not.toHaveProperty('photos');
  });

  it('takes ordinary pictures up to what the server takes', () => {
    expect(photoFault({ type: 'image/jpeg', size: 5_000_000 })).toBeUndefined();
    expect(photoFault({ type: 'image/heic', size: 5_000_000 })).toBe('type');
    expect(photoFault({ type: 'image/jpeg', size: 21 * 1024 * 1024 })).toBe('large');
  });
});

describe('the address of the page on the street', () => {
  it('says part, case, form and sheet, and nothing where it is nonsense', () => {
    expect(addressOf({ tab: 'check', case: '20261123-0007', do: 'case.inspect', sheet: 'outbox', map: '1' })).toEqual({
      tab: 'check',
      number: '20261123-0007',
      act: 'case.inspect',
      isOutbox: true,
      isMap: true,
    });
    expect(addressOf({ tab: 'x', do: 'rm', sheet: 'y' })).toEqual({
      tab: undefined,
      number: undefined,
      act: undefined,
      isOutbox: false,
      isMap: false,
    });
  });
});
