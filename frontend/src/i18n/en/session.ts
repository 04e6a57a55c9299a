/** Signing in, signing in again, signing out. */
export default {
  title: 'Sign in',
  lead: 'Visits and case report forms of your trials.',
  email: 'E-mail',
  password: 'Password',
  signIn: 'Sign in',
  signingIn: 'Signing in',
  emailMissing: 'Enter the e-mail address of your account.',
  passwordMissing: 'Enter your password.',
  wrongTitle: 'E-mail and password do not match.',
  wrongDetail: 'Check both and try again. After several wrong tries the account waits for a while.',
  lockedTitle: 'Too many wrong tries.',
  lockedDetail: 'Signing in to this account from here waits until {{time}}. Nothing else is affected.',
  lockedSoon: 'Signing in to this account from here waits for a few minutes. Nothing else is affected.',
  failedTitle: 'You could not be signed in.',
  demonstration: 'Demonstration',
  demonstrationDetail: 'Invented data. Choose a role; the password is {{password}} for each.',
  ended: {
    title: 'Sign in again',
    lead: 'Nobody used this window for a while, so the session ended. The page behind stays as it is, with what you typed.',
    otherPerson:
      'Somebody else signed in on this computer. The page behind stays as it is, with what you typed; none of it goes up under their name.',
    other: 'Sign in as someone else',
  },
  noStudy: 'No study yet',
  noStudyDetail:
    'You are signed in as {{name}}, and no study is open to you yet. Ask the administrator of your study to add you.',
  cannotStart: 'Lutetia could not be started.',
  signOutFailed:
    'You are still signed in: signing out did not get through. Nothing you entered is lost. Lock this computer if you leave it.',
  signOutLoses_one:
    '1 value has not been saved and is kept on this computer only. Signing out gives it up. Sign out?',
  signOutLoses_other:
    '{{count}} values have not been saved and are kept on this computer only. Signing out gives them up. Sign out?',
} as const;
