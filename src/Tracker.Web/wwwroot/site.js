// Progressive enhancement only: every page works without this file. No inline code, no eval, requests to this site only.

const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) { node.setAttribute(name, value); }
  node.append(...children);
  return node;
};
// Words in the page's language; the server may override them: <body data-words='{"none":"…"}'>.
const words = {
  none: 'Nothing found', one: '1 suggestion', many: '{n} suggestions', added: 'Source added', removed: 'Source removed',
  ...JSON.parse(document.body.dataset.words ?? '{}'),
};

const live = el('p', { class: 'vh', role: 'status' });
document.body.append(live);
const say = text => { live.textContent = text; };

let serial = 0;

/** A combobox on an input with data-suggest="/path.json?q={q}" (ARIA 1.2 pattern: the list is only suggested). */
function combobox(input) {
  if (input.hasAttribute('role') || input.closest('template')) { return; }
  const form = input.form;
  const goes = form?.hasAttribute('data-suggest-go') ?? false;
  const id = `suggest-${++serial}`;
  const list = el('ul', { class: 'suggest', id, role: 'listbox', 'aria-label': input.labels?.[0]?.textContent.trim() ?? '' });
  const box = el('div', { class: 'combo' });
  list.hidden = true;
  // The hidden input that carries the pick; looked up late, since a cloned block renames it.
  const target = () => input.dataset.suggestTarget && form?.elements.namedItem(input.dataset.suggestTarget);
  let items = [], active = -1, timer = 0, asking = null, picked = target()?.value ? input.value : null;

  input.before(box);
  box.append(input, list);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': id, autocomplete: 'off' })) { input.setAttribute(name, value); }

  const close = () => { list.hidden = true; active = -1; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); };
  const stop = () => { clearTimeout(timer); asking?.abort(); };
  const mark = next => {
    active = next;
    $$('[role=option]', list).forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === active));
      if (i === active) { option.scrollIntoView({ block: 'nearest' }); }
    });
    if (active < 0) { input.removeAttribute('aria-activedescendant'); } else { input.setAttribute('aria-activedescendant', `${id}-${active}`); }
  };
  const text = item => item.full_name ?? item.title ?? item.name ?? '';
  const note = item => item.note ?? (item.geoid ? [item.kind, item.geoid] : [item.publisher, item.home, item.ori, item.ref]).filter(Boolean).join(' · ').replaceAll('_', ' ');
  const pick = item => {
    stop();
    close();
    if (goes && item.url) {
      const to = new URL(item.url, location.href);
      if (to.origin === location.origin) { location.assign(to); }
      return;
    }
    input.value = picked = text(item);
    const hidden = target();
    if (hidden) { hidden.value = item.geoid ?? item.ref ?? ''; }
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const show = found => {
    items = found;
    list.replaceChildren(...found.map((item, i) => {
      const option = el('li', { role: 'option', id: `${id}-${i}`, 'aria-selected': 'false' }, el('span', {}, text(item)), el('small', {}, note(item)));
      option.addEventListener('pointerdown', event => event.preventDefault()); // keep the focus in the input
      option.addEventListener('click', () => pick(item));
      return option;
    }));
    active = -1;
    input.removeAttribute('aria-activedescendant');
    list.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    say(found.length === 0 ? words.none : found.length === 1 ? words.one : words.many.replace('{n}', found.length));
  };
  const ask = async () => {
    const q = input.value.trim();
    asking?.abort();
    if (q.length < 2) { return close(); }
    const { signal } = asking = new AbortController();
    try {
      const answer = await fetch(input.dataset.suggest.replace('{q}', encodeURIComponent(q)), { signal, headers: { accept: 'application/json' } });
      if (!answer.ok) { return close(); }
      const found = await answer.json();
      if (document.activeElement === input && !signal.aborted) { show(Array.isArray(found) ? found : []); }
    } catch { if (!signal.aborted) { close(); } } // offline: the plain form still works
  };

  input.addEventListener('input', () => {
    const hidden = target();
    if (hidden && input.value !== picked) { hidden.value = ''; picked = null; } // typed over: the old pick no longer holds
    clearTimeout(timer);
    timer = setTimeout(ask, 180);
  });
  input.addEventListener('keydown', event => {
    if (event.isComposing) { return; }
    const open = !list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) { ask(); return; }
      stop(); // a late answer must not take the mark away
      const step = event.key === 'ArrowDown' ? 1 : -1;
      mark((active + 1 + step + items.length + 1) % (items.length + 1) - 1); // -1 is the input itself
    } else if (event.key === 'Enter' && open && active >= 0) {
      event.preventDefault();
      pick(items[active]);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault(); // the first Escape closes, the next may clear a search input
      stop();
      close();
    }
  });
  input.addEventListener('blur', () => { stop(); close(); });
}

