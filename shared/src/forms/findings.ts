import type { Finding } from './value.js';

/** True when a finding keeps a form from being completed. Soft ones ask, broken ones are the definition's fault. */
export function keepsOpen(finding: Finding): boolean {
  return finding.kind === 'hard' || finding.kind === 'required';
}

/** True when something unusual has no reason yet. It asks, and never keeps a form open. */
export function isUnanswered(finding: Finding): boolean {
  return finding.kind === 'soft' && finding.explained === undefined;
}
