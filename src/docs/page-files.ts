/** How the pages look. */
export const STYLE = `:root { --ink: #1b1f24; --soft: #57606a; --line: #d8dee4; --back: #fff; --mark: #0a6b5e; --code: #f6f8fa }
@media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9198a1; --line: #30363d; --back: #0d1117; --mark: #4cc2ae; --code: #161b22 } }
* { box-sizing: border-box }
body { margin: 0; color: var(--ink); background: var(--back); font: 16px/1.5 system-ui, sans-serif }
header { position: sticky; top: 0; display: flex; gap: 1rem; align-items: center; padding: .6rem 1.2rem; background: var(--back); border-bottom: 1px solid var(--line); z-index: 1 }
header .home { font-weight: 600; color: var(--ink); text-decoration: none }
#search { flex: 1; max-width: 30rem; padding: .4rem .7rem; font: inherit; color: inherit; background: var(--code); border: 1px solid var(--line); border-radius: 6px }
#found { position: absolute; top: 3.2rem; left: 6rem; width: min(34rem, 90vw); max-height: 70vh; overflow: auto; margin: 0; padding: .3rem; list-style: none; background: var(--back); border: 1px solid var(--line); border-radius: 6px; box-shadow: 0 8px 24px #0003 }
#found a { display: block; padding: .3rem .6rem; color: inherit; text-decoration: none; border-radius: 4px }
#found a:hover, #found a.chosen { background: var(--code) }
#found small { display: block; color: var(--soft) }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1.2rem 4rem }
h1 { margin: .5rem 0 0; font-size: 1.9rem; line-height: 1.2 }
h2 { margin: 2.2rem 0 .6rem; font-size: 1.15rem }
.name { margin: .2rem 0 0; color: var(--soft) }
.lead { font-size: 1.1rem }
.badge { margin-left: .6rem; padding: .1rem .5rem; font-size: .85rem; border: 1px solid var(--line); border-radius: 1rem }
nav { display: flex; flex-wrap: wrap; gap: .3rem 1rem; margin-top: 1rem }
a { color: var(--mark) }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.2rem }
dt { color: var(--soft) }
dd { margin: 0; overflow-wrap: anywhere }
table { width: 100%; border-collapse: collapse }
th { color: var(--soft); font-weight: 500; text-align: left }
th, td { padding: .35rem .8rem .35rem 0; border-bottom: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word }
td:first-child { min-width: 9rem }
code, pre { font-family: ui-monospace, monospace; font-size: .88em }
pre { padding: .8rem 1rem; overflow: auto; background: var(--code); border: 1px solid var(--line); border-radius: 6px }
summary { cursor: pointer; color: var(--soft) }
[id] { scroll-margin-top: 4rem }
`

/** Runs in the browser: looks for what is typed in every name, label, description and synonym of every language. */
export const SEARCH = `'use strict'
const field = document.getElementById('search')
const found = document.getElementById('found')
function fold(text) {
  return text.normalize('NFKD').replace(/\\p{M}/gu, '').replace(/['’ʼ\`]/g, '').toLowerCase()
}
function rank(entry, sought) {
  if (entry.names.includes(sought)) return 4
  if (entry.names.some((name) => name.startsWith(sought))) return 3
  if (entry.names.some((name) => name.includes(sought))) return 2
  return entry.texts.some((text) => text.includes(sought)) ? 1 : 0
}
function show() {
  const sought = fold(field.value.trim())
  const best = sought === '' ? [] : entries.map((entry) => ({ entry, score: rank(entry, sought) })).filter(({ score }) => score > 0)
  best.sort((a, b) => b.score - a.score)
  found.replaceChildren(...best.slice(0, 30).map(({ entry }) => {
    const link = document.createElement('a')
    link.href = field.dataset.root + entry.path
    link.textContent = entry.label
    const small = document.createElement('small')
    small.textContent = entry.name
    link.append(small)
    const item = document.createElement('li')
    item.append(link)
    return item
  }))
  if (sought !== '' && best.length === 0) found.textContent = 'Nothing is called or described like that.'
  found.hidden = sought === ''
}
function move(step) {
  const all = [...found.querySelectorAll('a')]
  const at = all.findIndex((link) => link.classList.contains('chosen'))
  all[at]?.classList.remove('chosen')
  const next = all[(at + step + all.length) % all.length]
  next?.classList.add('chosen')
  next?.scrollIntoView({ block: 'nearest' })
}
field.addEventListener('input', show)
field.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown') move(1)
  else if (event.key === 'ArrowUp') move(-1)
  else if (event.key === 'Escape') { field.value = ''; show() }
  else if (event.key === 'Enter') (found.querySelector('a.chosen') ?? found.querySelector('a'))?.click()
  else return
  event.preventDefault()
})
`
