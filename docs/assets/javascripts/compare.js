/* The comparison: choose personas and themes, only what differs, only rows with a word. Without JavaScript the whole
   tables stand. What two personas share is numbered in each row (data-same), so that it is counted here anew for those
   who are chosen. */
import { highlight, listOf, onChoice, onEachPage, readable, remember, say, wordsOf } from "./finding.js"

const KEYS = ["personas", "themes", "differences", "filter", "sort"] // of a choice, in the address
const MOST = 4 // personas that can be read side by side

let shown // what the present page shows, made anew for each page

function start() {
  const form = document.querySelector("form[data-hb-choose]")
  shown = form && new Comparison(form)
  shown?.restore()
}

class Comparison {
  constructor(form) {
    this.form = form
    this.field = form.elements.filter
    this.output = form.querySelector("output")
    this.personas = [...form.querySelectorAll("[name=personas]")]
    this.themes = [...form.querySelectorAll("[name=themes]")]
    this.pairs = [...document.querySelectorAll("[data-hb-pair]")]
    this.order = this.personas.map(box => box.value)
    this.orders = orders(this.personas)
    onChoice(form, amend => this.show(amend))
    form.addEventListener("submit", event => event.preventDefault())
    form.hidden = false
  }

  /** The tables, read when something is chosen: on a phone that takes as long as all else that the page does. */
  get sections() {
    return this.tables ??= [...document.querySelectorAll("[data-hb-theme]")].map(readSection)
  }

  /** Take the choice from the address; what this page does not know is ignored. */
  restore() {
    const query = new URLSearchParams(location.search)
    for (const [name, boxes, most] of [["personas", this.personas, MOST], ["themes", this.themes]]) {
      const chosen = listOf(query.get(name), boxes.map(box => box.value)).slice(0, most)
      for (const box of boxes) box.checked = chosen.includes(box.value)
      const first = boxes.find(box => box.checked)?.parentElement
      if (first) first.parentElement.scrollTo(first.offsetLeft - first.parentElement.offsetLeft, 0)
    }
    this.form.elements.differences.checked = query.get("differences") === "1"
    this.form.elements.sort.value = query.get("sort") in this.orders ? query.get("sort") : ""
    this.field.value = query.get("filter") ?? ""
    const isChoice = KEYS.some(key => query.get(key))
    if (isChoice || this.tables) this.show(null)
    else this.form.querySelector("[data-hb-copy]").dataset.hbCopy = location.href
  }

  show(amend) {
    const chosen = this.personas.filter(box => box.checked).map(box => box.value)
    const themes = this.themes.filter(box => box.checked).map(box => box.value)
    const differences = this.form.elements.differences.checked
    const sort = this.form.elements.sort.value
    const words = wordsOf(this.field.value)
    const visible = new Set(chosen.length > 1 ? chosen : this.order)
    for (const box of this.personas) box.disabled = chosen.length >= MOST && !box.checked
    if (amend !== null) {
      remember({
        personas: chosen.join(","), themes: themes.join(","), differences: differences ? "1" : "",
        filter: this.field.value.trim(), sort,
      }, amend)
    }

    let count = 0
    const found = []
    for (const section of this.sections) {
      arrange(section, this.orders[sort])
      for (const [id, head] of section.heads) head.hidden = !visible.has(id)
      section.table.classList.toggle("hb-table--few", visible.size <= MOST)
      let any = false
      for (const row of section.rows) {
        const cells = row.cells.filter(cell => visible.has(cell.id))
        for (const cell of row.cells) cell.element.hidden = !visible.has(cell.id)
        const differs = this.weigh(row, cells)
        const text = words.length ? [row.words, ...cells.map(cell => cell.words)].join(" ") : ""
        const fits = (!themes.length || themes.includes(section.theme))
          && (!differences || differs)
          && cells.some(cell => !cell.empty)
          && words.every(word => text.includes(word))
        row.element.hidden = !fits
        if (!fits) continue
        any = true
        count++
        unfold(cells, words)
        found.push(row.head, ...cells.map(cell => cell.element))
      }
      conceal(section.heading, !any)
      section.box.hidden = !any
    }
    this.showPairs(chosen, Boolean(themes.length || words.length))
    highlight(found, words)

    const narrowed = Boolean(chosen.length > 1 || themes.length || differences || words.length)
    this.form.querySelector("[type=reset]").hidden = !(narrowed || chosen.length || sort)
    const { count: rows, none, more, most } = this.form.dataset
    const said = []
    if (chosen.length === 1) said.push(more)
    if (narrowed) said.push(count ? rows.replace("{shown}", count) : none)
    if (chosen.length === MOST) said.push(most)
    say(this.output, said.join(" "))
    this.form.querySelector("[data-hb-copy]").dataset.hbCopy = location.href
  }

  /** Mark what the visible cells of a row share; return whether they differ. */
  weigh(row, cells) {
    const held = new Map()
    for (const cell of cells) for (const same of cell.sames) held.set(same, (held.get(same) ?? 0) + 1)
    const all = cells.length === row.cells.length
    for (const { element, mark, same, whole } of row.shared) {
      const others = (held.get(same) ?? 1) - 1
      element.classList.toggle("hb-shared", others > 0)
      mark.hidden = !others
      if (!mark.hidden) mark.replaceChildren(...(all ? whole : this.sharedBy(others, cells.length)))
    }
    const differs = cells.some(cell => cell.empty || cell.own || cell.sames.some(one => held.get(one) < cells.length))
    const { same, differs: differing } = this.form.dataset
    row.note.remove()
    if (cells.length > 1 && !differs) row.head.append(row.note = word("hb-sub", same))
    else if (cells.length === 2 && !cells.some(cell => cell.empty)) {
      row.head.append(row.note = word("hb-differs", "≠", differing))
    }
    return differs
  }

