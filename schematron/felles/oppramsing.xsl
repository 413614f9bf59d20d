<?xml version="1.0" encoding="UTF-8"?>
<!--
  Several things in one sentence of a rule text.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- Words with commas and an «and» before the last; of more than five, the first five and that there are more. -->
  <xsl:function name="mv:oppramsing" as="xs:string">
    <xsl:param name="ord" as="xs:string*"/>
    <xsl:param name="sprak" as="xs:string"/>
    <xsl:variable name="og" as="xs:string" select="if ($sprak = 'en') then ' and ' else ' og '"/>
    <xsl:variable name="fleire" as="xs:string" select="if ($sprak = 'en') then 'others' else if ($sprak = 'nn') then 'fleire' else 'flere'"/>
    <xsl:variable name="vist" as="xs:string*" select="if (count($ord) gt 6) then ($ord[position() le 5], $fleire) else $ord"/>
    <xsl:sequence select="string-join((subsequence($vist, 1, count($vist) - 2) ! (. || ', '), string-join(subsequence($vist, count($vist) - 1), $og)))"/>
  </xsl:function>

  <!-- The same with a capital letter first. -->
  <xsl:function name="mv:stor-forbokstav" as="xs:string">
    <xsl:param name="tekst" as="xs:string"/>
    <xsl:sequence select="upper-case(substring($tekst, 1, 1)) || substring($tekst, 2)"/>
  </xsl:function>

  <!-- The names of elements, each once, in the order they stand. Only names the standards have can be in a valid message. -->
  <xsl:function name="mv:elementnavn" as="xs:string">
    <xsl:param name="elementer" as="element()*"/>
    <xsl:param name="sprak" as="xs:string"/>
    <xsl:sequence select="mv:oppramsing(distinct-values($elementer ! local-name(.)), $sprak)"/>
  </xsl:function>

</xsl:stylesheet>
