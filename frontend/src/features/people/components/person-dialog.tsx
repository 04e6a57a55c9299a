import { addDays, requireCalendarDay } from '@lutetia/shared/calendar/calendar-day';
import type { PersonMembershipView, PersonView } from '@lutetia/shared/contract/views/people';
import { Button, Modal } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { NewPasswordField } from '../../../components/new-password-field.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { useWords } from '../../../i18n/use-words.js';
import { announce } from '../../../lib/announce.js';
import { dayWithYear } from '../../../lib/dates.js';
import { LEAST_PASSWORD } from '../../../lib/least-password.js';
import { useSites, useStudies, useStudyName } from '../../../lib/study.js';
import { useChangePerson, type PersonChange } from '../api/people.js';
import { membershipWords } from '../people-words.js';
import { AskFirst } from './ask-first.js';
import { grantOf, RoleFields, useChosenRole } from './role-fields.js';
import { useReturnFocus } from '../../../lib/return-focus.js';

interface PersonDialogProps {
  readonly person: PersonView;
  readonly onClose: () => void;
}

/** Roles, password and access of one person; what takes something away asks first. */
export function PersonDialog({ person, onClose }: PersonDialogProps) {
  const t = useWords('people');
  useReturnFocus();
  const change = useChangePerson(person.id);
  const act = (what: PersonChange): void =>
    change.mutate(what, { onSuccess: () => announce(t(`done.${what.kind}`, { name: person.name })) });
  return (
    <Modal
      opened
      onClose={onClose}
      title={person.name}
      size={520}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="stack">
        <p className="sec">{person.email}</p>
        <Roles person={person} onChange={act} />
        <Calendars person={person} onChange={act} />
        <PasswordForm onChange={act} />
        {change.isError && <ProblemNotice problem={change.error} what={t('changeFailed')} />}
        <Access person={person} onChange={act} />
        {change.isSuccess && (
          <p className="sec">{t(`done.${change.variables.kind}`, { name: person.name })}</p>
        )}
      </div>
    </Modal>
  );
}

interface PartProps {
  readonly onChange: (change: PersonChange) => void;
}

function Roles({ person, onChange }: PartProps & { readonly person: PersonView }) {
  const t = useWords('people');
  const studyName = useStudyName();
  const [chosen, setChosen] = useChosenRole();
  const [isChecked, setChecked] = useState(false);
  const grant = (): void => {
    const role = grantOf(chosen);
    setChecked(role === null);
    if (role !== null) onChange({ kind: 'grant', role });
  };
  return (
    <section className="stack" aria-label={t('roles')}>
      <ul className="person-roles">
        {person.memberships.map((membership) => (
          <li key={membership.id}>
            {membershipWords(membership, studyName, t)}
            {membership.to === null && (
              <EndRole name={person.name} membership={membership} onChange={onChange} />
            )}
          </li>
        ))}
      </ul>
      <RoleFields value={chosen} onChange={setChosen} isChecked={isChecked} />
      <div>
        <Button variant="default" onClick={grant}>
          {t('grant')}
        </Button>
      </div>
    </section>
  );
}

/** Calendar addresses the person made, which give the days of visits to whoever knows them. */
function Calendars({ person, onChange }: PartProps & { readonly person: PersonView }) {
  const t = useWords('people');
  const studyName = useStudyName();
  if (person.calendarFeeds.length === 0) return null;
  return (
    <section className="stack" aria-label={t('calendars')}>
      <ul className="person-roles">
        {person.calendarFeeds.map(({ id, study, site, createdAt }) => (
          <li key={id}>
            {t('calendar', { study: studyName(study), site, day: dayWithYear(createdAt.slice(0, 10)) })}
            <AskFirst
              size="xs"
              act={t('endCalendar')}
              question={t('ask.endCalendar')}
              onAct={() => onChange({ kind: 'end-calendar', feed: id })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Ends a role with the day it is at the study's sites, and one that began today at once. */
function EndRole({
  name,
  membership,
  onChange,
}: PartProps & { readonly name: string; readonly membership: PersonMembershipView }) {
  const t = useWords('people');
  const studyName = useStudyName();
  const studies = useStudies();
  const sites = useSites(membership.study ?? studies.data?.[0]?.code ?? null);
  const today = sites.data?.[0]?.today ?? null;
  if (today === null) return null;
  // Given by mistake: a role that began today holds no longer, not until midnight.
  const first = requireCalendarDay(membership.from);
  const isNew = first >= today;
  const words = { name, membership: membershipWords(membership, studyName, t) };
  return (
    <AskFirst
      size="xs"
      act={t(isNew ? 'endNow' : 'end')}
      question={t(isNew ? 'ask.endNow' : 'ask.end', words)}
      onAct={() =>
        onChange({ kind: 'end', membership: membership.id, to: isNew ? addDays(first, -1) : today })
      }
    />
  );
}

/** Signing the person out everywhere, and whether the person may sign in at all. */
function Access({ person, onChange }: PartProps & { readonly person: PersonView }) {
  const t = useWords('people');
  return (
    <div className="filters">
      <AskFirst
        act={t('signOut')}
        question={t('ask.signOut', { name: person.name })}
        onAct={() => onChange({ kind: 'sign-out' })}
      />
      {person.disabledAt !== null ? (
        <Button variant="default" onClick={() => onChange({ kind: 'enable' })}>
          {t('enable')}
        </Button>
      ) : (
        <AskFirst
          act={t('disable')}
          question={t('ask.disable', { name: person.name })}
          onAct={() => onChange({ kind: 'disable' })}
        />
      )}
    </div>
  );
}

function PasswordForm({ onChange }: PartProps) {
  const t = useWords('people');
  const [password, setPassword] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isShort = password.length < LEAST_PASSWORD;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setChecked(isShort);
    if (isShort) return;
    onChange({ kind: 'password', password });
    setPassword('');
  };
  return (
    <form className="stack" onSubmit={submit}>
      <NewPasswordField
        label={t('field.newPassword')}
        hint={t('passwordHint', { count: LEAST_PASSWORD })}
        value={password}
        onChange={setPassword}
        isShort={isChecked && isShort}
      />
      <div>
        <Button type="submit" variant="default">
          {t('setPassword')}
        </Button>
      </div>
    </form>
  );
}
