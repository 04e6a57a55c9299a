import { roleWords } from './role-words.js';

const say = (key: string, values: Readonly<Record<string, unknown>> = {}): string =>
  [key, ...Object.values(values)].join(' ');
const words = (details: Readonly<Record<string, unknown>>): string | null =>
  roleWords(details, (code) => code.toUpperCase(), say);

test.each([
  [
    { role: 'nurse', study: 'reluth', site: 'FR-10', from: '2026-12-01', to: null },
    'role.nurse, RELUTH: FR-10, from 1 Dec 2026',
  ],
  [
    { role: 'monitor', study: 'reluth', site: null, to: '2026-12-31' },
    'role.monitor, RELUTH: topBar.allSites, until 31 Dec 2026',
  ],
  [
    { role: 'monitor', study: 'reluth', site: 'FR-10', from: '2026-12-01', to: '2026-11-30' },
    'role.monitor, RELUTH: FR-10, from 1 Dec 2026, taken-back',
  ],
  [{ role: 'administrator', study: null, site: null }, 'role.administrator, all-studies'],
])('the log says which role was given or ended, where and for how long: %j', (details, told) => {
  expect(words(details)).toBe(told);
});

test('an entry about no role says none', () => {
  expect(words({ seconds: 60 })).toBeNull();
});
