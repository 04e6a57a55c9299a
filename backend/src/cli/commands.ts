import type { Command } from './command.js';
import { migrateCommand } from './migrate-command.js';
import { rebuildCommand } from './rebuild-command.js';
import { sealCommand } from './seal-command.js';
import { seedCommand } from './seed-command.js';
import { studyCommand } from './study-command.js';
import { userCommand } from './user-command.js';
import { verifyAuditCommand } from './verify-audit-command.js';

/** Every command by its first word; a new one is a file beside this one and a line here. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  migrate: migrateCommand,
  seed: seedCommand,
  study: studyCommand,
  rebuild: rebuildCommand,
  'verify-audit': verifyAuditCommand,
  seal: sealCommand,
  user: userCommand,
};
