import { readConfig } from '../../config/config.js';
import { PasswordService } from './password.service.js';

describe('a password', () => {
  it('is hashed with Argon2id at the cost OWASP asks for, each time with another salt', async () => {
    const passwords = new PasswordService(readConfig({}));
    await passwords.onModuleInit();
    const [one, other] = [await passwords.hash('the same'), await passwords.hash('the same')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(other).not.toBe(one);
    expect(await passwords.matches('the same', one)).toBe(true);
    expect(await passwords.matches('another', one)).toBe(false);
    expect(await passwords.matches('the password of nobody', null)).toBe(false);
  });

  it('is the same however a keyboard composes its letters', async () => {
    const passwords = new PasswordService(readConfig({}));
    const composed = await passwords.hash('\u00e9t\u00e9 \u00e0 la c\u00f4te \ufb01n');
    expect(await passwords.matches('e\u0301te\u0301 a\u0300 la co\u0302te fin', composed)).toBe(true);
    expect(await passwords.matches('ete a la cote fin', composed)).toBe(false);
  });
});
