// The page where a message is tried: it is sent to the same call that everybody else uses, and stored nowhere. What a message or an answer
// says is only ever put in as text.
import {hoder as innlogget, spor} from '/side/token.js';
import {lagVisning, NIVAER} from '/side/xmlvisning.js';

const VALIDERINGER = '/api/v1/valideringer';
const FORLOP = '/api/v1/forlop/valideringer';
/** After all examples, so that a deadline in one has passed. */
const ETTER_EKSEMPLENE = '2024-10-01T12:00:00';
/** What is larger is not shown whole, and its AppRec is made when it is asked for. */
const STOR = 8 * 1024 * 1024;
/** A browser lays out no line that is longer. */
const LANG_LINJE = 20_000;
const OMKRING = 3;
const MEGA = 1024 * 1024;

const ord = JSON.parse(document.getElementById('ord').textContent);
const $ = id => document.getElementById(id);
const o = (nokkel, ...verdier) => verdier.reduce((t, v, i) => t.replaceAll(`{${i}}`, () => v), ord['prov.' + nokkel] ?? nokkel);

/** An element with a class, a text or children, and attributes. */
function lag(navn, {klasse, tekst, ...resten} = {}, ...barn) {
  const element = document.createElement(navn);
  if (klasse) element.className = klasse;
  if (tekst !== undefined) element.textContent = tekst;
  for (const [a, v] of Object.entries(resten)) element.setAttribute(a, v);
  element.append(...barn.filter(b => b !== null && b !== undefined && b !== ''));
  return element;
}

// ---- What is being tried

/** kilde: the bytes as they came, until somebody changes the text; navn: the file's; forlop: whether to judge as a stay as well. */
let melding = {kilde: null, navn: 'melding.xml', forlop: false, delvis: false};
let svar = null;
let nummer = 0;

const visning = lagVisning($('melding'), {
  navn: o('redigering'),
  hjelp: o('redigering-hjelp'),
  plassholder: o('plassholder'),
  endret() {
    melding.kilde = null;
    if (svar) $('dom').querySelector('.endret')?.removeAttribute('hidden');
    visCurl();
  },
  limt() {
    melding = {kilde: null, navn: 'melding.xml', forlop: false, delvis: false};
    $('eksempel').value = '';
    visNavn();
    bedom();
  },
  valgt: visFunnet,
  bedom: () => bedom(),
});
const apprecvisning = lagVisning($('apprec'), {navn: o('apprec-xml'), bareLes: true});

function visNavn() {
  const kb = melding.kilde ? (melding.kilde.size < MEGA ? Math.ceil(melding.kilde.size / 1024) + ' kB' : (melding.kilde.size / MEGA).toFixed(1).replace('.', ord.sprak === 'en' ? '.' : ',') + ' MB') : '';
  $('filnavn').textContent = melding.kilde ? `${melding.navn}, ${kb}` : '';
}

