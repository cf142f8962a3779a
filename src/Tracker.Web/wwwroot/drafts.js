// What is typed in a long form is kept on this device until it is sent and saved: a lost connection, a closed tab or an ended session
// loses nothing. Signing out clears it (Clear-Site-Data), and so do seven days.

const longest = 7 * 24 * 60 * 60 * 1000;
const sent = 'tracker-sent';
const keyOf = form => 'tracker-draft:' + form.dataset.draft;
const unsaved = ['__RequestVerificationToken', 'version', 'seen'];

const read = key => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
const drop = key => { try { localStorage.removeItem(key); } catch { /* storage is off */ } };

function fieldsOf(form) {
  return [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && value !== '' && !unsaved.includes(name));
}

/** Puts the fields back; blocks of sources that are not there yet are added first. */
function restore(form, fields) {
  const indexOf = name => Number(/^Sources\[(\d+)\]/.exec(name)?.[1] ?? -1);
  const wanted = Math.max(...fields.map(([name]) => indexOf(name)), -1) + 1;
  for (let blocks = form.querySelectorAll('[data-source]').length; blocks < wanted; blocks++) { form.querySelector('[data-add]').click(); }
  for (const control of form.elements) {
    if (!control.name || unsaved.includes(control.name) || control.type === 'file' || control.type === 'submit') { continue; }
    const values = fields.filter(([name]) => name === control.name).map(([, value]) => value);
    if (control.type === 'checkbox' || control.type === 'radio') { control.checked = values.includes(control.value); }
    else { control.value = values[0] ?? ''; }
    if (values.length > 0) { for (let box = control.closest('details'); box; box = box.parentElement.closest('details')) { box.open = true; } }
  }
  form.dispatchEvent(new Event('change', { bubbles: true }));
}

function offer(form, draft) {
  const box = document.createElement('div');
  box.className = 'notice notice-info';
  box.setAttribute('role', 'status');
  const text = document.createElement('p');
  text.textContent = `On ${new Date(draft.at).toLocaleString()} you began this form on this device and did not send it.`;
  const actions = document.createElement('p');
  actions.className = 'actions';
  for (const [label, act] of [['Go on with it', () => restore(form, draft.fields)], ['Forget it', () => drop(keyOf(form))]]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = label === 'Forget it' ? 'btn btn-small btn-quiet' : 'btn btn-small';
    button.textContent = label;
    button.addEventListener('click', () => { act(); box.remove(); form.querySelector('input:not([type=hidden])')?.focus(); });
    actions.append(button);
  }
  box.append(text, actions);
  form.before(box);
}

function keep(form) {
  const key = keyOf(form);
  const draft = read(key);
  let timer = 0;
  const save = () => {
    try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: fieldsOf(form) })); } catch { /* storage is off or full: the form still works */ }
  };
  const soon = () => { clearTimeout(timer); timer = setTimeout(save, 300); };

  if (draft && Date.now() - draft.at > longest) { drop(key); }
  else if (draft && form.dataset.edited !== 'yes' && JSON.stringify(draft.fields) !== JSON.stringify(fieldsOf(form))) { offer(form, draft); }
  form.addEventListener('input', soon);
  form.addEventListener('change', soon);
  form.addEventListener('submit', event => {
    save();
    if (!navigator.onLine) {
      event.preventDefault();
      event.stopImmediatePropagation();
      lost(form);
      return;
    }
    try { sessionStorage.setItem(sent, key); } catch { /* the draft is offered once more */ }
  }, true);
  for (const link of form.querySelectorAll('[data-drop-draft]')) { link.addEventListener('click', () => drop(key)); }
}

function lost(form) {
  let box = document.getElementById('no-connection');
  if (!box) {
    box = document.createElement('div');
    box.id = 'no-connection';
    box.className = 'notice notice-warn';
    box.setAttribute('role', 'alert');
    box.textContent = 'There is no connection. What you typed is kept on this device; send it again when you are connected.';
    (form.querySelector('.actions:last-of-type') ?? form).before(box);
    window.addEventListener('online', () => box.remove(), { once: true });
  }
  box.scrollIntoView({ block: 'center' });
}

// The page that says “saved” is the only proof that it is.
try {
  const key = sessionStorage.getItem(sent);
  if (key && document.querySelector('.notice-success')) { drop(key); }
  if (key) { sessionStorage.removeItem(sent); }
} catch { /* storage is off */ }

document.querySelectorAll('form[data-draft]').forEach(keep);
