/** One's own account. */
export default {
  title: 'Change password',
  current: 'Present password',
  currentMissing: 'Enter the password you signed in with.',
  next: 'New password',
  again: 'New password again',
  hint: 'At least {{count}} characters. Several words are easier to remember and harder to guess.',
  different: 'The two do not match.',
  do: 'Change password',
  done: 'Password changed. Other windows and computers are signed out.',
  failed: 'The password was not changed.',
  must: {
    title: 'Choose a new password',
    lead: 'An administrator gave you the present one. Choose one that only you know; then your work opens.',
  },
} as const;
