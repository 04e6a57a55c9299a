/** A document being written by the PDF library. */
export type Pdf = PDFKit.PDFDocument;

/** The bytes of a document once it has been ended. */
export function collected(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => {
      resolve(Buffer.concat(parts));
    });
    pdf.on('error', reject);
  });
}
