// Passkeys: the browser makes one, or signs in with one, and the answer is sent with the form. Where it knows none, the form stays hidden.

const words = {
  NotAllowedError: 'No passkey was given. Try again, and unlock your device when it asks.',
  InvalidStateError: 'This device has a passkey for your account already.',
  SecurityError: 'Passkeys need a host name and https; on your own machine open the site as http://localhost.',
};

async function ask(form) {
  const token = form.elements.namedItem('__RequestVerificationToken').value;
  const answer = await fetch(form.dataset.passkeyOptions, { method: 'POST', headers: { RequestVerificationToken: token, Accept: 'application/json' } });
  if (!answer.ok) { throw new Error('The server does not answer as expected. Load the page anew and try again.'); }
  const json = await answer.json();
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(json) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(json) });
}

function prepare(form) {
  const problem = form.querySelector('[data-passkey-problem]');
  const credential = form.elements.namedItem('Credential');
  form.hidden = false;
  form.addEventListener('submit', async event => {
    if (credential.value) { return; }
    event.preventDefault();
    problem.hidden = true;
    try {
      credential.value = JSON.stringify(await ask(form));
      form.requestSubmit();
    } catch (error) {
      problem.textContent = words[error.name] ?? error.message;
      problem.hidden = false;
    }
  });
}

if (window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  document.querySelectorAll('[data-passkey]').forEach(prepare);
}
