import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/root.mjs';
import { readSettings, SERVER_SETTINGS } from './settings.mjs';

// The server is compiled apart from the scripts.
const { SETTINGS } = (await import(join(ROOT, 'backend/src/config/config.ts'))) as {
  SETTINGS: readonly string[];
};

describe('the names of the settings', () => {
  it('are the same for the launcher and the server', () => {
    expect(SERVER_SETTINGS).toEqual(SETTINGS);
  });

  it('stand in the guide for operators, all of them and no others', () => {
    const guide = readFileSync(join(ROOT, 'docs', 'operations.md'), 'utf8');
    const rows = [...guide.matchAll(/^\| `(LUTETIA_[A-Z_]+)`/gmu)].map(([, name]) => name);
    expect(rows.toSorted()).toEqual([...SETTINGS, 'LUTETIA_DEBUG', 'LUTETIA_TEST_CHROMIUM'].toSorted());
  });

  it('are refused when they are misspelt', () => {
    expect(() => readSettings({ LUTETIA_DATADIR: '/tmp' })).toThrow(
      /^LUTETIA_DATADIR is no setting of Lutetia; there are LUTETIA_DATA_DIR, /u,
    );
    expect(readSettings({ LUTETIA_DEBUG: '1', LUTETIA_TEST_CHROMIUM: '/usr/bin/chromium' }).port).toBe(3000);
  });
});
