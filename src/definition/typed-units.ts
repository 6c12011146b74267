import type { Unit } from './unit.ts'

/** A metric as a value that remembers its unit, so that arithmetic over metrics is checked in the editor. */
export interface MetricOf<Name extends string = string, U = unknown> {
  readonly kind: 'metric'
  readonly name: Name
  readonly unit?: U
}

type UnitLabel<U> = U extends { kind: 'currency'; code: infer Code extends string }
  ? Code
  : U extends { kind: 'duration'; unit: infer D extends string }
    ? `${D}s`
    : U extends { kind: infer Kind extends string }
      ? Kind
      : 'any'

/** The unit's name, or `any` where only the catalog can tell it. */
type UnitNameOf<U> = [Unit] extends [U] ? 'any' : UnitLabel<NonNullable<U>>

/** Carried up through a formula in place of a unit once two units do not fit. */
interface Mismatch<Sentence extends string> {
  readonly unitMismatch: Sentence
}

type Summed<A, B> =
  A extends Mismatch<string>
    ? A
    : B extends Mismatch<string>
      ? B
      : 'any' extends A | B
        ? 'any'
        : A extends 'plain'
          ? B
          : B extends 'plain'
            ? A
            : [A, B] extends [B, A]
              ? A
              : Mismatch<`${A & string} and ${B & string} cannot be added or subtracted`>

type Scalar = 'plain' | 'count' | 'ratio' | 'number' | 'score'

type Multiplied<A, B> =
  A extends Mismatch<string>
    ? A
    : B extends Mismatch<string>
      ? B
      : 'any' extends A | B
        ? 'any'
        : B extends Scalar
          ? A
          : A extends Scalar
            ? B
            : Mismatch<`${A & string} times ${B & string} has no meaning`>

type Divided<A, B> =
  A extends Mismatch<string>
    ? A
    : B extends Mismatch<string>
      ? B
      : 'any' extends A | B
        ? 'any'
        : [A, B] extends [B, A]
          ? 'ratio'
          : B extends Scalar
            ? A
            : 'number'

type Fold<List, Rule extends 'sum' | 'product' | 'quotient'> = List extends readonly [infer First, infer Second, ...infer Rest]
  ? Rest extends readonly [unknown, ...unknown[]]
    ? Fold<readonly [Step<Rule, First, Second>, ...Rest], Rule>
    : Step<Rule, First, Second>
  : 'any'

type Step<Rule, A, B> = Rule extends 'sum'
  ? Summed<UnitIn<A>, UnitIn<B>>
  : Rule extends 'product'
    ? Multiplied<UnitIn<A>, UnitIn<B>>
    : Divided<UnitIn<A>, UnitIn<B>>

/** The unit of a formula, of a metric, or of a unit that was already worked out. */
type UnitIn<F> =
  F extends Mismatch<string>
    ? F
    : F extends MetricOf<string, infer U>
      ? UnitNameOf<U>
      : F extends { readonly metric: infer M }
        ? UnitIn<M>
        : F extends number
          ? 'plain'
          : F extends { readonly add: infer L } | { readonly subtract: infer L }
            ? Fold<L, 'sum'>
            : F extends { readonly multiply: infer L }
              ? Fold<L, 'product'>
              : F extends { readonly divide: infer L }
                ? Fold<L, 'quotient'>
                : 'any'

/** `unknown` where the units of a formula fit, else a type that nothing has and whose text says why. */
export type UnitsFit<F> = UnitIn<F> extends Mismatch<infer Sentence> ? Mismatch<Sentence> : unknown
