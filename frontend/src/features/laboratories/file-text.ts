/**
 * The text of a file as spreadsheets and laboratories write it: UTF-8, else the code page of Windows for western Europe, in
 * which a spreadsheet saves `µmol/L`.
 */
export function fileText(bytes: AllowSharedBufferSource): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
