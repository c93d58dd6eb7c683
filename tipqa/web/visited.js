// The address of the page is that of the turn that is shown: Back and Forward go through the turns, a reload restores them.
function begin() {
  const given = new URLSearchParams(location.search);
  const questions = given.getAll('q').filter((it) => it.trim());
  const there = talkOf(history.state?.talk) ?? (questions.length ? null : talkOf(currentTalk()));
  if (there) {
    talk = there;
    say(there.asked, history.state?.turn ?? there.asked.length - 1, { put: 'replace', restored: true });
  } else if (questions.length) {
    const list = questions.map((question) => ({ question, countries: given.getAll('country'), years: given.getAll('edition'), alone: false }));
    say(list, list.length - 1, { begun: true, put: 'replace' });
  } else history.replaceState({ talk: talk.id, turn: -1 }, '');
}

// An answer came: keep the conversation, and let the address follow.
function arrived({ show, put }) {
  keepTalk(asked());
  const at = Math.min(show, turns().length - 1);
  const link = turns()[at]?.dataset.link ?? './';
  const state = { talk: talk.id, turn: at };
  if (put === 'replace') history.replaceState(state, '', link);
  else history.pushState(state, '', link);
}

function newTalk(before = () => {}) {
  waiting = [];
  send('waiting', waiting);
  settled(() => {
    before();
    talk = freshTalk();
    say([], -1, { begun: true });
  });
}

function openTalk(id) {
  settled(() => {
    const there = talkOf(id);
    if (!there) return;
    talk = there;
    say(there.asked, there.asked.length - 1);
  });
}

addEventListener('popstate', ({ state }) => {
  if (!state || sent) return;
  if (state.talk === talk.id && state.turn >= 0 && turns()[state.turn]) {
    showTurn(state.turn);
    turns()[state.turn].querySelector('.mark, .source')?.click();
  } else if (state.talk === talk.id && turns().length && state.turn < 0) showTurn(0);
  else {
    talk = talkOf(state.talk) ?? freshTalk(state.talk);
    say(talk.asked, state.turn, { put: 'replace', begun: !talk.asked.length });
  }
});
document.addEventListener('tipqa:new', () => newTalk());
document.addEventListener('tipqa:open', ({ detail }) => openTalk(detail));
