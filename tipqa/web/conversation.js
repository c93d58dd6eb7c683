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
