import { requireCalendarDay } from '../calendar/calendar-day.js';
import { seedForm } from '../forms/support/seed-forms.js';
import { placeFor, proposedForVisit, usualMode } from './proposed-for-visit.js';

const form = seedForm('visit');
const role = { form: 'visit', day: 'VISDAT', place: 'VISLOC', mode: 'VISMODE' };

describe('what the form of a visit proposes', () => {
  it('is a visit on site at the hospital, and for each other way the place of its name', () => {
    expect(proposedForVisit(form, role, { contactModes: null, day: null })).toEqual([
      { path: 'VISMODE', value: { v: 'on-site' } },
      { path: 'VISLOC', value: { v: 'trial-site' }, given: { path: 'VISMODE', v: 'on-site' } },
      { path: 'VISLOC', value: { v: 'home' }, given: { path: 'VISMODE', v: 'home' } },
      { path: 'VISLOC', value: { v: 'other-hospital' }, given: { path: 'VISMODE', v: 'other-hospital' } },
    ]);
  });

  it('is the first way the study states', () => {
    const [mode] = proposedForVisit(form, role, { contactModes: ['telephone', 'on-site'], day: null });
    expect(mode).toEqual({ path: 'VISMODE', value: { v: 'telephone' } });
  });

  it('is nothing where the visit takes place without the participant, and no way the form does not offer', () => {
    expect(proposedForVisit(form, role, { contactModes: [], day: null })).toEqual([]);
    const bare = { ...form, codelists: { ...form.codelists, MODE: [] } };
    expect(proposedForVisit(bare, role, { contactModes: null, day: null })).toEqual([]);
  });

  it('is also the day of a visit that was added for it', () => {
    const day = requireCalendarDay('2026-11-20');
    expect(proposedForVisit(form, role, { contactModes: [], day })).toEqual([
      { path: 'VISDAT', value: { v: '2026-11-20' } },
    ]);
  });
});

it('a visit by telephone has no place, and one without the participant no mode', () => {
  expect(placeFor('telephone', form.codelists['PLACE'] ?? [])).toBeNull();
  expect([usualMode(null), usualMode(['home']), usualMode([])]).toEqual(['on-site', 'home', null]);
});
