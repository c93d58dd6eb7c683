// The conversation: what was asked stands in the turns of the page. One event asks the whole of it; the server answers
// what it has not answered yet. What is asked meanwhile waits. MOST_ASKED, the questions of one conversation, comes from the server.
const LATE = 20000; // milliseconds without an answer, after which the page says so
let ready = false; // whether the page has been filled once
let sent = null; // what the event under way asks
let seen = ''; // the mark of the last answer that came
let late;
let waiting = [];
let wished = null; // what was clicked while an answer was on its way

const asked = () => turns().map((turn) => JSON.parse(turn.dataset.asked));
const mark = () => element.querySelector('[data-said]')?.dataset.said ?? '';

function say(list, show, how = {}) {
  sent = { list, show, before: asked(), ...how };
  clearTimeout(late);
  late = setTimeout(() => send('late'), LATE);
  expect(list);
  trigger('say', { asked: list, show: Math.max(0, show), begun: !!how.begun });
}

// Show at once what is asked; the answer takes its place.
function expect(list) {
  list.slice(turns().length).forEach((it) => {
    const turn = document.createElement('article');
    turn.className = 'turn pending';
    turn.dataset.asked = JSON.stringify(it);
    const question = Object.assign(document.createElement('h2'), { className: 'question', textContent: it.question });
    const said = Object.assign(document.createElement('p'), { className: 'waiting', textContent: 'Reading the reports … ' });
    said.append(Object.assign(document.createElement('button'), { type: 'button', className: 'quiet', textContent: 'Stop' }));
    said.lastChild.dataset.stop = '';
    turn.append(question, said);
    element.append(turn);
  });
  element.querySelector('.welcome')?.toggleAttribute('hidden', list.length > 0);
  showTurn(sent.show);
}

function ask(question) {
  waiting.push(question);
  next();
}

function next() {
  if (ready && !sent && waiting.length) {
    const list = [...asked(), { question: waiting.shift(), countries: null, years: null, alone: false }];
    if (list.length <= MOST_ASKED && JSON.stringify(list).length <= LONGEST) say(list, list.length - 1);
    else {
      send('full', list[list.length - 1].question);
      waiting = [];
    }
  }
  send('waiting', waiting);
}

// Do it now, or once the answer on its way has come.
function settled(act) {
  if (ready && !sent) act();
  else wished = act;
}

// Ask the question of a turn again, changed; those after it are read again as well, since they may go on from it.
function askAgain(at, changes) {
  settled(() => {
    const list = asked();
    if (!list[at]) return;
    list[at] = { ...list[at], ...changes };
    say(list, at);
  });
}

function stop() {
  if (sent) sent.stopped = true;
}

function edit(at, text, from, to) {
  send('edit', { at, text: text ?? asked()[at].question, from, to });
}

document.addEventListener('tipqa:ask', ({ detail }) => {
  if (detail.at === null) ask(detail.question);
  else askAgain(detail.at, { question: detail.question });
});
document.addEventListener('tipqa:again', () => { if (sent) say(sent.list, sent.show, { ...sent }); });

watch('value', () => setTimeout(() => {
  if (sent) showTurn(sent.show);
  if (mark() === seen) return;
  seen = mark();
  clearTimeout(late);
  send('answered');
  const done = sent;
  sent = null;
  if (!ready) {
    ready = true;
    begin();
  } else if (done?.stopped) takeBack(done);
  else if (done) arrived(done);
  if (wished && !sent) {
    const act = wished;
    wished = null;
    act();
  }
  next();
}));

// The answer came all the same: it is taken off, and the question goes back into the box.
function takeBack({ list, show, before }) {
  waiting = [];
  send('edit', { at: null, text: list[show].question });
  say(before, before.length - 1, { put: 'replace', begun: !before.length });
}
