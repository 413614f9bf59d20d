<?xml version="1.0" encoding="UTF-8"?>
<!--
  Contact information (HITS 1174): who is responsible, under which role, with which telephone number. In MsgHead messages people
  and units are of felleskomponent1 or the message's own copy of it; in the older ones they are an HCP.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- True when an address below holds a telephone number. One without the prefix is still one; HODE-30 tells of the prefix. -->
  <xsl:function name="mv:har-telefon" as="xs:boolean">
    <xsl:param name="noder" as="element()*"/>
    <xsl:sequence select="exists($noder/descendant-or-self::*:TeleAddress/@V[matches(., '[0-9]{3}')][not(matches(., '^\s*(fax|mailto|https?):', 'i'))])"/>
  </xsl:function>

  <!-- The roles that a person related to a note has, wherever they stand. -->
  <xsl:function name="mv:notatrolle" as="xs:string*">
    <xsl:param name="rolle" as="element()"/>
    <xsl:sequence select="$rolle/(*:RoleToPatient | *:HealthcareProfessional/*:RoleToPatient)/@V ! normalize-space(.)[. ne '']"/>
  </xsl:function>

  <!-- The health professionals, and units, that a request or note names, other than contacts at the receiver (24). -->
  <xsl:function name="mv:ansvarlige-for-notat" as="element()*">
    <xsl:param name="notat" as="element()"/>
    <xsl:sequence select="$notat/*:RollerRelatertNotat[not(mv:notatrolle(.) = '24')]/(*:HealthcareProfessional | *:TilknyttetEnhet/*:Kontaktenhet)"/>
  </xsl:function>

  <!-- The HCPs with a relation, with a name: that of the person or, where none is named, the institution. -->
  <xsl:function name="mv:hcp-med-rolle" as="element()*">
    <xsl:param name="relasjoner" as="element()*"/>
    <xsl:param name="koder" as="xs:string*"/>
    <xsl:sequence select="$relasjoner[*:Relation/@V ! normalize-space(.) = $koder]/*:HCP[mv:har-tekst((*:HCProf | *:Inst | *:Inst/*:HCPerson | *:Inst/*:Dept)/*:Name)]"/>
  </xsl:function>

  <!-- The same where a person must be named. -->
  <xsl:function name="mv:hcp-person-med-rolle" as="element()*">
    <xsl:param name="relasjoner" as="element()*"/>
    <xsl:param name="koder" as="xs:string*"/>
    <xsl:sequence select="$relasjoner[*:Relation/@V ! normalize-space(.) = $koder]/*:HCP[mv:har-tekst((*:HCProf | *:Inst/*:HCPerson)/*:Name)]"/>
  </xsl:function>

</xsl:stylesheet>
