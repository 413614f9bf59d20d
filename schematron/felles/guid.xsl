<?xml version="1.0" encoding="UTF-8"?>
<!--
  Message identifiers: a UUID written as five groups of hexadecimal digits (8-4-4-4-12), in upper or lower case.
  Version and variant bits are not looked at, and white space around the value is allowed.
-->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:mv="https://meldingsvakt.no/ns/funksjon">

  <xsl:function name="mv:er-guid" as="xs:boolean">
    <xsl:param name="verdi" as="xs:string?"/>
    <xsl:sequence select="matches(normalize-space($verdi), '^[0-9A-Fa-f]{8}-([0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$')"/>
  </xsl:function>

</xsl:stylesheet>
