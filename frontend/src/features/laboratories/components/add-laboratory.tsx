import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useWords } from '../../../i18n/use-words.js';
import { announce } from '../../../lib/announce.js';
import { useAddLaboratory } from '../api/change-laboratories.js';

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
      {add.isError && <ProblemNotice problem={add.error} what={t('addFailed')} />}
      <div className="filters">
        <Button type="submit" size="sm" disabled={name.trim() === '' || add.isPending}>
          {t('addNow')}
        </Button>
        <Button size="sm" variant="subtle" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
