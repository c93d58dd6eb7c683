// The question box: Enter asks, what is typed after it stays, what is too long stays to be shortened.
const form = element.querySelector('form');
const box = form.querySelector('textarea');
const note = form.querySelector('#question-note');
const line = form.querySelector('.in-line');
const most = Number(box.dataset.most);
let editing = null;

const send = (name, detail) => document.dispatchEvent(new CustomEvent(`tipqa:${name}`, { detail }));
const heard = (name, act) => document.addEventListener(`tipqa:${name}`, ({ detail }) => act(detail));

function tell(text, label, act) {
  note.replaceChildren(text);
  note.hidden = !text;
  if (!label) return;
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet', textContent: label });
  button.addEventListener('click', act);
  note.append(' ', button);
}

function leave() {
  editing = null;
  tell('');
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const question = box.value.trim();
  if (!question) return;
  if (question.length > most) {
    tell(`The question has ${question.length.toLocaleString('en')} characters; at most ${most.toLocaleString('en')} are read. Shorten it.`);
    return;
  }
  box.value = '';
  const at = editing;
  leave();
  send('ask', { question, at });
});

box.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.key === 'Escape' && editing !== null) {
    box.value = '';
    leave();
  }
});

heard('edit', ({ at, text, from, to }) => {
  if (at === null && box.value) return; // something else is being typed
  editing = at;
  box.value = text;
  box.focus();
  box.setSelectionRange(from ?? text.length, to ?? text.length);
  if (at === null) tell('');
  else tell(`Question ${at + 1} is being changed: Enter asks it again.`, 'Cancel', () => { box.value = ''; leave(); box.focus(); });
});
heard('waiting', (waiting) => {
  line.replaceChildren(...waiting.map((text) => Object.assign(document.createElement('li'), { textContent: `Waiting: ${text}` })));
  line.hidden = !waiting.length;
});
heard('full', (question) => {
  tell('This conversation is as long as it can be: begin a new one to ask on.', 'New conversation', () => { leave(); send('new'); });
  if (!box.value) box.value = question;
});
heard('late', () => tell('No answer from the server yet.', 'Ask again', () => { tell(''); send('again'); }));
heard('answered', () => { if (editing === null && note.querySelector('button')) tell(''); });

// The keyboard of a phone takes its room from the page, and not from what is seen of it.
const view = document.querySelector('meta[name=viewport]');
if (view && !view.content.includes('interactive-widget')) view.content += ', interactive-widget=resizes-content';
if (matchMedia('(min-width: 900px)').matches) box.focus();
