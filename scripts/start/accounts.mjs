const DEMONSTRATION_PASSWORD = 'lutetia-demo';

const DEMONSTRATION_ACCOUNTS = [
  ['nurse', 'Research nurse'],
  ['investigator', 'Investigator'],
  ['monitor', 'Monitor'],
  ['datamanager', 'Data manager'],
  ['admin', 'Administrator'],
  ['auditor', 'Auditor'],
];

/** Prints who may sign in to the demonstration. */
export function printAccounts() {
  console.log(`\n  Demonstration accounts, all with the password ${DEMONSTRATION_PASSWORD}:`);
  for (const [name, role] of DEMONSTRATION_ACCOUNTS) {
    console.log(`    ${`${name}@demo.lutetia.example`.padEnd(36)} ${role}`);
  }
}
