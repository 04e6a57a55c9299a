import type {
  AnnotatedForm,
  AnnotatedItem,
  AnnotatedSection,
} from '@lutetia/shared/study/annotated-casebook';
import type { AnnotationLanguage } from '@lutetia/shared/study/annotation-words';
import { collected, type Pdf } from '../../platform/pdf/collected.js';
import { CASEBOOK_WORDS, type CasebookWords } from './casebook-words.js';

export interface Casebook {
  readonly study: string;
  readonly version: string;
  readonly language: AnnotationLanguage;
  readonly forms: readonly AnnotatedForm[];
}

const MARGIN = 48;
const WIDTH = 595.28 - 2 * MARGIN;
const ANSWERS_AT = MARGIN + 190;
const NAMES_AT = MARGIN + 370;
const LOWEST = 841.89 - 72;
const INK = '#1b2126';
const QUIET = '#5a656d';
const LINE = '#d5dbdf';
/** Annotations stand apart from what is printed on the form, as reviewers of casebooks are used to. */
const ANNOTATION = '#b3261e';
const GAP = 6;

/** An annotated casebook as PDF: a form a page or more, each with a bookmark. The library is loaded when first needed. */
export async function casebookDocument(casebook: Casebook): Promise<Buffer> {
  const { default: PdfDocument } = await import('pdfkit');
  const words = CASEBOOK_WORDS[casebook.language];
  const pdf = new PdfDocument({
    size: 'A4',
    margin: MARGIN,
    lang: casebook.language,
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: words.title(casebook.study, casebook.version),
      Creator: 'Lutetia',
      Producer: 'Lutetia',
    },
  });
  const done = collected(pdf);
  drawContents(pdf, casebook, words);
  for (const form of casebook.forms) drawForm(pdf, form, words);
  drawFeet(pdf, casebook, words);
  pdf.end();
  return done;
}

function drawContents(pdf: Pdf, { study, version, forms }: Casebook, words: CasebookWords): void {
  pdf.font('Helvetica-Bold').fontSize(20).fillColor(INK).text(words.title(study, version), MARGIN, MARGIN);
  pdf.moveDown(0.5).font('Helvetica').fontSize(10).fillColor(QUIET).text(words.lead, { width: WIDTH });
  pdf.moveDown(1);
  for (const { code, name } of forms) {
    const top = pdf.y;
    pdf.font('Helvetica').fontSize(10).fillColor(INK);
    pdf.text(printable(name), MARGIN, top, { width: 300, lineBreak: false, ellipsis: true, goTo: code });
    pdf.fillColor(ANNOTATION).text(code, NAMES_AT - 60, top, { width: 190, lineBreak: false });
    pdf.y = top + 15;
    if (pdf.y > LOWEST) pdf.addPage();
  }
}

function drawForm(pdf: Pdf, form: AnnotatedForm, words: CasebookWords): void {
  pdf.addPage();
  pdf.addNamedDestination(form.code);
  pdf.outline.addItem(printable(form.name));
  pdf.font('Helvetica-Bold').fontSize(16).fillColor(INK).text(printable(form.name), MARGIN, MARGIN);
  pdf.font('Helvetica').fontSize(9).fillColor(ANNOTATION).text(words.form(form.code, form.version));
  pdf.fillColor(QUIET);
  if (form.usedAt.length > 0) pdf.text(words.usedAt(printable(form.usedAt.join(' · '))), { width: WIDTH });
  if (form.source !== null) pdf.text(words.source(printable(form.source)), { width: WIDTH });
  for (const section of form.sections) drawSection(pdf, section, words);
}

function drawSection(
  pdf: Pdf,
  { name, repeats, condition, items }: AnnotatedSection,
  words: CasebookWords,
): void {
  pdf.moveDown(1);
  if (pdf.y > LOWEST - 40) pdf.addPage();
  pdf.font('Helvetica-Bold').fontSize(11).fillColor(INK).text(printable(name), MARGIN);
  const notes = [
    ...(repeats === null ? [] : [words.repeats(repeats)]),
    ...(condition === null ? [] : [condition]),
  ];
  for (const note of notes) pdf.font('Helvetica').fontSize(9).fillColor(ANNOTATION).text(printable(note));
  for (const item of items) drawItem(pdf, item, words);
  rule(pdf);
}

function drawItem(pdf: Pdf, item: AnnotatedItem, words: CasebookWords): void {
  const cells = [
    { at: MARGIN, width: 180, ink: INK, lines: [item.label, ...(item.help === null ? [] : [item.help])] },
    { at: ANSWERS_AT, width: 170, ink: QUIET, lines: item.answers },
    {
      at: NAMES_AT,
      width: MARGIN + WIDTH - NAMES_AT,
      ink: ANNOTATION,
      lines: [item.path, ...(item.isCritical ? [words.critical] : []), ...item.conditions],
    },
  ].map((cell) => ({ ...cell, words: printable(cell.lines.join('\n')) }));
  pdf.font('Helvetica').fontSize(9);
  const height = Math.max(...cells.map(({ words: told, width }) => pdf.heightOfString(told, { width })));
  if (pdf.y + height + 2 * GAP > LOWEST) pdf.addPage();
  rule(pdf);
  const top = pdf.y + GAP;
  for (const { at, width, ink, words: told } of cells) pdf.fillColor(ink).text(told, at, top, { width });
  pdf.x = MARGIN;
  pdf.y = top + height + GAP;
}

function rule(pdf: Pdf): void {
  pdf.strokeColor(LINE).lineWidth(0.5);
  pdf
    .moveTo(MARGIN, pdf.y)
    .lineTo(MARGIN + WIDTH, pdf.y)
    .stroke();
}

function drawFeet(pdf: Pdf, { study, version }: Casebook, words: CasebookWords): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    pdf.page.margins.bottom = 0;
    pdf.font('Helvetica').fontSize(8).fillColor(QUIET);
    pdf.text(words.foot(study, version, page + 1, count), MARGIN, 841.89 - 40, {
      width: WIDTH,
      lineBreak: false,
    });
  }
}

/** The fonts every reader has hold Latin letters only; what they lack is written in letters they have. */
function printable(words: string): string {
  return words
    .replace(/≥/g, '>=')
    .replace(/≤/g, '<=')
    .replace(/−/g, '-')
    .replace(/[⁰⁴-⁹]/g, (digit) => `^${digit === '⁰' ? 0 : digit.charCodeAt(0) - 0x2070}`);
}
