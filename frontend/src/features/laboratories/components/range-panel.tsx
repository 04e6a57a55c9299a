import type { LaboratoriesView, ReferenceRangeView } from '@lutetia/shared/contract/views/laboratories';
import { useState, type SyntheticEvent } from 'react';
import { useWords } from '../../../i18n/use-words.js';
import { announce } from '../../../lib/announce.js';
import { useAddRange, type LaboratoryPlace } from '../api/change-laboratories.js';
import { draftOf, faultsOf, requestOf, type RangeDraft } from '../range-draft.js';
import { ActDialog } from './act-dialog.js';
import { ActFoot } from './act-foot.js';
import { RangeFields } from './range-fields.js';

interface RangePanelProps {
  readonly place: LaboratoryPlace;
  readonly analytes: LaboratoriesView['analytes'];
  /** The range that ends when this one begins; null for one beside the others. */
  readonly replaced: ReferenceRangeView | null;
  readonly today: string;
  readonly onClose: () => void;
}

const NO_FAULTS: ReadonlySet<string> = new Set();

/** A range as a person types it from the laboratory's document. */
export function RangePanel({ place, analytes, replaced, today, onClose }: RangePanelProps) {
  const t = useWords('laboratories');
  const add = useAddRange(place);
  const [draft, setDraft] = useState<RangeDraft>(() => draftOf(replaced, analytes));
  const [isChecked, setChecked] = useState(false);
  const faults = isChecked ? faultsOf(draft) : NO_FAULTS;
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
        <RangeFields
          draft={draft}
          faults={faults}
          analytes={analytes}
          isReplacing={replaced !== null}
          today={today}
          onChange={(part) => setDraft({ ...draft, ...part })}
        />
        <ActFoot run={add} failed={t('beginFailed')} onCancel={onClose}>
          {t(replaced === null ? 'beginNow' : 'replaceNow')}
        </ActFoot>
      </form>
    </ActDialog>
  );
}
