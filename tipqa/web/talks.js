// The conversations that this browser keeps: open one, name it, delete it and undo that.
const list = element.querySelector('.talks-list');
const panel = element.querySelector('details');
const undo = element.querySelector('.undo');

const send = (name, detail) => document.dispatchEvent(new CustomEvent(`tipqa:${name}`, { detail }));
const made = (tag, given, ...inside) => { const it = Object.assign(document.createElement(tag), given); it.append(...inside); return it; };

element.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (!button) return;
  if (button.id === 'fresh') { panel.open = false; send('new'); }
  if (button.dataset.form) send('save', button.dataset.form);
});
panel.addEventListener('toggle', () => { if (panel.open) send('list'); });
document.addEventListener('click', (event) => { if (panel.open && !panel.contains(event.target)) panel.open = false; });
panel.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  panel.open = false;
  panel.querySelector('summary').focus();
});

document.addEventListener('tipqa:kept', ({ detail: { talks, current } }) => {
  const items = talks.map((talk) => item(talk, talk.id === current));
  list.replaceChildren(...(items.length ? items : [made('li', { className: 'none', textContent: 'None yet: each conversation is kept here, in this browser alone.' })]));
});

document.addEventListener('tipqa:saved', ({ detail }) => { element.querySelector('.export [role=status]').textContent = detail; });

function item(talk, current) {
  const name = talk.name || talk.asked[0].question;
  const open = made('button', { type: 'button', className: 'open', textContent: name });
  if (current) open.setAttribute('aria-current', 'true');
  open.addEventListener('click', () => { panel.open = false; send('open', talk.id); });
  const when = made('span', { className: 'when', textContent: `${new Date(talk.when).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })} · ${talk.asked.length}` });
  const rename = made('button', { type: 'button', className: 'quiet', textContent: 'Rename' });
  const remove = made('button', { type: 'button', className: 'quiet', textContent: 'Delete' });
  rename.setAttribute('aria-label', `Rename ${name}`);
  remove.setAttribute('aria-label', `Delete ${name}`);
  const row = made('li', {}, open, when, rename, remove);
  rename.addEventListener('click', (event) => { event.stopPropagation(); naming(row, talk, name); });
  remove.addEventListener('click', (event) => {
    event.stopPropagation();
    send('delete', talk.id);
    const back = made('button', { type: 'button', className: 'quiet', textContent: 'Undo' });
    back.addEventListener('click', (again) => { again.stopPropagation(); undo.hidden = true; send('undelete', talk); });
    undo.replaceChildren('Deleted. ', back);
    undo.hidden = false;
    back.focus();
  });
  return row;
}

function naming(row, talk, name) {
  const box = made('input', { value: name, maxLength: 100 });
  box.setAttribute('aria-label', 'Name of the conversation');
  const done = () => send('rename', { id: talk.id, name: box.value.trim() });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') done();
    else if (event.key === 'Escape') { event.stopPropagation(); send('list'); }
  });
  box.addEventListener('blur', done, { once: true });
  row.replaceChildren(box);
  box.select();
}
