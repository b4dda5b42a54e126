/* Notes: what a citation rests on and what a term means, on hover and on keyboard focus; a first tap shows the note, a
   second follows the link. The note is the link's title, its first line a heading, so that without JavaScript the
   browser shows it by itself. It stays while the pointer is on it, and Escape puts it away (WCAG 1.4.13).
   Printing unfolds what is folded, also where the stylesheet cannot. */
(() => {
  "use strict"

  const NOTED = ".hb-cite a, .hb-term"
  const SHOW_AFTER = 120 // milliseconds, so that a pointer may cross a mark without a flicker
  const HIDE_AFTER = 220 // long enough to reach the note
  const MARGIN = 8 // pixels

  let note // the element that shows a note; one for all
  let owner // the link whose note is shown
  let timer
  let byTouch = false

  function later(action, delay) {
    clearTimeout(timer)
    timer = setTimeout(action, delay)
  }

  function element() {
    if (!note || !note.isConnected) {
      note = document.createElement("div")
      note.id = "hb-note"
      note.className = "hb-note-box"
      note.setAttribute("role", "tooltip")
      document.body.append(note)
    }
    return note
  }

  function line(tag, text) {
    const part = document.createElement(tag)
    part.textContent = text
    part.dir = "auto"
    return part
  }

  function show(link) {
    clearTimeout(timer)
    if (owner === link) return
    hide()
    const words = link.title
    if (!words) return
    owner = link
    const box = element()
    const [head, ...rest] = words.split("\n")
    box.replaceChildren(line("strong", head), ...rest.map(text => line("span", text)))
    const again = byTouch && link.closest("[data-hb-again]")
    if (again) box.append(line("em", again.dataset.hbAgain))
    // The browser's own tip would cover this one.
    link.dataset.hbTitle = words
    link.removeAttribute("title")
    link.setAttribute("aria-describedby", box.id)
    box.hidden = false
    place(box, link.getClientRects()[0] || link.getBoundingClientRect())
  }

  function place(box, mark) {
    const { clientWidth, clientHeight } = document.documentElement
    const { width, height } = box.getBoundingClientRect()
    const left = Math.max(MARGIN, Math.min(mark.left + mark.width / 2 - width / 2, clientWidth - width - MARGIN))
    const above = mark.bottom + MARGIN + height > clientHeight && mark.top - MARGIN - height > 0
    const top = above ? mark.top - MARGIN - height : mark.bottom + MARGIN
    box.style.setProperty("left", `${left + scrollX}px`)
    box.style.setProperty("top", `${top + scrollY}px`)
  }

  function hide() {
    clearTimeout(timer)
    if (!owner) return
    owner.title = owner.dataset.hbTitle
    delete owner.dataset.hbTitle
    owner.removeAttribute("aria-describedby")
    owner = undefined
    note.hidden = true
  }

  const noted = event => event.target.closest?.(NOTED)
  const within = event => owner && (owner.contains(event.target) || note.contains(event.target))

  // Listeners of the document: instant navigation changes the page and keeps the document.
  document.addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return
    const link = noted(event)
    if (link) {
      byTouch = false
      if (link === owner) clearTimeout(timer)
      else later(() => show(link), SHOW_AFTER)
    } else if (within(event)) clearTimeout(timer)
    else if (owner && document.activeElement === owner && owner.matches(":focus-visible")) clearTimeout(timer)
    else later(hide, HIDE_AFTER)
  })
  document.addEventListener("focusin", event => {
    const link = noted(event)
    if (link && link.matches(":focus-visible")) { byTouch = false; show(link) }
  })
  document.addEventListener("focusout", event => {
    if (event.target === owner) later(hide, HIDE_AFTER)
  })
  document.addEventListener("keydown", event => { if (event.key === "Escape") hide() })
  document.addEventListener("pointerdown", event => {
    byTouch = event.pointerType === "touch"
    if (!within(event)) hide()
  })
  document.addEventListener("click", event => {
    const link = noted(event)
    if (link && byTouch && link !== owner) {
      event.preventDefault()
      show(link)
    } else hide()
  })
  addEventListener("resize", hide)
  if (window.document$) window.document$.subscribe(hide)

  let unfolded = []
  addEventListener("beforeprint", () => {
    hide()
    unfolded = [...document.querySelectorAll(".hb details:not([open], .hb-maturity)")]
    for (const fold of unfolded) fold.open = true
  })
  addEventListener("afterprint", () => {
    for (const fold of unfolded) fold.open = false
    unfolded = []
  })
})()
