// Clicks in the conversation: a citation, an example, a copy. New answers are scrolled to.
element.addEventListener('click', async (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.n) {
    trigger('cite', { turn: Number(button.dataset.turn), n: Number(button.dataset.n) });
    element.closest('.two-panes').querySelector('.side-pane').dispatchEvent(new Event('reveal'));
  } else if (button.dataset.example) {
    trigger('example', { question: button.dataset.example });
  } else if (button.dataset.compare) {
    trigger('compare', { country: button.dataset.compare, older: button.dataset.older, newer: button.dataset.newer });
  } else if (button.dataset.copy) {
    const label = button.textContent;
    button.textContent = (await copied(button.dataset.copy)) ? 'Copied' : 'Copying is not allowed here';
    setTimeout(() => { button.textContent = label; }, 1600);
  }
});

element.addEventListener('ask', (event) => trigger('example', { question: event.detail }));

// What is selected and copied by hand: a citation's number stands in brackets.
element.addEventListener('copy', (event) => {
  const chosen = document.getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return;
  const copy = document.createElement('div');
  copy.append(chosen.getRangeAt(0).cloneContents());
  copy.querySelectorAll('.mark').forEach((mark) => { mark.replaceWith(`[${mark.textContent}]`); });
  copy.querySelectorAll('button, .unseen').forEach((part) => part.replaceWith(...(part.matches('.source') ? part.childNodes : [])));
  copy.className = 'copying';
  element.append(copy);
  event.clipboardData.setData('text/plain', copy.innerText.trim());
  event.clipboardData.setData('text/html', copy.innerHTML);
  copy.remove();
  event.preventDefault();
});

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = Object.assign(document.createElement('textarea'), { value: text });
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

element.setAttribute('role', 'log');
element.setAttribute('aria-label', 'Conversation');
element.tabIndex = 0;
watch('value', () => {
  const turns = element.querySelectorAll('.turn');
  const last = turns[turns.length - 1];
  element.scrollTop = last ? last.getBoundingClientRect().top - element.getBoundingClientRect().top + element.scrollTop : 0;
});
