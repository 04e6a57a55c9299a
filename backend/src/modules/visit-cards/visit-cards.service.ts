import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { AccessContext } from '../../platform/database/access-context.js';
import { Transactions } from '../../platform/database/transactions.js';
import { Problem } from '../../platform/http/problem.js';
import { requireEnrolled, ScheduleService } from '../schedule/schedule.service.js';
import { cardDocument } from './card-document.js';
import { cardLines, longDay } from './card-lines.js';
import { cardLanguageOf, type CardLanguage } from './card-words.js';

/** The card a participant takes home: their number and the days of their next visits. */
@Injectable()
export class VisitCardsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly schedules: ScheduleService,
    private readonly clock: Clock,
  ) {}

  /**
   * @param asked - null for the language of the site's country
   * @throws Problem `participant.not-found`, `participant.enrolled-in-error`, `participant.has-died`
   */
  async print(
    context: AccessContext,
    participantId: string,
    asked: CardLanguage | null,
  ): Promise<{ readonly name: string; readonly pdf: Buffer }> {
    const loaded = await this.transactions.read(context, (tx) => this.schedules.load(tx, participantId));
    if (loaded === null) throw new Problem('participant.not-found');
    requireEnrolled(loaded);
    const { row, live } = loaded;
    if (row.summary?.status === 'dead') throw new Problem('participant.has-died');
    const country = live.study.definition.sites.find(({ code }) => code === row.siteCode)?.country;
    const language = asked ?? cardLanguageOf(country ?? null);
    const today = this.clock.todayIn(row.timeZone);
    const booked = new Set(row.visits.filter(({ bookedOn }) => bookedOn !== null).map(({ id }) => id));
    const pdf = await cardDocument({
      study: live.study.definition.name,
      site: row.siteName,
      number: row.number,
      printedOn: longDay(today, language),
      language,
      lines: cardLines(live.study, row.planned, booked, today, language),
    });
    return { name: `${row.number}.pdf`, pdf };
  }
}
