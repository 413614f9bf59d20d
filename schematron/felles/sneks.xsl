<?xml version="1.0" encoding="UTF-8"?>
<!--
  The s-n-e-k-s mark of a medicine: Som før (unchanged), Ny (new), Endret (changed), Kur (course), Sluttet (stopped). No standard has a
  field for it; only "stopped" is coded (7307 and 9104), the rest stands in the remarks as a letter or in words. A remark is read
  with «§» before it, by which the lexicon knows that it is a remark to a medicine.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- What is remarked on a medicine of a discharge letter or a nursing report, each clause a remark of its own. -->
  <xsl:function name="mv:legemiddelmerknader" as="xs:string*">
    <xsl:param name="legemiddel" as="element()"/>
    <xsl:sequence select="for $n in $legemiddel/(*:Comment | *:DosageText | *:Merknad)[mv:har-tekst(.)]
                          return tokenize(mv:tekst($n), '[.,;:]\s') ! concat('§ ', .)"/>
  </xsl:function>

  <!-- The letter that marks it, alone or before what else is said: S, N, E, K, SEP, or empty. A letter in parentheses may stand anywhere. -->
  <xsl:function name="mv:sneksbokstav" as="xs:string">
    <xsl:param name="legemiddel" as="element()"/>
    <xsl:variable name="merknader" as="xs:string*"
        select="$legemiddel/(*:Comment, *:DosageText, *:Merknad) ! upper-case(normalize-space(.))"/>
    <xsl:variable name="bokstaver" as="xs:string*" select="'SEP', 'S', 'N', 'E', 'K'"/>
    <xsl:sequence select="string((for $m in $merknader, $b in $bokstaver
                                  return $b[$m = ($b, $b || '.') or starts-with($m, $b || ':') or starts-with($m, $b || ',') or starts-with($m, $b || '. ')
                                            or starts-with($m, $b || ' -') or starts-with($m, $b || ' –') or contains($m, '(' || $b || ')')
                                            or contains($m, '[' || $b || ']') or ends-with($m, ' ' || $b)])[1])"/>
  </xsl:function>

  <!-- True when the medicine is marked as any of the five. -->
  <xsl:function name="mv:er-merket" as="xs:boolean">
    <xsl:param name="legemiddel" as="element()"/>
    <xsl:sequence select="$legemiddel/*:Status/@V = '4' or mv:sneksbokstav($legemiddel) != ''
                          or mv:sier(mv:legemiddelmerknader($legemiddel), ('sneks', 'legemiddelendring')) != 'ingen'"/>
  </xsl:function>

  <!-- True when the medicine is marked as new, changed, a course or stopped, and not also as unchanged. -->
  <xsl:function name="mv:er-endret" as="xs:boolean">
    <xsl:param name="legemiddel" as="element()"/>
    <xsl:variable name="bokstav" as="xs:string" select="mv:sneksbokstav($legemiddel)"/>
    <xsl:variable name="merknader" as="xs:string*" select="mv:legemiddelmerknader($legemiddel)"/>
    <xsl:variable name="endring" as="xs:string" select="mv:sier($merknader, 'legemiddelendring')"/>
    <xsl:sequence select="$legemiddel/*:Status/@V = '4' or $bokstav = ('N', 'E', 'K', 'SEP')
                          or ($bokstav = '' and ($endring = 'bekreftet' or ($endring != 'avkreftet' and mv:sier($merknader, 'sneks') = 'bekreftet')))"/>
  </xsl:function>

  <!--
    True when a cause is told: a reason that the lexicon knows, or a word that is neither mark, dose, time, place nor small word, and so
    may be one. The word list can only acquit too little where such a word is missing in it: then the medicine is taken as explained.
  -->
  <xsl:function name="mv:har-begrunnelse" as="xs:boolean">
    <xsl:param name="legemiddel" as="element()"/>
    <xsl:variable name="merknader" as="xs:string*" select="mv:legemiddelmerknader($legemiddel)"/>
    <xsl:variable name="grunn" as="xs:string" select="mv:sier($merknader, 'endringsgrunn')"/>
    <xsl:sequence select="$grunn = ('bekreftet', 'usikkert')
                          or ($grunn = 'ingen' and (some $ord in tokenize(lower-case(string-join($merknader, ' ')), '[^\p{L}]+')
                                                    satisfies string-length($ord) ge 4 and not($ord = mv:uten-grunn())))"/>
  </xsl:function>

  <!-- Words of remarks that give no cause: marks, doses, forms, times and places. -->
  <xsl:function name="mv:uten-grunn" as="xs:string*">
    <xsl:sequence select="tokenize('
      seponert seponeres seponerte seponere sluttet slutta slutte avsluttet avslutta avsluttes stoppet stoppa stoppes stanset stansa stanses pauset pausert pausa pause
      endret endra endres endring endringa endringen endringer endringar ending doseendring doseendra doseendret doseøkning doseauke dosereduksjon
      auka auke aukar aukast økning økes redusert reduseres redusere reduksjon reduserte nytt nyoppstartet nyoppstarta oppstartet oppstarta oppstart startet starta startes
      starte start igangsatt begynt byrja byttet bytta byttes bytte skiftet skifta erstatter erstattet erstatta opptrappet opptrappa opptrappes opptrapping nedtrappet nedtrappa nedtrappes
      nedtrapping trappes trappet trappa trapping gradvis gradvist litt meir mer mindre halvert halveres doblet dobla dobling dobbelt halv hel full justert justeres justering kuren kura
      samme same uendret uendra fortsetter fortsett fortsette fortsatt framleis vidareførast videreføres videreført midlertidig fast faste fastlagt
      medikament medikamentet medikamenter medikamenta dose dosen doser dosar dosering doseringen dosert legemiddel legemidlet legemiddelet legemidler medisin medisinen medisiner medisinar preparat preparatet behandling behandlingen behandlinga styrke styrken
      tabl tablett tabletten tabletter tablettar tablettene kapsel kapsler kapslar kaps dråper drope dråpar depot depottabl depottablett enterotablett enterotabletter injeksjon injeksjoner sprøyte sprøyter mikstur plaster inhalasjon inhalasjoner puff salve krem spray stikkpille stikkpiller pose poser
      milligram mikrogram gram enheter einingar enhet mmol ganger gang gonger gong daglig dagleg dagen dager dagar dag døgn døgnet daglege uker uken veke veker vekene uke ukentlig måned måneder månad månader månedlig time timer timar minutter
      morgen morgon morgenen morgenkveld kveld kvelden kveldstid natt natten natta ettermiddag formiddag frokost middag lunsj måltid måltider mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tysdag laurdag sundag helg helgen
      januar februar mars april juni juli august september oktober november desember dato datert
      siden sidan etter innen innan inntil under over mellom fram frem ifra kvar hver annenhver annankvar andre annen første fyrste neste siste deretter videre vidare samt også skal bare berre igjen allerede allereie
      utskrivning utskrivelse utskriving utreise hjemreise heimreise innkomst innleggelse innleggelsen innlegging innlegginga opphold oppholdet opphald opphaldet sykehus sykehuset sjukehus sjukehuset sykehusopphold
      avdeling avdelingen avdelinga poliklinikk poliklinikken hjemme heime fastlege fastlegen lege legen legar kardiolog spesialist medisinsk kirurgisk ortopedisk mottak akuttmottak akuttmottaket intensiv hjemmesykepleien
      blei vart vert blir ble blitt vorte har hatt være vere vært skulle kunne kan vil dette denne desse disse pasienten pasientens hennes hans hver ikke ikkje uten utan ingen grunn årsak begrunnelse grunngjeving oppgitt oppgjeve kjent ukjent ukjend nærmere nærare
      maks maksimalt minst cirka omtrent stykk totalt samlet tilsvarende jmfr jamfør tidligere tidlegare opprinnelig forrige nåværende noverande aktuell aktuelt avtalt avtale iverksatt satt sett lagt gitt gjeve tatt teke tas takast behov kontroll plan planen
      sengepost sengeposten post posten stedet staden istedenfor istedet istaden istadenfor legevakt legevakta legevakten sykehjem sykehjemmet sjukeheim sjukeheimen ambulanse ambulansen
      kurve kurva kurven journal journalen notat notatet epikrise epikrisen vedlegg vedlagt liste lista listen medisinliste medisinlista
      ')"/>
  </xsl:function>

</xsl:stylesheet>
