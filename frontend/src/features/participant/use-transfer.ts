import type { TransferView } from '@lutetia/shared/contract/views/moves';
import type { ScheduleView } from '@lutetia/shared/contract/views/schedule';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useParticipantChanged } from '../../forms/around/use-changed.js';
import { useWords } from '../../forms/words.js';
import { announce } from '../../lib/announce.js';
import { useOnce } from '../../lib/change-id.js';
import { transferParticipant } from './api/transfer-participant.js';

interface Transfer {
  readonly study: string;
  readonly schedule: ScheduleView;
  readonly onDone: () => void;
}

/** Where a participant goes, when and why; what goes along, and the act itself. */
export function useTransfer({ study, schedule: { participant }, onDone }: Transfer) {
  const t = useWords();
  const changed = useParticipantChanged(study, participant.id);
  const once = useOnce(participant.id);
  const [preview, setPreview] = useState<TransferView | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const form = useForm({ defaultValues: { to: '', day: '', reason: '' } });
  // First shows what it would do; the second time does it.
  const submit = form.handleSubmit(async ({ to, day, reason }) => {
    setProblem(null);
    const isPreview = preview === null;
    try {
      const request = { from: participant.site.code, to, on: day, reason: reason.trim() };
      if (isPreview) return setPreview(await transferParticipant(participant.id, request, isPreview));
      await once(request, (act) => transferParticipant(participant.id, act, isPreview));
      announce(t('transfer.done', { number: participant.number, site: to }));
      await changed();
      onDone();
    } catch (cause) {
      setProblem(cause);
    }
  });
  return { form, preview, problem, submit, onTyped: () => setPreview(null) };
}
