import { cases } from '#domain/cases/collection.ts';
import { channels, isCitizens, type Channel } from '#domain/cases/words.ts';
import { factsOf, personalRightOf } from '#domain/collection.ts';
import { Alert, Button, Checkbox, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { useSession } from '../../state/session.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { PhotosInput } from '../../ui/photos-input.tsx';
import type { Acted, LonLat } from '../api.ts';
import { ClassChooser } from '../class-chooser.tsx';
import { fromPicker, toPicker } from '../picker-time.ts';
import { ArrivalFacts } from './arrival-facts.tsx';
import { CallerFields } from './caller-fields.tsx';
import { isBegun } from './draft.ts';
import { PlaceChooser } from './place-chooser.tsx';
import { useReportForm } from './use-report-form.ts';
import classes from '../cases.module.css';

export interface ReportFormProps {
  /** The place, WGS84: the screen draws it as a pin that can be moved. */
  readonly place: LonLat | null;
  readonly onPlace: (place: LonLat | null) => void;
  /** Whether the next click on the map says where it is; absent: the screen takes every click. */
  readonly isPicking?: boolean;
  readonly onPicking?: (isPicking: boolean) => void;
  /** It was reported. @param another the form goes on with the next one */
  readonly onDone: (reported: Acted, another: boolean) => void;
  readonly onCancel: () => void;
  readonly onOpenCase: (ref: string) => void;
}

/**
 * The report of a case, by keyboard from start to end: class, place, source, what it is. Ctrl+Enter reports and begins
 * the next one of the same source.
 */
export function ReportForm(props: ReportFormProps) {
  const { place, onPlace, isPicking = false, onPicking, onDone, onCancel, onOpenCase } = props;
  const { t, say, language } = useWords();
  const { can } = useSession();
  const form = useReportForm(place, onPlace, onDone);
  const { draft, change, send, discard, faults, isPending } = form;
  const box = useRef<HTMLFormElement>(null);
  const toFirst = () => box.current?.querySelector<HTMLInputElement>('input')?.focus();
  useEffect(toFirst, []);
  const titleOf = (name: string) => {
    const { title, titleEn } = factsOf(cases.schema.properties[name]!);
    return say({ zh: title, en: titleEn });
  };
  const faultOf = (name: string) => faults.fields.get(name);
  const report = async (another: boolean) => {
    if ((await send(another)) && another) toFirst();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void report(true);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onCancel();
    }
  };
  const photos = (name: 'photos' | 'photosBefore' | 'photosAfter', label: string) => (
    <PhotosInput
      label={label}
      fault={faultOf(name)}
      readOnly={false}
      value={draft[name]}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <form
      ref={box}
      noValidate
      aria-label={t('cases.report.title')}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
    >
      <Stack gap="sm">
        {faults.others.length > 0 && (
          <Alert role="alert" color="red" variant="light" p="sm">
            {faults.others.join(' ')}
          </Alert>
        )}
        <ClassChooser
          label={t('cases.class.label')}
          required
          value={draft.chosen}
          fault={faultOf('classCode')}
          onChange={(chosen) => change({ chosen }, 'classCode')}
        />
        <PlaceChooser
          words={draft.words}
          at={place}
          fault={faultOf('lon')}
          onWords={(words) => change({ words })}
          onChoose={(at, words, given) => {
            change({ words, given, mergeInto: undefined }, 'lon');
            onPlace(at);
          }}
          picking={onPicking && { isOn: isPicking, set: onPicking }}
        />
        {place && (
          <ArrivalFacts
            at={place}
            chosen={draft.chosen}
            mergeInto={draft.mergeInto}
            onMergeInto={can('case.receive') || can('case.file') ? (mergeInto) => change({ mergeInto }) : undefined}
            onOpenCase={onOpenCase}
          />
        )}
        <TextInput
          label={titleOf('place')}
          size="sm"
          placeholder={t('cases.report.placeHint')}
          error={faultOf('place')}
          value={draft.place}
          onChange={(event) => change({ place: event.currentTarget.value })}
        />
        <Select
          label={titleOf('channel')}
          size="sm"
          data={Object.entries(channels).map(([value, words]) => ({ value, label: words[language] }))}
          value={draft.channel}
          error={faultOf('channel')}
          onChange={(channel) => channel !== null && change({ channel: channel as Channel, selfHandled: false })}
          allowDeselect={false}
          checkIconPosition="right"
        />
        {draft.channel !== 'patrol' && (
          <Group gap="xs" grow align="flex-start">
            <TextInput
              label={titleOf('sourceNumber')}
              size="sm"
              autoComplete="off"
              error={faultOf('sourceNumber')}
              value={draft.sourceNumber}
              onChange={(event) => change({ sourceNumber: event.currentTarget.value })}
            />
            <DateTimePicker
              label={titleOf('sourceDueAt')}
              size="sm"
              error={faultOf('sourceDueAt')}
              value={toPicker(draft.sourceDueAt)}
              onChange={(value) => change({ sourceDueAt: value === null ? '' : fromPicker(value) })}
              valueFormat="YYYY-MM-DD HH:mm"
              clearable
            />
          </Group>
        )}
        {isCitizens(draft.channel) && can(personalRightOf(cases)) && (
          <CallerFields value={draft.caller} faultOf={faultOf} onChange={(caller) => change({ caller })} />
        )}
        <Textarea
          label={titleOf('description')}
          size="sm"
          autosize
          minRows={2}
          maxRows={6}
          error={faultOf('description')}
          value={draft.description}
          onChange={(event) => change({ description: event.currentTarget.value })}
        />
        {draft.channel === 'patrol' && can('case.verify') && (
          <Checkbox
            label={t('cases.report.selfHandled')}
            checked={draft.selfHandled}
            onChange={(event) => change({ selfHandled: event.currentTarget.checked })}
          />
        )}
        {draft.selfHandled ? (
          <>
            {photos('photosBefore', t('cases.card.before'))}
            {photos('photosAfter', t('cases.card.after'))}
          </>
        ) : (
          photos('photos', titleOf('photos'))
        )}
        {can('case.file') && (
          <Checkbox
            label={titleOf('urgent')}
            checked={draft.urgent}
            onChange={(event) => change({ urgent: event.currentTarget.checked })}
          />
        )}
        <Group gap="xs" className={classes.foot}>
          <Button
            loading={isPending}
            rightSection={<KeyHint keys={['Ctrl', 'Enter']} />}
            onClick={() => void report(true)}
          >
            {t('cases.report.sendNext')}
          </Button>
          <Button variant="default" disabled={isPending} onClick={() => void report(false)}>
            {t('cases.report.sendOpen')}
          </Button>
          {isBegun(draft) ? (
            <Button variant="subtle" color="gray" disabled={isPending} onClick={discard}>
              {t('cases.report.discard')}
            </Button>
          ) : (
            <Button variant="subtle" color="gray" onClick={onCancel}>
              {t('cases.cancel')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
