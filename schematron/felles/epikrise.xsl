<?xml version="1.0" encoding="UTF-8"?>
<!--
  Content of discharge letters (Epikrise 1.1 and 1.2): sections by heading, the plan, and what kind of letter it is.
  $rapport is the ServRprt element.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- The texts under the given heading codes (8231, 8311), only those with something in them. -->
  <xsl:function name="mv:avsnitt" as="element()*">
    <xsl:param name="rapport" as="element()"/>
    <xsl:param name="koder" as="xs:string*"/>
    <xsl:sequence select="$rapport//*:Comment[*:Heading[normalize-space(@V) = $koder]]/*:TextResultValue[mv:har-tekst(.)]"/>
  </xsl:function>

  <!-- The notes of a letter or a report, each under its heading: what rules ask when they ask the text. -->
  <xsl:function name="mv:notater" as="element()*">
    <xsl:param name="rot" as="element()"/>
    <xsl:sequence select="$rot//*:Comment/*:TextResultValue | $rot//*:Journaltekst/(*:Notat | *:Merknad)"/>
  </xsl:function>

  <!-- True when the letter has codes for its headings, as reports always have, so that a section that is not there is known to be missing. -->
  <xsl:function name="mv:har-overskriftskoder" as="xs:boolean">
    <xsl:param name="rapport" as="element()"/>
    <xsl:sequence select="exists($rapport//*:Comment/*:Heading/@V | $rapport/self::*:TverrfagligEpikrise)"/>
  </xsl:function>

  <!-- The notes that hold the plan: under its heading, coded or in the text; in a letter without codes, those that speak of follow-up. -->
  <xsl:function name="mv:plan" as="element()*">
    <xsl:param name="rapport" as="element()"/>
    <xsl:variable name="notater" select="mv:notater($rapport)"/>
    <xsl:variable name="plan" select="$notater[mv:har-seksjon(., 'plan')]"/>
    <xsl:sequence select="if (exists($plan) or mv:har-overskriftskoder($rapport)) then $plan
                          else $notater[not(mv:sier(., 'oppfolging') = 'ingen')]"/>
  </xsl:function>

  <!-- The sections that the plan is to be read in: its own, or all that may hold it in a letter without codes for its headings. -->
  <xsl:function name="mv:planseksjoner" as="xs:string*">
    <xsl:param name="rapport" as="element()"/>
    <xsl:sequence select="if (mv:har-overskriftskoder($rapport) or mv:har-seksjon(mv:notater($rapport), 'plan')) then 'plan'
                          else ('uten', 'vurdering', 'forlop', 'informasjon')"/>
  </xsl:function>

  <!-- The sections in which someone may be told to do something: not why the patient came, nor earlier illness. -->
  <xsl:function name="mv:tiltaksseksjoner" as="xs:string*">
    <xsl:sequence select="('uten', 'plan', 'legemidler', 'vurdering', 'forlop', 'funn', 'funksjon', 'sosialt', 'utredning', 'informasjon',
                           'sykmelding', 'ubesvart', 'diagnose')"/>
  </xsl:function>

  <!-- All running text. -->
  <xsl:function name="mv:epikrisetekst" as="xs:string">
    <xsl:param name="rapport" as="element()"/>
    <xsl:sequence select="mv:tekst($rapport//*:TextResultValue | $rapport//*:Observation/*:Description)"/>
  </xsl:function>

  <!-- True for an outpatient or day treatment letter: by message type, kind of contact (8240) or its own description. -->
  <xsl:function name="mv:er-poliklinisk" as="xs:boolean">
    <xsl:param name="rapport" as="element()"/>
    <xsl:variable name="kontakttyper" as="xs:string*" select="$rapport//*:AdmCat/@V ! normalize-space(.)"/>
    <xsl:sequence select="not($kontakttyper = '1')
                          and ($rapport/../*:Type/@V = 'E-P' or $kontakttyper = ('2', '3', '4', '5', '6')
                               or matches(string($rapport/*:MsgDescr[1]), 'poliklin|dagbehandl', 'i'))"/>
  </xsl:function>

  <!-- True for a letter from a hospital stay: neither outpatient nor from an emergency ward (E-L). -->
  <xsl:function name="mv:er-innleggelse" as="xs:boolean">
    <xsl:param name="rapport" as="element()"/>
    <xsl:sequence select="not(mv:er-poliklinisk($rapport)) and not(mv:er-legevaktepikrise($rapport))"/>
  </xsl:function>

  <!-- The running texts, each a node of its own, so that its heading is known. -->
  <xsl:function name="mv:epikrisetekster" as="element()*">
    <xsl:param name="rapport" as="element()"/>
    <xsl:sequence select="$rapport//*:TextResultValue | $rapport//*:Observation/*:Description"/>
  </xsl:function>

  <!-- True when the letter has a list of medicines: structured, as text under its type or heading, one it points to, or an outright statement of none. -->
  <xsl:function name="mv:har-legemiddelliste" as="xs:boolean">
    <xsl:param name="rapport" as="element()"/>
    <xsl:variable name="tekster" as="element()*" select="mv:epikrisetekster($rapport)"/>
    <xsl:sequence select="exists($rapport//*:Medication[mv:har-tekst(*:DrugId/(@V | @DN | @OT) | *:Comment | *:DosageText)])
                          or mv:er-legemiddeltekst($rapport, $rapport//*:InfItem[*:Type/@V = 'MEDB']/*:Observation/(*:Description | *:Comment))
                          or mv:er-legemiddeltekst($rapport, mv:avsnitt($rapport, ('ME', 'MEDB', 'LM')))
                          or exists(mv:vedlagt-legemiddelliste($rapport))
                          or mv:legemiddelliste-i-tekst($rapport, $tekster[not(../*:Heading/@V ! normalize-space(.) = ('ME', 'MEDB', 'LM'))])
                          or mv:viser-til-legemiddelliste($rapport, $tekster)
                          or mv:sier-ingen-legemidler($tekster)"/>
  </xsl:function>

  <!-- True when the letter describes the level of function: under its heading, or in words elsewhere. Organs do not count. -->
  <xsl:function name="mv:beskriver-funksjon" as="xs:boolean">
    <xsl:param name="rapport" as="element()"/>
    <xsl:variable name="tekster" as="element()*" select="mv:epikrisetekster($rapport)"/>
    <xsl:sequence select="exists(mv:avsnitt($rapport, 'HJ')) or mv:har-seksjon($tekster, 'funksjon')
                          or mv:sier($tekster, 'funksjon') = ('bekreftet', 'usikkert')"/>
  </xsl:function>

  <!-- True when the plan names someone who follows up, or says that nothing is to be followed up. -->
  <xsl:function name="mv:nevner-ansvarlig" as="xs:boolean">
    <xsl:param name="rapport" as="element()"/>
    <xsl:variable name="seksjoner" select="mv:planseksjoner($rapport)"/>
    <xsl:sequence select="mv:sier-i(mv:notater($rapport), 'ansvarlig', $seksjoner) = ('bekreftet', 'usikkert')
                          or mv:sier-i(mv:notater($rapport), ('oppfolging', 'kontroll'), $seksjoner) = 'avkreftet'"/>
  </xsl:function>

</xsl:stylesheet>