/** "Add another source": clones the template, with __i__ the next index and __n__ the next number; without the script the button posts. */
function sources(group) {
  const blocks = () => $$('[data-source]', group);
  const renumber = () => blocks().forEach((block, i) => { $$('[data-number]', block).forEach(n => { n.textContent = i + 1; }); });
  const indexOf = block => Number(/\[(\d+)\]/.exec(block.querySelector('[name]')?.name ?? '')?.[1] ?? -1);
  group.addEventListener('click', event => {
    const add = event.target.closest('[data-add]'), remove = event.target.closest('[data-remove-source]');
    if (add) {
      event.preventDefault();
      const template = document.getElementById(add.dataset.add);
      const index = Math.max(-1, ...blocks().map(indexOf)) + 1;
      const piece = template.content.cloneNode(true);
      for (const node of $$('*', piece)) {
        for (const { name, value } of [...node.attributes]) {
          if (value.includes('__i__')) { node.setAttribute(name, value.replaceAll('__i__', index)); }
        }
      }
      const block = piece.querySelector('[data-source]');
      template.before(piece);
      renumber();
      $$('[data-suggest]', block).forEach(combobox);
      block.querySelector('input:not([type=hidden])')?.focus();
      group.closest('form')?.dispatchEvent(new Event('change'));
      say(words.added);
    } else if (remove && blocks().length > 1) { // the last one is emptied by the server
      event.preventDefault();
      // Indexes may have gaps after this: the server binds by Sources.Index, or tolerates holes.
      remove.closest('[data-source]').remove();
      renumber();
      group.closest('form')?.dispatchEvent(new Event('change'));
      blocks().at(-1).querySelector('input:not([type=hidden])')?.focus();
      say(words.removed);
    }
  });
}

/** One submit per form, and a button that says so. */
function busy(form) {
  form.addEventListener('submit', event => {
    if (event.defaultPrevented) { return; }
    if (form.dataset.sent) { event.preventDefault(); return; }
    const button = event.submitter ?? form.querySelector('[type=submit], button:not([type])');
    form.dataset.sent = '1';
    if (!button) { return; }
    form.dataset.label = button.textContent;
    // After the browser has collected the fields, or the button's own name and value would be lost.
    setTimeout(() => {
      button.setAttribute('aria-busy', 'true');
      button.setAttribute('aria-disabled', 'true');
      button.textContent = form.dataset.busyText || button.textContent;
      say(button.textContent);
    });
  });
  window.addEventListener('pageshow', event => { // back from the cache: ready again
    if (!event.persisted || !form.dataset.sent) { return; }
    delete form.dataset.sent;
    for (const button of $$('[aria-busy=true]', form)) {
      button.removeAttribute('aria-busy');
      button.removeAttribute('aria-disabled');
      button.textContent = form.dataset.label;
    }
  });
}

/** Asks before unsaved edits are left behind. A form shown again with errors holds unsaved edits already. */
function guard(form) {
  let edited = form.dataset.edited === 'yes';
  for (const kind of ['input', 'change']) { form.addEventListener(kind, () => { edited = true; }); }
  form.addEventListener('submit', event => { if (!event.defaultPrevented) { edited = false; } });
  window.addEventListener('beforeunload', event => { if (edited) { event.preventDefault(); } });
}

/** While somebody types a new record: what is recorded already in that place. */
function alike(form) {
  const box = form.querySelector('[data-like-list]');
  let asked = '', timer = 0;
  const ask = async () => {
    const geoid = form.elements.geoid?.value ?? '', agency = form.elements.agency?.value.trim() ?? '';
    const query = new URLSearchParams({ geoid, agency }).toString();
    if (query === asked) { return; }
    asked = query;
    const answer = geoid && await fetch(`${form.dataset.like}?${query}`, { headers: { accept: 'application/json' } }).catch(() => null);
    if (query !== asked) { return; }
    const found = answer?.ok && answer.headers.get('content-type')?.includes('json') ? await answer.json() : [];
    box.hidden = found.length === 0;
    box.replaceChildren(...(found.length === 0 ? [] : [el('div', { class: 'notice notice-warn', role: 'status' },
      el('p', { class: 'notice-title' }, 'Already recorded there:'),
      el('ul', {}, ...found.map(one => el('li', {}, el('a', { href: one.url, target: '_blank', rel: 'noopener' }, one.title), ` – ${[one.status, one.when].filter(Boolean).join(' ')}`))))]));
  };
  const soon = () => { clearTimeout(timer); timer = setTimeout(ask, 250); };
  form.addEventListener('input', soon);
  form.addEventListener('change', soon);
  ask();
}

