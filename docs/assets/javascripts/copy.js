/* Copy buttons. Without clipboard (or without JavaScript) they stay hidden: a statement can be selected as well. */
(() => {
  "use strict"

  const SHOWN_FOR = 2000 // milliseconds

  let voice
  /** Tell those who listen; the words come from the page, so that they are in its language. */
  function announce(words) {
    if (!voice || !voice.isConnected) {
      voice = document.createElement("div")
      voice.className = "hb-hidden"
      voice.setAttribute("role", "status")
      document.body.append(voice)
    }
    voice.textContent = ""
    requestAnimationFrame(() => { voice.textContent = words })
  }

  function show() {
    if (!navigator.clipboard || !window.isSecureContext) return
    for (const button of document.querySelectorAll(".hb-copy[hidden]")) button.hidden = false
  }

  async function copy(button) {
    const word = button.querySelector(".hb-copy__word")
    const { hbCopy, hbCopied, hbFailed } = button.dataset
    button.dataset.hbWord ||= word.textContent
    let words = hbCopied
    try {
      await navigator.clipboard.writeText(hbCopy)
    } catch {
      words = hbFailed
    }
    button.classList.toggle("hb-copy--done", words === hbCopied)
    word.textContent = words
    announce(words)
    clearTimeout(button.hbTimer)
    button.hbTimer = setTimeout(() => {
      button.classList.remove("hb-copy--done")
      word.textContent = button.dataset.hbWord
    }, SHOWN_FOR)
  }

  // One listener for all pages: instant navigation changes the page and keeps the document.
  document.addEventListener("click", event => {
    const button = event.target.closest?.(".hb-copy")
    if (button) copy(button)
  })
  if (window.document$) window.document$.subscribe(show)
  else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", show)
  else show()
})()
