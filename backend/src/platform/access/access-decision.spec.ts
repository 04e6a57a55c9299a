import type { Role } from '@lutetia/shared/contract/access';
import { decideAccess, type Place } from './access-decision.js';
import type { ActorMembership } from './actor.js';

const at = (role: Role, study: string, site: string | null): ActorMembership => ({
  role,
  studyId: study,
  study,
  studyName: study,
  siteId: site,
  site,
  siteName: site,
});
const record = (studyId: string, siteId: string, formerSiteIds: readonly string[] = []): Place => ({
  kind: 'record',
  at: { studyId, siteId, participantId: 'participant', formerSiteIds },
  notFound: 'form.not-found',
});
const nurse = [at('nurse', 'reluth', 'lyon')];

describe('the decision on access', () => {
  it('grants where study, site and role agree, and no further', () => {
    expect(decideAccess(nurse, 'form.enter', record('reluth', 'lyon'))).toEqual({
      kind: 'granted',
      role: 'nurse',
      studyId: 'reluth',
      sites: ['lyon'],
      participantId: 'participant',
    });
  });

  it('grants within the other sites of the same role too, after the record’s own', () => {
    const roles = [...nurse, at('nurse', 'reluth', 'nantes'), at('monitor', 'reluth', 'lille')];
    const others = [...roles, at('nurse', 'start-net', 'paris')];
    expect(decideAccess(others, 'form.read', record('reluth', 'nantes'))).toMatchObject({
      role: 'nurse',
      sites: ['nantes', 'lyon'],
      participantId: 'participant',
    });
  });

  it('leaves a former site what it collected to read, and no more', () => {
    const moved = record('reluth', 'nantes', ['lyon']);
    for (const permission of ['form.read', 'trail.read'] as const) {
      expect(decideAccess(nurse, permission, moved)).toEqual({
        kind: 'granted',
        role: 'nurse',
        studyId: 'reluth',
        sites: ['lyon'],
        participantId: null,
      });
    }
    for (const permission of ['form.enter', 'participant.read', 'visit.record', 'schedule.delay'] as const) {
      expect(decideAccess(nurse, permission, moved)).toEqual({ kind: 'refused', code: 'form.not-found' });
    }
    const elsewhere = record('start-net', 'nantes', ['lyon']);
    expect(decideAccess(nurse, 'form.read', elsewhere)).toMatchObject({ kind: 'refused' });
  });

  it.each<[string, Place]>([
    ['another site', record('reluth', 'nantes')],
    ['the same site in another study', record('start-net', 'lyon')],
    ['nowhere', { kind: 'record', at: null, notFound: 'form.not-found' }],
  ])('answers for a record at %s as for one that does not exist', (_, place) => {
    expect(decideAccess(nurse, 'form.enter', place)).toEqual({ kind: 'refused', code: 'form.not-found' });
  });

  it('refuses a monitor who writes, whether or not the record exists', () => {
    const monitor = [at('monitor', 'reluth', null)];
    const refused = { kind: 'refused', code: 'permission.denied' };
    expect(decideAccess(monitor, 'form.enter', record('reluth', 'lyon'))).toEqual(refused);
    expect(decideAccess(monitor, 'form.enter', record('start-net', 'lyon'))).toEqual(refused);
    expect(decideAccess(monitor, 'form.read', record('reluth', 'lyon'))).toMatchObject({
      kind: 'granted',
      sites: '*',
    });
  });

  it('does not lend a role of one site to another', () => {
    const both = [at('nurse', 'reluth', 'lyon'), at('monitor', 'reluth', 'nantes')];
    expect(decideAccess(both, 'form.enter', record('reluth', 'nantes'))).toMatchObject({
      code: 'permission.denied',
    });
    expect(decideAccess(both, 'form.enter', { kind: 'study', study: 'reluth' })).toMatchObject({
      sites: ['lyon'],
    });
    expect(decideAccess(both, 'form.read', { kind: 'study', study: 'reluth' })).toMatchObject({
      sites: ['lyon', 'nantes'],
    });
  });

  it('knows no study but those of the person', () => {
    expect(decideAccess(nurse, 'study.read', { kind: 'study', study: 'lumen-1' })).toEqual({
      kind: 'refused',
      code: 'study.not-found',
    });
  });
});