$$('[data-suggest]').forEach(combobox);
$$('[data-sources]').forEach(sources);

/** A choice made in a form with data-remember is made again where an address does not make one. */
for (const form of $$('form[data-remember]')) {
  const { remember: key, rememberField: field } = form.dataset;
  const here = new URL(location.href);
  try {
    const offered = $$(`[name="${field}"][type=checkbox]`, form).map(box => box.value);
    const kept = JSON.parse(localStorage.getItem(key) ?? '[]').filter(value => offered.includes(value));
    if (kept.length > 0 && !here.searchParams.has(field)) {
      kept.forEach(value => here.searchParams.append(field, value));
      location.replace(here);
    }
    form.addEventListener('submit', () => localStorage.setItem(key, JSON.stringify(new FormData(form).getAll(field))));
    $$('[data-forget]', form).forEach(link => link.addEventListener('click', () => localStorage.removeItem(key)));
  } catch { /* nothing may be kept in this browser: the address still says what is shown */ }
}
$$('form[data-busy]').forEach(busy);
$$('form[data-guard]').forEach(guard);
$$('form[data-like^="/"]').forEach(alike);
document.querySelector('[data-focus]')?.focus();

// WCAG 2.1.4: a one-key shortcut can be turned off; the choice stays in this browser.
let hotkey = true;
try { hotkey = localStorage.getItem('hotkey') !== 'off'; } catch { /* storage is off: keep the default */ }
for (const line of $$('[data-hotkey-toggle]')) {
  const choice = line.querySelector('input');
  line.hidden = false;
  choice.checked = hotkey;
  choice.addEventListener('change', () => {
    hotkey = choice.checked;
    try { localStorage.setItem('hotkey', hotkey ? 'on' : 'off'); } catch { /* for this page only */ }
  });
}
document.addEventListener('keydown', event => {
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  const box = document.querySelector('[data-hotkey="/"]');
  if (hotkey && event.key === '/' && box && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});

// The page of an import at work: shows how far it is, and loads anew when it is done.
async function watchProgress(box) {
  const bar = box.querySelector('progress');
  const text = box.querySelector('[data-progress-text]');
  for (;;) {
    await new Promise(resolve => setTimeout(resolve, 1000));
    const answer = await fetch(box.dataset.progress, { headers: { Accept: 'application/json' } }).catch(() => null);
    if (!answer?.ok) {
      text.textContent = 'The server does not answer; trying again.';
      continue;
    }

    const state = await answer.json();
    if (!state.atWork) {
      location.reload();
      return;
    }

    if (state.of > 0) {
      bar.max = state.of;
      bar.value = state.done;
      text.textContent = `${state.done.toLocaleString('en')} of ${state.of.toLocaleString('en')} rows`;
    }
  }
}

$$('[data-progress]').forEach(watchProgress);

// Review by keys: j and k go from one proposal to the next, and one letter decides. They rest while somebody types, and can be turned off.
const proposals = $$('[data-proposal]');
if (proposals.length > 0) {
  $$('[data-review-keys]').forEach(hint => { hint.hidden = false; });
  const at = () => proposals.findIndex(p => p.contains(document.activeElement));
  const go = to => { proposals[to]?.focus(); proposals[to]?.scrollIntoView({ block: 'start' }); };
  const open = (proposal, path) => { location.assign(proposal.dataset.proposal + path); };
  document.addEventListener('keydown', event => {
    if (!hotkey || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input:not([type=checkbox]), textarea, select')) { return; }
    const here = proposals[at()];
    const acts = {
      j: () => go(at() + 1), k: () => go(Math.max(0, at() - 1)),
      x: here && (() => here.querySelector('[name=chosen]').click()),
      a: here && (() => open(here, '#decide')), d: here && (() => open(here, '#word')), e: here && (() => open(here, '/amend')),
      Enter: here === document.activeElement && here && (() => open(here, '')),
    };
    if (acts[event.key]) { event.preventDefault(); acts[event.key](); }
  });
}
