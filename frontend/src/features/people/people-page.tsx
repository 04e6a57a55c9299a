import type { PersonView } from '@lutetia/shared/contract/views/people';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { EmailText } from '../../components/email-text.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SkeletonRows } from '../../components/skeleton-rows.js';
import { Tag } from '../../components/tag.js';
import { useWords } from '../../i18n/use-words.js';
import { instantText, timeText } from '../../lib/dates.js';
import { useStudyName } from '../../lib/study.js';
import { usePeople } from './api/people.js';
import { AddPersonDialog } from './components/add-person-dialog.js';
import { PersonDialog } from './components/person-dialog.js';
import { rolesWords } from './people-words.js';
import './people.css';

const COLUMNS = ['name', 'roles', 'lastSignIn', 'state'] as const;

/** Who may sign in, with which roles; nobody is ever deleted, since the trail names them. */
export function PeoplePage() {
  const t = useWords('people');
  const people = usePeople();
  const [isAdding, adding] = useDisclosure(false);
  const [openId, setOpen] = useState<string | null>(null);
  const opened = people.data?.find(({ id }) => id === openId) ?? null;
  return (
    <main className="list-page" id="content">
      <div className="list-head">
        <h1 className="h1">
          {t('title')} {people.data !== undefined && <span className="list-n">{people.data.length}</span>}
        </h1>
        <span className="grow" />
        {!people.isError && (
          <Button size="xs" onClick={adding.open}>
            {t('add')}
          </Button>
        )}
      </div>
      {people.isPending && <SkeletonRows rows={8} label={t('loading')} />}
      {people.isError && (
        <ProblemNotice problem={people.error} what={t('failed')} onRetry={() => void people.refetch()} />
      )}
      {people.data !== undefined && <PeopleTable people={people.data} onChange={setOpen} />}
      {isAdding && <AddPersonDialog onClose={adding.close} />}
      {opened !== null && <PersonDialog person={opened} onClose={() => setOpen(null)} />}
    </main>
  );
}

interface PeopleTableProps {
  readonly people: readonly PersonView[];
  /** Opens the person of this id. */
  readonly onChange: (id: string) => void;
}

function PeopleTable({ people, onChange }: PeopleTableProps) {
  const t = useWords('people');
  return (
    <div className="list-scroll" tabIndex={0} role="region" aria-label={t('title')}>
      <table className="tb people">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="sr">{t('column.change')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} onChange={() => onChange(person.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PersonRow({ person, onChange }: { readonly person: PersonView; readonly onChange: () => void }) {
  const t = useWords('people');
  const studyName = useStudyName();
  return (
    <tr>
      <td>
        <span className="m">{person.name}</span>
        <div className="mut">
          <EmailText text={person.email} />
        </div>
      </td>
      <td>
        {person.memberships.length === 0 && <span className="mut">{t('noRole')}</span>}
        <ul>
          {rolesWords(person.memberships, studyName, t).map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </td>
      <td className="sec nw">
        {person.lastSignInAt === null ? t('never') : instantText(person.lastSignInAt)}
      </td>
      <td>
        {person.disabledAt !== null && <Tag tone="amber">{t('state.disabled')}</Tag>}
        {person.lockedUntil !== null && (
          <Tag tone="amber">{t('state.locked', { time: timeText(new Date(person.lockedUntil)) })}</Tag>
        )}
        {person.disabledAt === null && !person.hasPassword && <Tag>{t('state.noPassword')}</Tag>}
        {person.disabledAt === null && person.hasPassword && person.lockedUntil === null && (
          <span className="sec">{t('state.active')}</span>
        )}
      </td>
      <td className="r">
        <Button
          size="xs"
          variant="default"
          onClick={onChange}
          aria-label={t('changeWho', { name: person.name })}
        >
          {t('change')}
        </Button>
      </td>
    </tr>
  );
}
