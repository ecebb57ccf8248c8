import { personalRightOf } from '#domain/collection.ts';
import { assignments, type Assignment } from '#domain/duty/assignments.ts';
import { meets } from '#domain/geometry/meets.ts';
import { Button, Loader } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import IconArrowBackUp from '@tabler/icons-react/dist/esm/icons/IconArrowBackUp.mjs';
import IconArrowForwardUp from '@tabler/icons-react/dist/esm/icons/IconArrowForwardUp.mjs';
import IconPlus from '@tabler/icons-react/dist/esm/icons/IconPlus.mjs';
import IconTableImport from '@tabler/icons-react/dist/esm/icons/IconTableImport.mjs';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { cityQuery } from '../../collections/api.ts';
import { formatArea, formatLength } from '../../i18n/measures.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useNow } from '../../live/clock.ts';
import { useLive } from '../../live/use-live.ts';
import type { Bbox, FeatureKey, MapHandle } from '../../map/contract.ts';
import type { Drawing, Drawn } from '../../map/draw/contract.ts';
import { cellWords } from '../../registers/cell-words.ts';
import { ConflictPanel } from '../../registers/conflict-panel.tsx';
import { EndDialog } from '../../registers/end-dialog.tsx';
import { offMap } from '../../registers/off-map.ts';
import { PersonalSection } from '../../registers/personal-section.tsx';
import { isKeptInTables, type Register } from '../../registers/register.ts';
import { narrowRows, type Row } from '../../registers/rows.ts';
import { SeveralPanel } from '../../registers/several-panel.tsx';
import { rounded, shapeRefusal } from '../../registers/shape.ts';
import { SheetDialog } from '../../registers/sheet-dialog.tsx';
import { dayOf } from '../../state/shanghai-day.ts';
import { useOwnSearch, useView } from '../../state/router.tsx';
import { useSession } from '../../state/session.ts';
import { ToolButton } from '../../ui/tool-button.tsx';
import { bboxOf } from '../explore/feature-bbox.ts';
import { EntryPanel } from './entry-panel.tsx';
import { PlacePanel } from './place-panel.tsx';
import { RegisterBar } from './register-bar.tsx';
import { RegisterMap } from './register-map.tsx';
import { TablePanel } from './table-panel.tsx';
import { useEditing } from './use-editing.ts';
import { useEditKeys } from './use-edit-keys.ts';
import { openEntry, useLeaving } from './use-leaving.ts';
import { useNarrowing } from './use-narrowing.ts';
import { useRegisterRows } from './use-register-rows.ts';
import { useStandIn } from './use-stand-in.ts';
import classes from './desk.module.css';

/** What was retired this moment counts as retired: the page's clock moves in half minutes. */
const tickMs = 30_000;

