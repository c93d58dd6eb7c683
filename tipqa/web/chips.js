// The chips of what was understood. What the question names is changed in its words; what was carried over or set as a
// filter is changed in place.
function changeChip(button) {
  const { kind, slot, values } = button.dataset;
  const at = turnOf(button);
  if (kind === 'named' || slot === 'sections') return editNamed(at, values.split('|'), slot, false);
  const select = document.createElement('select');
  select.setAttribute('aria-label', slot === 'countries' ? 'Another country' : 'Another edition');
  document.querySelectorAll(`#held-${slot} option`).forEach(({ value }) => select.add(new Option(value)));
  select.value = values.split('|')[0];
  button.closest('.chip').replaceChildren(select);
  select.focus();
  select.addEventListener('change', () => {
    const others = inSlot(at, slot).filter((it) => !values.split('|').includes(it));
    askAgain(at, { [slot]: [...others, select.value] });
  });
}

function dropChip(button) {
  const { kind, slot, values } = button.dataset;
  const at = turnOf(button);
  const left = inSlot(at, slot).filter((it) => !values.split('|').includes(it));
  if (kind === 'named') editNamed(at, values.split('|'), slot, true);
  else if (kind === 'filter') askAgain(at, { [slot]: left });
  else {
    const kept = { countries: inSlot(at, 'countries', 'named'), years: inSlot(at, 'years', 'named') };
    askAgain(at, { alone: true, ...kept, ...(slot in kept ? { [slot]: left } : {}) });
  }
}

// The values of a turn's chips of one slot, without those of a kind.
function inSlot(at, slot, without = '') {
  const chips = [...turns()[at].querySelectorAll(`.chip [data-drop][data-slot="${slot}"]`)];
  return chips.filter(({ dataset }) => dataset.kind !== without).flatMap(({ dataset }) => dataset.values.split('|'));
}

// Put the question into the box with the words selected, or with them cut out.
function editNamed(at, values, slot, cut) {
  const { question } = asked()[at];
  const words = values.map((it) => it.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const around = slot === 'years' ? ['(?:\\b(?:in|for|of|from|since|during)\\s+)?(?:the\\s+)?', '(?:\\s+(?:edition|report)s?)?'] : ['(?:\\b(?:in|for|of|from|by|to)\\s+)?', "(?:['’]s)?"];
  const found = new RegExp(cut ? `\\s*${around[0]}(?:${words})${around[1]}` : words, 'i').exec(question);
  if (!found) return edit(at, question, 0, question.length);
  const end = found.index + found[0].length;
  if (cut) edit(at, question.slice(0, found.index) + question.slice(end), found.index, found.index);
  else edit(at, question, found.index, end);
}
