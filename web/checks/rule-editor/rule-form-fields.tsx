import { Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { Controller, useWatch, type UseFormReturn } from 'react-hook-form';
import { actions } from '#domain/actions.ts';
import { faultsOfRule } from '#domain/checks/faults-of-rule.ts';
import { checkKinds, kindOf } from '#domain/checks/kinds.ts';
import { ruleKinds, tiers, type RuleKind } from '#domain/checks/rule.ts';
import type { Words } from '#domain/collection.ts';
import type { Found } from '#domain/finding.ts';
import type { Geometry } from 'geojson';
import { useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { ClassSelect } from './class-select.tsx';
import { ParamInputs } from './param-inputs.tsx';
import { blankParams } from './param-shape.ts';
import { PreviewBox } from './preview-box.tsx';
import { ruleFaults } from './rule-faults.ts';
import { toContent, type RuleFields } from './rule-fields.ts';
import { closedList } from '../closed-list.ts';
import classes from './rule-editor.module.css';

interface RuleFormFieldsProps {
  readonly form: UseFormReturn<RuleFields>;
  /** A new rule may be of any kind; a given one stays of its own. */
  readonly mayChooseKind: boolean;
  readonly replaces: string | undefined;
  readonly onPreview: (found: readonly Found[] | null) => void;
  readonly onShow: (geometry: Geometry) => void;
}

const choicesOf = <K extends string>(words: Readonly<Record<K, Words>>, say: (words: Words) => string) =>
  (Object.entries(words) as Array<[K, Words]>).map(([value, said]) => ({ value, label: say(said) }));

/** The fields of a rule: what it is called, what it looks at, where it comes from, when it holds; and what it would find. */
export function RuleFormFields({ form, mayChooseKind, replaces, onPreview, onShow }: RuleFormFieldsProps) {
  const { t, say } = useWords();
  const { register, control, setValue, formState } = form;
  const { errors, submitCount } = formState;
  const fields = useWatch({ control }) as RuleFields;
  const [wasTried, setTried] = useState(false);
  const rule = toContent(fields);
  const kind = fields.kind === '' ? undefined : kindOf(fields.kind);
  const faults = ruleFaults(kind === undefined ? [] : faultsOfRule(rule), t);
  const isShown = wasTried || submitCount > 0;
  const shown = isShown ? faults : ruleFaults([], t);
  const required = { validate: (text: string) => text.trim() !== '' };
  return (
    <>
      {mayChooseKind ? (
        <Controller
          control={control}
          name="kind"
          rules={{ validate: (value) => value !== '' }}
          render={({ field }) => (
            <Select
              comboboxProps={closedList}
              label={t('checkTools.editor.kind')}
              description={kind && say(kind.descriptions)}
              withAsterisk
              allowDeselect={false}
              data={choicesOf(ruleKinds, say).filter(({ value }) => checkKinds[value] !== undefined)}
              {...field}
              value={field.value === '' ? null : field.value}
              onChange={(next) => {
                field.onChange(next ?? '');
                setValue('params', next === null ? {} : blankParams(checkKinds[next as RuleKind]!.params));
                setTried(false);
              }}
              error={errors.kind && t('forms.required')}
            />
          )}
        />
      ) : (
        kind && <p className={classes.quiet}>{`${say(kind.titles)}${t('labelSeparator')}${say(kind.descriptions)}`}</p>
      )}
      {(['zh', 'en'] as const).map((name) => (
        <TextInput
          key={name}
          label={t(`checkTools.editor.names.${name}`)}
          withAsterisk
          maxLength={name === 'zh' ? 60 : 120}
          error={errors[name] && (errors[name].message || t('forms.required'))}
          {...register(name, required)}
        />
      ))}
      {kind && (
        <Controller
          control={control}
          name="params"
          rules={{ validate: (_, typed) => faultsOfRule(toContent(typed)).every(({ pointer }) => !inParams(pointer)) }}
          render={({ field }) => (
            <section className={classes.params} aria-label={t('checkTools.editor.params')}>
              <h4 className={classes.title}>{t('checkTools.editor.params')}</h4>
              <ParamInputs
                schema={kind.params}
                value={field.value}
                pointer="/params"
                faults={shown}
                onChange={field.onChange}
              />
              {(errors.params?.message ?? shown.at('/params')) !== undefined && (
                <p role="alert" className={classes.fault}>
                  {(errors.params?.message as string | undefined) || shown.at('/params')}
                </p>
              )}
            </section>
          )}
        />
      )}
      {kind && (
        <PreviewBox
          rule={rule}
          replaces={replaces}
          isFaulty={faults.within('/params') !== undefined}
          onFaulty={() => setTried(true)}
          onPreview={onPreview}
          onShow={onShow}
        />
      )}
      <Textarea
        label={t('checkTools.editor.source')}
        description={t('checkTools.editor.sourceHint')}
        withAsterisk
        rows={2}
        maxLength={200}
        error={errors.source && (errors.source.message || t('forms.required'))}
        {...register('source', required)}
      />
      <TextInput
        label={t('checkTools.editor.sourceEn')}
        maxLength={200}
        error={errors.sourceEn?.message}
        {...register('sourceEn')}
      />
      <div className={classes.pair}>
        <Controller
          control={control}
          name="tier"
          render={({ field }) => (
            <Select
              comboboxProps={closedList}
              label={t('checkTools.editor.tier')}
              allowDeselect={false}
              data={choicesOf(tiers, say)}
              {...field}
            />
          )}
        />
        <Controller
          control={control}
          name="action"
          render={({ field }) => (
            <Select
              comboboxProps={closedList}
              label={t('checkTools.editor.action')}
              clearable
              data={Object.entries(actions).map(([value, words]) => ({ value, label: `${value} ${say(words)}` }))}
              {...field}
            />
          )}
        />
      </div>
      <Controller
        control={control}
        name="caseClass"
        render={({ field }) => (
          <ClassSelect
            label={t('checkTools.editor.caseClass')}
            description={t('checkTools.editor.caseClassHint')}
            value={field.value}
            error={errors.caseClass?.message as string | undefined}
            onChange={field.onChange}
          />
        )}
      />
      <Checkbox
        label={t('checkTools.editor.enabled')}
        description={t('checkTools.editor.enabledHint')}
        {...register('enabled')}
      />
      <div className={classes.pair}>
        {(['validFrom', 'validTo'] as const).map((name) => (
          <Controller
            key={name}
            control={control}
            name={name}
            {...(name === 'validTo' && {
              rules: {
                validate: (_: unknown, typed: RuleFields) =>
                  !(typed.validFrom && typed.validTo) || typed.validFrom <= typed.validTo,
              },
            })}
            render={({ field }) => (
              <DateInput
                label={t(`checkTools.editor.${name}`)}
                valueFormat="YYYY-MM-DD"
                clearable
                {...field}
                error={errors[name] && (errors[name].message || t('checkTools.faults.daysBackwards'))}
              />
            )}
          />
        ))}
      </div>
      <Textarea
        label={t('checkTools.editor.note')}
        description={t('checkTools.editor.noteHint')}
        rows={2}
        maxLength={500}
        {...register('note')}
      />
    </>
  );
}

const inParams = (pointer: string) => pointer === '/params' || pointer.startsWith('/params/');
