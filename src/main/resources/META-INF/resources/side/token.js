// The token that somebody signs in with. It is in the memory of this page, in no store, and is sent to this service alone.
let token = '';

const felt = document.getElementById('token');
felt?.addEventListener('input', () => settToken(felt.value));

export function settToken(tekst) {
  token = tekst.trim().replace(/^Bearer\s+/i, '');
}

/** What a call says of who makes it. */
export const hoder = () => (token ? {Authorization: 'Bearer ' + token} : {});

/** Shows the field to whoever was refused for want of a token. */
export function spor(status) {
  const felter = document.getElementById('innlogging');
  if (felter && (status === 401 || status === 403)) felter.open = true;
}
