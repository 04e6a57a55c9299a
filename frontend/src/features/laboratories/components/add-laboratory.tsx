import { TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useWords } from '../../../i18n/use-words.js';
import { announce } from '../../../lib/announce.js';
import { useAddLaboratory } from '../api/change-laboratories.js';
import { ActFoot } from './act-foot.js';

interface AddLaboratoryProps {
  readonly study: string;
  readonly site: string;
  readonly onAdded: (id: string) => void;
  readonly onClose: () => void;
}

/** Names one more laboratory of the site. */
export function AddLaboratory({ study, site, onAdded, onClose }: AddLaboratoryProps) {
  const t = useWords('laboratories');
  const [name, setName] = useState('');
  const add = useAddLaboratory(study, site);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (name.trim() === '' || add.isPending) return;
    add.mutate(name.trim(), {
      onSuccess: ({ id }) => {
        announce(t('added', { name: name.trim() }));
        onAdded(id);
      },
    });
  };
  return (
    <form className="lr-panel" onSubmit={submit} aria-label={t('add')}>
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        value={name}
        maxLength={120}
        autoComplete="off"
        autoFocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <ActFoot run={add} failed={t('addFailed')} isReady={name.trim() !== ''} onCancel={onClose}>
        {t('addNow')}
      </ActFoot>
    </form>
  );
}
