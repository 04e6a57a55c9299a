import { unitText } from '@lutetia/shared/forms/unit-text';
import type { LaboratoriesView } from '@lutetia/shared/contract/views/laboratories';
import { text } from '@lutetia/shared/study/words';
import { NativeSelect, TextInput } from '@mantine/core';
import { DayField } from '../../../components/day-field.js';
import { useWords } from '../../../i18n/use-words.js';
import type { RangeDraft } from '../range-draft.js';

interface RangeFieldsProps {
  readonly draft: RangeDraft;
  /** Names of the fields that cannot be sent as they are. */
  readonly faults: ReadonlySet<string>;
  readonly analytes: LaboratoriesView['analytes'];
  /** Whom the range is for is then settled by the one it replaces. */
  readonly isReplacing: boolean;
  readonly today: string;
  readonly onChange: (part: Partial<RangeDraft>) => void;
}

/** What a laboratory's document says of a range, field by field. */
export function RangeFields(props: RangeFieldsProps) {
  const { draft, faults, today, onChange } = props;
  const t = useWords('laboratories');
  return (
    <div className="lr-fields">
      <WhomFields {...props} />
      <LimitFields {...props} />
      <DayField
        label={t('validFrom')}
        value={draft.validFrom}
        today={today}
        error={faults.has('validFrom') ? t('fault.validFrom') : null}
        onChange={(validFrom) => onChange({ validFrom })}
      />
      <TextInput
        className="lr-source"
        label={t('column.source')}
        description={t('sourceHint')}
        value={draft.source}
        error={faults.has('source') ? t('fault.source') : null}
        maxLength={400}
        autoComplete="off"
        onChange={(event) => onChange({ source: event.currentTarget.value })}
      />
    </div>
  );
}

/** The analyte and the people the range is for. */
function WhomFields({ draft, faults, analytes, isReplacing, onChange }: RangeFieldsProps) {
  const t = useWords('laboratories');
  return (
    <>
      <NativeSelect
        label={t('column.analyte')}
        value={draft.analyte}
        disabled={isReplacing}
        onChange={({ currentTarget: { value: analyte } }) =>
          onChange({ analyte, unit: analytes.find(({ code }) => code === analyte)?.units[0] ?? '' })
        }
        data={analytes.map(({ code, name }) => ({ value: code, label: text(name) }))}
      />
      <NativeSelect
        label={t('sex')}
        value={draft.sex}
        disabled={isReplacing}
        onChange={(event) => onChange({ sex: event.currentTarget.value })}
        data={['', 'F', 'M'].map((sex) => ({ value: sex, label: t(`who.${sex === '' ? 'all' : sex}`) }))}
      />
      {(['ageFrom', 'ageTo'] as const).map((name) => (
        <TextInput
          key={name}
          label={t(name)}
          inputMode="numeric"
          value={draft[name]}
          disabled={isReplacing}
          error={faults.has(name) ? t(`fault.${name}`) : null}
          autoComplete="off"
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      ))}
    </>
  );
}

/** The limits and their unit. */
function LimitFields({ draft, faults, analytes, onChange }: RangeFieldsProps) {
  const t = useWords('laboratories');
  const units = analytes.find(({ code }) => code === draft.analyte)?.units ?? [];
  return (
    <>
      {(['low', 'high'] as const).map((name) => (
        <TextInput
          key={name}
          label={t(name)}
          inputMode="decimal"
          value={draft[name]}
          error={faults.has(name) ? t(`fault.${name}`) : null}
          autoComplete="off"
          onChange={(event) => onChange({ [name]: event.currentTarget.value })}
        />
      ))}
      {units.length > 0 && (
        <NativeSelect
          label={t('unit')}
          value={draft.unit}
          onChange={(event) => onChange({ unit: event.currentTarget.value })}
          data={units.map((unit) => ({ value: unit, label: unitText(unit) }))}
        />
      )}
    </>
  );
}
