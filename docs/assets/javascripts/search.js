/*
 * The search: a worker in the place of the theme's own, which would make an index of everything in the browser. It
 * speaks the theme's messages, so that field, list and keys stay the theme's. Of the files that
 * hooks/persona_handbook/writers/search/ writes it asks for those that a query needs.
 */
"use strict"

const ROOT = new URL("../../search/chunks/", self.location.href)
const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3

/** Pages that are shown; the first ones at once. The texts of each have to be fetched. */
const MOST_PAGES = 24, FIRST_PAGES = 10
/** Sections of a page that are shown: those of a persona often lie in one file. */
const MOST_SECTIONS = 5, MOST_SECTIONS_ELSEWHERE = 3
/** Files of lists that the beginning of a word may lead to. It begins too many words where there are more. */
const MOST_FILES = 5
/** Words of a query that are looked for; one bit of a number is kept for each. */
const MOST_WORDS = 24
/** Files that are remembered, of some 50 kB each. */
const MOST_REMEMBERED = 200
/** How much more a word counts in a title than in a text. */
const TITLE_BOOST = 20
/** Letters of a passage, and passages of a result. */
const PASSAGE = 240, SHORT = 30, MOST_PASSAGES = 3

/* Words, as writers/search/words.py takes texts apart. */

const SPELT = /[\p{L}\p{N}\p{M}_]+/gu
/** A word of a text, or what is escaped and no word. */
const SPELT_IN_HTML = /&#?\w+;|[\p{L}\p{N}\p{M}_]+/gu
const PART = /[\p{L}\p{N}]+/gu
const LONGEST = 32

const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()
  .replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss")

const partsOf = spelt => (fold(spelt).match(PART) ?? []).map(part => [...part].slice(0, LONGEST).join(""))

/** Return whether a word is none: a letter, or what French elides, begins too many. */
const isNone = word => /^(?:[a-z]|qu)$/.test(word)

/** Return the words of a query, each once; a single letter only where nothing follows it, for it may become a word. */
function wordsOf(query) {
  const found = new Map()
  const spelt = query.match(SPELT) ?? []
  spelt.forEach((word, at) => {
    const isTyped = at === spelt.length - 1 && query.endsWith(word)
    for (const part of partsOf(word)) if (isTyped || !isNone(part)) found.set(part, word)
  })
  return [...found].slice(0, MOST_WORDS).map(([word, spelt]) => ({ word, spelt }))
}

/* Files: lists and texts. */

const DIGITS = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"]
  .map((letter, value) => [letter.charCodeAt(0), value]))
const DIGIT = Uint8Array.from({ length: 128 }, (_, code) => DIGITS.get(code) ?? 0)

/** Return the growing numbers that writers/search/lists.py wrote as text. */
function decoded(text) {
  const numbers = []
  let last = 0, step = 0, shift = 0
  for (let at = 0; at < text.length; at++) {
    const digit = DIGIT[text.charCodeAt(at) & 127]
    step += (digit & 31) * 2 ** shift
    shift += 5
    if (digit < 32) {
      numbers.push(last += step)
      step = shift = 0
    }
  }
  return numbers
}

/** Return the index of the last of the sorted `values` that `holds` for, all before it holding too; -1 for none. */
function last(values, holds) {
  let low = 0, high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(values[middle])) low = middle + 1
    else high = middle
  }
  return low - 1
}

let options = {}
/** What the site says of its index, once it is there; null where it could not be had. */
let index = null
let asked = null
let files = new Map()

async function json(name, settings) {
  const answer = await fetch(new URL(name, ROOT), settings)
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
  return answer.json()
}

/** Ask where everything is. The site may have changed since: a browser is not to answer from what it remembers. */
async function prepare() {
  let said
  try {
    said = await json("manifest.json", { cache: "no-cache" })
  } catch {
    asked = null // next time, perhaps
    return
  }
  if (index?.version === said.version) return
  files = new Map()
  const starts = Uint32Array.from(decoded(said.pages)), pages = starts.length
  const pageOf = new Uint32Array(said.entries), boosts = new Float32Array(pages)
  for (let page = 0; page < pages; page++) pageOf.fill(page, starts[page], starts[page + 1] ?? said.entries)
  let at = 0
  for (const [boost, count] of said.boosts) boosts.fill(boost, at, at += count)
  index = { ...said, starts, pageOf, boosts, texts: decoded(said.texts), common: new Set(said.common) }
}

