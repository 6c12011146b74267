import { GraphQLEnumType, GraphQLList, GraphQLNonNull, GraphQLString } from 'graphql'
import type { Words } from '../definition/words.ts'

export type Described = { readonly words: Words }

/** Something of the catalog, in the language in which the catalog was asked for. */
export type Listed<Source> = Source & { readonly locale?: string | undefined }

const texts = new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(GraphQLString)))

export const locale = {
  locale: { type: GraphQLString, description: 'A language, such as "bg"; without a translation the definition\'s own words.' },
}

interface Locale {
  readonly locale?: string | null
}

/** The fields that say what people read about something. */
export function words<Source extends Described>() {
  const translated = (source: Listed<Source>, { locale }: Locale) => {
    const language = locale ?? source.locale
    return language === undefined ? undefined : source.words.translations?.[language]
  }
  return {
    label: {
      type: GraphQLString,
      args: locale,
      resolve: (source: Listed<Source>, args: Locale) => translated(source, args)?.label ?? source.words.label,
    },
    description: {
      type: GraphQLString,
      args: locale,
      resolve: (source: Listed<Source>, args: Locale) => translated(source, args)?.description ?? source.words.description,
    },
    synonyms: {
      type: texts,
      args: locale,
      resolve: (source: Listed<Source>, args: Locale) => translated(source, args)?.synonyms ?? source.words.synonyms ?? [],
    },
    owner: { type: GraphQLString, resolve: (source: Source) => source.words.owner },
    tags: { type: texts, resolve: (source: Source) => source.words.tags ?? [] },
  }
}

export const Direction = new GraphQLEnumType({
  name: 'GoodDirection',
  values: { UP: { value: 'up' }, DOWN: { value: 'down' }, NEUTRAL: { value: 'neutral' } },
})
