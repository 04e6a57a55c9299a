import { collected, type Pdf } from '../../platform/pdf/collected.js';
import { CARD_WORDS, type CardLanguage } from './card-words.js';
import type { CardLine } from './card-lines.js';

export interface Card {
  readonly study: string;
  readonly site: string;
  readonly number: string;
  readonly printedOn: string;
  readonly language: CardLanguage;
  readonly lines: readonly CardLine[];
}

const MARGIN = 48;
const INK = '#1b2126';
const QUIET = '#5a656d';
const LINE = '#d5dbdf';
const COLUMNS = { day: MARGIN, visit: MARGIN + 155, window: MARGIN + 320 } as const;
const ROW = 30;

/** A visit card as PDF, one page. The library is large, so it is loaded when the first card is asked for. */
export async function cardDocument(card: Card): Promise<Buffer> {
  const { default: PdfDocument } = await import('pdfkit');
  const words = CARD_WORDS[card.language];
  const pdf = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    lang: card.language,
    displayTitle: true,
    info: { Title: `${words.title} ${card.number}`, Creator: 'Lutetia', Producer: 'Lutetia' },
  });
  const done = collected(pdf);
  drawHead(pdf, card);
  drawLines(pdf, card);
  pdf.moveDown(2).font('Helvetica').fontSize(10).fillColor(QUIET);
  pdf.text(`${words.advice} ${words.printed(card.printedOn)}`, MARGIN, pdf.y, { width: 480 });
  pdf.end();
  return done;
}

function drawHead(pdf: Pdf, { study, site, number, language }: Card): void {
  const words = CARD_WORDS[language];
  pdf.font('Helvetica').fontSize(10).fillColor(QUIET).text(`${study} · ${site}`, MARGIN, MARGIN);
  pdf.font('Helvetica-Bold').fontSize(22).fillColor(INK).text(words.title);
  pdf.font('Helvetica').fontSize(16).text(number);
  pdf.moveDown(1).font('Helvetica-Bold').fontSize(12).text(words.visits).moveDown(0.5);
}

function drawLines(pdf: Pdf, { lines, language }: Card): void {
  const words = CARD_WORDS[language];
  if (lines.length === 0) {
    pdf.font('Helvetica').fontSize(12).fillColor(INK).text(words.none);
    return;
  }
  drawRow(pdf, { day: words.day, visit: words.visit, window: words.window, mark: '' }, 'Helvetica', QUIET);
  for (const { day, visit, window, isBooked, isOpen } of lines) {
    rule(pdf);
    const mark = isBooked ? words.booked : isOpen ? words.open : words.planned;
    drawRow(pdf, { day, visit, window, mark }, isBooked ? 'Helvetica-Bold' : 'Helvetica', INK);
  }
  rule(pdf);
}

interface Row {
  readonly day: string;
  readonly visit: string;
  readonly window: string;
  readonly mark: string;
}

function drawRow(pdf: Pdf, { day, visit, window, mark }: Row, font: string, ink: string): void {
  const top = pdf.y + 4;
  pdf.font(font).fontSize(11).fillColor(ink);
  pdf.text(day, COLUMNS.day, top, { width: 150, lineBreak: false });
  pdf.text(visit, COLUMNS.visit, top, { width: 160, lineBreak: false, ellipsis: true });
  pdf.font('Helvetica').fillColor(QUIET).fontSize(10);
  pdf.text(window, COLUMNS.window, top, { width: 179, lineBreak: false });
  if (mark !== '') pdf.fontSize(8).text(mark, COLUMNS.day, top + 13, { width: 160, lineBreak: false });
  pdf.x = MARGIN;
  pdf.y = top + ROW - 6;
}

function rule(pdf: Pdf): void {
  pdf.strokeColor(LINE).lineWidth(0.5).moveTo(MARGIN, pdf.y).lineTo(547, pdf.y).stroke();
}
