import { Problem } from '../../platform/http/problem.js';

/** `aaaaaaaaaaaa` is long and no secret. */
const LEAST_DIFFERENT = 5;
/** What must be left of a password beside a name that everybody knows. */
const LEAST_BESIDE_NAME = 8;
const PRODUCT = 'lutetia';
/** A password of which so much follows the keyboard, the alphabet or the numbers is a walk along them. */
const WALKED = 0.75;
const WALKS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop asdfghjkl zxcvbnm',
  'azertyuiop qsdfghjklm wxcvbn',
  'qwertzuiop asdfghjkl yxcvbnm',
];
/** The commonest words of passwords, which digits before or after make no better. */
const WORDS = new Set(
  `password passwort passw0rd pssw0rd pssword motdepasse contrasena azerty qwerty qwertz admin administrator
   administrateur welcome bienvenue willkommen changeme letmein iloveyou jetaime bonjour secret princess sunshine
   football baseball superman dragon monkey master shadow trustno hospital hopital krankenhaus research nurse doctor
   investigator clinicaltrial test testtest demo default guest user login`.split(/\s+/),
);
/** Common ones of twelve characters and more that no rule above finds. */
const COMMON = new Set([
  '1q2w3e4r5t6y',
  '1q2w3e4r5t6y7u',
  '1qaz2wsx3edc',
  '1qaz2wsx3edc4rfv',
  'zaq12wsxcde3',
  'q1w2e3r4t5y6',
  'a1b2c3d4e5f6',
  'a1z2e3r4t5y6',
  'thisismypassword',
  'mypasswordisthis',
  'iloveyouforever',
  'iloveyousomuch',
  'letmeinplease',
  'opensesame123',
  'correcthorsebatterystaple',
  'whatever12345',
  'abcd12345678',
  'abc123456789',
  'aa123456789a',
  'nopassword123',
]);

/**
 * Refuses a password that is among the first to be guessed, as NIST SP 800-63B (5.1.1.2) asks.
 *
 * @param path - field of the request that holds it
 * @throws Problem `session.unfit-password`
 */
export function refuseUnfit(password: string, email: string, path: string): void {
  const message = whyUnfit(password, email);
  if (message !== null) throw unfit(message, path);
}

/** The refusal of a new password. */
export function unfit(message: string, path: string): Problem {
  const detail = `The new password ${message}. Nothing was changed. Choose another.`;
  return new Problem('session.unfit-password', detail, { errors: [{ path, message }] });
}

/** What is wrong with a password of sufficient length, as the rest of a sentence; null when nothing is. */
export function whyUnfit(password: string, email: string): string | null {
  const lower = password.normalize('NFKC').toLowerCase();
  const bare = bareOf(lower);
  const address = email.toLowerCase();
  const [localPart = ''] = address.split('@');
  if (lower.trim() === '') return 'must not be blanks only';
  if (new Set(lower).size < LEAST_DIFFERENT)
    return `must have at least ${LEAST_DIFFERENT} different characters`;
  if (lower.includes(address) || address.includes(lower) || isMostly(bare, bareOf(localPart)))
    return 'must not hold your e-mail address';
  if (isMostly(bare, PRODUCT)) return 'must not be the name of the product with a little more';
  if (/^(.+)\1+$/u.test(lower)) return 'must not repeat one piece';
  if (isWalk(lower)) return 'must not follow the keyboard, the alphabet or the numbers';
  if (COMMON.has(bare) || WORDS.has(bare.replaceAll(/^\d+|\d+$/g, '')))
    return 'is among the commonest ones, which are guessed first';
  return null;
}

function bareOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function isMostly(bare: string, name: string): boolean {
  if (name.length < 3 || !bare.includes(name)) return false;
  return bare.replaceAll(name, '').length < LEAST_BESIDE_NAME;
}

function isWalk(text: string): boolean {
  const pairs = Array.from({ length: text.length - 1 }, (_, place) => text.slice(place, place + 2));
  const steps = pairs.filter((pair) => {
    const back = `${pair[1] ?? ''}${pair[0] ?? ''}`;
    return WALKS.some((walk) => walk.includes(pair) || walk.includes(back));
  });
  return steps.length >= WALKED * pairs.length;
}