const ready = () => asked ??= prepare()

/** Return what a file of the index holds, or nothing where it cannot be had. */
function file(name) {
  const known = files.get(name)
  files.delete(name)
  const held = known ?? json(`${index.version}/${name}`, {}).catch(() => {
    // The site was published anew, or the network is gone: neither lasts.
    files.delete(name)
    asked = null
    return []
  })
  files.set(name, held) // as the youngest
  if (files.size > MOST_REMEMBERED) files.delete(files.keys().next().value)
  return held
}

/** Return lists by word, of the words of `kind` that are `word`, or begin so; null where too many files would tell. */
async function lists(kind, word, begins) {
  const firsts = index[kind]
  // A long list begins at the end of one file and goes on in the next.
  const from = Math.max(0, last(firsts, first => first < word))
  const to = last(firsts, first => first <= word || (begins && first.startsWith(word)))
  if (begins && to - from >= MOST_FILES) return null
  const held = await Promise.all(Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => file(`${kind}-${from + i}.json`)))
  const found = new Map()
  for (const pairs of held)
    for (let at = 0; at < pairs.length; at += 2)
      if (begins ? pairs[at].startsWith(word) : pairs[at] === word)
        found.set(pairs[at], (found.get(pairs[at]) ?? "") + pairs[at + 1])
  return new Map([...found].map(([key, codes]) => [key, decoded(codes)]))
}

/**
 * Find where a word of the query stands. Beginnings of too many words, one letter above all, are looked for in the
 * titles of pages alone, and words that stand nearly everywhere in titles: they are `loose`, no result needs them.
 */
async function found(term) {
  const { word } = term
  const all = await lists("words", word, true)
  const [exact, names] = all ? [] : await Promise.all([lists("words", word, false), lists("names", word, true)])
  const held = all ?? new Map([...names ?? [], ...exact])
  // The word itself first, then what is nearest to it.
  const sorted = [...held].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1))
  return { ...term, lists: sorted, loose: !all || index.common.has(word) || isNone(word) }
}

/* Ranking. */

const bits = mask => {
  let count = 0
  for (; mask; mask &= mask - 1) count++
  return count
}

/** A number for each of `length` things, of which few are touched; it is empty again when all of them were read. */
class Scores {
  constructor(length) {
    this.sums = new Float32Array(length)
    this.masks = new Uint32Array(length)
    this.held = new Float32Array(length)
    this.touched = []
    this.now = []
  }

  /** Count `score` for a word; of a word only the best counts. */
  count(at, bit, score) {
    const held = this.held[at]
    if (score <= held) return
    if (!held) this.now.push(at)
    if (!this.masks[at]) this.touched.push(at)
    this.masks[at] |= bit
    this.sums[at] += score - held
    this.held[at] = score
  }

  /** Go on to the next word. */
  next() {
    for (const at of this.now) this.held[at] = 0
    this.now = []
  }
}

