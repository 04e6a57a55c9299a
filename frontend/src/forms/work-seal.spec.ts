import { randomBytes } from 'node:crypto';
import { rememberWorkKey } from '../lib/work-key.js';
import { seal, unseal } from './work-seal.js';

const signIn = (id: string): void =>
  rememberWorkKey({
    person: { id, email: `${id}@test.example`, name: id },
    workKey: randomBytes(32).toString('base64url'),
  });

const WORK = { formId: 'form', typing: { LBNAM: { text: 'Hémato', unit: null } } };

describe('work kept on a computer', () => {
  beforeAll(() => {
    signIn('nurse');
    signIn('investigator');
  });

  it('is read again by whom it was kept for', async () => {
    expect(await unseal('nurse', await seal('nurse', WORK))).toEqual(WORK);
  });

  it('holds no letter of what was typed', async () => {
    const { sealed } = await seal('nurse', WORK);
    expect(Buffer.from(sealed).toString('latin1')).not.toMatch(/form|typing|LBNAM|mato/u);
  });

  it('is never enciphered the same way twice', async () => {
    const [first, second] = [await seal('nurse', WORK), await seal('nurse', WORK)];
    expect(Buffer.from(first.sealed)).not.toEqual(Buffer.from(second.sealed));
  });

  it('cannot be read with the key of the next person, nor without one', async () => {
    const kept = await seal('nurse', WORK);
    await expect(unseal('investigator', kept)).rejects.toThrow();
    await expect(unseal('somebody', kept)).rejects.toThrow('nobody signed in here has this key');
  });

  it('is refused when it was altered', async () => {
    const { nonce, sealed } = await seal('nurse', WORK);
    const bytes = new Uint8Array(sealed);
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    await expect(unseal('nurse', { nonce, sealed: bytes.buffer })).rejects.toThrow();
  });
});