/** One register: map and table at the left, the entry or what is chosen at the right. */
export function RegisterDesk({ register }: { readonly register: Register }) {
  const { t, say, language } = useWords();
  const { view, change } = useView();
  const { own, changeOwn } = useOwnSearch();
  const { can } = useSession();
  const { collection } = register;
  const readOnly = !can(register.edit);
  const now = useNow() + tickMs;
  const map = useRef<MapHandle>(null);
  const sight = useRef<Bbox | undefined>(undefined);
  const city = useQuery(cityQuery);
  const { answer, follow, patch } = useRegisterRows(register);
  const [narrowing, narrow] = useNarrowing();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [hover, setHover] = useState<FeatureKey | null>(null);
  const [boxing, setBoxing] = useState(false);
  const [isDrawing, setDrawing] = useState(false);
  const [drawn, setDrawn] = useState<Drawn | undefined>(undefined);
  const [isImporting, setImporting] = useState(false);

  const [settled] = useDebouncedValue(narrowing, 150);
  const all = answer.data?.rows;
  const rows = useMemo(
    () => narrowRows(all ?? [], register.fields, settled, (field, value) => cellWords(field, value, t, language), now),
    [all, register, settled, t, language, now],
  );
  const selectedId = openEntry(register, { selection: view.selection, own });
  const selected = useMemo(() => all?.find(({ id }) => id === selectedId), [all, selectedId]);
  const unseen = useMemo(() => offMap(selected, now), [selected, now]);
  const select = (id: string | undefined) => {
    setDrawing(false);
    setDrawn(undefined);
    if (id === selectedId) return;
    if (collection) change({ selection: id === undefined ? undefined : { collection: register.id, id } }, 'push');
    else changeOwn({ rec: id ?? '' }, 'push');
  };
  const editing = useEditing({
    register,
    selected,
    patch,
    onSaved: (id) => {
      setDrawing(false);
      setDrawn(undefined);
      if (id !== selectedId) select(id);
    },
    onSeveral: () => setChosen(new Set()),
  });
  const { draft, isNew, dirty, writes } = editing;
  const isDirty =
    draft !== undefined && (isNew ? draft.state.geometry !== undefined || editing.isTouched : dirty.size > 0);

  useLive(city.data?.seq, {
    change: (event) => {
      map.current?.change(event);
      void follow(event);
    },
    reload: () => map.current?.reload(),
  });
  const leave = useLeaving(register, isDirty, editing.drop);
  const open = (row: Row) => {
    if (row.id === selectedId && !isNew) return;
    if (!leave()) return;
    editing.drop();
    select(row.id);
  };
  const close = () => {
    if (!leave()) return;
    editing.drop();
    select(undefined);
  };
  const begin = () => {
    if (readOnly || !leave()) return;
    select(undefined);
    setChosen(new Set());
    editing.startNew();
    if (collection && !shapeRefusal(collection, undefined)) setDrawing(true);
  };
  const reset = () => {
    setDrawing(false);
    setDrawn(undefined);
    editing.drop();
  };
  const beginImport = () => {
    if (!leave()) return;
    reset();
    setImporting(true);
  };
  const standIn = useStandIn(register, all !== undefined && !readOnly && !draft, editing.startNew);
  useEditKeys({
    undo: () => void editing.move('undo'),
    redo: () => void editing.move('redo'),
    create: begin,
    escape: () => {
      if (boxing) setBoxing(false);
      else if (editing.conflict) editing.endConflict();
      else if (draft) close();
      else setChosen(new Set());
    },
  });

  // What has been opened from the table or a link is brought in sight; what is in sight moves nothing.
  const openId = selected?.id;
  useEffect(() => {
    const place = selected?.geometry;
    if (place && !(sight.current && meets(place, sight.current))) map.current?.fit(bboxOf(place));
    // Only another selection moves the map: later moves are the user's own.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [openId]);

  const shape = draft?.state.geometry;
  const drawing: Drawing | null =
    collection && draft && isDrawing
      ? { key: `${draft.base?.id ?? 'new'}/${draft.round}`, kind: collection.geometry, shape: shape ?? null }
      : null;
  const marked = useMemo(
    () =>
      (all ?? []).flatMap(({ id, fid }) =>
        chosen.has(id) && fid !== undefined ? [{ collection: register.id, fid }] : [],
      ),
    [all, chosen, register],
  );
  const chosenRows = () => (all ?? []).filter(({ id }) => chosen.has(id));
  const theirs = editing.conflict?.theirs;
  const mineShape = editing.conflict?.mine.geometry;

  const aside = editing.conflict ? (
    <ConflictPanel
      register={register}
      found={editing.conflict.found}
      saving={writes.saving}
      onSave={(sides) => void editing.saveMerged(sides)}
      onTakeTheirs={editing.takeTheirs}
      onBack={editing.endConflict}
    />
  ) : chosen.size > 0 && !draft ? (
    <SeveralPanel
      register={register}
      count={chosen.size}
      readOnly={readOnly}
      saving={writes.saving}
      refusal={editing.refusal}
      onSet={(key, value) => void editing.setForAll(chosenRows(), key, value)}
      onEnd={(how) => editing.askEnd({ how, rows: chosenRows() })}
      onClear={() => setChosen(new Set())}
    />
  ) : draft ? (
    <EntryPanel
      register={register}
      base={draft.base}
      content={draft.state.content}
      dirty={dirty}
      faults={editing.faults}
      told={editing.told}
      refusal={editing.refusal}
      tries={editing.tries}
      isOvertaken={editing.isOvertaken}
      readOnly={readOnly}
      saving={writes.saving}
      onChange={editing.setContent}
      onSave={() => void editing.save()}
      onReset={reset}
      onCompare={() => void editing.compare()}
      onEnd={(how) => draft.base && editing.askEnd({ how, rows: [draft.base] })}
      onClose={close}
      acts={
        register.id === assignments.id &&
        draft.base && (
          <Button size="compact-sm" variant="default" onClick={() => standIn(draft.base!.content as Assignment)}>
            {t('registers.standIn')}
          </Button>
        )
      }
      personal={
        collection?.personal &&
        can(personalRightOf(collection)) && (
          <PersonalSection
            key={`${draft.base?.id ?? 'new'}/${draft.base?.version ?? 0}`}
            collection={collection}
            id={draft.base?.id}
            changes={draft.personal}
            told={editing.told?.fields ?? new Map()}
            readOnly={readOnly}
            onChange={editing.setPersonal}
          />
        )
      }
    >
      {collection && (
        <PlacePanel
          collection={collection}
          shape={shape}
          isDirty={draft.base !== null && dirty.has('$geometry')}
          isDrawing={isDrawing}
          readOnly={readOnly}
          faults={editing.told?.geometry ?? []}
          isMissing={editing.tries > 0 && shape === undefined}
          onDraw={setDrawing}
          onAnew={() => editing.setGeometry(undefined, true)}
          onPosition={(at) => editing.setGeometry(rounded({ type: 'Point', coordinates: [...at] }), true)}
        />
      )}
    </EntryPanel>
  ) : undefined;

  return (
    <div className={classes.page} data-register={register.id}>
      <RegisterBar title={say(register.titles)} back>
        {!readOnly && (
          <>
            <ToolButton label={t('registers.add', { key: 'N' })} onClick={begin}>
              <IconPlus size="1.25rem" />
            </ToolButton>
            <ToolButton label={t('registers.undo', { key: 'Ctrl-Z' })} onClick={() => void editing.move('undo')}>
              <IconArrowBackUp size="1.25rem" opacity={writes.canUndo ? 1 : 0.4} />
            </ToolButton>
            <ToolButton label={t('registers.redo', { key: 'Ctrl-Y' })} onClick={() => void editing.move('redo')}>
              <IconArrowForwardUp size="1.25rem" opacity={writes.canRedo ? 1 : 0.4} />
            </ToolButton>
            {isKeptInTables(register) && (
              <ToolButton label={t('sheets.open')} onClick={beginImport}>
                <IconTableImport size="1.25rem" />
              </ToolButton>
            )}
          </>
        )}
      </RegisterBar>
      <div className={classes.middle} data-open={aside !== undefined || undefined}>
        <main className={classes.main} data-mapped={collection !== undefined || undefined}>
          {collection &&
            (city.data ? (
              <RegisterMap
                city={city.data}
                collection={register.id}
                map={map}
                selection={selected?.fid === undefined ? null : { collection: register.id, fid: selected.fid }}
                marked={marked}
                hover={hover}
                drawing={drawing}
                onDrawn={(next) => {
                  setDrawn(next);
                  if (next.finished) editing.setGeometry(rounded(next.shape), false);
                }}
                onDrawingCancel={() => (isNew ? close() : setDrawing(false))}
                compared={theirs?.geometry && mineShape ? { before: theirs.geometry, after: mineShape } : unseen}
                boxing={boxing}
                onBoxing={setBoxing}
                onBox={(bbox) => {
                  setBoxing(false);
                  setChosen(
                    new Set(rows.filter(({ geometry }) => geometry && meets(geometry, bbox)).map(({ id }) => id)),
                  );
                }}
                onPick={({ features }) => {
                  const fid = features.find((key) => key.collection === register.id)?.fid;
                  const row = fid === undefined ? undefined : all?.find((candidate) => candidate.fid === fid);
                  if (row) open(row);
                  else if (draft) close();
                }}
                onView={({ bbox }) => (sight.current = bbox)}
                onTool={(tool) => map.current?.[tool]()}
              >
                {drawing && (
                  <div className={classes.hint} role="status" data-testid="drawn">
                    {drawn && drawn.key === drawing.key && collection.geometry !== 'point' && (
                      <strong>
                        {drawn.squareMetres === undefined ? formatLength(drawn.metres) : formatArea(drawn.squareMetres)}
                      </strong>
                    )}{' '}
                    {t(shape ? 'registers.reshapeHint' : `registers.drawHints.${collection.geometry}`)}
                  </div>
                )}
              </RegisterMap>
            ) : (
              <Loader m="auto" aria-label={t('live.connecting')} />
            ))}
          <TablePanel
            register={register}
            answer={answer}
            rows={rows}
            narrowing={narrowing}
            now={now}
            selectedId={selectedId}
            chosen={chosen}
            onNarrow={narrow}
            onOpen={open}
            onHover={(row) => setHover(row?.fid === undefined ? null : { collection: register.id, fid: row.fid })}
            onChoose={(ids) => {
              if (draft && !leave()) return;
              if (draft) {
                editing.drop();
                select(undefined);
              }
              setChosen(ids);
            }}
          />
        </main>
        {aside && <aside className={classes.aside}>{aside}</aside>}
      </div>
      <SheetDialog register={register} opened={isImporting} onClose={() => setImporting(false)} />
      <EndDialog
        how={editing.ending?.how}
        count={editing.ending?.rows.length ?? 0}
        today={dayOf(now)}
        onEnd={(ending) => void editing.end(ending)}
        onClose={() => editing.askEnd(undefined)}
      />
    </div>
  );
}
