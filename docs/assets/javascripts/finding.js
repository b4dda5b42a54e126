/* What finding and choosing have in common: words without accents, a choice in the address, marks on what was found. */

/** Return `text` as it is compared: small letters, no accents, one kind of apostrophe. */
export const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  .replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss").replace(/[’ʼ]/g, "'")

/** Return the folded words of a query. */
export const wordsOf = query => fold(query).split(/\s+/).filter(Boolean)

/** Return the values of a comma-separated list, each once, that `known` knows. */
export const listOf = (text, known) => [...new Set((text ?? "").split(","))].filter(value => known.includes(value))

/** Run `start` on each page: once, or again whenever instant navigation has brought another. */
export function onEachPage(start) {
  if (window.document$) window.document$.subscribe(start)
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start)
  else start()
}

/**
 * Write a choice into the address, which can then be sent; empty values are left out, and what others wrote stays.
 * A new choice can be gone back from; `amend` changes the last one instead, so that back does not go letter by letter.
 */
export function remember(choice, amend) {
  const query = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries(choice)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  const search = query.toString().replace(/%2C/g, ",")
  if (search === location.search.slice(1)) return
  const address = `${location.pathname}${search && "?"}${search}${location.hash}`
  history[amend ? "replaceState" : "pushState"](history.state, "", address)
}

/** Call `changed(amend)` whenever the form changes; `amend` while one goes on typing. Escape empties its text field. */
export function onChoice(form, changed) {
  let typing = false
  const field = form.querySelector("input[type=search]")
  form.addEventListener("input", event => {
    const amend = event.target === field && typing
    typing = event.target === field
    changed(amend)
  })
  field.addEventListener("blur", () => { typing = false })
  field.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !field.value) return
    event.preventDefault()
    event.stopPropagation()
    field.value = ""
    typing = false
    changed(false)
  })
  form.addEventListener("reset", () => setTimeout(() => changed(false)))
}

/** Set the status line; those who listen hear it, once it stands still. */
export function say(output, words) {
  if (output.textContent !== words) output.textContent = words
}

/** Return the texts of an element that say something of a persona: no marks, no notes, no buttons. */
export function textsOf(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, node =>
    node.parentElement.closest(".hb-hidden, .hb-sub, .hb-shared__mark, .hb-cite, .hb-nothing, .hb-differs, summary")
      ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT)
  const texts = []
  while (walker.nextNode()) texts.push(walker.currentNode)
  return texts
}

/** Return the folded words of an element. */
export const readable = element => fold(textsOf(element).map(text => text.data).join(" "))

/** Mark where the folded `words` stand within `elements`; the page itself stays as it is. */
export function highlight(elements, words) {
  if (!window.CSS?.highlights) return
  CSS.highlights.delete("hb-found")
  if (!words.length) return
  const ranges = []
  for (const element of elements) {
    for (const node of textsOf(element)) {
      let folded = ""
      const places = [] // of each folded letter in the text
      for (let at = 0; at < node.data.length; at++) {
        const letters = fold(node.data[at])
        folded += letters
        for (let i = 0; i < letters.length; i++) places.push(at)
      }
      for (const word of words) {
        for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
          const range = new Range()
          range.setStart(node, places[at])
          range.setEnd(node, places[at + word.length - 1] + 1)
          ranges.push(range)
        }
      }
    }
  }
  CSS.highlights.set("hb-found", new Highlight(...ranges))
}
