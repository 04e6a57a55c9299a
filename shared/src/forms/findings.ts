import type { Finding } from './value.js';

/** True when a finding keeps a form from being completed. Soft ones ask, broken ones are the definition's fault. */
export function keepsOpen(finding: Finding): boolean {
  return finding.kind === 'hard' || finding.kind === 'required';
}
