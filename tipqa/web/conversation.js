// Clicks in the conversation: a citation, an example, a copy; each on a turn is handed to what keeps the conversation.
const send = (name, detail) => document.dispatchEvent(new CustomEvent(`tipqa:${name}`, { detail }));
const turns = () => [...element.querySelectorAll('.turn')];
const turnOf = (part) => turns().indexOf(part.closest('.turn'));

element.addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  const data = button.dataset;
  if (data.n) {
    trigger('cite', { turn: Number(data.turn), n: Number(data.n) });
    element.closest('.two-panes').querySelector('.side-pane').dispatchEvent(new Event('reveal'));
  } else if (data.example) ask(data.example);
  else if ('edit' in data) edit(turnOf(button));
  else if ('retry' in data) askAgain(turnOf(button), {});
  else if ('stop' in data) stop();
  else if ('wrong' in data) reportWrong(button);
  else if ('change' in data) changeChip(button);
  else if ('drop' in data) dropChip(button);
  else if (data.copy) tellCopied(button, data.copy);
  else if ('copyLink' in data) tellCopied(button, whole(button.closest('.turn').dataset.link));
});

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

function showTurn(at) {
  const turn = turns()[at];
  element.scrollTop = turn ? turn.getBoundingClientRect().top - element.getBoundingClientRect().top + element.scrollTop : 0;
}

element.setAttribute('role', 'log');
element.setAttribute('aria-label', 'Conversation');
element.tabIndex = 0;
