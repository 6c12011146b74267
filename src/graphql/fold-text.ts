/** A text as it is looked for: small letters, no accents (`ё` is `е`, `é` is `e`), no apostrophes of any form. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’ʼ`]/g, '')
    .toLowerCase()
}
