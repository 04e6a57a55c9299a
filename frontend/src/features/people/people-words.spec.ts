import type { PersonMembershipView } from '@lutetia/shared/contract/views/people';
import { rolesWords } from './people-words.js';

const say = (key: string, values: Readonly<Record<string, unknown>> = {}): string =>
  [key, ...Object.values(values)].join(' ');
const at = (site: string | null, fields: Partial<PersonMembershipView> = {}): PersonMembershipView => ({
  id: site ?? 'all',
  role: 'investigator',
  study: 'reluth',
  site,
  from: '2026-01-01',
  to: null,
  ...fields,
});
const words = (...memberships: readonly PersonMembershipView[]): readonly string[] =>
  rolesWords(memberships, (code) => code.toUpperCase(), say);

describe('the roles of a person', () => {
  it('stand once for a role and a study, with its sites in order', () => {
    expect(words(at('FR-12'), at('FR-10'))).toEqual(['role.investigator, RELUTH: FR-10, FR-12']);
  });

  it('say of one ended on its first day that it was taken back, not that it was held until the day before', () => {
    expect(words(at('FR-10', { from: '2026-11-22', to: '2026-11-21' }))).toEqual([
      'takenBack role.investigator, RELUTH: FR-10 22 Nov 2026',
    ]);
  });

  it('stay apart by study, by role and by their last day', () => {
    expect(
      words(
        at('FR-10'),
        at('SE-01', { study: 'start-net' }),
        at('FR-12', { role: 'nurse' }),
        at('FR-15', { to: '2026-12-31' }),
      ),
    ).toEqual([
      'role.investigator, RELUTH: FR-10',
      'role.investigator, START-NET: SE-01',
      'role.nurse, RELUTH: FR-12',
      'until role.investigator, RELUTH: FR-15 31 Dec 2026',
    ]);
  });
});
