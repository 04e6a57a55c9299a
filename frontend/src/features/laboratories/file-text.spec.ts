import { fileText } from './file-text.js';

// `µmol/L`: the sign is C2 B5 in UTF-8 and B5 in the code page of Windows.
const OF_UNIT = [0x6d, 0x6f, 0x6c, 0x2f, 0x4c];

test.each([
  ['UTF-8', [0xc2, 0xb5]],
  ['UTF-8 with its mark', [0xef, 0xbb, 0xbf, 0xc2, 0xb5]],
  ['the code page of a spreadsheet', [0xb5]],
])('a unit is read from %s', (_, sign) => {
  expect(fileText(Uint8Array.from([...sign, ...OF_UNIT]))).toBe('µmol/L');
});
