<?xml version="1.0" encoding="UTF-8"?>
<!--
  Requisitions and reports of results (HIS 80821, HIS 80822): which discipline they are of, and what a health service unit (HCP) tells of itself.
  They look the same in all versions.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- True for a ServReq or ServReport of radiology (code list 8202). -->
  <xsl:function name="mv:er-radiologi" as="xs:boolean">
    <xsl:param name="del" as="element()"/>
    <xsl:sequence select="$del/*:MsgDescr/normalize-space(@V) = ('CT', 'MA', 'MR', 'RTG', 'SCI', 'UL') or $del/../*:Type/normalize-space(@V) = ('REQ_RTG', 'SVAR_RTG')"/>
  </xsl:function>

  <!-- True for one of pathology; LAB may be, but tells of other disciplines too. -->
  <xsl:function name="mv:er-patologi" as="xs:boolean">
    <xsl:param name="del" as="element()"/>
    <xsl:sequence select="$del/*:MsgDescr/normalize-space(@V) = ('CYTO', 'HIST', 'OBD')"/>
  </xsl:function>

  <!-- The results of the topmost level, of the patient, animal or material that was examined. -->
  <xsl:function name="mv:resultater" as="element()*">
    <xsl:param name="rapport" as="element()"/>
    <xsl:sequence select="$rapport/(*:Patient | *:Animal | *:Material)/*:ResultItem"/>
  </xsl:function>

  <!-- True when one of the units has a name: its own, or that of a person in it. -->
  <xsl:function name="mv:har-hcp-navn" as="xs:boolean">
    <xsl:param name="hcp" as="element()*"/>
    <xsl:sequence select="mv:har-tekst($hcp/(*:HCProf | *:Inst | *:Inst/*:HCPerson)/*:Name)"/>
  </xsl:function>

  <!-- True when one of the units has a telephone number. -->
  <xsl:function name="mv:har-hcp-telefon" as="xs:boolean">
    <xsl:param name="hcp" as="element()*"/>
    <xsl:sequence select="some $a in $hcp//*:TeleAddress satisfies matches(normalize-space($a/@V), '^(tel:)?[+0-9][0-9 ()/-]{2,}', 'i')"/>
  </xsl:function>

</xsl:stylesheet>
