import { SealKeeping } from '../platform/audit/seal.js';
import { verifyAudit } from '../platform/audit/verify-audit.js';
import { connectionSettings } from '../platform/database/connection.js';
import { UsageFault, type Command } from './command.js';
import { withOwnerConnection } from './owner-connection.js';

export const verifyAuditCommand: Command = {
  usages: [['verify-audit', 'recompute the trail; names the first altered or missing entry of every chain']],
  run: async (parameters, { environment, say }) => {
    if (parameters.length > 0) throw new UsageFault('verify-audit takes no parameters.');
    const report = await withOwnerConnection(connectionSettings(environment).ownerUrl, (query) =>
      verifyAudit(query, SealKeeping.from(environment)),
    );
    for (const { sentence } of report.findings) say(sentence);
    const extent = `${counted(report.entries, 'entry', 'entries')} in ${counted(report.chains, 'chain', 'chains')}, ${counted(report.securityEvents, 'security event', 'security events')}, ${counted(report.seals, 'seal', 'seals')}`;
    say(
      report.findings.length === 0 ? `The trail is whole: ${extent}.` : `The trail is NOT whole: ${extent}.`,
    );
    return report.findings.length === 0 ? 0 : 1;
  },
};

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
