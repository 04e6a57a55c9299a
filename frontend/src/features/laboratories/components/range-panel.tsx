import { unitText } from '@lutetia/shared/forms/unit-text';
import type { LaboratoriesView, ReferenceRangeView } from '@lutetia/shared/contract/views/laboratories';
import { text } from '@lutetia/shared/study/words';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { DayField } from '../../../components/day-field.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useWords } from '../../../i18n/use-words.js';
import { announce } from '../../../lib/announce.js';
import { useAddRange, type LaboratoryPlace } from '../api/change-laboratories.js';
import { ActDialog } from './act-dialog.js';
import { draftOf, faultsOf, requestOf, type RangeDraft } from '../range-draft.js';

interface RangePanelProps {
  readonly place: LaboratoryPlace;
  readonly analytes: LaboratoriesView['analytes'];
  /** The range that ends when this one begins; null for one beside the others. */
  readonly replaced: ReferenceRangeView | null;
  readonly today: string;
  readonly onClose: () => void;
}

/** A range as a person types it from the laboratory's document. */
export function RangePanel({ place, analytes, replaced, today, onClose }: RangePanelProps) {
  const t = useWords('laboratories');
  const add = useAddRange(place);
  const [draft, setDraft] = useState<RangeDraft>(() => draftOf(replaced, analytes));
  const [isChecked, setChecked] = useState(false);
  const faults = isChecked ? faultsOf(draft) : new Set<string>();
  const fault = (name: string): string | null => (faults.has(name) ? t(`fault.${name}`) : null);
  const change = (part: Partial<RangeDraft>): void => setDraft({ ...draft, ...part });
  const units = analytes.find(({ code }) => code === draft.analyte)?.units ?? [];
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setChecked(true);
    if (faultsOf(draft).size > 0 || add.isPending) return;
    add.mutate(requestOf(draft, replaced?.id ?? null), {
      onSuccess: () => {
        announce(t('begun'));
        onClose();
      },
    });
  };
  return (
    <ActDialog title={t(replaced === null ? 'begin' : 'replacing')} onClose={onClose}>
      <form className="lr-act" onSubmit={submit} noValidate>
        {replaced !== null && <p className="sec">{t('replacingWhat')}</p>}
        <div className="lr-fields">
          <NativeSelect
            label={t('column.analyte')}
            value={draft.analyte}
            disabled={replaced !== null}
            onChange={({ currentTarget: { value: analyte } }) =>
              change({ analyte, unit: analytes.find(({ code }) => code === analyte)?.units[0] ?? '' })
            }
            data={analytes.map(({ code, name }) => ({ value: code, label: text(name) }))}
          />
          <NativeSelect
            label={t('sex')}
            value={draft.sex}
            disabled={replaced !== null}
            onChange={(event) => change({ sex: event.currentTarget.value })}
            data={['', 'F', 'M'].map((sex) => ({ value: sex, label: t(`who.${sex === '' ? 'all' : sex}`) }))}
          />
          {(['ageFrom', 'ageTo'] as const).map((name) => (
            <TextInput
              key={name}
              label={t(name)}
              inputMode="numeric"
              value={draft[name]}
              disabled={replaced !== null}
              error={fault(name)}
              autoComplete="off"
              onChange={(event) => change({ [name]: event.currentTarget.value })}
            />
          ))}
          {(['low', 'high'] as const).map((name) => (
            <TextInput
              key={name}
              label={t(name)}
              inputMode="decimal"
              value={draft[name]}
              error={fault(name)}
              autoComplete="off"
              onChange={(event) => change({ [name]: event.currentTarget.value })}
            />
          ))}
          {units.length > 0 && (
            <NativeSelect
              label={t('unit')}
              value={draft.unit}
              onChange={(event) => change({ unit: event.currentTarget.value })}
              data={units.map((unit) => ({ value: unit, label: unitText(unit) }))}
            />
          )}
          <DayField
            label={t('validFrom')}
            value={draft.validFrom}
            today={today}
            error={fault('validFrom')}
            onChange={(validFrom) => change({ validFrom })}
          />
          <TextInput
            className="lr-source"
            label={t('column.source')}
            description={t('sourceHint')}
            value={draft.source}
            error={fault('source')}
            maxLength={400}
            autoComplete="off"
            onChange={(event) => change({ source: event.currentTarget.value })}
          />
        </div>
        {add.isError && <ProblemNotice problem={add.error} what={t('beginFailed')} />}
        <div className="filters">
          <Button type="submit" size="sm" disabled={add.isPending}>
            {t(replaced === null ? 'beginNow' : 'replaceNow')}
          </Button>
          <Button size="sm" variant="subtle" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </ActDialog>
  );
}
