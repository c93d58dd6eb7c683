// Comfort on a comparison: a citation opens its report in a pane beside.
// Without this script it leads to the page of the report.
const frame = document.querySelector('[data-pane]');
const pane = frame?.querySelector('.pane');
const marks = () => [...frame.querySelectorAll('.compared a.mark')];
let opening = 0; // counts what opens and closes the pane; a page on its way for an earlier one comes too late

const element = (name, text, classes = '') => {
  const made = document.createElement(name);
  made.textContent = text;
  if (classes) made.className = classes;
  return made;
};

const button = (text, act, off = false) => {
  const made = element('button', text, 'plain');
  made.type = 'button';
  made.disabled = off;
  made.addEventListener('click', act);
  return made;
};

function head(page, mark) {
  const made = element('header', '', 'pane-head');
  const title = element('h2', '');
  title.append(...document.importNode(page.querySelector('main h1'), true).childNodes);
  const steps = element('div', '', 'steps');
  const every = marks();
  const at = every.indexOf(mark);
  const whole = element('a', 'Whole page', 'button plain');
  whole.href = mark.href;
  steps.append(
    button('‹ Previous', () => open(every[at - 1]), at < 1),
    element('span', `Citation ${mark.dataset.n}`, 'where'),
    button('Next ›', () => open(every[at + 1]), at + 1 >= every.length),
    whole,
    button('Close', () => close(mark)),
  );
  const kind = document.importNode(page.querySelector('.about .kind'), true);
  const about = element('p', '');
  about.append(kind);
  made.append(title, about, steps);
  return made;
}

function close(mark) {
  opening += 1;
  pane.hidden = true;
  frame.classList.remove('open');
  marks().forEach((it) => it.removeAttribute('aria-current'));
  history.replaceState(null, '', location.pathname + location.search);
  mark.focus();
}

// The page at an address, null where it does not come.
async function fetched(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : null;
  } catch {
    return null;
  }
}

async function open(mark, moved = true) {
  const turn = (opening += 1);
  const page = await fetched(mark.href);
  if (turn !== opening) return;
  const report = page?.querySelector('article.report');
  if (!report) { location.href = mark.href; return; }
  const text = document.importNode(report, true);
  text.tabIndex = 0;
  text.setAttribute('role', 'region');
  text.setAttribute('aria-label', 'Text of the cited report');
  const from = mark.getBoundingClientRect().top;
  pane.replaceChildren(head(page, mark), text);
  pane.hidden = false;
  frame.classList.add('open');
  marks().forEach((it) => it.removeAttribute('aria-current'));
  mark.setAttribute('aria-current', 'true');
  for (let it = mark.closest('details'); it; it = it.parentElement.closest('details')) it.open = true;
  if (moved) mark.scrollIntoView({ block: 'nearest' });
  else scrollBy(0, mark.getBoundingClientRect().top - from);  // the columns change their width; what is read stays in place
  const words = text.querySelector('mark.current');
  if (words) text.scrollTop = words.offsetTop - text.clientHeight / 3;
  history.replaceState(null, '', `#cite-${mark.dataset.n}`);
}

if (pane) {
  frame.addEventListener('click', (event) => {
    const mark = event.target.closest('.compared a.mark');
    if (!mark || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(mark, false);
  });
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    opening += 1;
    const mark = frame.querySelector('a.mark[aria-current]');
    if (mark) close(mark);
  });
  const asked = /^#cite-(\d+)$/.exec(location.hash);
  const mark = asked && marks().find((it) => it.dataset.n === asked[1]);
  if (mark) open(mark);
}

// Another country has other editions: its latest two are compared.
document.querySelector('select[data-choice]')?.addEventListener('change', (event) => {
  event.target.form.querySelectorAll('[name=from], [name=to]').forEach((it) => { it.disabled = true; });
});
