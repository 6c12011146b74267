const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
}

// Files of their own, because the page's policy allows nothing inline.

export const pageStyle = 'html, body, #graphiql { height: 100%; margin: 0; overflow: hidden }\n'

/** Runs in the browser. */
export const startScript = `'use strict'
const place = document.getElementById('graphiql')
ReactDOM.createRoot(place).render(
  React.createElement(
    GraphiQL,
    {
      fetcher: GraphiQL.createFetcher({ url: '/graphql' }),
      defaultQuery: place.dataset.query,
      defaultEditorToolsVisibility: false,
      shouldPersistHeaders: false,
    },
    React.createElement(GraphiQL.Logo, null, 'Grainline'),
  ),
)
`

/** The HTML of the page: GraphiQL over `/graphql`, with `exampleQuery` where a visitor has not written anything yet. */
export function graphiqlPage(exampleQuery: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Grainline</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/graphiql.css">
<link rel="stylesheet" href="/assets/page.css">
</head>
<body>
<div id="graphiql" data-query="${escapeAttribute(exampleQuery)}"></div>
<script src="/assets/react.js"></script>
<script src="/assets/react-dom.js"></script>
<script src="/assets/graphiql.js"></script>
<script src="/assets/start.js"></script>
</body>
</html>
`
}