/** Return the best pages for `terms`, each with its best entries: [{page, full, score, entries: [{entry, score}]}]. */
function ranked(terms) {
  const { starts, pageOf, boosts } = index
  const entries = new Scores(index.entries), pages = new Scores(starts.length)
  /** Which words stand in the title of a page itself. */
  const named = new Map()
  const needed = terms.filter(term => !term.loose).length ? terms.filter(term => !term.loose) : terms
  terms.forEach((term, at) => {
    const bit = 2 ** at
    const count = term.lists.reduce((sum, [, list]) => sum + list.length, 0)
    // What begins more words says less; so does a word that only begins as typed.
    const rarity = Math.log(1 + index.entries / (count || 1))
    for (const [word, list] of term.lists) {
      const near = rarity * (word === term.word ? 1 : 0.8 * term.word.length / word.length)
      const inTitle = near * TITLE_BOOST
      for (const value of list) {
        const entry = value >>> 1, page = pageOf[entry]
        // The name of a page counts more than that of a section.
        const score = value & 1 ? inTitle * (entry === starts[page] ? 2 : 1) : near
        entries.count(entry, bit, score)
        if (value & 1 && entry === starts[page]) named.set(page, named.get(page) | bit)
        // All the words of a persona count together, wherever on its page they stand.
        if (boosts[page] > 1) pages.count(page, bit, entry === starts[page] ? score : Math.min(score, near))
      }
    }
    entries.next()
    pages.next()
  })
  const wanted = terms.reduce((mask, term, at) => needed.includes(term) ? mask + 2 ** at : mask, 0)
  const share = mask => bits((mask & wanted) >>> 0) / needed.length
  // Where everybody stands, all words stand too: that says nothing, unless the page is called so.
  const isFull = (page, part) => part === 1 && (boosts[page] >= 1 || share(named.get(page)) === 1)
  const best = new Map()
  const worth = entry => entries.sums[entry] * share(entries.masks[entry]) ** 2
  for (const entry of entries.touched) {
    const part = share(entries.masks[entry])
    if (!part) continue
    const page = pageOf[entry], score = worth(entry)
    const held = best.get(page)
    if (!held) best.set(page, { page, full: isFull(page, part), score, entries: [] })
    else {
      held.full ||= isFull(page, part)
      held.score = Math.max(held.score, score)
    }
  }
  for (const page of pages.touched) {
    const held = best.get(page)
    if (!held) continue
    const part = share(pages.masks[page])
    held.full ||= isFull(page, part)
    // Half: words that stand together say more.
    held.score = Math.max(held.score, pages.sums[page] * part ** 2 / 2)
  }
  for (const held of best.values()) held.score *= boosts[held.page]
  const chosen = [...best.values()].sort(byScore).slice(0, MOST_PAGES)
  const shown = new Map(chosen.map(held => [held.page, held]))
  for (const entry of entries.touched)
    if (share(entries.masks[entry])) shown.get(pageOf[entry])?.entries.push({ entry, score: worth(entry) })
  for (const held of chosen) {
    held.entries.sort((a, b) => b.score - a.score || a.entry - b.entry)
    held.entries.splice(boosts[held.page] > 1 ? MOST_SECTIONS : MOST_SECTIONS_ELSEWHERE)
  }
  return chosen
}

const byScore = (a, b) => b.full - a.full || b.score - a.score || a.page - b.page

/* What is shown. */

/** Return which of the words of `terms` begin the spelt word, as bits; loose ones beside others must be all of it. */
function matched(spelt, terms) {
  let mask = 0
  const parts = partsOf(spelt), alone = terms.every(term => term.loose)
  terms.forEach(({ word, loose }, at) => {
    if (parts.some(part => loose && !alone ? part === word && !index.common.has(word) : part.startsWith(word)))
      mask += 2 ** at
  })
  return mask
}

/**
 * Return a text with marks on what was found: all of it if `whole`, else the best passages.
 *
 * @param html - As the site's entries are written: tags without attributes, "&" and "<" escaped
 * @param terms - What was looked for
 * @param whole - Whether nothing is to be left out
 * @returns `html`, `spelt`: of each term how it is written there, and `pairs`: how often two words follow each other
 */
function shown(html, terms, whole) {
  const spelt = [], passages = []
  let pairs = 0
  // What is raised or lowered is a number of a note.
  for (const text of html.replace(/<(su[bp])>.*?<\/\1>/g, "").replace(/<\/?(?:code|su[bp])>/g, "").split(/<[^>]+>/)) {
    if (!text.trim()) continue
    let mask = 0, before = 0, first = -1
    const marks = []
    for (const { 0: word, index: at } of text.matchAll(SPELT_IN_HTML)) {
      const now = word.startsWith("&") ? 0 : matched(word, terms)
      if (now) {
        if (first < 0) first = at
        marks.push([at, at + word.length])
        terms.forEach((_, i) => { if (now & 2 ** i) spelt[i] ??= word })
        if (before << 1 & now) pairs++
      }
      mask |= now
      before = now
    }
    passages.push({ text, marks, first, count: bits(mask >>> 0) })
  }
  // A passage that is only the word itself, as the name of a department, says nothing of it.
  const isShort = one => one.text.length < SHORT
  const hits = passages.filter(one => one.count).sort((a, b) => isShort(a) - isShort(b) || b.count - a.count)
  const best = hits.length && !isShort(hits[0]) ? hits.slice(0, MOST_PASSAGES) : [...hits.slice(0, 1), lead(passages)]
  const kept = new Set(whole ? passages : best)
  const written = passages.filter(one => kept.has(one)).map(one => marked(one, whole))
  return { html: whole ? written.join(" ") : written.map(one => `<p>${one}</p>`).join(""), spelt, pairs }
}

