import { ROLES } from '@lutetia/shared/contract/access';
import { TRAIL_RECORDS } from '@lutetia/shared/contract/views/trail';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { ChoiceMenu, type Choice } from '../../../components/choice-menu.js';
import { DayField } from '../../../components/day-field.js';
import { useWords } from '../../../forms/words.js';
import { chooseSite, useChosenSite } from '../../../lib/place.js';
import { useSites } from '../../../lib/study.js';
import { useTrailPeople } from '../api/read-study-trail.js';
import { isNarrowed, NO_FILTERS, type TrailFilters } from '../trail-filters.js';
import classes from '../trail.module.css';

interface StudyTrailFiltersProps {
  readonly study: string;
  readonly today: string;
  readonly filters: TrailFilters;
  readonly onFilters: (filters: TrailFilters) => void;
}

const ACTS = ['created', 'changed'] as const;

const MENUS = [
  { of: 'person', label: 'trail.who', all: 'trail.everyone' },
  { of: 'role', label: 'trail.role', all: 'studyTrail.anyRole' },
  { of: 'record', label: 'studyTrail.kind', all: 'studyTrail.everyKind' },
  { of: 'action', label: 'studyTrail.act', all: 'studyTrail.everyAct' },
] as const;

/** What the trail is narrowed to: whose and from which day to which; under it where, who, what. */
export function StudyTrailFilters({ study, today, filters, onFilters }: StudyTrailFiltersProps) {
  const t = useWords();
  const site = useChosenSite();
  const sites = useSites(study);
  const choices = useMenuChoices(study);
  const [round, setRound] = useState(0);
  const narrow = (part: Partial<TrailFilters>): void => onFilters({ ...filters, ...part });
  const clear = (): void => {
    chooseSite(null);
    onFilters(NO_FILTERS);
    setRound(round + 1);
  };
  return (
    <>
      <Asked key={round} today={today} filters={filters} onNarrow={narrow} />
      <div className="filters" role="group" aria-label={t('studyTrail.filters')}>
        {(sites.data?.length ?? 0) > 1 && (
          <ChoiceMenu
            label={t('trail.site')}
            allLabel={t('studyTrail.allSites')}
            choices={(sites.data ?? []).map(({ code }) => ({ value: code, label: code }))}
            value={site}
            onChoose={chooseSite}
          />
        )}
        {MENUS.map(({ of, label, all }) => (
          <ChoiceMenu
            key={of}
            label={t(label)}
            allLabel={t(all)}
            choices={choices[of]}
            value={filters[of]}
            onChoose={(value) => narrow({ [of]: value })}
          />
        ))}
        {isNarrowed(filters, site) && (
          <button type="button" className="filter" onClick={clear}>
            {t('studyTrail.clear')}
          </button>
        )}
      </div>
    </>
  );
}

/** What each menu offers. */
function useMenuChoices(
  study: string,
): Readonly<Record<(typeof MENUS)[number]['of'], readonly Choice<string>[]>> {
  const t = useWords();
  const people = useTrailPeople(study);
  return {
    person: (people.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
    role: [...ROLES, 'system'].map((role) => ({ value: role, label: t(`role.${role}`) })),
    record: TRAIL_RECORDS.map((kind) => ({ value: kind, label: t(`studyTrail.kinds.${kind}`) })),
    action: ACTS.map((act) => ({ value: act, label: t(`studyTrail.acts.${act}`) })),
  };
}

interface AskedProps {
  readonly today: string;
  readonly filters: TrailFilters;
  readonly onNarrow: (part: Partial<TrailFilters>) => void;
}

/** What is typed: it holds from when the field is left or Enter is pressed. */
function Asked({ today, filters, onNarrow }: AskedProps) {
  const t = useWords();
  const [typed, setTyped] = useState({ number: '', from: '', to: '' });
  const apply = (): void => {
    const part = {
      participant: typed.number.trim() || null,
      from: typed.from || null,
      to: typed.to || null,
    };
    const isNew = (Object.keys(part) as (keyof typeof part)[]).some((key) => part[key] !== filters[key]);
    if (isNew) onNarrow(part);
  };
  return (
    <form
      className={classes.asked}
      onBlur={apply}
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <div>
        <TextInput
          label={t('studyTrail.number')}
          placeholder={t('studyTrail.numberExample')}
          autoComplete="off"
          value={typed.number}
          onChange={(event) => setTyped({ ...typed, number: event.currentTarget.value })}
        />
      </div>
      {(['from', 'to'] as const).map((end) => (
        <div key={end}>
          <DayField
            label={t(`studyTrail.${end}`)}
            value={typed[end]}
            today={today}
            onChange={(day) => setTyped({ ...typed, [end]: day })}
          />
        </div>
      ))}
      <button type="submit" hidden />
    </form>
  );
}
