<?xml version="1.0" encoding="UTF-8"?>
<!--
  The episode document (xsd/forlop/1.0): its events, their times and their references. Times come out with offset, so that subtracting
  them gives real elapsed time across summer time. Needs tid.xsl.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:f="https://meldingsvakt.no/ns/forlop"
    xmlns:map="http://www.w3.org/2005/xpath-functions/map"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- The moment of a sendt, mottatt, skjedde …; for one that tells only a day, the day's first moment. -->
  <xsl:function name="mv:tid" as="xs:dateTime?">
    <xsl:param name="tid" as="element()*"/>
    <xsl:sequence select="mv:moment($tid[1]/@tid)"/>
  </xsl:function>

  <!-- The last moment that it can have been: for one that tells only a day, the first moment of the next. -->
  <xsl:function name="mv:senest" as="xs:dateTime?">
    <xsl:param name="tid" as="element()*"/>
    <xsl:sequence select="mv:moment($tid[1]/(if (@presisjon = 'DAG') then @dognslutt else @tid))"/>
  </xsl:function>

  <!-- True when the two may be the same point in time, as far as both tell; seconds aside. -->
  <xsl:function name="mv:kan-vare-lik" as="xs:boolean">
    <xsl:param name="en" as="element()"/>
    <xsl:param name="annen" as="element()"/>
    <xsl:sequence select="$en/@dag = $annen/@dag
                          and ($en/@presisjon = 'DAG' or $annen/@presisjon = 'DAG' or substring($en/@kl, 1, 5) = substring($annen/@kl, 1, 5))"/>
  </xsl:function>

  <!-- When it is certain that the patient is dead: when the notice was sent, or the last moment that the death can have come, if that is earlier. -->
  <xsl:function name="mv:dod-fra" as="xs:dateTime?">
    <xsl:param name="dod" as="element()"/>
    <xsl:sequence select="min((mv:tid($dod/f:sendt), mv:senest($dod/f:skjedde)))"/>
  </xsl:function>

  <!-- Its Norwegian calendar day. -->
  <xsl:function name="mv:kalenderdag" as="xs:date?">
    <xsl:param name="tid" as="element()*"/>
    <xsl:sequence select="mv:dag($tid[1]/@dag)"/>
  </xsl:function>

  <!-- The events of the kinds that count: neither cancelled nor rejected. In order of sendt. -->
  <xsl:function name="mv:gjeldende" as="element()*">
    <xsl:param name="forlop" as="element()"/>
    <xsl:param name="slag" as="xs:string*"/>
    <xsl:sequence select="$forlop/f:hendelse[@tilstand = 'GJELDER'][@slag = $slag]"/>
  </xsl:function>

  <!--
    The messages of a stay but its receipts, those and the ones of other stays that they refer to, and the negative answers. Each tells the same of a
    stay each time: where every event asks among them for one with an id, the engine looks in them once.
  -->
  <xsl:function name="mv:meldinger" as="element()*">
    <xsl:param name="forlop" as="element()"/>
    <xsl:sequence select="$forlop/f:hendelse[not(@slag = 'KVITTERING')]/f:melding"/>
  </xsl:function>
  <xsl:function name="mv:alle-meldinger" as="element()*">
    <xsl:param name="forlop" as="element()"/>
    <xsl:sequence select="$forlop/(f:hendelse, f:omtalt)/f:melding"/>
  </xsl:function>
  <xsl:function name="mv:alle-hendelser" as="element()*">
    <xsl:param name="forlop" as="element()"/>
    <xsl:sequence select="$forlop/f:hendelse, $forlop/f:omtalt"/>
  </xsl:function>
  <xsl:function name="mv:avvisninger" as="element()*">
    <xsl:param name="forlop" as="element()"/>
    <xsl:sequence select="$forlop/f:hendelse/f:svar[@status = '2']"/>
  </xsl:function>

  <!-- True when the event has one of the codes of the code list. -->
  <xsl:function name="mv:har-kode" as="xs:boolean">
    <xsl:param name="hendelse" as="element()"/>
    <xsl:param name="kodeverk" as="xs:string"/>
    <xsl:param name="verdier" as="xs:string*"/>
    <xsl:sequence select="$hendelse/f:kode[@kodeverk = $kodeverk]/@verdi = $verdier"/>
  </xsl:function>

  <!-- True when a version of the first event refers to a version of the second, as its parent or as its conversation. -->
  <xsl:function name="mv:er-svar-paa" as="xs:boolean">
    <xsl:param name="svar" as="element()"/>
    <xsl:param name="hendelse" as="element()"/>
    <xsl:sequence select="not($svar is $hendelse) and $svar/f:melding/(@forelder, @samtale) = $hendelse/f:melding/@msgId"/>
  </xsl:function>

  <!-- The events by the MsgIds of their versions: where many events are asked what they refer to, each need not look at all of them. -->
  <xsl:function name="mv:etter-msgid" as="map(xs:string, element()*)">
    <xsl:param name="hendelser" as="element()*"/>
    <xsl:sequence select="map:merge($hendelser ! (let $h := . return distinct-values(f:melding/@msgId) ! map:entry(string(.), $h)), map {'duplicates': 'combine'})"/>
  </xsl:function>

  <!-- Those of the events that mv:er-svar-paa would find the first to refer to. -->
  <xsl:function name="mv:vist-til" as="element()*">
    <xsl:param name="svar" as="element()"/>
    <xsl:param name="etter-msgid" as="map(xs:string, element()*)"/>
    <xsl:sequence select="($svar/f:melding/(@forelder, @samtale) ! $etter-msgid(string(.))) except $svar"/>
  </xsl:function>

  <!-- The message with the id that an event refers to: an event of the stay, or an omtalt where it belongs to another. -->
  <xsl:function name="mv:vist" as="element()?">
    <xsl:param name="hendelse" as="element()"/>
    <xsl:param name="id" as="xs:string?"/>
    <xsl:sequence select="mv:alle-hendelser($hendelse/..)[f:melding/@msgId = $id][1]"/>
  </xsl:function>

  <!-- The message with the id, in the stay or an omtalt of another; the first where several have it. -->
  <xsl:function name="mv:melding" as="element()?">
    <xsl:param name="melding" as="element()"/>
    <xsl:param name="id" as="xs:string?"/>
    <xsl:sequence select="mv:alle-meldinger($melding/../..)[@msgId = $id][1]"/>
  </xsl:function>

  <!-- The message that a message refers to, in the stay or an omtalt of another. -->
  <xsl:function name="mv:forrige" as="element()?">
    <xsl:param name="melding" as="element()"/>
    <xsl:sequence select="(mv:melding($melding, $melding/@forelder), mv:melding($melding, $melding/@samtale))[1]"/>
  </xsl:function>

  <!-- The messages that refer to each other in a ring that the last of those begun with closes; at most so many more are followed. -->
  <xsl:function name="mv:ring" as="element()*">
    <xsl:param name="sett" as="element()+"/>
    <xsl:param name="igjen" as="xs:integer"/>
    <xsl:variable name="neste" select="mv:forrige($sett[last()])"/>
    <xsl:sequence select="if (empty($neste) or $igjen le 0) then ()
                          else if ($neste is $sett[1]) then $sett
                          else if (exists($neste intersect $sett)) then ()
                          else mv:ring(($sett, $neste), $igjen - 1)"/>
  </xsl:function>

  <!-- Who sent the message: its own avsender where it differs from the event's. -->
  <xsl:function name="mv:avsender" as="xs:string*">
    <xsl:param name="melding" as="element()"/>
    <xsl:sequence select="mv:virksomhet(($melding/f:avsender, $melding/../f:avsender)[1])"/>
  </xsl:function>

  <!-- What tells one message from another but their MsgId, content and receivers. -->
  <xsl:function name="mv:kjennemerke" as="xs:string">
    <xsl:param name="melding" as="element()"/>
    <xsl:sequence select="string-join(($melding/../@type, $melding/(@sendt, @status, @dokumentId, @forelder, @samtale, @henvisning) ! (name() || '=' || .),
                                       $melding/f:fakta ! (@navn || '=' || @verdi)), '|')"/>
  </xsl:function>

  <!-- A fact that the message tells of itself. -->
  <xsl:function name="mv:fakta" as="xs:string?">
    <xsl:param name="melding" as="element()?"/>
    <xsl:param name="navn" as="xs:string"/>
    <xsl:sequence select="$melding/f:fakta[@navn = $navn][1]/string(@verdi)"/>
  </xsl:function>

  <!-- The words of a fact that holds several. -->
  <xsl:function name="mv:faktaord" as="xs:string*">
    <xsl:param name="melding" as="element()?"/>
    <xsl:param name="navn" as="xs:string"/>
    <xsl:sequence select="mv:fakta($melding, $navn) ! tokenize(.)"/>
  </xsl:function>

  <!-- True when a receiver answered the message negatively: then it was never received. -->
  <xsl:function name="mv:er-avvist" as="xs:boolean">
    <xsl:param name="melding" as="element()"/>
    <xsl:sequence select="exists(mv:avvisninger($melding/../..)[@paa = $melding/@msgId])"/>
  </xsl:function>

  <!-- True unless the two times, as written, are certainly not the same: to the minute, or to the day where one tells only that. -->
  <xsl:function name="mv:kan-vare-samme-tid" as="xs:boolean">
    <xsl:param name="en" as="xs:string?"/>
    <xsl:param name="annen" as="xs:string?"/>
    <xsl:variable name="a" as="xs:dateTime?" select="mv:tidspunkt($en)"/>
    <xsl:variable name="b" as="xs:dateTime?" select="mv:tidspunkt($annen)"/>
    <xsl:sequence select="empty($a) or empty($b)
                          or (if (contains($en, 'T') and contains($annen, 'T'))
                              then $a - $b lt xs:dayTimeDuration('PT1M') and $b - $a lt xs:dayTimeDuration('PT1M')
                              else mv:dato($a) = mv:dato($b))"/>
  </xsl:function>

  <!-- A time as written, as people read it. -->
  <xsl:function name="mv:vis-skrevet" as="xs:string">
    <xsl:param name="tid" as="xs:string?"/>
    <xsl:variable name="t" as="xs:dateTime?" select="mv:tidspunkt($tid)"/>
    <xsl:sequence select="if (empty($t)) then '' else if (contains($tid, 'T')) then mv:vis-tid($t) else format-dateTime($t, '[D01].[M01].[Y0001]')"/>
  </xsl:function>

  <!-- When a message was sent, as people read it. -->
  <xsl:function name="mv:vis-sendt" as="xs:string">
    <xsl:param name="melding" as="element()"/>
    <xsl:sequence select="mv:vis-tid(mv:moment($melding/@sendt))"/>
  </xsl:function>

  <!-- What tells enterprises apart, of avsender or mottaker: HER-id of level 1, or the service's where that is missing. -->
  <xsl:function name="mv:virksomhet" as="xs:string*">
    <xsl:param name="adresser" as="element()*"/>
    <xsl:sequence select="$adresser ! string((@herId, @tjeneste)[1])[. ne '']"/>
  </xsl:function>

  <!-- True unless the first certainly came after the second: where one tells only the day, all of the day is possible. -->
  <xsl:function name="mv:kan-vare-innen" as="xs:boolean">
    <xsl:param name="en" as="element()*"/>
    <xsl:param name="annen" as="element()*"/>
    <xsl:sequence select="boolean(mv:tid($en) le mv:senest($annen))"/>
  </xsl:function>

  <!-- When the last version that stands of an event was sent: what the event tells, was known from then. -->
  <xsl:function name="mv:siste-sendt" as="xs:dateTime?">
    <xsl:param name="hendelse" as="element()"/>
    <xsl:sequence select="max(($hendelse/f:melding[not(@status = 'C')]/mv:moment(@sendt), mv:tid($hendelse/f:sendt)))"/>
  </xsl:function>

  <!--
    The admission: as the last notice of admission tells it, for one that comes without a discharge between corrects those before it; else
    as the first of the hospital's other messages about the stay does. A discharge letter may tell a ward's.
  -->
  <xsl:function name="mv:innleggelse" as="element()?">
    <xsl:param name="forlop" as="element()"/>
    <xsl:variable name="andre" select="mv:gjeldende($forlop, ('VARSEL', 'OPPDATERT', 'UTSKRIVNINGSKLAR', 'AVMELDT', 'UTSKRIVNINGSRAPPORT'))"/>
    <xsl:sequence select="(mv:gjeldende($forlop, 'INNLAGT')[f:skjedde][last()]/f:skjedde, $andre/f:innlagt)[1]"/>
  </xsl:function>

  <!-- All that is told of when the patient was admitted: by each notice of admission, and what the admission is taken to be. -->
  <xsl:function name="mv:meldte-innleggelser" as="element()*">
    <xsl:param name="forlop" as="element()"/>
    <xsl:sequence select="mv:gjeldende($forlop, 'INNLAGT')/f:skjedde | mv:innleggelse($forlop)"/>
  </xsl:function>

  <!-- The first notice of discharge that tells when it was. -->
  <xsl:function name="mv:meldt-utskrevet" as="element()?">
    <xsl:param name="forlop" as="element()"/>
    <xsl:sequence select="mv:gjeldende($forlop, ('UTSKREVET', 'DOD'))[@type = 'LOG_UTSKREVET'][f:skjedde][1]"/>
  </xsl:function>

  <!--
    When the receiver knew what events of the same kind tell: the first that a receipt shows was received; where none does, the last, for it
    may have been sent again because those before it were lost.
  -->
  <xsl:function name="mv:fikk-vite" as="xs:dateTime?">
    <xsl:param name="hendelser" as="element()*"/>
    <xsl:variable name="kvittert" select="$hendelser[@kvittert = 'OK']"/>
    <xsl:sequence select="if (exists($kvittert)) then min($kvittert/mv:tid(f:mottatt)) else max($hendelser/mv:tid(f:mottatt))"/>
  </xsl:function>

  <!-- The moment, or the admission where that is later: nobody can be late with what concerns an admission that has not been. -->
  <xsl:function name="mv:tidligst-ved" as="xs:dateTime?">
    <xsl:param name="tid" as="xs:dateTime?"/>
    <xsl:param name="innleggelse" as="element()?"/>
    <xsl:variable name="samme-dag" select="$innleggelse/@presisjon = 'DAG' and $tid ge mv:tid($innleggelse)"/>
    <xsl:sequence select="if ($samme-dag) then $tid else $tid ! max((., mv:senest($innleggelse)))"/>
  </xsl:function>

  <!-- True when the patient left or died, or may have, before the moment: what was due by then is no longer. -->
  <xsl:function name="mv:reist-innen" as="xs:boolean">
    <xsl:param name="forlop" as="element()"/>
    <xsl:param name="tid" as="xs:dateTime?"/>
    <xsl:sequence select="exists(mv:gjeldende($forlop, ('UTSKREVET', 'UTREIST', 'DOD'))[mv:tid((f:skjedde, f:sendt)[1]) le $tid])"/>
  </xsl:function>

  <!-- True when the patient was moved within the specialist health service or abroad, and not home to the municipality (code list 8408). -->
  <xsl:function name="mv:er-overforing" as="xs:boolean">
    <xsl:param name="utskrivning" as="element()"/>
    <xsl:sequence select="mv:har-kode($utskrivning, '8408', ('3', '5', '7', '8'))"/>
  </xsl:function>

  <!-- The notice of being ready for discharge, or its withdrawal, that stood when the patient was reported discharged. -->
  <xsl:function name="mv:siste-klarmelding" as="element()?">
    <xsl:param name="utskrivning" as="element()"/>
    <xsl:sequence select="mv:gjeldende($utskrivning/.., ('UTSKRIVNINGSKLAR', 'AVMELDT'))[mv:kan-vare-innen(f:sendt, $utskrivning/f:sendt)][last()]"/>
  </xsl:function>

  <!-- True when the municipality has been told that the patient is ready, and takes over: not withdrawn, no transfer, and the first discharge of the stay. -->
  <xsl:function name="mv:utskrives-til-kommunen" as="xs:boolean">
    <xsl:param name="utskrivning" as="element()"/>
    <xsl:sequence select="$utskrivning/@tilstand = 'GJELDER' and mv:gjeldende($utskrivning/.., 'UTSKREVET')[1] is $utskrivning
                          and mv:siste-klarmelding($utskrivning)/@slag = 'UTSKRIVNINGSKLAR' and not(mv:er-overforing($utskrivning))"/>
  </xsl:function>

  <!-- The day that the patient is ready on: the one that the notice gives, else the one it was sent. -->
  <xsl:function name="mv:klardag" as="xs:string">
    <xsl:param name="klar" as="element()"/>
    <xsl:sequence select="string(($klar/f:klar/@dag, $klar/f:sendt/@dag)[1])"/>
  </xsl:function>

  <!-- The notices that stand of the same day as this one. -->
  <xsl:function name="mv:klarmeldinger-samme-dag" as="element()*">
    <xsl:param name="klar" as="element()"/>
    <xsl:variable name="dag" select="mv:klardag($klar)"/>
    <xsl:sequence select="mv:gjeldende($klar/.., 'UTSKRIVNINGSKLAR')[mv:klardag(.) = $dag]"/>
  </xsl:function>

  <!-- The first of those. All of a day have the same one, so what is asked about that is found out once. -->
  <xsl:function name="mv:dagens-forste" as="element()">
    <xsl:param name="klar" as="element()"/>
    <xsl:variable name="dag" select="mv:klardag($klar)"/>
    <xsl:sequence select="(mv:gjeldende($klar/.., 'UTSKRIVNINGSKLAR')[mv:klardag(.) = $dag][1], $klar)[1]"/>
  </xsl:function>

  <!--
    The notices that say the same as this one, itself among them: the same day, and no withdrawal between. Readiness is told again to another
    service, or because no receipt came; that asks for nothing new.
  -->
  <xsl:function name="mv:samme-klarmelding" as="element()+">
    <xsl:param name="klar" as="element()"/>
    <xsl:variable name="fra" select="mv:gjeldende($klar/.., 'AVMELDT')[. &lt;&lt; $klar][last()]"/>
    <xsl:variable name="til" select="mv:gjeldende($klar/.., 'AVMELDT')[. &gt;&gt; $klar][1]"/>
    <xsl:sequence select="$klar | mv:klarmeldinger-samme-dag(mv:dagens-forste($klar))[empty($fra) or . &gt;&gt; $fra][empty($til) or . &lt;&lt; $til]"/>
  </xsl:function>

  <!-- The first of those. -->
  <xsl:function name="mv:forste-klarmelding" as="element()">
    <xsl:param name="klar" as="element()"/>
    <xsl:variable name="dagens" select="mv:klarmeldinger-samme-dag(mv:dagens-forste($klar))"/>
    <xsl:variable name="fra" select="mv:gjeldende($klar/.., 'AVMELDT')[. &lt;&lt; $klar][last()]"/>
    <xsl:sequence select="($klar | (if (empty($fra)) then $dagens[1] else $dagens[. &gt;&gt; $fra][1]))[1]"/>
  </xsl:function>

  <!-- Dialogue from the municipality that refers to a notice of being ready for discharge, or is coded as the answer to one. -->
  <xsl:function name="mv:tilbakemeldinger" as="element()*">
    <xsl:param name="forlop" as="element()"/>
    <xsl:variable name="klare" select="mv:etter-msgid($forlop/f:hendelse[@slag = 'UTSKRIVNINGSKLAR'])"/>
    <xsl:sequence select="$forlop/f:hendelse[@tilstand = 'GJELDER'][mv:er-fra(., 'KOMMUNE')]
                          [@slag = 'TILBAKEMELDING' or (@type = ('DIALOG_NOTAT', 'DIALOG_HELSEFAGLIG', 'DIALOG_SVAR', 'DIALOG_FORESPORSEL')
                                                        and (some $id in f:melding/(@forelder, @samtale) satisfies map:contains($klare, string($id))))]"/>
  </xsl:function>

  <!--
    The municipality's answers to a notice of being ready for discharge: those that refer to it or to another that says the same, and those that
    refer to no notice, from the first of these until the next that says something else.
  -->
  <xsl:function name="mv:svar-paa-klar" as="element()*">
    <xsl:param name="klar" as="element()"/>
    <xsl:variable name="samme" select="mv:samme-klarmelding($klar)"/>
    <xsl:variable name="klare" select="mv:etter-msgid($klar/../f:hendelse[@slag = 'UTSKRIVNINGSKLAR'])"/>
    <xsl:variable name="neste" select="(mv:gjeldende($klar/.., 'UTSKRIVNINGSKLAR')[. &gt;&gt; $klar] except $samme)[1]"/>
    <xsl:for-each select="mv:tilbakemeldinger($klar/..)[mv:kan-vare-innen($samme[1]/f:sendt, f:sendt)]">
      <xsl:variable name="svar" select="."/>
      <xsl:variable name="viser-til" select="mv:vist-til(., $klare)"/>
      <xsl:sequence select="$svar[if (exists($viser-til)) then exists($viser-til intersect $samme)
                                  else empty($neste) or mv:tid(f:sendt) lt mv:tid($neste/f:sendt)]"/>
    </xsl:for-each>
  </xsl:function>

  <!--
    When the time for an answer to a notice of being ready for discharge, told once or more, begins: when the service that answers had the notice, and without an
    answer when one of the services had it. The services of a municipality have each their queue, and one may be told hours after another.
  -->
  <xsl:function name="mv:svartid-fra" as="xs:dateTime?">
    <xsl:param name="samme" as="element()+"/>
    <xsl:param name="svar" as="element()?"/>
    <xsl:variable name="besvart" select="$samme[some $s in $svar satisfies mv:er-svar-paa($s, .)]"/>
    <xsl:variable name="hos-den-som-svarer" select="$samme[f:mottaker/@tjeneste = $besvart/f:mottaker/@tjeneste]"/>
    <xsl:sequence select="mv:fikk-vite(if (exists($hos-den-som-svarer)) then $hos-den-som-svarer else $samme)"/>
  </xsl:function>

  <!--
    True when the conditions that messages show of a discharge on the patient's own responsibility are met: updated health information sent before
    the patient left, and the discharge letter on the day (Retningslinje 1 – Pasientsamarbeid, pkt. 3.1 a I).
  -->
  <xsl:function name="mv:kan-vare-eget-ansvar" as="xs:boolean">
    <xsl:param name="utskrivning" as="element()"/>
    <xsl:variable name="reist" select="$utskrivning/(f:skjedde, f:sendt)[1]"/>
    <xsl:sequence select="mv:siste-klarmelding($utskrivning)/@slag = 'UTSKRIVNINGSKLAR'
                          and (some $o in mv:gjeldende($utskrivning/.., 'OPPDATERT')/f:sendt satisfies mv:kan-vare-innen($o, $reist) and mv:kan-vare-innen($o, $utskrivning/f:sendt))
                          and (some $e in mv:gjeldende($utskrivning/.., 'EPIKRISE')/f:sendt satisfies mv:dag($e/@dag) le mv:dag($reist/@dag))"/>
  </xsl:function>

  <!-- The versions of the health information that stands and tells an expected day of discharge, in order of sendt. -->
  <xsl:function name="mv:versjoner-med-ventet" as="element()*">
    <xsl:param name="forlop" as="element()"/>
    <xsl:sequence select="sort(mv:gjeldende($forlop, ('VARSEL', 'OPPDATERT'))[f:ventet]/f:melding, (), function($m) { mv:moment($m/@sendt) })"/>
  </xsl:function>

  <!-- When both the version and its event had been sent. -->
  <xsl:function name="mv:versjon-sendt" as="xs:dateTime?">
    <xsl:param name="melding" as="element()"/>
    <xsl:sequence select="max((mv:moment($melding/@sendt), mv:tid($melding/../f:sendt)))"/>
  </xsl:function>

  <!--
    The health information that had last told the expected day of discharge at the moment; none where its day at the moment is not known, because a
    version that came later may have changed it.
  -->
  <xsl:function name="mv:sist-ventet" as="element()?">
    <xsl:param name="forlop" as="element()"/>
    <xsl:param name="tid" as="xs:dateTime?"/>
    <xsl:variable name="siste" select="(mv:versjoner-med-ventet($forlop)[mv:versjon-sendt(.) le $tid][last()]/..)[1]"/>
    <xsl:sequence select="$siste[every $m in f:melding[not(@status = 'C')] satisfies mv:moment($m/@sendt) le $tid]"/>
  </xsl:function>

  <!-- The MsgIds of events, as the property <id>-meldinger wants them. -->
  <xsl:function name="mv:msgid" as="xs:string">
    <xsl:param name="hendelser" as="element()*"/>
    <xsl:sequence select="string-join(distinct-values($hendelser/@msgId), ' ')"/>
  </xsl:function>

  <!-- True when the event is sent on the side of the hospital (SYKEHUS), the municipality (KOMMUNE) or the doctor (LEGE). -->
  <xsl:function name="mv:er-fra" as="xs:boolean">
    <xsl:param name="hendelse" as="element()"/>
    <xsl:param name="side" as="xs:string"/>
    <xsl:sequence select="$hendelse/f:avsender/@side = $side"/>
  </xsl:function>

  <!-- A moment as people read it, in Norwegian local time: 04.03.2024 kl. 14.25, with seconds where there are any. -->
  <xsl:function name="mv:vis-tid" as="xs:string">
    <xsl:param name="tid" as="xs:dateTime?"/>
    <xsl:variable name="norsk" as="xs:dateTime?" select="mv:norsk-tid($tid)"/>
    <xsl:sequence select="if (empty($norsk)) then ''
                          else format-dateTime($norsk, '[D01].[M01].[Y0001] kl. [H01].[m01]')
                          || (if (seconds-from-dateTime($norsk) ge 1) then format-dateTime($norsk, '.[s01]') else '')"/>
  </xsl:function>

  <!-- The day of an event's own time as people read it. -->
  <xsl:function name="mv:vis-dag" as="xs:string?">
    <xsl:param name="tid" as="element()*"/>
    <xsl:sequence select="$tid[1] ! format-date(mv:dag(@dag), '[D01].[M01].[Y0001]')"/>
  </xsl:function>

  <!-- An event's own time as people read it; only the day where only the day is told. -->
  <xsl:function name="mv:vis" as="xs:string">
    <xsl:param name="tid" as="element()*"/>
    <xsl:sequence select="if ($tid[1]/@presisjon = 'DAG') then string(format-date(mv:dag($tid[1]/@dag), '[D01].[M01].[Y0001]'))
                          else mv:vis-tid(mv:tid($tid))"/>
  </xsl:function>

  <!-- True on Monday to Friday that are no public holiday of the document. -->
  <xsl:function name="mv:er-virkedag" as="xs:boolean">
    <xsl:param name="forlop" as="element()"/>
    <xsl:param name="dag" as="xs:date?"/>
    <xsl:sequence select="exists($dag) and not(format-date($dag, '[F1]') = ('6', '7')) and not($forlop/f:helligdag/@dag = string($dag))"/>
  </xsl:function>

  <!-- The n-th working day after the day. -->
  <xsl:function name="mv:virkedag-etter" as="xs:date?">
    <xsl:param name="forlop" as="element()"/>
    <xsl:param name="dag" as="xs:date?"/>
    <xsl:param name="antall" as="xs:integer"/>
    <xsl:variable name="neste" as="xs:date?" select="$dag + xs:dayTimeDuration('P1D')"/>
    <xsl:sequence select="if ($antall le 0 or empty($dag)) then $dag
                          else mv:virkedag-etter($forlop, $neste, if (mv:er-virkedag($forlop, $neste)) then $antall - 1 else $antall)"/>
  </xsl:function>

</xsl:stylesheet>
