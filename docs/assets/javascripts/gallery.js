/* The home page: find a persona by a word, its role, a department or a tag. Without JavaScript everybody is shown; of
   many personas a few, with a way to all, and whoever is found comes from what is known of everybody. */
import { fold, highlight, listOf, onChoice, onEachPage, readable, remember, say, wordsOf } from "./finding.js"
import { everybody } from "./people.js"

const MOST = 60 // found personas that are listed at once

let shown // what the present page shows, made anew for each page

function start() {
  const form = document.querySelector("form[data-hb-gallery]")
  shown = form && new (form.dataset.peopleSrc ? Crowd : Gallery)(form)
  shown?.restore()
}

class Gallery {
  constructor(form) {
    this.form = form
    this.field = form.elements.find
    this.output = form.querySelector("output")
    this.groups = [...document.querySelectorAll("[data-hb-group]")].map(box => ({
      box,
      heading: document.getElementById(box.dataset.hbGroup),
      people: [...box.querySelectorAll(".hb-tile")].map(tile => ({
        element: tile,
        role: box.dataset.hbGroup,
        departments: tile.dataset.departments.split(" "),
        tags: [...tile.querySelectorAll(".hb-tags > li")].map(tag => tag.textContent),
        words: `${readable(tile)} ${fold(tile.dataset.words)}`,
        link: tile.querySelector(".hb-tile__name a"),
        name: tile.querySelector(".hb-tile__name").textContent,
      })),
    }))
    this.roles = [...form.querySelectorAll("[name=role]")]
    if (/Mac|iPhone|iPad/.test(navigator.platform)) form.querySelector("kbd").textContent = "⌘ K"
    onChoice(form, amend => this.show(amend))
    form.addEventListener("submit", event => {
      event.preventDefault()
      if (this.found?.length === 1) this.found[0].link.click()
    })
    form.hidden = false
  }

  /** Take the choice from the address; what this page does not know is ignored. */
  restore() {
    const query = new URLSearchParams(location.search)
    const roles = listOf(query.get("role"), this.roles.map(box => box.value))
    for (const box of this.roles) box.checked = roles.includes(box.value)
    for (const name of ["department", "tag"]) {
      const select = this.form.elements[name]
      if (select) select.value = [...select.options].find(one => one.value === query.get(name))?.value ?? ""
    }
    this.field.value = query.get("find") ?? ""
    this.show(null)
  }

  async show(amend) {
    const roles = this.roles.filter(box => box.checked).map(box => box.value)
    const department = this.form.elements.department?.value ?? ""
    const tag = this.form.elements.tag?.value ?? ""
    const words = wordsOf(this.field.value)
    const chosen = Boolean(roles.length || department || tag || words.length)
    const fits = one => (!roles.length || roles.includes(one.role))
      && (!department || one.departments.includes(department))
      && (!tag || one.tags.includes(tag))
      && words.every(word => one.words.includes(word))
    if (amend !== null) remember({ role: roles.join(","), department, tag, find: this.field.value.trim() }, amend)
    this.form.closest(".hb").classList.toggle("hb-home--finding", chosen)
    this.form.querySelector("[type=reset]").hidden = !chosen
    const turn = this.turn = Symbol(this.field.value)
    const found = await this.find(fits, chosen)
    if (turn !== this.turn) return // something else is asked for by now
    this.found = found
    highlight(words.length ? found.map(one => one.element).filter(Boolean) : [], words)
    const { count, none, opens } = this.form.dataset
    const said = [found.length ? count.replace("{shown}", found.length) : none]
    if (found.length === 1 && words.length) said.push(opens.replace("{name}", found[0].name))
    if (found.length > MOST && this.form.dataset.most) said.push(this.form.dataset.most.replace("{most}", MOST))
    say(this.output, chosen ? said.join(" ") : "")
  }

  /** Show who `fits`, and return them. */
  find(fits) {
    for (const { box, heading, people } of this.groups) {
      for (const one of people) one.element.hidden = !fits(one)
      box.hidden = heading.hidden = people.every(one => one.element.hidden)
    }
    return this.groups.flatMap(group => group.people).filter(one => !one.element.hidden)
  }
}

/** Many personas: who is found is listed in the place of the few that the page shows. */
class Crowd extends Gallery {
  constructor(form) {
    super(form)
    this.list = document.querySelector("[data-hb-found]")
    this.rows = Object.fromEntries([...document.querySelectorAll("template[data-hb-row]")]
      .map(row => [row.dataset.hbRow, row.content.firstElementChild]))
  }

  async find(fits, chosen) {
    const turn = this.turn
    const people = chosen ? await everybody(this.form).catch(() => []) : []
    if (turn !== this.turn) return []
    for (const { box, heading } of this.groups) box.hidden = heading.hidden = chosen
    this.list.hidden = !chosen
    const found = people.filter(fits)
    for (const one of found.slice(0, MOST)) {
      one.element = this.rows[one.role].cloneNode(true)
      one.link = one.element.querySelector("a")
      one.link.href = one.page
      one.link.querySelector("bdi").textContent = one.name
      one.element.querySelector("[data-hb-summary]").textContent = one.summary
    }
    this.list.replaceChildren(...found.slice(0, MOST).map(one => one.element))
    return found
  }
}

addEventListener("popstate", () => shown?.restore())
// With a modifier, so that it is in nobody's way; the theme's own keys are single letters.
addEventListener("keydown", event => {
  if (!shown?.form.isConnected || event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return
  if (event.altKey || event.shiftKey) return
  event.preventDefault()
  shown.field.focus()
  shown.field.select()
})
onEachPage(start)
