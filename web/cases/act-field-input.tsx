import { actions } from '#domain/actions.ts';
import type { CaseAct } from '#domain/cases/acts.ts';
import type { ActInput } from '#domain/cases/fields.ts';
import type { Feature } from '#domain/feature.ts';
import { Checkbox, Input, SegmentedControl, Select, TextInput } from '@mantine/core';
import { DateInput, DateTimePicker } from '@mantine/dates';
import { useWords } from '../i18n/use-words.ts';
import { useNow } from '../live/clock.ts';
import { addDays, dayOf } from '../state/shanghai-day.ts';
import { PhotosInput } from '../ui/photos-input.tsx';
import { choicesOf, titlesOf, type FormField } from './act-fields.ts';
import { ClassChooser } from './class-chooser.tsx';
import { CrewInput } from './crew-input.tsx';
import { ColleagueSelect, OfficersSelect } from './colleague-select.tsx';
import { IntoChooser } from './into-chooser.tsx';
import { PhraseInput } from './phrase-input.tsx';
import { fromPicker, toPicker } from './picker-time.ts';
import { UnitSelect } from './unit-select.tsx';

interface ActFieldInputProps {
  readonly act: CaseAct;
  readonly field: FormField;
  readonly cases: readonly Feature[];
  readonly input: ActInput;
  readonly fault: string | undefined;
  readonly onChange: (patch: ActInput) => void;
}

/** The control that fits a field of an act. */
export function ActFieldInput({ act, field: { name, required }, cases, input, fault, onChange }: ActFieldInputProps) {
  const { t, say, language } = useWords();
  const today = dayOf(useNow());
  const label = say(titlesOf(name));
  const text = (input[name] as string | undefined) ?? '';
  const put = (value: ActInput[typeof name]) => onChange({ [name]: value });
  const shared = { label, 'aria-label': label, error: fault, withAsterisk: required, size: 'sm' } as const;
  const chooser = { label, value: text, fault, required, onChange: (value: string) => put(value || undefined) };
  const units = new Set(cases.map(({ properties }) => String(properties['unit'] ?? '')));
  const unit = units.size === 1 ? [...units][0]! : '';
  switch (name) {
    case 'reason':
    case 'note':
    case 'answer':
    case 'description':
      return <PhraseInput {...chooser} act={act} />;
    case 'unit':
      return <UnitSelect {...chooser} {...(act === 'case.reassign' && { except: unit })} />;
    case 'coUnit':
      return <UnitSelect {...chooser} except={unit} />;
    case 'assignee':
      return <ColleagueSelect {...chooser} unit={unit} />;
    case 'officers':
      return (
        <OfficersSelect
          {...chooser}
          unit={unit}
          value={input.officers ?? []}
          isPenalty={input.measure === 'penalised'}
          onChange={(officers) => put(officers)}
        />
      );
    case 'photos':
    case 'photosBefore':
    case 'photosAfter':
      return <PhotosInput label={label} fault={fault} readOnly={false} value={input[name] ?? []} onChange={put} />;
    case 'into':
      return <IntoChooser {...chooser} cases={cases} />;
    case 'classKind':
      return (
        <ClassChooser
          label={t('cases.class.label')}
          fault={fault}
          required={required}
          value={input.classCode === undefined ? undefined : { kind: text, code: input.classCode }}
          onChange={(chosen) => onChange({ classKind: chosen?.kind, classCode: chosen?.code } as ActInput)}
        />
      );
    // Chosen together with its kind.
    case 'classCode':
      return null;
    case 'founded':
    case 'upheld':
      return (
        <Input.Wrapper label={label} error={fault} withAsterisk={required} size="sm">
          <div>
            <SegmentedControl
              aria-label={label}
              value={input[name] === undefined ? '' : String(input[name])}
              data={[
                { value: 'true', label: t(`cases.act.${name}Yes`) },
                { value: 'false', label: t(`cases.act.${name}No`) },
              ]}
              onChange={(value) => put(value === 'true')}
            />
          </div>
        </Input.Wrapper>
      );
    case 'urgent':
      return (
        <Checkbox
          label={label}
          error={fault}
          checked={input.urgent === true}
          onChange={(event) => put(event.currentTarget.checked)}
        />
      );
    case 'measure':
    case 'satisfied':
      return (
        <Input.Wrapper label={label} error={fault} withAsterisk={required} size="sm">
          <div>
            <SegmentedControl
              aria-label={label}
              value={text}
              data={Object.entries(choicesOf(name)).map(([value, words]) => ({ value, label: say(words) }))}
              onChange={put}
            />
          </div>
        </Input.Wrapper>
      );
    case 'action':
      return (
        <Select
          {...shared}
          data={Object.entries(actions).map(([value, words]) => ({ value, label: words[language] }))}
          value={input.action === undefined ? null : String(input.action)}
          onChange={(value) => put(value === null ? undefined : Number(value))}
          clearable={!required}
        />
      );
    case 'until':
      return (
        <DateInput
          {...shared}
          value={text === '' ? null : text}
          onChange={(value) => put(value ?? undefined)}
          valueFormat="YYYY-MM-DD"
          minDate={addDays(today, 1)}
          popoverProps={{ shadow: 'none' }}
        />
      );
    case 'sourceDueAt':
      return (
        <DateTimePicker
          {...shared}
          value={toPicker(text)}
          onChange={(value) => put(value === null ? undefined : fromPicker(value))}
          valueFormat="YYYY-MM-DD HH:mm"
          clearable
        />
      );
    case 'crew':
      return <CrewInput {...chooser} unit={unit} />;
    case 'place':
    case 'sourceNumber':
    case 'supervisionNumber':
      return <TextInput {...shared} value={text} onChange={(event) => put(event.currentTarget.value)} />;
  }
}