/** Return the first passage that says something; before it stand initials and labels. */
const lead = passages => passages.find(one => one.text.length >= SHORT) ?? passages[0]

/** Return a passage with its marks, cut at spaces around the first of them. */
function marked({ text, marks, first }, whole) {
  let from = 0, to = text.length
  if (!whole && text.length > PASSAGE * 1.2) {
    if (first > PASSAGE / 2) from = text.lastIndexOf(" ", first - PASSAGE / 3) + 1
    const space = text.indexOf(" ", Math.max(first, from + PASSAGE))
    if (space >= 0) to = space
  }
  let written = from ? "… " : "", at = from
  for (const [start, end] of marks) {
    if (start < from || end > to) continue
    written += `${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`
    at = end
  }
  return `${written}${text.slice(at, to)}${to < text.length ? " …" : ""}`.trim()
}

/** Return the text of an entry: [location, title, text, tags]; nothing where it cannot be had. */
async function textOf(entry) {
  const at = last(index.texts, first => first <= entry)
  return (await file(`texts-${at}.json`))[entry - index.texts[at]]
}

/** Return a page and its sections as the theme shows them, best first; nothing where its own entry cannot be had. */
async function item({ page, full, score, entries }, terms) {
  const start = index.starts[page]
  const own = entries.some(one => one.entry === start) ? [] : [{ entry: start, score: 0 }]
  const texts = await Promise.all([...entries, ...own].map(async one => ({ ...one, held: await textOf(one.entry) })))
  const seen = new Set(), documents = []
  let together = 0
  for (const { score, held } of texts) {
    // A long text is several entries of one place.
    if (!held || seen.has(held[0])) continue
    const [location, title, text, tags] = held
    seen.add(location)
    const inTitle = shown(title, terms, true), inText = shown(text, terms, false)
    const said = {}
    let exact = 0
    terms.forEach((term, at) => {
      const spelt = inText.spelt[at] ?? inTitle.spelt[at]
      if (spelt || !term.loose) said[spelt ?? term.spelt] = Boolean(spelt)
      if (spelt?.toLowerCase() === term.spelt.toLowerCase()) exact++
    })
    // Words that follow each other as typed, and letters with the accents as typed.
    const close = 1 + Math.min(1, inText.pairs / terms.length) + exact / terms.length / 4
    together = Math.max(together, close)
    documents.push({ location, title: inTitle.html, text: inText.html, ...tags && { tags }, score: score * close, terms: said })
  }
  if (!documents.some(one => !one.location.includes("#"))) return null
  documents.sort((a, b) => b.score - a.score)
  return { page, full, score: score * Math.max(1, together), documents }
}

/** Return what may complete the word that is being typed. */
function completion(query, { word, spelt, lists }) {
  if (!query.endsWith(spelt)) return []
  const weights = lists.map(([whole, list]) => [whole, list.length]).sort((a, b) => b[1] - a[1])
  const typed = query.split(/[\s-]+/).pop()
  return weights.length ? [typed + weights[0][0].slice(word.length)] : []
}

/**
 * Answer a query, the first results first.
 *
 * @param query - What was typed
 * @param answer - Takes a result as the theme shows it; returns whether the query is still the last one
 */
async function search(query, answer) {
  const words = wordsOf(query)
  await ready()
  if (!index || !words.length) return answer({ items: [], suggest: [] })
  const terms = await Promise.all(words.map(found))
  const pages = ranked(terms), items = []
  const suggest = options.suggest ? completion(query, terms.at(-1)) : []
  for (const part of [pages.slice(0, FIRST_PAGES), pages.slice(FIRST_PAGES)]) {
    if (items.length && !part.length) break
    const found = await Promise.all(part.map(one => item(one, terms)))
    items.push(...found.filter(Boolean).sort(byScore).map(one => one.documents))
    if (!answer({ items, suggest })) break
  }
}

let queries = 0

self.addEventListener("message", async ({ data: { type, data } }) => {
  if (type === SETUP) {
    options = data.options
    await ready()
    self.postMessage({ type: READY })
  } else if (type === QUERY) {
    const number = ++queries
    // What was asked last is answered last: nothing is said of an earlier query any more.
    const answer = result => {
      if (number === queries) self.postMessage({ type: RESULT, data: result })
      return number === queries
    }
    try {
      await search(data, answer)
    } catch (error) {
      console.warn(error)
      answer({ items: [], suggest: [] })
    }
  }
})
