// A page that needs a token: asks for it, and then shows what it stands for, and what that leads to, without leaving this page, which is
// where the token is. What is shown is the service's own markup, parsed without running anything but files of ours.
import {hoder} from '/side/token.js';

const $ = id => document.getElementById(id);
/** What may need a token; the rest is for everybody. */
const LUKKET = /^\/(?:drift|avvik|oppgjor|avtaler\/prov|api\/v1\/(?:meldinger|forlop|avvik|oppgjor|avtaler\/prov|parkert|regelsett\/kandidater)|q\/(?:metrics|health\/?$))/;

function si(tekst) {
  if ($('token-svar')) $('token-svar').textContent = tekst;
}

async function hent(adresse, historie) {
  const {feil, henter} = $('innlogging')?.dataset ?? {};
  si(henter ?? '');
  const svar = await fetch(adresse, {headers: {Accept: 'text/html, */*;q=0.5', ...hoder()}, cache: 'no-store', credentials: 'same-origin', redirect: 'error'});
  const side = await svar.text();
  if (feil && (svar.status === 401 || svar.status === 403)) {
    si(feil.replace('{0}', svar.status));
    $('token').focus();
    return;
  }
  if (historie) history.pushState(null, '', adresse);
  await vis(side, svar.headers.get('Content-Type') ?? '');
}

async function vis(tekst, type) {
  const gammel = document.querySelector('main');
  if (type.startsWith('text/html')) {
    const side = new DOMParser().parseFromString(tekst.replace(/<style>[^]*?<\/style>/, ''), 'text/html');
    document.title = side.title;
    document.documentElement.lang = side.documentElement.lang;
    await stiler(side);
    for (const del of ['.topp', 'main']) {
      const ny = side.querySelector(del);
      if (ny) document.querySelector(del).replaceWith(document.adoptNode(ny));
    }
    for (const skript of side.querySelectorAll('script[type=module][src^="/side/"]')) await import(skript.getAttribute('src'));
  } else {
    const rent = document.createElement('pre');
    rent.tabIndex = 0;
    rent.textContent = tekst;
    gammel.replaceChildren(rent);
  }
  document.querySelector('main').focus();
  scrollTo(0, 0);
}

/** Fetches the style sheets that the page has and this one has not. */
async function stiler(side) {
  const har = new Set([...document.querySelectorAll('link[rel=stylesheet]')].map(l => l.getAttribute('href')));
  const nye = [...side.querySelectorAll('link[rel=stylesheet]')].map(l => l.getAttribute('href')).filter(h => h.startsWith('/') && !har.has(h));
  await Promise.all(nye.map(href => new Promise(ferdig => {
    const lenke = document.createElement('link');
    lenke.rel = 'stylesheet';
    lenke.href = href;
    lenke.onload = lenke.onerror = ferdig;
    document.head.append(lenke);
  })));
}

const bort = () => si($('innlogging')?.dataset.feil.replace('{0}', '–') ?? '');

$('innlogging').addEventListener('submit', e => {
  e.preventDefault();
  hent(location.pathname + location.search, false).catch(bort);
});
document.addEventListener('click', e => {
  const lenke = e.target.closest?.('a[href]');
  if (!lenke || e.defaultPrevented || e.ctrlKey || e.metaKey || e.shiftKey || lenke.target || lenke.origin !== location.origin) return;
  const her = lenke.pathname + lenke.search === location.pathname + location.search;
  if (her || !LUKKET.test(lenke.pathname)) return;
  e.preventDefault();
  hent(lenke.pathname + lenke.search, true).catch(bort);
});
document.addEventListener('submit', e => {
  const skjema = e.target;
  if (e.defaultPrevented || skjema.method !== 'get' || !LUKKET.test(new URL(skjema.action).pathname)) return;
  e.preventDefault();
  hent(new URL(skjema.action).pathname + '?' + new URLSearchParams(new FormData(skjema, e.submitter)), true).catch(bort);
});
addEventListener('popstate', () => hent(location.pathname + location.search, false).catch(bort));
