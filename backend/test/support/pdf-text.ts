import { inflateSync } from 'node:zlib';

/**
 * The words of a simple PDF, read from its content streams by the rules of ISO 32000-1 (7.3.4.3 hexadecimal strings,
 * 9.4.3 text-showing operators), without the library that wrote it.
 */
export function pdfText(pdf: Buffer): string {
  const words: string[] = [];
  for (const stream of streamsOf(pdf)) {
    for (const [, array = ''] of stream.matchAll(/\[([^\]]*)\]\s*TJ/g)) {
      const parts = [...array.matchAll(/<([0-9a-fA-F]+)>/g)].map(([, hex = '']) =>
        Buffer.from(hex, 'hex').toString('latin1'),
      );
      words.push(parts.join(''));
    }
  }
  return words.join('\n');
}

function streamsOf(pdf: Buffer): string[] {
  const streams: string[] = [];
  const text = pdf.toString('latin1');
  for (const match of text.matchAll(/\/Filter \/FlateDecode[^]*?stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const end = text.indexOf('endstream', start);
    streams.push(inflateSync(pdf.subarray(start, end)).toString('latin1'));
  }
  return streams;
}
