/* The comparison: choose personas and themes, only what differs, only rows with a word. Without JavaScript the whole
   tables stand. What two personas share is numbered in each row (data-same), so that it is counted here anew for those
   who are chosen. Of many personas a page shows a few: guests come from the pages of the others, with their columns. */
import { fold, highlight, listOf, onChoice, onEachPage, readable, remember, say, wordsOf } from "./finding.js"
import { everybody } from "./people.js"

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
    this.own = this.personas.map(box => box.value)
    this.order = this.own
    this.orders = orders(this.personas)
    this.strangers = new Set() // who was asked for and stands on no page
    this.guest = form.elements.guest
    onChoice(form, amend => this.show(amend))
    this.guest?.addEventListener("focus", () => this.offer())
    this.guest?.addEventListener("input", event => {
      event.stopPropagation() // a name half typed is no choice
      this.welcome(one => nameOf(one) === this.guest.value)
    })
    this.guest?.addEventListener("keydown", event => {
      const words = wordsOf(this.guest.value)
      if (event.key === "Enter" && words.length) this.welcome(one => words.every(word => fold(one.name).includes(word)))
    })
    form.addEventListener("submit", event => event.preventDefault())
    form.hidden = false
  }

  /** The tables, read when something is chosen: on a phone that takes as long as all else that the page does. */
  get sections() {
    return this.tables ??= [...document.querySelectorAll("[data-hb-theme]")].map(readSection)
  }

  /** Take the choice from the address; what this page does not know is ignored, once others were asked for it. */
  restore() {
    const query = new URLSearchParams(location.search)
    const strangers = (query.get("personas") ?? "").split(",")
      .filter(id => id && !this.order.includes(id) && !this.strangers.has(id))
    if (this.guest && strangers.length) {
      this.invite(strangers.slice(0, MOST)).then(() => { if (shown === this) this.restore() })
      for (const id of strangers) this.strangers.add(id)
    }
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
    const visible = new Set(chosen.length > 1 ? chosen : this.own)
    if (this.guest) this.guest.disabled = chosen.length >= MOST
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
        const differs = this.weigh(row, cells, chosen.length < 2)
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

  /** Offer everybody who may be a guest by name. */
  async offer() {
    const { list } = this.guest
    if (list.childElementCount) return
    const names = (await this.everybody()).filter(one => !this.order.includes(one.id)).map(nameOf)
    list.replaceChildren(...names.map(name => new Option(name, name)))
  }

  /** Choose the first of everybody who `fits` a name. */
  async welcome(fits) {
    const one = (await this.everybody()).find(fits)
    if (!one) return
    await this.invite([one.id])
    const box = this.personas.find(box => box.value === one.id)
    if (!box || box.disabled) return
    this.guest.value = ""
    box.checked = true
    this.show(false)
  }

  /** Return everybody; nobody, and say so, where they cannot be fetched. */
  everybody() {
    return everybody(this.form).catch(() => {
      say(this.output, this.form.dataset.unreached)
      return []
    })
  }

  /** Bring in those of `ids` who stand on other pages. */
  async invite(ids) {
    const { shelvesSrc, shelf } = this.form.dataset
    const order = (await this.everybody()).map(one => one.id)
    for (const id of ids) {
      const place = order.indexOf(id)
      if (place < 0 || this.order.includes(id)) continue
      const first = place - place % shelf
      const address = new URL(first ? `from_${first + 1}/` : "", new URL(shelvesSrc, location))
      const page = await pageAt(address).catch(() => say(this.output, this.form.dataset.unreached))
      if (page && !this.order.includes(id)) this.seat(id, page, address)
    }
  }

  /** Take the columns of a guest from another page. */
  seat(id, page, address) {
    const box = page.querySelector(`[name=personas][value="${id}"]`)
    if (!box) return
    for (const section of this.sections) {
      const other = page.querySelector(`[data-hb-theme="${section.theme}"]`)
      const head = adopted(other.querySelector(`thead [data-persona="${id}"]`), address)
      section.table.querySelector("thead > tr").append(head)
      section.heads.set(id, head)
      for (const row of section.rows) {
        const { field } = row.element.dataset
        const cell = adopted(other.querySelector(`tr[data-field="${field}"] > [data-persona="${id}"]`), address)
        row.element.append(cell)
        row.cells.push(readCell(cell))
      }
    }
    const pick = adopted(box.parentElement, address)
    this.personas.at(-1).parentElement.after(pick)
    this.personas.push(pick.querySelector("input"))
    this.order = this.personas.map(one => one.value)
    this.orders = orders(this.personas)
  }

  /** Mark what the visible cells of a row share, `all` of this page or those chosen; return whether they differ. */
  weigh(row, cells, all) {
    const held = new Map()
    for (const cell of cells) for (const same of cell.sames) held.set(same, (held.get(same) ?? 0) + 1)
    for (const { element, mark, same, whole } of cells.flatMap(cell => cell.shared)) {
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
    const cells = [...element.querySelectorAll("td")].map(readCell)
    const note = head.querySelector(".hb-sub, .hb-differs") ?? word("hb-sub", "")
    note.remove()
    return { element, head, cells, note, words: readable(head) }
  })
  return {
    box, rows, theme: box.dataset.hbTheme, table: box.querySelector("table"), heading: document.getElementById(box.dataset.hbTheme),
    heads: new Map([...box.querySelectorAll("thead [data-persona]")].map(head => [head.dataset.persona, head])),
  }
}

/** Read what one persona says in a row. */
function readCell(td) {
  const shared = [...td.querySelectorAll("[data-same]")].map(element => {
    const mark = element.querySelector(".hb-shared__mark")
    return { element, mark, same: element.dataset.same, whole: [...mark.childNodes] }
  })
  const empty = Boolean(td.querySelector(".hb-nothing"))
  const traits = td.querySelectorAll("li").length || 1
  return {
    element: td, id: td.dataset.persona, empty, shared, words: empty ? "" : readable(td),
    sames: [...new Set(shared.map(one => one.same))], own: !empty && traits > shared.length,
    folds: [...td.querySelectorAll("details")],
  }
}

const pages = new Map() // of other personas, by their address

/** Return the document at `address`. */
function pageAt({ href }) {
  if (!pages.has(href)) {
    const page = fetch(href).then(answer => answer.text()).then(text => new DOMParser().parseFromString(text, "text/html"))
    page.catch(() => pages.delete(href))
    pages.set(href, page)
  }
  return pages.get(href)
}

/** Return a copy of an element of the page at `address` that can stand on this one. */
function adopted(element, address) {
  const copy = document.importNode(element, true)
  for (const name of ["href", "src"]) {
    for (const one of copy.querySelectorAll(`[${name}]`)) one.setAttribute(name, new URL(one.getAttribute(name), address))
  }
  return copy
}

/** Return the name of somebody as it is offered: two may have the same. */
const nameOf = one => `${one.name} (${one.id})`

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
