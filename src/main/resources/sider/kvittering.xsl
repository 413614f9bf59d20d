<?xml version="1.0" encoding="UTF-8"?>
<!-- The receipt as a page: from the JSON of the contract, so that the page can show nothing the contract does not hold. The
     rest of the JSON names things that the receipt has as codes. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:map="http://www.w3.org/2005/xpath-functions/map"
                xmlns:f="https://meldingsvakt.no/ns/side" exclude-result-prefixes="#all" expand-text="yes">
  <xsl:include href="felles.xsl"/>
  <xsl:variable name="k" select="$s?kvittering" as="map(*)"/>

  <!-- Every word of the page, in each language under the same keys. {0} and {1} are put in. -->
  <xsl:variable name="tekster" as="map(xs:string, map(xs:string, xs:string))" select="map {
    'nb': map {
      'tittel': 'Kvittering – {0}',
      'GODTATT': 'Godtatt', 'GODTATT_MED_AVVIK': 'Godtatt med avvik', 'AVVIST': 'Avvist', 'IKKE_VURDERT': 'Ikke vurdert',
      'GODTATT-dom': 'Meldingen er godtatt. Det er ingenting å bemerke.',
      'GODTATT_MED_AVVIK-dom': 'Meldingen er godtatt, men ikke alt er slik standarder og avtaler krever.',
      'AVVIST-dom': 'Meldingen er avvist av tekniske grunner.',
      'IKKE_VURDERT-dom': 'Noe sviktet hos oss, så meldingen er ikke vurdert. Avsenderen har ikke gjort noe galt.',
      'GODTATT-gjor': 'Ingen trenger å rette noe.',
      'GODTATT_MED_AVVIK-gjor': 'Mottakeren kan bruke meldingen. Avsenderen bør gå gjennom avvikene under, og skal ikke sende meldingen på nytt bare på grunn av dem.',
      'AVVIST-gjor': 'Avsenderen må rette det som står som «Avvises» under, og sende meldingen på nytt med ny meldings-id. Mottakeren skal ikke ta den i bruk.',
      'IKKE_VURDERT-gjor': 'Avsenderen kan sende meldingen på nytt senere. Den som drifter tjenesten, må rette det som sviktet.',
      'frister-gjor': 'I forløpet er {0}: se under hvem som må gjøre hva.',
      'ett-brutt': 'én frist brutt', 'flere-brutt': '{0} frister brutt', 'en-apen': 'én frist åpen', 'flere-apne': '{0} frister åpne', 'og': ' og ',
      'duplikat': 'Meldingen er mottatt før. Dette er svaret den fikk da.',
      'lagret': 'Kvitteringen er hentet fram igjen. Navn på partene lagres ikke, og tekstene i avvikene står på det språket de ble skrevet på.',
      'meldingen': 'Meldingen', 'type': 'Type', 'standard': 'Standard', 'id': 'Meldings-id', 'sendt': 'Sendt', 'fra': 'Fra', 'til': 'Til', 'kopi': 'Kopi til',
      'ikke-oppgitt': 'ikke oppgitt', 'ukjent': 'ukjent', 'uten-navn': 'uten navn', 'her-id': 'HER-id {0}',
      'frister': 'Frister i forløpet', 'ingen-frister': 'Ingen frister løper i forløpet.',
      'APEN': 'Åpen', 'BRUTT': 'Brutt', 'HOLDT': 'Holdt', 'UNNTATT': 'Unntatt',
      'APEN-frist': '{0} må gjøre det innen {1}.', 'BRUTT-frist': '{0} skulle ha gjort det innen {1}; det er ikke sett av tjenesten i tide.',
      'HOLDT-frist': '{0} gjorde det innen fristen, som var {1}.', 'UNNTATT-frist': 'Det er gjort unntak fra fristen, som ellers var {1}.',
      'AVSENDER': 'Avsenderen', 'MOTTAKER': 'Mottakeren',
      'AVSENDER-denne': 'Avsenderen av denne meldingen', 'MOTTAKER-denne': 'Mottakeren av denne meldingen',
      'AVSENDER-annen': 'Avsenderen av meldingen som startet fristen', 'MOTTAKER-annen': 'Mottakeren av meldingen som startet fristen',
      'startet': 'Begynte å løpe {0}', 'tolkning': 'tolkning', 'fristen-tolket': 'lengden er vår tolkning',
      'ingen-avvik': 'Ingen avvik', 'ett-avvik': 'Ett avvik', 'flere-avvik': '{0} avvik', 'de-forste': 'De {0} første vises.',
      'AVVISES': 'Avvises', 'FEIL': 'Feil', 'ADVARSEL': 'Advarsel', 'MERKNAD': 'Merknad',
      'linje': 'linje {0}, kolonne {1}', 'bare-linje': 'linje {0}', 'funnet': 'funnet: {0}', 'kode': 'kode {0}', 'utvikler': 'For den som retter avsendersystemet',
      'sviktet': 'Dette sviktet hos oss',
      'apprec': 'Applikasjonskvittering', 'ingen-apprec': 'Det sendes ingen applikasjonskvittering på denne meldingen.',
      'rolle': 'Fra', 'PRIM': 'Hovedmottaker', 'COP': 'Kopimottaker', 'versjon': 'Versjon', 'status': 'Status', 'koder': 'Koder', 'status-1': '1 OK', 'status-2': '2 Avvist',
      'vurdert': 'Vurdert {0} av {1}, kvittering {2}.', 'regelsett': 'Regelsett: {0}' },
    'nn': map {
      'tittel': 'Kvittering – {0}',
      'GODTATT': 'Godteken', 'GODTATT_MED_AVVIK': 'Godteken med avvik', 'AVVIST': 'Avvist', 'IKKE_VURDERT': 'Ikkje vurdert',
      'GODTATT-dom': 'Meldinga er godteken. Det er ingenting å merke seg.',
      'GODTATT_MED_AVVIK-dom': 'Meldinga er godteken, men ikkje alt er slik standardar og avtalar krev.',
      'AVVIST-dom': 'Meldinga er avvist av tekniske grunnar.',
      'IKKE_VURDERT-dom': 'Noko svikta hos oss, så meldinga er ikkje vurdert. Avsendaren har ikkje gjort noko gale.',
      'GODTATT-gjor': 'Ingen treng å rette noko.',
      'GODTATT_MED_AVVIK-gjor': 'Mottakaren kan bruke meldinga. Avsendaren bør gå gjennom avvika under, og skal ikkje sende meldinga på nytt berre på grunn av dei.',
      'AVVIST-gjor': 'Avsendaren må rette det som står som «Blir avvist» under, og sende meldinga på nytt med ny meldings-id. Mottakaren skal ikkje ta ho i bruk.',
      'IKKE_VURDERT-gjor': 'Avsendaren kan sende meldinga på nytt seinare. Den som driftar tenesta, må rette det som svikta.',
      'frister-gjor': 'I forløpet er {0}: sjå under kven som må gjere kva.',
      'ett-brutt': 'éin frist broten', 'flere-brutt': '{0} fristar brotne', 'en-apen': 'éin frist open', 'flere-apne': '{0} fristar opne', 'og': ' og ',
      'duplikat': 'Meldinga er motteken før. Dette er svaret ho fekk då.',
      'lagret': 'Kvitteringa er henta fram att. Namn på partane blir ikkje lagra, og tekstane i avvika står på det språket dei vart skrivne på.',
      'meldingen': 'Meldinga', 'type': 'Type', 'standard': 'Standard', 'id': 'Meldings-id', 'sendt': 'Send', 'fra': 'Frå', 'til': 'Til', 'kopi': 'Kopi til',
      'ikke-oppgitt': 'ikkje oppgjeve', 'ukjent': 'ukjend', 'uten-navn': 'utan namn', 'her-id': 'HER-id {0}',
      'frister': 'Fristar i forløpet', 'ingen-frister': 'Ingen fristar går i forløpet.',
      'APEN': 'Open', 'BRUTT': 'Broten', 'HOLDT': 'Halden', 'UNNTATT': 'Unnateken',
      'APEN-frist': '{0} må gjere det innan {1}.', 'BRUTT-frist': '{0} skulle ha gjort det innan {1}; tenesta har ikkje sett det i tide.',
      'HOLDT-frist': '{0} gjorde det innan fristen, som var {1}.', 'UNNTATT-frist': 'Det er gjort unntak frå fristen, som elles var {1}.',
      'AVSENDER': 'Avsendaren', 'MOTTAKER': 'Mottakaren',
      'AVSENDER-denne': 'Avsendaren av denne meldinga', 'MOTTAKER-denne': 'Mottakaren av denne meldinga',
      'AVSENDER-annen': 'Avsendaren av meldinga som starta fristen', 'MOTTAKER-annen': 'Mottakaren av meldinga som starta fristen',
      'startet': 'Byrja å gå {0}', 'tolkning': 'tolking', 'fristen-tolket': 'lengda er vår tolking',
      'ingen-avvik': 'Ingen avvik', 'ett-avvik': 'Eitt avvik', 'flere-avvik': '{0} avvik', 'de-forste': 'Dei {0} første er viste.',
      'AVVISES': 'Blir avvist', 'FEIL': 'Feil', 'ADVARSEL': 'Åtvaring', 'MERKNAD': 'Merknad',
      'linje': 'linje {0}, kolonne {1}', 'bare-linje': 'linje {0}', 'funnet': 'funne: {0}', 'kode': 'kode {0}', 'utvikler': 'For den som rettar avsendarsystemet',
      'sviktet': 'Dette svikta hos oss',
      'apprec': 'Applikasjonskvittering', 'ingen-apprec': 'Det blir ikkje sendt applikasjonskvittering på denne meldinga.',
      'rolle': 'Frå', 'PRIM': 'Hovudmottakar', 'COP': 'Kopimottakar', 'versjon': 'Versjon', 'status': 'Status', 'koder': 'Kodar', 'status-1': '1 OK', 'status-2': '2 Avvist',
      'vurdert': 'Vurdert {0} av {1}, kvittering {2}.', 'regelsett': 'Regelsett: {0}' },
    'en': map {
      'tittel': 'Receipt – {0}',
      'GODTATT': 'Accepted', 'GODTATT_MED_AVVIK': 'Accepted with findings', 'AVVIST': 'Rejected', 'IKKE_VURDERT': 'Not judged',
      'GODTATT-dom': 'The message is accepted. There is nothing to remark.',
      'GODTATT_MED_AVVIK-dom': 'The message is accepted, but not everything is as standards and agreements demand.',
      'AVVIST-dom': 'The message is rejected on technical grounds.',
      'IKKE_VURDERT-dom': 'Something failed on our side, so the message has not been judged. The sender has done nothing wrong.',
      'GODTATT-gjor': 'Nobody needs to mend anything.',
      'GODTATT_MED_AVVIK-gjor': 'The receiver can use the message. The sender should look through the findings below, and is not to send the message again merely because of them.',
      'AVVIST-gjor': 'The sender must mend what is marked “Rejects” below, and send the message again with a new message id. The receiver is not to take it into use.',
      'IKKE_VURDERT-gjor': 'The sender can send the message again later. Whoever runs the service must mend what failed.',
      'frister-gjor': 'The stay has {0}: see below who must do what.',
      'ett-brutt': 'one broken deadline', 'flere-brutt': '{0} broken deadlines', 'en-apen': 'one open deadline', 'flere-apne': '{0} open deadlines', 'og': ' and ',
      'duplikat': 'The message has been received before. This is the answer it got then.',
      'lagret': 'This receipt has been stored. Names of parties are not kept, and the texts of findings are in the language they were written in.',
      'meldingen': 'The message', 'type': 'Type', 'standard': 'Standard', 'id': 'Message id', 'sendt': 'Sent', 'fra': 'From', 'til': 'To', 'kopi': 'Copy to',
      'ikke-oppgitt': 'not given', 'ukjent': 'unknown', 'uten-navn': 'no name', 'her-id': 'HER id {0}',
      'frister': 'Deadlines of the stay', 'ingen-frister': 'No deadlines run in the stay.',
      'APEN': 'Open', 'BRUTT': 'Broken', 'HOLDT': 'Held', 'UNNTATT': 'Exempt',
      'APEN-frist': '{0} must do this by {1}.', 'BRUTT-frist': '{0} should have done this by {1}; the service has not seen it done in time.',
      'HOLDT-frist': '{0} did this within the deadline, which was {1}.', 'UNNTATT-frist': 'An exemption applies to the deadline, which would have been {1}.',
      'AVSENDER': 'The sender', 'MOTTAKER': 'The receiver',
      'AVSENDER-denne': 'The sender of this message', 'MOTTAKER-denne': 'The receiver of this message',
      'AVSENDER-annen': 'The sender of the message that started the deadline', 'MOTTAKER-annen': 'The receiver of the message that started the deadline',
      'startet': 'Began to run {0}', 'tolkning': 'interpretation', 'fristen-tolket': 'its length is our interpretation',
      'ingen-avvik': 'No findings', 'ett-avvik': 'One finding', 'flere-avvik': '{0} findings', 'de-forste': 'The first {0} are shown.',
      'AVVISES': 'Rejects', 'FEIL': 'Error', 'ADVARSEL': 'Warning', 'MERKNAD': 'Remark',
      'linje': 'line {0}, column {1}', 'bare-linje': 'line {0}', 'funnet': 'found: {0}', 'kode': 'code {0}', 'utvikler': 'For whoever mends the sending system',
      'sviktet': 'This failed on our side',
      'apprec': 'Application receipt', 'ingen-apprec': 'No application receipt is sent for this message.',
      'rolle': 'From', 'PRIM': 'Main receiver', 'COP': 'Copy receiver', 'versjon': 'Version', 'status': 'Status', 'koder': 'Codes', 'status-1': '1 OK', 'status-2': '2 Rejected',
      'vurdert': 'Judged {0} by {1}, receipt {2}.', 'regelsett': 'Rule packs: {0}' } }"/>

  <xsl:variable name="maneder" as="map(xs:string, xs:string*)" select="map {
    'nb': ('januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember'),
    'nn': ('januar', 'februar', 'mars', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'desember'),
    'en': ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December') }"/>

  <xsl:function name="f:t" as="xs:string">
    <xsl:param name="navn" as="xs:string"/>
    <xsl:sequence select="$tekster($sprak)($navn)"/>
  </xsl:function>

  <xsl:function name="f:t" as="xs:string">
    <xsl:param name="navn" as="xs:string"/>
    <xsl:param name="innsatt" as="item()*"/>
    <xsl:sequence select="fold-left(1 to count($innsatt), f:t($navn), function($t, $i) {
        let $d := tokenize($t, '\{' || ($i - 1) || '\}') return string-join($d, string($innsatt[$i])) })"/>
  </xsl:function>

  <!-- A moment as people read it, in Norwegian time; what is no whole moment is shown as it stands. -->
  <xsl:function name="f:tid" as="xs:string">
    <xsl:param name="tekst" as="xs:string?"/>
    <xsl:variable name="norsk" as="xs:string" select="
        if (empty($tekst)) then f:t('ikke-oppgitt')
        else if ($tekst castable as xs:dateTime and matches($tekst, '(Z|[+-]\d\d:\d\d)$'))
             then format-dateTime(xs:dateTime($tekst), '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01]', 'en', (), 'Europe/Oslo')
        else $tekst"/>
    <xsl:variable name="d" select="analyze-string($norsk, '^(\d{4})-(0[1-9]|1[0-2])-(\d\d)(T(\d\d):(\d\d)(:(\d\d))?(\.\d+)?)?$')//*:group ! string()"/>
    <xsl:variable name="g" as="map(xs:integer, xs:string)" select="map:merge(
        analyze-string($norsk, '^(\d{4})-(0[1-9]|1[0-2])-(\d\d)(T(\d\d):(\d\d)(:(\d\d))?(\.\d+)?)?$')//*:group ! map { xs:integer(@nr): string(.) })"/>
    <xsl:variable name="sekunder" select="if ($g(8) and $g(8) ne '00') then $g(8) else ()"/>
    <xsl:sequence select="
        if (empty($d)) then $norsk
        else let $dag := string(xs:integer($g(3))), $maned := $maneder($sprak)[xs:integer($g(2))]
             return if ($sprak = 'en')
                    then $dag || ' ' || $maned || ' ' || $g(1) || (if ($g(4)) then ' at ' || string-join(($g(5), $g(6), $sekunder), ':') else '')
                    else $dag || '. ' || $maned || ' ' || $g(1) || (if ($g(4)) then ' kl. ' || string-join(($g(5), $g(6), $sekunder), '.') else '')"/>
  </xsl:function>

  <xsl:template name="xsl:initial-template">
    <html lang="{$sprak}">
      <xsl:call-template name="hode"><xsl:with-param name="tittel" select="f:t('tittel', f:t($k?status))"/></xsl:call-template>
      <body>
        <xsl:call-template name="navigasjon"/>
        <main id="innhold" class="kvittering" tabindex="-1">
          <div class="dom {$k?status}">
            <h1>{f:t($k?status)}</h1>
            <p>{f:t($k?status || '-dom')}</p>
            <p class="gjor">{f:t($k?status || '-gjor')}</p>
            <xsl:call-template name="fristene-kort"/>
            <xsl:if test="$k?duplikat"><p>{f:t('duplikat')}</p></xsl:if>
            <xsl:if test="$s?lagret"><p class="dus">{f:t('lagret')}</p></xsl:if>
          </div>
          <xsl:if test="exists($k?melding)">
            <xsl:call-template name="melding"/>
          </xsl:if>
          <xsl:if test="exists($k?forlop)">
            <xsl:call-template name="frister"/>
          </xsl:if>
          <xsl:call-template name="avvik"/>
          <xsl:if test="map:contains($k, 'ikkeVurdert')">
            <h2>{f:t('sviktet')}</h2>
            <ul>
              <xsl:for-each select="$k?ikkeVurdert?*">
                <li><span class="regel">{?regel}</span><xsl:text>: </xsl:text><span lang="nb">{?arsak}</span></li>
              </xsl:for-each>
            </ul>
          </xsl:if>
          <xsl:call-template name="apprec"/>
          <footer>
            <p>{f:t('vurdert', (f:tid($k?vurdert), $k?motor, $k?id))}</p>
            <p>{f:t('regelsett', string-join($k?regelsett?* ! (?id || ' ' || ?versjon || ' (' || substring(?sha256, 1, 12) || ')'), ', '))}</p>
          </footer>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template name="fristene-kort">
    <xsl:variable name="brutt" select="count($k?forlop?frister?*[?status = 'BRUTT'])"/>
    <xsl:variable name="apne" select="count($k?forlop?frister?*[?status = 'APEN'])"/>
    <xsl:if test="$brutt + $apne gt 0">
      <xsl:variable name="deler" select="(
          if ($brutt = 1) then f:t('ett-brutt') else if ($brutt gt 1) then f:t('flere-brutt', $brutt) else (),
          if ($apne = 1) then f:t('en-apen') else if ($apne gt 1) then f:t('flere-apne', $apne) else ())"/>
      <p class="gjor">{f:t('frister-gjor', string-join($deler, f:t('og')))}</p>
    </xsl:if>
  </xsl:template>

  <xsl:template name="melding">
    <xsl:variable name="m" select="$k?melding"/>
    <h2>{f:t('meldingen')}</h2>
    <dl>
      <dt>{f:t('type')}</dt>
      <dd>
        <xsl:choose>
          <xsl:when test="exists($s?typenavn)">{$s?typenavn}<xsl:text> </xsl:text><span class="dus">({$m?type})</span></xsl:when>
          <xsl:otherwise>{($m?type, f:t('ikke-oppgitt'))[1]}</xsl:otherwise>
        </xsl:choose>
      </dd>
      <dt>{f:t('standard')}</dt>
      <dd>
        <xsl:choose>
          <xsl:when test="exists($s?standardnavn)"><span lang="nb">{$s?standardnavn} {$m?versjon}</span></xsl:when>
          <xsl:when test="exists($m?standard)">{$m?standard} {$m?versjon}</xsl:when>
          <xsl:otherwise>{f:t('ukjent')}</xsl:otherwise>
        </xsl:choose>
      </dd>
      <dt>{f:t('id')}</dt><dd>{($m?msgId, f:t('ikke-oppgitt'))[1]}</dd>
      <dt>{f:t('sendt')}</dt><dd>{f:tid($m?sendt)}</dd>
      <dt>{f:t('fra')}</dt><dd>{f:part($m?avsender)}</dd>
      <xsl:for-each select="$m?mottakere?*">
        <dt>{f:t(if (?rolle = 'COP') then 'kopi' else 'til')}</dt>
        <dd>{f:part(.)}</dd>
      </xsl:for-each>
    </dl>
  </xsl:template>

  <xsl:function name="f:part" as="xs:string">
    <xsl:param name="p" as="map(*)?"/>
    <xsl:sequence select="if (empty($p)) then f:t('ikke-oppgitt')
        else string-join(($p, $p?tjeneste) ! (let $id := ?herId ! f:t('her-id', .) return
             if (exists(?navn)) then ?navn || $id ! (' (' || . || ')') else ($id, f:t('uten-navn'))[1]), ', ')"/>
  </xsl:function>

  <xsl:template name="frister">
    <h2>{f:t('frister')}</h2>
    <xsl:if test="empty($k?forlop?frister?*)"><p>{f:t('ingen-frister')}</p></xsl:if>
    <ol>
      <xsl:for-each select="sort($k?forlop?frister?*, (), function($fr) { (index-of(('BRUTT', 'APEN', 'UNNTATT', 'HOLDT'), $fr?status), 9)[1], string($fr?utloper) })">
        <xsl:variable name="krav" select="$s?krav?(?regel)"/>
        <xsl:variable name="hvem" select="if (array:size(?meldinger) = 0) then ?ansvarlig
            else if (?meldinger?1 = $k?melding?msgId) then ?ansvarlig || '-denne' else ?ansvarlig || '-annen'" xmlns:array="http://www.w3.org/2005/xpath-functions/array"/>
        <li class="kort frist {?status}">
          <span class="vekt">{f:t(?status)}</span>
          <xsl:call-template name="regel"/>
          <xsl:if test="exists($krav)"><p>{$krav}</p></xsl:if>
          <p>{f:t(?status || '-frist', (f:t($hvem), f:tid(?utloper)))}</p>
          <p class="dus">{f:t('startet', f:tid(?starter))}{if (?tolkning) then ' · ' || f:t('fristen-tolket') else ''}</p>
        </li>
      </xsl:for-each>
    </ol>
  </xsl:template>

  <xsl:template name="avvik">
    <xsl:variable name="antall" select="xs:integer(sum($k?antallAvvik?*))"/>
    <h2>{if ($antall = 0) then f:t('ingen-avvik') else if ($antall = 1) then f:t('ett-avvik') else f:t('flere-avvik', $antall)}</h2>
    <xsl:if test="$antall > count($k?avvik?*)">
      <p class="dus">{f:t('de-forste', count($k?avvik?*))}</p>
    </xsl:if>
    <ol>
      <xsl:for-each select="$k?avvik?*">
        <li class="kort avvik {?alvorlighet}">
          <span class="vekt">{f:t(?alvorlighet)}</span>
          <xsl:call-template name="regel"/>
          <p>{?tekst}</p>
          <p class="dus"><span lang="nb">{?kilde}</span>{string-join((
              if (?tolkning) then ' (' || f:t('tolkning') || ')' else '',
              ?sted[exists(?linje)] ! (' · ' || (if (exists(?kolonne)) then f:t('linje', (xs:integer(?linje), xs:integer(?kolonne))) else f:t('bare-linje', xs:integer(?linje)))),
              ?funnet ! (' · ' || f:t('funnet', .)),
              ?apprec ! (' · ' || f:t('kode', .))))}</p>
          <xsl:if test="exists((?teknisk, ?sted?xpath))">
            <details>
              <summary>{f:t('utvikler')}</summary>
              <xsl:if test="exists(?teknisk)"><p class="dus" lang="nb">{?teknisk}</p></xsl:if>
              <xsl:if test="exists(?sted?xpath)"><p class="dus regel">{?sted?xpath}</p></xsl:if>
            </details>
          </xsl:if>
        </li>
      </xsl:for-each>
    </ol>
  </xsl:template>

  <!-- The rule of a finding or a deadline. From a file there is nothing to lead to. -->
  <xsl:template name="regel">
    <xsl:choose>
      <xsl:when test="exists($s?topp)"><a class="regel" href="{f:til('/regler/' || encode-for-uri(?regel))}">{?regel}</a></xsl:when>
      <xsl:otherwise><span class="regel">{?regel}</span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="apprec">
    <h2>{f:t('apprec')}</h2>
    <xsl:choose>
      <xsl:when test="empty($k?apprec?*)"><p>{f:t('ingen-apprec')}</p></xsl:when>
      <xsl:otherwise>
        <table class="stabel">
          <thead><tr><th scope="col">{f:t('rolle')}</th><th scope="col">{f:t('versjon')}</th><th scope="col">{f:t('status')}</th><th scope="col">{f:t('koder')}</th></tr></thead>
          <xsl:for-each select="$k?apprec?*">
            <tr>
              <td data-navn="{f:t('rolle')}">{if (?rolle = ('PRIM', 'COP')) then f:t(?rolle) else ?rolle}</td><td data-navn="{f:t('versjon')}">{?versjon}</td>
              <td data-navn="{f:t('status')}">{f:t(if (?status = '1') then 'status-1' else 'status-2')}</td>
              <td data-navn="{f:t('koder')}">{string-join(?feil?*, ', ')}</td>
            </tr>
          </xsl:for-each>
        </table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
