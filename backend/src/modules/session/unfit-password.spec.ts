import { whyUnfit } from './unfit-password.js';

const EMAIL = 'anna.schmidt@hospital.example';

describe('a new password', () => {
  it.each([
    ['            ', /blanks only/],
    ['aaaaaaaaaaaa', /different characters/],
    ['121212121212', /different characters/],
    ['abcdefabcdef', /repeat one piece/],
    ['123456789012', /follow the keyboard/],
    ['098765432109', /follow the keyboard/],
    ['abcdefghijklm', /follow the keyboard/],
    ['qwertyuiop12', /follow the keyboard/],
    ['AZERTYUIOPQS', /follow the keyboard/],
    ['Password2026!', /commonest/],
    ['P@ssw0rd1234', /commonest/],
    ['motdepasse2026', /commonest/],
    ['123administrator', /commonest/],
    ['1q2w3e4r5t6y', /commonest/],
    ['CorrectHorseBatteryStaple', /commonest/],
    ['my anna.schmidt@hospital.example 2026', /e-mail address/],
    ['schmidt@hospital', /e-mail address/],
    ['Anna.Schmidt2026', /e-mail address/],
    ['annaschmidt!!!!', /e-mail address/],
    ['lutetia-demo', /name of the product/],
    ['Lutetia2026!!', /name of the product/],
    ['lutetialutetia', /name of the product/],
  ])('is not %s', (password, why) => {
    expect(whyUnfit(password, EMAIL)).toMatch(why);
  });

  it.each([
    'nineteen blue horses',
    'my password lies in the harbour',
    'Lutetia was a town of the Parisii',
    'anna walks along the river',
    'kT7#vq92-Lmx0',
    'le chat dort sous la pluie',
    'пароль из трёх слов',
    '九つの青い馬が川を渡って走ります',
  ])('may be %s', (password) => {
    expect(whyUnfit(password, EMAIL)).toBeNull();
  });

  it('may hold a mailbox so short that every other word has it', () => {
    expect(whyUnfit('nineteen blue horses', 'in@hospital.example')).toBeNull();
  });
});
