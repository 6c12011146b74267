/** The seed, and with FUZZ_PATH the one case, that a random test is to take from the environment. */
export function fuzz(): { readonly seed?: number; readonly path?: string } {
  const { FUZZ_SEED: seed, FUZZ_PATH: path } = process.env
  return { ...(seed === undefined ? {} : { seed: Number(seed) }), ...(path === undefined ? {} : { path }) }
}
