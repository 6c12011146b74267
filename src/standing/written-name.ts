/** Names as tables hold them, in camelCase: `net_new_revenue` as `netNewRevenue`, `scale_1_5` as `scale1To5`, `account.country` as `accountCountry`. */
export function camelCase(name: string): string {
  return name.replace(/_(\d+)_(\d+)/g, '$1To$2').replace(/[_.]([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

/** The name among known ones that is meant: as it is written, or in camelCase. */
export function knownName(written: string, known: { has(name: string): boolean }): string | undefined {
  return [written, camelCase(written)].find((name) => known.has(name))
}
