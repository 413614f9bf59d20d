<?xml version="1.0" encoding="UTF-8"?>
<!-- Start and end of the same thing, as written. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <!-- True when the end is certainly before the start: on an earlier day, or earlier on the clock where both tell it. -->
  <xsl:function name="mv:er-snudd" as="xs:boolean">
    <xsl:param name="start" as="item()*"/>
    <xsl:param name="slutt" as="item()*"/>
    <xsl:variable name="a" as="xs:dateTime?" select="mv:tidspunkt($start)"/>
    <xsl:variable name="b" as="xs:dateTime?" select="mv:tidspunkt($slutt)"/>
    <xsl:sequence select="if (contains(string($start[1]), 'T') and contains(string($slutt[1]), 'T')) then boolean($b lt $a)
                          else boolean(mv:dato($b) lt mv:dato($a))"/>
  </xsl:function>

</xsl:stylesheet>