  /** Return "=2" and its words: `others` of the `visible` share a trait. */
  sharedBy(others, visible) {
    const said = this.form.dataset[`shared${visible === 2 ? "" : others}`]
    return [...word("", visible === 2 ? "=" : `=${others + 1}`, said).childNodes]
  }

  /** Show an anti-target beside its look-alike unless somebody else, or something particular, is asked for. */
  showPairs(chosen, particular) {
    let any = false
    for (const box of this.pairs) {
      const both = box.dataset.hbPair.split(" ").every(id => chosen.includes(id))
      box.hidden = particular || !(both || chosen.length < 2)
      conceal(document.getElementById(box.dataset.hbAnchor), box.hidden)
      any ||= !box.hidden
    }
    for (const lead of document.querySelectorAll("[data-hb-pairs]")) {
      lead.hidden = !any
      conceal(document.getElementById("look_alikes"), !any)
    }
  }
}

/** Read a theme's table once; afterwards only what changes is touched. */
function readSection(box) {
  const rows = [...box.querySelectorAll("tbody > tr")].map(element => {
    const head = element.querySelector("th")
    const shared = []
    const cells = [...element.querySelectorAll("td")].map(td => {
      const spans = [...td.querySelectorAll("[data-same]")]
      for (const span of spans) {
        const mark = span.querySelector(".hb-shared__mark")
        shared.push({ element: span, mark, same: span.dataset.same, whole: [...mark.childNodes] })
      }
      const empty = Boolean(td.querySelector(".hb-nothing"))
      const traits = td.querySelectorAll("li").length || 1
      return {
        element: td, id: td.dataset.persona, empty, words: empty ? "" : readable(td),
        sames: [...new Set(spans.map(span => span.dataset.same))], own: !empty && traits > spans.length,
        folds: [...td.querySelectorAll("details")],
      }
    })
    const note = head.querySelector(".hb-sub, .hb-differs") ?? word("hb-sub", "")
    note.remove()
    return { element, head, cells, shared, note, words: readable(head) }
  })
  return {
    box, rows, theme: box.dataset.hbTheme, table: box.querySelector("table"), heading: document.getElementById(box.dataset.hbTheme),
    heads: new Map([...box.querySelectorAll("thead [data-persona]")].map(head => [head.dataset.persona, head])),
  }
}

/** Return the orders of the columns, by the names that the address gives them. */
function orders(boxes) {
  const ids = boxes.map(box => box.value)
  const roles = [...new Set(boxes.map(box => box.dataset.role))]
  const people = new Map(boxes.map(box => [box.value, {
    name: box.labels[0].querySelector("bdi").textContent, role: roles.indexOf(box.dataset.role),
  }]))
  const { compare } = new Intl.Collator(document.documentElement.lang, { sensitivity: "base", numeric: true })
  const byName = (a, b) => compare(people.get(a).name, people.get(b).name)
  const byRole = (a, b) => people.get(a).role - people.get(b).role || byName(a, b)
  return { "": ids, name: [...ids].sort(byName), role: [...ids].sort(byRole) }
}

/** Put the columns of a table into an order, where they are not in it already. */
function arrange(section, order) {
  const now = [...section.heads.keys()].join()
  if (now === order.join()) return
  section.heads = new Map(order.map(id => [id, section.heads.get(id)]))
  for (const head of section.heads.values()) head.parentElement.append(head)
  for (const row of section.rows) {
    row.cells.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
    row.element.append(...row.cells.map(cell => cell.element))
  }
}

/** Open the folds that hold a word that is looked for, and close those again that were opened for this. */
function unfold(cells, words) {
  for (const one of cells.flatMap(cell => cell.folds)) {
    const holds = words.length > 0 && words.some(word => readable(one).includes(word))
    if (holds && !one.open) one.dataset.hbOpened = ""
    if (holds || "hbOpened" in one.dataset) one.open = holds
    if (!holds) delete one.dataset.hbOpened
  }
}

/** Hide a heading and its entry in the table of contents. */
function conceal(heading, hidden) {
  if (!heading) return
  heading.hidden = hidden
  const entry = document.querySelector(`.md-nav--secondary a[href="#${CSS.escape(heading.id)}"]`)
  if (entry) entry.closest("li").hidden = hidden
}

/** Return a span with `text`; with `said`, the text is for eyes and `said` for ears. */
function word(kind, text, said) {
  const span = document.createElement("span")
  span.className = kind
  if (!said) {
    span.textContent = text
    return span
  }
  const seen = document.createElement("span")
  seen.setAttribute("aria-hidden", "true")
  seen.textContent = text
  const heard = document.createElement("span")
  heard.className = "hb-hidden"
  heard.textContent = ` ${said}`
  span.append(seen, heard)
  return span
}

addEventListener("popstate", () => shown?.restore())
onEachPage(start)
