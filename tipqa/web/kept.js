// Conversations, kept in this browser: what was asked in them and no answer, which is read again from the reports. The form of what is kept has a number; what has another form
// is left alone.
const KEPT = 'tipqa.conversations.1';
const MOST = 30; // conversations
const LARGEST = 400000; // characters of all of them
const LONGEST = 150000; // characters that one event may ask
let talk = freshTalk();

function freshTalk(id) {
  return { id: id ?? Array.from(crypto.getRandomValues(new Uint32Array(4)), (it) => it.toString(36)).join(''), name: '', when: 0, asked: [] };
}

function keptTalks() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? '[]').filter(isTalk);
  } catch {
    return [];
  }
}

function isTalk(it) {
  const texts = (list) => Array.isArray(list) && list.every((text) => typeof text === 'string');
  const question = (one) => one && typeof one.question === 'string' && texts(one.countries) && texts(one.years) && typeof one.alone === 'boolean';
  return it && typeof it.id === 'string' && typeof it.name === 'string' && typeof it.when === 'number' && Array.isArray(it.asked) && it.asked.length > 0 && it.asked.length <= MOST_ASKED && it.asked.every(question) && JSON.stringify(it.asked).length <= LONGEST;
}

function writeTalks(talks) {
  const newest = talks.sort((a, b) => b.when - a.when).slice(0, MOST);
  while (newest.length > 1 && JSON.stringify(newest).length > LARGEST) newest.pop();
  try {
    localStorage.setItem(KEPT, JSON.stringify(newest));
  } catch {
    // the browser keeps nothing here, or has no room: the conversation goes on without
  }
  send('kept', { talks: newest, current: talk.id });
}

const talkOf = (id) => keptTalks().find((it) => it.id === id) ?? null;

function keepTalk(list) {
  const others = keptTalks().filter((it) => it.id !== talk.id);
  talk = { ...talk, name: (talkOf(talk.id) ?? talk).name, when: Date.now(), asked: list };
  try {
    sessionStorage.setItem(KEPT, talk.id);
  } catch {
    // as above
  }
  writeTalks(list.length ? [talk, ...others] : others);
}

function currentTalk() {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
}

document.addEventListener('tipqa:rename', ({ detail }) => {
  writeTalks(keptTalks().map((it) => (it.id === detail.id ? { ...it, name: detail.name } : it)));
});
document.addEventListener('tipqa:delete', ({ detail }) => {
  const forget = () => writeTalks(keptTalks().filter((it) => it.id !== detail));
  forget();
  if (detail === talk.id) newTalk(forget);
});
document.addEventListener('tipqa:undelete', ({ detail }) => writeTalks([detail, ...keptTalks()]));
document.addEventListener('tipqa:list', () => send('kept', { talks: keptTalks(), current: talk.id }));

// The conversation as a file, which the server writes from what was asked.
document.addEventListener('tipqa:save', async ({ detail: form }) => {
  const list = asked();
  if (!list.length) return send('saved', 'Nothing was asked yet.');
  send('saved', 'Writing …');
  try {
    const answer = await fetch(`./conversation.${form}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ asked: list }) });
    if (!answer.ok) throw new Error(await answer.text());
    const link = document.createElement('a');
    link.href = URL.createObjectURL(await answer.blob());
    link.download = `conversation.${form}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    send('saved', '');
  } catch (error) {
    send('saved', `It could not be saved: ${error.message.slice(0, 200)}`);
  }
});