/** The characters that the bytes mean, by their mark or by their own declaration. */
function les(bytes) {
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  const merke = bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null;
  const sagt = /^\s*<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(start)?.[1];
  try {
    return new TextDecoder(merke ?? sagt ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

/** The text as bytes, in the character set that it says it has. */
function skriv(tekst) {
  if (!/^\s*<\?xml[^>]*encoding\s*=\s*["'](iso-8859-1|latin1|windows-1252|us-ascii)["']/i.test(tekst.slice(0, 200))) {
    return new Blob([tekst]);
  }
  const ut = new Uint8Array(tekst.length * 10);
  let n = 0;
  for (const tegn of tekst) {
    const kode = tegn.codePointAt(0);
    if (kode < 128 || (kode > 159 && kode < 256)) {
      ut[n++] = kode;
    } else {
      for (const t of `&#${kode};`) ut[n++] = t.charCodeAt(0);
    }
  }
  return new Blob([ut.subarray(0, n)]);
}

const kropp = () => melding.kilde ?? skriv(visning.tekst());

/** Takes a file, or what stands for one, judges it, and shows it meanwhile. */
async function ta(kilde, navn, {forlop = false} = {}) {
  const stor = kilde.size > STOR;
  melding = {kilde, navn, forlop, delvis: stor};
  $('stor').hidden = true;
  visNavn();
  if (stor) visning.vis('', {bareLes: true});
  const min = bedom();
  if (!stor) {
    const bytes = new Uint8Array(await kilde.arrayBuffer());
    if (melding.kilde !== kilde) return;
    const tekst = les(bytes);
    if (lengsteLinje(tekst) > LANG_LINJE * 10) {
      melding.delvis = true;
    } else {
      visning.vis(tekst);
    }
  }
  await min;
}

function lengsteLinje(tekst) {
  let lengst = 0;
  for (let fra = 0; fra < tekst.length;) {
    const til = tekst.indexOf('\n', fra);
    const slutt = til < 0 ? tekst.length : til;
    lengst = Math.max(lengst, slutt - fra);
    fra = slutt + 1;
  }
  return lengst;
}

// ---- The verdict

function sporring() {
  const valg = new URLSearchParams();
  if ($('regelsett').value) valg.set('regelsett', $('regelsett').value);
  if (ord.sprak !== 'nb') valg.set('sprak', ord.sprak);
  return valg.size ? '?' + valg : '';
}

function kall(adresse, innhold, hoder) {
  return fetch(adresse, {method: 'POST', body: innhold, headers: {...hoder, ...innlogget()}, cache: 'no-store', credentials: 'same-origin', redirect: 'error'});
}

async function bedom() {
  const innhold = kropp();
  if (innhold.size === 0) return;
  const mitt = ++nummer;
  const start = performance.now();
  $('dom').className = 'dom';
  $('dom').replaceChildren(lag('p', {klasse: 'dus', tekst: o('arbeider')}));
  $('svar').setAttribute('aria-busy', 'true');
  try {
    const svaret = await kall(VALIDERINGER + sporring(), innhold, {'Content-Type': 'application/xml', Accept: 'application/json'});
    const kvittering = await svaret.json();
    if (mitt !== nummer) return;
    if (svaret.status !== 200) {
      visProblem(kvittering);
      spor(svaret.status);
      return;
    }
    svar = {kvittering, funn: kvittering.avvik, innhold, forlop: []};
    if (melding.forlop) svar.forlop = await iForlopet(innhold);
    if (mitt !== nummer) return;
    await visSvar(performance.now() - start, mitt);
  } catch (e) {
    if (mitt === nummer) visProblem({title: o('ikke-bedomt'), detail: o('ingen-forbindelse')});
  } finally {
    $('svar').removeAttribute('aria-busy');
  }
}

/** What is found when the message is judged as a stay by itself, and not in the message alone. */
async function iForlopet(innhold) {
  const skjema = new FormData();
  skjema.append('melding', innhold, 'melding.xml');
  const valg = new URLSearchParams(sporring());
  valg.set('vurdert', ETTER_EKSEMPLENE);
  const svaret = await kall(FORLOP + '?' + valg, skjema, {Accept: 'application/json'});
  if (svaret.status !== 200) return [];
  return (await svaret.json()).forlop.flatMap(f => f.avvik);
}

function visProblem(problem) {
  svar = null;
  $('svar').hidden = true;
  visning.merk(new Map(), () => '');
  $('dom').className = 'dom IKKE_VURDERT';
  $('dom').replaceChildren(
      lag('p', {klasse: 'domsord', tekst: problem.title ?? o('ikke-bedomt')}),
      lag('p', {tekst: problem.detail ?? ''}));
}

const part = p => p?.navn ?? (p?.herId ? 'HER-id ' + p.herId : o('ikke-oppgitt'));

async function visSvar(ms, mitt) {
  const k = svar.kvittering;
  const alle = [...k.avvik, ...svar.forlop.map(a => ({...a, iForlopet: true}))];
  svar.alle = samlet(alle);
  svar.samlet = Object.fromEntries(NIVAER.map(n => [n, paaNiva(alle, n) - paaNiva(svar.alle, n)]));
  const status = k.status === 'GODTATT' && svar.forlop.length ? 'GODTATT_MED_AVVIK' : k.status;
  const m = k.melding;
  const hva = m?.type ?? o('ukjent-type');
  const teller = NIVAER.map(n => [n, antall(n)]).filter(([, a]) => a > 0)
      .map(([n, a]) => lag('span', {klasse: 'teller ' + n, tekst: `${a} ${o(n)}`}));
  $('dom').className = 'dom ' + status;
  $('dom').replaceChildren(
      lag('p', {klasse: 'domsord', tekst: o(status)}),
      lag('p', {klasse: 'tellere'}, ...teller),
      lag('p', {tekst: o(status + '-gjor')}),
      lag('p', {klasse: 'dus', tekst: m ? o('fra-til', hva, part(m.avsender), m.mottakere?.length ? m.mottakere.map(part).join(', ') : o('ikke-oppgitt')) : hva}),
      ...(svar.forlop.length ? [lag('p', {klasse: 'dus', tekst: o('forlop-forklaring')})] : []),
      ...(k.ikkeVurdert ?? []).map(i => lag('p', {tekst: `${o('sviktet')}: ${i.regel}. ${i.arsak}`})),
      lag('p', {klasse: 'dus liten tid', tekst: o('tid', Math.round(ms), Math.max(1, Math.round(k.tidsbruk?.totalt ?? 0)), (k.regelsett ?? []).map(r => `${r.id} ${r.versjon}`).join(', '))}),
      lag('p', {klasse: 'endret', hidden: '', tekst: o('endret')}));
  $('dom').dataset.ms = Math.round(ms);
  $('svar').hidden = false;
  $('antall').textContent = String(NIVAER.reduce((s, n) => s + antall(n), 0));
  visFilter();
  visFunn();
  visCurl();
  $('apprec-kort').replaceChildren();
  $('apprec').hidden = true;
  if (!$('panel-apprec').hidden || svar.innhold.size < MEGA) visApprec();
  if (melding.delvis) {
    await visUtdrag(mitt);
  } else {
    merk(linje => linje);
  }
}

/** How many of a level: of all that was found, also where the service lists only the first. */
const antall = n => (svar.kvittering.antallAvvik?.[n] ?? 0) + paaNiva(svar.forlop, n) - svar.samlet[n];

const paaNiva = (funn, n) => funn.filter(a => a.alvorlighet === n).length;

/** What two packs ask of the same is shown once: the heavier finding, with the sources of both. */
function samlet(alle) {
  const vist = new Set();
  return alle.flatMap(a => {
    if (vist.has(a)) return [];
    const andre = ord.samme[a.regel] ?? [];
    const like = [a, ...alle.filter(b => andre.includes(b.regel) && !vist.has(b) && sammeSted(a, b))];
    like.forEach(b => vist.add(b));
    const tyngst = like.reduce((x, y) => NIVAER.indexOf(y.alvorlighet) < NIVAER.indexOf(x.alvorlighet) ? y : x);
    const resten = like.filter(b => b !== tyngst);
    return [{...tyngst, kilde: [tyngst.kilde, ...resten.map(b => `${b.kilde} (${b.regel})`)].join('; '), pakker: like.map(b => b.pakke)}];
  });
}

function sammeSted(a, b) {
  const [en, annen] = [a.sted?.xpath, b.sted?.xpath];
  if (!en || !annen) return !en && !annen && [[a, b], [b, a]].some(([x, y]) => (x.meldinger ?? []).every(m => (y.meldinger ?? []).includes(m)));
  return en === annen || en.startsWith(annen + '/') || annen.startsWith(en + '/');
}

function merk(visesPaa) {
  const paa = new Map();
  for (const funn of svar.alle) {
    const linje = funn.sted?.linje ? visesPaa(funn.sted.linje) : undefined;
    if (linje) paa.set(linje, [...(paa.get(linje) ?? []), funn]);
  }
  visning.merk(paa, funn => o('avvik-paa-linje', funn.map(f => f.regel).join(', ')));
}

/** Shows the lines around the findings of a message that is too large to be shown whole. */
async function visUtdrag(mitt) {
  const kilde = svar.innhold;
  const vil = new Set();
  for (const linje of [1, ...svar.alle.map(f => f.sted?.linje).filter(Boolean)]) {
    for (let l = Math.max(1, linje - OMKRING); l <= linje + OMKRING; l++) vil.add(l);
  }
  const utdrag = await klipp(kilde, vil);
  if (mitt !== nummer) return;
  const tekster = [];
  const numre = [];
  let forrige = 0;
  for (const [l, tekst] of utdrag) {
    if (l > forrige + 1) {
      tekster.push(`… ${o('utelatt', l - forrige - 1)} …`);
      numre.push('⋯');
    }
    tekster.push(tekst);
    numre.push(String(l));
    forrige = l;
  }
  visning.vis(tekster.join('\n'), {bareLes: true, nummer: n => numre[n - 1] ?? ''});
  $('stor').textContent = o('for-stor-visning', (kilde.size / MEGA).toFixed(0));
  $('stor').hidden = false;
  const vises = new Map(numre.map((tall, i) => [Number(tall), i + 1]));
  merk(linje => vises.get(linje));
}

/** Reads the lines that are wanted out of the bytes piece by piece, and lets the page breathe between pieces. */
async function klipp(kilde, vil) {
  const sist = Math.max(...vil);
  const funnet = new Map();
  const hode = les(new Uint8Array(await kilde.slice(0, 200).arrayBuffer()));
  const sagt = /encoding\s*=\s*["']([A-Za-z0-9._-]+)["']/.exec(hode)?.[1] ?? 'utf-8';
  let leser;
  try {
    leser = new TextDecoder(sagt);
  } catch {
    leser = new TextDecoder();
  }
  let linje = 1;
  let paabegynt = '';
  const ta = tekst => {
    if (vil.has(linje) && paabegynt.length < LANG_LINJE) paabegynt += tekst.slice(0, LANG_LINJE - paabegynt.length);
  };
  const ferdig = () => {
    if (vil.has(linje)) funnet.set(linje, paabegynt.length >= LANG_LINJE ? paabegynt + ' …' : paabegynt.replace(/\r$/, ''));
    paabegynt = '';
    linje++;
  };
  for (let fra = 0; fra < kilde.size && linje <= sist; fra += MEGA) {
    const bit = leser.decode(await kilde.slice(fra, fra + MEGA).arrayBuffer(), {stream: true});
    let her = 0;
    for (let til; (til = bit.indexOf('\n', her)) >= 0 && linje <= sist; her = til + 1) {
      ta(bit.slice(her, til));
      ferdig();
    }
    ta(bit.slice(her));
  }
  ferdig();
  return [...funnet].sort(([a], [b]) => a - b);
}

// ---- Findings

function visFilter() {
  const finnes = NIVAER.filter(n => antall(n) > 0);
  $('nivaer').replaceChildren(...finnes.map(n => {
    const boks = lag('input', {type: 'checkbox', name: 'niva', value: n});
    boks.checked = true;
    return lag('label', {klasse: 'boks ' + n}, boks, lag('span', {tekst: `${o(n)} (${antall(n)})`}));
  }));
  const pakker = [...new Set(svar.alle.flatMap(f => f.pakker).filter(Boolean))].sort();
  $('pakke').replaceChildren(lag('option', {value: '', tekst: o('alle-pakker')}), ...pakker.map(p => lag('option', {value: p, tekst: p})));
  $('filter').hidden = svar.alle.length === 0;
}

function visFunn() {
  const nivaer = new Set([...$('nivaer').querySelectorAll('input:checked')].map(b => b.value));
  const pakke = $('pakke').value;
  const vist = svar.alle.filter(f => nivaer.has(f.alvorlighet) && (!pakke || f.pakker.includes(pakke)));
  $('funn').replaceChildren(...vist.map(funnkort));
  const sum = NIVAER.reduce((s, n) => s + antall(n), 0);
  const listet = svar.alle.length;
  const flere = listet < sum ? ' ' + o('de-forste', listet, sum) : '';
  $('vist').textContent = svar.alle.length === 0 ? o('ingen-funn') : vist.length === 0 ? o('ingen-vist') : o('antall', vist.length, svar.alle.length) + flere;
}

function funnkort(funn) {
  const linje = funn.sted?.linje;
  const sted = linje
      ? lag('button', {type: 'button', klasse: 'til-linje', tekst: o('til-linje', linje)})
      : lag('span', {klasse: 'dus liten', tekst: funn.iForlopet ? o('i-forlopet') : o('uten-linje')});
  if (linje) sted.addEventListener('click', () => visning.gaaTil(funn));
  const regel = lag('a', {href: `/regler/${encodeURIComponent(funn.regel)}${ord.sprak === 'nb' ? '' : '?sprak=' + ord.sprak}`, klasse: 'kode', tekst: funn.regel, target: '_blank', rel: 'noopener'});
  const kort = lag('li', {klasse: 'kort ' + funn.alvorlighet, tabindex: '-1'},
      lag('p', {klasse: 'funnhode'}, lag('span', {klasse: 'vekt', tekst: o(funn.alvorlighet)}), regel, sted),
      lag('p', {tekst: funn.tekst}),
      lag('p', {klasse: 'dus liten'},
          lag('span', {lang: 'nb', tekst: funn.kilde ?? ''}),
          [funn.tolkning ? o('tolkning') : '', funn.funnet ? `${o('funnet')}: ${funn.funnet}` : '', funn.apprec ? `AppRec ${funn.apprec}` : '']
              .filter(Boolean).map(t => ' · ' + t).join('')),
      funn.teknisk ? lag('details', {}, lag('summary', {tekst: o('teknisk')}), lag('p', {klasse: 'liten', lang: 'nb', tekst: funn.teknisk}),
          funn.sted?.xpath ? lag('p', {klasse: 'kode liten', tekst: funn.sted.xpath}) : null) : null);
  kort.funn = funn;
  return kort;
}

/** Goes to the first of these findings in the list, which shows it even if it was filtered away. */
function visFunnet(funn) {
  velgFane($('fane-funn'));
  const finn = () => [...$('funn').children].find(k => funn.includes(k.funn));
  if (!finn()) {
    for (const b of $('nivaer').querySelectorAll('input')) b.checked = true;
    $('pakke').value = '';
    visFunn();
  }
  for (const k of $('funn').children) k.classList.toggle('valgt', funn.includes(k.funn));
  finn()?.scrollIntoView({block: 'nearest'});
  finn()?.focus({preventScroll: true});
}

// ---- AppRec and curl

async function visApprec() {
  const mitt = nummer;
  const k = svar.kvittering;
  const rader = k.apprec ?? [];
  if (rader.length === 0) {
    $('apprec-kort').replaceChildren(lag('p', {tekst: o('ingen-apprec')}));
    return;
  }
  const celle = (navn, tekst) => lag(navn, {tekst});
  $('apprec-kort').replaceChildren(lag('table', {klasse: 'liten'},
      lag('thead', {}, lag('tr', {}, ...['rolle', 'versjon', 'status', 'koder'].map(n => lag('th', {scope: 'col', tekst: o(n)})))),
      lag('tbody', {}, ...rader.map(r => lag('tr', {}, celle('td', r.rolle ?? ''), celle('td', r.versjon ?? ''), celle('td', r.status ?? ''), celle('td', (r.feil ?? []).join(', ') || '–'))))));
  const svaret = await kall(VALIDERINGER + sporring(), svar.innhold, {'Content-Type': 'application/xml', Accept: 'application/xml'});
  const tekst = svaret.status === 200 ? await svaret.text() : (await svaret.json()).detail ?? '';
  if (mitt !== nummer) return;
  $('apprec').hidden = false;
  apprecvisning.vis(tekst);
}

/** As a shell takes a text whatever it holds. */
const sitat = tekst => `'${tekst.replaceAll("'", "'\\''")}'`;

function visCurl() {
  const linjer = godta => [
    'curl -H ' + sitat('Content-Type: application/xml'),
    ...(godta ? ['-H ' + sitat('Accept: ' + godta)] : []),
    '--data-binary ' + sitat('@' + melding.navn),
    sitat(location.origin + VALIDERINGER + sporring()),
  ].join(' \\\n  ');
  $('curl').textContent = linjer(null);
  $('curl-apprec').textContent = linjer('application/xml');
}

async function kopier() {
  try {
    await navigator.clipboard.writeText($('curl').textContent);
    $('kopiert').textContent = o('kopiert');
  } catch {
    getSelection().selectAllChildren($('curl'));
    $('kopiert').textContent = o('ikke-kopiert');
  }
}

function lagre() {
  const lenke = lag('a', {download: melding.navn, href: URL.createObjectURL(kropp())});
  lenke.click();
  URL.revokeObjectURL(lenke.href);
}

// ---- Tabs, by the keys that tabs have

const faner = [...document.querySelectorAll('[role=tab]')];

function velgFane(fane) {
  for (const f of faner) {
    const denne = f === fane;
    f.setAttribute('aria-selected', String(denne));
    f.tabIndex = denne ? 0 : -1;
    $(f.getAttribute('aria-controls')).hidden = !denne;
  }
  if (fane.id === 'fane-apprec' && svar && !$('apprec-kort').hasChildNodes()) visApprec();
}

for (const fane of faner) {
  fane.addEventListener('click', () => velgFane(fane));
  fane.addEventListener('keydown', e => {
    const skritt = {ArrowRight: 1, ArrowLeft: -1}[e.key];
    const til = e.key === 'Home' ? faner[0] : e.key === 'End' ? faner.at(-1) : skritt ? faner.at((faner.indexOf(fane) + skritt) % faner.length) : null;
    if (!til) return;
    e.preventDefault();
    velgFane(til);
    til.focus();
  });
}

// ---- Where messages come from

async function velgEksempel(fil, regelsett, forlop) {
  const svaret = await fetch('/eksempler/' + fil.split('/').map(encodeURIComponent).join('/'), {redirect: 'error'});
  if (svaret.status !== 200) return;
  if (regelsett !== null) velgRegelsett(regelsett);
  await ta(await svaret.blob(), fil.slice(fil.lastIndexOf('/') + 1), {forlop});
}

function velgRegelsett(id) {
  if (id && ![...$('regelsett').options].some(v => v.value === id)) $('regelsett').append(lag('option', {value: id, tekst: id}));
  $('regelsett').value = id;
}

function tom() {
  nummer++;
  svar = null;
  melding = {kilde: null, navn: 'melding.xml', forlop: false, delvis: false};
  visning.vis('');
  visNavn();
  $('eksempel').value = '';
  $('fil').value = '';
  $('stor').hidden = true;
  $('svar').hidden = true;
  $('dom').className = 'dom';
  $('dom').replaceChildren(lag('p', {klasse: 'dus', tekst: o('venter')}));
}

$('eksempel').addEventListener('change', e => {
  const valgt = e.target.selectedOptions[0];
  if (valgt.value) velgEksempel(valgt.value, valgt.dataset.regelsett ?? '', valgt.dataset.forlop === 'ja');
});
$('fil').addEventListener('change', e => {
  const [fil] = e.target.files;
  if (fil) {
    // The same file may be picked again when it has been mended.
    e.target.value = '';
    $('eksempel').value = '';
    ta(fil, fil.name);
  }
});
$('regelsett').addEventListener('change', () => bedom());
$('valg').addEventListener('submit', e => e.preventDefault());
$('filter').addEventListener('submit', e => e.preventDefault());
$('filter').addEventListener('change', visFunn);
$('bedom').addEventListener('click', () => bedom());
$('tom').addEventListener('click', tom);
$('lagre').addEventListener('click', lagre);
$('kopier').addEventListener('click', kopier);

let inne = 0;
const harFil = e => e.dataTransfer?.types.includes('Files');
addEventListener('dragenter', e => {
  if (harFil(e) && ++inne) document.body.classList.add('slipper');
});
addEventListener('dragleave', e => {
  if (harFil(e) && --inne <= 0) document.body.classList.remove('slipper');
});
addEventListener('dragover', e => {
  if (harFil(e)) e.preventDefault();
});
addEventListener('drop', e => {
  inne = 0;
  document.body.classList.remove('slipper');
  const fil = e.dataTransfer?.files?.[0];
  if (!fil) return;
  e.preventDefault();
  e.stopPropagation();
  $('eksempel').value = '';
  ta(fil, fil.name);
}, true);

fetch('/api/v1/regelsett').then(s => s.json()).then(alle => {
  const valgt = $('regelsett').value;
  for (const p of alle.filter(p => p.id !== 'nasjonal')) {
    const finnes = [...$('regelsett').options].find(v => v.value === p.id);
    if (finnes) finnes.textContent = p.tittel;
    else $('regelsett').append(lag('option', {value: p.id, tekst: p.tittel, lang: 'nb'}));
  }
  $('regelsett').value = valgt;
}).catch(() => {});

const onsket = new URLSearchParams(location.search).get('eksempel');
if (onsket && /^[\w./-]+$/.test(onsket) && !onsket.includes('..')) {
  const valg = [...$('eksempel').options].find(v => v.value === onsket);
  if (valg) valg.selected = true;
  velgEksempel(onsket, valg?.dataset.regelsett ?? null, valg?.dataset.forlop === 'ja');
}
document.documentElement.dataset.klar = 'ja';
