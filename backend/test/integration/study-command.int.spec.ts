import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCommandLine } from '../../src/cli/command-line.js';
import { withDatabase } from '../support/database.js';

const SEEDS = path.resolve(import.meta.dirname, '../../../seeds');
const RELUTH = path.join(SEEDS, 'studies/reluth/study.json');
const FORMS = path.join(SEEDS, 'forms');

describe('the command line for studies', () => {
  const database = withDatabase();
  let folder: string;
  let said: string[];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'lutetia-studies-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    said = [];
  });

  const run = (...words: string[]): Promise<number> =>
    runCommandLine(['study', ...words], {
      environment: { DATABASE_URL: database().url, LUTETIA_DATA_DIR: folder, LUTETIA_TODAY: '2026-11-21' },
      say: (line) => said.push(line),
      readSecret: () => Promise.resolve(''),
    });
  const written = async (name: string, changes: object): Promise<string> => {
    const file = path.join(folder, name);
    const definition = { ...(JSON.parse(await readFile(RELUTH, 'utf8')) as object), ...changes };
    await writeFile(file, JSON.stringify(definition));
    return file;
  };
  const versions = async (): Promise<readonly string[]> => {
    const { rows } = await database().owner.query<{ version: string }>(
      'select version from study_version order by published_at',
    );
    return rows.map(({ version }) => version);
  };

  it.each([
    [[]],
    [['check']],
    [['lint', RELUTH]],
    [['check', RELUTH, '--dry-run']],
    [['load', RELUTH, '--live-from']],
  ])('shows how it is called when it is called wrongly: %j', async (words) => {
    expect(await run(...words)).toBe(2);
    expect(said.join('\n')).toContain('Usage: npm run lutetia -- study check FILE');
  });

  it('finds no fault in a study whose form library stands above it', async () => {
    expect(await run('check', RELUTH)).toBe(0);
    expect(said).toEqual([
      expect.stringMatching(/^ReLUTH version 1\.0 has no fault: \d+ visits, \d+ forms, 24 sites/),
    ]);
  });

  it('names every fault with its pointer and what was probably meant, and ends with 1', async () => {
    const file = await written('faulty.json', { ctcae: '5.1', code: 'Re LUTH' });
    expect(await run('check', file, '--forms', FORMS)).toBe(1);
    expect(said).toEqual([
      '2 faults:',
      '  /code: Must be small letters, digits and hyphens',
      '  /ctcae: Must be one of 5.0, 6.0 (did you mean 5.0?)',
    ]);
  });

  it('lets warnings pass with 0', async () => {
    const definition = JSON.parse(await readFile(RELUTH, 'utf8')) as { forms: object };
    const file = await written('doubtful.json', {
      forms: { ...definition.forms, 'ecog-2': '1' },
      deviations: [],
    });
    const library = path.join(folder, 'library');
    await cp(FORMS, library, { recursive: true });
    const ecog = JSON.parse(await readFile(path.join(FORMS, 'ecog.json'), 'utf8')) as object;
    await writeFile(path.join(library, 'any name.json'), JSON.stringify({ ...ecog, code: 'ecog-2' }));
    await writeFile(path.join(library, 'broken.json'), '{');
    expect(await run('check', file, '--forms', library)).toBe(0);
    expect(said.slice(0, 3)).toEqual([
      '2 warnings:',
      '  /forms/ecog-2: Nothing uses the form ecog-2',
      '  /forms: The file broken.json of the form library is not JSON',
    ]);
  });

  it.each([
    ['no file', 'nowhere.json', 'cannot be read (ENOENT)'],
    ['a file without a library', 'alone.json', 'No folder "forms" stands beside'],
  ])('says in one line that there is %s', async (_what, name, sentence) => {
    await written('alone.json', {});
    expect(
      await run('check', path.join(folder, name), ...(name === 'alone.json' ? [] : ['--forms', FORMS])),
    ).toBe(1);
    expect(said.join('\n')).toContain(sentence);
  });

  it('refuses what is not UTF-8', async () => {
    const file = path.join(folder, 'latin.json');
    await writeFile(file, Buffer.from('{"name":"Saint-Étienne"}', 'latin1'));
    expect(await run('check', file, '--forms', FORMS)).toBe(1);
    expect(said.join('\n')).toContain('not written in UTF-8');
  });

  it('refuses 50 MB without reading them', async () => {
    const file = path.join(folder, 'large.json');
    await writeFile(file, ' '.repeat(50 * 1024 * 1024));
    expect(await run('check', file, '--forms', FORMS)).toBe(1);
    expect(said.join('\n')).toContain('longer than 5 MB');
  });

  it('reads no further in what has no end', async () => {
    expect(await run('check', '/dev/zero', '--forms', FORMS)).toBe(1);
    expect(said.join('\n')).toContain('longer than 5 MB');
  });

  it('says what loading would do, does it once, and refuses other content under the same version', async () => {
    expect(await run('load', RELUTH, '--dry-run')).toBe(0);
    expect(said).toEqual([
      'reluth version 1.0 would be published as a new study, live from 2000-01-01 at 24 sites.',
      'Nothing was changed.',
    ]);
    expect(await versions()).toEqual([]);

    said = [];
    expect(await run('load', RELUTH)).toBe(0);
    expect(await run('load', RELUTH)).toBe(0);
    expect(said).toEqual([
      'reluth version 1.0 was published as a new study, live from 2000-01-01 at 24 sites.',
      'reluth version 1.0 is published already; nothing changes.',
    ]);

    said = [];
    const other = await written('other.json', { name: 'ReLUTH II' });
    expect(await run('load', other, '--forms', FORMS)).toBe(1);
    expect(said.join('\n')).toContain('/version: version 1.0 is published with other content');
    expect(await versions()).toEqual(['1.0']);
  });

  it('follows a version with another from the day that is said, and tells what changed', async () => {
    const next = await written('next.json', { version: '2.0', registrations: [] });
    expect(await run('load', next, '--forms', FORMS, '--live-from', '2027-01-04')).toBe(0);
    expect(said[0]).toBe(
      'reluth version 2.0 was published after version 1.0, live from 2027-01-04 at 24 sites.',
    );
    expect(said[1]).toMatch(/^ {2}\/registrations: /);

    const third = await written('third.json', { version: '3.0' });
    expect(await run('load', third, '--forms', FORMS, '--live-from', '2027-01-04')).toBe(1);
    expect(said.at(-1)).toContain('Version 2.0 becomes live at FR-01 on 2027-01-04');
    expect(await versions()).toEqual(['1.0', '2.0']);
  });
});
