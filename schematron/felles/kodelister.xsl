<?xml version="1.0" encoding="UTF-8"?>
<!--
  Code lists: which list the code of an element comes from, by the standards' own words (HIS 80601, 80603, 80704, 80226, 80517,
  1077, 1151, 1206), and how codes and their texts are compared. The lists themselves are data in kodeverk/; what can be asked
  of them is mv:kodestatus and mv:kodenavn. Diagnoses, procedures, medicines, languages, municipalities and the like are not
  here: their lists are large, and most have owners and editions of their own.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- The OID of a national code list. -->
  <xsl:function name="mv:kodeverk-oid" as="xs:string">
    <xsl:param name="nummer" as="xs:string"/>
    <xsl:sequence select="'2.16.578.1.12.4.1.1.' || $nummer"/>
  </xsl:function>

  <!-- The part of a message an element belongs to; empty where codes are not judged. -->
  <xsl:function name="mv:meldingsdel" as="xs:string">
    <xsl:param name="e" as="element()"/>
    <xsl:variable name="n" as="xs:string" select="namespace-uri($e)"/>
    <xsl:sequence select="if (contains($n, '/xmlstds/msghead/')) then 'hode'
                          else if (contains($n, '/xmlstds/felleskomponent1')) then 'felles'
                          else if (contains($n, '/xmlstds/dialog/')) then 'dialog'
                          else if (contains($n, '/xmlstds/po/')) then 'plo'
                          else if (contains($n, '/xmlstds/epj/')) then 'epj'
                          else if (contains($n, 'ehelse.no/xmlstds/henvisning/')) then 'henvisning2'
                          else if (contains($n, '/xmlstds/henvisning/')) then 'henvisning'
                          else if (contains($n, '/xmlstds/epikrise')) then 'epikrise'
                          else if (contains($n, '/xmlstds/apprec/')) then 'apprec'
                          else if (contains($n, '/xmlstds/rekvisisjon/')) then 'rekvisisjon'
                          else if (contains($n, '/xmlstds/labsvar/')) then 'svarrapport'
                          else ''"/>
  </xsl:function>

  <!-- The message type of MsgHead. -->
  <xsl:function name="mv:hodets-type" as="xs:string">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="normalize-space((mv:hodeinfo($e)/*:Type)[1]/@V)"/>
  </xsl:function>

  <!-- The lists (OIDs) an element's code may come from; empty for elements whose codes are not judged. MsgInfo/Type has rules of its own. -->
  <xsl:function name="mv:kodelister" as="xs:string*">
    <xsl:param name="e" as="element()"/>
    <xsl:variable name="del" as="xs:string" select="mv:meldingsdel($e)"/>
    <xsl:sequence select="if ($del = '') then () else mv:kodelistenumre($e, $del) ! mv:kodeverk-oid(.)"/>
  </xsl:function>

  <xsl:function name="mv:kodelistenumre" as="xs:string*">
    <xsl:param name="e" as="element()"/>
    <xsl:param name="del" as="xs:string"/>
    <xsl:variable name="navn" as="xs:string" select="local-name($e)"/>
    <xsl:variable name="over" as="xs:string" select="local-name($e/..)"/>
    <xsl:variable name="hcp" as="xs:boolean" select="$del = ('henvisning', 'epikrise')"/>
    <xsl:choose>
      <!-- Receipts: the status only; error codes may come from lists of the message type's own -->
      <xsl:when test="$del = 'apprec'"><xsl:sequence select="'8258'[$navn = 'Status']"/></xsl:when>
      <xsl:when test="$del = ('rekvisisjon', 'svarrapport')"><xsl:sequence select="mv:provekodelister($e, $navn, $over)"/></xsl:when>
      <!-- The header -->
      <xsl:when test="$del = 'hode' and $navn = 'ProcessingStatus'"><xsl:sequence select="'8113'"/></xsl:when>
      <xsl:when test="$del = 'hode' and $navn = 'RequestedPriority'"><xsl:sequence select="'8115'"/></xsl:when>
      <xsl:when test="$navn = 'Ack'"><xsl:sequence select="'7304'"/></xsl:when>
      <xsl:when test="$navn = ('ComMethod', 'ActComMethod', 'ReqComMethod')"><xsl:sequence select="'8235'"/></xsl:when>
      <xsl:when test="$navn = 'RoleReceiver'"><xsl:sequence select="'8112'"/></xsl:when>
      <xsl:when test="$del = 'hode' and $navn = 'MsgType'"><xsl:sequence select="'8114'"/></xsl:when>
      <xsl:when test="$navn = 'DocumentConnection'"><xsl:sequence select="'4702'"/></xsl:when>
      <xsl:when test="$navn = 'Compression'"><xsl:sequence select="'1204'"/></xsl:when>
      <xsl:when test="$del = 'hode' and $navn = 'Consent'"><xsl:sequence select="'9064', '3109'"/></xsl:when>
      <!-- People and organisations; a person's HER-id is met with both lists (HIS 1153-2 A.3 and the official examples) -->
      <xsl:when test="$navn = 'Sex'"><xsl:sequence select="'3101'"/></xsl:when>
      <xsl:when test="$del = 'hode' and $navn = 'TypeId' and $e/../parent::*:Organisation"><xsl:sequence select="'9051'"/></xsl:when>
      <xsl:when test="$del = 'hode' and $navn = 'TypeId' and ($e/../parent::*:Patient or $e/../parent::*:Person)"><xsl:sequence select="'8116'"/></xsl:when>
      <xsl:when test="$hcp and $navn = 'TypeId' and $over = ('Inst', 'Dept')"><xsl:sequence select="'9051', '8268'"/></xsl:when>
      <xsl:when test="$hcp and $navn = 'TypeId'"><xsl:sequence select="'8116', '8268', '8241'"/></xsl:when>
      <xsl:when test="$navn = 'TypeId'"><xsl:sequence select="'8116', '9051'"/></xsl:when>
      <xsl:when test="$navn = 'TypeOffId'"><xsl:sequence select="'8116', '8327'"/></xsl:when>
      <xsl:when test="$hcp and $navn = 'Type' and $over = 'AdditionalId'"><xsl:sequence select="'8116', '9051', '8268'"/></xsl:when>
      <xsl:when test="$navn = 'TypeHealthcareProfessional' or ($hcp and $navn = 'Type' and $over = ('HCProf', 'HCPerson'))"><xsl:sequence select="'9060'"/></xsl:when>
      <xsl:when test="$navn = 'RoleToPatient'"><xsl:sequence select="'9034', '8422'[$del = 'dialog']"/></xsl:when>
      <!-- Status and kind of message -->
      <xsl:when test="$navn = ('Forsendelsesstatus', 'ServType')"><xsl:sequence select="'7309'"/></xsl:when>
      <xsl:when test="$hcp and $navn = 'Status' and $over = 'Message'"><xsl:sequence select="'8323'"/></xsl:when>
      <xsl:when test="$navn = 'Status' and $over = 'ServRprt'"><xsl:sequence select="'7306'"/></xsl:when>
      <xsl:when test="$hcp and $navn = 'MsgDescr' and $over = 'ServReq'"><xsl:sequence select="'8455'"/></xsl:when>
      <xsl:when test="$navn = 'TypeInnhold'">
        <xsl:variable name="rot" as="xs:string" select="local-name($e/../..)"/>
        <xsl:sequence select="if ($rot = 'Henvisning') then '8455'
                              else if ($rot = 'HelseopplysningerVedSoknad') then '9140'
                              else if ($rot = 'OverforingMedisinskeOpplysninger') then '9138'
                              else if ($rot = 'TverrfagligEpikrise') then '9139'
                              else ('9138', '9139', '9140')"/>
      </xsl:when>
      <xsl:when test="$navn = 'TypeInnholdKonsultasjon'"><xsl:sequence select="'9137'"/></xsl:when>
      <!-- Dialogue -->
      <xsl:when test="$navn = 'TypeForesp'"><xsl:sequence select="'9152', '9153', '9154', '8331', '9065'"/></xsl:when>
      <xsl:when test="$navn = 'Hastegrad'"><xsl:sequence select="'9067'"/></xsl:when>
      <xsl:when test="$navn = ('Formål', 'Formal')"><xsl:sequence select="'9068'"/></xsl:when>
      <xsl:when test="$navn = 'RolleNotat'"><xsl:sequence select="'9057'"/></xsl:when>
      <xsl:when test="$navn = 'TemaKodet'">
        <xsl:variable name="type" as="xs:string" select="mv:hodets-type($e)"/>
        <!-- Until 2019-03-28 the profile for dialogue between professionals had its themes from 7321 (HIS 1077, list of changes). -->
        <xsl:variable name="for-endringen" as="xs:boolean"
            select="boolean(mv:dag(mv:hodeinfo($e)/*:GenDate) lt xs:date('2019-03-28'))"/>
        <xsl:sequence select="if ($type = 'DIALOG_HELSEFAGLIG') then ('7322', '7321'[$for-endringen])
                              else if ($type = 'DIALOG_STATUS_HENVISNING') then '9148'
                              else if ($type = 'DIALOG_AVVIK') then '8117'
                              else ('9069', '7321', '9155', '8117')"/>
      </xsl:when>
      <!-- Nursing and care -->
      <xsl:when test="$navn = 'Hendelsekode'"><xsl:sequence select="'9121', '9131'[contains(namespace-uri($e), '2009-06-30')]"/></xsl:when>
      <xsl:when test="$navn = 'TypeHendelse'"><xsl:sequence select="'9131'"/></xsl:when>
      <xsl:when test="$navn = 'UtTil'"><xsl:sequence select="'8408', '7300'[contains(namespace-uri($e), '2009-06-30')]"/></xsl:when>
      <xsl:when test="$navn = 'Uttilstand'"><xsl:sequence select="'8431'"/></xsl:when>
      <xsl:when test="$navn = 'IPLOStjenestetype'"><xsl:sequence select="'9151'"/></xsl:when>
      <xsl:when test="$navn = 'Funksjonsvariabel'"><xsl:sequence select="'9111', '9115'"/></xsl:when>
      <xsl:when test="$navn = 'TypeRelasjon'"><xsl:sequence select="'8254'"/></xsl:when>
      <xsl:when test="$navn = 'Opplysning' and $over = 'SendtDokument'"><xsl:sequence select="'8329'"/></xsl:when>
      <xsl:when test="$navn = 'TypeMottaker' and $over = 'SendtDokument'"><xsl:sequence select="'8330'"/></xsl:when>
      <xsl:when test="$navn = 'SivilStatus'"><xsl:sequence select="'8724'"/></xsl:when>
      <xsl:when test="$navn = 'Slektskap'"><xsl:sequence select="'9033'"/></xsl:when>
      <xsl:when test="$navn = 'Omsorgsfunksjon'"><xsl:sequence select="'9050'"/></xsl:when>
      <xsl:when test="$navn = 'TypeInformasjon'"><xsl:sequence select="'9502'"/></xsl:when>
      <xsl:when test="$navn = 'Status' and $over = 'StatusHjelpemiddel'"><xsl:sequence select="'8230'"/></xsl:when>
      <xsl:when test="$navn = 'Briller'"><xsl:sequence select="'9113'"/></xsl:when>
      <xsl:when test="$navn = 'HjelpemiddelHorsel'"><xsl:sequence select="'9114'"/></xsl:when>
      <xsl:when test="$navn = 'Utleveringsform'"><xsl:sequence select="'9135'"/></xsl:when>
      <xsl:when test="$navn = 'SarskilteTiltak'"><xsl:sequence select="'9136'"/></xsl:when>
      <xsl:when test="$navn = 'Overskriftskode'"><xsl:sequence select="'9141', '9142', '9143', '9145'"/></xsl:when>
      <xsl:when test="$navn = 'StatusTilForskrivningen'"><xsl:sequence select="'9104'"/></xsl:when>
      <xsl:when test="$navn = 'InngaarIMultidose'"><xsl:sequence select="'9103'"/></xsl:when>
      <xsl:when test="$del = 'epj' and $navn = 'Bruk'"><xsl:sequence select="'9101'"/></xsl:when>
      <xsl:when test="$navn = 'AdmStatus'"><xsl:sequence select="'9083'"/></xsl:when>
      <!-- Referrals and discharge letters -->
      <xsl:when test="$navn = 'Priority'"><xsl:sequence select="if ($del = 'henvisning2') then '8306' else '8304'"/></xsl:when>
      <xsl:when test="$navn = 'ConsentStatus'"><xsl:sequence select="'9064', '3109'[$hcp]"/></xsl:when>
      <xsl:when test="$navn = 'TypeDato'"><xsl:sequence select="'9147'"/></xsl:when>
      <xsl:when test="$navn = 'VentetidSluttkode'"><xsl:sequence select="'8445'"/></xsl:when>
      <xsl:when test="$navn = 'UtfallAvVurdering'"><xsl:sequence select="'8485'"/></xsl:when>
      <xsl:when test="$navn = 'Type' and $over = 'InfItem'"><xsl:sequence select="'8233'"/></xsl:when>
      <xsl:when test="$navn = 'Status' and $over = 'Medication'"><xsl:sequence select="if ($del = 'henvisning2') then '9101' else '7307'"/></xsl:when>
      <xsl:when test="$navn = 'Relation' and $over = ('PatRelHCP', 'RelServProvider')"><xsl:sequence select="'8254', '7318', '7319'"/></xsl:when>
      <xsl:when test="$navn = 'AdmCat'"><xsl:sequence select="'8240'"/></xsl:when>
      <xsl:when test="$navn = 'AdmOutcome'"><xsl:sequence select="'7300'"/></xsl:when>
      <xsl:when test="$navn = 'Heading' and $over = 'ReasonAsText'"><xsl:sequence select="'8231', '8311'[$del = 'epikrise']"/></xsl:when>
      <xsl:when test="$navn = 'Heading' and $over = 'Comment'"><xsl:sequence select="if ($del = 'epikrise') then '8311' else '8234'"/></xsl:when>
    </xsl:choose>
  </xsl:function>

  <!--
    Requisitions and reports of results (HIS 80821, HIS 80822). What is examined, found and sampled has lists that each discipline chooses,
    and is not judged. Urgency may be 7303 NORM too: the standard's own example has it, though 8304 has not.
  -->
  <xsl:function name="mv:provekodelister" as="xs:string*">
    <xsl:param name="e" as="element()"/>
    <xsl:param name="navn" as="xs:string"/>
    <xsl:param name="over" as="xs:string"/>
    <xsl:variable name="ny" as="xs:boolean" select="ends-with(namespace-uri($e), '/2012-02-15')"/>
    <xsl:choose>
      <xsl:when test="$navn = 'ServType'"><xsl:sequence select="if ($over = ('ResultItem', 'AnalysedSubject')) then '8270' else '7309'"/></xsl:when>
      <xsl:when test="$navn = 'MsgDescr'"><xsl:sequence select="'8202'"/></xsl:when>
      <xsl:when test="$navn = 'Type' and $over = 'Message'"><xsl:sequence select="'8279'[$ny]"/></xsl:when>
      <xsl:when test="$navn = 'Type' and $over = 'InfItem'"><xsl:sequence select="'8233'"/></xsl:when>
      <xsl:when test="$navn = 'Status' and $over = 'ServReport'"><xsl:sequence select="'7306'"/></xsl:when>
      <xsl:when test="$navn = 'RequestedPrioReport'"><xsl:sequence select="if ($ny and mv:meldingsdel($e) = 'rekvisisjon') then '8115' else '7303'"/></xsl:when>
      <xsl:when test="$navn = 'Priority'"><xsl:sequence select="'8304', '7303'"/></xsl:when>
      <xsl:when test="$navn = 'Heading' and $over = 'ReasonAsText'"><xsl:sequence select="'8231', '8233'[mv:meldingsdel($e) = 'svarrapport']"/></xsl:when>
      <xsl:when test="$navn = 'Heading' and $over = 'Comment'"><xsl:sequence select="'8234'"/></xsl:when>
      <xsl:when test="$navn = 'Heading' and $over = 'TextResult'"><xsl:sequence select="'8243'"/></xsl:when>
      <xsl:when test="$navn = 'StatusInvestigation'"><xsl:sequence select="'8245'"/></xsl:when>
      <xsl:when test="$navn = 'DevResultInd'"><xsl:sequence select="'8244'"/></xsl:when>
      <xsl:when test="$navn = 'ArithmeticComp'"><xsl:sequence select="'8239'"/></xsl:when>
      <xsl:when test="$navn = 'TypeOffId'"><xsl:sequence select="'8327', '8116'"/></xsl:when>
      <xsl:when test="$navn = 'TypeId' and $over = ('Inst', 'Dept')"><xsl:sequence select="if ($ny) then '9051' else ('8268', '9051')"/></xsl:when>
      <xsl:when test="$navn = 'TypeId'"><xsl:sequence select="if ($ny) then ('8116', '9051') else ('8268', '8116', '9051')"/></xsl:when>
      <xsl:when test="$navn = 'Relation'"><xsl:sequence select="'8254', '7318', '7319'"/></xsl:when>
    </xsl:choose>
  </xsl:function>

  <!--
    True where the standard lets profiles and agreements choose other lists than those we know: local function variables, themes
    and kinds of request in dialogue other than the three profiles that fix them, and the trial version of nursing and care.
  -->
  <xsl:function name="mv:har-apent-kodeverk" as="xs:boolean">
    <xsl:param name="e" as="element()"/>
    <xsl:sequence select="local-name($e) = 'Funksjonsvariabel'
                          or (local-name($e) = 'TypeForesp' and mv:meldingsdel($e) = 'dialog')
                          or (local-name($e) = 'TemaKodet'
                              and not(mv:hodets-type($e) = ('DIALOG_HELSEFAGLIG', 'DIALOG_STATUS_HENVISNING', 'DIALOG_AVVIK')))
                          or (contains(namespace-uri($e), 'ehelse.no/xmlstds/po/') and empty($e/ancestor::*:Henvisning))"/>
  </xsl:function>

  <!-- The lists to look a code up in: of those it may come from, the one the element names; without one, all of them. -->
  <xsl:function name="mv:aktuelle-kodelister" as="xs:string*">
    <xsl:param name="e" as="element()"/>
    <xsl:param name="lister" as="xs:string*"/>
    <xsl:variable name="oppgitt" as="xs:string" select="normalize-space($e/@S)"/>
    <xsl:sequence select="if ($oppgitt = '' or empty($lister)) then $lister
                          else if ($oppgitt = $lister or mv:har-apent-kodeverk($e)) then $oppgitt
                          else ()"/>
  </xsl:function>

  <!--
    What mv:kodestatus says of a code on the day the message was made. Most codes have no limits in time, so the day is worked
    out only for those that have: they are not in use at one of the ends of time.
  -->
  <xsl:function name="mv:kodestatus-i-melding" as="xs:string">
    <xsl:param name="oid" as="xs:string"/>
    <xsl:param name="kode" as="xs:string"/>
    <xsl:param name="e" as="element()"/>
    <xsl:param name="vurdert" as="xs:dateTime"/>
    <xsl:variable name="til-slutt" as="xs:string" select="mv:kodestatus($oid, $kode, xs:date('9999-12-31'))[1]"/>
    <xsl:sequence select="if ($til-slutt = ('liste-ukjent', 'kode-ukjent')) then $til-slutt
                          else if ($til-slutt = 'ok' and mv:kodestatus($oid, $kode, xs:date('0001-01-01')) = 'ok') then 'ok'
                          else mv:kodestatus($oid, $kode, mv:meldingsdag($e, $vurdert))[1]"/>
  </xsl:function>

  <!-- The day a message was made; the day of judging where it does not say. -->
  <xsl:function name="mv:meldingsdag" as="xs:date">
    <xsl:param name="e" as="element()"/>
    <xsl:param name="vurdert" as="xs:dateTime"/>
    <xsl:variable name="sendt" as="item()*" select="(mv:hodeinfo($e)/*:GenDate)[1], (root($e)/*:Message/*:GenDate)[1]/@V"/>
    <xsl:sequence select="(mv:dag($sendt), mv:dato(mv:norsk-tid($vurdert)), xs:date('1970-01-01'))[1]"/>
  </xsl:function>

  <!--
    A code's text in the form it is compared in: lower case, single spaces, no group name in square brackets in front («[Bolig:]»),
    no full stop after, all dashes and quotation marks alike, and nothing of the space around dashes, slashes and colons.
  -->
  <xsl:function name="mv:kodetekst" as="xs:string">
    <xsl:param name="tekst" as="xs:string?"/>
    <xsl:variable name="t" as="xs:string" select="lower-case(normalize-space(translate($tekst, '&#xA0;–—‐‑’‘´`”“«»&quot;', ' ----''''''''''''''''''')))"/>
    <xsl:sequence select="replace(replace(replace($t, '^\[[^\]]*\]\s*', ''), '\s*([\-/:,])\s*', '$1'), '[\s.,:;]+$', '')"/>
  </xsl:function>

  <!-- A code as it may be shown to people; what does not look like one (a word, a long number) is not repeated. -->
  <xsl:function name="mv:vist-kode" as="xs:string">
    <xsl:param name="kode" as="xs:string?"/>
    <xsl:variable name="k" as="xs:string" select="normalize-space($kode)"/>
    <xsl:sequence select="if (matches($k, '^[A-ZÆØÅ0-9]{1,5}$|^[A-ZÆØÅ]{1,4}[_-][A-ZÆØÅ0-9]{1,3}$')) then $k else '(ikke vist)'"/>
  </xsl:function>

  <!-- A code list's OID as it may be shown: our own by number, others only where they are written as OIDs. -->
  <xsl:function name="mv:vist-kodeverk" as="xs:string">
    <xsl:param name="oid" as="xs:string?"/>
    <xsl:variable name="o" as="xs:string" select="normalize-space($oid)"/>
    <xsl:sequence select="if (matches($o, '^2\.16\.578\.1\.12\.4\.1\.1\.[0-9]{1,5}$')) then tokenize($o, '\.')[last()]
                          else if (matches($o, '^[0-2](\.[0-9]{1,10}){2,12}$')) then $o else '(ikke en OID)'"/>
  </xsl:function>

</xsl:stylesheet>
